"""A PostgreSQL server to test with: the one that LAWTIME_POSTGRES names, as `.ci/run` does."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SERVER = os.environ.get("LAWTIME_POSTGRES", "")


@contextmanager
def empty_database() -> Iterator[str]:
    """Make a database, give its address, and drop it in the end; skips the test where there is no server."""
    if not SERVER:
        pytest.skip("LAWTIME_POSTGRES names no server")
    psycopg = pytest.importorskip("psycopg")
    name = f"lawtime_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'create database "{name}"')
        try:
            yield f"{SERVER.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f'drop database "{name}" with (force)')
