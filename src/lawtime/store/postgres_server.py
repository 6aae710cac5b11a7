"""A PostgreSQL server as one connection, which is opened again where the server went away and came back."""

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from lawtime.errors import StoreError

_PAUSE = 0.2

_T = TypeVar("_T")


class PostgresServer:
    """A connection to a PostgreSQL database.

    Args:
        address: such as `postgresql://localhost/law`; what stands there as a password is never told.
        settings: of every connection, as SQL.
        wait: for so many seconds anyone waits for a server that is not there.
        expected: the server was there a moment ago, and is waited for from the beginning.

    Raises:
        StoreError: where psycopg is not installed, the address is none, or the server cannot be reached.
    """

    def __init__(
        self, address: str, settings: Mapping[str, str], *, wait: float = 30.0, expected: bool = False
    ) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise StoreError("PostgreSQL needs the extra: pip install 'lawtime[postgres]'") from error
        self.psycopg: Any = psycopg
        self._address = address
        self._settings = settings
        self._wait = wait
        self.name = self._named(address)
        self.connection: Any = self._awaited(time.monotonic() + wait) if expected else self._connect()

    def _named(self, address: str) -> str:
        """Return an address without what is secret in it."""
        try:
            parts = self.psycopg.conninfo.conninfo_to_dict(address)
        except self.psycopg.Error as error:
            raise StoreError(f"not an address of a PostgreSQL database: {said(error)}") from error
        port = f":{parts['port']}" if "port" in parts else ""
        return f"postgresql://{parts.get('host', '')}{port}/{parts.get('dbname', '')}"

    def _connect(self) -> Any:
        try:
            connection = self.psycopg.connect(self._address, autocommit=True, connect_timeout=10)
            connection.execute("; ".join(f"SET {name} = {value}" for name, value in self._settings.items()))
        except self.psycopg.Error as error:
            raise StoreError(f"the store {self.name} cannot be opened: {said(error)}") from error
        return connection

    @property
    def is_inside(self) -> bool:
        """Whether a transaction is going on."""
        return bool(self.connection.info.transaction_status != self.psycopg.pq.TransactionStatus.IDLE)

    def patiently(self, run: Callable[[], _T]) -> _T:
        """Run something, and again on a new connection as long as the server is not there.

        What it writes must count once even where it was committed and only the confirmation was lost.
        """
        until = time.monotonic() + self._wait
        while True:
            try:
                return run()
            except StoreError:
                if not self.connection.broken:
                    raise
                self.connection.close()
                self.connection = self._awaited(until)

    def _awaited(self, until: float) -> Any:
        while True:
            try:
                return self._connect()
            except StoreError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()


def said(error: Exception) -> str:
    """Return what a failure says, in one line."""
    return " ".join(str(error).split())
