"""The suffix that a number lacks: of which convocation it is, by the numbers of the acts before and after it."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta

from attrs import field, frozen

from lawtime.jurisdictions.kz.acts import RegisteredAct

_NUMBER = re.compile(r"(?P<number>\d{1,5})-(?P<suffix>[IVXL]{1,6})")
_DISORDER = timedelta(days=7)
"""Acts signed within so many days of one another may bear their numbers in another order."""


@frozen(slots=False, eq=False)
class Series:
    """The numbers of the acts of each convocation: they begin anew with each, and grow with the day of signature.

    Args:
        entries: acts of the kinds that share these numbers.

    >>> from lawtime.jurisdictions.kz.acts import register
    >>> Series(register()).suffix(22, date(2004, 12, 28)), Series(register()).suffix(2155, date(1995, 3, 30))
    ('III', '')
    """

    entries: Iterable[RegisteredAct] = field(repr=False)
    _acts: list[tuple[date, int, str]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        read = ((entry.act.date, _NUMBER.fullmatch(entry.act.number)) for entry in self.entries)
        acts = sorted((day, int(match["number"]), match["suffix"]) for day, match in read if match)
        object.__setattr__(self, "_acts", acts)

    def suffix(self, number: int, day: date) -> str:
        """Return the one suffix that a number of a day can have; "" where none or several can.

        Only a convocation counts of which a later act is known: nothing else bounds its numbers from above.
        """
        first, last = bisect_left(self._acts, (day,)), bisect_left(self._acts, (day + timedelta(days=1),))
        near = {suffix for _, _, suffix in self._acts[max(0, first - 1) : last + 1]}
        fitting = [suffix for suffix in near if self._holds(suffix, number, day)]
        return fitting[0] if len(fitting) == 1 else ""

    def _holds(self, suffix: str, number: int, day: date) -> bool:
        own = [(signed, each) for signed, each, of in self._acts if of == suffix]
        below = all(each < number for signed, each in own if signed < day - _DISORDER)
        above = [each for signed, each in own if signed > day + _DISORDER]
        return below and bool(above) and number < min(above)
