"""Additions to a log in a database: new events get their places, and the index learns what they speak of."""

import datetime
from collections.abc import Iterable, Iterator

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
from lawtime.store.tallies import ROLES, start_of, tally

_CHUNK = 4000
"""So many events are worked out while those before them are written."""

_MOST_LETTERS = 16_000_000
_MOST_IDS = 1_000_000

_New = dict[bytes, tuple[Event, str, str, int]]
"""Events by their identities, with content, body and key."""

_Bears = tuple[int, int, int]
"""A row of the index: the number of a topic, the place of an entry that speaks of it, and what that is for it."""

_CODES = {role: int(role) for role in Role}
"""Looked up here a role costs half of what it costs to ask it."""


class Adding:
    """Adds events to a log.

    Args:
        database: the database.
        log: the log in it.
    """

    def __init__(self, database: Database, log: IndexedLog) -> None:
        self._database = database
        self._log = log
        self._ids: dict[Topic, int] = {}
        self._next = 1
        self._sums: dict[int, list[int]] = {}

    def add(self, events: Iterable[Event], recorded: datetime.date | None, after: int | None) -> int:
        """Add the events that are new, all of them or none, and return how many were."""
        try:
            with self._database.writing():
                return self._add(iter(events), recorded_on(recorded), after)
        except BaseException:
            self._ids.clear()  # numbers of topics that were not kept after all
            raise
        finally:
            self._sums.clear()

    def _add(self, events: Iterator[Event], recorded: str, after: int | None) -> int:
        head = self._log.head
        addition = Addition(head.revision, bytes.fromhex(head.chain), recorded)
        self._next = self._database.ask("SELECT coalesce(max(id), 0) FROM topic")[0][0] + 1
        while new := self._new(events):
            if addition.revision == 0:
                self._number(dict.fromkeys(WHOLE, 0))
            self._put(new, addition, after)
        self._database.add_up("topic", ("count", "total"), [(id_, *self._sums[id_]) for id_ in sorted(self._sums)])
        if addition.revision > addition.base:
            self._database.ask("UPDATE log SET revision = ?, chain = ?", (addition.revision, addition.chain))
        return addition.revision - addition.base

    def _new(self, events: Iterator[Event]) -> _New:
        """Return the next events that the log does not hold yet, each once; none where there are no more."""
        found: _New = {}
        letters = 0
        for event in events:
            content, body = encode(event)
            event_id = identity(content)
            if event_id in found:
                continue
            found[event_id] = event, content, body, key_of(event_id)
            letters += len(body)
            if len(found) >= _CHUNK or letters > _MOST_LETTERS:
                self._drop_known(found)
                if found:
                    return found
                letters = 0
        self._drop_known(found)
        return found

    def _drop_known(self, found: _New) -> None:
        keys = [(each[3],) for each in found.values()]
        asked = "SELECT e.content FROM wanted w JOIN entry e ON e.key = w.key"
        for (content,) in self._database.matching(("key",), keys, asked):
            found.pop(identity(content), None)

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
        done: _New = {}
        said: list[tuple[Spoken, ...]] = []
        takes_back = any(type(told[0]) is Retracted for told in new.values())
        for event_id, told in new.items():
            event = told[0]
            said.append(self._retracting(event, done) if isinstance(event, Retracted) else topics(event))
            if takes_back:
                done[event_id] = told
        return said

    def _index(self, said: list[tuple[Spoken, ...]], start: int) -> list[_Bears]:
        """Return what events speak of as rows of the index, and add them to its sums.

        Args:
            said: what each event speaks of.
            start: the place of the first event.
        """
        if len(self._ids) >= _MOST_IDS:
            self._ids.clear()
        ids, first = self._ids, dict[Topic, int]()
        for place, spoken in enumerate(said, start):
            for topic, _ in spoken:
                if topic not in ids:
                    first.setdefault(topic, place)
        bears = self._number(first) if first else set()
        bears.update(
            [(ids[topic], place, _CODES[role]) for place, spoken in enumerate(said, start) for topic, role in spoken]
        )
        sums = self._sums
        for id_, place, code in bears:
            held = sums.get(id_)
            if held is None:
                sums[id_] = [1, tally(code, place)]
            else:
                held[0] += 1
                held[1] += place * ROLES + code
        return sorted(bears)

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

    def _number(self, first: dict[Topic, int]) -> set[_Bears]:
        """Give topics their numbers, and return what is told of those acts that are named for the first time.

        Args:
            first: topics, each with the revision of the first entry that speaks of it.
        """
        acts = [topic for topic in first if is_act(topic)]
        self._look_up({*first, *(each(topic.day) for topic in acts for each in (of_day, named_of))} - self._ids.keys())
        new: dict[Topic, int] = {}
        told: set[_Bears] = set()
        for topic, revision in first.items():
            if topic not in self._ids:
                self._make(topic, new)
                if is_act(topic):
                    self._make(of_day(topic.day), new)
                    told.add((self._make(named_of(topic.day), new), revision, int(Role.NAMED)))
        self._database.insert("topic", [(id_, *topic, 0, start_of(topic)) for topic, id_ in new.items()])
        return told

    def _make(self, topic: Topic, new: dict[Topic, int]) -> int:
        """Return the number of a topic, the next one where it has none."""
        found = self._ids.get(topic)
        if found is None:
            found = self._ids[topic] = new[topic] = self._next
            self._next += 1
        return found

    def _look_up(self, topics: Iterable[Topic]) -> None:
        """Learn the numbers of the topics that are in the index already."""
        asked = "SELECT t.id, t.day, t.name FROM wanted w JOIN topic t ON t.day = w.day AND t.name = w.name"
        for id_, day, name in self._database.matching(("day", "name"), sorted(topics), asked):
            self._ids[Topic(day, name)] = id_


def _bytes(event: str) -> bytes:
    try:
        return bytes.fromhex(event)
    except ValueError:
        return b""
