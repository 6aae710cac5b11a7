"""Derived versions in a database: answers by day, sealed, and never given once later events bear on their act."""

import datetime
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator

from lawtime.model.acts import ActRef
from lawtime.store.bearing import of_act
from lawtime.store.contract import Kept, Packed, Stretch, Topic, packed
from lawtime.store.database import Database
from lawtime.store.indexed import IndexedLog, in_order, stale

_SEAL = 16
_MOST_NEAR = 256
"""Of so many provisions the versions that were asked for are held ready; they are given only while they are fresh."""
_NEWEST = datetime.date.max.toordinal() + 1

Rests = list[tuple[str, str, int, int]]
"""Topics, each with the number and sum of the entries that speak of it."""


class Versions:
    """The derived versions beside a log.

    Args:
        database: the database.
        log: the log in it.
    """

    def __init__(self, database: Database, log: IndexedLog) -> None:
        self._database = database
        self._log = log
        self._fresh: dict[ActRef, tuple[int, int | None, int]] = {}
        self._near: dict[tuple[int, str, str], tuple[Stretch, ...]] = {}

    @property
    def _has(self) -> bool:
        """Whether the schema of the database has versions; one that is opened for reading alone may be older."""
        return self._database.schema >= 2

    def keep_all(self, revision: int, acts: Iterable[Kept]) -> None:
        """Keep the versions of acts as of a revision, in place of those kept before; all of them or none."""
        with self._database.writing():
            for each in acts:
                self._keep(each, revision)
        self._fresh.clear()
        self._near.clear()

    def _keep(self, kept: Kept, revision: int) -> None:
        topic = of_act(kept.act)
        rests = self._rests(kept.topics or self._log.bearing(kept.act, revision).topics)
        if revision < self._log.revision and self._moved(rests, revision):
            raise stale(kept.act, revision)
        told = json.dumps(rests, ensure_ascii=False)
        self._database.ask(
            "DELETE FROM version WHERE kept IN (SELECT id FROM kept WHERE day = ? AND number = ?)", topic
        )
        self._database.ask("DELETE FROM kept WHERE day = ? AND number = ?", topic)
        made = self._database.added(
            "INSERT INTO kept (day, number, revision, rests, seal) VALUES (?, ?, ?, ?, ?)",
            (*topic, revision, told, _seal(*topic, revision, told)),
        )
        rows = [self._row(kept.act, revision, made, each) for each in sorted(kept.stretches, key=in_order)]
        self._database.insert("version", tuple(zip(*rows, strict=True)))

    def _row(self, act: ActRef, revision: int, made: int, stretch: Stretch | Packed) -> tuple[object, ...]:
        start, end = stretch.start.toordinal(), None if stretch.end is None else stretch.end.toordinal()
        content = stretch.content if isinstance(stretch, Packed) else packed(stretch.content)
        seal = _seal(*of_act(act), revision, stretch.lang, stretch.eid, start, end, content)
        return made, stretch.lang, stretch.eid, start, end, content, seal

    def _rests(self, topics: Iterable[Topic]) -> Rests:
        found: Rests = []
        for topic in sorted(topics):
            rows = self._database.ask("SELECT count, total FROM topic WHERE day = ? AND name = ?", topic)
            found.append((*topic, *(rows[0] if rows else (0, 0))))
        return found

    def _moved(self, rests: Rests, revision: int) -> bool:
        """Say whether an entry after a revision speaks of one of the topics."""
        topics = (Topic(day, name) for day, name, _, _ in rests)
        return any(place > revision for topic in topics for _, place in self._log.places(topic) or ())

    def kept(self, act: ActRef) -> int | None:
        """Return the revision that the versions of an act were kept for; `None` where none are, or stale."""
        return self._place(act, self._log.revision)[0]

    def _place(self, act: ActRef, newest: int) -> tuple[int | None, int]:
        """Return the revision and the number of the versions of an act; it is looked up anew when the log has grown."""
        known = self._fresh.get(act)
        if known is None or known[0] != newest:
            known = self._fresh[act] = (newest, *self._database.patiently(lambda: self._look_up(act)))
        return known[1:]

    def _look_up(self, act: ActRef) -> tuple[int | None, int]:
        topic = of_act(act)
        if not self._has:
            return None, 0
        with self._database.reading():
            rows = self._database.ask("SELECT id, revision, rests, seal FROM kept WHERE day = ? AND number = ?", topic)
            if not rows:
                return None, 0
            made, revision, told, seal = rows[0]
            if _seal(*topic, revision, told) != seal:
                raise self._database.damaged(f"the versions of {act} are not as they were kept")
            rests: Rests = [tuple(each) for each in json.loads(told)]
            if revision < self._log.revision and self._rests(Topic(each[0], each[1]) for each in rests) != rests:
                return None, 0
        return revision, made

    def version(self, act: ActRef, lang: str, eid: str, day: datetime.date) -> str | None:
        """Return the kept answer for a day; `None` where none is kept, or later events bear on the act."""
        revision, made = self._place(act, self._log.revision)
        if revision is None:
            return None
        near = self._near.get((made, lang, eid), ())
        for each in near:
            if each.start <= day and (each.end is None or day < each.end):
                return each.content
        wanted = day.toordinal()
        rows = self._database.ask(
            "SELECT start, until, content, seal FROM version WHERE kept = ? AND lang = ? AND eid = ? AND start <= ?"
            " ORDER BY start DESC LIMIT 1",
            (made, lang, eid, wanted),
        )
        if not rows:
            return None
        found = self._stretch(act, revision, lang, eid, rows[0])
        if found.end is not None and found.end <= day:
            raise self._database.damaged(f"a version of {eid} of {act} is not there")
        if len(self._near) >= _MOST_NEAR:
            self._near.clear()
        self._near[made, lang, eid] = (*near, found)
        return found.content

    def _stretch(
        self, act: ActRef, revision: int, lang: str, eid: str, row: tuple[int, int | None, bytes, bytes]
    ) -> Stretch:
        start, end, content, seal = row
        if _seal(*of_act(act), revision, lang, eid, start, end, content) != seal:
            raise self._database.damaged(f"a version of {eid} of {act} is not as it was kept")
        last = None if end is None else datetime.date.fromordinal(end)
        return Stretch(lang, eid, datetime.date.fromordinal(start), last, zlib.decompress(content).decode())

    def stretches(self, act: ActRef) -> Iterator[Stretch]:
        """Yield the versions that are kept for an act, by language, provision and day; none where stale."""
        revision, made = self._place(act, self._log.revision)
        if revision is None:
            return
        for lang, eid, *row in self._database.ask(
            "SELECT lang, eid, start, until, content, seal FROM version WHERE kept = ? ORDER BY lang, eid, start",
            (made,),
        ):
            yield self._stretch(act, revision, lang, eid, (row[0], row[1], row[2], row[3]))

    def drop(self) -> None:
        """Drop all versions; the events stay."""
        with self._database.writing():
            self._database.ask("DELETE FROM version")
            self._database.ask("DELETE FROM kept")
        self._fresh.clear()
        self._near.clear()


def _seal(*told: object) -> bytes:
    digest = hashlib.blake2b(digest_size=_SEAL)
    for each in told:
        digest.update(each if isinstance(each, bytes) else str(each).encode(errors="surrogatepass"))
        digest.update(b"\0")
    return digest.digest()
