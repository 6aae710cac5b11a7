"""Every kind of store, each opened for one test; a new one joins in `BACKENDS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from lawtime.store.contract import Log
from lawtime.store.memory import MemoryLog
from lawtime.store.postgres import PostgresLog
from lawtime.store.sqlite import SqliteLog
from servers import empty_database


class Backend:
    """One store, which can be opened again and again; one in memory stays the same.

    Args:
        opener: opens it.
        lasting: what was added is there when it is opened again.
        ending: what is to be done when all is closed.
    """

    def __init__(self, opener: Callable[..., Log], *, lasting: bool, ending: ExitStack | None = None) -> None:
        self._opener = opener
        self.lasting = lasting
        self._ending = ending or ExitStack()
        self._logs: list[Log] = []

    def open(self, **options: Any) -> Log:
        """Open the store."""
        if not self.lasting and self._logs:
            return self._logs[0]
        self._logs.append(self._opener(**options))
        return self._logs[-1]

    def close(self) -> None:
        """Close all that was opened."""
        for log in self._logs:
            log.close()
        self._ending.close()


def _memory(_tmp: Path) -> Backend:
    return Backend(MemoryLog, lasting=False)


def _sqlite(tmp: Path) -> Backend:
    return Backend(lambda **options: SqliteLog(tmp / "law.db", **options), lasting=True)


def _postgres(_tmp: Path) -> Backend:
    ending = ExitStack()
    address = ending.enter_context(empty_database())
    return Backend(lambda **options: PostgresLog(address, **options), lasting=True, ending=ending)


BACKENDS: dict[str, Callable[[Path], Backend]] = {"memory": _memory, "sqlite": _sqlite, "postgres": _postgres}


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    """Return each kind of store in turn, empty."""
    made = BACKENDS[request.param](tmp_path)
    yield made
    made.close()


@pytest.fixture(params=[name for name in BACKENDS if name != "memory"])
def lasting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    """Return each kind of store that outlives its process."""
    made = BACKENDS[request.param](tmp_path)
    yield made
    made.close()
