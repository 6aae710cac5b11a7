"""A number that one element lost and another took: nothing exact is said of the wrong one of them."""

from datetime import timedelta

import pytest
from attrs import evolve
from test_rebuilding_worlds import Amending, Order, Story, history_of, shown
from test_worlds import START

from lawtime.history.answers import Certainty, Status, Version
from lawtime.model.acts import ActRef
from lawtime.model.commencement import OnDate


def amending(number: int, day: int, *orders: Order) -> Amending:
    act = ActRef("law", f"{number}-VI", START + timedelta(days=day))
    return Amending(act, orders, OnDate(date=act.date), day, read=True, told=True)


def answer(story: Story, eid: str, day: int) -> Version:
    return history_of(shown(story)).provision(eid, "en").at(START + timedelta(days=day))


def test_before_its_number_was_freed_another_element_bore_it() -> None:
    moved = amending(10, 1, Order("renumber", "3", "5"))
    came = amending(11, 2, Order("insert", "3", "took the number"))
    story = Story((moved, came), ((40, True),))
    assert answer(story, "art_1__subpara_3", 0).text == "3) third word3 stands;"
    assert answer(story, "art_1__subpara_3", 1).status is Status.ABSENT
    assert answer(story, "art_1__subpara_3", 2).text == "3) took the number;"


def test_one_act_may_free_a_number_and_give_it_again() -> None:
    act = amending(10, 1, Order("renumber", "2", "2-1"), Order("insert", "2", "took the number"))
    story = Story((act,), ((40, True),))
    assert answer(story, "art_1__subpara_2", 0).text == "2) second word2 stands;"
    assert answer(story, "art_1__subpara_2", 1).text == "2) took the number;"


def test_an_act_that_nobody_has_read_may_have_freed_a_number() -> None:
    moved = evolve(amending(10, 1, Order("renumber", "3", "5")), read=False)
    came = amending(11, 2, Order("insert", "3", "took the number"))
    before = answer(Story((moved, came), ((40, True),)), "art_1__subpara_3", 0)
    assert before.certainty is not Certainty.EXACT


def test_an_element_that_comes_in_where_another_stands_proves_nothing_of_an_undated_edition() -> None:
    story = Story((amending(10, 1, Order("insert", "2", "took the number")),), ((0, False),))
    before = answer(story, "art_1__subpara_2", 0)
    assert before.certainty is not Certainty.EXACT or before.text == "2) second word2 stands;"


@pytest.mark.parametrize("number", ["4", "0"])
def test_a_number_that_does_not_belong_where_it_stands_is_in_doubt(number: str) -> None:
    order = Order("renumber", "2", number)
    given = answer(Story((amending(10, 1, order),), ((0, True),)), "art_1", 5)
    assert given.certainty is not Certainty.EXACT
    back = answer(Story((amending(10, 1, order),), ((5, True),)), "art_1", 0)
    assert back.certainty is not Certainty.EXACT


def test_a_file_given_twice_changes_nothing() -> None:
    story = Story((amending(10, 1, Order("words", "1", "new1")),), ((0, True),))
    events = shown(story)
    once = history_of(events).provision("art_1", "en").at(START + timedelta(days=3))
    again = history_of([*events, *events]).provision("art_1", "en").at(START + timedelta(days=3))
    assert (once.text, once.certainty) == (again.text, again.certainty)


def test_words_changed_under_the_old_number_are_changed_under_the_new_one() -> None:
    act = amending(10, 1, Order("words", "3", "new3"), Order("renumber", "3", "5"))
    later = amending(11, 3, Order("everywhere", "stands", "holds"))
    story = Story((act, later), ((0, False), (4, False)))
    assert answer(story, "art_1__subpara_5", 1).text == "5) third new3 stands;"
    assert answer(story, "art_1__subpara_3", 0).text == "3) third word3 stands;"


def test_an_act_that_nobody_has_read_may_have_given_a_repealed_number_again() -> None:
    repealing = amending(10, 1, Order("repeal", "2", ""))
    unread = evolve(amending(11, 2, Order("insert", "2", "took the number")), read=False)
    later = amending(12, 4, Order("words", "1", "new1"))
    story = Story((repealing, unread, later), ((0, True), (10, True)))
    assert answer(story, "art_1__subpara_2", 1).status is Status.REPEALED
    between = answer(story, "art_1__subpara_2", 3)
    assert between.certainty is not Certainty.EXACT or between.text == "2) took the number;"


def test_one_act_may_repeal_an_element_and_bring_in_another_of_its_number() -> None:
    act = amending(10, 1, Order("repeal", "2", ""), Order("insert", "2", "took the number"))
    before = answer(Story((act,), ((4, True),)), "art_1__subpara_2", 0)
    assert before.certainty is not Certainty.EXACT or before.text == "2) second word2 stands;"
