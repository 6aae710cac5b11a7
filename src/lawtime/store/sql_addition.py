"""Additions to a log in a database: new events get their places, and the index learns what they speak of."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from attrs import define

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
from lawtime.store.chain import Addition, key_of, recorded_on
from lawtime.store.contract import Topic, packed
from lawtime.store.database import Database
from lawtime.store.indexed import IndexedLog, conflict, no_such_event
from lawtime.store.tallies import start_of, tally

_CHUNK = 8000
"""So many events are worked out at once, while those before them are written."""

_MOST_LETTERS = 16_000_000
_MOST_TOPICS = 1_000_000

_New = dict[bytes, tuple[Event, str, str, int]]
"""Events by their identities, with content, body and key."""

_Bears = tuple[int, int, int]
"""A row of the index: the number of a topic, the place of an entry that speaks of it, and what that is for it."""

_CODES = {role: int(role) for role in Role}
"""Looked up here a role costs half of what it costs to ask it."""


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

    def _add(self, events: Iterator[Event], recorded: str, after: int | None) -> int:
        head = self._log.head
        addition = Addition(head.revision, bytes.fromhex(head.chain), recorded)
        self._next = self._database.ask("SELECT coalesce(max(id), 0) FROM topic")[0][0] + 1
        for new in self._new(events):
            if addition.revision == 0:
                self._number(dict.fromkeys(WHOLE, 0))
            self._put(new, addition, after)
        self._sum_up()
        if addition.revision > addition.base:
            self._database.ask("UPDATE log SET revision = ?, chain = ?", (addition.revision, addition.chain))
        return addition.revision - addition.base

    def _new(self, events: Iterator[Event]) -> Iterator[_New]:
        """Yield the events that the log does not hold yet, so many at once.

        Before some are written it is asked which of the next ones the log holds, so that nobody waits for the answer.
        """
        before: _New = {}
        found = _next(events)
        known = self._known(found)
        while found:
            following = _next(events)
            known_following = self._known(following)
            for (content,) in known():
                found.pop(identity(content), None)
            for event_id in before.keys() & found.keys():
                del found[event_id]
            if found:
                yield found
            before, found, known = found, following, known_following

    def _known(self, found: _New) -> Callable[[], Iterator[tuple[str]]]:
        """Ask which entries of the log have the keys of some events, and return what yields their contents."""
        asked = "SELECT e.content FROM wanted w JOIN entry e ON e.key = w.key"
        return self._database.foreseen(("key",), [(each[3],) for each in found.values()], asked)

    def _put(self, new: _New, addition: Addition, after: int | None) -> None:
        """Write events to their places, and what they speak of to the index."""
        said = self._said(new)
        if after is not None:
            self._refuse_conflicts(said, after, addition.base)
        bears = self._index(said, addition.revision + 1)
        rows: list[tuple[object, ...]] = []
        bodies: list[tuple[bytes, bytes]] = []
        base, recorded, revision = addition.base, addition.recorded, addition.revision
        for event_id, (event, content, body, key) in new.items():
            revision += 1
            name = event.source.name
            rows.append((revision, key, base, recorded, name, content, addition.link(event_id, name)))
            if body:
                bodies.append((bytes.fromhex(body_of(content)), packed(body)))
        self._database.insert("entry", rows)
        self._database.put("INSERT INTO body VALUES (?, ?) ON CONFLICT DO NOTHING", bodies)
        self._database.insert("bears", bears)

    def _said(self, new: _New) -> list[tuple[Spoken, ...]]:
        """Return what each of some events speaks of."""
        if Retracted not in {type(told[0]) for told in new.values()}:
            return [topics(told[0]) for told in new.values()]
        done: _New = {}
        said: list[tuple[Spoken, ...]] = []
        for event_id, told in new.items():
            event = told[0]
            said.append(self._retracting(event, done) if isinstance(event, Retracted) else topics(event))
            done[event_id] = told
        return said

    def _index(self, said: list[tuple[Spoken, ...]], start: int) -> list[_Bears]:
        """Return what events speak of as rows of the index, and add them to its sums.

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
        named = self._number(first) if first else ()
        bears = [self._bear(topic, place, int(Role.NAMED)) for topic, place in named]
        bears += [
            self._bear(known[topic], place, _CODES[role])
            for place, spoken in enumerate(said, start)
            for topic, role in spoken
        ]
        bears.sort()
        return bears

    def _bear(self, topic: _Numbered, place: int, code: int) -> _Bears:
        """Return a row of the index, and add it to the sums of its topic."""
        if not topic.count:
            self._touched.append(topic)
        topic.count += 1
        topic.total += tally(code, place)
        return topic.id, place, code

    def _sum_up(self) -> None:
        """Write what was added to the sums of topics."""
        sums: dict[int, tuple[int, int]] = {}
        for topic in self._touched:
            count, total = sums.get(topic.id, (0, 0))  # its number may have been forgotten, and looked up again
            sums[topic.id] = count + topic.count, total + topic.total
            topic.count = topic.total = 0
        self._database.add_up("topic", ("count", "total"), [(id_, *sums[id_]) for id_ in sorted(sums)])

    def _retracting(self, retraction: Retracted, done: _New) -> tuple[Spoken, ...]:
        """Return what a retraction speaks of: all that the event does which it, or what it retracts, retracts."""
        event: Event = retraction
        while isinstance(event, Retracted):
            told = done.get(_bytes(event.event))
            place = None if told is not None else self._log.find(event.event)
            if told is None and place is None:
                raise no_such_event(event.event)
            event = told[0] if told is not None else next(self._log.read([place or 0], whole=False))[1]
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

    def _number(self, first: dict[Topic, int]) -> set[tuple[_Numbered, int]]:
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
        told: set[tuple[_Numbered, int]] = set()
        for topic, revision in first.items():
            if topic not in self._topics:
                self._make(topic, new)
                if is_act(topic):
                    self._make(of_day(topic.day), new)
                    told.add((self._make(named_of(topic.day), new), revision))
        self._database.insert("topic", [(self._topics[topic].id, *topic, 0, start_of(topic)) for topic in new])
        return told

    def _make(self, topic: Topic, new: list[Topic]) -> _Numbered:
        """Return a topic of the index, with the next number where it was not there."""
        found = self._topics.get(topic)
        if found is None:
            found = self._topics[topic] = _Numbered(self._next)
            new.append(topic)
            self._next += 1
        return found

    def _look_up(self, topics: Iterable[Topic]) -> None:
        """Learn the numbers of the topics that are in the index already."""
        asked = "SELECT t.id, t.day, t.name FROM wanted w JOIN topic t ON t.day = w.day AND t.name = w.name"
        for id_, day, name in self._database.matching(("day", "name"), sorted(topics), asked):
            self._topics[Topic(day, name)] = _Numbered(id_)


def _next(events: Iterator[Event]) -> _New:
    """Return the next events, each once; none where there are no more."""
    found: _New = {}
    letters = 0
    for event in events:
        content, body = encode(event)
        event_id = identity(content)
        found[event_id] = event, content, body, key_of(event_id)
        letters += len(body)
        if len(found) >= _CHUNK or letters > _MOST_LETTERS:
            break
    return found


def _bytes(event: str) -> bytes:
    try:
        return bytes.fromhex(event)
    except ValueError:
        return b""
