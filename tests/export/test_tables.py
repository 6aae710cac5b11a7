"""Tables out of the house: what DuckDB and pandas read back is what the histories say."""

import csv
import datetime
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import lawtime
from lawtime.errors import LawtimeError
from lawtime.export.jsonl import answer_json
from lawtime.export.lines import write_csv, write_jsonl
from lawtime.export.parquet import read_parquet, write_parquet
from lawtime.export.tables import VERSIONS, Row, plain, version_rows
from lawtime.history.answers import Answer
from lawtime.law import Law

SEED = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"
DAYS = [
    datetime.date(year, month, 15)
    for year in (2011, 2012, 2013, 2014, 2016, 2019, 2023, 2024, 2030)
    for month in (1, 7)
]


@pytest.fixture(scope="module")
def law() -> Law:
    return lawtime.read(SEED)


@pytest.fixture(scope="module")
def rows(law: Law) -> list[Row]:
    return list(rows_of(law))


def rows_of(law: Law) -> Iterator[Row]:
    for eid in law.articles:
        yield from version_rows(law.act, law.lang, eid, law.provision(eid).versions())


def on(rows: list[Row], day: datetime.date) -> dict[str, Row]:
    return {row["eid"]: row for row in rows if row["starts"] <= day and (row["ends"] is None or day < row["ends"])}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_rows_of_a_day_say_what_the_answers_say(law: Law, rows: list[Row], day: datetime.date) -> None:
    found = on(rows, day)
    assert tuple(found) == law.articles
    for answer in law.as_of(day):
        assert told(found[answer.eid]) == expected(answer)


def told(row: Row) -> dict[str, Any]:
    shown = plain(row, VERSIONS)
    return {
        **{name: shown[name] for name in ("act", "eid", "lang", "heading", "status", "certainty", "text", "horizon")},
        **{name: shown[name] for name in ("candidates", "because", "missing", "assumptions", "findings")},
        "from": (shown["valid_from_earliest"], shown["valid_from_latest"]),
        "to": (shown["valid_to_earliest"], shown["valid_to_latest"]),
    }


def expected(answer: Answer) -> dict[str, Any]:
    line = answer_json(answer)
    valid = {name: line["valid"][name] or {"earliest": None, "latest": None} for name in ("from", "to")}
    bounds = {name: (valid[name]["earliest"], valid[name]["latest"]) for name in valid}
    kept = {name: line[name] for name in line if name not in ("date", "known_on", "valid")}
    return {**kept, **bounds}


def test_neighbouring_rows_differ(rows: list[Row]) -> None:
    for one, other in pairwise(rows):
        if one["eid"] == other["eid"]:
            assert one["ends"] == other["starts"]
            assert told(one) != told(other)


def test_parquet_is_read_back_by_duckdb(law: Law, rows: list[Row], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "versions.parquet"
    assert write_parquet(path, VERSIONS, rows) == len(rows)
    day = datetime.date(2015, 6, 1)
    asked = """
        select eid, status, certainty, text, starts from read_parquet($1)
        where starts <= $2 and coalesce(ends > $2, true)
    """
    found = duckdb.execute(asked, [str(path), day]).fetchall()
    answers = {each.eid: (each.status.value, each.certainty.value, each.text) for each in law.as_of(day)}
    assert {eid: (status, certainty, text) for eid, status, certainty, text, _ in found} == answers
    assert all(isinstance(each[4], datetime.date) for each in found)
    packed = duckdb.execute("select distinct compression from parquet_metadata(?)", [str(path)]).fetchall()
    assert packed == [("ZSTD",)]


def test_parquet_is_read_back_by_pandas(rows: list[Row], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "versions.parquet"
    write_parquet(path, VERSIONS, rows)
    frame = pandas.read_parquet(path)
    assert list(frame.columns) == [column.name for column in VERSIONS]
    assert list(frame["starts"]) == [row["starts"] for row in rows]
    assert (frame["certainty"] == "exact").sum() == sum(row["certainty"] == "exact" for row in rows)


def test_parquet_gives_back_every_row(rows: list[Row], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "versions.parquet"
    write_parquet(path, VERSIONS, iter(rows))
    assert list(read_parquet(path)) == rows
    again = tmp_path / "again.parquet"
    write_parquet(again, VERSIONS, rows)
    assert again.read_bytes() == path.read_bytes()


def test_a_table_of_no_rows_has_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert write_parquet(tmp_path / "none.parquet", VERSIONS, []) == 0
    assert parquet.read_schema(tmp_path / "none.parquet").names == [column.name for column in VERSIONS]


def test_json_lines_hold_values_and_never_a_raw_control_character(rows: list[Row], tmp_path: Path) -> None:
    path = tmp_path / "versions.jsonl"
    hostile = {**rows[0], "text": "a\x1b[31mb\u2028c\x9bd"}
    assert write_jsonl(path, VERSIONS, [*rows, hostile]) == len(rows) + 1
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [plain(row, VERSIONS) for row in [*rows, hostile]]
    assert "\x1b" not in lines[-1]


def test_csv_is_read_back(rows: list[Row], tmp_path: Path) -> None:
    path = tmp_path / "versions.csv"
    assert write_csv(path, VERSIONS, rows) == len(rows)
    with path.open(encoding="utf-8", newline="") as stream:
        back = list(csv.DictReader(stream))
    assert [row["text"] or None for row in back] == [row["text"] for row in rows]
    assert [row["starts"] for row in back] == [row["starts"].isoformat() for row in rows]


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LawtimeError, match=r"lawtime\[parquet\]"):
        write_parquet(tmp_path / "x.parquet", VERSIONS, [])
