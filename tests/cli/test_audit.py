"""`lawtime audit`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

LAW = """Law of the Republic of Kazakhstan dated 6 January 2012 № 527-IV

On National Security

Article 1. {text}

Footnote. Article 1 as amended by the Law of the RK № 357-VI dated 03.07.2020 (shall be enforced upon expiry of ten \
calendar days after its first official publication).
"""


def edition(folder: Path, name: str, text: str = "A rule") -> str:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(LAW.format(text=text), encoding="utf-8")
    return str(path)


def test_an_edition_dated_by_the_signature_of_its_newest_act_is_contradicted(run: Run, tmp_path: Path) -> None:
    law = edition(tmp_path, "law.txt")
    ran = run("audit", law, "--dated", "2020-07-03", "--json")
    (row,) = ran.rows
    assert (ran.status, row["verdict"], row["claimed"]) == (0, "contradicted", "2020-07-03")
    assert row["earliest_possible"] == "2020-07-14"
    assert "№ 357-VI of 03.07.2020 is shown as made" in row["reasons"][0]
    assert run("audit", law, "--dated", "2020-07-03", "--strict").status == 1
    out = run("audit", law, "--dated", "2020-07-03").out
    assert out.startswith(f"{law}, dated 2020-07-03: contradicted\n")
    assert "from 2020-07-14 at the earliest to a day not known at the latest" in out


def test_a_register_settles_what_the_notes_leave_undetermined(run: Run, tmp_path: Path) -> None:
    law = edition(tmp_path, "2020-07-20.txt")
    register = tmp_path / "facts.tsv"
    register.write_text("act\tsigned\tpublished\n357-VI\t2020-07-03\t2020-07-07\n", encoding="utf-8")
    assert [row["verdict"] for row in run("audit", law, "--json").rows] == ["undetermined"]
    for args in ((law, str(register)), (law, "--publications", str(register)), (str(tmp_path),)):
        (row,) = run("audit", *args, "--json").rows
        assert (row["verdict"], row["earliest_possible"]) == ("consistent", "2020-07-18")


def test_a_folder_of_editions_is_a_table_with_the_share_contradicted(run: Run, tmp_path: Path) -> None:
    edition(tmp_path / "law", "2020-07-03.txt")
    edition(tmp_path / "law", "2020-09-01.txt", "Another rule")
    edition(tmp_path / "law", "undated.txt")
    ran = run("audit", str(tmp_path / "law"))
    lines = ran.out.splitlines()
    assert [line.split()[2] for line in lines[1:3]] == ["contradicted", "consistent"]
    assert lines[-1] == "1 of 2 contradicted (50%)"
    assert "[edition-undated]" in ran.err
    assert "art_1 differs from" in ran.err
    assert "[text-without-note]" in ran.err


def test_a_file_that_cannot_be_read_is_a_finding_where_there_are_others(run: Run, tmp_path: Path) -> None:
    edition(tmp_path / "law", "2020-09-01.txt")
    bad = tmp_path / "law" / "2020-09-02.txt"
    bad.write_bytes(b"\x00\x01\x02")
    ran = run("audit", str(tmp_path / "law"), "--json")
    assert len(ran.rows) == 1
    assert "[unreadable]" in ran.err
    assert run("audit", str(bad)).status == 2


@pytest.mark.parametrize(
    ("names", "options", "says"),
    [
        (["law.txt"], [], "give it with --dated DATE"),
        (["2020-13-01.txt"], [], "give it with --dated DATE"),
        (["2020-01-01_2021-01-01.txt"], [], "give it with --dated DATE"),
        (["a.txt", "b.txt"], ["--dated", "2020-01-01"], "--dated is of one edition, and 2 are named"),
        (["facts.tsv"], [], "name an edition"),
    ],
)
def test_an_edition_without_a_date_cannot_be_judged(
    run: Run, tmp_path: Path, names: list[str], options: list[str], says: str
) -> None:
    ran = run("audit", *(edition(tmp_path, name) for name in names), *options)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
