# ruff: noqa: E501 - pages as they are printed
"""Acts that lost force as a whole, as their own page says above the text: never in force after that, and as before."""

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Certainty, Status
from lawtime.law import Law

PAGES = {
    "ru, in the caption": (
        "О заготовке\n\nПостановление Правительства Республики Казахстан от 10 февраля 2009 года № 142. Утратило силу "
        "постановлением Правительства Республики Казахстан от 29 декабря 2018 года № 922.\n\n"
        "1. Утвердить прилагаемые Правила.\n\n2. Настоящее постановление вводится в действие со дня подписания.\n",
        date(2018, 12, 29),
    ),
    "ru, a line of its own": (
        "О заготовке\n\nПостановление Правительства Республики Казахстан от 10 февраля 2009 года № 142\n\n"
        "Утратило силу в соответствии с постановлением Правительства РК от 29 декабря 2018 года № 922\n\n"
        "1. Утвердить прилагаемые Правила.\n\n2. Настоящее постановление вводится в действие со дня подписания.\n",
        date(2018, 12, 29),
    ),
    "kk": (
        "Толықтырулар енгізу туралы\n\nКүшін жойған\n\nҚазақстан Республикасы Үкіметінің 2009 жылғы 15 желтоқсандағы "
        "№ 2116 Қаулысы. Күші жойылды - Қазақстан Республикасы Үкіметінің 2015 жылғы 12 қазандағы № 821 қаулысымен\n\n"
        "1. Бекітілсін.\n\n2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.\n",
        date(2015, 10, 12),
    ),
    "kk, the act first": (
        "Толықтыру енгізу туралы\n\nҚазақстан Республикасы Үкіметінің 2009 жылғы 15 желтоқсандағы № 343 Қаулысы\n\n"
        "ҚР Үкіметінің 2019 жылғы 20 қарашадағы № 861 Қаулысымен 2020 ж. 1 қаңтардан бастап күші жойылды\n\n"
        "1. Бекітілсін.\n\n2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.\n",
        date(2020, 1, 1),
    ),
    "en": (
        "Environmental Code\n\nInvalidated\n\nThe Code of the Republic of Kazakhstan dated 9 January 2009 No. 212. Abolished "
        "by the Code of the Republic of Kazakhstan dated January 2, 2021 No. 400-VI (shall be enforced from 01.07.2021)."
        "\n\nArticle 1. Terms\n\n1. Terms are used.\n\nArticle 2. Force\n\nThis Code shall be enforced from 01.03.2009.\n",
        date(2021, 7, 1),
    ),
}


def law_of(tmp_path: Path, text: str) -> Law:
    place = tmp_path / "law.txt"
    place.write_text(text, encoding="utf-8")
    with Corpus() as corpus:
        law = corpus.add(place)
        assert law is not None
        return law


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_an_act_is_in_force_with_its_text_until_the_act_that_ended_it(page: str, tmp_path: Path) -> None:
    text, ended = PAGES[page]
    law = law_of(tmp_path, text)
    (first, *_) = law.as_of(ended.replace(year=ended.year - 3))
    assert (first.status, first.certainty) == (Status.IN_FORCE, Certainty.EXACT)
    assert first.text
    (before, *_) = law.as_of(ended.replace(day=1, month=1, year=ended.year - 1))
    assert before.text == first.text
    for answer in law.as_of(date(2026, 1, 1)):
        assert answer.status is Status.REPEALED
        assert answer.certainty in (Certainty.EXACT, Certainty.PRESUMED)
        assert answer.text is None


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_what_says_so_is_a_note_and_no_text(page: str, tmp_path: Path) -> None:
    law = law_of(tmp_path, PAGES[page][0])
    (note,) = law.history.newest.event.notes
    assert note.unread == ()
    assert [each.target for each in note.changes] == ["act"]
    words = note.text[:20]
    assert not any(words in (answer.text or "") for answer in law.as_of(date(2010, 6, 1)))


def test_an_end_on_no_stated_day_comes_not_before_the_signature_of_what_ended_it(tmp_path: Path) -> None:
    law = law_of(tmp_path, PAGES["ru, in the caption"][0])
    (first, *_) = law.as_of(date(2018, 12, 28))
    assert first.status is Status.IN_FORCE
    assert first.version.valid_to is not None
    assert first.version.valid_to.earliest == date(2018, 12, 29)
    assert any("after its own signature" in each for each in first.assumptions)


def test_a_page_that_only_says_that_the_act_lost_force_leaves_that_open(tmp_path: Path) -> None:
    text = "О заготовке\n\nУтративший силу\n\nЗакон Республики Казахстан от 10 февраля 2009 года № 142-IV\n\nСтатья 1. Цель\n\n1. Закон.\n"
    law = law_of(tmp_path, text)
    answer = law.article(1).as_of(date(2020, 1, 1))
    assert answer.certainty is not Certainty.EXACT
    assert any("Утративший силу" in each.what for each in answer.missing)


def test_a_citation_of_an_ended_act_above_the_text_ends_nothing(tmp_path: Path) -> None:
    text = (
        "О заготовке\n\nЗакон Республики Казахстан от 10 февраля 2009 года № 142-IV\n\n"
        "Настоящий Закон принят, поскольку Закон РК от 2 января 2001 года № 40-II утратил силу.\n\nСтатья 1. Цель\n\n1. Закон.\n"
    )
    law = law_of(tmp_path, text)
    assert law.article(1).as_of(date(2010, 1, 1)).status is Status.IN_FORCE
    assert law.history.newest.event.notes == ()
