"""The commands of a store: build, verify, search, changes, export, and as-of from it."""

from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from benchmarks.generator import generate

from lawtime.cli.progress import Progress

from .conftest import SEED, Run

ESCAPES = (
    "On \x1b[31mgoods\x9b2J\x1b]0;owned\x07\n\nLaw of the Republic of Kazakhstan dated May 5, 2009 № 156-IV.\n\n"
    "Article 1. \x1b[31mGoods\n\n1. Goods \x1b[2Jare \x9b31mgoods\u2028.\n\n"
    "Footnote. Article 1 as amended by the Law of the Republic of Kazakhstan dated 03.07.2014 № 227-V "
    "(shall be enforced from 01.01.2015).\n"
)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("sources")
    generate(folder, 12, seed=5)
    (folder / "acts" / "seed.txt").write_bytes(Path(SEED).read_bytes())
    return str(folder)


@pytest.fixture(scope="module")
def store(sources: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    from click.testing import CliRunner

    from lawtime import cli

    path = str(tmp_path_factory.mktemp("store") / "law.db")
    done = CliRunner().invoke(cli.group, ["build", sources, "--into", path])
    assert done.exit_code == 0, done.output
    return path


def test_a_build_says_what_it_did(run: Run, sources: str, tmp_path: Path) -> None:
    path = str(tmp_path / "law.db")
    first = run("build", sources, "--into", path)
    assert first.status == 0
    assert first.err == ""
    assert "13 acts" in first.out
    assert "13" in next(line for line in first.out.splitlines() if "editions of acts" in line)
    second = run("build", sources, "--into", path, "--jobs", "2")
    assert "(0 new)" in second.out
    assert "in the store already" in second.out


def test_a_build_writes_its_findings_down_and_leaves_with_1_under_strict(run: Run, tmp_path: Path) -> None:
    laws = tmp_path / "laws"
    laws.mkdir()
    (laws / "empty.txt").write_text("")
    (laws / "bad.txt").write_bytes(b"a\0b")
    report = tmp_path / "findings.jsonl"
    ran = run("build", str(laws), "--into", str(tmp_path / "law.db"), "--report", str(report), "--strict")
    assert ran.status == 1
    told = [json.loads(line) for line in report.read_text().splitlines()]
    assert {(each["code"], Path(each["source"]).name) for each in told} >= {
        ("unreadable", "bad.txt"),
        ("empty", "empty.txt"),
    }
    assert run("build", str(laws), "--into", str(tmp_path / "law.db")).status == 0


def test_a_build_tells_its_progress_where_it_is_asked_to(run: Run, sources: str, tmp_path: Path) -> None:
    ran = run("build", sources, "--into", str(tmp_path / "law.db"), "--progress")
    assert "reading" in ran.err
    assert "working out versions" in ran.err
    assert "100 %" in ran.err
    assert "left" in ran.err


def test_progress_tells_rate_and_remaining_time() -> None:
    now = [0.0]
    progress = Progress(False, clock=lambda: now[0])
    progress.begin("reading", 20_000)
    now[0] = 10.0
    progress.step(5_000)
    assert progress.line(10.0) == "reading  5,000 of 20,000  25 %  500/s  0:30 left"


def test_archives_are_built_from(run: Run, sources: str, tmp_path: Path) -> None:
    packed = tmp_path / "laws.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for each in Path(sources).rglob("*.*"):
            archive.write(each, str(each.relative_to(sources)))
    assert "13 acts" in run("build", str(packed), "--into", str(tmp_path / "law.db")).out


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["build", "nowhere", "--into", "STORE"], 2, "nowhere"),
        (["build", "SOURCES"], 2, "--into"),
        (["build", "SOURCES", "--into", "STORE", "--jobs", "2", "--dask", "tcp://127.0.0.1:1"], 2, "choose one"),
        (["build", "SOURCES", "--into", "STORE", "--dask", "tcp://127.0.0.1:1"], 2, "no Dask scheduler answers"),
        (["verify", "nowhere.db"], 2, "there is no file"),
        (["search", "nowhere.db", "x"], 2, "there is no file"),
        (["search", "BUILT"], 2, "name words"),
        (["search", "BUILT", "nosuchword"], 3, ""),
        (["changes", "BUILT", "--from", "2015-06-07", "--to", "2015-06-01"], 2, "before"),
        (["changes", "BUILT", "--from", "01.06.2015", "--to", "2015-06-01"], 2, "did you mean 2015-06-01"),
        (["export", "BUILT", "--to", "xml", "--into", "x"], 2, "xml"),
        (["verify", "BUILT", "--head", "7"], 2, "REVISION:HASH"),
        (["as-of", "2015-06-01", "--store", "BUILT", "--act", "999-I"], 3, "999-I"),
        (["as-of", "2015-06-01", "--store", "BUILT"], 2, "--act"),
        (["as-of", "2015-06-01", "--store", "BUILT", "--act", "527-IV", "--article", "999"], 3, "999"),
        (["as-of", "2015-06-01", SEED, "--store", "BUILT", "--act", "527-IV"], 2, "--store"),
    ],
)
def test_a_mistake_is_one_clear_line(
    run: Run, store: str, sources: str, tmp_path: Path, words: list[str], status: int, says: str
) -> None:
    names = {"STORE": str(tmp_path / "law.db"), "SOURCES": sources, "BUILT": store}
    ran = run(*(names.get(word, word) for word in words))
    assert ran.status == status
    assert says in ran.err
    assert len(ran.err.strip().splitlines()) <= 1


