"""Additions to a log in a SQLite file: new events get their places, and the index learns what they speak of."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

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
from lawtime.store.contract import Topic
from lawtime.store.indexed import conflict, no_such_event
from lawtime.store.sqlite_file import SqliteFile, packed
from lawtime.store.tallies import start_of, tally

if TYPE_CHECKING:
    from lawtime.store.sqlite import SqliteLog

_CHUNK = 10_000
_MOST_LETTERS = 16_000_000
_MARKS = 500
_MOST_IDS = 1_000_000

_New = dict[bytes, tuple[Event, str, str]]
"""Events by their identities, with content and body."""


class Adding:
    """Adds events to a log.

    Args:
        file: the file.
        log: the log in it.
    """

    def __init__(self, file: SqliteFile, log: "SqliteLog") -> None:
        self._file = file
        self._log = log
        self._ids: dict[Topic, int] = {}
        self._sums: dict[int, list[int]] = {}

    def add(self, events: Iterable[Event], recorded: datetime.date | None, after: int | None) -> int:
        """Add the events that are new, all of them or none, and return how many were."""
        try:
            with self._file.writing():
                return self._add(iter(events), recorded_on(recorded), after)
        except BaseException:
            self._ids.clear()  # numbers of topics that were not kept after all
            raise
        finally:
            self._sums.clear()

    def _add(self, events: Iterator[Event], recorded: str, after: int | None) -> int:
        head = self._log.head
        addition = Addition(head.revision, bytes.fromhex(head.chain), recorded)
        refused: dict[Topic, None] = {}
        while new := self._new(events):
            if addition.revision == 0:
                for topic in WHOLE:
                    self._topic(topic, 0)
            self._put(new, addition, refused, after is not None)
        statement = "UPDATE topic SET count = count + ?, total = total + ? WHERE id = ?"
        self._file.put(statement, [self._sums[topic] for topic in sorted(self._sums)])
        if after is not None:
            self._refuse_conflicts(refused, after, addition.base)
        if addition.revision > addition.base:
            self._file.ask("UPDATE log SET revision = ?, chain = ?", (addition.revision, addition.chain))
        return addition.revision - addition.base

    def _new(self, events: Iterator[Event]) -> _New:
        """Return the next events that the log does not hold yet, each once; none where there are no more."""
        found: _New = {}
        letters = 0
        for event in events:
            content, body = encode(event)
            found.setdefault(identity(content), (event, content, body))
            letters += len(content) + len(body)
            if len(found) >= _CHUNK or letters > _MOST_LETTERS:
                self._drop_known(found)
                if found:
                    return found
                letters = 0
        self._drop_known(found)
        return found

    def _drop_known(self, found: _New) -> None:
        keys = sorted(key_of(each) for each in found)
        for start in range(0, len(keys), _MARKS):
            part = keys[start : start + _MARKS]
            marks = ",".join("?" * len(part))
            for (key,) in self._file.ask(f"SELECT key FROM entry WHERE key IN ({marks})", part):
                for (content,) in self._file.ask("SELECT content FROM entry WHERE key = ?", (key,)):
                    found.pop(identity(content), None)

    def _put(self, new: _New, addition: Addition, refused: dict[Topic, None], careful: bool) -> None:
        """Write events to their places, and what they speak of to the index."""
        rows: list[tuple[object, ...]] = []
        bodies: list[tuple[bytes, bytes]] = []
        bears: set[tuple[int, int, int]] = set()
        done: _New = {}
        base, recorded, ids = addition.base, addition.recorded, self._ids
        for event_id, told in new.items():
            event, content, body = told
            chain = addition.link(event_id, event.source.name)
            revision = addition.revision
            rows.append((revision, key_of(event_id), base, recorded, event.source.name, content, chain))
            if body:
                bodies.append((bytes.fromhex(body_of(content)), packed(body)))
            spoken = self._retracting(event, done) if isinstance(event, Retracted) else topics(event)
            for topic, role in spoken:
                bears.add((ids.get(topic) or self._topic(topic, revision, bears), revision, int(role)))
            if careful:
                refused.update((topic, None) for topic, role in spoken if concerns(topic, role))
            done[event_id] = told
        self._file.put("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._file.put("INSERT OR IGNORE INTO body VALUES (?, ?)", bodies)
        self._index(bears)

    def _index(self, bears: set[tuple[int, int, int]]) -> None:
        self._file.put("INSERT INTO bears VALUES (?, ?, ?)", sorted(bears))
        for topic, revision, role in bears:
            held = self._sums.get(topic)
            if held is None:
                held = self._sums[topic] = [0, 0, topic]
            held[0] += 1
            held[1] += tally(role, revision)

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

    def _refuse_conflicts(self, concerned: Iterable[Topic], after: int, base: int) -> None:
        for topic in concerned:
            for role, place in self._log.places(topic) or ():
                if concerns(topic, role) and after < place <= base:
                    raise conflict(topic, place, after)

    def _topic(self, topic: Topic, revision: int, bears: set[tuple[int, int, int]] | None = None) -> int:
        """Return the number of a topic, which is made where there is none.

        An act that is named for the first time is told to the topic of its day.
        """
        if len(self._ids) >= _MOST_IDS:
            self._ids.clear()
        rows = self._file.ask("SELECT id FROM topic WHERE day = ? AND name = ?", topic)
        if rows:
            self._ids[topic] = rows[0][0]
            return self._ids[topic]
        values = (*topic, start_of(topic))
        made = self._file.added("INSERT INTO topic (day, name, count, total) VALUES (?, ?, 0, ?)", values)
        self._ids[topic] = made
        if is_act(topic) and bears is not None:
            self._topic(of_day(topic.day), revision)
            named = named_of(topic.day)
            bears.add((self._ids.get(named) or self._topic(named, revision), revision, int(Role.NAMED)))
        return made


def _bytes(event: str) -> bytes:
    try:
        return bytes.fromhex(event)
    except ValueError:
        return b""
