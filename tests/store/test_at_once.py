"""Several programs write to one store and read from it at once: nothing is lost, and nothing is seen in part.

For a minute of it: LAWTIME_SECONDS=60 LAWTIME_WRITERS=8 LAWTIME_READERS=16, and LAWTIME_COUNTS for a file of counts.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from lawtime.errors import StoreError
from lawtime.store.contract import Log
from lawtime.store.postgres import PostgresLog
from lawtime.store.sqlite import SqliteLog
from servers import empty_database
from store.at_once import EACH, SHARED, read, told, write

WRITERS = int(os.environ.get("LAWTIME_WRITERS", "3"))
READERS = int(os.environ.get("LAWTIME_READERS", "1"))
SECONDS = float(os.environ.get("LAWTIME_SECONDS", "0"))
COUNTS = os.environ.get("LAWTIME_COUNTS")
LEAST = 25


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Log]]:
    if request.param == "sqlite":
        yield partial(SqliteLog, tmp_path / "law.db", wait=60)
        return
    with empty_database() as address:
        yield partial(PostgresLog, address)


def test_writers_and_readers_at_once(opened: Callable[[], Log], tmp_path: Path) -> None:
    opened().close()
    ended = tmp_path / "ended"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS + READERS, mp_context=context) as pool:
        readers = [pool.submit(read, opened, ended) for _ in range(READERS)]
        writers = [pool.submit(write, opened, writer, LEAST, SECONDS) for writer in range(WRITERS)]
        try:
            written = [each.result(timeout=SECONDS + 600) for each in writers]
        finally:
            ended.touch()
        seen = [each.result(timeout=600) for each in readers]
    additions = sum(each.additions for each in written)
    assert {each.events for each in seen} == {additions * EACH}
    with opened() as log:
        assert log.revision == additions * EACH
        wanted = {
            told(writer, number, part).id
            for writer, each in enumerate(written)
            for number in range(each.additions)
            for part in range(EACH)
        }
        assert {entry.event.id for entry in log.entries()} == wanted
        assert sum(1 for _ in log.replay(act=SHARED)) == additions
        assert list(log.verify()) == []
    if COUNTS:
        conflicts, looks = sum(each.conflicts for each in written), sum(each.looks for each in seen)
        with open(COUNTS, "a", encoding="utf-8") as counts:
            counts.write(
                f"{type(log).__name__}: {WRITERS} writers, {READERS} readers, {SECONDS:g} s: {additions} additions, "
                f"{additions * EACH} events, {conflicts} conflicts, {looks} looks\n"
            )


def test_a_writer_that_waits_too_long_is_told_so(tmp_path: Path) -> None:
    place = tmp_path / "law.db"
    with SqliteLog(place) as one, SqliteLog(place, wait=0.05) as other:
        seen: list[str] = []

        def slow() -> object:
            try:
                other.append([told(0, 0, 0)])
            except StoreError as error:
                seen.append(str(error))
            yield told(1, 0, 0)

        assert one.append(slow()) == 1  # type: ignore[arg-type]
        assert len(seen) == 1
        assert "another program has been writing" in seen[0]
        assert other.append([told(0, 0, 0)]) == 1


def test_a_reader_sees_the_store_as_it_was_while_another_writes(tmp_path: Path) -> None:
    place = tmp_path / "law.db"
    with SqliteLog(place) as one, SqliteLog(place, read_only=True) as other:
        one.append([told(0, 0, part) for part in range(EACH)])
        replay = other.replay()
        next(replay)
        one.append([told(1, 0, part) for part in range(EACH)])
        assert len(list(replay)) == EACH - 1
        assert other.revision == 2 * EACH
