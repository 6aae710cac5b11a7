from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawtime.model.acts import ActRef
from lawtime.model.facts import CitedPublication, EventDated, Fact, InForce, Publication, Registration
from lawtime.model.findings import Finding
from lawtime.model.sources import Source
from lawtime.reading.publications import (
    contradictions,
    mine_publications,
    parse_register,
    read_register,
    shipped_register,
)
from lawtime.reading.sources import decode

LAW = ActRef("law", "124-V", date(2013, 7, 3))
HEAD = "act\tsigned\tpublished\tin_force\tplace\tsource\n"


def tsv(*rows: str, head: str = HEAD) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    return parse_register(decode("facts.tsv", (head + "\n".join(rows)).encode()))


def toml(text: str) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    return parse_register(decode("facts.toml", text.encode()))


def folder() -> Path:
    root = Path(os.environ.get("LAWTIME_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    if not (root / "data").exists():
        pytest.skip("../shared/data is not here")
    return root / "data" / "kz"


def test_a_row_states_every_fact_that_its_columns_hold() -> None:
    facts, findings = tsv("124-V\t2013-07-03\t2013-07-05\t2013-07-16\tКазахстанская правда\tthe bank")
    published, forced = facts
    assert findings == ()
    assert isinstance(published, Publication)
    assert (published.act, published.date, published.place) == (LAW, date(2013, 7, 5), "Казахстанская правда")
    assert isinstance(forced, InForce)
    assert (forced.act, forced.date, forced.provision) == (LAW, date(2013, 7, 16), None)
    assert published.source.line == 2
    assert published.witness == "the bank (facts.tsv:2)"


def test_a_register_of_publications_needs_only_a_date_beside_the_day_of_signature() -> None:
    facts, findings = tsv("124-V\t2013-07-03\t2013-07-05", head="number\tsigned\tdate\n")
    assert [type(fact) for fact in facts] == [Publication]
    assert findings == ()


def test_a_date_without_a_day_of_signature_beside_it_is_that_day() -> None:
    facts, _ = tsv("124-V\t2013-07-03\t2013-07-16", head="number\tdate\tin_force_date\n")
    assert [(fact.date, type(fact)) for fact in facts] == [(date(2013, 7, 16), InForce)]


def test_the_column_fact_says_what_the_date_is() -> None:
    head = "fact\tact\tsigned\tdate\tregistration\tevent\n"
    facts, findings = tsv(
        "registration\t15-НҚ\t2020-01-10\t2020-01-20\t19001\t",
        "event\t\t\t2023-03-19\t\tthe elections of the Mazhilis",
        "wedding\t15-НҚ\t2020-01-10\t2020-01-20\t\t",
        head=head,
    )
    registered, event = facts
    assert isinstance(registered, Registration)
    assert (registered.act.number, registered.number) == ("15-НҚ", "19001")
    assert isinstance(event, EventDated)
    assert (event.event, event.date) == ("the elections of the Mazhilis", date(2023, 3, 19))
    assert [str(each) for each in findings] == [
        "facts.tsv:4: row 4, column \"fact\": not a kind of fact: 'wedding'; write publication, in_force, registration,"
        " event, repeal, postponement, suspension [register-value]"
    ]


BAD_ROWS = [
    ("124-V\t2013-07-03\t2015-13-01", "register-date", 'row 2, column "published": no calendar has this day: '),
    ("124-V\t2013-07-03\t01.06.2015", "register-date", "not a date: '01.06.2015'; write it like 2012-01-06"),
    ("124-V\t2013-07-03\t20150601", "register-date", "not a date: '20150601'"),
    ("124-V\t2013-07-03\t10000-01-01", "register-date", "not a date: '10000-01-01'"),
    ("124-V\t1018-07-03\t2013-07-05", "register-date", "column \"signed\": a date before 1900: '1018-07-03'"),
    ("124-V\t\t2013-07-05", "register-date", "the day of signature of 124-V is not given"),
    ("\t2013-07-03\t2013-07-05", "register-act", 'column "act": the act is not named'),
    ("72-VIII?\t2013-07-03\t2013-07-05", "register-act", "not the number of an act: '72-VIII?'"),
    ("Const. amendments\t2013-07-03\t2013-07-05", "register-act", "not the number of an act"),
    ("/akn/kz/act/law/2013\t2013-07-03\t2013-07-05", "register-act", "not an act's URI"),
    ("124-V\t2013-07-03\t2013-07-01", "publication-before-signature", "cannot have been published on 2013-07-01"),
    ("124-V\t2013-07-03\t2013-07-05\t\t\t\ta\tb", "register-row", "row 2: 8 cells under 6 columns"),
]


def test_an_act_without_a_number_is_known_by_its_day_and_title() -> None:
    head = "fact\tkind\tact\tsigned\tdate\ttitle\tquote\tsource\n"
    facts, findings = tsv(
        "publication\t\t\t2015-11-12\t2015-11-17\tOn audit\t\tthe gazette",
        "publication\tcode\t\t2015-10-29\t2015-11-03\t\tsome words\t",
        "publication\t\t\t2015-11-12\t2015-11-01\tOn audit\t\t",
        "publication\t\t\t2015-11-12\t2015-11-17\t\t\t",
        "in_force\t\t\t2015-11-12\t2015-11-17\tOn audit\t\t",
        "publication\t\t\t2015-11-12\t2015-11-17\tOn audit\t\tthe gazette",
        head=head,
    )
    one, other = facts
    assert isinstance(one, CitedPublication)
    assert (one.kind, one.number, one.title, one.witness) == ("law", None, "On audit", "the gazette (facts.tsv:2)")
    assert isinstance(other, CitedPublication)
    assert (other.kind, other.quote) == ("code", "some words")
    assert one.of(LAW).stated_by == "the gazette"
    told = [(each.code, each.line) for each in findings]
    assert told == [
        ("publication-before-signature", 4),
        ("register-act", 5),
        ("register-act", 6),
        ("register-duplicate", 7),
    ]


@pytest.mark.parametrize(("row", "code", "says"), BAD_ROWS)
def test_a_bad_row_is_a_finding_with_its_place_and_the_rest_is_kept(row: str, code: str, says: str) -> None:
    facts, findings = tsv(row, "15-V\t2012-04-27\t2012-05-05")
    assert [fact.act.number for fact in facts if isinstance(fact, Publication)] == ["15-V"]
    assert [(each.code, each.line, each.source) for each in findings] == [(code, 2, "facts.tsv")]
    assert says in findings[0].message
    assert findings[0].span == (len(HEAD), len(HEAD) + len(row))


def test_a_bad_cell_leaves_the_other_facts_of_its_row() -> None:
    facts, findings = tsv("124-V\t2013-07-03\tsoon\t2013-07-16")
    assert [type(fact) for fact in facts] == [InForce]
    assert len(findings) == 1


def test_a_row_that_is_said_twice_is_kept_once_and_contradicting_rows_are_both_kept() -> None:
    one, other = "124-V\t2013-07-03\t2013-07-05", "124-V\t2013-07-03\t2013-07-09"
    facts, findings = tsv(one, other, one)
    assert [fact.date.day for fact in facts] == [5, 9]
    assert [(each.code, each.line) for each in findings] == [("register-duplicate", 4)]
    assert "says again what row 2 says" in findings[0].message


def test_the_numeral_of_an_act_is_one_in_either_alphabet() -> None:
    facts, findings = tsv("№ 12-VІ\t2016-07-26\t2016-07-28", "12-VI\t2016-07-26\t2016-07-28")
    assert [fact.act.number for fact in facts if isinstance(fact, Publication)] == ["12-VI"]
    assert [each.code for each in findings] == ["register-duplicate"]


def test_a_byte_order_mark_mixed_line_ends_comments_and_blank_lines_are_no_fault() -> None:
    text = (
        "\ufeff" + HEAD.strip() + "\r\n# a comment\r\n\r\n124-V\t2013-07-03\t2013-07-05\r15-V\t2012-04-27\t2012-05-05\n"
    )
    facts, findings = parse_register(decode("facts.tsv", text.encode()))
    assert [fact.source.line for fact in facts] == [4, 5]
    assert findings == ()


def test_a_column_that_is_not_known_is_said_once() -> None:
    facts, findings = tsv("124-V\t2013-07-03\tx\t2013-07-05\t1", head="act\tsigned\tcolour\tpublished\tact\n")
    assert len(facts) == 1
    assert [each.message for each in findings] == [
        'row 1, column 3: the column "colour" is not known; it was not read',
        'row 1, column 5: the column "act" stands twice; it was not read',
    ]


def test_a_file_that_is_no_register_says_what_it_lacks() -> None:
    facts, findings = tsv("a\tb", head="some\twords\n")
    assert facts == ()
    assert 'no column "act" or "event"; name the columns in the first row' in findings[2].message


def test_the_act_that_was_changed_and_the_provision_are_read_with_a_date_of_force() -> None:
    head = "act\tsigned\tin_force\tprovision\tamended\tofficial\n"
    facts, findings = tsv(
        "86-VIII\t2024-05-21\t2024-07-22\tart_1\t/akn/kz/act/law/2012-01-06/527-IV\tyes",
        "86-VIII\t2024-05-21\t2024-07-22\tarticle 1\t\t",
        "86-VIII\t2024-05-21\t2024-07-22\t\t527-IV\t",
        "86-VIII\t2024-05-21\t2000-01-01\t\t/akn/kz/act/law/2012-01-06/527-IV\t",
        "86-VIII\t2024-05-21\t2024-07-22\t\t\tperhaps",
        head=head,
    )
    (fact,) = facts
    assert isinstance(fact, InForce)
    assert fact.provision == "art_1"
    assert fact.amended == ActRef("law", "527-IV", date(2012, 1, 6))
    assert fact.official is True
    assert [each.code for each in findings] == ["register-value", "register-act", "force-before-act", "register-value"]


def test_a_kind_of_act_that_is_not_known_is_said_and_the_row_is_kept() -> None:
    facts, findings = tsv("amending\t124-V\t2013-07-03\t2013-07-05", head="kind\tact\tsigned\tpublished\n")
    assert len(facts) == 1
    assert "not a kind of act: 'amending'; it is taken as a law" in findings[0].message


def test_a_toml_register_holds_the_same_facts() -> None:
    facts, findings = toml(
        '[[publication]]\nact = "124-V"\nsigned = 2013-07-03\ndate = 2013-07-05\nlang = "ru"\n\n'
        '[[in_force]]\nact = "124-V"\nsigned = "2013-07-03"\ndate = 2013-07-16\nofficial = true\n\n'
        '[[registration]]\nact = "15-НҚ"\nsigned = 2020-01-10\ndate = 2020-01-20\n\n'
        '[[event]]\nevent = "the elections"\ndate = 2023-03-19T10:00:00\n\n'
        '[[act]]\nnumber = "15-V"\ndate = 2012-04-27\npublished = 2012-05-05\n'
    )
    assert [type(fact) for fact in facts] == [Publication, InForce, Registration, EventDated, Publication]
    assert [fact.source.line for fact in facts] == [1, 7, 13, 18, 22]
    assert findings == ()


BAD_TOML = [
    ("act = ", "register-unreadable", 1),
    ('[[publication]]\nact = "1-V"\n[[publication', "register-unreadable", 3),
    ('publication = "x"\n', "register-table", 0),
    ('[[marriage]]\nact = "1-V"\n', "register-table", 0),
    ("publication = [1]\n", "register-row", 1),
    ('\n[[publication]]\nact = "1-V"\nsigned = 2012-01-01\ndate = "soon"\n', "register-date", 2),
    ('[[publication]]\nact = "1-V"\nsigned = 2012-01-01\n', "register-date", 1),
    ("[[event]]\ndate = 2012-01-01\n", "register-value", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), BAD_TOML)
def test_what_a_toml_register_says_badly_is_a_finding_with_its_line(text: str, code: str, line: int) -> None:
    facts, findings = toml(text)
    assert facts == ()
    assert [(each.code, each.line) for each in findings] == [(code, line)]


def test_a_key_that_is_not_known_is_said() -> None:
    facts, findings = toml('[[publication]]\nact = "1-V"\nsigned = 2012-01-01\ndate = 2012-01-02\nmood = "fine"\n')
    assert len(facts) == 1
    assert [each.message for each in findings] == ['publication 1, column "mood": not known; it was not read']


@given(st.text(alphabet="\t\n\r 0123456789-VIactsigned#[]=\"'.\x0b", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    for name in ("facts.tsv", "facts.toml"):
        facts, findings = parse_register(decode(name, (HEAD + text).encode()))
        assert all(each.source == name for each in findings)
        assert all(fact.source.line for fact in facts)


def test_the_known_days_of_force_are_read_and_rows_that_name_no_act_are_reported() -> None:
    facts, findings = read_register(folder() / "commencement" / "oracle.tsv")
    assert sum(isinstance(fact, Publication) for fact in facts) == 2
    assert sum(isinstance(fact, InForce) for fact in facts) == 15
    assert [each.line for each in findings if each.code == "register-act"] == [11, 12, 14, 20]


def test_every_fact_that_is_shipped_says_who_states_it() -> None:
    facts = shipped_register()
    assert len(facts) == 19
    assert all(fact.stated_by for fact in facts if not isinstance(fact, CitedPublication))
    assert {fact.date for fact in facts if isinstance(fact, InForce) and fact.act.number == "86-VIII"} == {
        date(2024, 7, 22)
    }


def mined(text: str) -> tuple[CitedPublication, ...]:
    facts, findings = mine_publications(text, Source("act.txt"))
    assert findings == ()
    return facts


def test_the_amending_acts_tell_when_two_young_laws_were_published() -> None:
    found = []
    for path in sorted((folder() / "527-IV" / "amending").iterdir()):
        facts, findings = mine_publications(path.read_text(encoding="utf-8"), Source(path.name))
        assert findings == ()
        found += [(fact.signed, fact.date, fact.place, fact.source.line) for fact in facts]
    both = "Егемен Қазақстан, Казахстанская правда"
    assert found == [
        (date(2015, 10, 29), date(2015, 11, 3), both, 6),
        (date(2015, 11, 12), date(2015, 11, 17), both, 6),
    ]


CITED = [
    (
        'Закон Республики Казахстан от 12 ноября 2015 года "Об аудите", опубликованный в газетах "Егемен Қазақстан" и '
        '"Казахстанская правда" 17 ноября 2015 г.);',
        [("2015-11-12", None, "Об аудите", "2015-11-17", "")],
    ),
    (
        "Закон РК от 3 июля 2013 г. № 124-V «О внесении в Закон Республики Казахстан от 1 мая 2012 года «О чем»», "
        "опубликован в газете «Егемен Қазақстан» 5 июля 2013 г. и в «Казахстанской правде» от 6 июля 2013 г. № 12",
        [
            (
                "2013-07-03",
                "124-V",
                'О внесении в Закон Республики Казахстан от 1 мая 2012 года "О чем"',
                "2013-07-05",
                "kk",
            ),
            (
                "2013-07-03",
                "124-V",
                'О внесении в Закон Республики Казахстан от 1 мая 2012 года "О чем"',
                "2013-07-06",
                "ru",
            ),
        ],
    ),
    (
        'Кодекса Республики Казахстан от 5.07.2014 "О чем", опубликованного в "Казахстанской правде" 10.07.2014',
        [("2014-07-05", None, "О чем", "2014-07-10", "ru")],
    ),
    (
        'Закон Республики Казахстан № 5-V от 12 января 2012 года, опубликованный в газете "Новая газета" '
        "13 января 2012 года",
        [("2012-01-12", "5-V", "", "2012-01-13", "")],
    ),
    (
        "2015 жылғы 3 қарашада «Егемен Қазақстан» және «Казахстанская правда» газеттерінде жарияланған «Өзгерістер "
        "енгізу туралы» 2015 жылғы 29 қазандағы Қазақстан Республикасының Заңы",
        [("2015-10-29", None, "Өзгерістер енгізу туралы", "2015-11-03", "")],
    ),
    (
        'the Law of the Republic of Kazakhstan dated October 29, 2015 "On entrepreneurship", published in the '
        'newspapers "Egemen Kazakhstan" and "Kazakhstanskaya Pravda" on November 3, 2015',
        [("2015-10-29", None, "On entrepreneurship", "2015-11-03", "")],
    ),
]


@pytest.mark.parametrize(("text", "facts"), CITED)
def test_a_citation_gives_act_newspapers_and_day(text: str, facts: list[tuple[str, ...]]) -> None:
    found = [
        (fact.signed.isoformat(), fact.number, fact.title, fact.date.isoformat(), fact.lang) for fact in mined(text)
    ]
    assert found == facts


def test_a_day_without_a_newspaper_is_a_fact_of_no_known_place() -> None:
    (fact,) = mined('Закон РК от 3 июля 2013 года № 124-V "О чем", опубликованный 5 июля 2013 г., изменить')
    assert (fact.number, fact.date, fact.place, fact.lang) == ("124-V", date(2013, 7, 5), "", "")
    assert mined("Закон РК от 3 июля 2013 года. Сведения, опубликованные 5 июля 2013 года") == ()


def test_a_citation_quotes_its_words_and_says_where_they_stand() -> None:
    before = "Первая строка\nВ статью 5 (Ведомости, № 1; "
    words = (
        'Закон РК от 12 ноября 2015 года "Об аудите", опубликованный в газете "Казахстанская правда" 17 ноября 2015 г.'
    )
    (fact,) = mined(before + words + ")")
    assert fact.source.line == 2
    assert fact.quote == words
    start, end = fact.source.span
    assert (before + words)[start:end] == words
    assert fact.of(LAW) == Publication(LAW, date(2015, 11, 17), "Казахстанская правда", "", "ru", fact.source)


UNREAD = [
    (
        'Закон РК от 12 ноября 2015 года "Об аудите" (опубликован 17 ноября 2015 г. в "Егемен Қазақстан", '
        '"Казахстанская правда" 18 ноября 2015 г.)',
        "publication-citation",
    ),
    (
        'Закон РК от 12 ноября 2015 года "Об аудите", опубликованный в газетах "Егемен Қазақстан" и "Казахстанская '
        'правда" соответственно 17 и 18 ноября 2015 г.',
        "publication-citation",
    ),
    ('Акт "Об аудите", опубликованный в газете "Казахстанская правда" 17 ноября 2015 г.', "publication-citation"),
    (
        'Закон РК от 12 ноября 2015 года "Об аудите", опубликованный в газете "Казахстанская правда" 17 мая 2015 г.',
        "publication-before-signature",
    ),
    (
        'Закон РК от 31 ноября 2015 года "Об аудите", опубликованный в газете "Казахстанская правда" 17 мая 2015 г.',
        "publication-citation",
    ),
]


@pytest.mark.parametrize(("text", "code"), UNREAD)
def test_a_citation_that_is_not_wholly_understood_is_a_finding_and_no_fact(text: str, code: str) -> None:
    facts, findings = mine_publications("\n" + text, Source("act.txt"))
    assert facts == ()
    assert [(each.code, each.line) for each in findings] == [(code, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования",
        "сведения, опубликованные в средствах массовой информации 5 июля 2013 года",
        "the list is published on the site",
        "",
    ],
)
def test_words_that_cite_no_publication_give_nothing(text: str) -> None:
    assert mined(text) == ()


def test_citations_that_contradict_one_another_are_a_finding_that_names_both() -> None:
    one = 'Закон РК от 12 ноября 2015 года "Об аудите", опубликованный в газете "Новости" {} ноября 2015 г.; '
    facts = mined(one.format(17) + one.format(18) + one.format(17))
    (finding,) = contradictions(facts)
    assert finding.code == "publication-contradiction"
    assert "on 2015-11-17 (act.txt:1) and on 2015-11-18 (act.txt:1)" in finding.message
    assert contradictions(facts[:1]) == ()
    told: list[Fact] = [
        Publication(LAW, date(2013, 7, 5)),
        Publication(LAW, date(2013, 7, 9)),
        InForce(LAW, date(2013, 7, 9)),
    ]
    assert [each.code for each in contradictions(told)] == ["publication-contradiction"]
    parts = [Publication(LAW, date(2013, 7, 5), part="1"), Publication(LAW, date(2013, 7, 9), part="2")]
    assert contradictions(parts) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "жарияланған 1 ",
        'Закон РК от 1.1.2012 "А", опубликован в газете "Б" ',
        'опубликованный в "',
        "Закон РК от 1 мая 2012 года ",
        '"',
        "опубликован ",
        "5 июля 2013 г. ",
        "№ 1 " * 3,
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    import time

    text = piece * (300_000 // len(piece))
    start = time.process_time()
    mine_publications(text, Source("hostile"))
    assert time.process_time() - start < 5
