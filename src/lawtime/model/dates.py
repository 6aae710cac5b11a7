"""Dates as values: a day that is known, a day between two bounds, or a day that nothing bounds.

A period of time is half-open, `[from, to)`, as everywhere in lawtime.
"""

import calendar
from datetime import date, timedelta
from enum import Enum

from attrs import frozen


@frozen(order=True)
class Exact:
    """A day that is known.

    >>> Exact(date(2016, 1, 1)).isoformat()
    '2016-01-01'
    """

    day: date

    @property
    def earliest(self) -> date:
        """The first day on which it can be."""
        return self.day

    @property
    def latest(self) -> date:
        """The last day on which it can be."""
        return self.day

    def isoformat(self) -> str:
        """Return the day in ISO form."""
        return self.day.isoformat()

    def __bool__(self) -> bool:
        raise TypeError("a date has no truth value; compare its bounds")


@frozen
class Between:
    """A day that lies between two bounds, both included.

    Args:
        earliest: the first day on which it can be.
        latest: the last day on which it can be, or `None` where no upper bound is known.

    >>> Between(date(2013, 7, 14), date(2013, 8, 13)).isoformat()
    '2013-07-14..2013-08-13'
    """

    earliest: date
    latest: date | None

    def __attrs_post_init__(self) -> None:
        if self.latest is not None and self.latest < self.earliest:
            raise ValueError(f"bounds out of order: {self.earliest} is after {self.latest}")

    def isoformat(self) -> str:
        """Return both bounds in ISO form, an open end as nothing."""
        return f"{self.earliest}..{self.latest or ''}"

    def __bool__(self) -> bool:
        raise TypeError("a date has no truth value; compare its bounds")


@frozen
class Unknown:
    """A day that no evidence bounds."""

    @property
    def earliest(self) -> None:
        """No lower bound is known."""
        return None

    @property
    def latest(self) -> None:
        """No upper bound is known."""
        return None

    def isoformat(self) -> str:
        """Return a question mark."""
        return "?"

    def __bool__(self) -> bool:
        raise TypeError("a date has no truth value; compare its bounds")


LawDate = Exact | Between | Unknown


def between(earliest: date, latest: date | None) -> Exact | Between:
    """Return the narrowest value for two bounds: `Exact` where they meet.

    >>> between(date(2016, 1, 1), date(2016, 1, 1))
    Exact(day=datetime.date(2016, 1, 1))
    """
    return Exact(earliest) if earliest == latest else Between(earliest, latest)


class Truth(Enum):
    """Whether something had happened by a day: it had, it had not, or the evidence leaves both open."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


def reached(when: LawDate, day: date) -> Truth:
    """Say whether `when` lies on or before `day`.

    >>> reached(Between(date(2012, 1, 17), date(2012, 2, 16)), date(2012, 1, 20))
    <Truth.OPEN: 'open'>
    """
    if when.latest is not None and when.latest <= day:
        return Truth.YES
    if when.earliest is not None and when.earliest > day:
        return Truth.NO
    return Truth.OPEN


class Rounding(Enum):
    """What becomes of a day that the month reached does not have (31 January plus one month)."""

    DOWN = "down"
    """The last day of that month."""
    UP = "up"
    """The first day of the month after."""


_EVERY_MONTH = 28
"""Every month has so many days."""


def add_months(day: date, months: int, rounding: Rounding) -> date:
    """Return the corresponding day `months` later; the caller says how a missing day is rounded.

    Raises:
        OverflowError: where the result lies outside the years 1 to 9999.

    >>> add_months(date(2023, 12, 31), 2, Rounding.DOWN)
    datetime.date(2024, 2, 29)
    >>> add_months(date(2023, 12, 31), 2, Rounding.UP)
    datetime.date(2024, 3, 1)
    """
    month0 = day.month - 1 + months
    year, month = day.year + month0 // 12, month0 % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError(f"{day} and {months} months lie outside the calendar")
    if day.day <= _EVERY_MONTH or day.day <= (last := calendar.monthrange(year, month)[1]):
        return date(year, month, day.day)
    reached_end = date(year, month, last)
    return reached_end if rounding is Rounding.DOWN else reached_end + timedelta(days=1)
