"""What an act was on a day, from the register alone: a range of days for each act, its ends known or presumed."""

import datetime
from functools import lru_cache

from attrs import frozen

from lawtime.analysis.cite.model import Standing
from lawtime.jurisdictions.kz.acts import Register, RegisteredAct
from lawtime.model.acts import ActRef
from lawtime.model.dates import Between, Exact, LawDate

SETTLED = datetime.timedelta(days=190)
"""So long after its signature an act whose day of force is not known is presumed to have taken effect."""


@frozen
class Span:
    """The days between which an act applied; an end that is not known lies after a day of signature."""

    since: LawDate
    until: LawDate | None


def span_of(register: Register, entry: RegisteredAct) -> Span:
    """Return the days between which an act applied as a whole."""
    before, after = neighbour(register, entry.predecessor), neighbour(register, entry.successor)
    since: LawDate
    if entry.in_force is not None:
        since = Exact(entry.in_force)
    elif before is not None and before.ended is not None and before.ended >= entry.act.date:
        since = Exact(before.ended)
    else:
        since = Between(entry.act.date, None)
    until: LawDate | None = None
    if entry.ended is not None:
        until = Exact(entry.ended)
    elif after is not None:
        until = Exact(after.in_force) if after.in_force is not None else Between(after.act.date, None)
    return Span(since, until)


def neighbour(register: Register, number: str) -> RegisteredAct | None:
    """Return the act of a number, or `None` where there is none, or several."""
    found = register.numbered(number) if number else ()
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4096)
def registered_standing(register: Register, act: ActRef, day: datetime.date | None) -> Standing:
    """Return what an act was on a day, as the register knows it.

    >>> from lawtime.jurisdictions.kz.acts import register
    >>> code = register().numbered("226-V")[0].act
    >>> registered_standing(register(), code, datetime.date(2014, 11, 20)).status
    'not_yet'
    """
    entry = register.get(act)
    if entry is None and day is not None and day < act.date:
        return Standing(status="absent", certainty="exact", since=Between(act.date, None))
    if entry is None or day is None:
        return Standing(source=entry.source if entry else "")
    span = span_of(register, entry)
    status, certainty = _status(entry, span, day)
    successor = neighbour(register, entry.successor)
    changed = [each for each in amendments(register, act) if each.date > day]
    return Standing(
        status=status,
        certainty=certainty,
        since=span.since,
        until=span.until,
        amended_by=tuple(changed),
        successor=successor.act if successor else None,
        source=entry.source,
    )


def amendments(register: Register, act: ActRef) -> tuple[ActRef, ...]:
    """Return the acts that are known to have changed an act, in the order of their days; there may be more."""
    return register.amendments(act.number)


def _status(entry: RegisteredAct, span: Span, day: datetime.date) -> tuple[str, str]:
    if day < entry.act.date and not (isinstance(span.since, Exact) and span.since.day <= day):
        return "absent", "exact"
    if entry.amending:
        return "uncertain", "unknown"
    if isinstance(span.since, Exact):
        if day < span.since.day:
            return "not_yet", "exact"
        certainty = "exact"
    elif day < entry.act.date + SETTLED:
        return "uncertain", "unknown"
    else:
        certainty = "presumed"
    if span.until is None:
        return "in_force", "presumed"
    if isinstance(span.until, Exact):
        return ("repealed", "exact") if day >= span.until.day else ("in_force", certainty)
    bound = span.until.earliest
    if bound is None or day < bound:
        return "in_force", certainty
    return ("repealed", "presumed") if day >= bound + SETTLED else ("uncertain", "unknown")
