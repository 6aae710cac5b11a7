"""Commencement rules: the words that fix when an act, or a change, takes effect, and how they resolve to a day.

A rule counts from an *anchor* (publication, signature, registration). Where the anchor's day is not known, the rule
resolves to the bounds that the anchor's own bounds give. How a period is counted is a matter of named conventions of
a jurisdiction, which every resolution lists.
"""

from datetime import date, timedelta
from enum import Enum

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.dates import Between, Exact, LawDate, Unknown, add_months, between
from lawtime.model.findings import Finding
from lawtime.model.resolution import (
    LAST_WINDOW,
    NEUTRAL,
    PUBLICATION_MISSING,
    Anchor,
    Anchors,
    Convention,
    Conventions,
    DateLike,
    Missing,
    Possible,
    Resolution,
    Step,
    windowed,
)


class Unit(Enum):
    """The unit of a period."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Counting(Enum):
    """Which day a period starts on."""

    DAY_AFTER = "day_after"
    """The day after the anchor: the anchor's own day is not counted."""
    DAY_OF = "day_of"
    """"From the day of": the anchor's own day may count."""


@frozen(kw_only=True)
class Rule:
    """Any commencement rule.

    Args:
        conventions: those of the jurisdiction in whose law the rule was read; they are no part of its identity.
    """

    conventions: Conventions = field(default=NEUTRAL, eq=False, repr=False)

    def resolve(
        self,
        *,
        signed: DateLike = None,
        published: DateLike = None,
        registered: DateLike = None,
        conventions: Conventions | None = None,
    ) -> Resolution:
        """Return the day that the rule gives, or its bounds.

        Args:
            signed: the day of signature.
            published: the day of first official publication.
            registered: the day of state registration (orders and local acts).
            conventions: how to count; those of the rule's jurisdiction where left out.

        >>> ten = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
        >>> ten.resolve(published=date(2013, 7, 5)).date
        Exact(day=datetime.date(2013, 7, 16))
        """
        return self._resolve(Anchors(signed, published, registered, conventions or self.conventions))

    def _resolve(self, anchors: Anchors) -> Resolution:
        raise NotImplementedError(type(self).__name__)

    @property
    def stages(self) -> "tuple[tuple[str | None, Rule], ...]":
        """The rule for each part of what it governs: `(None, rule)` for the most, then one for each exception."""
        return ((None, self),)

    @property
    def efficacy(self) -> date | None:
        """The day from which the change applies to relations, where the words say so; force begins by the rule."""
        return None

    @property
    def ends(self) -> date | None:
        """The first day on which what it governs is no longer in effect, where the words say so."""
        return None


@frozen
class OnDate(Rule):
    """A day that is stated, even before signature: "from 1 January 2016"."""

    date: date

    def _resolve(self, anchors: Anchors) -> Resolution:
        return Resolution(Exact(self.date), (("in force on the day stated: {}", self.date),))


@frozen(cache_hash=True)
class On(Rule):
    """On the day of the anchor.

    Args:
        anchor: the event.
        loose: the words may also mean the day after (an English "after its first official publication" renders a
            Russian "from the day of").
    """

    anchor: Anchor
    loose: bool = False

    def _resolve(self, anchors: Anchors) -> Resolution:
        day, why, assumed, missing, findings = anchors.day(self.anchor)
        if not self.loose:
            return Resolution(day, (*why, ("in force on that day: {}", day)), assumed, missing, (), findings)
        if day.earliest is not None:
            day = _with_day_after(day.earliest, day.latest)
        steps = (*why, ("in force on that day or the day after: {}", day))
        return Resolution(day, steps, assumed, missing, (), findings)


