"""Stores that were tampered with, cut off or worn: what is wrong is named, and no wrong answer is given."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.errors import LawtimeError, StoreError
from lawtime.export.jsonl import answer_json, line
from lawtime.model.acts import ActRef
from lawtime.store.contract import Head, Stretch
from lawtime.store.sqlite import SqliteLog
from store.test_contract import A, B, C, D, edition, noted, published, retracted

SEED = Path(__file__).resolve().parents[2] / "seeds" / "002_d26ded65753fa135.txt"
DAYS = (date(2012, 1, 1), date(2013, 7, 20), date(2015, 6, 1), date(2024, 1, 1))
FLIPS = 200


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a small store, closed."""
    place = tmp_path / "law.db"
    with SqliteLog(place) as log:
        log.append([edition(A), noted(A, B), published(A)], recorded=date(2026, 11, 23))
        log.append([published(B), published(C), published(D), edition(B)])
        log.append([retracted(published(C))])
        log.keep(A, 8, [Stretch("en", "art_1", date(1, 1, 1), None, "text")])
    return place


def change(place: Path, *statements: str) -> None:
    with closing(sqlite3.connect(place)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def told(place: Path, expected: Head | None = None) -> list[tuple[str, str]]:
    """Return what is wrong with a store: codes and messages."""
    try:
        with SqliteLog(place, read_only=True) as log:
            return [(found.code, found.message) for found in log.verify(expected)]
    except StoreError as error:
        return [("refused", str(error))]


def test_a_store_that_nobody_touched_is_whole(store: Path) -> None:
    assert told(store) == []


@pytest.mark.parametrize(
    ("statement", "code", "says"),
    [
        ("UPDATE entry SET content = replace(content, '-02', '-04') WHERE revision = 3", "entry-changed", "entry 3"),
        ("UPDATE entry SET content = 'null' WHERE revision = 3", "entry-changed", "entry 3"),
        ("UPDATE entry SET name = 'other' WHERE revision = 4", "entry-unchained", "entry 4"),
        ("UPDATE entry SET recorded = '2026-11-24' WHERE revision = 2", "entry-unchained", "entry 2"),
        ("UPDATE entry SET recorded = '' WHERE revision = 2", "entry-unchained", "entry 2"),
        ("UPDATE entry SET base = 2 WHERE revision = 2", "entry-unchained", "entry 2"),
        ("UPDATE entry SET key = key + 1 WHERE revision = 5", "entry-changed", "entry 5"),
        ("UPDATE entry SET chain = zeroblob(32) WHERE revision = 5", "entry-unchained", "entry 5"),
        ("DELETE FROM entry WHERE revision = 5", "entry-dropped", "entry 5"),
        ("DELETE FROM entry WHERE revision IN (4, 5)", "entry-dropped", "entries 4 to 5"),
        ("DELETE FROM entry WHERE revision = 8", "refused", "said to end at entry 8"),
        ("UPDATE log SET revision = 7", "refused", "said to end at entry 7"),
        ("UPDATE log SET chain = zeroblob(32)", "refused", "said to end at"),
        ("DELETE FROM log", "refused", "does not say where the log ends"),
        ("UPDATE body SET text = zeroblob(9)", "entry-unreadable", "cannot be unpacked"),
        ("DELETE FROM body", "entry-unreadable", "not as they were recorded"),
        ("DELETE FROM bears WHERE entry = 2", "index-damaged", "is not that of the entries"),
        ("UPDATE bears SET role = 5 WHERE entry = 3", "index-damaged", "1-VI"),
        ("UPDATE topic SET total = total + 1 WHERE name = '2-VI'", "index-damaged", "2-VI"),
        ("DELETE FROM topic WHERE name = '3-VI'", "index-damaged", "3-VI"),
        ("UPDATE topic SET name = '9-VI' WHERE name = '3-VI'", "index-damaged", "9-VI"),
        ("UPDATE version SET start = 700000", "version-damaged", "not as it was kept"),
        ("UPDATE version SET content = zeroblob(3)", "version-damaged", "not as it was kept"),
        ("UPDATE kept SET revision = 7", "version-damaged", "not as they were kept"),
    ],
)  # fmt: skip
def test_every_column_that_is_changed_shows(store: Path, statement: str, code: str, says: str) -> None:
    change(store, statement)
    found = told(store)
    assert (code, True) in [(each, says in message) for each, message in found], found


def test_a_changed_entry_is_named_by_its_revision_and_its_event(store: Path) -> None:
    with SqliteLog(store, read_only=True) as log:
        event = list(log.entries())[2].event
    change(store, "UPDATE entry SET content = replace(content, 'register', 'registry') WHERE revision = 3")
    assert told(store)[0] == (
        "entry-changed",
        f"entry 3 (event {event.id[:16]}…) does not say any more what was recorded",
    )


def test_entries_that_changed_places_are_named(store: Path) -> None:
    change(
        store,
        "UPDATE entry SET revision = 99 WHERE revision = 4",
        "UPDATE entry SET revision = 4 WHERE revision = 5",
        "UPDATE entry SET revision = 5 WHERE revision = 99",
    )
    found = [message for code, message in told(store) if code == "entry-moved"]
    assert [message.split("(")[0] for message in found] == ["entry 4 ", "entry 5 "]
    assert [message.split(")")[1] for message in found] == [" stood at 5", " stood at 4"]


def test_an_entry_that_was_doubled_shows(store: Path) -> None:
    change(
        store,
        "INSERT INTO entry SELECT 9, key, base, recorded, name, content, chain FROM entry WHERE revision = 8",
        "UPDATE log SET revision = 9",
    )
    assert "entry-unchained" in [code for code, _ in told(store)]


def test_a_tail_that_was_cut_off_with_care_shows_only_against_a_head_kept_elsewhere(store: Path) -> None:
    with SqliteLog(store, read_only=True) as log:
        head = log.head
    with SqliteLog(store.with_name("fresh.db")) as fresh, SqliteLog(store, read_only=True) as old:
        fresh.append([entry.event for entry in old.entries()][:3], recorded=date(2026, 11, 23))
    assert told(store.with_name("fresh.db")) == []
    assert [code for code, _ in told(store.with_name("fresh.db"), head)] == ["log-cut"]


def test_a_chain_that_was_written_anew_shows_only_against_a_head_kept_elsewhere(tmp_path: Path) -> None:
    heads = []
    for name, day in (("one.db", 1), ("other.db", 2)):
        with SqliteLog(tmp_path / name) as log:
            log.append([published(A, day), published(B)])
            heads.append(log.head)
    assert told(tmp_path / "other.db") == []
    assert [code for code, _ in told(tmp_path / "other.db", heads[0])] == ["log-rewritten"]


@pytest.mark.parametrize("statement", ["DELETE FROM topic WHERE name = ''", "DELETE FROM bears WHERE entry = 2"])
def test_what_the_index_has_lost_is_not_left_out_of_an_answer(store: Path, statement: str) -> None:
    change(store, statement)
    with SqliteLog(store, read_only=True) as log, pytest.raises(StoreError, match="damaged"):
        list(log.replay(act=A))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"not a database at all, but a text that somebody called law.db" * 99, "not a store of lawtime"),
        (b"SQLite format 3\x00" + bytes(4080), "not a store of lawtime|cannot be used|damaged|database of another"),
        (b"", "is empty, and holds no log"),
    ],
)
def test_a_file_that_is_no_store_is_refused(tmp_path: Path, written: bytes, says: str) -> None:
    place = tmp_path / "law.db"
    place.write_bytes(written)
    with pytest.raises(StoreError, match=says):
        SqliteLog(place, read_only=True)
    assert place.read_bytes() == written


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    change(place, "CREATE TABLE bookmarks (url TEXT)")
    before = place.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="a database of another program"):
            SqliteLog(place, read_only=read_only)
    assert place.read_bytes() == before


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        SqliteLog(tmp_path)
    with pytest.raises(StoreError, match="there is no store"):
        SqliteLog(tmp_path / "none.db", read_only=True)
    with pytest.raises(StoreError, match=r"cannot be opened|cannot be used"):
        SqliteLog(tmp_path / "none" / "law.db")


