"""The event log in memory."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import frozen

from lawtime.model.acts import ActRef
from lawtime.model.encoding import encode
from lawtime.model.events import Event, Retracted
from lawtime.model.findings import Finding
from lawtime.store.bearing import WHOLE, Role, Spoken, concerns, is_act, named_of, of_day, retracting, topics
from lawtime.store.chain import START, Addition, Row, chain_findings, key_of, recorded_on
from lawtime.store.contract import Entry, Head, Stretch, Topic
from lawtime.store.indexed import IndexedLog, Place, conflict, in_order, no_such_event, stale

_NAME = "the log in memory"


@frozen
class _Record:
    base: int
    recorded: str
    chain: bytes


@frozen
class _Kept:
    """The derived versions of an act, and how many entries spoke of each topic that they hang on."""

    revision: int
    rests: dict[Topic, int]
    stretches: tuple[Stretch, ...]


class MemoryLog(IndexedLog):
    """An append-only log of events in memory.

    >>> MemoryLog().revision
    0
    """

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._records: list[_Record] = []
        self._revisions: dict[str, int] = {}
        self._places: dict[Topic, list[Place]] = {topic: [] for topic in WHOLE}
        self._days: dict[str, list[Topic]] = {}
        self._names: dict[str, list[Topic]] = {}
        self._kept: dict[ActRef, _Kept] = {}

    @property
    def revision(self) -> int:
        """The number of entries; an answer computed from the log can name it."""
        return len(self._events)

    @property
    def head(self) -> Head:
        """The end of the log, for keeping elsewhere."""
        return Head(self.revision, (self._records[-1].chain if self._records else START).hex())

    def append(
        self, events: Iterable[Event], *, recorded: datetime.date | None = None, after: int | None = None
    ) -> int:
        """Add the events that are new, all of them or none, and return how many were."""
        addition = Addition(self.revision, bytes.fromhex(self.head.chain), recorded_on(recorded))
        added: dict[str, Event] = {}
        records: list[_Record] = []
        spoken: list[tuple[Spoken, ...]] = []
        for event in events:
            name = event.id
            if name not in self._revisions and name not in added:
                spoken.append(self._spoken(event, added))
                added[name] = event
                chain = addition.link(bytes.fromhex(name), event.source.name)
                records.append(_Record(addition.base, addition.recorded, chain))
        if after is not None:
            self._refuse_conflict((told for each in spoken for told in each), after)
        self._records += records
        for place, (name, event, each) in enumerate(zip(added, added.values(), spoken, strict=True), self.revision + 1):
            self._events.append(event)
            self._revisions[name] = place
            for topic, role in each:
                self._speak(topic, role, place)
        return len(added)

    def _spoken(self, event: Event, added: dict[str, Event]) -> tuple[Spoken, ...]:
        while isinstance(event, Retracted):
            target = added.get(event.event)
            place = self._revisions.get(event.event)
            if target is None and place is None:
                raise no_such_event(event.event)
            event = target if target is not None else self._events[(place or 0) - 1]
            if not isinstance(event, Retracted):
                return retracting(event)
        return topics(event)

    def _refuse_conflict(self, spoken: Iterable[Spoken], after: int) -> None:
        for topic in dict.fromkeys(topic for topic, role in spoken if concerns(topic, role)):
            for role, place in self._places.get(topic, ()):
                if place > after and concerns(topic, role):
                    raise conflict(topic, place, after)

    def _speak(self, topic: Topic, role: Role, revision: int) -> None:
        places = self._places.get(topic)
        if places is None:
            places = self._places[topic] = []
            self._names.setdefault(topic.name, []).append(topic)
            if topic.day:
                self._days.setdefault(topic.day, []).append(topic)
            if is_act(topic):
                self._places.setdefault(of_day(topic.day), [])
                self._speak(named_of(topic.day), Role.NAMED, revision)
        if not places or places[-1] != (role, revision):
            places.append((role, revision))

    def places(self, topic: Topic) -> Sequence[Place] | None:
        """Return every entry that speaks of a topic, with its role, in order; `None` where there is no such topic."""
        return self._places.get(topic)

    @property
    def days(self) -> Collection[str]:
        """The days on which the acts were signed that any event names."""
        return self._days.keys()

    def topics_of(self, *, day: str | None = None, name: str | None = None) -> Sequence[Topic]:
        """Return the topics of a day, or of a name."""
        return self._days.get(day, ()) if day is not None else self._names.get(name or "", ())

    def read(self, revisions: Sequence[int], *, whole: bool = True) -> Iterator[tuple[int, Event]]:
        """Yield the events of some revisions, given in order."""
        for place in revisions:
            yield place, self._events[place - 1]

    def base(self, revision: int) -> int:
        """Return the revision before the addition that an entry came in with."""
        return self._records[revision - 1].base

    def find(self, event: str) -> int | None:
        """Return the revision of an event, by its identity."""
        return self._revisions.get(event)

    def entries(self, start: int = 1) -> Iterator[Entry]:
        """Yield the entries from a revision on, those retracted and the retractions among them."""
        for place in range(max(start, 1), self.revision + 1):
            record = self._records[place - 1]
            recorded = datetime.date.fromisoformat(record.recorded) if record.recorded else None
            yield Entry(place, self._events[place - 1], recorded, record.base, record.chain.hex())

    def verify(self, expected: Head | None = None) -> Iterator[Finding]:
        """Yield what is wrong with the entries; nothing where all is well."""
        yield from chain_findings(map(self._row, range(1, self.revision + 1)), self.head, expected, _NAME)

    def _row(self, place: int) -> Row:
        event, record = self._events[place - 1], self._records[place - 1]
        content, body = encode(event)
        key = key_of(bytes.fromhex(event.id))
        return Row(place, key, content, body, event.source.name, record.recorded, record.base, record.chain)

    def keep(self, act: ActRef, revision: int, stretches: Iterable[Stretch]) -> None:
        """Keep the derived versions of an act as of a revision, in place of those kept before."""
        found = self.bearing(act, revision)
        rests = {topic: len(self._places.get(topic, ())) for topic in found.topics}
        if any(place > revision for topic in rests for _, place in self._places.get(topic, ())):
            raise stale(act, revision)
        self._kept[act] = _Kept(revision, rests, tuple(sorted(stretches, key=in_order)))

    def kept(self, act: ActRef) -> int | None:
        """Return the revision that the derived versions of an act were kept for; `None` where none are, or stale."""
        found = self._kept.get(act)
        if found is None or any(len(self._places.get(topic, ())) != count for topic, count in found.rests.items()):
            return None
        return found.revision

    def version(self, act: ActRef, lang: str, eid: str, day: datetime.date) -> str | None:
        """Return the kept answer for a day; `None` where none is kept, or later events bear on the act."""
        for each in self.stretches(act):
            if (each.lang, each.eid) == (lang, eid) and each.start <= day and (each.end is None or day < each.end):
                return each.content
        return None

    def stretches(self, act: ActRef) -> Iterator[Stretch]:
        """Yield the derived versions that are kept for an act, by language, provision and day; none where stale."""
        yield from self._kept[act].stretches if self.kept(act) is not None else ()

    def drop(self) -> None:
        """Drop all derived versions; the events stay."""
        self._kept.clear()

    def close(self) -> None:
        """Let go of the store."""
