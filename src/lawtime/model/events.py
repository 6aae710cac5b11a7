"""Events: the facts that the log holds. They never change, and an event's identity is the hash of its content.

Every event names its source. Valid time is computed from the rules that events carry, knowledge time from the
publication of the act that an event speaks of, and recorded time is the event's place in the log.
"""

from datetime import date
from functools import cached_property

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.applied import Operation
from lawtime.model.commencement import Rule
from lawtime.model.document import Provision
from lawtime.model.facts import Fact
from lawtime.model.findings import Finding
from lawtime.model.notes import Change, Note
from lawtime.model.sources import Source as Source


@frozen(kw_only=True, slots=False)
class Event:
    """Any event.

    Args:
        source: where it was read. The file's name is no part of the event's identity, its bytes are.
    """

    source: Source

    @cached_property
    def id(self) -> str:
        """The hash of the event's content: the same source read twice gives the same event."""
        from lawtime.model.encoding import encode, identity

        return identity(encode(self)[0]).hex()


@frozen(kw_only=True, slots=False)
class EditionRead(Event):
    """A consolidated text of an act was read.

    Args:
        act: the act.
        title: its title in that edition.
        lang: the language of the edition.
        current: a day on which it is known to have been the current text, or `None`.
        claimed: the day that its publisher dates it by; it proves nothing.
        provisions: the text.
        notes: its notes, as they were read.
        remarks: what was read badly in it.
    """

    act: ActRef
    title: str
    lang: str
    current: date | None
    claimed: date | None
    provisions: tuple[Provision, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(default=(), repr=False)
    remarks: tuple[Finding, ...] = field(default=(), repr=False)


@frozen(kw_only=True, slots=False)
class ChangeNoted(Event):
    """A note of an edition states a change.

    Args:
        amended: the act whose edition carries the note.
        edition: the identity of the `EditionRead`.
        place: eId of the element at whose place or end the note stands.
        change: what it states.
        quote: the words that name the amending act and its rule.
    """

    amended: ActRef
    edition: str
    place: str
    change: Change
    quote: str


@frozen(kw_only=True, slots=False)
class NoteUnread(Event):
    """A part of an edition was not understood, and may state any change to the element at its place.

    Args:
        words: the part.
        why: the code of the finding that says what is wrong with it.
    """

    amended: ActRef
    edition: str
    place: str
    words: str
    why: str = "note-unread"


@frozen
class Suspension:
    """A provision does not apply for a time.

    Args:
        target: eId of the provision, or `act`.
        until: the first day on which it applies again.
        meanwhile: the text that applies in that time, where the act gives one.
    """

    target: str
    until: date
    meanwhile: str = ""


@frozen(kw_only=True, slots=False)
class ChangeOrdered(Event):
    """An amending act orders what is to be done to one article, or other unit, of another act at one time.

    Args:
        act: the amending act.
        amended: the act that it amends.
        place: eId of the article or other unit.
        operations: what it orders there, in the order of its text.
        whole: every instruction for the place was understood; if not, anything may have been ordered.
        rule: when it takes effect.
        quotes: the words of the instructions.
        items: eIds of the amending act's own provisions that order it; empty where one of them is not known.
        suspension: it suspends the place, or something in it, and orders nothing else.
        lang: the language of the text that orders it; "" where it is not known.
    """

    act: ActRef
    amended: ActRef
    place: str
    operations: tuple[Operation, ...]
    whole: bool
    rule: Rule
    quotes: tuple[str, ...]
    items: tuple[str, ...] = ()
    suspension: Suspension | None = None
    lang: str = ""


@frozen(kw_only=True, slots=False)
class CommencementStated(Event):
    """An act states when it, or a provision of it, takes effect.

    Args:
        act: the act.
        provision: eId of the provision, or `act`.
        aspect: the part of the provision that it concerns, in the act's words; "" for all of it.
        rule: the rule.
        quote: the words.
    """

    act: ActRef
    provision: str
    aspect: str
    rule: Rule
    quote: str


@frozen(kw_only=True, slots=False)
class SunsetStated(Event):
    """An act states a day from which a part of its own text, or all of it, no longer applies.

    Args:
        provision: eId of the provision that ends, or of the one that says so of something in it; `act` where the act
            as a whole ends, and "" where it ends but for some provisions, or only they.
        until: the first day on which it no longer applies.
    """

    act: ActRef
    provision: str
    until: date
    quote: str


@frozen(kw_only=True, slots=False)
class SupersededStated(Event):
    """An act states that an earlier act loses force with it; the earlier act may be named without a number."""

    act: ActRef
    provision: str
    kind: str
    signed: date
    title: str
    quote: str


@frozen(kw_only=True, slots=False)
class FactStated(Event):
    """A register, or a person, states a publication, a date of force or a registration."""

    fact: Fact


@frozen(kw_only=True, slots=False)
class Retracted(Event):
    """An earlier event was recorded in error; it is kept, and counts no more from here on."""

    event: str
    reason: str


@frozen
class Order:
    """What an amending act orders to be done to one place at one time, of whichever act; see `ChangeOrdered`."""

    place: str
    operations: tuple[Operation, ...]
    whole: bool
    rule: Rule
    quotes: tuple[str, ...]
    line: int = 0
    span: tuple[int, int] = (0, 0)
    items: tuple[str, ...] = ()
    suspension: Suspension | None = None


@frozen(kw_only=True, slots=False)
class OrdersWaiting(Event):
    """An amending act orders changes of an act that it cites and that the log held no edition of.

    Args:
        act: the amending act.
        kind: the kind of act that is cited; "" where the words that name it were not understood.
        signed: the day of its signature; `None` where the citation gives none, and it waits in vain.
        number: its number; "" where the citation gives none.
        title: its title; "" where the citation gives none.
        quote: the words of the citation.
        orders: what is ordered.
        findings: what was read badly in the orders.
        lang: the language of the text that orders them; "" where it is not known.
    """

    act: ActRef
    kind: str
    signed: date | None
    number: str
    title: str
    quote: str
    orders: tuple[Order, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    lang: str = ""


@frozen(kw_only=True, slots=False)
class OrdersPlaced(Event):
    """The act that some orders waited for came into the log; each of them is a `ChangeOrdered` now.

    Args:
        waiting: the identity of the `OrdersWaiting`.
        amended: the act.
    """

    waiting: str
    amended: ActRef


@frozen(kw_only=True, slots=False)
class FindingReported(Event):
    """A source says something badly.

    Args:
        finding: what.
        acts: the acts whose history it may concern.
    """

    finding: Finding
    acts: tuple[ActRef, ...] = ()
