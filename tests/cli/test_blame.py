"""`lawtime blame`, `explain`, `operations`, `--amending` and the page of `diff`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import Run

BASE = """On National Security of the Republic of Kazakhstan

The Law of the Republic of Kazakhstan dated 6 January 2012 № 527-IV

Article 1. First words

1. The council meets once a year.

2. Its members are appointed.

Article 2. Entry into force

This Law shall be enforced from 1 February 2012.
"""
AMENDING = """On introducing amendments

Article 1. To introduce amendments into the following legislative acts:

4. In the Law of the Republic of Kazakhstan dated 6 January 2012 "On National Security of the Republic of Kazakhstan":

in paragraph 2 of Article 1 the words "are appointed" shall be replaced by the words "are appointed for life".

Article 2. This Law shall be enforced from 1 January 2015.
"""


@pytest.fixture
def law(tmp_path: Path) -> str:
    path = tmp_path / "law.txt"
    path.write_text(BASE, "utf-8")
    return str(path)


@pytest.fixture
def amending(tmp_path: Path) -> str:
    folder = tmp_path / "amending"
    folder.mkdir()
    path = folder / "227-V_2014-07-03.txt"
    path.write_text(AMENDING, "utf-8")
    return str(path)


@pytest.mark.parametrize("option", [True, False])
def test_an_amending_act_is_recognised_among_the_files_or_named(
    run: Run, law: str, amending: str, option: bool
) -> None:
    given = ["--amending", str(Path(amending).parent)] if option else [amending]
    ran = run("blame", "2015-06-01", law, *given, "--article", "1", "--json")
    assert ran.status == 0
    assert [(row["line_eid"], row["text"], row["origin"]) for row in ran.rows] == [
        ("art_1__para_1", "1. The council meets once a year.", "enacted"),
        ("art_1__para_2", "2. Its members are appointed", "enacted"),
        ("art_1__para_2", "for life.", "act"),
    ]
    assert ran.rows[-1]["by"] == ["/akn/kz/act/law/2014-07-03/227-V"]
    assert ran.rows[-1]["force"] == {"earliest": "2015-01-01", "latest": "2015-01-01"}
    assert ran.rows[-1]["operation"] == "replacement"


def test_blame_for_people_has_a_column_of_acts_beside_the_words(run: Run, law: str, amending: str) -> None:
    ran = run("blame", "2015-06-01", law, amending, "--article", "1")
    lines = [line for line in ran.out.splitlines() if "\u2502" in line]
    assert lines == [
        "527-IV enacted   \u2502 1. The council meets once a year.",
        "527-IV enacted   \u2502 2. Its members are appointed",
        "227-V 2015-01-01 \u2502 for life.",
    ]


def test_where_no_text_is_known_blame_says_so(run: Run, seed: str) -> None:
    ran = run("blame", "2014-01-01", seed, "--article", "13")
    assert "No text is known here" in ran.out
    (row,) = run("blame", "2014-01-01", seed, "--article", "13", "--json").rows
    assert (row["certainty"], row["text"]) == ("unknown", None)


def test_blame_asks_for_a_provision(run: Run, seed: str) -> None:
    ran = run("blame", "2014-01-01", seed)
    assert (ran.status, ran.out) == (2, "")
    assert "give --article or --provision" in ran.err


def test_explain_ends_in_the_answer_and_names_its_sources(run: Run, law: str, amending: str) -> None:
    rows = run("explain", "2015-06-01", law, amending, "--article", "1", "--json").rows
    assert [row["part"] for row in rows[:2]] == ["fact", "fact"]
    assert any(row["source"] and row["source"].endswith("227-V_2014-07-03.txt") for row in rows)
    assert any("rebuilt from" in row["says"] and "by applying \u2116 227-V" in row["says"] for row in rows)
    ran = run("explain", "2015-06-01", law, amending, "--article", "1")
    assert [line for line in ran.out.splitlines() if line in ("fact", "rule", "date", "order", "answer")][
        -1
    ] == "answer"


def test_operations_gives_each_instruction_as_one_line_of_json(run: Run, amending: str) -> None:
    (row,) = run("operations", amending, "--json").rows
    assert {key: row[key] for key in ("act", "target", "operation", "old", "new", "commencement", "unread")} == {
        "act": "/akn/kz/act/law/2012-01-06/527-IV",
        "target": "art_1__para_2",
        "operation": "replacement",
        "old": "are appointed",
        "new": "are appointed for life",
        "commencement": {"rule": "on_date", "date": "2015-01-01"},
        "unread": None,
    }
    assert run("operations", amending, "--of", "527-IV", "--json").rows == [row]
    assert run("operations", amending, "--of", "/akn/kz/act/law/2012-01-06/527-IV", "--json").rows == [row]
    assert run("operations", amending, "--of", "528-IV", "--json").rows == []
    assert "1 replacement" in run("operations", amending).out


def test_an_instruction_that_is_not_understood_is_told_and_counts_under_strict(
    run: Run, amending: str, tmp_path: Path
) -> None:
    path = tmp_path / "228-V_2014-07-03.txt"
    path.write_text(AMENDING.replace("shall be replaced by the words", "shall sing the words"), "utf-8")
    ran = run("operations", str(path), "--json")
    assert ran.rows[0]["operation"] is None
    assert ran.rows[0]["unread"]
    assert "[instruction-unread]" in ran.err
    assert run("operations", str(path), "--strict").status == 1


def test_as_of_rebuilds_with_amending_acts(run: Run, law: str, amending: str) -> None:
    (row,) = run("as-of", "2015-06-01", law, "--amending", amending, "--article", "1", "--json").rows
    assert row["text"].endswith("2. Its members are appointed for life.")


def test_diff_writes_a_page_that_stands_alone(run: Run, law: str, amending: str, tmp_path: Path) -> None:
    target = tmp_path / "changes.html"
    ran = run("diff", "2014-01-01", "2015-06-01", law, amending, "--html", str(target))
    assert ran.status == 0
    written = target.read_text("utf-8")
    assert re.search(r"<ins>[^<]*for life", written)
    assert "<script" not in written
    assert written.startswith("<!DOCTYPE html>")
