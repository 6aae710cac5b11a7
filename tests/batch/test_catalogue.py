"""The catalogue of a store: one contract, whichever database holds it."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawtime.batch.catalogue import ActEntry, Catalogue, Change, ReadFile, Title
from lawtime.batch.catalogue_postgres import PostgresCatalogue, ts_query
from lawtime.batch.catalogue_sqlite import SqliteCatalogue, fts_query
from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.findings import Finding
from servers import SERVER, empty_database

SECURITY = ActRef("law", "527-IV", date(2012, 1, 6))
GOODS = ActRef("law", "155-IV", date(2009, 5, 4))
HOSTILE = [
    "'; drop table catalogue_acts; --",
    '" OR 1=1 --',
    "a' || 'b",
    "%s %(x)s ? :x $1",
    "\\'; select 1",
    "NEAR(a b) AND title:*",
    "\x1b[2Jescape",
    "№ «кавычки» \u2028",
    "\ud7ff\U0001f600",
    "*",
    ")(",
]


@pytest.fixture
def catalogue(address: str) -> Iterator[Catalogue]:
    with opened(address) as found:
        yield found


def opened(address: str, *, read_only: bool = False) -> Catalogue:
    if address.startswith("postgresql"):
        return PostgresCatalogue(address, read_only=read_only)
    if not read_only:
        sqlite3.connect(address).execute("pragma journal_mode = wal")
    return SqliteCatalogue(address, read_only=read_only)


def change(act: ActRef, earliest: date | None, latest: date | None, words: str = "as amended") -> Change:
    return Change(
        act.uri, "art_1", "amended", "/akn/kz/act/law/2014-07-03/227-V", earliest, latest, False, "a.txt", 3, words
    )


def entry(act: ActRef, *titles: str, revision: int = 5, changes: tuple[Change, ...] = ()) -> ActEntry:
    told = tuple(Title(title, "en", date(2012, 1, 1), date(2020, 1, 1)) for title in titles)
    return ActEntry(act, revision, told, changes, (Finding("empty", "the file is empty", "a.txt", 1, (0, 2)),))


def found(catalogue: Catalogue, words: str, number: str | None = None, on: date | None = None) -> list[str]:
    return [each.number for each in catalogue.search(words, number=number, on=on, limit=10)]


def test_files_are_noted_and_noted_anew(catalogue: Catalogue) -> None:
    first = ReadFile("ab", "b.txt", "edition", (Finding("x", "y", "b.txt", 2, (1, 3)), Finding("z", "w")))
    second = ReadFile("cd", "a.txt", "amending")
    catalogue.add_files([first, second])
    assert list(catalogue.files()) == [second, first]
    applied = ReadFile("cd", "a.txt", "amending", (), "done")
    catalogue.add_files([applied])
    assert list(catalogue.files()) == [applied, first]


def test_acts_are_kept_in_place_of_what_was_kept_before(catalogue: Catalogue) -> None:
    catalogue.add_acts([entry(SECURITY, "On national security", "On security"), entry(GOODS, "On goods")])
    catalogue.add_acts([entry(SECURITY, "On national security", revision=9)])
    assert {act: at for act, (at, _) in catalogue.acts().items()} == {SECURITY.uri: 9, GOODS.uri: 5}
    assert catalogue.acts()[GOODS.uri][1][0].code == "empty"
    assert found(catalogue, "security") == ["527-IV"]


def test_a_search_wants_all_words_in_any_capitals(catalogue: Catalogue) -> None:
    catalogue.add_acts([entry(SECURITY, "О национальной безопасности"), entry(GOODS, "О товарных биржах")])
    assert found(catalogue, "БЕЗОПАСНОСТИ национальной") == ["527-IV"]
    assert found(catalogue, "безопасности биржах") == []
    assert found(catalogue, "безопасн*") == ["527-IV"]
    assert found(catalogue, "безопасн") == []


def test_a_search_goes_by_number_and_day(catalogue: Catalogue) -> None:
    catalogue.add_acts([entry(SECURITY, "On national security"), entry(GOODS, "On the security of goods")])
    assert found(catalogue, "", "155-IV") == ["155-IV"]
    assert found(catalogue, "", "155") == []
    assert found(catalogue, "security", "155-IV") == ["155-IV"]
    assert found(catalogue, "security", None, date(2012, 1, 5)) == ["155-IV"]
    assert sorted(found(catalogue, "security", None, date(2012, 1, 6))) == ["155-IV", "527-IV"]
    assert len(catalogue.search("security", number=None, on=None, limit=1)) == 1


def test_the_changes_of_some_days_are_those_that_may_fall_on_them(catalogue: Catalogue) -> None:
    day = date(2015, 6, 1)
    told = {
        "on the day": (day, day),
        "before": (date(2015, 5, 1), date(2015, 5, 31)),
        "after": (date(2015, 6, 8), date(2015, 6, 9)),
        "around": (date(2015, 1, 1), date(2016, 1, 1)),
        "from then on": (date(2015, 6, 7), None),
        "until then": (None, date(2015, 6, 1)),
        "at any time": (None, None),
        "later on": (date(2015, 6, 8), None),
    }
    catalogue.add_acts(
        [entry(SECURITY, "x", changes=tuple(change(SECURITY, *days, words) for words, days in told.items()))]
    )
    found = {each.quote: each.certainty for each in catalogue.changes(day, date(2015, 6, 7))}
    assert found == {
        "on the day": "exact",
        "around": "between",
        "from then on": "unknown",
        "until then": "unknown",
        "at any time": "unknown",
    }
    assert [each.quote for each in catalogue.changes(day, date(2015, 6, 7))][:2] == ["around", "on the day"]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_sign_in_any_field_is_a_command(catalogue: Catalogue, words: str) -> None:
    act = ActRef("law", words.replace("/", "").replace(" ", "") or "x", date(2012, 1, 6))
    other = entry(GOODS, "On goods", changes=(change(GOODS, None, None),))
    change_ = Change(act.uri, words, words, words, None, None, True, words, 3, words)
    hostile = ActEntry(act, 5, (Title(words, words, None, None),), (change_,), (Finding(words, words, words),))
    catalogue.add_acts([hostile, other])
    catalogue.add_files([ReadFile(words, words, words, (Finding(words, words, words),), words)])
    assert next(iter(catalogue.files())).name == words
    assert catalogue.acts()[act.uri][1] == (Finding(words, words, words),)
    assert change_ in list(catalogue.changes(date(2015, 1, 1), date(2015, 1, 1)))
    assert found(catalogue, "", act.number) == [act.number]
    found(catalogue, words)
    found(catalogue, words, words)
    assert set(catalogue.acts()) == {act.uri, GOODS.uri}


def test_a_build_marks_how_far_it_went(catalogue: Catalogue) -> None:
    assert catalogue.completed() is None
    assert catalogue.completed(7) == 7
    assert catalogue.completed(9) == 9
    assert catalogue.completed() == 9


def test_a_catalogue_opened_for_reading_sees_what_was_kept(address: str) -> None:
    with opened(address) as catalogue:
        catalogue.add_acts([entry(GOODS, "On goods")])
    with opened(address, read_only=True) as reading:
        assert found(reading, "goods") == ["155-IV"]


def test_a_store_without_a_catalogue_has_an_empty_one(address: str) -> None:
    if not address.startswith("postgresql"):
        sqlite3.connect(address).execute("create table other (x)")
    with opened(address, read_only=True) as catalogue:
        assert catalogue.completed() is None
        assert found(catalogue, "goods") == []
        assert list(catalogue.changes(date(2015, 1, 1), date(2015, 1, 1))) == []


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "law.db"
    path.write_text("no database at all, only some words of no meaning" * 100)
    with pytest.raises(StoreError, match=r"law\.db"):
        SqliteCatalogue(path)
    with pytest.raises(StoreError, match=r"none\.db cannot be opened"):
        SqliteCatalogue(tmp_path / "none.db", read_only=True)


@given(st.text(max_size=60))
def test_any_text_is_a_search_that_sqlite_takes(words: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table w using fts5 (title)")
    asked = fts_query(words)
    if asked:
        assert db.execute("select count(*) from w where w match ?", (asked,)).fetchone() == (0,)
    assert ts_query(words).count("'") % 2 == 0


def test_a_server_that_comes_back_is_written_to_again_and_one_that_stays_away_is_one_clear_line() -> None:
    psycopg = pytest.importorskip("psycopg")
    with empty_database() as address:
        name = address.rpartition("/")[2]
        ended = f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
        with PostgresCatalogue(address, wait=0.5) as catalogue, psycopg.connect(SERVER, autocommit=True) as other:
            other.execute(ended)
            catalogue.add_files([ReadFile("00", "law.txt", "edition")])
            other.execute(ended)
            assert [each.name for each in catalogue.files()] == ["law.txt"]
            other.execute(f'alter database "{name}" allow_connections false')
            other.execute(ended)
            with pytest.raises(StoreError, match="cannot be opened") as told:
                catalogue.add_files([ReadFile("01", "other.txt", "edition")])
            assert "\n" not in str(told.value)