@pytest.mark.parametrize(
    "words",
    [
        ["--article", "15", "--json"],
        ["--json"],
        ["--article", "13,15", "--json"],
        ["--article", "5-7"],
        ["--provision", "art_20__para_4__subpara_2", "--json"],
        ["--article", "15"],
        ["--depth", "para", "--json"],
        ["--known-on", "2012-04-01", "--article", "22", "--json"],
        [],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("day", ["2011-01-01", "2012-03-01", "2015-06-01", "2023-01-10", "2030-01-01"])
def test_a_store_answers_what_the_file_answers(run: Run, tmp_path: Path, day: str, words: list[str], one: str) -> None:
    from_file = run("as-of", day, SEED, *words)
    from_store = run("as-of", day, "--store", one, "--act", "527-IV", *words)
    assert from_store.status == from_file.status == 0
    assert from_store.out == from_file.out


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a store of the seed law alone, so that nothing else bears on it."""
    from click.testing import CliRunner

    from lawtime import cli

    path = str(tmp_path_factory.mktemp("one") / "law.db")
    assert CliRunner().invoke(cli.group, ["build", SEED, "--into", path]).exit_code == 0
    return path


def test_verify_prints_a_head_that_proves_the_log_later(run: Run, store: str) -> None:
    whole = run("verify", store)
    assert whole.status == 0
    head = whole.out.split("head ")[1].strip()
    assert run("verify", store, "--head", head).status == 0
    other = head[:-1] + ("0" if head[-1] != "0" else "1")
    wrong = run("verify", store, "--head", other)
    assert wrong.status == 1
    assert wrong.err
    assert run("verify", store, "--json").rows[0]["whole"] is True


def test_search_finds_titles_by_words_number_and_day(run: Run, store: str) -> None:
    found = run("search", store, "NATIONAL", "security", "--json").rows
    assert [each["number"] for each in found] == ["527-IV"]
    assert found[0]["title"] == "On national security of the Republic of Kazakhstan"
    assert run("search", store, "--number", "527-iv", "--json").rows == found
    assert run("search", store, "secur*", "--on", "2012-01-05").status == 3
    assert run("search", store, "secur*", "--on", "2012-01-10").status == 3  # signed, and not yet in force
    (between,) = run("search", store, "secur*", "--on", "2012-01-20", "--json").rows
    assert between["status"] == "uncertain"
    (after,) = run("search", store, "secur*", "--on", "2015-06-01", "--json").rows
    assert after == {**found[0], "status": "in_force"}
    assert "№ 527-IV" in run("search", store, "national").out


def test_changes_of_a_week_agree_with_the_timeline(run: Run, store: str) -> None:
    timeline = run("timeline", SEED, "--json").rows
    found = run("changes", store, "--from", "2015-01-01", "--to", "2015-01-07", "--json").rows
    mine = [each for each in found if each["act"].endswith("527-IV")]
    expected = [
        (row["target"], row["action"], row["by"])
        for row in timeline
        if (row["force"]["latest"] or "9999") >= "2015-01-01" and (row["force"]["earliest"] or "") <= "2015-01-07"
    ]
    assert sorted((each["target"], each["action"], each["by"]) for each in mine) == sorted(expected)
    assert "exact" in {each["certainty"] for each in mine}
    sure = run("changes", store, "--from", "2015-01-01", "--to", "2015-01-07", "--certain", "--json").rows
    assert sure == [
        each for each in found if (each["force"]["earliest"] or "") >= "2015-01-01" and each["certainty"] == "exact"
    ]
    assert f"{len(found)} changes" in run("changes", store, "--from", "2015-01-01", "--to", "2015-01-07").out


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_an_export_holds_all_versions_and_events(run: Run, store: str, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    ran = run("export", store, "--to", form, "--into", str(tmp_path / "tables"))
    assert ran.status == 0
    day = date(2015, 6, 1)
    read = {"parquet": "read_parquet", "jsonl": "read_json_auto", "csv": "read_csv_auto"}[form]
    asked = f"""
        select eid, status, certainty from {read}('{tmp_path}/tables/versions.{form}')
        where number = '527-IV' and starts <= $1 and coalesce(ends > $1, true)
    """
    found = duckdb.execute(asked, [day]).fetchall()
    answers = run("as-of", "2015-06-01", SEED, "--json").rows
    assert sorted(found) == sorted((each["eid"], each["status"], each["certainty"]) for each in answers)
    (events,) = duckdb.execute(f"select count(*) from {read}('{tmp_path}/tables/events.{form}')").fetchall()[0]
    assert f"{events:,} rows" in ran.out
    assert f"{events:,} entries" in run("verify", store).out


def test_no_command_of_a_store_lets_a_text_command_the_terminal(run: Run, tmp_path: Path) -> None:
    law = tmp_path / "\x1b[31mlaw.txt"
    law.write_text(ESCAPES, encoding="utf-8")
    path = str(tmp_path / "law.db")
    printed = [
        run("build", str(law), "--into", path),
        run("as-of", "2015-06-01", "--store", path, "--act", "156-IV"),
        run("as-of", "2015-06-01", "--store", path, "--act", "156-IV", "--article", "1"),
        run("as-of", "2015-06-01", "--store", path, "--act", "156-IV", "--article", "1", "--json"),
        run("search", path, "--number", "156-IV"),
        run("search", path, "--number", "156-IV", "--json"),
        run("changes", path, "--from", "2015-01-01", "--to", "2015-01-01"),
        run("changes", path, "--from", "2015-01-01", "--to", "2015-01-01", "--json"),
        run("verify", path),
    ]
    for ran in printed:
        assert ran.status == 0
        assert not {"\x1b", "\x9b", "\x07", "\u2028"} & set(ran.out + ran.err)


def test_a_store_that_no_build_went_through_is_told_so(run: Run, store: str, tmp_path: Path) -> None:
    path = tmp_path / "law.db"
    path.write_bytes(Path(store).read_bytes())
    db = sqlite3.connect(path)
    db.execute("delete from catalogue_state")
    db.commit()
    db.close()
    ran = run("search", str(path), "security")
    assert ran.status == 2
    assert "run lawtime build once more" in ran.err


def test_help_of_every_command_of_a_store_teaches(run: Run) -> None:
    for name in ("build", "verify", "search", "changes", "export"):
        told = run(name, "--help").out
        assert "Examples" in told
        assert told.count(f"$ lawtime {name}") >= 2


def test_help_imports_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys\nfrom lawtime import cli\ncli.run(['build', '--help'])\n"
        "sys.exit(bool({'pyarrow', 'pandas', 'dask', 'distributed', 'psycopg', 'duckdb'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "asked",
    [
        ("blame", "2024-08-01", "--article", "13"),
        ("explain", "2015-06-01", "--article", "13"),
        ("diff", "2014-01-01", "2024-08-01", "--article", "13,15"),
        ("timeline", "--article", "22"),
    ],
    ids=lambda asked: str(asked[0]),
)
def test_a_store_answers_as_its_files_do(run: Run, store: str, sources: str, asked: tuple[str, ...]) -> None:
    from_store = run(*asked, "--store", store, "--act", "527-IV", "--json")
    from_file = run(*asked, str(Path(sources) / "acts" / "seed.txt"), "--json")
    assert from_store.status == from_file.status == 0
    assert from_store.out == from_file.out
    assert from_store.out


def test_files_beside_a_store_are_refused(run: Run, store: str) -> None:
    ran = run("blame", "2024-08-01", SEED, "--store", store, "--article", "13")
    assert ran.status == 2
    assert "name files, or --store" in ran.err


def test_an_act_that_its_text_does_not_name_is_shown_as_such_and_can_be_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.txt").write_text("On goods\n\nArticle 1. Goods\n\n1. Goods are goods.\n", encoding="utf-8")
    place = str(tmp_path / "law.db")
    assert run("build", str(tmp_path / "rules.txt"), "--into", place).status == 0
    shown = run("search", place, "goods").out
    assert "not named by its text" in shown
    assert "9999" not in shown
    number = run("search", place, "goods", "--json").rows[0]["number"]
    asked = run("as-of", "2015-06-01", "--store", place, "--act", str(number), "--article", "1")
    assert asked.status == 0
    assert "Goods are goods." in asked.out
