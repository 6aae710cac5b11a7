"""What a commencement rule resolves to: a day or its bounds, with the reasoning, the assumptions and what is missing.

How a period is counted is a matter of named conventions of a jurisdiction. A resolution lists those that it rests on.
"""

from datetime import date, datetime, timedelta
from enum import Enum

from attrs import evolve, field, frozen

from lawtime.model.dates import Between, Exact, LawDate, Rounding, Unknown, between
from lawtime.model.findings import Finding


class Anchor(Enum):
    """The event that a rule counts from."""

    PUBLICATION = "publication"
    SIGNATURE = "signature"
    REGISTRATION = "registration"

    @property
    def title(self) -> str:
        """The event in words.

        >>> Anchor.PUBLICATION.title
        'first official publication'
        """
        return _TITLES[self]


_TITLES = {
    Anchor.PUBLICATION: "first official publication",
    Anchor.SIGNATURE: "signature",
    Anchor.REGISTRATION: "state registration",
}


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
    """How a jurisdiction counts; each reading that an answer may rest on has its name, and can be switched off.

    Args:
        count_from_day_after: the anchor's day is not counted; `None` where it is.
        months_plus_one: a period of months ends on the corresponding day, so that force begins the day after; `None`
            where force begins on the corresponding day itself.
        publication_window: the longest time from signature to publication, in days, with the duty that says so.
        rounding: what becomes of a corresponding day that its month does not have.
        windowed: the kinds of act that the duty counts from signature for; `None` for all.
    """

    count_from_day_after: Convention | None = Convention(
        "any.count_from_day_after", "the day of the event is not counted"
    )
    months_plus_one: Convention | None = Convention("any.months_plus_one", "force begins the day after a period ends")
    publication_window: tuple[int, Convention] | None = None
    rounding: Rounding = Rounding.DOWN
    windowed: frozenset[str] | None = None

    @property
    def named(self) -> tuple[Convention, ...]:
        """The conventions that are in use."""
        window = self.publication_window[1] if self.publication_window else None
        return tuple(each for each in (self.count_from_day_after, self.months_plus_one, window) if each is not None)

    def without(self, name: str) -> "Conventions":
        """Return the conventions with one of them switched off.

        Raises:
            ValueError: where no convention in use has that name.

        >>> NEUTRAL.without("any.months_plus_one").months_plus_one is None
        True
        """
        if self.count_from_day_after is not None and self.count_from_day_after.name == name:
            return evolve(self, count_from_day_after=None)
        if self.months_plus_one is not None and self.months_plus_one.name == name:
            return evolve(self, months_plus_one=None)
        if self.publication_window is not None and self.publication_window[1].name == name:
            return evolve(self, publication_window=None)
        known = ", ".join(each.name for each in self.named)
        raise ValueError(f"no convention {name!r} is in use; there are {known}")

    def for_kind(self, kind: str) -> "Conventions":
        """Return the conventions for a kind of act: without the window where no duty counts from its signature."""
        if self.publication_window is None or self.windowed is None or kind in self.windowed:
            return self
        return evolve(self, publication_window=None)


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
class Possible:
    """One of several days that contradicting evidence gives.

    Args:
        date: the day, or its bounds.
        source: who says so, or what it follows from.
    """

    date: LawDate
    source: str


LAST_WINDOW = date(9990, 1, 1)
"""No window is opened at the end of the calendar."""

Step = str | tuple[object, ...]
"""A step of reasoning: words, or a template with what fills it, worded only when somebody reads it."""


