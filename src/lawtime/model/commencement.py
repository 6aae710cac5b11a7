"""Commencement rules: the words that fix when an act, or a change, takes effect, and how they resolve to a day.

A rule counts from an *anchor* (publication, signature, registration). Where the anchor's day is not known, the rule
resolves to the bounds that the anchor's own bounds give. How a period is counted is a matter of named conventions of
a jurisdiction, which every resolution lists.
"""

from datetime import date, timedelta
from enum import Enum

from attrs import evolve, field, frozen

from lawtime.model.dates import Between, Exact, LawDate, Rounding, Unknown, add_months, between


class Anchor(Enum):
    """The event that a rule counts from."""

    PUBLICATION = "publication"
    SIGNATURE = "signature"
    REGISTRATION = "registration"


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


@frozen
class Convention:
    """A named way to read a rule that the words leave open.

    Args:
        name: a stable name, such as `kz.months_plus_one`.
        says: what it says, for people.
    """

    name: str
    says: str

    def __str__(self) -> str:
        return f"{self.name.partition('.')[0]}: {self.says}"


@frozen
class Conventions:
    """How a jurisdiction counts; each reading that an answer may rest on has its name.

    Args:
        count_from_day_after: the anchor's day is not counted.
        months_plus_one: a period of months ends on the corresponding day, so that force begins the day after; `None`
            where force begins on the corresponding day itself.
        publication_window: the longest time from signature to publication, in days, with the duty that says so.
        rounding: what becomes of a corresponding day that its month does not have.
    """

    count_from_day_after: Convention = Convention("any.count_from_day_after", "the day of the event is not counted")
    months_plus_one: Convention | None = Convention("any.months_plus_one", "force begins the day after a period ends")
    publication_window: tuple[int, Convention] | None = None
    rounding: Rounding = Rounding.DOWN


NEUTRAL = Conventions()
"""The conventions of no country: they set no bound on the time between signature and publication."""


@frozen
class Missing:
    """A fact that would settle, or narrow, an answer.

    Args:
        kind: `publication`, `registration`, `signature`, `clause`, `event` or `text`.
        what: the fact, in words.
    """

    kind: str
    what: str


