"""PostgreSQL databases as stores: asking and writing, and bringing an older schema up to date."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from typing import Any, TypeVar

from lawtime.errors import StoreError
from lawtime.store.behind import Behind
from lawtime.store.database import Columns
from lawtime.store.postgres_server import PostgresServer, said

SCHEMA = 3
"""The version of the schema that this version of lawtime writes."""

_MIGRATING = 0x6C617774
"""The advisory lock under which the schema is made or changed."""

_AT_ONCE = 2000

_PLANS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit")
"""What the server would choose for a log that has just grown, of which it has no statistics yet.

A plan that goes against one of them has so high a cost that the server would compile it, which takes longer than to
run it.
"""

_T = TypeVar("_T")


class PostgresDatabase:
    """A PostgreSQL database that is a store, opened; every failure is told as a `StoreError`.

    The tables of the log stand in a schema of their own, `lawtime`, and leave others alone.

    Args:
        address: such as `postgresql://localhost/law`; what stands there as a password is never told.
        read_only: nothing can be written through it.
        wait: for so many seconds a writer waits for another to finish, and anyone for a server that is not there.
        expected: the server was there a moment ago, and is waited for from the beginning.
    """

    def __init__(self, address: str, *, read_only: bool = False, wait: float = 30.0, expected: bool = False) -> None:
        self.read_only = read_only
        self._wait = wait
        self._behind = Behind()
        self._server = PostgresServer(address, self._settings, wait=wait, expected=expected)
        self._psycopg = self._server.psycopg
        self.name = self._server.name
        try:
            self._recognise()
        except BaseException:
            self.close()
            raise

    @property
    def _connection(self) -> Any:
        """The connection, when all that was to be written is written: two threads never use it at once."""
        self._settle()
        return self._server.connection

    def _settle(self) -> None:
        self._tried(self._behind.settle)

    @property
    def _settings(self) -> dict[str, str]:
        return {
            "client_encoding": "'UTF8'",
            "search_path": "lawtime",
            "lock_timeout": str(int(self._wait * 1000)),
            "default_transaction_read_only": "on" if self.read_only else "off",
            **dict.fromkeys(_PLANS, "off"),
        }

    def _recognise(self) -> None:
        """Make the schema where there is none, and refuse one that a newer version of lawtime wrote."""
        version = self.schema
        if version > SCHEMA:
            raise StoreError(
                f"the store {self.name} has schema {version}; this version of lawtime knows {SCHEMA}: update lawtime"
            )
        if self.read_only:
            if not version:
                raise StoreError(f"the database {self.name} holds no log")
        elif version < SCHEMA:
            self._migrate()

    def _migrate(self) -> None:
        """Bring the schema to the newest version; all steps are made, or none."""
        try:
            with self._connection.transaction():
                self.ask("SELECT pg_advisory_xact_lock(?)", (_MIGRATING,))
                self.ask("CREATE SCHEMA IF NOT EXISTS lawtime")
                self.ask("CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY)")
                for step in range(self.schema + 1, SCHEMA + 1):
                    self._connection.execute(statements(step))
                    self.ask("INSERT INTO migration VALUES (?)", (step,))
        except self._psycopg.Error as error:
            raise self._told(error) from error

    @property
    def schema(self) -> int:
        """The version of its schema; 0 where it has none yet."""
        if not self.ask("SELECT to_regclass('lawtime.migration') IS NOT NULL")[0][0]:
            return 0
        return int(self.ask("SELECT coalesce(max(version), 0) FROM migration")[0][0])

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement and return its rows; outside of a transaction, again where the server was gone."""
        self._settle()

        def run() -> list[Any]:
            return self._tried(lambda: self._ask(statement, values))

        return run() if self._server.is_inside else self.patiently(run)

    def _ask(self, statement: str, values: Sequence[Any]) -> list[Any]:
        cursor = self._server.connection.execute(_marked(statement), _hidden(values))
        return list(map(_shown, cursor.fetchall())) if cursor.description else []

    def each(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Run a query and yield its rows as they are read; it sees one state of the store."""
        try:
            with self._connection.transaction(), self._connection.cursor("rows") as cursor:
                cursor.itersize = _AT_ONCE
                cursor.execute(_marked(statement), _hidden(values))
                yield from map(_shown, cursor)
        except self._psycopg.Error as error:
            raise self._told(error) from error

    def matching(self, wanted: Columns, statement: str) -> Iterator[Any]:
        """Run a query that joins the table `wanted`, and yield its rows."""
        if any(wanted.values()):
            yield from self.ask(*_joined(wanted, statement))

    def foreseen(self, wanted: Columns, statement: str) -> Callable[[], Iterator[Any]]:
        """Begin a query as of `matching`, while the caller goes on, and return what yields its rows."""
        if not any(wanted.values()):
            return lambda: iter(())
        query, values = _joined(wanted, statement)
        return self._behind.foresee(lambda: self._ask(query, values), self._settle)

    def put(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for every row, while the caller goes on."""

        def run() -> None:
            with self._server.connection.cursor() as cursor:
                cursor.executemany(_marked(statement), list(map(_hidden, rows)))

        if rows:
            self._behind.begin(run)

    def insert(self, table: str, columns: Sequence[Sequence[Any]]) -> None:
        """Insert whole rows into a table, given by all its columns, while the caller goes on."""

        def run() -> None:
            connection = self._server.connection
            with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as into:
                for row in zip(*map(_hidden, columns), strict=True):
                    into.write_row(row)

        if columns and columns[0]:
            self._behind.begin(run)

    def add_up(self, table: str, rows: Sequence[int], columns: Mapping[str, Sequence[int]]) -> None:
        """Add to columns of some rows of a table."""
        names = ", ".join(columns)
        self.ask(f"CREATE TEMPORARY TABLE given ON COMMIT DROP AS SELECT id, {names} FROM {table} LIMIT 0")
        self.insert("given", (rows, *columns.values()))
        sums = ", ".join(f"{column} = {table}.{column} + given.{column}" for column in columns)
        self.ask(f"UPDATE {table} SET {sums} FROM given WHERE {table}.id = given.id")

    def check(self) -> Iterator[str]:
        """Yield what the server itself finds wrong; it checks what it reads as it reads it."""
        yield from ()

    def added(self, statement: str, values: Sequence[Any]) -> int:
        """Insert a row and return its number."""
        return int(self.ask(f"{statement} RETURNING id", values)[0][0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the only right to write until the end; what is written counts as a whole, or not at all."""
        if self.read_only:
            raise StoreError(f"the store {self.name} was opened for reading alone")
        try:
            with self._connection.transaction():
                self.ask("SELECT 1 FROM log FOR UPDATE")
                try:
                    yield
                    self._settle()
                except BaseException:
                    self._behind.drop()
                    raise
        except self._psycopg.Error as error:
            raise self._told(error) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the store until the end, whatever others write."""
        if self._server.is_inside:
            yield
            return
        try:
            with self._connection.transaction():
                self.ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                yield
        except self._psycopg.Error as error:
            raise self._told(error) from error

    def patiently(self, run: Callable[[], _T]) -> _T:
        """Run something, and again on a new connection as long as the server is not there.

        What it writes must count once even where it was committed and only the confirmation was lost.
        """
        return self._server.patiently(run)

    def _tried(self, run: Callable[[], _T]) -> _T:
        try:
            return run()
        except (self._psycopg.Error, UnicodeError) as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> StoreError:
        """Return a failure of the server in words."""
        errors = self._psycopg.errors
        if isinstance(error, errors.LockNotAvailable):
            return StoreError(f"another program has been writing to the store {self.name} for too long; try again")
        if isinstance(error, errors.DiskFull):
            return StoreError(f"there is no room left for the store {self.name}; nothing was added")
        if isinstance(error, errors.ReadOnlySqlTransaction | errors.InsufficientPrivilege):
            return StoreError(f"the store {self.name} cannot be written: {said(error)}")
        if isinstance(error, errors.DataCorrupted | errors.IndexCorrupted):
            return self.damaged(said(error))
        return StoreError(f"the store {self.name} cannot be used: {said(error)}")

    def damaged(self, what: str) -> StoreError:
        """Return the error of a store in which something is not as it was written."""
        return StoreError(f"the store {self.name} is damaged: {what}")

    def close(self) -> None:
        """Let go of the connection."""
        self._behind.close()
        self._server.close()


def statements(version: int) -> str:
    """Return the statements that bring a store from the schema before to this one."""
    return (resources.files("lawtime.store") / "schema" / f"postgres_{version}.sql").read_text(encoding="utf-8")


def _marked(statement: str) -> str:
    """Return a statement with the marks that PostgreSQL takes for its values."""
    return statement.replace("?", "%s")


def _joined(wanted: Columns, statement: str) -> tuple[str, list[list[Any]]]:
    """Return a query that joins the table `wanted`, and the columns of it."""
    types = ("bigint[]" if isinstance(column[0], int) else "text[]" for column in wanted.values())
    arrays = ", ".join(f"%b::{each}" for each in types)
    query = f"WITH wanted ({', '.join(wanted)}) AS (SELECT * FROM unnest({arrays})) {statement}"
    return query, [list(_hidden(column)) for column in wanted.values()]


_MARK = "\ue000"


def _hidden(values: Sequence[Any]) -> Sequence[Any]:
    """Return values with the one sign that PostgreSQL keeps in no text, the zero character, written as two others."""
    told = "".join([each for each in values if isinstance(each, str)])
    if "\0" in told or _MARK in told:
        return [
            each.replace(_MARK, _MARK * 2).replace("\0", f"{_MARK}0") if isinstance(each, str) else each
            for each in values
        ]
    return values


def _shown(row: Sequence[Any]) -> Sequence[Any]:
    """Return the values of a row as they were before they were hidden."""
    if any(isinstance(each, str) and _MARK in each for each in row):
        return tuple(_unhidden(each) if isinstance(each, str) else each for each in row)
    return row


def _unhidden(text: str) -> str:
    return _MARK.join(part.replace(f"{_MARK}0", "\0") for part in text.split(_MARK * 2))
