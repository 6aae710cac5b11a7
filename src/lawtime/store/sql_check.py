"""The check of a whole store: the database, the chain, the texts, the index, the derived versions."""

from collections.abc import Iterator
from datetime import date

from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.encoding import decode
from lawtime.model.events import Event
from lawtime.model.findings import Finding
from lawtime.store.chain import Row, chain_findings
from lawtime.store.contract import Head, Topic
from lawtime.store.database import Database
from lawtime.store.indexed import IndexedLog
from lawtime.store.sql_rows import row_of, text_of
from lawtime.store.tallies import Tallies, start_of, tally

_DAMAGED = "store-damaged"

_SAME = "k.key = e.key AND k.entry = e.revision"
_NOT_KEYED = f"SELECT e.revision FROM entry e LEFT JOIN key k ON {_SAME} WHERE k.entry IS NULL ORDER BY e.revision"
_MISLED = f"SELECT k.entry FROM key k LEFT JOIN entry e ON {_SAME} WHERE e.revision IS NULL ORDER BY k.entry"


def check(database: Database, log: IndexedLog, expected: Head | None) -> Iterator[Finding]:
    """Yield what is wrong with a store."""
    try:
        for told in database.check():
            yield Finding(_DAMAGED, f"the database is damaged: {told}", database.name)
        yield from _Check(database, log).findings(expected)
    except StoreError as error:
        yield Finding(_DAMAGED, str(error), database.name)


class _Check:
    def __init__(self, database: Database, log: IndexedLog) -> None:
        self._database = database
        self._log = log
        self._tallies = Tallies(self._event)
        self._unread: list[Finding] = []

    def _event(self, event: str) -> Event | None:
        place = self._log.find(event)
        return None if place is None else next(self._log.read([place], whole=False))[1]

    def findings(self, expected: Head | None) -> Iterator[Finding]:
        """Yield what is wrong with the entries, the index and the versions."""
        yield from chain_findings(self._rows(), self._log.head, expected, self._database.name)
        yield from self._unread
        yield from self._keys()
        if not self._unread:
            yield from self._index()
        yield from self._versions()

    def _rows(self) -> Iterator[Row]:
        """Yield every entry as it stands; what it says is read on the way."""
        for found in self._database.each(
            "SELECT revision, key, base, recorded, name, content, chain FROM entry ORDER BY revision"
        ):
            row = row_of(self._database, found)
            try:
                self._tallies.learn(row.revision, decode(row.content, row.name, text_of(self._database, row.content)))
            except (StoreError, ValueError) as error:
                self._unread.append(Finding("entry-unreadable", f"entry {row.revision}: {error}", self._database.name))
            yield row

    def _keys(self) -> Iterator[Finding]:
        """Yield the entries that are not found under their keys, and that keys lead to no entry."""
        if self._database.schema < 3:
            return
        for asked, what in (
            (_NOT_KEYED, "entry {} is not found under its key"),
            (_MISLED, "a key leads to entry {}, which is none or has another"),
        ):
            for (revision,) in self._database.each(asked):
                yield Finding("index-damaged", what.format(revision), self._database.name)

    def _index(self) -> Iterator[Finding]:
        """Yield the topics of which the index does not hold what the entries speak of."""
        wanted = dict(self._tallies.sums)
        if self._log.revision == 0:
            wanted.clear()
        held = {
            number: (count, total or 0)
            for number, count, total in self._database.each(
                f"SELECT topic, count(*), sum(entry * {tally(0, 1)} + role) FROM bears GROUP BY topic"
            )
        }
        for number, day, name, count, total in self._database.each("SELECT id, day, name, count, total FROM topic"):
            topic = Topic(day, name)
            rows, summed = held.pop(number, (0, 0))
            if not (wanted.pop(topic, None) == (count, total) == (rows, summed + start_of(topic))):
                yield Finding(
                    "index-damaged", f"the index of {name!r} {day} is not that of the entries", self._database.name
                )
        for topic in wanted:
            message = f"the index of {topic.name!r} {topic.day} is not there"
            yield Finding("index-damaged", message, self._database.name)
        if held:
            yield Finding(
                "index-damaged", f"{len(held)} topics of the index have lost their names", self._database.name
            )

    def _versions(self) -> Iterator[Finding]:
        if self._database.schema < 2:
            return
        for day, number in self._database.ask("SELECT day, number FROM kept"):
            try:
                for _ in self._log.stretches(ActRef("law", number, date.fromisoformat(day))):
                    pass
            except (StoreError, ValueError, TypeError) as error:
                yield Finding("version-damaged", str(error), self._database.name)
