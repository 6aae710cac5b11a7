"""Stores to test with: SQLite files, and databases of their own on a PostgreSQL server where one is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from servers import empty_database


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a store that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "law.db")
        return
    with empty_database() as made:
        yield made
