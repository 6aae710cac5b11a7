"""SQLite files as stores: opening them, telling them from other files, and bringing an older one up to date."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from lawtime.errors import StoreError
from lawtime.store.behind import Behind
from lawtime.store.database import Columns

X = TypeVar("X")

APPLICATION = 0x6C617774
"""What marks a SQLite file as a store of lawtime: "lawt"."""

SCHEMA = 3
"""The version of the schema that this version of lawtime writes."""

_PAGE = 8192
"""The bytes of a page of a new file: in larger ones less is lost at their ends, smaller ones are moved faster."""

_MARKS = 10_000
"""So many rows are asked for at once."""

_TOGETHER = 28_000
"""Rows are inserted by statements for so many values, or as many as there are; SQLite takes 32,766 at the most.

Another thread can work while such a statement runs, but must be waited for after it: the fewer statements the better.
"""


class SqliteFile:
    """A SQLite file that is a store, opened; every failure is told as a `StoreError`.

    Args:
        path: the file; `:memory:` for none.
        read_only: nothing can be written through it.
        wait: for so many seconds a writer waits for another to finish.
        most_pages: the file is not to grow beyond so many pages.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        wait: float = 30.0,
        most_pages: int | None = None,
    ) -> None:
        self.name = os.fspath(path)
        self.read_only = read_only
        self._behind = Behind()
        self._opened = self._connect(wait)
        try:
            self._recognise()
            if not read_only:
                self._migrate()
                if most_pages is not None:
                    self.ask(f"PRAGMA max_page_count = {int(most_pages)}")
        except BaseException:
            self.close()
            raise

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection, when all that was to be written is written: two threads never use it at once."""
        self._settle()
        return self._opened

    def _settle(self) -> None:
        try:
            self._behind.settle()
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise self._told(error) from error

    def _connect(self, wait: float) -> sqlite3.Connection:
        if self.name == ":memory:":
            return sqlite3.connect(self.name, isolation_level=None, check_same_thread=False)
        place = Path(self.name).absolute()
        if place.is_dir():
            raise StoreError(f"{self.name!r} is a folder, not a store")
        if self.read_only and not place.exists():
            raise StoreError(f"there is no store {self.name!r}")
        mode = "ro" if self.read_only else "rwc"
        if self.read_only and not os.access(place.parent, os.W_OK) and not _is_filled(f"{place}-wal"):
            mode = "ro&immutable=1"  # SQLite could make no file beside it, and nobody else can write to it
        try:
            return sqlite3.connect(
                f"{place.as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StoreError(f"the store {self.name!r} cannot be opened: {error}") from error

    def _recognise(self) -> None:
        """Refuse what is no store, or one that a newer version of lawtime wrote."""
        application = self._pragma("application_id")
        version = self._pragma("user_version")
        if application == APPLICATION:
            if version > SCHEMA:
                known = f"this version of lawtime knows {SCHEMA}: update lawtime"
                raise StoreError(f"the store {self.name!r} has schema {version}; {known}")
            return
        tables = self.ask("SELECT count(*) FROM sqlite_schema")[0][0]
        if application or version or tables:
            raise StoreError(f"{self.name!r} is a database of another program, not a store of lawtime")
        if self.read_only:
            raise StoreError(f"{self.name!r} is empty, and holds no log")

    def _pragma(self, name: str) -> int:
        return int(self.ask(f"PRAGMA {name}")[0][0])

    def _migrate(self) -> None:
        """Bring the schema to the newest version, one step after the other; a step is made whole or not at all."""
        self.ask("PRAGMA synchronous = FULL")
        self.ask("PRAGMA cell_size_check = ON")
        self.ask("PRAGMA cache_size = -65536")  # KB
        if self._pragma("user_version") == SCHEMA:
            return
        self.ask(f"PRAGMA page_size = {_PAGE}")  # of a new file; another keeps its own
        self.ask("PRAGMA journal_mode = WAL")
        with self.writing():
            for version in range(self._pragma("user_version") + 1, SCHEMA + 1):
                for statement in statements(version):
                    self.ask(statement)
                self.ask(f"PRAGMA user_version = {version}")
            self.ask(f"PRAGMA application_id = {APPLICATION}")

    @property
    def schema(self) -> int:
        """The version of its schema."""
        return self._pragma("user_version")

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement and return its rows."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise self._told(error) from error

    def each(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Run a statement and yield its rows as they are read."""
        try:
            yield from self._connection.execute(statement, values)
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise self._told(error) from error

    def matching(self, wanted: Columns, statement: str) -> Iterator[Any]:
        """Run a query that joins the table `wanted`, and yield its rows."""
        query = _joined(wanted, statement)
        for part in _parts(wanted):
            yield from self.ask(query, (part,))

    def foreseen(self, wanted: Columns, statement: str) -> Callable[[], Iterator[Any]]:
        """Begin a query as of `matching`, while the caller goes on, and return what yields its rows."""
        query = _joined(wanted, statement)

        def run() -> Iterator[Any]:
            for part in _parts(wanted):
                yield from self._opened.execute(query, (part,))

        return self._behind.foresee(run, self._settle)

    def put(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for every row, while the caller goes on."""

        def run() -> None:
            self._opened.executemany(statement, rows)

        if rows:
            self._behind.begin(run)

    def insert(self, table: str, columns: Sequence[Sequence[Any]]) -> None:
        """Insert whole rows into a table, given by all its columns, while the caller goes on."""
        values = list(chain.from_iterable(zip(*columns, strict=True)))
        if values:
            self._behind.begin(lambda: self._insert(table, len(columns), values))

    def _insert(self, table: str, width: int, values: Sequence[Any]) -> None:
        most = _TOGETHER // width * width
        for start in range(0, len(values), most):
            part = values[start : start + most]
            self._opened.execute(_insertion(table, width, len(part) // width), part)

    def add_up(self, table: str, rows: Sequence[int], columns: Mapping[str, Sequence[int]]) -> None:
        """Add to columns of some rows of a table."""
        sums = ", ".join(f"{column} = {column} + ?" for column in columns)
        self.put(f"UPDATE {table} SET {sums} WHERE id = ?", list(zip(*columns.values(), rows, strict=True)))

    def patiently(self, run: Callable[[], X]) -> X:
        """Run something; a file is there or not."""
        return run()

    def check(self) -> Iterator[str]:
        """Yield what SQLite itself finds wrong with the file."""
        for (told,) in self.ask("PRAGMA integrity_check"):
            if told != "ok":
                yield told

    def added(self, statement: str, values: Sequence[Any]) -> int:
        """Insert a row and return its number."""
        try:
            return self._connection.execute(statement, values).lastrowid or 0
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise self._told(error) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the only right to write until the end; what is written counts as a whole, or not at all."""
        if self.read_only:
            raise StoreError(f"the store {self.name!r} was opened for reading alone")
        self.ask("BEGIN IMMEDIATE")
        try:
            yield
            self.ask("COMMIT")
        except BaseException:
            self._behind.drop()
            if self._opened.in_transaction:
                self._opened.rollback()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the store until the end, whatever others write."""
        if self._connection.in_transaction:
            yield
            return
        self.ask("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()

    def _told(self, error: Exception) -> StoreError:
        """Return a failure of SQLite in words."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return StoreError(f"another program has been writing to the store {self.name!r} for too long; try again")
        if code == sqlite3.SQLITE_FULL:
            return StoreError(f"there is no room left for the store {self.name!r}; nothing was added")
        if code == sqlite3.SQLITE_READONLY:
            return StoreError(f"the store {self.name!r} cannot be written: {error}")
        if code == sqlite3.SQLITE_NOTADB:
            return StoreError(f"{self.name!r} is not a store of lawtime: {error}")
        if code == sqlite3.SQLITE_CORRUPT or isinstance(error, UnicodeError):
            return self.damaged(str(error))
        return StoreError(f"the store {self.name!r} cannot be used: {error}")

    def damaged(self, what: str) -> StoreError:
        """Return the error of a store in which something is not as it was written."""
        return StoreError(f"the store {self.name!r} is damaged: {what}")

    def close(self) -> None:
        """Let go of the file."""
        self._behind.close()
        self._opened.close()


def _joined(wanted: Columns, statement: str) -> str:
    """Return a query that joins the table `wanted`, which is given as JSON."""
    values = (
        "value" if len(wanted) == 1 else ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(wanted)))
    )
    return f"WITH wanted ({', '.join(wanted)}) AS (SELECT {values} FROM json_each(?)) {statement}"


def _parts(wanted: Columns) -> Iterator[str]:
    """Yield a table as JSON, so many rows at once."""
    first, *others = wanted.values()
    for start in range(0, len(first), _MARKS):
        part = [column[start : start + _MARKS] for column in (first, *others)]
        yield json.dumps(list(zip(*part, strict=True)) if others else part[0])


def _insertion(table: str, width: int, rows: int) -> str:
    """Return the statement that inserts so many rows of so many values."""
    row = f"({','.join('?' * width)})"
    return f"INSERT INTO {table} VALUES {','.join([row] * rows)}"


def statements(version: int) -> list[str]:
    """Return the statements that bring a store from the schema before to this one."""
    script = (resources.files("lawtime.store") / "schema" / f"sqlite_{version}.sql").read_text(encoding="utf-8")
    lines = [line.partition("--")[0].rstrip() for line in script.splitlines()]
    return [each.strip() for each in "\n".join(lines).split(";") if each.strip()]


def _is_filled(path: str) -> bool:
    return os.path.exists(path) and os.path.getsize(path) > 0
