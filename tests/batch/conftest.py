"""Stores to test with: SQLite files, and databases of their own on a PostgreSQL server where one is named."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVER = os.environ.get("LAWTIME_POSTGRES", "")


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a store that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "law.db")
        return
    if not SERVER:
        pytest.skip("LAWTIME_POSTGRES names no server")
    psycopg = pytest.importorskip("psycopg")
    name = f"lawtime_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'create database "{name}"')
        yield f"{SERVER.rpartition('/')[0]}/{name}"
        server.execute(f'drop database "{name}" with (force)')
