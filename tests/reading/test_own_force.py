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


FROM_OCTOBER = OnDate(date=date(2021, 10, 1))
STATED_OF_PROVISIONS: list[tuple[str, str, str, Rule | None]] = [
    ("ru", "Статья 5 вводится в действие с 1 октября 2021 года.", "art_5", FROM_OCTOBER),
    (
        "ru",
        "Подпункт 3) пункта 2 статьи 5 вводится в действие с 1 октября 2021 года.",
        "art_5__para_2__subpara_3",
        FROM_OCTOBER,
    ),
    ("kk", "5-бап 2021 жылғы 1 қазаннан бастап қолданысқа енгізілсін.", "art_5", FROM_OCTOBER),
    ("en", "Article 5 shall be put into effect from 1 October 2021.", "art_5", FROM_OCTOBER),
    ("ru", "Статья 5 утрачивает силу с 1 октября 2021 года.", "art_5", None),
    ("ru", "С 1 октября 2021 года статья 5 утрачивает силу.", "art_5", None),
    ("ru", "Статью 5 ввести в действие с 1 октября 2021 года.", "art_5", None),
    ("ru", "Приостановить до 1 октября 2021 года действие статьи 5.", "art_5", None),
    ("ru", "Приостановить до 1 октября 2021 года действие:\n1) статьи 5;", "art_5", None),
    ("ru", "Действие пункта 2 статьи 5 приостанавливается до 1 октября 2021 года.", "art_5__para_2", None),
    ("ru", "Положения статьи 5 действуют до 1 октября 2021 года.", "art_5", None),
    ("ru", "До 1 октября 2021 года статья 5 не применяется.", "art_5", None),
    ("ru", "Установить, что статья 5 действует до 1 октября 2021 года.", "art_5", None),
    ("kk", "5-бап 2021 жылғы 1 қазаннан бастап күшін жояды.", "art_5", None),
    ("kk", "5-баптың күші 2021 жылғы 1 қазаннан бастап жойылады.", "art_5", None),
    ("kk", "Осы Заңның 5-бабының қолданылуы 2021 жылғы 1 қазанға дейін тоқтатыла тұрсын.", "art_5", None),
    ("en", "Article 5 shall cease to be in force from October 1, 2021.", "art_5", None),
    ("en", "To suspend until October 1, 2021 the effect of Article 5.", "art_5", None),
    ("en", "To put Article 5 into effect from 1 October 2021.", "art_5", None),
    ("en", "Article 5 expires on 1 October 2021.", "art_5", None),
]


@pytest.mark.parametrize(("lang", "text", "provision", "rule"), STATED_OF_PROVISIONS)
def test_what_a_final_article_says_of_the_force_of_a_provision_is_read_or_doubted(
    lang: str, text: str, provision: str, rule: Rule | None
) -> None:
    found = {each.provision: each.rule for each in read_own_force(text, lang, final=True)}
    assert list(found) == [provision]
    assert found[provision] == rule or (rule is None and isinstance(found[provision], Unrecognised))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", 'Признать утратившим силу Закон от 7 апреля 1995 года "О биржах" (Ведомости, 1995 г., № 3-4, ст. 26).'),
        ("ru", "Лицензии, выданные до введения в действие настоящего Закона, действуют до 1 января 2027 года."),
        ("ru", "Споры рассматриваются в порядке, предусмотренном статьей 5."),
        ("ru", "Пункт 5 статьи 7 действует до 1 января 2027 года."),
        ("kk", "7-баптың 5-тармағы 2027 жылғы 1 қаңтарға дейін қолданылады."),
        ("en", "Paragraph 5 of Article 7 shall be in effect until January 1, 2027."),
    ],
)
def test_no_doubt_is_raised_where_a_provision_is_not_meant_or_its_end_is_understood(lang: str, text: str) -> None:
    assert read_own_force(text, lang, final=True) == ()


@pytest.mark.parametrize(
    ("second", "after"),
    [
        ("2. Статья 5 действует до 1 октября 2021 года.", Status.REPEALED),
        ("2. Статья 5 утрачивает силу с 1 октября 2021 года.", Status.UNCERTAIN),
        ("2. Пункт 2 статьи 5 действует до 1 октября 2021 года.", Status.UNCERTAIN),
        ("2. Приостановить до 1 октября 2022 года действие статьи 5.", Status.UNCERTAIN),
        ("2. Статья 5 вводится в действие с 1 июля 2020 года и действует до 1 октября 2021 года.", Status.UNCERTAIN),
    ],
)
def test_the_end_of_a_provision_that_the_act_states_reaches_its_answer_and_no_other(
    tmp_path: Path, second: str, after: Status
) -> None:
    act = read(law(tmp_path, "1. Настоящий Закон вводится в действие с 1 января 2020 года.\n" + second))
    late = date(2022, 1, 1)
    assert act.article("5").as_of(late).status is after
    assert act.article("1").as_of(late).status is Status.IN_FORCE
    assert act.provision("art_5__para_1").as_of(date(2020, 6, 1)).status is not Status.REPEALED


def test_an_end_is_read_in_an_article_on_force_that_is_not_the_last(tmp_path: Path) -> None:
    clause = (
        "1. Настоящий Закон вводится в действие с 1 января 2020 года.\n2. Статья 5 действует до 1 октября 2021 года."
    )
    act = read(law(tmp_path, clause + "\nСтатья 7. Другое\nСлова."))
    assert act.article("7").as_of(date(2022, 1, 1)).status is Status.IN_FORCE
    assert act.article("5").as_of(date(2022, 1, 1)).status is Status.REPEALED


def test_transitional_provisions_are_read_wherever_they_stand(tmp_path: Path) -> None:
    path = law(tmp_path, "Настоящий Закон вводится в действие с 1 января 2020 года.")
    added = "Статья 2. Переходные положения\n\nСтатья 5 утрачивает силу с 1 октября 2021 года.\n\n"
    for n in (2, 3, 4):
        added += "" if n == 2 else f"Статья {n}. Иное\n\nСлова.\n\n"
    path.write_text(path.read_text(encoding="utf-8").replace("Статья 5. Другое", added + "Статья 5. Другое"), "utf-8")
    assert read(path).article("5").as_of(date(2022, 1, 1)).status is Status.UNCERTAIN
