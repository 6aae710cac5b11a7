"""Several programs write to one store and read from it at once: nothing is lost, and nothing is seen in part."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from lawtime.errors import StoreError
from lawtime.store.sqlite import SqliteLog
from store.at_once import EACH, SHARED, read, told, write

WRITERS = int(os.environ.get("LAWTIME_WRITERS", "3"))
READERS = int(os.environ.get("LAWTIME_READERS", "1"))
ADDITIONS = int(os.environ.get("LAWTIME_ADDITIONS", "25"))


def test_writers_and_readers_at_once(tmp_path: Path) -> None:
    opened = partial(SqliteLog, tmp_path / "law.db")
    opened().close()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS + READERS, mp_context=context) as pool:
        readers = [pool.submit(read, opened, WRITERS * ADDITIONS) for _ in range(READERS)]
        writers = [pool.submit(write, opened, writer, ADDITIONS) for writer in range(WRITERS)]
        for each in (*writers, *readers):
            each.result(timeout=600)
    with opened() as log:
        assert log.revision == WRITERS * ADDITIONS * EACH
        wanted = {told(*each).id for each in _all()}
        assert {entry.event.id for entry in log.entries()} == wanted
        assert sum(1 for _ in log.replay(act=SHARED)) == WRITERS * ADDITIONS
        assert list(log.verify()) == []


def _all() -> list[tuple[int, int, int]]:
    return [(writer, number, part) for writer in range(WRITERS) for number in range(ADDITIONS) for part in range(EACH)]


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
