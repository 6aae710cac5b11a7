"""Rules read backwards: on which days the anchor can have been, where the day of force is known."""

from datetime import date, timedelta

from attrs import frozen

from lawtime.model.commencement import (
    After,
    Anchor,
    Conventions,
    Extended,
    NotEarlier,
    On,
    OnDate,
    Rule,
    Staged,
    Temporary,
    Unit,
)
from lawtime.model.dates import Rounding, add_months

_DAY = timedelta(days=1)
_GATHERED = 4
"""The end of February gathers the corresponding days of up to four days."""


@frozen
class Inverted:
    """The days on which an anchor can have been.

    Args:
        anchor: the event; `None` where the day of force tells nothing of any.
        earliest: the first of them; `None` where nothing bounds them from below.
        latest: the last of them; `None` where nothing bounds them from above.
    """

    anchor: Anchor | None = None
    earliest: date | None = None
    latest: date | None = None


ANYTHING = Inverted()
"""The day of force agrees with the rule, and tells nothing of an anchor."""


def inverted(rule: Rule, force: date, conventions: Conventions) -> Inverted | None:
    """Return the days of a rule's anchor from which force began on a given day; `None` where there are none.

    >>> from lawtime.model.commencement import Counting, NEUTRAL
    >>> sixty = After(Anchor.PUBLICATION, 60, Unit.DAY, Counting.DAY_AFTER)
    >>> inverted(sixty, date(2024, 7, 22), NEUTRAL).earliest
    datetime.date(2024, 5, 22)
    """
    match rule:
        case OnDate(date=day):
            return ANYTHING if day == force else None
        case On(anchor=anchor, loose=loose):
            return Inverted(anchor, _back(force, 1) if loose else force, force)
        case After():
            return _after(rule, force, conventions)
        case NotEarlier(rule=inner, floor=floor):
            return _not_earlier(inner, floor, force, conventions)
        case Staged(rule=inner) | Extended(rule=inner) | Temporary(rule=inner):
            return inverted(inner, force, conventions)
    return ANYTHING


def _after(rule: After, force: date, conventions: Conventions) -> Inverted | None:
    try:
        if rule.unit is Unit.DAY:
            middle = force - timedelta(rule.count)
            near: tuple[date, ...] = (middle - _DAY, middle)
        else:
            months = rule.count * (12 if rule.unit is Unit.YEAR else 1)
            middle = add_months(force, -months, Rounding.DOWN)
            near = tuple(middle + timedelta(shift) for shift in range(-_GATHERED, _GATHERED + 1))
    except OverflowError:
        return None
    days = [day for day in near if _gives(rule, day, force, conventions)]
    return Inverted(rule.anchor, days[0], days[-1]) if days else None


def _gives(rule: After, day: date, force: date, conventions: Conventions) -> bool:
    reached = rule.reach(day, conventions)
    return reached is not None and reached[0] <= force <= reached[1]


def _not_earlier(inner: Rule, floor: date, force: date, conventions: Conventions) -> Inverted | None:
    if force < floor:
        return None
    found = inverted(inner, force, conventions)
    if force > floor:
        return found
    if isinstance(inner, OnDate):
        return ANYTHING if inner.date <= floor else None
    if found is None or found.anchor is None:
        return ANYTHING
    return Inverted(found.anchor, None, found.latest)


def _back(day: date, days: int) -> date:
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return day
