"""The event log in a PostgreSQL database, which many programs share."""

import datetime
from collections.abc import Iterable

from lawtime.model.events import Event
from lawtime.store.contract import Kept
from lawtime.store.postgres_database import PostgresDatabase
from lawtime.store.sql_log import SqlLog


class PostgresLog(SqlLog):
    """An append-only log of events in a PostgreSQL database. Needs the extra `postgres`.

    A log is used by the thread that opened it. Where the server goes away and comes back, what was asked or added
    meanwhile is asked or added again; an event that is in the log already counts once.

    Args:
        address: such as `postgresql://localhost/law`.
        read_only: nothing can be added.
        wait: for so many seconds an addition waits for that of another program, and anyone for the server.
        expected: the server was there a moment ago, and is waited for from the beginning.

    Raises:
        StoreError: where the database cannot be reached or was written by a newer version of lawtime.
    """

    def __init__(self, address: str, *, read_only: bool = False, wait: float = 30.0, expected: bool = False) -> None:
        self._server = PostgresDatabase(address, read_only=read_only, wait=wait, expected=expected)
        super().__init__(self._server)

    def append(
        self, events: Iterable[Event], *, recorded: datetime.date | None = None, after: int | None = None
    ) -> int:
        """Add the events that are new, all of them or none, and return how many were."""
        given = tuple(events)
        return self._server.patiently(lambda: super(PostgresLog, self).append(given, recorded=recorded, after=after))

    def keep_all(self, revision: int, acts: Iterable[Kept]) -> None:
        """Keep the derived versions of many acts at once, all of them or none."""
        given = tuple(acts)
        self._server.patiently(lambda: super(PostgresLog, self).keep_all(revision, given))
