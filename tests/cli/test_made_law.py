"""What the seed law has not: announcements, changes for a time, changed headings, several acts in one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

LAW = """О вещах

Закон Республики Казахстан от 6 января 2012 года № 700-IV.

Статья 1. Понятия

1. Вещь есть вещь.

Сноска. Статья 1 с изменением, внесенным Законом РК от 03.07.2013 № 124-V (действует с 01.01.2019 до 01.01.2029).

Статья 2. Дела

Примечание ИЗПИ! В статью 2 предусмотрены изменения Законом от 03.07.2025 № 200-VIII (вводится в действие с 01.01.2027).

1. Дело есть дело.

Статья 3. Сроки

1. Сроки идут.

Сноска. Заголовок статьи 3 в редакции Закона РК от 03.07.2014 № 230-V (вводится в действие с 01.01.2015).
"""


@pytest.fixture
def made(tmp_path: Path) -> str:
    path = tmp_path / "made.txt"
    path.write_text(LAW, "utf-8")
    return str(path)


def test_a_timeline_tells_what_is_announced_and_what_ends(run: Run, made: str) -> None:
    out = run("timeline", made).out
    assert "amended, until 2029-01-01" in out
    assert "amended, announced" in out
    rows = run("timeline", made, "--json").rows
    assert [row["announced"] for row in rows if row["by"].endswith("200-VIII")] == [True]
    assert [row["until"] for row in rows if row["action"] == "amended" and row["until"]] == ["2029-01-01"]


def test_notes_tell_what_is_announced_and_what_ends(run: Run, made: str) -> None:
    out = run("notes", made).out
    assert "announced: amended" in out
    assert "amended, until 2029-01-01" in out


def test_a_heading_that_is_not_known_on_one_date_is_not_called_unchanged(run: Run, made: str) -> None:
    (row,) = run("diff", "2014-06-01", "2015-06-01", made, "--article", "3", "--json").rows
    assert (row["unchanged"], row["certainty"]) == (None, "unknown")
    assert "the heading on 2014-06-01 is not known" in row["reason"]


def test_two_acts_are_both_answered_and_one_can_be_chosen(run: Run, made: str, seed: str) -> None:
    both = run("as-of", "2020-01-01", made, seed, "--json").rows
    assert len(both) == 3 + 31
    assert len(run("as-of", "2020-01-01", made, seed, "--act", "700-IV", "--json").rows) == 3


def test_a_picture_shows_one_act(run: Run, made: str, seed: str, tmp_path: Path) -> None:
    drawn = tmp_path / "law.svg"
    ran = run("timeline", made, seed, "--svg", str(drawn))
    assert (ran.status, drawn.exists()) == (2, False)
    assert "choose with --act: 700-IV, 527-IV" in ran.err
    assert run("timeline", made, seed, "--act", "700-IV", "--svg", str(drawn)).status == 0
    assert "announced only" in drawn.read_text("utf-8")
