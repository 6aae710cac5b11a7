"""`lawtime notes`, `timeline`, `diff`, `when` and `completion`."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import Run

TEN = "shall be enforced upon expiry of ten calendar days after its first official publication"


def test_notes_gives_each_note_as_one_line_of_json(run: Run, seed: str) -> None:
    ran = run("notes", seed, "--json")
    assert ran.status == 0
    assert [row["kind"] for row in ran.rows].count("tombstone") == 2
    assert len(ran.rows) == 23
    assert list(ran.rows[0]) == ["line", "span", "lang", "kind", "text", "changes", "unread"]
    (change,) = ran.rows[0]["changes"]
    assert change == {
        "target": "chp_1",
        "action": "inserted",
        "new": "art_2-1",
        "act": {"kind": "law", "number": "51-VIII", "date": "2023-12-23"},
        "commencement": {"rule": "after_publication", "count": 10, "unit": "day", "from": "day_after"},
    }


def test_notes_ends_with_the_share_read_whole_for_people(run: Run, seed: str) -> None:
    assert run("notes", seed).out.splitlines()[-1] == "23 of 23 notes read whole (100.0 %)"


def test_what_is_unread_is_shown_with_a_caret_and_counts_under_strict(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Footnote. Article 5 as beautified by the Law of the RK № 124-V dated 03.07.2013.\n", "utf-8")
    ran = run("notes", str(notes))
    assert ran.status == 0
    assert ran.out.splitlines()[-1] == "0 of 1 notes read whole (0.0 %)"
    shown = ran.out[ran.out.index("not understood:") :].splitlines()
    caret = shown[2].index("^"), shown[2].rindex("^") + 1
    assert "beautified" in shown[1][caret[0] : caret[1]]
    assert "[note-unread]" in ran.err
    assert run("notes", str(notes), "--strict").status == 1


def test_notes_reads_each_line_in_its_own_language_or_in_the_one_that_is_named(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    ru = "Сноска. Статья 5 с изменением, внесенным Законом РК от 03.07.2013 № 124-V."
    en = "Footnote. Article 5 as amended by the Law of the RK № 124-V dated 03.07.2013."
    notes.write_text(f"{ru}\n\n{en}\n", "utf-8")
    assert [row["lang"] for row in run("notes", str(notes), "--json").rows] == ["ru", "en"]
    assert [row["lang"] for row in run("notes", str(notes), "--json", "--lang", "en").rows] == ["en", "en"]
    ran = run("notes", str(notes), "--lang", "xx")
    assert (ran.status, ran.out) == (2, "")
    assert "no dialect 'xx'; there are" in ran.err


def test_timeline_lists_every_change_in_order_of_force(run: Run, seed: str) -> None:
    rows = run("timeline", seed, "--json").rows
    firsts = [row["force"]["earliest"] for row in rows]
    assert firsts == sorted(firsts)
    assert (rows[0]["target"], rows[0]["retroactive"]) == ("art_22", True)
    assert {row["act"] for row in rows} == {"/akn/kz/act/law/2012-01-06/527-IV"}
    inserted = next(row for row in rows if row["action"] == "inserted")
    assert (inserted["target"], inserted["by"]) == ("art_2-1", "/akn/kz/act/law/2023-12-23/51-VIII")
    assert inserted["force"] == {"earliest": "2024-01-03", "latest": "2024-02-02"}


def test_timeline_of_some_articles_keeps_the_order(run: Run, seed: str) -> None:
    every = run("timeline", seed, "--json").rows
    some = run("timeline", seed, "--json", "--article", "15,13").rows
    assert some == [row for row in every if row["target"].split("__")[0] in ("art_13", "art_15")]
    table = run("timeline", seed, "--article", "22").out
    assert "amended, retroactive" in table


def test_timeline_draws_a_picture_and_says_where(run: Run, seed: str, tmp_path: Path) -> None:
    drawn = tmp_path / "law.svg"
    ran = run("timeline", seed, "--svg", str(drawn))
    assert (ran.status, ran.out) == (0, "")
    assert str(drawn) in ran.err
    assert ElementTree.parse(drawn).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_diff_says_that_an_article_is_unchanged_and_exact(run: Run, seed: str) -> None:
    (row,) = run("diff", "2022-01-01", "2024-08-01", seed, "--article", "7", "--json").rows
    assert (row["unchanged"], row["certainty"]) == (True, "exact")
    assert "unchanged (exact)" in run("diff", "2022-01-01", "2024-08-01", seed, "--article", "7").out


def test_diff_says_which_side_is_not_recoverable_and_why(run: Run, seed: str) -> None:
    (row,) = run("diff", "2022-01-01", "2024-09-30", seed, "--article", "15", "--json").rows
    assert (row["unchanged"], row["before"]["certainty"], row["runs"]) == (None, "unknown", None)
    assert "the text on 2022-01-01 is not recoverable (missing: what Law № 141-VII" in row["reason"]
    assert "2024-09-30 is not" not in row["reason"]


def test_diff_shows_an_article_that_came_in(run: Run, seed: str) -> None:
    out = run("diff", "2015-06-01", "2024-08-01", seed, "--article", "2-1").out
    assert "it was absent, then in force" in out
    assert "{+" in out


def test_diff_of_a_whole_act_has_a_row_for_each_article(run: Run, seed: str) -> None:
    lines = run("diff", "2022-01-01", "2024-08-01", seed).out.splitlines()
    assert lines[1].startswith("From 2022-01-01 to 2024-08-01: ")
    assert len(lines) == 4 + 31


@pytest.mark.parametrize(
    ("options", "days", "certainty"),
    [
        (["--signed", "2013-07-03"], ("2013-07-14", "2013-08-13"), "between"),
        (["--signed", "2013-07-03", "--published", "2013-07-05"], ("2013-07-16", "2013-07-16"), "exact"),
        ([], (None, None), "unknown"),
    ],
)
def test_when_gives_the_day_of_a_clause(
    run: Run, options: list[str], days: tuple[str | None, str | None], certainty: str
) -> None:
    (row,) = run("when", TEN, *options, "--json").rows
    assert list(row) == ["rule", "earliest", "latest", "certainty", "reasoning", "assumptions", "missing"]
    assert (row["earliest"], row["latest"], row["certainty"]) == (*days, certainty)
    assert row["rule"]["rule"] == "after_publication"


def test_when_shows_people_the_reasoning(run: Run) -> None:
    out = run("when", TEN, "--signed", "2013-07-03").out
    assert out.startswith("In force: 2013-07-14..2013-08-13 (between)\n")
    assert "kz: published within 30 days of signature" in out


def test_when_finds_a_publication_before_the_signature(run: Run) -> None:
    ran = run("when", TEN, "--signed", "2013-07-03", "--published", "2013-07-01", "--strict")
    assert ran.status == 1
    assert "[publication-before-signature]" in ran.err


def test_when_refuses_a_clause_that_it_does_not_understand(run: Run) -> None:
    ran = run("when", "whenever the moon is full")
    assert (ran.status, ran.out) == (2, "")
    assert "not a commencement clause" in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_of_the_shell(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.status == 0
    assert "_LAWTIME_COMPLETE" in ran.out


def test_notes_of_two_texts_are_compared_for_people_and_programs(run: Run, seed: str, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.txt", tmp_path / "other.txt"
    text = Path(seed).read_text(encoding="utf-8")
    copy.write_text(text, encoding="utf-8")
    other.write_text(text.replace("enforced from 01.01.2015)", "enforced from 01.02.2015)"), encoding="utf-8")
    assert "0 differences" in run("notes", "--compare", seed, str(copy)).out
    differs = run("notes", "--compare", seed, str(other), "--strict")
    assert differs.status == 1
    assert "another rule or date" in differs.out
    (row,) = run("notes", "--compare", seed, str(other), "--json").rows
    assert (row["kind"], row["place"]) == ("rule", "art_14")
    assert row["right"][0]["commencement"] == {"rule": "on_date", "date": "2015-02-01"}
    assert run("notes", "--compare", seed).status == 2