@frozen(cache_hash=True)
class After(Rule):
    """After a period from the anchor.

    Args:
        anchor: the event.
        count: how many units, 0 or more; 0 days after the day of an event is the next day.
        unit: day (of the calendar), month or year.
        counting: which day the period starts on.
    """

    anchor: Anchor
    count: int = field()
    unit: Unit
    counting: Counting

    @count.validator
    def _not_negative(self, _attribute: object, value: int) -> None:
        if value < 0:
            raise ValueError(f"a period cannot be negative: {value}")

    def resolve(
        self,
        *,
        signed: DateLike = None,
        published: DateLike = None,
        registered: DateLike = None,
        conventions: Conventions | None = None,
    ) -> Resolution:
        """Return the day that the rule gives, or its bounds; see `Rule.resolve`."""
        used = conventions or self.conventions
        if self.anchor is Anchor.PUBLICATION:
            if published is None:
                if type(signed) is date and used.publication_window is not None and signed < LAST_WINDOW:
                    days, duty = used.publication_window
                    bounds = self._bounds(signed, signed + timedelta(days), duty, used)
                    if bounds is not None:
                        return bounds
            elif type(published) is date and (signed is None or (type(signed) is date and signed <= published)):
                return self._plain(published, used)
        return self._resolve(Anchors(signed, published, registered, used))

    def _plain(self, day: date, used: Conventions) -> Resolution:
        """Return the day of force for a publication that is known, the case of most questions."""
        reached = self.reach(day, used)
        if reached is None:
            return self._outside(day)
        force = between(*reached)
        steps = (("{}: {}", Anchor.PUBLICATION, day), self._step(force))
        convention = self._convention(used)
        return Resolution(force, steps, () if convention is None else (convention,))

    def _bounds(self, first: date, last: date, duty: Convention, used: Conventions) -> Resolution | None:
        """Return the bounds of force for a publication that only a duty bounds, the other case of most questions."""
        start, end = self.reach(first, used), self.reach(last, used)
        if start is None or end is None:
            return None
        force = between(start[0], end[1])
        convention = self._convention(used)
        assumed = (duty,) if convention is None else (duty, convention)
        return Resolution(force, (windowed(first, last, duty), self._step(force)), assumed, PUBLICATION_MISSING)

    def _step(self, force: LawDate) -> Step:
        return (_AFTER if self.counting is Counting.DAY_AFTER else _OF, self.count, self.unit, force)

    def _convention(self, used: Conventions) -> Convention | None:
        """Return the convention that the count rests on; where the anchor's own day may count, both readings hold."""
        if self.counting is Counting.DAY_OF:
            return None
        return used.count_from_day_after if self.unit is Unit.DAY else used.months_plus_one

    def _resolve(self, anchors: Anchors) -> Resolution:
        day, why, assumed, missing, findings = anchors.day(self.anchor)
        if day.earliest is None:
            return Resolution(Unknown(), why, assumed, missing, (), findings)
        used = anchors.conventions
        first = self.reach(day.earliest, used)
        if first is None:
            return self._outside(day.earliest)
        if day.latest is None:
            reached: Exact | Between = Between(first[0], None)
        elif type(day) is Exact:
            reached = Exact(first[0]) if first[0] == first[1] else Between(*first)
        else:
            last = self.reach(day.latest, used)
            reached = between(first[0], None if last is None else last[1])
        convention = self._convention(used)
        assumed = assumed if convention is None else (*assumed, convention)
        return Resolution(reached, (*why, self._step(reached)), assumed, missing, (), findings)

    def _outside(self, day: date) -> Resolution:
        message = f"{self.count} {self.unit.value}s after {day} lead outside the calendar"
        return Resolution(Unknown(), (message,), findings=(Finding("force-outside-calendar", message),))

    def reach(self, day: date, used: Conventions) -> tuple[date, date] | None:
        """Return the first and the last day of force that the words allow for one day of the anchor.

        They differ only where the anchor's day may count or not. `None` where the calendar ends before.
        """
        try:
            if self.unit is Unit.DAY:
                end = day + timedelta(self.count)
            else:
                end = add_months(day, self.count * (12 if self.unit is Unit.YEAR else 1), used.rounding)
            if self.counting is Counting.DAY_OF:
                return end, end + _DAY
            if (used.count_from_day_after if self.unit is Unit.DAY else used.months_plus_one) is not None:
                end += _DAY
        except OverflowError:
            return None
        return end, end


_DAY = timedelta(days=1)
_AFTER = "{} {}s later, the day after they end: {}"
_OF = "{} {}s later, the day of the event may count or not: {}"


@frozen
class SeeProvision(Rule):
    """The rule stands in an article of the amending act: "for the order of enactment see article 2"."""

    provision: str

    def _resolve(self, anchors: Anchors) -> Resolution:
        what = f"{self.provision} of the amending act, which states when it takes effect"
        return Resolution(Unknown(), (f"the rule stands in {what}",), (), (Missing("clause", what),))


@frozen
class OnEvent(Rule):
    """From an event that is no publication ("from the day a treaty enters into force")."""

    event: str

    def _resolve(self, anchors: Anchors) -> Resolution:
        return Resolution(Unknown(), (f"depends on an event: {self.event}",), (), (Missing("event", self.event),))


