"""What a log needs of a database that speaks SQL; `?` stands for a value in every statement."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

X = TypeVar("X")

Columns = Mapping[str, Sequence[Any]]
"""A table by its columns, all of one length."""


class Database(Protocol):
    """A database that is a store, opened; every failure of it is told as a `StoreError`."""

    @property
    def name(self) -> str:
        """What it is called in messages; nothing secret."""
        ...

    @property
    def schema(self) -> int:
        """The version of its schema."""
        ...

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement and return its rows."""
        ...

    def each(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Run a query and yield its rows as they are read."""
        ...

    def matching(self, wanted: Columns, statement: str) -> Iterator[Any]:
        """Run a query that joins the table `wanted`, and yield its rows.

        Args:
            wanted: its columns by their names; of numbers or texts.
            statement: the query.
        """
        ...

    def foreseen(self, wanted: Columns, statement: str) -> Callable[[], Iterator[Any]]:
        """Begin a query as of `matching`, which sees all that was written before, and return what yields its rows."""
        ...

    def put(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for every row; it may go on until something is asked, and fail then."""
        ...

    def insert(self, table: str, columns: Sequence[Sequence[Any]]) -> None:
        """Insert whole rows into a table, given by all its columns; it may go on until something is asked."""
        ...

    def add_up(self, table: str, rows: Sequence[int], columns: Mapping[str, Sequence[int]]) -> None:
        """Add to columns of some rows of a table.

        Args:
            table: the table.
            rows: the numbers of the rows.
            columns: what is added in each, by the names of the columns.
        """
        ...

    def added(self, statement: str, values: Sequence[Any]) -> int:
        """Insert a row and return its number."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Hold the only right to write until the end; what is written counts as a whole, or not at all."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """See one state of the store until the end, whatever others write."""
        ...

    def patiently(self, run: Callable[[], X]) -> X:
        """Run something that reads, and again where the database was gone meanwhile."""
        ...

    def check(self) -> Iterator[str]:
        """Yield what the database itself finds wrong."""
        ...

    def damaged(self, what: str) -> Exception:
        """Return the error of a store in which something is not as it was written."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
