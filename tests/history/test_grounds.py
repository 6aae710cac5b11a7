"""Orders on elements that no text has, and orders that contradict each other: all that they may concern is in doubt."""

from __future__ import annotations

from datetime import date

import pytest
from test_hostile_evidence import BASE, LATER, ONE, TWO, Told, article, at, edition, on, order, said, shown, words

from lawtime.history.answers import Certainty
from lawtime.language.morphology import inflector
from lawtime.model.applied import BY_DICTIONARY, Operation
from lawtime.model.document import Provision
from lawtime.model.events import ChangeOrdered, EditionRead, Source
from lawtime.model.operations import EVERY, Insertion, Repeal, Replacement, Substitution

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


def throughout(operation: Operation) -> ChangeOrdered:
    return ChangeOrdered(
        source=Source("10-VI", "1" * 64),
        act=ONE,
        amended=BASE,
        place="act",
        operations=(operation,),
        whole=True,
        rule=on(1),
        quotes=("everywhere",),
    )


def test_words_replaced_throughout_the_act_leave_an_article_without_them_alone() -> None:
    ministry = "министерство юстиции"
    one = Provision("art_1", "art", "1", "H", "Заявление принимает министерство юстиции.", (0, 0))
    two = Provision("art_2", "art", "2", "H", "Соответствующее министерство юстиции отвечает.", (0, 0))
    three = Provision("art_3", "art", "3", "H", "Суд отвечает.", (0, 0))
    everywhere = Replacement(
        target="act", old=ministry, new="уполномоченный орган", occurrence=EVERY, headings=True, inflected=True
    )
    source = Source("old", "0" * 64)
    read = EditionRead(
        source=source, act=BASE, title="t", lang="ru", current=date(2020, 12, 1), claimed=None,
        provisions=(one, two, three),
    )  # fmt: skip
    history = shown([read, throughout(everywhere)])
    asked = [history.provision(f"art_{n}", "ru").at(DAY) for n in (1, 2, 3)]
    if inflector("ru") is None:
        assert [each.certainty for each in asked] == [Certainty.UNKNOWN] * 3
        return
    assert asked[0].text == "Заявление принимает уполномоченный орган."
    assert BY_DICTIONARY in asked[0].assumptions
    assert asked[1].certainty is Certainty.UNKNOWN
    assert asked[2].text == three.line
    assert BY_DICTIONARY not in asked[2].assumptions


def test_words_to_be_replaced_throughout_the_act_that_stand_nowhere_leave_all_of_it_open() -> None:
    everywhere = Replacement(target="act", old="nowhere", new="here", occurrence=EVERY, headings=True)
    history = shown(edition("old", said(), current=date(2020, 12, 1)), [throughout(everywhere)])
    assert at(history, DAY).certainty is Certainty.UNKNOWN