@frozen
class Resolution:
    """What a rule resolves to, and on what that rests.

    Args:
        date: the day of force.
        reasoning: the steps, in order, for people.
        assumptions: the conventions and duties that the result rests on.
        missing: the facts that would narrow it.
    """

    date: LawDate
    reasoning: tuple[str, ...] = ()
    assumptions: tuple[Convention, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def certainty(self) -> str:
        """`exact`, `between` or `unknown`."""
        return type(self.date).__name__.lower()


DateLike = date | LawDate | None


def _as_date(value: DateLike) -> LawDate:
    if value is None:
        return Unknown()
    return Exact(value) if isinstance(value, date) else value


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
        anchors = _Anchors(
            _as_date(signed), _as_date(published), _as_date(registered), conventions or self.conventions
        )
        return self._resolve(anchors)

    def _resolve(self, anchors: "_Anchors") -> Resolution:
        raise NotImplementedError(type(self).__name__)

    @property
    def stages(self) -> "tuple[tuple[str | None, Rule], ...]":
        """The rule for each part of what it governs: `(None, rule)` for the most, then one for each exception."""
        return ((None, self),)


@frozen
class _Anchors:
    signed: LawDate
    published: LawDate
    registered: LawDate
    conventions: Conventions

    def day(self, anchor: Anchor) -> tuple[LawDate, tuple[str, ...], tuple[Convention, ...], tuple[Missing, ...]]:
        """Return the day of an anchor with the reasoning, assumptions and missing facts behind it."""
        if anchor is Anchor.SIGNATURE:
            given = self.signed
        elif anchor is Anchor.REGISTRATION:
            given = self.registered
        else:
            given = self.published
        name = anchor.value
        if isinstance(given, Exact):
            return given, (f"{name}: {given.day}",), (), ()
        missing = (Missing(name, f"the day of {'first official ' if anchor is Anchor.PUBLICATION else ''}{name}"),)
        if isinstance(given, Between):
            return given, (f"{name}: {given.isoformat()}",), (), missing
        if anchor is Anchor.SIGNATURE or self.signed.earliest is None:
            return Unknown(), (f"{name}: not known",), (), missing
        first = self.signed.earliest
        window = self.conventions.publication_window
        if window is None or anchor is Anchor.REGISTRATION or self.signed.latest is None:
            return Between(first, None), (f"{name}: not known, not before signature on {first}",), (), missing
        days, duty = window
        last = self.signed.latest + timedelta(days=days)
        why = f"{name}: not known, from signature on {first} to {last} ({duty.says})"
        return between(first, last), (why,), (duty,), missing


@frozen
class OnDate(Rule):
    """"From 1 January 2016": a day that is stated, even before signature."""

    date: date

    def _resolve(self, anchors: _Anchors) -> Resolution:
        return Resolution(Exact(self.date), (f"in force on the day stated: {self.date}",))


@frozen
class On(Rule):
    """On the day of the anchor.

    Args:
        anchor: the event.
        loose: the words may also mean the day after (an English "after its first official publication" renders a
            Russian "from the day of").
    """

    anchor: Anchor
    loose: bool = False

    def _resolve(self, anchors: _Anchors) -> Resolution:
        day, why, assumed, missing = anchors.day(self.anchor)
        if self.loose:
            if day.earliest is not None:
                day = _shift(day, 0, 1)
            return Resolution(
                day, (*why, f"in force on that day or the day after: {day.isoformat()}"), assumed, missing
            )
        return Resolution(day, (*why, f"in force on that day: {day.isoformat()}"), assumed, missing)


@frozen
class After(Rule):
    """After a period from the anchor.

    Args:
        anchor: the event.
        count: how many units, 0 or more; 0 days after the day of an event is the next day.
        unit: day (of the calendar), month or year.
        counting: which day the period starts on.
    """

    anchor: Anchor
    count: int
    unit: Unit
    counting: Counting

    def _resolve(self, anchors: _Anchors) -> Resolution:
        day, why, assumed, missing = anchors.day(self.anchor)
        if day.earliest is None:
            return Resolution(Unknown(), why, assumed, missing)
        used = anchors.conventions
        try:
            earliest = self._reach(day.earliest, used, first=True)
            latest = None if day.latest is None else self._reach(day.latest, used, first=False)
        except OverflowError:
            return Resolution(Unknown(), (*why, f"{self.count} {self.unit.value}s lead outside the calendar"), assumed)
        reached = between(earliest, latest)
        conventions: tuple[Convention, ...] = ()
        if self.counting is Counting.DAY_AFTER:
            conventions = (used.count_from_day_after,)
            if self.unit is not Unit.DAY and used.months_plus_one is not None:
                conventions = (used.months_plus_one,)
        period = f"{self.count} {self.unit.value}{'' if self.count == 1 else 's'}"
        how = (
            "the day after they end"
            if self.counting is Counting.DAY_AFTER
            else "the day of the event may count or not"
        )
        return Resolution(reached, (*why, f"{period} later, {how}: {reached.isoformat()}"), (*assumed, *conventions), missing)

    def _reach(self, day: date, used: Conventions, *, first: bool) -> date:
        """Return the day of force for one anchor day; `first` takes the earlier of two readings."""
        plus_one = self.counting is Counting.DAY_AFTER or not first
        if self.unit is Unit.DAY:
            return day + timedelta(days=self.count + plus_one)
        months = self.count * (12 if self.unit is Unit.YEAR else 1)
        end = add_months(day, months, used.rounding)
        if self.counting is Counting.DAY_AFTER and used.months_plus_one is None:
            return end
        return end + timedelta(days=int(plus_one))


@frozen
class SeeProvision(Rule):
    """"For the order of enactment see article 2": the rule stands in that article of the amending act."""

    provision: str

    def _resolve(self, anchors: _Anchors) -> Resolution:
        what = f"{self.provision} of the amending act, which states when it takes effect"
        return Resolution(Unknown(), (f"the rule stands in {what}",), (), (Missing("clause", what),))


@frozen
class OnEvent(Rule):
    """From an event that is no publication ("from the day a treaty enters into force")."""

    event: str

    def _resolve(self, anchors: _Anchors) -> Resolution:
        return Resolution(Unknown(), (f"depends on an event: {self.event}",), (), (Missing("event", self.event),))


@frozen
class Unstated(Rule):
    """The note states no rule."""

    def _resolve(self, anchors: _Anchors) -> Resolution:
        missing = (Missing("clause", "the commencement clause of the act"),)
        return Resolution(Unknown(), ("no rule is stated",), (), missing)


@frozen
class Unrecognised(Rule):
    """Words that no rule accounts for; they are kept as they stand."""

    text: str

    def _resolve(self, anchors: _Anchors) -> Resolution:
        missing = (Missing("clause", f"what these words mean: {self.text}"),)
        return Resolution(Unknown(), (f"not understood: {self.text}",), (), missing)


@frozen
class NotEarlier(Rule):
    """"... but not earlier than": the later of a rule's day and a stated day."""

    rule: Rule
    floor: date

    def _resolve(self, anchors: _Anchors) -> Resolution:
        inner = self.rule._resolve(anchors)
        if inner.date.earliest is None:
            day: LawDate = Between(self.floor, None)
        else:
            latest = inner.date.latest
            day = between(max(inner.date.earliest, self.floor), None if latest is None else max(latest, self.floor))
        return evolve(inner, date=day, reasoning=(*inner.reasoning, f"but not earlier than {self.floor}: {day.isoformat()}"))


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

    def _resolve(self, anchors: _Anchors) -> Resolution:
        return self.rule._resolve(anchors)

    @property
    def stages(self) -> tuple[tuple[str | None, Rule], ...]:
        return ((None, self.rule), *((each.text, each.rule) for each in self.exceptions))


@frozen
class Extended(Rule):
    """A rule that "extends to relations that arose from" a day: force begins by the rule, efficacy on that day."""

    rule: Rule
    since: date

    def _resolve(self, anchors: _Anchors) -> Resolution:
        return self.rule._resolve(anchors)

    @property
    def stages(self) -> tuple[tuple[str | None, Rule], ...]:
        return self.rule.stages


def _shift(day: LawDate, first: int, last: int) -> LawDate:
    if day.earliest is None:
        return day
    latest = None if day.latest is None else day.latest + timedelta(days=last)
    return between(day.earliest + timedelta(days=first), latest)
