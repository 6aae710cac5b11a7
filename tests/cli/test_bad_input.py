"""Whatever is typed or read: one clear line, the right exit status, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawtime import cli

from .conftest import Run


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["as-of", "2015-13-01", "SEED"], 2, "'2015-13-01' is not a day of the calendar; write year-month-day"),
        (["as-of", "01.06.2015", "SEED"], 2, "did you mean 2015-06-01?"),
        (["as-of", "20150601", "SEED"], 2, "is not a date written year-month-day; write 2015-06-01"),
        (["as-of", "2015-06-01", "no such file"], 2, "there is no file 'no such file'"),
        (["as-of", "2015-06-01", "no*such"], 2, "no file fits the pattern 'no*such'"),
        (["as-of", "2015-06-01", "EMPTY FOLDER"], 2, "no file to read in the folder"),
        (["as-of", "2015-06-01"], 2, "name a file"),
        (["as-of"], 2, "Missing argument 'DATE'"),
        (["as-of", "2015-06-01", "SEED", "--article", "31"], 3, "no article 31 in Law № 527-IV"),
        (["as-of", "2015-06-01", "SEED", "--article", "31"], 3, "did you mean article 30"),
        (["as-of", "2015-06-01", "SEED", "--article", "5-70"], 3, "no article 5-70"),
        (["as-of", "2015-06-01", "SEED", "--article", "5,,7"], 2, "an empty article number"),
        (["as-of", "2015-06-01", "SEED", "--provision", "art_20__para_9"], 3, "did you mean"),
        (["as-of", "2015-06-01", "SEED", "--provision", "twenty"], 2, "write it like art_20__para_4__subpara_2"),
        (["as-of", "2015-06-01", "SEED", "--article", "1", "--provision", "art_1"], 2, "not both"),
        (["diff", "2015-06-01", "2016-06-01", "SEED", "--article", "1", "--provision", "art_1"], 2, "not both"),
        (["as-of", "2015-06-01", "SEED", "--act", "528-IV"], 3, "no act '528-IV' in the corpus; did you mean 527-IV?"),
        (["as-of", "2015-06-01", "SEED", "--lang", "kk"], 3, "no edition in the language 'kk'; there are en"),
        (["as-of", "2015-06-01", "--edition", "SEED"], 2, "write DATE=FILE"),
        (["as-of", "2015-06-01", "--edition", "2015-06-01=none"], 2, "there is no file 'none'"),
        (["as-of", "2015-06-01", "SEED", "--publications", "none.tsv"], 2, "there is no file 'none.tsv'"),
        (["as-of", "2015-06-01", "SEED", "--depth", "word"], 2, "'word' is not one of"),
        (["as-of", "2015-06-01", "SEED", "--nonsense"], 2, "No such option"),
        (["as-off"], 2, "no command 'as-off'; did you mean as-of?"),
        (["xyz"], 2, "no command 'xyz'; there are as-of,"),
        (["notes", "BINARY"], 2, "is not a text"),
        (["as-of", "2015-06-01", "BINARY"], 2, "is not a text"),
        (["as-of", "2015-06-01", "EMPTY"], 3, "no act with articles"),
        (["as-of", "2015-06-01", "PROSE"], 3, "no act with articles"),
        (["timeline", "SEED", "--svg", "EMPTY FOLDER"], 2, "is a directory"),
        (["timeline", "SEED", "--svg", "no/such/folder/x.svg"], 2, "No such file or directory"),
        (["completion", "tcsh"], 2, "'tcsh' is not one of"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    run: Run, seed: str, tmp_path: Path, args: list[str], status: int, says: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "prose.txt").write_text("Some words that are no law.\n")
    names = {
        "SEED": seed,
        "EMPTY FOLDER": str(tmp_path / "folder"),
        "BINARY": str(tmp_path / "binary.txt"),
        "EMPTY": str(tmp_path / "empty.txt"),
        "PROSE": str(tmp_path / "prose.txt"),
    }
    ran = run(*(names.get(arg, arg) for arg in args))
    assert (ran.status, ran.out) == (status, "")
    assert says in ran.err
    complaint = [line for line in ran.err.splitlines() if line.startswith("lawtime: ")]
    assert len(complaint) == 1


def test_one_file_that_cannot_be_read_costs_only_itself(run: Run, seed: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(256)))
    ran = run("as-of", "2015-06-01", str(bad), seed, "--json")
    assert (ran.status, len(ran.rows)) == (0, 31)
    assert "[unreadable]" in ran.err
    assert run("as-of", "2015-06-01", str(bad), seed, "--json", "--strict").status == 1
    notes = run("notes", str(bad), seed, "--json", "--strict")
    assert (notes.status, len(notes.rows)) == (1, 23)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_give_the_same_answer(run: Run, seed: str, tmp_path: Path, encoding: str) -> None:
    other = tmp_path / "law.txt"
    other.write_bytes(Path(seed).read_text("utf-8").encode(encoding))
    one = run("as-of", "2015-06-01", seed, "--article", "26", "--json").rows[0]
    two = run("as-of", "2015-06-01", str(other), "--article", "26", "--json").rows[0]
    assert one["text"] == two["text"]


def test_a_mistake_of_lawtime_itself_is_one_line_and_a_request(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError("the\nroof fell in")

    monkeypatch.setattr(cli.group, "main", broken)
    ran = run("notes")
    assert ran.status == 70
    assert ran.err.count("\n") == 1
    assert "please report it" in ran.err
    monkeypatch.setenv("LAWTIME_DEBUG", "1")
    with pytest.raises(RuntimeError, match="roof"):
        cli.main(["notes"])


def test_an_interrupted_run_leaves_without_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.group, "main", stopped)
    ran = run("notes")
    assert (ran.status, ran.out, ran.err) == (130, "", "")


def spawned(*args: str, **env: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "lawtime", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **env},
    )


def test_a_reader_that_closes_the_pipe_is_no_error(seed: str) -> None:
    with spawned("notes", seed, "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_output_is_utf8_whatever_the_locale(seed: str) -> None:
    # LC_ALL=C would do too, but Python itself does not start then where the project lies in a folder like "Übung".
    with spawned("as-of", "2015-06-01", seed, LC_ALL="", LANG="C", PYTHONIOENCODING="ascii") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "№ 527-IV" in out.decode("utf-8")


def test_help_teaches_by_examples_and_imports_nothing_heavy() -> None:
    heavy = "import sys; from lawtime.cli import group\ntry: group.main(['--help'])\nexcept SystemExit: pass\n"
    heavy += "print([m for m in ('networkx', 'selectolax', 'rich', 'cattrs', 'dateutil') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"
    assert "$ lawtime as-of 2015-06-01 law.txt" in out


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_shows_an_example(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.status == 0
    assert f"$ lawtime {name} " in ran.out


def test_version_and_no_arguments(run: Run) -> None:
    assert run("--version").out.startswith("lawtime 0.")
    bare = run()
    assert bare.status == 2
    assert "Commands:" in bare.err
