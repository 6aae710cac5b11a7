"""Every word is credited to the act that put it there, or to those that may have; never to one that did not."""

from __future__ import annotations

from datetime import date

from test_hostile_evidence import (
    FIRST,
    LATER,
    ONE,
    TWO,
    Told,
    article,
    edition,
    on,
    order,
    restate,
    said,
    shown,
    words,
)

from lawtime.history.act import ActHistory
from lawtime.history.credit import Origin
from lawtime.law import Law
from lawtime.model.acts import ActRef
from lawtime.model.notes import Action
from lawtime.model.operations import Renumbering, Repeal

OLD = date(2020, 12, 1)


def credits(history: ActHistory, day: date, eid: str = "art_1") -> list[tuple[str, str, tuple[str, ...]]]:
    runs = Law(history, "en").provision(eid).blame(day)
    return [(run.text, run.credit.origin.value, tuple(act.number for act in run.credit.acts)) for run in runs]


def test_new_words_are_those_of_the_act_between_and_the_rest_stands_since_enactment() -> None:
    history = shown(
        edition("old", said(), current=OLD),
        edition("new", said(n1="1) one surely stands;"), Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), words("1", "one", "one surely")),
    )
    assert credits(history, date(2021, 2, 1))[:3] == [
        ("1) one", "enacted", ("1-VI",)),
        ("surely", "act", ("10-VI",)),
        ("stands;", "enacted", ("1-VI",)),
    ]


def test_credits_survive_later_changes_around_them_and_the_sign_that_closes_a_list() -> None:
    last = article({**FIRST, "1": "1) one surely stands;", "3": "3) three stands;", "4": "4) four stands."})
    history = shown(
        edition("old", said(), current=OLD),
        edition("mid", said(n1="1) one surely stands;"), Told(ONE, on(1)), current=date(2021, 3, 1)),
        edition("new", last, Told(ONE, on(1)), Told(TWO, on(6)), current=LATER),
        order(ONE, on(1), words("1", "one", "one surely")),
    )
    assert credits(history, LATER)[1:] == [
        ("surely", "act", ("10-VI",)),
        ("stands;", "enacted", ("1-VI",)),
        ("2) two stands;", "enacted", ("1-VI",)),
        ("3) three stands;", "enacted", ("1-VI",)),
        ("4) four stands.", "act", ("11-VI",)),
    ]


def test_a_line_that_moved_keeps_its_credits() -> None:
    after = article({"1": FIRST["1"], "2": "2) three stands."})
    move = Renumbering(target="art_1__subpara_3", number="2")
    history = shown(
        edition("old", said(), current=OLD),
        edition("new", after, Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), Repeal(target="art_1__subpara_2"), move),
    )
    told = credits(history, date(2021, 2, 1))
    assert any("three stands." in text and origin == "enacted" for text, origin, _ in told)


def test_a_line_stated_anew_is_wholly_of_its_act_though_words_of_it_stood_before() -> None:
    history = shown(
        edition("old", said(), current=OLD),
        edition("new", said(n1="1) one stands still;"), Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), restate("1", "one stands still;")),
    )
    assert credits(history, LATER)[0] == ("1) one stands still;", "act", ("10-VI",))


def test_where_two_acts_lie_between_two_texts_either_may_have_put_a_word_there() -> None:
    history = shown(
        edition("old", said(), current=OLD),
        edition("new", said(n1="1) one surely stands;"), Told(ONE, on(1)), Told(TWO, on(6)), current=LATER),
    )
    assert credits(history, LATER)[1] == ("surely", "one_of", ("10-VI", "11-VI"))


def test_words_older_than_the_oldest_text_are_of_unknown_origin() -> None:
    history = shown(edition("new", said(), Told(ONE, on(1)), current=LATER))
    assert {origin for _, origin, _ in credits(history, LATER)} == {Origin.UNKNOWN.value}
    assert credits(history, LATER)[0][2] == ("1-VI", "10-VI")


def test_an_element_that_came_in_is_its_acts_and_before_it_there_is_nothing_to_credit() -> None:
    told = Told(ONE, on(1), "art_1", Action.INSERTED, "art_1__subpara_4")
    history = shown(
        edition("old", said(), current=OLD),
        edition("new", article({**FIRST, "4": "4) four."}), told, current=LATER),
    )
    assert credits(history, LATER, "art_1__subpara_4") == [("4) four.", "act", ("10-VI",))]
    assert credits(history, OLD, "art_1__subpara_4") == []


def test_a_number_used_again_credits_the_new_words_to_the_act_that_brought_them() -> None:
    told = (
        Told(ONE, on(1), "art_1__subpara_2", Action.REPEALED),
        Told(TWO, on(6), "art_1", Action.INSERTED, "art_1__subpara_2"),
    )
    history = shown(edition("old", said(), current=OLD), edition("new", said(n2="2) two anew;"), *told, current=LATER))
    assert credits(history, LATER, "art_1__subpara_2") == [("2) two anew;", "act", ("11-VI",))]


def test_the_credit_names_the_amending_act_as_its_source_where_that_is_given() -> None:
    history = shown(
        edition("old", said(), current=OLD),
        edition("new", said(n1="1) x;"), Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), restate("1", "x;"), name="the law itself"),
    )
    (run, *_) = Law(history, "en").article("1").blame(LATER)
    assert (run.credit.source, run.credit.operation) == ("the law itself", "substitution")
    assert run.credit.acts == (ActRef("law", "10-VI", date(2020, 2, 1)),)
