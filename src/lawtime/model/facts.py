"""Facts that a register, a person or the law itself states: publications, dates of force, registrations, events.

A fact is what somebody says. Facts that contradict one another are all kept: what follows from them is worked out
elsewhere, and says so where they cannot all be true.
"""

import datetime

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.sources import Source

_NOWHERE = Source("")


class Stated:
    """What somebody says."""

    __slots__ = ()
    source: Source
    stated_by: str

    @property
    def witness(self) -> str:
        """Who says so, and where."""
        if self.stated_by and self.source.name:
            return f"{self.stated_by} ({self.source})"
        return self.stated_by or str(self.source)

    def __str__(self) -> str:
        return self.witness


@frozen
class Publication(Stated):
    """An act was first published officially on a day.

    Args:
        act: the act.
        date: the day.
        place: the newspaper or gazette; "" where it is not said.
        part: the part of the text, where it came out in several issues; "" for all of it.
        lang: the language of the text published; "" where it is not said.
        source: where the fact stands.
        stated_by: who says so; "" where it is the source itself.
    """

    act: ActRef
    date: datetime.date
    place: str = ""
    part: str = ""
    lang: str = ""
    source: Source = field(default=_NOWHERE)
    stated_by: str = ""


@frozen
class InForce(Stated):
    """An act, or a provision of it, took effect on a day.

    Args:
        act: the act.
        date: the day.
        provision: eId of its provision, or `None` where the source speaks of the act.
        amended: the act in which its changes took effect on that day, or `None` where the source does not say; one act
            may change several acts on several days.
        official: whether the state says so; `None` where that is not known.
        source: where the fact stands.
        stated_by: who says so.
    """

    act: ActRef
    date: datetime.date
    provision: str | None = None
    amended: ActRef | None = None
    official: bool | None = None
    source: Source = field(default=_NOWHERE)
    stated_by: str = ""


@frozen
class Registration(Stated):
    """An act of a body below the Government was entered in the state register.

    Args:
        act: the act.
        date: the day of registration.
        number: its number in the register; "" where it is not said.
        source: where the fact stands.
        stated_by: who says so.
    """

    act: ActRef
    date: datetime.date
    number: str = ""
    source: Source = field(default=_NOWHERE)
    stated_by: str = ""


@frozen
class EventDated(Stated):
    """An event that some rule waits for happened on a day.

    Args:
        event: the event, in the words of the rule.
        date: the day.
        source: where the fact stands.
        stated_by: who says so.
    """

    event: str
    date: datetime.date
    source: Source = field(default=_NOWHERE)
    stated_by: str = ""


@frozen
class CitedPublication(Stated):
    """A citation says when an act was published, and names the act by its day and title.

    Args:
        kind: the kind of act.
        signed: the day of its signature.
        number: its number, or `None` where the citation gives none.
        title: its title; "" where the citation gives none.
        date: the day of publication.
        place: the newspapers or gazettes that share the day.
        lang: the language of the text published there; "" where they are of several or it is not known.
        quote: the words.
        source: where they stand.
        stated_by: who says so.
    """

    kind: str
    signed: datetime.date
    number: str | None
    title: str
    date: datetime.date
    place: str
    lang: str = ""
    quote: str = ""
    source: Source = field(default=_NOWHERE)
    stated_by: str = ""

    def of(self, act: ActRef) -> Publication:
        """Return the fact for the act that the citation names."""
        return Publication(act, self.date, self.place, "", self.lang, self.source, self.stated_by)


@frozen
class Undone(Stated):
    """Another act repealed, put off or suspended an act, or a part of it, as a source states.

    Args:
        act: the act that it was done to.
        kind: one of `UNDOINGS`.
        date: the day on which the act was repealed, or to which it was put off, or from which it is suspended.
        by: the act that did it.
        provision: eId of the provision of the act, or `None` for all of it.
        amended: the act whose changes alone are concerned, where that is said.
        until: for a suspension, the first day on which the act applies again; `None` where none is stated.
        source: where the fact stands.
        stated_by: who says so.
    """

    act: ActRef
    kind: str
    date: datetime.date
    by: ActRef
    provision: str | None = None
    amended: ActRef | None = None
    until: datetime.date | None = None
    source: Source = field(default=_NOWHERE)
    stated_by: str = ""


REPEAL, POSTPONEMENT, SUSPENSION = "repeal", "postponement", "suspension"
UNDOINGS = (REPEAL, POSTPONEMENT, SUSPENSION)
"""What one act may do to another before, or while, it is in force."""

Fact = Publication | InForce | Registration | EventDated | CitedPublication | Undone
