"""The catalogue of a SQLite store, in tables of its own in the same file; titles are searched by FTS5."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Self
from urllib.parse import quote

from lawtime.batch.catalogue import WORD, ActEntry, Change, Found, ReadFile, Title, findings_read, findings_written
from lawtime.errors import StoreError
from lawtime.model.findings import Finding

_SCHEMA = """
create table if not exists catalogue_files (
  sha256 text primary key, name text not null, kind text not null, findings text not null, applied text not null,
  seal blob not null
) without rowid;
create table if not exists catalogue_acts (
  act text primary key, number text not null, signed text not null, revision integer not null, findings text not null,
  seal blob not null
) without rowid;
create table if not exists catalogue_titles (
  id integer primary key, act text not null, title text not null, lang text not null, since text, until text,
  seal blob not null
);
create index if not exists catalogue_titles_act on catalogue_titles (act);
create virtual table if not exists catalogue_words using fts5 (
  title, content = 'catalogue_titles', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 0"
);
create table if not exists catalogue_changes (
  act text not null, place integer not null, target text not null, action text not null, by_act text not null,
  earliest text, latest text, announced integer not null, source text not null, line integer not null,
  quote text not null, seal blob not null, primary key (act, place)
) without rowid;
create index if not exists catalogue_changes_days on catalogue_changes (latest, earliest);
create table if not exists catalogue_state (
  name text primary key, value integer not null, seal blob not null
) without rowid;
"""


class SqliteCatalogue:
    """The catalogue in a SQLite file.

    Args:
        path: the store.
        read_only: open it for reading alone.
    """

    def __init__(self, path: str | os.PathLike[str], *, read_only: bool = False) -> None:
        self._path = os.fspath(path)
        mode = "ro" if read_only else "rw"
        try:
            self._db = sqlite3.connect(f"file:{quote(self._path)}?mode={mode}", uri=True, timeout=60)
            if not read_only:
                self._drop_older()
                self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise StoreError(f"{self._path} cannot be opened: {error}") from error

    def _drop_older(self) -> None:
        """Drop a catalogue whose rows have no seals yet; a build makes it anew."""
        columns = {str(row[1]) for row in self._db.execute("pragma table_info(catalogue_files)")}
        changes = {str(row[1]) for row in self._db.execute("pragma table_info(catalogue_changes)")}
        if columns and "seal" not in columns & changes:
            for table in ("words", "files", "acts", "titles", "changes", "state"):
                self._db.execute(f"drop table if exists catalogue_{table}")

    def files(self) -> Iterator[ReadFile]:
        """Yield the files that builds have read."""
        asked = "select sha256, name, kind, findings, applied, seal from catalogue_files order by name, sha256"
        for sha256, name, kind, findings, applied in self._sealed(asked):
            yield ReadFile(str(sha256), str(name), str(kind), findings_read(str(findings)), str(applied))

    def add_files(self, files: Iterable[ReadFile]) -> None:
        """Note that files were read."""
        rows = [(each.sha256, each.name, each.kind, findings_written(each.findings), each.applied) for each in files]
        with self._db:
            self._db.executemany(
                "insert or replace into catalogue_files values (?, ?, ?, ?, ?, ?)", [(*row, _seal(row)) for row in rows]
            )

    def acts(self) -> dict[str, tuple[int, tuple[Finding, ...]]]:
        """Return the acts that are kept, with their revisions and findings."""
        rows = self._sealed("select act, number, signed, revision, findings, seal from catalogue_acts")
        return {str(act): (int(str(at)), findings_read(str(findings))) for act, _, _, at, findings in rows}

    def add_acts(self, entries: Iterable[ActEntry]) -> None:
        """Keep what was worked out of acts."""
        with self._db:
            for entry in entries:
                self._add(entry)

    def _add(self, entry: ActEntry) -> None:
        act, run = entry.act.uri, self._db.execute
        self._forget(act)
        told = (act, entry.act.number, entry.act.date.isoformat(), entry.revision, findings_written(entry.findings))
        run("insert or replace into catalogue_acts values (?, ?, ?, ?, ?, ?)", (*told, _seal(told)))
        for each in entry.titles:
            written = (act, each.text, each.lang, _iso(each.since), _iso(each.until))
            made = run(
                "insert into catalogue_titles (act, title, lang, since, until, seal) values (?, ?, ?, ?, ?, ?)",
                (*written, _seal(written)),
            )
            run("insert into catalogue_words (rowid, title) values (?, ?)", (made.lastrowid, each.text))
        self._db.executemany(
            "insert into catalogue_changes values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(act, place, *row, _seal((act, *row))) for place, row in enumerate(map(_row, entry.changes))],
        )

    def _forget(self, act: str) -> None:
        run = self._db.execute
        for number, title in run("select id, title from catalogue_titles where act = ?", (act,)).fetchall():
            run("insert into catalogue_words (catalogue_words, rowid, title) values ('delete', ?, ?)", (number, title))
        for table in ("catalogue_titles", "catalogue_changes"):
            run(f"delete from {table} where act = ?", (act,))

    def search(self, words: str, *, number: str | None, on: date | None, limit: int) -> Sequence[Found]:
        """Return the acts whose titles hold all the words; a word may be cut short at its end by a star."""
        wanted, given = ["1"], []
        source = "catalogue_titles t join catalogue_acts a on a.act = t.act"
        order = "a.signed desc, a.number, t.id"
        asked = fts_query(words)
        if asked:
            source = f"catalogue_words w join catalogue_titles t on t.id = w.rowid {source.partition('t ')[2]}"
            wanted.append("catalogue_words match ?")
            given.append(asked)
            order = f"w.rank, {order}"
        if number is not None:
            wanted.append("a.number = ?")
            given.append(number)
        if on is not None:
            wanted.append("a.signed <= ?")
            given.append(on.isoformat())
        columns = "a.act, a.number, a.signed, a.revision, a.findings, a.seal, t.title, t.lang, t.since, t.until, t.seal"
        query = f"select {columns} from {source} where {' and '.join(wanted)} order by {order} limit ?"
        return [
            Found(
                str(act),
                str(numbered),
                date.fromisoformat(str(signed)),
                Title(str(title), str(lang), _day(since), _day(until)),
            )
            for act, numbered, signed, at, findings, own, title, lang, since, until, seal in self._rows(
                query, (*given, limit)
            )
            if self._is_sealed((act, numbered, signed, at, findings), own)
            and self._is_sealed((act, title, lang, since, until), seal)
        ]

    def changes(self, first: date, last: date) -> Iterator[Change]:
        """Yield the changes that took effect, or may have, between two days."""
        query = (
            "select act, target, action, by_act, earliest, latest, announced, source, line, quote, seal "
            "from catalogue_changes "
            "where coalesce(latest, '9999-12-31') >= ? and coalesce(earliest, '0001-01-01') <= ? "
            "order by earliest is null, earliest, latest is null, latest, act, place"
        )
        for said in self._sealed(query, (first.isoformat(), last.isoformat())):
            act, target, action, by, earliest, latest, announced, source, line, words = said
            told = (str(act), str(target), str(action), str(by), _day(earliest), _day(latest))
            yield Change(*told, bool(announced), str(source), int(str(line)), str(words))

    def check(self) -> Iterator[Finding]:
        """Yield what is not as it was written."""
        try:
            for _ in self.changes(date.min, date.max):
                pass
            for _ in self._sealed("select act, title, lang, since, until, seal from catalogue_titles"):
                pass
            for _ in (*self.files(), *self.acts(), self.completed()):
                pass
        except (StoreError, ValueError) as error:
            yield Finding("catalogue-damaged", str(error), self._path)

    def _sealed(self, query: str, given: Sequence[object] = ()) -> Iterator[list[object]]:
        """Yield the rows of a query without the seals that they end in."""
        for *said, seal in self._rows(query, given):
            self._is_sealed(said, seal)
            yield said

    def _is_sealed(self, said: Sequence[object], seal: object) -> bool:
        """Say that a row is as it was written.

        Raises:
            StoreError: where it is not.
        """
        if _seal(said) != seal:
            told = "what is listed of an act is not as it was written; build the store anew from its sources"
            raise StoreError(f"{self._path} is damaged: {told}")
        return True

    def completed(self, revision: int | None = None) -> int | None:
        """Return the revision of the last whole build; a number sets it."""
        if revision is not None:
            with self._db:
                told = ("completed", revision)
                self._db.execute("insert or replace into catalogue_state values (?, ?, ?)", (*told, _seal(told)))
        for _, value in self._sealed("select name, value, seal from catalogue_state where name = 'completed'"):
            return int(str(value))
        return None

    def _rows(self, query: str, given: Sequence[object] = ()) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._db.execute(query, tuple(given))
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return
            raise StoreError(f"{self._path} cannot be read: {error}") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path} is damaged: {error}") from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def fts_query(words: str) -> str:
    """Return a search as FTS5 takes it: every word quoted, so that no sign in it is a command.

    >>> fts_query('on "secur* OR NEAR(x)')
    '"on" "secur"* "OR" "NEAR" "x"'
    """
    found = []
    for match in WORD.finditer(words):
        star = "*" if words[match.end() : match.end() + 1] == "*" else ""
        found.append(f'"{match[0]}"{star}')
    return " ".join(found)


def _row(change: Change) -> tuple[object, ...]:
    told = (change.target, change.action, change.by, _iso(change.earliest), _iso(change.latest))
    return (*told, int(change.announced), change.source, change.line, change.quote)


def _seal(values: Sequence[object]) -> bytes:
    """Return what tells whether a row was changed."""
    return hashlib.sha256(json.dumps(list(values), ensure_ascii=False).encode(errors="surrogatepass")).digest()[:8]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(written: object) -> date | None:
    return None if written is None else date.fromisoformat(str(written))
