# ruff: noqa: E501 - real clauses stand in one line
"""Commencement clauses: their parts, their tails, their exceptions, and what they refuse."""

from datetime import date
from typing import Any

import pytest

from lawtime.model.commencement import (
    After,
    Anchor,
    Counting,
    Extended,
    NotEarlier,
    OnDate,
    OnEvent,
    SeeProvision,
    Staged,
    Unit,
    Unrecognised,
    Unstated,
)
from lawtime.reading.notes import read_clause, rule_json
from lawtime.reading.notes.clauses import in_plural, parse_clause

DAY = OnDate(date(2016, 1, 1))
TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
ON = "вводится в действие с 01.01.2016"

STATED = [
    (f"{ON} и подлежит официальному опубликованию", "ru", DAY, None),
    (f"{ON} и действует по 31.12.2018", "ru", DAY, date(2019, 1, 1)),
    (f"{ON} до 01.01.2019", "ru", DAY, date(2019, 1, 1)),
    ("действует с 01.01.2016 до 01.01.2019", "ru", DAY, date(2019, 1, 1)),
    ("действует до 01.01.2019", "ru", Unstated(), date(2019, 1, 1)),
    ("31.12.2024 дейін қолданыста болады", "kk", Unstated(), date(2024, 12, 31)),
    (f"{ON}, но не ранее 01.02.2016", "ru", NotEarlier(DAY, date(2016, 2, 1)), None),
    (f"{ON} и распространяется на отношения, возникшие с 01.01.2015", "ru", Extended(DAY, date(2015, 1, 1)), None),
    ("ста\u00adтья: введение в действие см. ст. 2".partition(": ")[2], "ru", SeeProvision("art_2"), None),
    ("вводится в\u00ad действие с 01.01.2016", "ru", DAY, None),
    *(
        (
            f"вводится в действие по истечении {count} календарных дней после дня его первого официального опубликования",
            "ru",
            TEN,
            None,
        )
        for count in ("десяти", "10", "10 (десяти)", "десяти (10)")
    ),
    (
        "алғашқы ресми жарияланған күнінен кейін күнтізбелік 10 (он) күн өткен соң қолданысқа енгізіледі",
        "kk",
        TEN,
        None,
    ),
    ("shall be enforced upon expiry of 10 (ten) calendar days after its first official publication", "en", TEN, None),
    ("порядок введения в действие см. пп. 4) п. 1 ст. 2", "ru", SeeProvision("art_2__para_1__subpara_4"), None),
]


@pytest.mark.parametrize(("text", "lang", "rule", "until"), STATED)
def test_a_clause_gives_its_rule_and_its_end(text: str, lang: str, rule: Any, until: date | None) -> None:
    clause = parse_clause(text, lang)
    assert (clause.rule, clause.until) == (rule, until)
    assert clause.understood


REFUSED = {
    "ru": [
        f"{ON} и действует до 31.02.2019",
        "вводится в действие по истечении 10 (двадцати) календарных дней после дня его первого официального опубликования",
        "порядок введения в действие см. пп. 1), 2) ст. 2",
        f"{ON} до 01.01.2018 до 01.01.2019",
        f"{ON}, но не ранее 31.02.2016",
        f"{ON} до 01.01.2018 и прочее",
        "действует с 01.01.2016 до 31.02.2019",
        "вводится в действие по истечении ноля дней после его официального опубликования",
        "порядок введения в действие см. ст. 2 и 3",
        "порядок введения в действие см. Закон",
        f"{ON}, за исключением всего хорошего",
        "вводится когда-нибудь, за исключением статьи 5",
        f"{ON}, за исключением пункта 3, который вводится когда-нибудь",
        f"{ON}, за исключением пункта 3, который вводится в действие с 01.01.2017, и пункта 4",
        f"{ON}, за исключением , который вводится в действие с 01.01.2017",
        f"{ON}, за исключением пункта 3, который действует с 01.01.2017 до 01.01.2018",
    ],
    "kk": [
        "5-бапты қоспағанда, бір күні қолданысқа енгізіледі",
        "жақсылықты қоспағанда, 01.01.2016 бастап қолданысқа енгізіледі",
        "01.01.2017 бастап қолданысқа енгізілетін, қоспағанда, 01.01.2016 бастап қолданысқа енгізіледі",
        "31.02.2017 бастап қолданысқа енгізілетін 5-бапты қоспағанда, 01.01.2016 бастап қолданысқа енгізіледі",
        "01.01.2017 бастап қолданысқа енгізілетін 5-бапты, 01.01.2018 бастап қолданысқа енгізілетін 6-бапты қоспағанда, 01.01.2016 бастап қолданысқа енгізіледі",
    ],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, rows in REFUSED.items() for text in rows])