def test_a_store_of_a_newer_version_is_refused(store: Path) -> None:
    change(store, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="has schema 99; this version of lawtime knows 3: update lawtime"):
        SqliteLog(store)


@pytest.mark.parametrize("left", [0, 1, 15, 16, 100, 1000, 4096, 5000, 8192, 20000])
def test_a_store_that_was_cut_off_is_refused_or_named(store: Path, left: int) -> None:
    whole = store.read_bytes()
    assert left < len(whole)
    store.write_bytes(whole[:left])
    assert told(store) != []


@pytest.fixture(scope="module")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the seed law with a fact beside it, closed."""
    place = tmp_path_factory.mktemp("seed") / "law.db"
    with Corpus.open(place) as corpus:
        law = corpus.add(SEED)
        assert law is not None
        corpus.publish("227-V", date(2014, 7, 8))
        revision = corpus.revision
        stretches = [
            Stretch(law.lang, "art_15", first, after, version.text or "")
            for first, after, version in law.article(15).versions()
        ]
        corpus.log.keep(law.act, revision, stretches)
    return place


def answers(place: Path) -> Iterator[str | None]:
    """Yield what a store answers, computed and kept."""
    with Corpus.open(place, read_only=True) as corpus:
        yield str([held.titles for held in corpus.log.acts()])
        yield str(corpus.findings)
        law = corpus.act("527-IV")
        for day in DAYS:
            yield from (line(answer_json(each)) for each in law.as_of(day))
            yield corpus.log.version(law.act, "en", "art_15", day)


def test_a_flipped_bit_is_detected_or_harmless(seed_store: Path, tmp_path: Path) -> None:
    right = list(answers(seed_store))
    whole = seed_store.read_bytes()
    chance = random.Random(20261123)
    detected = 0
    for number in range(FLIPS):
        place = tmp_path / f"{number}.db"
        worn = bytearray(whole)
        # Every fourth one hits the first pages, where the schema and the small tables are.
        at = chance.randrange(min(len(worn), 40_000) if number % 4 == 0 else len(worn))
        worn[at] ^= 1 << chance.randrange(8)
        place.write_bytes(worn)
        try:
            found = list(answers(place))
        except LawtimeError:
            detected += 1
            continue
        finally:
            for each in tmp_path.glob(f"{number}.db*"):
                os.remove(each)
        assert [each for each in found if each is not None] == [
            each for each, kept in zip(right, found, strict=True) if kept is not None
        ], f"bit flipped at {at}: another answer"
    assert detected > FLIPS // 8, "the flips hit something"


def test_a_store_that_cannot_be_written_is_read_all_the_same(store: Path) -> None:
    folder = store.parent
    shutil.copy(store, folder / "copy.db")
    os.chmod(store, 0o400)
    os.chmod(folder, 0o500)
    try:
        with SqliteLog(store, read_only=True) as log:
            assert log.revision == 8
            assert list(log.verify()) == []
    finally:
        os.chmod(folder, 0o700)


def test_a_full_disk_adds_nothing(tmp_path: Path) -> None:
    place = tmp_path / "law.db"
    with SqliteLog(place, most_pages=60) as log:
        log.append([published(A)])
        with pytest.raises(StoreError, match="no room left"):
            log.append(published(ActRef("law", f"{n}-X", date(2001, 1, 1))) for n in range(20_000))
        assert log.revision == 1
        assert log.append([published(B)]) == 1
        assert list(log.verify()) == []
    assert told(place) == []
