"""What people see on a terminal: the same facts as in a pipe, with rules, colour and progress."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from .conftest import Run

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int = 200) -> None:
    """Make standard output a terminal, for the rest of a test: pytest changes the stream when a test begins."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.delenv("NO_COLOR", raising=False)


def words(printed: str) -> list[str]:
    """Return what is printed without colour, rules and the breaks of lines."""
    return re.sub(r"[─━]+", "", ESCAPES.sub("", printed)).split()


TABLES = [
    ["as-of", "2015-06-01", "SEED", "--article", "1-9"],
    ["timeline", "SEED", "--article", "22"],
    ["diff", "2022-01-01", "2024-08-01", "SEED", "--article", "1-5"],
    ["as-of", "2015-06-01", "SEED", "--article", "15"],
    ["diff", "2022-01-01", "2024-08-01", "SEED", "--article", "15"],
]


@pytest.mark.parametrize("args", TABLES, ids=" ".join)
def test_a_terminal_shows_the_same_facts_as_a_pipe(
    run: Run, seed: str, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    asked = [seed if each == "SEED" else each for each in args]
    piped = run(*asked)
    on_a_terminal(monkeypatch)
    shown = run(*asked)
    assert ESCAPES.search(shown.out)
    assert not ESCAPES.search(piped.out)
    assert words(shown.out) == words(piped.out)


def test_without_rich_a_terminal_shows_plain_columns(run: Run, seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    monkeypatch.setitem(sys.modules, "rich", None)
    out = run("as-of", "2015-06-01", seed, "--article", "1-3").out
    assert "\narticle  status" in out


def test_a_redline_is_coloured(run: Run, seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    assert "\x1b[32;4m" in run("diff", "2015-06-01", "2024-08-01", seed, "--article", "2-1").out


def test_long_paragraphs_are_wrapped(run: Run, seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch, 70)
    out = run("as-of", "2015-06-01", seed, "--article", "7").out
    assert max(map(len, ESCAPES.sub("", out).splitlines())) <= 70


def test_many_files_show_their_progress_on_a_terminal_only(
    run: Run, seed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(6):
        shutil.copy(seed, tmp_path / f"{number}.txt")
    assert "reading" not in run("as-of", "2015-06-01", str(tmp_path), "--article", "7").err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "reading" in run("as-of", "2015-06-01", str(tmp_path), "--article", "7").err


@pytest.mark.parametrize(
    ("typed", "place", "offered"),
    [("lawtime as", 1, "as-of"), ("lawtime timeline --sv", 2, "--svg"), ("lawtime nonsense --x", 2, None)],
)
def test_a_shell_completes_commands_and_options(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, place: int, offered: str | None
) -> None:
    monkeypatch.setenv("_LAWTIME_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(place))
    ran = run()
    assert (ran.status, ran.err) == (0, "")
    assert [line.partition(",")[2] for line in ran.out.splitlines() if line] == ([offered] if offered else [])
