"""`lawtime as-of`, as people and programs see it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from lawtime import corpus
from lawtime.cli import options

from .conftest import Run

KEYS = [
    *("act", "eid", "heading", "lang", "date", "known_on", "status", "certainty", "text", "candidates"),
    *("valid", "because", "missing", "assumptions", "horizon", "findings"),
]


def test_every_article_gives_one_line_of_json(run: Run, seed: str) -> None:
    ran = run("as-of", "2015-06-01", seed, "--json")
    assert ran.status == 0
    assert len(ran.rows) == 31
    assert [list(row) for row in ran.rows] == [KEYS] * 31
    assert {row["act"] for row in ran.rows} == {"/akn/kz/act/law/2012-01-06/527-IV"}


def test_an_unknown_article_names_the_acts_that_would_settle_it(run: Run, seed: str) -> None:
    (row,) = run("as-of", "2023-01-10", seed, "--article", "15", "--json").rows
    assert (row["status"], row["certainty"], row["text"]) == ("in_force", "unknown", None)
    assert row["valid"] == {
        "from": {"earliest": "2023-01-01", "latest": "2023-01-31"},
        "to": {"earliest": "2023-02-25", "latest": "2023-03-27"},
    }
    statement = next(each for each in row["because"] if each["act"] == "168-VII")
    assert (statement["date"], statement["action"], statement["line"]) == ("2022-12-26", "amended", 404)
    assert "168-VII of 26.12.2022 (shall be put into force sixty" in statement["quote"]
    wanted = {"kind": "text", "what": "what Law № 168-VII of 26.12.2022 changed in article 15"}
    assert wanted in row["missing"]
    assert "kz: the day of publication is not counted" in row["assumptions"]
    assert row["horizon"] == "2024-08-19"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("15", ["art_15"]),
        ("13,15", ["art_13", "art_15"]),
        ("15, 13", ["art_15", "art_13"]),
        ("5-7", ["art_5", "art_6", "art_7"]),
        ("5..7", ["art_5", "art_6", "art_7"]),
        ("2-1", ["art_2-1"]),
        ("2-3", ["art_2", "art_2-1", "art_3"]),
        ("2-1-3", ["art_2-1", "art_3"]),
        ("1,1", ["art_1"]),
    ],
)
def test_a_list_or_a_range_of_articles_gives_one_line_each(run: Run, seed: str, asked: str, found: list[str]) -> None:
    rows = run("as-of", "2024-06-01", seed, "--json", "--article", asked).rows
    assert [row["eid"] for row in rows] == found


def test_a_provision_is_answered_alone(run: Run, seed: str) -> None:
    (row,) = run("as-of", "2024-06-01", seed, "--provision", "art_20__para_4__subpara_2", "--json").rows
    assert row["eid"] == "art_20__para_4__subpara_2"
    assert row["text"].startswith("2) ")


def test_a_depth_gives_the_elements_of_an_article(run: Run, seed: str) -> None:
    rows = run("as-of", "2024-06-01", seed, "--article", "20", "--depth", "para", "--json").rows
    assert [row["eid"] for row in rows][:3] == ["art_20", "art_20__para_1", "art_20__para_2"]


def test_options_may_stand_before_the_arguments(run: Run, seed: str) -> None:
    before = run("as-of", "--json", "--article", "7", "2015-06-01", seed)
    after = run("as-of", "2015-06-01", seed, "--article", "7", "--json")
    assert before == after


def test_an_edition_said_to_be_current_makes_its_text_exact(run: Run, seed: str) -> None:
    presumed = run("as-of", "2025-01-01", seed, "--json").rows
    exact = run("as-of", "2025-01-01", "--edition", f"2025-01-01={seed}", "--json").rows
    assert {row["certainty"] for row in presumed} == {"presumed"}
    assert {row["certainty"] for row in exact} == {"exact"}


def test_a_claimed_date_proves_nothing(run: Run, seed: str) -> None:
    rows = run("as-of", "2025-01-01", "--claimed", f"2025-01-01={seed}", "--json").rows
    assert {row["certainty"] for row in rows} == {"presumed"}


def test_a_folder_and_a_pattern_stand_for_their_files(run: Run, seed: str, tmp_path: Path) -> None:
    folder = tmp_path / "the laws"
    (folder / ".git").mkdir(parents=True)
    shutil.copy(seed, folder / "law.txt")
    (folder / "README.md").write_text("not a law")
    (folder / ".git" / "law.txt").write_text("not a law")
    (folder / "picture.png").write_bytes(b"\0\0")
    one = run("as-of", "2015-06-01", str(folder), "--json")
    other = run("as-of", "2015-06-01", str(folder / "*.t?t"), "--json")
    assert one.status == other.status == 0
    assert len(one.rows) == 31
    assert one.out == other.out


def test_people_see_the_counts_and_a_row_for_each_article(run: Run, seed: str) -> None:
    ran = run("as-of", "2015-06-01", seed)
    lines = ran.out.splitlines()
    assert lines[0] == "Law № 527-IV of 06.01.2012: On national security of the Republic of Kazakhstan"
    assert "1 absent (exact)" in lines[1]
    assert lines[3].split() == ["article", "status", "certainty", "from", "to", "heading", "missing"]
    row = next(line for line in lines if line.startswith("2-1 "))
    assert row.split() == ["2-1", "absent", "exact", "2024-01-03..2024-02-02"]


def test_people_see_all_that_is_known_of_one_article(run: Run, seed: str) -> None:
    out = run("as-of", "2015-06-01", seed, "--article", "26").out
    assert out.startswith("Article 26. Financing of measures for national security\n")
    assert "  National security activities shall be funded from Public funds.\n" in out
    assert "the publisher's notes name every act that changed the provision" in out


def test_people_see_the_possibilities_of_what_is_not_settled(run: Run, seed: str) -> None:
    out = run("as-of", "2024-08-25", seed, "--article", "15").out
    assert "certainty  one of" in out
    assert out.count("Possibility ") == 2
    assert "(the text is not known)" in out
    assert "1. National security shall be carried out by State Agencies" in out


def test_what_was_known_then_leaves_out_a_change_made_later(run: Run, seed: str) -> None:
    args = ("as-of", "2012-03-01", seed, "--article", "22", "--json", "--known-on")
    (before,) = run(*args, "2012-04-01").rows
    (after,) = run(*args, "2013-01-01").rows
    assert before["known_on"] == "2012-04-01"
    assert [each for each in before["because"] if each["act"] == "33-V"] == []
    made = [each for each in after["because"] if each["act"] == "33-V"]
    assert [each["retroactive"] for each in made] == [True]
    assert before["valid"]["from"] != after["valid"]["from"]


def test_terminal_commands_in_a_text_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("On words\n\nArticle 1. Terms \x1b[31m\n\n1. A \x1b]0;owned\x07 word \x9b2J.\n", encoding="utf-8")
    for args in ([], ["--article", "1"], ["--json"]):
        ran = run("as-of", "2020-01-01", str(law), *args)
        assert not set(ran.out + ran.err) & set("\x1b\x07\x9b")


def test_the_register_that_comes_with_lawtime_is_used_only_when_it_is_named(run: Run, seed: str) -> None:
    assert options.SHIPPED == corpus.SHIPPED
    plain = run("timeline", seed, "--article", "23", "--json").out
    named = run("timeline", seed, "--article", "23", "--publications", "kz", "--json").out
    assert '"earliest": "2024-07-21", "latest": "2024-08-20"' in plain
    assert '"earliest": "2024-07-22", "latest": "2024-07-22"' in named


@pytest.mark.parametrize("command", ["as-of", "explain", "blame"])
def test_an_answer_of_an_earlier_place_in_the_log_is_given_again_byte_for_byte(
    run: Run, seed: str, tmp_path: Path, command: str
) -> None:
    later = tmp_path / "register.tsv"
    later.write_text("act\tsigned\tpublished\n19-V\t2012-06-21\t2012-06-25\n", "utf-8")
    asked = (command, "2012-07-10", "--article", "30", "--json")
    before = run(*asked, seed)
    held = corpus.open(seed).revision
    after = run(*asked, "--edition", f"2026-01-01={seed}", "--publications", str(later))
    assert (
        before.out == run(*asked, seed, "--revision", str(held)).out == run(*asked, seed, "--revision", str(held)).out
    )
    assert before.out != after.out or command == "blame"


def test_a_publication_that_came_into_the_log_later_does_not_count_at_an_earlier_place(
    run: Run, seed: str, tmp_path: Path
) -> None:
    store = tmp_path / "law.db"
    with corpus.Corpus.open(store) as kept:
        law = kept.add(seed)
        assert law is not None
        held = kept.revision
        kept.publish("19-V", date(2012, 6, 25), source="a gazette")
    asked = ("as-of", "2012-07-10", "--article", "30", "--json", "--store", str(store), "--act", "527-IV")
    (now,) = run(*asked).rows
    (then,) = run(*asked, "--revision", str(held)).rows
    assert then == run("as-of", "2012-07-10", "--article", "30", "--json", seed).rows[0]
    assert [each for each in then["missing"] if each["kind"] == "publication"]
    assert not [each for each in now["missing"] if each["kind"] == "publication"]
    missed = run(*asked, "--revision", str(held + 50))
    assert missed.status == 2
    assert "revision" in missed.err
    assert run(*asked, "--revision", "0").status == 3
