"""An act's own words on its force, with lists of exceptions; what is not understood is never silence."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import read
from lawtime.history.answers import Certainty, Status
from lawtime.model.commencement import After, Anchor, Counting, OnDate, Rule, Unit, Unrecognised
from lawtime.reading.own_force import read_own_force

TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
JANUARY, JULY = OnDate(date=date(2020, 1, 1)), OnDate(date=date(2020, 7, 1))
LISTED = (
    "1. Настоящий Закон вводится в действие с 1 января 2020 года, за исключением:\n"
    "1) пункта 1 статьи 5 настоящего Закона, который вводится в действие по истечении десяти календарных дней после "
    "дня его первого официального опубликования;\n"
    "2) статьи 1, которая вводится в действие с 1 июля 2020 года."
)

READ: list[tuple[str, str, list[tuple[str, Rule]]]] = [
    ("ru", LISTED, [("act", JANUARY), ("art_5__para_1", TEN), ("art_1", JULY)]),
    (
        "en",
        "This Law shall be enforced from 1 January 2020, except for:\n"
        "1) Article 5, which shall be enforced from 1 July 2020.",
        [("act", JANUARY), ("art_5", JULY)],
    ),
    (
        "en",
        "This Law shall be enforced from 1 January 2020, with the exception of: 1) Article 5, which shall be enforced "
        "from 1 July 2020; 2) Article 7, which shall be enforced from 1 July 2020.",
        [("act", JANUARY), ("art_5", JULY), ("art_7", JULY)],
    ),
    (
        "kk",
        "Осы Заң:\n1) 2020 жылғы 1 шілдеден бастап қолданысқа енгізілетін 5-баптың 1-тармағын;\n"
        "2) 2020 жылғы 1 шілдеден бастап қолданысқа енгізілетін 7-бапты қоспағанда, "
        "2020 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.",
        [("act", JANUARY), ("art_5__para_1", JULY), ("art_7", JULY)],
    ),
    ("ru", "Настоящий Закон вводится в действие с 1 января 2020 года.", [("act", JANUARY)]),
    ("kk", "Осы Заң 2020 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.", [("act", JANUARY)]),
    ("ru", "Договоры вступают в силу в порядке настоящего Закона:\n1) один;\n2) два.", []),
    ("ru", "Настоящий Закон применяется к отношениям:\n1) одним;\n2) другим.", []),
]


@pytest.mark.parametrize(("lang", "text", "stated"), READ)
def test_each_provision_has_the_day_that_the_act_states_for_it(
    lang: str, text: str, stated: list[tuple[str, Rule]]
) -> None:
    assert [(each.provision, each.rule) for each in read_own_force(text, lang)] == stated


UNREAD = [
    ("ru", "1. Настоящий Закон вводится в действие со дня, когда взойдёт солнце."),
    ("ru", "2. Статьи 5 и 6 настоящего Закона вводятся в действие когда-нибудь."),
    ("ru", "Настоящий Закон вводится в действие:\n1) статьи 1-5 - с 1 января 2020 года;\n2) остальное - когда-нибудь."),
    ("ru", LISTED.replace("с 1 июля 2020 года", "когда-нибудь")),
    ("kk", "1. Осы Заң, мыналарды:\n1) 5-бапты қоспағанда, 2020 жылғы 1 қаңтардан бастап қолданысқа енгізіледі."),
]


@pytest.mark.parametrize(("lang", "text"), UNREAD)
def test_words_on_its_force_that_are_not_understood_are_never_silence(lang: str, text: str) -> None:
    (stated,) = read_own_force(text, lang)
    assert stated.provision == "act"
    assert isinstance(stated.rule, Unrecognised)
    assert stated.rule.text in text
    assert text[slice(*stated.span)].strip() == stated.rule.text


def test_a_provision_whose_day_is_not_understood_is_named() -> None:
    text = "1. Настоящий Закон вводится в действие с 1 января 2020 года.\n2. Статья 5 вводится в действие когда-нибудь."
    whole, part = read_own_force(text, "ru")
    assert (whole.provision, whole.rule) == ("act", JANUARY)
    assert (part.provision, part.aspect) == ("art_5", "")
    assert isinstance(part.rule, Unrecognised)


def law(folder: Path, last: str) -> Path:
    path = folder / "law.txt"
    head = (
        "Закон Республики Казахстан от 3 июля 2019 года № 262-VI\n\nО чем-то важном\n\nСтатья 1. Правило\n\nСлова.\n\n"
    )
    body = "Статья 5. Другое\n\n1. Слова.\n\n2. Слова.\n\nСтатья 6. Порядок введения в действие настоящего Закона\n\n"
    path.write_text(head + body + last.replace("\n", "\n\n") + "\n", encoding="utf-8")
    return path


def test_a_list_of_exceptions_gives_each_provision_its_own_day(tmp_path: Path) -> None:
    act = read(law(tmp_path, LISTED))
    autumn = date(2019, 10, 1)
    assert act.article("6").as_of(autumn).status is Status.NOT_YET
    assert act.article("1").as_of(date(2020, 3, 1)).status is Status.NOT_YET
    assert act.provision("art_5__para_1").as_of(autumn).status is Status.IN_FORCE
    assert act.provision("art_5__para_2").as_of(autumn).status is Status.NOT_YET
    whole = act.article("5").as_of(autumn)
    assert (whole.status, whole.certainty) == (Status.UNCERTAIN, Certainty.ONE_OF)


@pytest.mark.parametrize(
    "last",
    [
        "Настоящий Закон вводится в действие со дня, когда взойдёт солнце.",
        "1. Настоящий Закон вводится в действие с 1 июля 2019 года.\n"
        "2. Некоторые положения настоящего Закона вводятся в действие когда-нибудь.",
    ],
)
def test_no_default_and_no_day_is_claimed_against_words_that_were_not_understood(tmp_path: Path, last: str) -> None:
    answer = read(law(tmp_path, last)).article("1").as_of(date(2019, 12, 1))
    assert answer.certainty is not Certainty.EXACT
    assert answer.status is Status.UNCERTAIN
    assert not any("states no rule" in each for each in answer.assumptions)
    assert "clause" in {each.kind for each in answer.missing}


@pytest.mark.parametrize(
    "piece",
    [
        "x настоящий закон y вводится в действие ",
        "настоящего закона ",
        "вводится в действие ",
        "1) a:\n",
        "Настоящий Закон вводится в действие:\n1) статьи 5, которая вводится в действие\n",
        "за исключением ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    begin = time.process_time()
    read_own_force(piece * (200_000 // len(piece)), "ru")
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    "clause",
    [
        "Ввести в действие настоящий Закон с 1 января 2001 года.",
        "Ввести настоящий Закон в действие с 1 января 2001 года.",
        "Настоящий Закон ввести в действие с 1 января 2001 года.",
    ],
)
def test_words_that_order_the_act_into_force_are_never_taken_for_silence(clause: str) -> None:
    stated = read_own_force(clause, "ru")
    assert [each.provision for each in stated] == ["act"]
    assert stated[0].rule in (OnDate(date=date(2001, 1, 1)), Unrecognised(clause))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "ru",
            "Настоящий Закон вводится в действие с 1 января 2020 года. "
            "При этом статья 5 вводится в действие с 1 июля 2021 года.",
        ),
        (
            "en",
            "This Law shall be enforced from 1 January 2020. "
            "At the same time, Article 5 shall be enforced from 1 July 2021.",
        ),
    ],
)
def test_a_later_sentence_of_a_line_that_is_not_understood_leaves_doubt(lang: str, text: str) -> None:
    first, second = read_own_force(text, lang)
    assert (first.provision, first.rule) == ("act", JANUARY)
    assert second.provision == ""
    assert isinstance(second.rule, Unrecognised)
