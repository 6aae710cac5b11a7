"""Stores of an older schema are brought up to date; opened for reading alone they are left as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lawtime.store.postgres import PostgresLog
from lawtime.store.sqlite import SqliteLog
from servers import SERVER, empty_database
from store.test_contract import A, B, C, D, edition, noted, published
from store.test_damage import change, told

EVENTS = [edition(A), noted(A, B), published(A), published(B), published(C)]

BACK = {
    2: ("CREATE INDEX entry_key ON entry (key)", "DROP TABLE key"),
    1: ("CREATE INDEX entry_key ON entry (key)", "DROP TABLE key", "DROP TABLE kept", "DROP TABLE version"),
}
"""What makes a store one of an older schema."""


@pytest.fixture(params=BACK)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a store of an older schema."""
    place = tmp_path / "law.db"
    with SqliteLog(place) as log:
        log.append(EVENTS)
    change(place, *BACK[request.param], f"PRAGMA user_version = {request.param}")
    return place


def test_an_older_store_is_read_as_it_is(older: Path) -> None:
    with SqliteLog(older, read_only=True) as log:
        assert log.schema < 3
        assert [log.find(event.id) for event in EVENTS] == [1, 2, 3, 4, 5]
        assert log.find(published(D).id) is None
        assert list(log.replay()) == EVENTS
    assert told(older) == []


def test_an_older_store_is_brought_up_to_date_and_loses_nothing(older: Path) -> None:
    with SqliteLog(older, read_only=True) as log:
        head = log.head
    with SqliteLog(older) as log:
        assert log.schema == 3
        assert [log.find(event.id) for event in EVENTS] == [1, 2, 3, 4, 5]
        assert log.append([*EVENTS, published(D)]) == 1
        assert list(log.verify(head)) == []
    with closing(SqliteLog(older, read_only=True)) as log:
        assert log.find(published(D).id) == 6


@pytest.fixture(params=BACK)
def older_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a database with a store of an older schema."""
    psycopg = pytest.importorskip("psycopg")
    with empty_database() as address:
        with PostgresLog(address) as log:
            log.append(EVENTS)
        with psycopg.connect(address, autocommit=True) as other:
            other.execute("SET search_path = lawtime")
            for statement in BACK[request.param]:
                other.execute(statement)
            other.execute("DELETE FROM migration WHERE version > %s", (request.param,))
        yield address


@pytest.mark.skipif(not SERVER, reason="LAWTIME_POSTGRES names no server")
def test_the_same_holds_for_a_database(older_database: str) -> None:
    with PostgresLog(older_database, read_only=True) as log:
        assert [log.find(event.id) for event in EVENTS] == [1, 2, 3, 4, 5]
        assert list(log.verify()) == []
        head = log.head
    with PostgresLog(older_database) as log:
        assert log.schema == 3
        assert log.append([*EVENTS, published(D)]) == 1
        assert [log.find(event.id) for event in (*EVENTS, published(D))] == [1, 2, 3, 4, 5, 6]
        assert list(log.verify(head)) == []


@pytest.mark.parametrize(
    ("change_made", "message"),
    [
        ("DELETE FROM key WHERE entry = 2", "entry 2 is not found under its key"),
        ("UPDATE key SET key = key + 1 WHERE entry = 3", "entry 3 is not found under its key"),
        ("INSERT INTO key VALUES (17, 99)", "a key leads to entry 99, which is none or has another"),
    ],
)
def test_a_key_that_is_missing_or_misleads_is_named(tmp_path: Path, change_made: str, message: str) -> None:
    place = tmp_path / "law.db"
    with SqliteLog(place) as log:
        log.append(EVENTS)
    change(place, change_made)
    assert ("index-damaged", message) in told(place)


def test_events_that_come_twice_in_one_addition_are_added_once_however_far_apart(tmp_path: Path) -> None:
    from store.test_postgres import facts

    with SqliteLog(tmp_path / "law.db") as log:
        many = facts(45_000)
        assert log.append([*many[:100], *many, *reversed(many)]) == len(many)
        assert log.append(reversed(many)) == 0
        assert list(log.verify()) == []
