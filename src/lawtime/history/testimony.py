"""What is said of one day of an act, such as its publication, made into one value: a day, its bounds, or a dispute."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from lawtime.model.acts import ActRef
from lawtime.model.commencement import Convention, Missing, Possible, Resolution
from lawtime.model.dates import Between, Exact, LawDate, Unknown, between
from lawtime.model.facts import InForce, Publication, Registration
from lawtime.model.findings import Finding
from lawtime.model.resolution import Anchor, Anchors, Conventions, Step

FINAL_PART = Convention("any.final_part", "published in parts, or in each language: the day of the last of them")
"""480-V art. 40(2) and 213-I art. 36(5) of Kazakhstan; there is no known law that takes the first part."""

ONE_LANGUAGE = Convention("any.one_language", "a text in another language, of whose day nothing is said, was not later")
"""480-V art. 37(3): both languages at once; but one law of 03.06.2002 was in two newspapers on 7 and on 11 June."""

_COUNTED = 1000
"""Wider bounds are not searched day by day."""


@frozen
class Said:
    """One day that somebody says an anchor had.

    Args:
        date: the day.
        fact: what says so.
        assumptions: what taking it rests on.
    """

    date: datetime.date
    fact: Publication | Registration
    assumptions: tuple[Convention, ...] = ()

    @property
    def witness(self) -> str:
        """Who says so, and where."""
        return self.fact.witness


@frozen
class Followed:
    """Days of an anchor that follow from a day of force, through the rules that it can be the day of; or from a part.

    Args:
        ranges: for each such rule the first and the last day, or `None` where nothing bounds them from above.
        fact: the day of force that it follows from, or the publication of a part of the text.
        assumptions: what following it rests on.
    """

    ranges: tuple[tuple[datetime.date, datetime.date | None], ...]
    fact: InForce | Publication
    assumptions: tuple[Convention, ...] = ()

    @property
    def why(self) -> str:
        """What it follows from, in words."""
        what = f"part {self.fact.part}" if isinstance(self.fact, Publication) else "force"
        return f"{what} on {self.fact.date} ({self.fact.witness})"

    def allows(self, day: datetime.date) -> bool:
        """Say whether the anchor can have been on a day."""
        return any(first <= day and (last is None or day <= last) for first, last in self.ranges)

    @property
    def earliest(self) -> datetime.date:
        """The first day."""
        return min(first for first, _ in self.ranges)

    @property
    def latest(self) -> datetime.date | None:
        """The last day, or `None`."""
        ends = [last for _, last in self.ranges if last is not None]
        return max(ends) if len(ends) == len(self.ranges) else None

    @property
    def date(self) -> LawDate:
        """The bounds as a value."""
        return between(self.earliest, self.latest)


def said_of_publications(
    told: Sequence[Publication], cited: Mapping[Publication, tuple[Convention, ...]]
) -> tuple[Said, ...]:
    """Return the days of first official publication that facts state.

    Parts of one text, and texts in two languages, count as one publication, on the day of the last of them. Facts of
    one part and language that differ are each kept: they contradict one another.
    """
    if len(told) == 1 and not told[0].part:
        return (_said_by(told[0], cited),)
    if not told or lone_part(told) is not None:
        return ()
    groups: dict[tuple[str, str], dict[datetime.date, Publication]] = {}
    for fact in told:
        groups.setdefault((fact.part, fact.lang), {}).setdefault(fact.date, fact)
    days = {day: fact for group in groups.values() for day, fact in group.items()}
    whole = any(not part and not lang for part, lang in groups)
    parted = any(part for part, _ in groups) and any(not part for part, _ in groups)
    contradicted = any(len(group) > 1 for group in groups.values())
    if len(days) > 1 and (whole or parted or contradicted):
        return tuple(_said_by(days[day], cited) for day in sorted(days))
    langs = {lang for _, lang in groups}
    used = (FINAL_PART,) if len(days) > 1 or any(part for part, _ in groups) else ()
    return (_said_by(days[max(days)], cited, langs, used),)


def lone_part(told: Sequence[Publication]) -> Publication | None:
    """Return the latest publication of a part where no other part, nor the whole, is known: the final one is not."""
    parts = {fact.part for fact in told}
    if len(parts) != 1 or "" in parts or any(fact.date < fact.act.date for fact in told):
        return None
    return max(told, key=lambda fact: fact.date)


def _said_by(
    fact: Publication,
    cited: Mapping[Publication, tuple[Convention, ...]],
    langs: Collection[str] = (),
    used: tuple[Convention, ...] = (),
) -> Said:
    assumptions = cited.get(fact, ()) if cited else ()
    spoken = langs or (fact.lang,)
    alone = (ONE_LANGUAGE,) if len(spoken) == 1 and "" not in spoken else ()
    return Said(fact.date, fact, (*assumptions, *used, *alone))


def weighed(
    act: ActRef,
    anchor: Anchor,
    said: Sequence[Said],
    followed: Sequence[Followed],
    conventions: Conventions,
) -> Resolution:
    """Return the day of an anchor from all that is said of it and follows for it.

    What is said stands; what contradicts it is shown beside it, and the day then spans all that the evidence allows.
    """
    if len(said) == 1 and said[0].date >= act.date and all(each.allows(said[0].date) for each in followed):
        return agreed(
            act, anchor, said[0], [each.fact for each in followed if isinstance(each.fact, InForce)], conventions
        )
    if said:
        return _said(act, anchor, said, followed, conventions)
    opened = _opened(act, anchor, conventions)
    return _followed(act, anchor, followed, opened) if followed else opened


def agreed(act: ActRef, anchor: Anchor, said: Said, forces: Iterable[InForce], conventions: Conventions) -> Resolution:
    """Return a day that one source states and nothing contradicts, with the days of force that agree with it."""
    late = _late(act, anchor, said.date, conventions)
    steps: list[Step] = [("{}: {} ({})", anchor, said.date, said.fact)]
    steps += [("it agrees with force on {} ({})", fact.date, fact) for fact in forces]
    return Resolution(Exact(said.date), tuple(steps), said.assumptions, (), (), late)


def _opened(act: ActRef, anchor: Anchor, conventions: Conventions) -> Resolution:
    day, steps, assumptions, _, _ = Anchors(act.date, None, None, conventions).day(anchor)
    return Resolution(day, steps, assumptions, (missing_day(act, anchor),))


def missing_day(act: ActRef, anchor: Anchor) -> Missing:
    """Return the fact that an anchor of an act was on some day, as one that is missing."""
    return Missing(anchor.value, f"date of {anchor.title} of {act}")


def _said(
    act: ActRef, anchor: Anchor, said: Sequence[Said], followed: Sequence[Followed], conventions: Conventions
) -> Resolution:
    against = [each for each in followed if not any(each.allows(one.date) for one in said)]
    assumptions = tuple(dict.fromkeys(each for one in said for each in one.assumptions))
    steps = tuple(("{}: {} ({})", anchor, one.date, one.fact) for one in said)
    late = tuple(found for one in said for found in _late(act, anchor, one.date, conventions))
    possible = [
        *(Possible(Exact(one.date), one.witness) for one in said),
        *(Possible(each.date, each.why) for each in against),
    ]
    if any(one.date < act.date for one in said):
        opened = _opened(act, anchor, conventions)
        possible.append(Possible(opened.date, "signature and the duty to publish"))
        assumptions = (*assumptions, *opened.assumptions)
        late = (*late, *(_early(act, anchor, one) for one in said if one.date < act.date))
    more = tuple(convention for each in against for convention in each.assumptions)
    return disputed(act, anchor.title, possible, steps, (*assumptions, *more), (missing_day(act, anchor),), late)


def _followed(act: ActRef, anchor: Anchor, followed: Sequence[Followed], opened: Resolution) -> Resolution:
    """Return the days that every stated day of force allows, within the bounds of signature and duty."""
    steps: list[Step] = [f"{anchor.value}: {each.date.isoformat()}, by {each.why}" for each in followed]
    used = tuple(dict.fromkeys(convention for each in followed for convention in each.assumptions))
    first = max(each.earliest for each in followed)
    ends = [each.latest for each in followed if each.latest is not None]
    last = min(ends, default=None)
    if last is not None and last < first:
        possible = [Possible(each.date, each.why) for each in followed]
        return disputed(act, anchor.title, possible, steps, used, opened.missing)
    lower, upper = opened.date.earliest or act.date, opened.date.latest
    if (last is not None and last < lower) or (upper is not None and first > upper):
        why = "; ".join(each.why for each in followed)
        possible = [Possible(between(first, last), why), Possible(opened.date, "signature and the duty to publish")]
        return disputed(act, anchor.title, possible, steps, (*used, *opened.assumptions), opened.missing)
    cut = upper is not None and (last is None or last > upper)
    day = _allowed(between(max(first, lower), upper if cut else last), followed)
    if day is None:
        possible = [Possible(each.date, each.why) for each in followed]
        return disputed(act, anchor.title, possible, steps, used, opened.missing)
    if cut or first < lower:
        steps.append(f"from signature on {lower}: {day.isoformat()}")
    assumptions = (*used, *opened.assumptions) if cut else used
    return Resolution(day, tuple(steps), assumptions, () if isinstance(day, Exact) else opened.missing)


def _allowed(day: Exact | Between, followed: Sequence[Followed]) -> Exact | Between | None:
    """Narrow bounds to the days that every day of force allows; `None` where there are none."""
    if day.latest is None or (day.latest - day.earliest).days > _COUNTED:
        return day
    shifts = range((day.latest - day.earliest).days + 1)
    days = [day.earliest + datetime.timedelta(shift) for shift in shifts]
    fitting = [each for each in days if all(one.allows(each) for one in followed)]
    return between(fitting[0], fitting[-1]) if fitting else None


def disputed(
    act: ActRef,
    what: str,
    possible: Iterable[Possible],
    steps: Iterable[Step] = (),
    assumptions: Iterable[Convention] = (),
    missing: Iterable[Missing] = (),
    findings: Iterable[Finding] = (),
) -> Resolution:
    """Return a day that spans all that contradicting evidence allows, and the finding that names every side."""
    each = tuple(dict.fromkeys(possible))
    sides = " / ".join(f"{one.date.isoformat()} ({one.source})" for one in each)
    finding = Finding("dates-disputed", f"the evidence for the {what} of {act} contradicts itself: {sides}")
    return Resolution(
        span(one.date for one in each),
        (*steps, f"disputed: {sides}"),
        tuple(dict.fromkeys(assumptions)),
        tuple(missing),
        each,
        (*findings, finding),
    )


def span(dates: Iterable[LawDate]) -> LawDate:
    """Return the narrowest value that holds every one of some days.

    >>> from datetime import date
    >>> span([Exact(date(2012, 1, 30)), Exact(date(2012, 1, 31))]).isoformat()
    '2012-01-30..2012-01-31'
    """
    each = list(dates)
    starts = [one.earliest for one in each if one.earliest is not None]
    if len(starts) < len(each) or not each:
        return Unknown()
    ends = [one.latest for one in each if one.latest is not None]
    return between(min(starts), max(ends) if len(ends) == len(each) else None)


def _early(act: ActRef, anchor: Anchor, said: Said) -> Finding:
    message = f"{said.witness} gives {said.date} as the day of {anchor.title} of {act}, before its signature"
    return Finding(f"{anchor.value}-before-signature", message)


def _late(act: ActRef, anchor: Anchor, day: datetime.date, conventions: Conventions) -> tuple[Finding, ...]:
    """Return a finding where an act was published later than the law allows: it may be so, or a slip of the pen."""
    window = conventions.publication_window
    if anchor is not Anchor.PUBLICATION or window is None or (day - act.date).days <= window[0]:
        return ()
    message = f"{act} is said to have been published on {day}, {(day - act.date).days} days after its signature"
    return (Finding("publication-late", f"{message}; the duty: {window[1].says}"),)
