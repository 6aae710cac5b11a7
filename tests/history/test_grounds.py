"""Orders on elements that no text has, and orders that contradict each other: all that they may concern is in doubt."""

from __future__ import annotations

from datetime import date

import pytest
from test_hostile_evidence import LATER, ONE, TWO, Told, article, at, edition, on, order, said, shown, words

from lawtime.history.answers import Certainty
from lawtime.model.applied import Operation
from lawtime.model.document import Provision
from lawtime.model.operations import Insertion, Repeal, Replacement, Substitution

DAY = date(2021, 2, 1)


def al(number: int, line: str) -> Provision:
    return Provision(f"art_1__al_{number}", "al", "", "", line, (0, 0))


@pytest.mark.parametrize(
    "operation",
    [
        Replacement(target="art_1__para_2", old="two", new="2"),
        Replacement(target="art_1__subpara_22", old="two", new="2"),
        Repeal(target="art_1__subpara_9"),
        Substitution(target="art_1__para_1__subpara_2", new=(al(1, "x"),)),
    ],
)
def test_an_order_on_an_element_that_no_text_has_leaves_every_element_of_its_article_open(operation: Operation) -> None:
    history = shown(edition("old", said(), current=date(2020, 12, 1)), order(ONE, on(1), operation))
    assert at(history, date(2020, 11, 1), "art_1__subpara_2").certainty is Certainty.EXACT
    for eid in ("art_1", "art_1__subpara_1", "art_1__subpara_2"):
        assert at(history, DAY, eid).certainty is Certainty.UNKNOWN
    assert any(each.code == "target-not-found" for each in history.findings)


def test_an_order_on_an_element_that_came_in_before_has_its_ground() -> None:
    new = Provision("art_1__subpara_4", "subpara", "4", "", "4) four;", (0, 0))
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        order(ONE, on(1), Insertion(target="art_1", new=new)),
        order(TWO, on(2), words("4", "four", "five")),
    )
    assert at(history, date(2021, 3, 1), "art_1__subpara_4").text == "4) five;"
    assert not any(each.code == "target-not-found" for each in history.findings)


def test_a_note_that_tells_of_the_same_change_leaves_it_to_the_editions() -> None:
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        order(ONE, on(1), words("22", "two", "2")),
        edition("new", said(n2="2) 2 stands;"), Told(ONE, on(1)), current=LATER),
    )
    assert at(history, DAY).text == said(n2="2) 2 stands;").text
    assert at(history, date(2020, 12, 20)).text == said().text


def test_a_line_that_is_counted_concerns_all_that_stands_beside_it() -> None:
    unit = Provision("art_1", "art", "1", "H", "", (0, 0), (al(1, "One:"), al(2, "a;"), al(3, "b.")))
    history = shown(
        edition("old", unit, current=date(2020, 12, 1)),
        order(ONE, on(1), Replacement(target="art_1__al_2", old="b", new="c")),
    )
    for eid in ("art_1__al_2", "art_1__al_3"):
        assert at(history, DAY, eid).certainty is Certainty.UNKNOWN


@pytest.mark.parametrize(
    "operations",
    [
        (Repeal(target="art_1__subpara_2"), words("2", "two", "2")),
        (
            Repeal(target="art_1__subpara_2"),
            Substitution(target="art_1__subpara_2", new=(article({"2": "2) x;"}).children[0],)),
        ),
        (words("2", "two", "2"), words("2", "two", "second")),
        (Insertion(target="art_1", new=article({"2": "2) x;"}).children[0]),),
    ],
)
def test_instructions_of_one_act_that_contradict_each_other_are_named_and_nothing_is_chosen(
    operations: tuple[Operation, ...],
) -> None:
    history = shown(edition("old", said(), current=date(2020, 12, 1)), order(ONE, on(1), *operations))
    found = at(history, DAY)
    assert found.certainty in (Certainty.UNKNOWN, Certainty.ONE_OF)
    assert any("art_1__subpara_2" in each.what for each in found.missing)
    if not isinstance(operations[0], Insertion):  # what comes in may change the closing sign of its neighbours
        assert at(history, DAY, "art_1__subpara_1").text == "1) one stands;"
