"""`lawtime publications`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

CITED = (
    'Закон Республики Казахстан от {signed} ноября 2015 года "О чем", опубликованный в газетах "Егемен Қазақстан" и '
    '"Казахстанская правда" {day} ноября 2015 г.'
)


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "act.md"
    path.write_text("Статья 1.\n\n1. В " + CITED.format(signed=12, day=17) + ":\n", encoding="utf-8")
    return path


def test_a_cited_publication_is_found_with_its_place_and_quote(run: Run, act: Path) -> None:
    (row,) = run("publications", str(act), "--json").rows
    assert (row["fact"], row["act"], row["kind"], row["number"]) == ("publication", None, "law", None)
    assert (row["signed"], row["date"], row["title"]) == ("2015-11-12", "2015-11-17", "О чем")
    assert (row["place"], row["line"]) == ("Егемен Қазақстан, Казахстанская правда", 3)
    assert row["quote"] == CITED.format(signed=12, day=17)
    out = run("publications", str(act)).out
    assert out.startswith("1 fact in 1 file.\n")
    assert f"{act}:3" in out


def test_the_same_citation_is_found_on_a_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "act.html"
    body = CITED.format(signed=12, day=17).replace('"О', "&laquo;О").replace('чем"', "чем&raquo;")
    page.write_text(f"<html><body>\n<p>Статья 1. Изменить</p>\n<p>1. В {body}:</p></body></html>", encoding="utf-8")
    (row,) = run("publications", str(page), "--json").rows
    assert (row["signed"], row["date"], row["title"], row["line"]) == ("2015-11-12", "2015-11-17", "О чем", 3)


def test_the_register_that_is_printed_reads_as_the_same_facts(run: Run, act: Path, tmp_path: Path) -> None:
    register = tmp_path / "found.tsv"
    register.write_text(run("publications", str(act), "--register").out, encoding="utf-8")
    (first,), (again,) = (run("publications", str(path), "--json").rows for path in (act, register))
    for name in ("fact", "act", "kind", "number", "signed", "date", "place", "title", "quote"):
        assert first[name] == again[name]
    assert again["stated_by"] == f"{act}:3"


def test_contradicting_citations_are_told_and_both_are_kept(run: Run, act: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(CITED.format(signed=12, day=18), encoding="utf-8")
    ran = run("publications", str(act), str(other), "--json", "--strict")
    assert (ran.status, len(ran.rows)) == (1, 2)
    assert f"on 2015-11-17 ({act}:3) and on 2015-11-18 ({other}:1)" in ran.err
    assert "[publication-contradiction]" in ran.err


def test_a_citation_that_is_not_understood_and_a_file_that_cannot_be_read_are_findings(
    run: Run, act: Path, tmp_path: Path
) -> None:
    bad, early = tmp_path / "bad.txt", tmp_path / "early.txt"
    bad.write_bytes(b"\x00\x01")
    early.write_text(CITED.format(signed=12, day=1), encoding="utf-8")
    ran = run("publications", str(act), str(bad), str(early), "--json")
    assert (ran.status, len(ran.rows)) == (0, 1)
    assert "[unreadable]" in ran.err
    assert "[publication-before-signature]" in ran.err
    assert run("publications", str(bad)).status == 2


def test_nothing_found_is_said(run: Run, seed: str) -> None:
    assert run("publications", seed).out == "0 facts in 1 file: no publication is cited there.\n"
    assert run("publications", seed, "--register").out == "fact\tact\tsigned\tdate\tsource\n"
    ran = run("publications", seed, "--register", "--json")
    assert (ran.status, ran.out) == (2, "")
