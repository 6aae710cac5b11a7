"""Amending acts that are in effect for a time: what they changed is in doubt after their end, and never before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Status

RU_LAW = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО дорогах\n\nСтатья 4. Сбор\n\nСбор равен одному "
    "тенге.\n\nСтатья 5. Срок\n\nСрок равен одному дню.\n\n{}Статья 6. Введение в действие\n\nНастоящий Закон вводится "
    "в действие с 1 февраля 2012 года.\n"
)
RU_ACT = (
    "О внесении изменений в Закон Республики Казахстан «О дорогах»\n\nЗакон Республики Казахстан от 10 июня 2014 года "
    "№ 10-V\n\nСтатья 1. Внести в Закон Республики Казахстан от 6 января 2012 года № 527-IV «О дорогах» следующие "
    "изменения:\n\n1) статью 4 изложить в следующей редакции:\n\n«Статья 4. Сбор\n\nСбор равен двум тенге.»;\n\n"
    "2) дополнить статьей 5-1 следующего содержания:\n\n«Статья 5-1. Отсрочка\n\nДается отсрочка.».\n\nСтатья 2. {}\n"
)
EN_LAW = (
    "Law of the Republic of Kazakhstan dated January 6, 2012 № 527-IV\n\nOn Roads\n\nArticle 4. Toll\n\nThe toll is "
    "one tenge.\n\nArticle 6. Entry into force\n\nThis Law shall be enforced from 1 February 2012.\n"
)
EN_ACT = (
    "On amendments to the Law of the Republic of Kazakhstan “On Roads”\n\nLaw of the Republic of Kazakhstan dated June "
    "10, 2014 № 10-V\n\nArticle 1. To introduce amendments into the following legislative acts:\n\n1. In the Law of "
    "the Republic of Kazakhstan dated January 6, 2012 № 527-IV “On Roads”:\n\nin Article 4 the words “one tenge” shall "
    "be replaced by the words “two tenge”.\n\nArticle 2. {}\n"
)
ENDING = [
    "Настоящий Закон вводится в действие с 1 января 2015 года и действует до 1 января 2016 года.",
    "Настоящий Закон вводится в действие с 1 января 2015 года и действует по 31 декабря 2015 года.",
    "Настоящий Закон вводится в действие с 1 января 2015 года.\n\nСтатья 3. Настоящий Закон действует до 1 января "
    "2016 года.",
    "Введение в действие\n\n1. Настоящий Закон вводится в действие с 1 января 2015 года.\n\n2. Настоящий Закон "
    "действует до 1 января 2016 года.",
]
NOTE = "Сноска. Статья 4 в редакции Закона РК от 10.06.2014 № 10-V (вводится в действие с 01.01.2015).\n\n"


def corpus(folder: Path, *files: tuple[str, str, str]) -> Corpus:
    """Return a corpus of files, each with its name, text and the day on which it was current, or no day."""
    found = Corpus()
    for name, text, current in files:
        (folder / name).write_text(text, "utf-8")
        found.add(folder / name, current=date.fromisoformat(current) if current else None)
    return found


def asked(found: Corpus, article: str, day: str) -> Answer:
    return found.act("527-IV").article(article).as_of(date.fromisoformat(day))


@pytest.mark.parametrize("clause", ENDING)
def test_a_change_made_for_a_time_is_settled_within_it_and_in_doubt_after_its_end(tmp_path: Path, clause: str) -> None:
    law = ("law.md", RU_LAW.format(""), "2013-01-01")
    found = corpus(tmp_path, law, ("10-V_2014-06-10.md", RU_ACT.format(clause), ""))
    assert asked(found, "4", "2014-12-31").text == "Сбор равен одному тенге."
    assert asked(found, "4", "2015-12-31").text == "Сбор равен двум тенге."
    after = asked(found, "4", "2016-01-01")
    assert (after.text, after.status) == (None, Status.IN_FORCE)
    assert ("ended", "2016-01-01") in {(each.action, each.date.isoformat()) for each in after.provenance}
    assert asked(found, "5", "2016-01-01").text == "Срок равен одному дню."


def test_an_article_that_came_in_for_a_time_is_not_there_after_it(tmp_path: Path) -> None:
    law = ("law.md", RU_LAW.format(""), "2013-01-01")
    found = corpus(tmp_path, law, ("10-V_2014-06-10.md", RU_ACT.format(ENDING[0]), ""))
    assert asked(found, "5-1", "2014-12-31").status is Status.ABSENT
    assert asked(found, "5-1", "2015-12-31").text == "Дается отсрочка."
    assert asked(found, "5-1", "2016-01-01").text is None


def test_an_english_amending_act_that_ends_leaves_doubt_after_its_end(tmp_path: Path) -> None:
    clause = "This Law shall be enforced from 1 January 2015 and shall be effective until 1 January 2016."
    law = ("law.md", EN_LAW, "2013-01-01")
    found = corpus(tmp_path, law, ("10-V_2014-06-10.md", EN_ACT.format(clause), ""))
    assert asked(found, "4", "2015-12-31").text == "The toll is two tenge."
    assert asked(found, "4", "2016-01-01").text is None


def test_an_edition_made_within_the_time_says_nothing_of_what_comes_after(tmp_path: Path) -> None:
    noted = RU_LAW.format("").replace("одному тенге.\n\n", f"двум тенге.\n\n{NOTE}")
    act = ("10-V_2014-06-10.md", RU_ACT.format(ENDING[0]), "")
    found = corpus(tmp_path, ("law.md", noted, "2015-06-01"), act)
    assert asked(found, "4", "2015-12-31").text == "Сбор равен двум тенге."
    assert asked(found, "4", "2016-01-01").text is None


def test_an_edition_made_after_the_end_shows_the_text_that_followed(tmp_path: Path) -> None:
    ended = NOTE.replace("01.01.2015)", "01.01.2015 и действует до 01.01.2016)")
    act = ("10-V_2014-06-10.md", RU_ACT.format(ENDING[0]), "")
    newer = ("law2.md", RU_LAW.format("").replace("одному тенге.\n\n", f"одному тенге.\n\n{ended}"), "2017-01-01")
    found = corpus(tmp_path, ("law.md", RU_LAW.format(""), "2013-01-01"), newer, act)
    assert asked(found, "4", "2015-12-31").text == "Сбор равен двум тенге."
    assert asked(found, "4", "2016-01-01").text == "Сбор равен одному тенге."


def test_the_end_of_something_within_an_amending_act_ends_nothing_else(tmp_path: Path) -> None:
    clause = ENDING[2].partition("\n")[0] + "\n\nСтатья 3. Пилотный проект действует до 1 января 2016 года."
    law = ("law.md", RU_LAW.format(""), "2013-01-01")
    found = corpus(tmp_path, law, ("10-V_2014-06-10.md", RU_ACT.format(clause), ""))
    assert asked(found, "4", "2016-01-01").text == "Сбор равен двум тенге."
