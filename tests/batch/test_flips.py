"""A built store with one bit turned over: it is told, or nothing that can be read has changed."""

import random
import sqlite3
from pathlib import Path

import pytest
from benchmarks.generator import generate

from lawtime.batch.stores import Store
from lawtime.errors import StoreError

from .test_build import built, contents

FLIPS = 60


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flips")
    generate(folder / "sources", 4, seed=2)
    built(str(folder / "law.db"), folder / "sources")
    with sqlite3.connect(folder / "law.db") as base:
        base.execute("pragma wal_checkpoint(truncate)")
    base.close()
    return folder / "law.db"


def is_whole(address: str) -> bool:
    try:
        with Store(address)() as log, Store(address).catalogue(read_only=True) as catalogue:
            return not [*log.verify(), *catalogue.check()]
    except StoreError:
        return False


def test_a_turned_bit_is_told_or_changes_nothing(store: Path, tmp_path: Path) -> None:
    data, undisturbed = store.read_bytes(), contents(str(store))
    assert is_whole(str(store))
    chance, told = random.Random(7), 0
    for number in range(FLIPS):
        turned = bytearray(data)
        turned[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        place = tmp_path / f"{number}.db"
        place.write_bytes(turned)
        if is_whole(str(place)):
            assert contents(str(place)) == undisturbed
        else:
            told += 1
    assert told > FLIPS // 4


def test_a_row_of_the_catalogue_that_was_changed_is_told_and_not_served(store: Path, tmp_path: Path) -> None:
    place = tmp_path / "law.db"
    place.write_bytes(store.read_bytes())
    with sqlite3.connect(place) as base:
        base.execute("update catalogue_changes set target = 'art_999' where place = 0")
    base.close()
    assert not is_whole(str(place))
    with pytest.raises(StoreError, match="not as it was written"):
        contents(str(place))


def test_a_catalogue_without_seals_is_made_anew_by_the_next_build(store: Path, tmp_path: Path) -> None:
    place = tmp_path / "law.db"
    place.write_bytes(store.read_bytes())
    with sqlite3.connect(place) as base:
        base.execute("alter table catalogue_changes drop column seal")
    base.close()
    with pytest.raises(StoreError):
        contents(str(place))
    built(str(place), store.parent / "sources")
    assert contents(str(place)) == contents(str(store))
