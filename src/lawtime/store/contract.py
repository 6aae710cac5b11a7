"""What every store of the event log promises. The log is the only truth; versions derived from it can be dropped.

A log is append-only. Each event has its revision, its place in the log counted from 1, and is in it once. An entry
is chained to the one before by a hash, so that a changed, dropped or moved entry shows.
"""

import datetime
import zlib
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.events import Event
from lawtime.model.findings import Finding


@frozen
class Head:
    """The end of a log at some time; kept elsewhere, it proves later that nothing before it was changed.

    Args:
        revision: the number of entries.
        chain: the hash of the last entry, which covers all before it.
    """

    revision: int
    chain: str


class Topic(NamedTuple):
    """What an event speaks of, as the log finds it again: an act by its day of signature and number, or another name.

    Args:
        day: the day of signature in ISO form; "" for what is no act.
        name: the number of the act; for what is no act, its name.
    """

    day: str
    name: str


@frozen
class Entry:
    """One entry of the log.

    Args:
        revision: its place, counted from 1.
        event: the event.
        recorded: the day on which it was added, where the caller said it.
        base: the revision before the addition that it came in with.
        chain: the hash of this entry and of all before it.
    """

    revision: int
    event: Event
    recorded: datetime.date | None
    base: int
    chain: str


@frozen
class Held:
    """An act that the log holds an edition of.

    Args:
        act: the act.
        langs: the languages of its editions, that of the first edition first.
        titles: its titles in them, each once.
    """

    act: ActRef
    langs: tuple[str, ...]
    titles: tuple[str, ...]


@frozen
class Stretch:
    """The answer for one provision over a stretch of days, `[start, end)`, in which it stays the same.

    Args:
        lang: the language of the text.
        eid: the provision.
        start: the first day.
        end: the day after the last; `None` where there is no last.
        content: the answer, as the caller writes it.
    """

    lang: str
    eid: str
    start: datetime.date
    end: datetime.date | None
    content: str


@frozen
class Packed:
    """A derived version whose content the process that worked it out has compressed; see `Stretch`."""

    lang: str
    eid: str
    start: datetime.date
    end: datetime.date | None
    content: bytes


def packed(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode(), 6)


def unpacked(stretch: Stretch | Packed) -> Stretch:
    """Return a derived version with its content as text."""
    if isinstance(stretch, Stretch):
        return stretch
    text = zlib.decompress(stretch.content).decode()
    return Stretch(stretch.lang, stretch.eid, stretch.start, stretch.end, text)


@frozen
class Kept:
    """The derived versions of one act, to be kept.

    Args:
        act: the act.
        stretches: its versions.
        topics: what they hang on, where the caller knows it: at the least all that bears on the act. Found anew, event
            by event, where it is left out.
    """

    act: ActRef
    stretches: tuple[Stretch | Packed, ...] = field(repr=False)
    topics: tuple[Topic, ...] = field(default=(), repr=False)


class Log(Protocol):
    """An append-only log of events, and derived versions beside it."""

    @property
    def revision(self) -> int:
        """The number of entries; an answer computed from the log can name it."""
        ...

    @property
    def head(self) -> Head:
        """The end of the log, for keeping elsewhere."""
        ...

    def append(
        self, events: Iterable[Event], *, recorded: datetime.date | None = None, after: int | None = None
    ) -> int:
        """Add the events that are new, all of them or none, and return how many were.

        Args:
            events: they count as one addition: a reader sees all of them or none. An iterator is read as it goes.
            recorded: the day of recording; the log has no clock of its own.
            after: the revision that the events were worked out from.

        Raises:
            ConflictError: where another addition after that revision concerns one of the same acts: it brought an
                edition, a statement of its text, an order for it, or a fact about it. Nothing is added then.
            StoreError: where an event retracts one that is not in the log, the log is open for reading alone, or the
                disk is full. Nothing is added then.
        """
        ...

    def settled(self, revision: int) -> int:
        """Return the last revision, up to the one given, at which an addition had been made whole.

        An edition without its notes would seem never to have changed.

        Raises:
            StoreError: where the log never had that revision.
        """
        ...

    def replay(self, revision: int | None = None, *, act: ActRef | None = None) -> Iterator[Event]:
        """Yield the events that count at a revision, in order: all but those retracted by then.

        A retraction that is itself retracted takes nothing away.

        Args:
            revision: the newest where left out.
            act: only the events that bear on the history of this act; see `lawtime.store.bearing`.

        Raises:
            StoreError: where the log never had that revision, or an entry is damaged.
        """
        ...

    def speaking_of(self, topic: Topic, revision: int | None = None) -> Iterator[Event]:
        """Yield the events that speak of one topic and count at a revision, in order."""
        ...

    def named_on(self, day: datetime.date, revision: int | None = None) -> tuple[ActRef, ...]:
        """Return the acts signed on a day that any event names: first those with an edition, then the others.

        An act goes by the kind that its first edition gives it, else by what first states a rule for it, else by the
        first fact.
        """
        ...

    def entries(self, start: int = 1) -> Iterator[Entry]:
        """Yield the entries from a revision on, those retracted and the retractions among them."""
        ...

    def holds(self, event: str) -> bool:
        """Say whether an event is in the log, by its identity."""
        ...

    def acts(self, revision: int | None = None, *, signed: datetime.date | None = None) -> Iterator[Held]:
        """Yield the acts with an edition, in the order of their first ones; the texts are not read.

        Args:
            revision: the newest where left out.
            signed: only those of one day.
        """
        ...

    def held(self, number: str, revision: int | None = None) -> tuple[ActRef, ...]:
        """Return the acts of one number that the log holds an edition of."""
        ...

    def verify(self, expected: Head | None = None) -> Iterator[Finding]:
        """Yield what is wrong with the entries and with what is kept beside them; nothing where all is well.

        Whoever can write to the store can cut entries off its end, or write the whole chain anew. Both show only
        against a head that was kept elsewhere.

        Args:
            expected: a head that the log once had.
        """
        ...

    def keep(self, act: ActRef, revision: int, stretches: Iterable[Stretch]) -> None:
        """Keep the derived versions of an act as of a revision, in place of those kept before.

        Raises:
            StoreError: where an addition after that revision bears on the act already.
        """
        ...

    def keep_all(self, revision: int, acts: Iterable[Kept]) -> None:
        """Keep the derived versions of many acts at once.

        Raises:
            StoreError: where an addition after that revision bears on one of the acts already.
        """
        ...

    def kept(self, act: ActRef) -> int | None:
        """Return the revision that the derived versions of an act were kept for; `None` where none are, or stale."""
        ...

    def version(self, act: ActRef, lang: str, eid: str, day: datetime.date) -> str | None:
        """Return the kept answer for a day; `None` where none is kept, or later events bear on the act."""
        ...

    def stretches(self, act: ActRef) -> Iterator[Stretch]:
        """Yield the derived versions that are kept for an act, by language, provision and day; none where stale."""
        ...

    def drop(self) -> None:
        """Drop all derived versions; the events stay."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
