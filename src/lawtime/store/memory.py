"""The event log in memory: append-only, and each event once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lawtime.errors import StoreError
from lawtime.model.events import Event, Retracted


class MemoryLog:
    """An append-only log of events; an event that is already in it is not added again.

    >>> MemoryLog().revision
    0
    """

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._known: set[str] = set()
        self._ends: list[int] = [0]

    @property
    def revision(self) -> int:
        """The number of entries; an answer computed from it can name it."""
        return len(self._events)

    def append(self, events: Iterable[Event]) -> int:
        """Add the events that are new, and return how many were."""
        before = len(self._events)
        for event in events:
            if event.id not in self._known:
                self._known.add(event.id)
                self._events.append(event)
        if len(self._events) > before:
            self._ends.append(len(self._events))
        return len(self._events) - before

    def settled(self, revision: int) -> int:
        """Return the last revision, up to the one given, at which a file had been added whole.

        An edition without its notes would seem never to have changed.

        Raises:
            StoreError: where the log never had that revision.
        """
        if not 0 <= revision <= len(self._events):
            raise StoreError(f"no revision {revision}; the log has 0 to {len(self._events)}")
        return self._ends[bisect_right(self._ends, revision) - 1]

    def replay(self, revision: int | None = None) -> Iterator[Event]:
        """Yield the events that count at a revision, in order: all but those retracted by then.

        Raises:
            StoreError: where the log never had that revision.
        """
        if revision is None:
            revision = len(self._events)
        if not 0 <= revision <= len(self._events):
            raise StoreError(f"no revision {revision}; the log has 0 to {len(self._events)}")
        entries = self._events[:revision]
        retracted = {event.event for event in entries if isinstance(event, Retracted)}
        for event in entries:
            if event.id not in retracted and not isinstance(event, Retracted):
                yield event
