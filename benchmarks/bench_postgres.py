"""A log of a million events in PostgreSQL, beside `eventsourcing` in the same server; LAWTIME_POSTGRES names it."""

import gc
import os
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.bench_store import EVENTS, facts, saved_by_eventsourcing
from benchmarks.table import Row
from lawtime.store.postgres import PostgresLog

SERVER = os.environ.get("LAWTIME_POSTGRES", "")


@contextmanager
def _database() -> Iterator[str]:
    """Make a database, give its name, and drop it in the end."""
    import psycopg

    name = f"lawtime_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'create database "{name}"')
        try:
            yield name
        finally:
            server.execute(f'drop database "{name}" with (force)')


def _added() -> float:
    """Return how many events a second are added; they were made before."""
    events = list(facts(EVENTS))
    gc.collect()
    gc.freeze()
    with _database() as name:
        start = time.perf_counter()
        with PostgresLog(f"{SERVER.rpartition('/')[0]}/{name}") as log:
            log.append(events)
        spent = time.perf_counter() - start
    gc.unfreeze()
    return len(events) / spent


def _saved() -> float | None:
    import psycopg

    parts = psycopg.conninfo.conninfo_to_dict(SERVER)
    with _database() as name, tempfile.TemporaryDirectory() as folder:
        said = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": name,
            "POSTGRES_HOST": str(parts.get("host", "")),
            "POSTGRES_PORT": str(parts.get("port", "5432")),
            "POSTGRES_USER": str(parts.get("user", "")),
            "POSTGRES_PASSWORD": str(parts.get("password", "none")),
        }
        return saved_by_eventsourcing(Path(folder), said)


def rows() -> Iterator[Row]:
    """Yield the measurements; none where there is no server."""
    if SERVER:
        yield Row("add facts to PostgreSQL", _added(), 50_000, "eventsourcing, PostgreSQL", _saved(), "events/s")
