"""Which changes touch which provision, and what a set of changes makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from lawtime.history.changes import ChangePoint, Statement
from lawtime.history.touching import last_reset, retitles, since_reset, touches
from lawtime.model.acts import ActRef
from lawtime.model.commencement import OnDate
from lawtime.model.dates import Unknown
from lawtime.model.notes import Action
from lawtime.model.scopes import Scope

DIVISIONS = frozenset({"chp_1", "chp_2"})

TOUCHES = [
    # target, action, new, eid, containers, expected
    ("art_13", Action.AMENDED, None, "art_13", (), True),
    ("art_13", Action.AMENDED, None, "art_13__subpara_4", (), True),
    ("art_13__subpara_5", Action.REPEALED, None, "art_13", (), True),
    ("art_13__subpara_5", Action.REPEALED, None, "art_13__subpara_4", (), False),
    ("art_13", Action.AMENDED, None, "art_130", (), False),
    ("act", Action.WORDS, None, "art_1", (), True),
    ("act", Action.WORDS, None, "title", (), False),
    ("title", Action.REWORDED, None, "art_1", (), False),
    ("art_4__heading", Action.REWORDED, None, "art_4", (), False),
    ("chp_1", Action.INSERTED, "art_2-1", "art_2-1", ("chp_1",), True),
    ("chp_1", Action.INSERTED, "art_2-1", "art_2-1__para_1", ("chp_1",), True),
    ("chp_1", Action.INSERTED, "art_2-1", "art_2", ("chp_1",), False),
    ("chp_1", Action.AMENDED, None, "art_2", ("chp_1",), True),
    ("chp_1", Action.AMENDED, None, "art_9", ("chp_2",), False),
    ("chp_9", Action.AMENDED, None, "art_9", ("chp_2",), True),
    ("art_6", Action.INSERTED, "art_6__para_2", "art_6", (), True),
    ("art_6", Action.INSERTED, "art_6__para_2", "art_6__para_2", (), True),
    ("att_3", Action.REWORDED, None, "art_1", (), False),
    ("subpara_5", Action.REPEALED, None, "art_1", (), True),
]


@pytest.mark.parametrize(("target", "action", "new", "eid", "containers", "expected"), TOUCHES)
def test_a_change_touches_what_it_names_and_what_lies_in_or_around_it(
    target: str, action: Action, new: str | None, eid: str, containers: tuple[str, ...], expected: bool
) -> None:
    assert touches(Scope(target, action, new), eid, containers, DIVISIONS) is expected


def test_a_heading_changes_by_its_own_note_and_by_a_rewording_of_the_whole() -> None:
    assert retitles(Scope("art_4__heading", Action.REWORDED), "art_4")
    assert retitles(Scope("art_4", Action.REWORDED), "art_4")
    assert not retitles(Scope("art_4", Action.AMENDED), "art_4")


def point(number: int, day: date | None, action: Action, target: str = "art_1") -> ChangePoint:
    rule = OnDate(date=day or date(2020, 1, 1))
    told = Statement("e", "", 0, "", Scope(target, action), announced=False)
    force = rule.resolve()
    if day is None:
        force = type(force)(Unknown())
    act = ActRef("law", f"{number}-VI", date(2019, 1, number))
    return ChangePoint(act, "art_1", "", rule, force, Unknown(), (told,), frozenset({"e"}), number)


def test_a_rewording_surely_after_a_change_overwrites_it() -> None:
    early, anew = point(1, date(2020, 1, 1), Action.AMENDED), point(2, date(2021, 1, 1), Action.REWORDED)
    late = point(3, date(2022, 1, 1), Action.AMENDED)
    assert since_reset([late, early, anew], "art_1") == {anew, late}
    assert last_reset([early, anew, late], "art_1") is anew


def test_a_change_of_unknown_date_is_never_taken_as_overwritten() -> None:
    lost, anew = point(1, None, Action.AMENDED), point(2, date(2021, 1, 1), Action.REWORDED)
    assert since_reset([lost, anew], "art_1") == {lost, anew}


def test_a_rewording_of_one_paragraph_resets_only_that_paragraph() -> None:
    early = point(1, date(2020, 1, 1), Action.AMENDED)
    anew = point(2, date(2021, 1, 1), Action.REWORDED, "art_1__para_2")
    assert since_reset([early, anew], "art_1__para_2") == {anew}
    assert since_reset([early, anew], "art_1__para_1") == {early, anew}
