"""The event log in a database: what SQLite and PostgreSQL share."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lawtime.model.acts import ActRef
from lawtime.model.encoding import decode, identity
from lawtime.model.events import Event
from lawtime.model.findings import Finding
from lawtime.store.chain import START, Row, key_of
from lawtime.store.contract import Entry, Head, Kept, Stretch, Topic
from lawtime.store.database import Database
from lawtime.store.indexed import IndexedLog, Place
from lawtime.store.sql_addition import Adding
from lawtime.store.sql_check import check
from lawtime.store.sql_rows import row_of, text_of
from lawtime.store.sql_versions import Versions
from lawtime.store.tallies import start_of, tally

_CHUNK = 500

_ROW = "revision, key, base, recorded, name, content, chain"

_KEYED = "SELECT e.revision, e.content FROM key k JOIN entry e ON e.revision = k.entry WHERE k.key = ?"

_KEYED_ONCE = "SELECT revision, content FROM entry WHERE key = ?"
"""The same in a store that is opened for reading alone, and has an older schema."""


class SqlLog(IndexedLog):
    """An append-only log of events in a database that speaks SQL.

    Args:
        database: the database, opened.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._versions = Versions(database, self)
        self._adding = Adding(database, self)
        self._keyed = _KEYED if database.schema >= 3 else _KEYED_ONCE
        try:
            database.patiently(self._check_end)
        except BaseException:
            self.close()
            raise

    def _check_end(self) -> None:
        """Refuse a log whose end is not where it is said to be."""
        with self._database.reading():
            head = self.head
            last = self._database.ask("SELECT revision, chain FROM entry ORDER BY revision DESC LIMIT 1")
        at, chain = last[0] if last else (0, START)
        if (at, bytes(chain).hex()) != (head.revision, head.chain):
            raise self._database.damaged(f"the log ends at entry {at}, and was said to end at entry {head.revision}")

    @property
    def schema(self) -> int:
        """The version of the schema of the database."""
        return self._database.schema

    @property
    def revision(self) -> int:
        """The number of entries; an answer computed from the log can name it."""
        return int(self._end()[0])

    @property
    def head(self) -> Head:
        """The end of the log, for keeping elsewhere."""
        revision, chain = self._end()
        return Head(revision, chain.hex())

    def _end(self) -> tuple[int, bytes]:
        rows = self._database.ask("SELECT revision, chain FROM log")
        if len(rows) != 1:
            raise self._database.damaged("it does not say where the log ends")
        return rows[0][0], rows[0][1]

    def append(
        self, events: Iterable[Event], *, recorded: datetime.date | None = None, after: int | None = None
    ) -> int:
        """Add the events that are new, all of them or none, and return how many were."""
        return self._adding.add(events, recorded, after)

    def places(self, topic: Topic) -> Sequence[Place] | None:
        """Return every entry that speaks of a topic, with its role, in order; `None` where there is no such topic."""
        rows = self._database.ask(
            "SELECT t.count, t.total, b.role, b.entry FROM topic t LEFT JOIN bears b ON b.topic = t.id"
            " WHERE t.day = ? AND t.name = ?",
            topic,
        )
        if not rows:
            return None
        count, total = rows[0][:2]
        found = [(role, entry) for _, _, role, entry in rows if entry is not None]
        if len(found) != count or start_of(topic) + sum(tally(role, entry) for role, entry in found) != total:
            raise self._database.damaged(f"the index of {topic.name!r} {topic.day} does not hold what was put into it")
        return found

    def topics_of(self, *, day: str | None = None, name: str | None = None) -> Sequence[Topic]:
        """Return the topics of a day, or of a name."""
        column, wanted = ("name", name) if day is None else ("day", day)
        return [Topic(*row) for row in self._database.ask(f"SELECT day, name FROM topic WHERE {column} = ?", (wanted,))]

    def read(self, revisions: Sequence[int], *, whole: bool = True) -> Iterator[tuple[int, Event]]:
        """Yield the events of some revisions, given in order; each is checked against its place in the chain."""
        for row in self._rows(revisions):
            body = text_of(self._database, row.content) if whole else ""
            yield row.revision, decode(row.content, row.name, body)

    def _rows(self, revisions: Iterable[int]) -> Iterator[Row]:
        """Yield entries, each checked against the chain of the one before it."""
        wanted = iter(revisions)
        while chunk := list(islice(wanted, _CHUNK)):
            marks = ",".join("?" * len(chunk))
            rows = self._database.ask(
                f"SELECT {','.join('e.' + name for name in _ROW.split(', '))}, p.chain FROM entry e"
                f" LEFT JOIN entry p ON p.revision = e.revision - 1 WHERE e.revision IN ({marks}) ORDER BY e.revision",
                chunk,
            )
            for place, (*found, before) in zip(chunk, rows, strict=False):
                row = row_of(self._database, found)
                if row.revision != place:
                    raise self._database.damaged(f"entry {place} is not there")
                if not row.follows(START if place == 1 else before or b""):
                    raise self._database.damaged(f"entry {place} is not as it was recorded")
                yield row
            if len(rows) != len(chunk):
                raise self._database.damaged(f"entry {chunk[len(rows)]} is not there")

    def base(self, revision: int) -> int:
        """Return the revision before the addition that an entry came in with."""
        return next(self._rows([revision])).base

    def find(self, event: str) -> int | None:
        """Return the revision of an event, by its identity."""
        try:
            wanted = bytes.fromhex(event)
        except ValueError:
            return None
        for revision, content in self._database.ask(self._keyed, (key_of(wanted),)):
            if identity(content) == wanted:
                return int(revision)
        return None

    def entries(self, start: int = 1) -> Iterator[Entry]:
        """Yield the entries from a revision on, those retracted and the retractions among them."""
        for row in self._rows(range(max(start, 1), self.revision + 1)):
            recorded = datetime.date.fromisoformat(row.recorded) if row.recorded else None
            event = decode(row.content, row.name, text_of(self._database, row.content))
            yield Entry(row.revision, event, recorded, row.base, row.chain.hex())

    def verify(self, expected: Head | None = None) -> Iterator[Finding]:
        """Yield what is wrong with the entries and with what is kept beside them; nothing where all is well."""
        with self._database.reading():
            yield from check(self._database, self, expected)

    def keep(self, act: ActRef, revision: int, stretches: Iterable[Stretch]) -> None:
        """Keep the derived versions of an act as of a revision, in place of those kept before."""
        self._versions.keep_all(revision, [Kept(act, tuple(stretches))])

    def keep_all(self, revision: int, acts: Iterable[Kept]) -> None:
        """Keep the derived versions of many acts at once, all of them or none."""
        self._versions.keep_all(revision, acts)

    def kept(self, act: ActRef) -> int | None:
        """Return the revision that the derived versions of an act were kept for; `None` where none are, or stale."""
        return self._versions.kept(act)

    def version(self, act: ActRef, lang: str, eid: str, day: datetime.date) -> str | None:
        """Return the kept answer for a day; `None` where none is kept, or later events bear on the act."""
        return self._versions.version(act, lang, eid, day)

    def stretches(self, act: ActRef) -> Iterator[Stretch]:
        """Yield the derived versions that are kept for an act, by language, provision and day; none where stale."""
        return self._versions.stretches(act)

    def drop(self) -> None:
        """Drop all derived versions; the events stay."""
        self._versions.drop()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