@frozen
class Resolution:
    """What a rule resolves to, and on what that rests.

    Args:
        date: the day of force; it spans all possible days where the evidence is disputed.
        reasoning: the steps, in order, for people.
        assumptions: the conventions and duties that the result rests on.
        missing: the facts that would narrow it.
        disputed: the days that contradicting evidence gives, each with its source; empty where nothing contradicts.
        findings: what is wrong with the evidence.
    """

    date: LawDate
    _reasoning: tuple[Step, ...] = field(default=(), eq=False)
    assumptions: tuple[Convention, ...] = ()
    missing: tuple[Missing, ...] = ()
    disputed: tuple[Possible, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def certainty(self) -> str:
        """`exact`, `between` or `unknown`."""
        return type(self.date).__name__.lower()

    @property
    def reasoning(self) -> tuple[str, ...]:
        """The steps, in order, for people."""
        return tuple(step if isinstance(step, str) else _worded(step) for step in self._reasoning)

    def then(self, day: LawDate, *steps: Step) -> "Resolution":
        """Return the resolution with another day and the steps that lead to it."""
        return evolve(self, date=day, reasoning=(*self._reasoning, *steps))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they are kept, before anybody reads them."""
        return self._reasoning


def _worded(step: tuple[object, ...]) -> str:
    template, *fills = step
    return str(template).format(*map(_word, fills))


def _word(fill: object) -> object:
    if isinstance(fill, Between | Exact | Unknown):
        return fill.isoformat()
    return fill.value if isinstance(fill, Enum) else fill


DateLike = date | LawDate | None

Known = tuple[LawDate, tuple[Step, ...], tuple[Convention, ...], tuple[Missing, ...], tuple[Finding, ...]]
"""The day of an anchor with the steps, assumptions, missing facts and findings behind it."""

_SIGNATURE, PUBLICATION_MISSING, _REGISTRATION = (
    (Missing(anchor.value, f"the day of {anchor.title}"),)
    for anchor in (Anchor.SIGNATURE, Anchor.PUBLICATION, Anchor.REGISTRATION)
)


def _missing(anchor: Anchor) -> tuple[Missing, ...]:
    if anchor is Anchor.PUBLICATION:
        return PUBLICATION_MISSING
    return _REGISTRATION if anchor is Anchor.REGISTRATION else _SIGNATURE


@frozen
class Anchors:
    """The days of an act that rules count from, so far as they are known."""

    signed: DateLike
    published: DateLike
    registered: DateLike
    conventions: Conventions

    def day(self, anchor: Anchor) -> Known:
        """Return the day of an anchor, or its bounds."""
        if anchor is Anchor.SIGNATURE:
            given, signed = self.signed, None
        else:
            given = self.published if anchor is Anchor.PUBLICATION else self.registered
            signed = (
                self.signed if self.signed is None or type(self.signed) is date else as_law_date(self.signed).earliest
            )
        if type(given) is date and (signed is None or given >= signed):
            return Exact(given), (("{}: {}", anchor, given),), (), (), ()
        if given is None:
            return self._open(anchor, signed)
        value = as_law_date(given)
        if isinstance(value, Exact) and (signed is None or value.day >= signed):
            return value, (("{}: {}", anchor, value),), (), (), ()
        if isinstance(value, Exact | Between):
            return self._bounded(anchor, value, signed)
        return self._open(anchor, signed)

    def _bounded(self, anchor: Anchor, given: Exact | Between, signed: date | None) -> Known:
        """Return the day of an anchor that is given, not before signature; one that lies before it is doubted."""
        if signed is None or given.earliest >= signed:
            return given, (("{}: {}", anchor, given),), (), _missing(anchor), ()
        if given.latest is None or given.latest >= signed:
            day = between(signed, given.latest)
            steps = (("{}: {}, not before signature on {}", anchor, given, signed),)
            return day, steps, (), () if isinstance(day, Exact) else _missing(anchor), ()
        open_day, _, assumed, missing, _ = self._open(anchor, signed)
        span = between(given.earliest, open_day.latest)
        message = f"{anchor.value} on {given.isoformat()} lies before signature on {signed}; one of them is wrong"
        finding = Finding(f"{anchor.value}-before-signature", message)
        return span, (message,), assumed, missing, (finding,)

    def _open(self, anchor: Anchor, signed: date | None) -> Known:
        """Return the bounds of an anchor that is not known, from the day of signature and the duty to publish."""
        missing = _missing(anchor)
        if signed is None:
            return Unknown(), (("{}: not known", anchor),), (), missing, ()
        last = self.signed if type(self.signed) is date else as_law_date(self.signed).latest
        window = self.conventions.publication_window if anchor is Anchor.PUBLICATION else None
        if window is not None and last is not None and last < LAST_WINDOW:
            end = last + timedelta(window[0])
            return between(signed, end), (windowed(signed, end, window[1]),), (window[1],), missing, ()
        steps_open = (("{}: not known, not before signature on {}", anchor, signed),)
        return Between(signed, None), steps_open, (), missing, ()


def windowed(first: date, last: date, duty: Convention) -> Step:
    """Return the step from a signature to the days that a duty leaves for publication."""
    return ("{}: not known, from signature on {} to {} ({})", Anchor.PUBLICATION, first, last, duty.says)


def as_law_date(value: DateLike) -> LawDate:
    """Return a day as a value; `None` is unknown. The time of a moment is dropped.

    >>> as_law_date(date(2016, 1, 1))
    Exact(day=datetime.date(2016, 1, 1))
    """
    if value is None:
        return Unknown()
    if isinstance(value, datetime):
        return Exact(value.date())
    return Exact(value) if isinstance(value, date) else value
