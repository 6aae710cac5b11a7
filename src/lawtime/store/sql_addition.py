"""Additions to a log in a database: new events get their places, and the index learns what they speak of."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from itertools import islice

from attrs import define, field, frozen

from lawtime.model.encoding import body_of, encode, identity
from lawtime.model.events import Event, Retracted
from lawtime.store.bearing import (
    WHOLE,
    Role,
    Spoken,
    concerns,
    is_act,
    named_of,
    of_day,
    retracting,
    topics,
)
from lawtime.store.chain import Addition, keys_of, recorded_on
from lawtime.store.contract import Topic, packed
from lawtime.store.database import Database
from lawtime.store.indexed import IndexedLog, conflict, no_such_event
from lawtime.store.tallies import ROLES, start_of

_CHUNK = 8000
"""So many events are worked out at once, while those before them are written."""

_MOST_LETTERS = 16_000_000
_MOST_TOPICS = 1_000_000

_KEYED = 32_000
"""The keys of so many events are put in their order at once; those of fewer lie further apart, and cost more each."""


@frozen
class _New:
    """Events on their way in, each by its identity; nothing is made for each, which would have to be collected later.

    Args:
        events: the events.
        contents: their contents.
        bodies: the bodies of those that have one.
    """

    events: dict[bytes, Event] = field(factory=dict)
    contents: dict[bytes, str] = field(factory=dict)
    bodies: dict[bytes, str] = field(factory=dict)

    def leave_out(self, event_id: bytes) -> None:
        """Take an event out, if it is there."""
        for each in (self.events, self.contents, self.bodies):
            each.pop(event_id, None)


@define(eq=False)
class _Numbered:
    """A topic in the index, and what an addition adds to its sums.

    Args:
        id: its number.
        count: of the entries that were added.
        total: of their tallies.
    """

    id: int
    count: int = 0
    total: int = 0


class Adding:
    """Adds events to a log.

    Args:
        database: the database.
        log: the log in it.
    """

    def __init__(self, database: Database, log: IndexedLog) -> None:
        self._database = database
        self._log = log
        self._topics: dict[Topic, _Numbered] = {}
        self._next = 1
        self._touched: list[_Numbered] = []
        self._unkeyed: set[bytes] = set()

    def add(self, events: Iterable[Event], recorded: datetime.date | None, after: int | None) -> int:
        """Add the events that are new, all of them or none, and return how many were."""
        try:
            with self._database.writing():
                return self._add(iter(events), recorded_on(recorded), after)
        except BaseException:
            self._topics.clear()  # numbers of topics that were not kept after all
            raise
        finally:
            self._touched.clear()
            self._unkeyed.clear()

    def _add(self, events: Iterator[Event], recorded: str, after: int | None) -> int:
        head = self._log.head
        addition = Addition(head.revision, bytes.fromhex(head.chain), recorded)
        self._next = self._database.ask("SELECT coalesce(max(id), 0) FROM topic")[0][0] + 1
        for new in self._new(events):
            if addition.revision == 0:
                self._number(dict.fromkeys(WHOLE, 0))
            self._put(new, addition, after)
            if len(self._unkeyed) >= _KEYED:
                self._key(addition.revision)
        self._key(addition.revision)
        self._sum_up()
        if addition.revision > addition.base:
            self._database.ask("UPDATE log SET revision = ?, chain = ?", (addition.revision, addition.chain))
        return addition.revision - addition.base

    def _new(self, events: Iterator[Event]) -> Iterator[_New]:
        """Yield the events that the log does not hold yet, so many at once.

        Before some are written it is asked which of the next ones the log holds, so that nobody waits for the answer.
        """
        found = _next(events)
        known = self._known(found)
        while found.events:
            following = _next(events)
            known_following = self._known(following)
            for (content,) in known():
                found.leave_out(identity(content))
            for event_id in self._unkeyed & found.events.keys():
                found.leave_out(event_id)
            if found.events:
                yield found
            found, known = following, known_following

    def _known(self, found: _New) -> Callable[[], Iterator[tuple[str]]]:
        """Ask which entries of the log have the keys of some events, and return what yields their contents."""
        asked = "SELECT e.content FROM wanted w JOIN key k ON k.key = w.key JOIN entry e ON e.revision = k.entry"
        return self._database.foreseen({"key": keys_of(found.events)}, asked)

    def _put(self, new: _New, addition: Addition, after: int | None) -> None:
        """Write events to their places, and what they speak of to the index."""
        said = self._said(new.events.values())
        if after is not None:
            self._refuse_conflicts(said, after, addition.base)
        start, count, link = addition.revision + 1, len(said), addition.link
        names = [event.source.name for event in new.events.values()]
        entry = (
            range(start, start + count),
            keys_of(new.events),
            [addition.base] * count,
            [addition.recorded] * count,
            names,
            list(new.contents.values()),
            [link(event_id, name) for event_id, name in zip(new.events, names, strict=True)],
        )
        bodies = [(bytes.fromhex(body_of(new.contents[each])), packed(body)) for each, body in new.bodies.items()]
        self._unkeyed.update(new.events)
        self._database.insert("entry", entry)
        self._database.put("INSERT INTO body VALUES (?, ?) ON CONFLICT DO NOTHING", bodies)
        self._database.insert("bears", self._index(said, start))

    def _key(self, revision: int) -> None:
        """Make the entries up to a revision known by their keys."""
        if self._unkeyed:
            asked = "INSERT INTO key SELECT key, revision FROM entry WHERE revision > ? AND revision <= ? ORDER BY key"
            self._database.put(asked, [(revision - len(self._unkeyed), revision)])
            self._unkeyed.clear()

    def _said(self, events: Collection[Event]) -> list[tuple[Spoken, ...]]:
        """Return what each of some events speaks of."""
        if Retracted not in set(map(type, events)):
            return list(map(topics, events))
        done: dict[str, Event] = {}
        said: list[tuple[Spoken, ...]] = []
        for event in events:
            said.append(self._retracting(event, done) if isinstance(event, Retracted) else topics(event))
            done[event.id] = event
        return said

    def _index(self, said: list[tuple[Spoken, ...]], start: int) -> Sequence[Sequence[int]]:
        """Return what events speak of as columns of the index, and add it to its sums.

        Args:
            said: what each event speaks of.
            start: the place of the first event.
        """
        if len(self._topics) >= _MOST_TOPICS:
            self._topics.clear()
        known, first = self._topics, dict[Topic, int]()
        for place, spoken in enumerate(said, start):
            for topic, _ in spoken:
                if topic not in known:
                    first.setdefault(topic, place)
        for topic, place in self._number(first) if first else ():
            said[place - start] = (*said[place - start], (topic, Role.NAMED))
        ids, places, roles = list[int](), list[int](), list[int]()
        for place, spoken in enumerate(said, start):
            for topic, role in spoken:
                each = known[topic]
                if not each.count:
                    self._touched.append(each)
                each.count += 1
                each.total += place * ROLES + role
                ids.append(each.id)
                places.append(place)
                roles.append(+role)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        return [list(map(column.__getitem__, order)) for column in (ids, places, roles)]

    def _sum_up(self) -> None:
        """Write what was added to the sums of topics."""
        sums: dict[int, tuple[int, int]] = {}
        for topic in self._touched:
            count, total = sums.get(topic.id, (0, 0))  # its number may have been forgotten, and looked up again
            sums[topic.id] = count + topic.count, total + topic.total
            topic.count = topic.total = 0
        rows = sorted(sums)
        counts, totals = [sums[row][0] for row in rows], [sums[row][1] for row in rows]
        self._database.add_up("topic", rows, {"count": counts, "total": totals})

    def _retracting(self, retraction: Retracted, done: dict[str, Event]) -> tuple[Spoken, ...]:
        """Return what a retraction speaks of: all that the event does which it, or what it retracts, retracts."""
        event: Event = retraction
        while isinstance(event, Retracted):
            told = done.get(event.event)
            place = None if told is not None else self._log.find(event.event)
            if told is None and place is None:
                raise no_such_event(event.event)
            event = told if told is not None else next(self._log.read([place or 0], whole=False))[1]
        return retracting(event)

    def _refuse_conflicts(self, said: Iterable[tuple[Spoken, ...]], after: int, base: int) -> None:
        """Refuse events about what another addition spoke of that their writer has not seen."""
        if after >= base:
            return
        asked = (
            "SELECT b.role, b.entry FROM topic t JOIN bears b ON b.topic = t.id"
            " WHERE t.day = ? AND t.name = ? AND b.entry > ? AND b.entry <= ?"
        )
        for topic in dict.fromkeys(topic for spoken in said for topic, role in spoken if concerns(topic, role)):
            for role, place in self._database.ask(asked, (*topic, after, base)):
                if concerns(topic, role):
                    raise conflict(topic, place, after)

    def _number(self, first: dict[Topic, int]) -> set[tuple[Topic, int]]:
        """Give topics their numbers, and return what tells that an act of a day is named for the first time.

        Args:
            first: topics, each with the revision of the first entry that speaks of it.

        Returns:
            Topics of such namings, each with the place of the entry.
        """
        acts = [topic for topic in first if is_act(topic)]
        days = {each(topic.day) for topic in acts for each in (of_day, named_of)}
        self._look_up({*first, *days} - self._topics.keys())
        new: list[Topic] = []
        told: set[tuple[Topic, int]] = set()
        for topic, revision in first.items():
            if topic not in self._topics:
                self._make(topic, new)
                if is_act(topic):
                    self._make(of_day(topic.day), new)
                    self._make(named_of(topic.day), new)
                    told.add((named_of(topic.day), revision))
        rows = [(self._topics[topic].id, *topic, 0, start_of(topic)) for topic in new]
        self._database.insert("topic", tuple(zip(*rows, strict=True)))
        return told

    def _make(self, topic: Topic, new: list[Topic]) -> None:
        """Give a topic the next number where it is not in the index."""
        if topic not in self._topics:
            self._topics[topic] = _Numbered(self._next)
            new.append(topic)
            self._next += 1

    def _look_up(self, topics: Set[Topic]) -> None:
        """Learn the numbers of the topics that are in the index already."""
        asked = "SELECT t.id, t.day, t.name FROM wanted w JOIN topic t ON t.day = w.day AND t.name = w.name"
        days, names = zip(*sorted(topics), strict=True) if topics else ((), ())
        for id_, day, name in self._database.matching({"day": days, "name": names}, asked):
            self._topics[Topic(day, name)] = _Numbered(id_)


def _next(events: Iterator[Event]) -> _New:
    """Return the next events, each once; none where there are no more."""
    found = _New()
    letters = 0
    for event in islice(events, _CHUNK):
        content, body = encode(event)
        event_id = identity(content)
        found.events[event_id], found.contents[event_id] = event, content
        if body:
            found.bodies[event_id] = body
            letters += len(body)
            if letters > _MOST_LETTERS:
                break
    return found
