"""Elements of which a note of an edition says only on which day they take effect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty, Status

LAW = (
    "Закон Республики Казахстан от 6 апреля 2016 года № 482-V\n\nО занятости\n\nСтатья 15. Права\n\n"
    "1. Безработные имеют право на:\n\n1) услуги;\n\n{}4) страхование.\n\n2. Прочее.\n\n{}"
    "Статья 16. Учет\n\nЦентр снимает с учета.\n\n{}Статья 17. Меры\n\nМеры принимаются.\n"
)
POINT = "Примечание РЦПИ!\n\nПодпункт 4) пункта 1 вводится в действие с 01.07.2017.\n\n"
ARTICLE = "Примечание ИЗПИ!\n\nСтатья 17 вводится в действие с 01.01.2018.\n\n"
UNREAD = "Примечание ИЗПИ!\n\nСтатья 17 вводится в действие с 01.01.2018, если не будет решено иначе.\n\n"
CHANGED = "Сноска. Статья 15 с изменениями, внесенными Законом РК от 03.12.2016 № 26-VI.\n\n"


def asked(folder: Path, text: str, article: str, day: str) -> Answer:
    place = folder / "law.md"
    place.write_text(text, "utf-8")
    corpus = Corpus()
    corpus.add(place)
    return corpus.act("482-V").article(article).as_of(date.fromisoformat(day))


def test_an_article_is_not_in_force_before_the_day_that_is_announced_for_it(tmp_path: Path) -> None:
    text = LAW.format("", "", ARTICLE)
    assert asked(tmp_path, text, "17", "2017-12-31").status is Status.NOT_YET
    assert asked(tmp_path, text, "17", "2018-01-01").status is Status.IN_FORCE
    assert asked(tmp_path, text, "16", "2017-12-31").status is Status.IN_FORCE


def test_what_an_article_says_is_uncertain_while_a_part_of_it_has_not_taken_effect(tmp_path: Path) -> None:
    text = LAW.format(POINT, "", "")
    assert asked(tmp_path, text, "15", "2017-06-30").status is Status.UNCERTAIN
    assert asked(tmp_path, text, "15", "2017-07-01").status is Status.IN_FORCE


@pytest.mark.parametrize(
    ("text", "article", "words"),
    [
        (LAW.format("", "", UNREAD), "17", "если не будет решено иначе"),
        (LAW.format(POINT, CHANGED, ""), "15", "Подпункт 4) пункта 1"),
    ],
)
def test_an_announced_day_that_is_not_certain_is_a_doubt_of_the_element_that_it_names(
    tmp_path: Path, text: str, article: str, words: str
) -> None:
    told = asked(tmp_path, text, article, "2017-01-01")
    assert told.certainty is not Certainty.EXACT
    assert any(words in str(each) for each in told.missing)
