"""An act that ends by its own words, all of it or in part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Status

RU = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\nСтатья 4. Понятия\n\nТекст.\n\n"
    "Статья 6. Порядок введения в действие\n\n{}\n"
)
EN = (
    "Law of the Republic of Kazakhstan dated January 6, 2012 № 527-IV\n\nOn Security\n\nArticle 4. Notions\n\nText.\n\n"
    "Article 6. Entry into force\n\n{}\n"
)
KK = (
    "Қазақстан Республикасының 2012 жылғы 6 қаңтардағы № 527-IV Заңы\n\nҚауіпсіздік туралы\n\n4-бап. Ұғымдар\n\nМәтін."
    "\n\n6-бап. Қолданысқа енгізу\n\n{}\n"
)
WHOLE = [
    ("ru", RU, "Настоящий Закон вводится в действие с 1 февраля 2012 года и действует до 1 января 2020 года."),
    (
        "ru",
        RU,
        "Настоящий Закон вводится в действие с 1 февраля 2012 года. Настоящий Закон действует до 1 января 2020 года.",
    ),
    ("en", EN, "This Law shall be enforced from 1 February 2012 and shall be effective until 1 January 2020."),
    (
        "kk",
        KK,
        "Осы Заң 2012 жылғы 1 ақпаннан бастап қолданысқа енгізіледі және 2020 жылғы 1 қаңтарға дейін қолданылады.",
    ),
]


def asked(folder: Path, text: str, lang: str, day: str, *more: str) -> Answer:
    corpus = Corpus()
    for n, each in enumerate((text, *more)):
        place = folder / f"{n}.md"
        place.write_text(each, "utf-8")
        corpus.add(place, lang=lang)
    return corpus.act("527-IV").article(4).as_of(date.fromisoformat(day))


@pytest.mark.parametrize(("lang", "law", "clause"), WHOLE)
def test_an_act_that_ends_by_its_own_words_is_in_force_up_to_that_day_and_no_longer(
    tmp_path: Path, lang: str, law: str, clause: str
) -> None:
    text = law.format(clause)
    assert asked(tmp_path, text, lang, "2019-12-31").status is Status.IN_FORCE
    after = asked(tmp_path, text, lang, "2020-01-01")
    assert (after.status, after.text) == (Status.REPEALED, None)
    assert ("sunset", "2020-01-01") in {(each.action, each.date.isoformat()) for each in after.provenance}
    assert str(asked(tmp_path, text, lang, "2019-12-31").version.valid_to) == str(after.version.valid_from)


@pytest.mark.parametrize(
    "clause",
    [
        "Настоящий Закон вводится в действие с 1 февраля 2012 года и действует до 1 января 2020 года, за исключением "
        "статьи 4.",
        "Настоящий Закон вводится в действие с 1 февраля 2012 года, за исключением статьи 4, которая вводится в "
        "действие с 1 марта 2012 года и действует до 1 января 2020 года.",
    ],
)
def test_an_end_with_exceptions_leaves_doubt_after_it(tmp_path: Path, clause: str) -> None:
    assert asked(tmp_path, RU.format(clause), "ru", "2020-01-01").status is Status.UNCERTAIN


def test_the_end_of_something_in_the_act_ends_nothing_else(tmp_path: Path) -> None:
    text = RU.format("Настоящий Закон вводится в действие с 1 февраля 2012 года.")
    text = text.replace("Текст.", "Пилотный проект действует до 1 января 2020 года.")
    assert asked(tmp_path, text, "ru", "2020-01-01").status is Status.IN_FORCE


def test_an_act_that_another_edition_prolongs_is_in_doubt_up_to_the_later_day_and_then_ended(tmp_path: Path) -> None:
    first = RU.format(WHOLE[0][2])
    later = first.replace("2020 года", "2025 года")
    assert asked(tmp_path, first, "ru", "2019-06-01", later).status is Status.IN_FORCE
    assert asked(tmp_path, first, "ru", "2022-01-01", later).status is Status.UNCERTAIN
    assert asked(tmp_path, first, "ru", "2025-01-01", later).status is Status.REPEALED