def test_a_clause_that_is_not_wholly_understood_is_unrecognised_in_its_own_words(lang: str, text: str) -> None:
    clause = parse_clause(text, lang)
    assert clause.rule == Unrecognised(text)
    assert not clause.understood


STAGED = [
    (f"{ON}, за исключением пункта 3 статьи 5", "ru", [("art_5__para_3", Unstated())]),
    (
        f"{ON}, за исключением пункта 3, который вводится в действие с 01.01.2017, и пункта 4, который вводится в действие со дня его официального опубликования",
        "ru",
        [("para_3", OnDate(date(2017, 1, 1))), ("para_4", "on_publication")],
    ),
    ("5-бапты қоспағанда, 01.01.2016 бастап қолданысқа енгізіледі", "kk", [("art_5", Unstated())]),
    (
        "01.04.2021 бастап қолданысқа енгізілетін 5-баптың 3-тармағын қоспағанда, 01.01.2016 бастап қолданысқа енгізіледі",
        "kk",
        [("art_5__para_3", OnDate(date(2021, 4, 1)))],
    ),
]


@pytest.mark.parametrize(("text", "lang", "exceptions"), STAGED)
def test_exceptions_have_their_provision_and_their_rule(
    text: str, lang: str, exceptions: list[tuple[str, Any]]
) -> None:
    rule = parse_clause(text, lang).rule
    assert isinstance(rule, Staged)
    assert rule.rule == DAY
    found = [
        (each.provision, rule_json(each.rule)["rule"] if isinstance(stated, str) else each.rule)
        for each, (_, stated) in zip(rule.exceptions, exceptions, strict=True)
    ]
    assert found == exceptions


def test_a_rule_as_json_says_all_that_it_states() -> None:
    rows = {
        "вводится в действие со дня вступления в силу Договора": {
            "rule": "on_event",
            "event": "вводится в действие со дня вступления в силу Договора",
        },
        "порядок введения в действие см. ст. 2": {"rule": "see", "provision": "art_2"},
        f"{ON} и распространяется на отношения, возникшие с 01.01.2015": {
            "rule": "on_date",
            "date": "2016-01-01",
            "efficacy": "2015-01-01",
        },
        f"{ON}, но не ранее 01.02.2016": {"rule": "on_date", "date": "2016-01-01", "not_before": "2016-02-01"},
    }
    assert {text: rule_json(read_clause(text)) for text in rows} == rows
    assert isinstance(read_clause(next(iter(rows))), OnEvent)


@pytest.mark.parametrize(
    ("text", "lang", "plural"),
    [
        ("вводятся в действие с 01.01.2016", "ru", True),
        (" Вводятся в действие с 01.01.2016", "ru", True),
        ("вводится в действие с 01.01.2016", "ru", False),
        ("не вводятся в действие", "ru", False),
        ("shall be enforced from 01.01.2016", "en", False),
        ("01.01.2016 бастап қолданысқа енгізіледі", "kk", False),
    ],
)
def test_a_clause_tells_one_act_from_several_where_its_language_does(text: str, lang: str, plural: bool) -> None:
    assert in_plural(text, lang) is plural
