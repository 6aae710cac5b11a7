"""The catalogue of a PostgreSQL store, in tables of its own in the same database; titles are searched by its words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self

from lawtime.batch.catalogue import (
    WORD,
    ActEntry,
    Change,
    Found,
    ReadFile,
    Title,
    findings_read,
    findings_written,
)
from lawtime.errors import StoreError
from lawtime.model.findings import Finding
from lawtime.store.postgres_server import PostgresServer, said

_SCHEMA = """
create table if not exists catalogue_files (
  sha256 text primary key, name text not null, kind text not null, findings text not null, applied text not null
);
create table if not exists catalogue_acts (
  act text primary key, number text not null, signed date not null, revision bigint not null, findings text not null
);
create table if not exists catalogue_titles (
  act text not null, place integer not null, title text not null, lang text not null, since date, until date,
  words tsvector generated always as (to_tsvector('simple', title)) stored, primary key (act, place)
);
create index if not exists catalogue_titles_words on catalogue_titles using gin (words);
create table if not exists catalogue_changes (
  act text not null, place integer not null, target text not null, action text not null, by_act text not null,
  earliest date, latest date, announced boolean not null, source text not null, line integer not null,
  quote text not null, primary key (act, place)
);
create index if not exists catalogue_changes_days on catalogue_changes (latest, earliest);
create table if not exists catalogue_state (name text primary key, value bigint not null);
"""


class PostgresCatalogue:
    """The catalogue in a PostgreSQL database. Needs the extra `postgres`.

    Args:
        address: such as `postgresql://localhost/law`.
        read_only: open it for reading alone.
        wait: for so many seconds a server that is gone is waited for.
    """

    def __init__(self, address: str, *, read_only: bool = False, wait: float = 30.0) -> None:
        settings = {"default_transaction_read_only": "on" if read_only else "off"}
        self._server = PostgresServer(address, settings, wait=wait)
        self._psycopg = self._server.psycopg
        if not read_only:
            self._write(_make)

    def files(self) -> Iterator[ReadFile]:
        """Yield the files that builds have read."""
        asked = "select sha256, name, kind, findings, applied from catalogue_files order by name, sha256"
        for sha256, name, kind, findings, applied in self._rows(asked):
            yield ReadFile(sha256, name, kind, findings_read(findings), applied)

    def add_files(self, files: Iterable[ReadFile]) -> None:
        """Note that files were read."""
        rows = [(each.sha256, each.name, each.kind, findings_written(each.findings), each.applied) for each in files]

        def write(run: Any) -> None:
            run.executemany(
                "insert into catalogue_files values (%s, %s, %s, %s, %s) on conflict (sha256) do update set "
                "name = excluded.name, kind = excluded.kind, findings = excluded.findings, applied = excluded.applied",
                rows,
            )

        self._write(write)

    def acts(self) -> dict[str, tuple[int, tuple[Finding, ...]]]:
        """Return the acts that are kept, with their revisions and findings."""
        rows = self._rows("select act, revision, findings from catalogue_acts")
        return {act: (at, findings_read(findings)) for act, at, findings in rows}

    def add_acts(self, entries: Iterable[ActEntry]) -> None:
        """Keep what was worked out of acts."""
        every = list(entries)
        uris = [(each.act.uri,) for each in every]

        def write(run: Any) -> None:
            for table in ("catalogue_acts", "catalogue_titles", "catalogue_changes"):
                run.executemany(f"delete from {table} where act = %s", uris)
            run.executemany(
                "insert into catalogue_acts values (%s, %s, %s, %s, %s)",
                [
                    (each.act.uri, each.act.number, each.act.date, each.revision, findings_written(each.findings))
                    for each in every
                ],
            )
            run.executemany(
                "insert into catalogue_titles (act, place, title, lang, since, until) values (%s, %s, %s, %s, %s, %s)",
                [
                    (entry.act.uri, place, each.text, each.lang, each.since, each.until)
                    for entry in every
                    for place, each in enumerate(entry.titles)
                ],
            )
            with run.copy("copy catalogue_changes from stdin") as rows:
                for entry in every:
                    for place, each in enumerate(entry.changes):
                        rows.write_row(
                            (
                                *(entry.act.uri, place, each.target, each.action, each.by, each.earliest, each.latest),
                                *(each.announced, each.source, each.line, each.quote),
                            )
                        )

        self._write(write)

    def search(self, words: str, *, number: str | None, on: date | None, limit: int) -> Sequence[Found]:
        """Return the acts whose titles hold all the words; a word may be cut short at its end by a star."""
        wanted, given = ["true"], dict[str, object](limit=limit)
        order = "a.signed desc, a.number, t.act, t.place"
        asked = ts_query(words)
        if asked:
            given["words"] = asked
            wanted.append("t.words @@ to_tsquery('simple', %(words)s)")
            order = f"ts_rank(t.words, to_tsquery('simple', %(words)s), 1) desc, {order}"
        if number is not None:
            given["number"] = number
            wanted.append("a.number = %(number)s")
        if on is not None:
            given["day"] = on
            wanted.append("a.signed <= %(day)s")
        query = (
            "select a.act, a.number, a.signed, t.title, t.lang, t.since, t.until from catalogue_titles t "
            f"join catalogue_acts a on a.act = t.act where {' and '.join(wanted)} order by {order} limit %(limit)s"
        )
        return [
            Found(act, numbered, signed, Title(title, lang, since, until))
            for act, numbered, signed, title, lang, since, until in self._rows(query, given)
        ]

    def changes(self, first: date, last: date) -> Iterator[Change]:
        """Yield the changes that took effect, or may have, between two days."""
        query = (
            "select act, target, action, by_act, earliest, latest, announced, source, line, quote "
            "from catalogue_changes "
            "where coalesce(latest, date '9999-12-31') >= %(first)s "
            "and coalesce(earliest, date '0001-01-01') <= %(last)s "
            'order by earliest nulls last, latest nulls last, act collate "C", place'
        )
        for row in self._rows(query, {"first": first, "last": last}):
            yield Change(*row)

    def check(self) -> Iterator[Finding]:
        """Yield nothing: that its pages are as they were written is for PostgreSQL itself to watch."""
        yield from ()

    def completed(self, revision: int | None = None) -> int | None:
        """Return the revision of the last whole build; a number sets it."""
        if revision is not None:
            told = "insert into catalogue_state values ('completed', %s) on conflict (name) do update set "
            self._write(lambda run: run.execute(f"{told} value = excluded.value", (revision,)))
        for (value,) in self._rows("select value from catalogue_state where name = 'completed'"):
            return int(value)
        return None

    def _write(self, write: Callable[[Any], object]) -> None:
        """Write something whole, or nothing of it; again where the server was gone, for it counts once.

        Raises:
            StoreError: where the server stayed away; what was written before stays, and a build begun again goes on.
        """

        def run() -> None:
            try:
                with self._server.connection.transaction(), self._server.connection.cursor() as cursor:
                    write(cursor)
            except self._psycopg.Error as error:
                told = f"the database cannot be written: {said(error)}; begun again, a build goes on where it was"
                raise StoreError(told) from error

        self._server.patiently(run)

    def _rows(self, query: str, given: object = None) -> list[tuple[Any, ...]]:
        def run() -> list[tuple[Any, ...]]:
            try:
                found: list[tuple[Any, ...]] = self._server.connection.execute(query, given).fetchall()
            except self._psycopg.errors.UndefinedTable:
                return []
            except self._psycopg.Error as error:
                raise StoreError(f"the database cannot be read: {said(error)}") from error
            return found

        return self._server.patiently(run)

    def close(self) -> None:
        """Let go of the database."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _make(run: Any) -> None:
    run.execute("select pg_advisory_xact_lock(7264513)")
    run.execute(_SCHEMA)


def ts_query(words: str) -> str:
    """Return a search as PostgreSQL takes it: every word quoted, so that no sign in it is a command.

    >>> ts_query("on 'secur* | x")
    "'on' & 'secur':* & 'x'"
    """
    found = []
    for match in WORD.finditer(words):
        star = ":*" if words[match.end() : match.end() + 1] == "*" else ""
        found.append(f"'{match[0]}'{star}")
    return " & ".join(found)
