"""Registers that are written and read again."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawtime.export.registers import COLUMNS, fact_json, register_lines
from lawtime.model.acts import ActRef
from lawtime.model.facts import CitedPublication, EventDated, Fact, InForce, Publication, Registration
from lawtime.model.sources import Source
from lawtime.reading.publications import parse_register
from lawtime.reading.sources import decode

LAW = ActRef("law", "86-VIII", date(2024, 5, 21))
BASE = ActRef("law", "527-IV", date(2012, 1, 6))
ORDER = ActRef("order", "15-НҚ", date(2020, 1, 10))
SAID = "the bank"
FACTS: list[Fact] = [
    Publication(LAW, date(2024, 5, 22), "a newspaper", "1", "ru", stated_by=SAID),
    InForce(LAW, date(2024, 7, 22), "art_5", BASE, True, stated_by=SAID),
    InForce(LAW, date(2024, 7, 22), official=False, stated_by=SAID),
    InForce(LAW, date(2024, 7, 23), stated_by=SAID),
    Registration(ORDER, date(2020, 1, 20), "19001", stated_by=SAID),
    EventDated("the elections", date(2023, 3, 19), stated_by=SAID),
    CitedPublication(
        "code", LAW.date, None, "On what", date(2024, 5, 22), "a newspaper", "kk", "words", stated_by=SAID
    ),
]


def again(*facts: Fact) -> list[Fact]:
    read, findings = parse_register(decode("facts.tsv", "\n".join(register_lines(facts)).encode()))
    assert findings == ()
    return [evolve(fact, source=Source("")) for fact in read]


def test_every_kind_of_fact_is_read_again_as_it_was() -> None:
    assert again(*FACTS) == FACTS


@given(st.lists(st.sampled_from(FACTS), unique_by=repr))
def test_columns_without_a_cell_are_left_out_and_nothing_is_lost(facts: list[Fact]) -> None:
    head = next(iter(register_lines(facts))).split("\t")
    assert head == [name for name in COLUMNS if name in head]
    assert again(*facts) == facts


def test_tabs_and_line_ends_in_a_cell_break_no_row() -> None:
    fact = Publication(LAW, date(2024, 5, 22), "a\tnews\npaper", stated_by=SAID)
    assert again(fact) == [evolve(fact, place="a news paper")]


def test_a_fact_as_json_names_the_act_and_where_it_stands() -> None:
    told = fact_json(evolve(FACTS[1], source=Source("facts.tsv", "", 7, (3, 9))))
    assert (told["act"], told["number"], told["date"]) == (
        "/akn/kz/act/law/2024-05-21/86-VIII",
        "86-VIII",
        "2024-07-22",
    )
    assert (told["provision"], told["amended"], told["official"]) == ("art_5", BASE.uri, "yes")
    assert (told["stated_by"], told["source"], told["line"], told["span"]) == (SAID, "facts.tsv", 7, [3, 9])
    event = fact_json(FACTS[5])
    assert (event["act"], event["event"], event["line"], event["span"]) == (None, "the elections", None, None)