@frozen
class Unstated(Rule):
    """The note states no rule."""

    def _resolve(self, anchors: Anchors) -> Resolution:
        missing = (Missing("clause", "the commencement clause of the act"),)
        return Resolution(Unknown(), ("no rule is stated",), (), missing)


@frozen
class Unrecognised(Rule):
    """Words that no rule accounts for; they are kept as they stand."""

    text: str

    def _resolve(self, anchors: Anchors) -> Resolution:
        missing = (Missing("clause", f"what these words mean: {self.text}"),)
        return Resolution(Unknown(), (f"not understood: {self.text}",), (), missing)


@frozen
class NotEarlier(Rule):
    """The later of a rule's day and a stated day: "... but not earlier than"."""

    rule: Rule
    floor: date

    def _resolve(self, anchors: Anchors) -> Resolution:
        return self.floored(self.rule._resolve(anchors))

    def floored(self, inner: Resolution) -> Resolution:
        """Return the resolution of the rule within, raised to the stated day."""
        if inner.date.earliest is None:
            day: LawDate = Between(self.floor, None)
        else:
            latest = inner.date.latest
            day = between(max(inner.date.earliest, self.floor), None if latest is None else max(latest, self.floor))
        return inner.then(day, ("but not earlier than {}: {}", self.floor, day))

    @property
    def efficacy(self) -> date | None:
        """The day from which it applies to relations, where the words say so."""
        return self.rule.efficacy


@frozen
class Excepted:
    """Provisions that a clause excepts, with the rule for them.

    Args:
        text: the excepted provisions, in the clause's words.
        rule: when they take effect.
        provision: their eId where the words name one, else `None`.
    """

    text: str
    rule: Rule
    provision: str | None = None


@frozen
class Staged(Rule):
    """A rule with exceptions for some provisions."""

    rule: Rule
    exceptions: tuple[Excepted, ...]

    def _resolve(self, anchors: Anchors) -> Resolution:
        return self.rule._resolve(anchors)

    @property
    def stages(self) -> tuple[tuple[str | None, Rule], ...]:
        """The main rule, then one for each exception."""
        return ((None, self.rule), *((each.text, each.rule) for each in self.exceptions))

    @property
    def efficacy(self) -> date | None:
        """The day from which it applies to relations, where the words say so."""
        return self.rule.efficacy


@frozen
class Extended(Rule):
    """A rule that "extends to relations that arose from" a day: force begins by the rule, efficacy on that day."""

    rule: Rule
    since: date

    def _resolve(self, anchors: Anchors) -> Resolution:
        return self.rule._resolve(anchors)

    @property
    def stages(self) -> tuple[tuple[str | None, Rule], ...]:
        """Those of the rule that it extends."""
        return self.rule.stages

    @property
    def efficacy(self) -> date | None:
        """The day from which it applies to relations."""
        return self.since


@frozen
class Temporary(Rule):
    """A rule for a time: "from 1 January 2015, and is in effect until 1 January 2016".

    Args:
        rule: when force begins.
        until: the first day on which it is over.
    """

    rule: Rule
    until: date

    def _resolve(self, anchors: Anchors) -> Resolution:
        return self.rule._resolve(anchors)

    @property
    def efficacy(self) -> date | None:
        """The day from which it applies to relations, where the words say so."""
        return self.rule.efficacy

    @property
    def ends(self) -> date | None:
        """The first day on which force is over."""
        return self.until


@frozen
class WithAct(Rule):
    """Together with another act: "from the day on which Law № ... takes effect"."""

    act: ActRef

    def _resolve(self, anchors: Anchors) -> Resolution:
        what = f"the day on which {self.act} takes effect"
        return Resolution(Unknown(), (f"depends on {what}",), (), (Missing("event", what),))


def _with_day_after(earliest: date, latest: date | None) -> LawDate:
    if latest is None or latest == date.max:
        return Between(earliest, None)
    return Between(earliest, latest + _DAY)


__all__ = [
    "NEUTRAL",
    "After",
    "Anchor",
    "Convention",
    "Conventions",
    "Counting",
    "DateLike",
    "Excepted",
    "Extended",
    "Missing",
    "NotEarlier",
    "On",
    "OnDate",
    "OnEvent",
    "Possible",
    "Resolution",
    "Rule",
    "SeeProvision",
    "Staged",
    "Temporary",
    "Unit",
    "Unrecognised",
    "Unstated",
    "WithAct",
]
