"""The event log in a SQLite file: one writer at a time, any number of readers, nothing to set up."""

import os

from lawtime.store.sql_log import SqlLog
from lawtime.store.sqlite_file import SqliteFile


class SqliteLog(SqlLog):
    """An append-only log of events in a SQLite file.

    A log is used by the thread that opened it.

    Args:
        path: the file; it is made where there is none. `:memory:` for none.
        read_only: nothing can be added, and the file is not touched.
        wait: for so many seconds an addition waits for that of another program.
        most_pages: the file is not to grow beyond so many pages of 8 KB.

    Raises:
        StoreError: where the file is no store, is damaged, or was written by a newer version of lawtime.

    >>> with SqliteLog(":memory:") as log:
    ...     log.revision, log.schema
    (0, 3)
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        wait: float = 30.0,
        most_pages: int | None = None,
    ) -> None:
        super().__init__(SqliteFile(path, read_only=read_only, wait=wait, most_pages=most_pages))
