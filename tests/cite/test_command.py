"""`lawtime cite` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawtime import cli


def _run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(["cite", *args])
    out, err = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, out, err


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("Warsaw, 20 November 2014\nArt. 26-28 of the Criminal Code, Law №217 of January 11, 2007\n")
    return path


def test_each_citation_is_a_line_of_json_with_the_fields_of_the_design(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = _run(capsys, str(report), "--on", "2020-01-15", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [row["eid"] for row in rows[:3]] == ["art_26", "art_27", "art_28"]
    fields = {"line", "span", "text", "act", "eid", "on", "status", "certainty", "version", "amended_by", "findings"}
    assert all(fields <= row.keys() for row in rows)
    assert rows[0]["act"] == "/akn/kz/act/code/2014-07-03/226-V"
    assert rows[3]["findings"][0]["code"] == "number-without-suffix"


def test_without_a_day_the_days_of_the_document_are_proposed_and_not_used(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, err = _run(capsys, str(report))
    assert "--on 2014-11-20" in err
    assert "unresolved" in out


def test_findings_give_status_one_under_strict(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, str(report), "--on", "2020-01-15", "--strict")[0] == 1


def test_the_document_is_written_with_links(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, marked = report.with_suffix(".html"), report.with_suffix(".md")
    status, out, _ = _run(capsys, str(report), "--on", "2020-01-15", "--html", str(page), "--markdown", str(marked))
    assert (status, out) == (0, "")
    assert "226-V" in page.read_text(encoding="utf-8")
    assert "226-V" in marked.read_text(encoding="utf-8")


def test_a_table_has_one_row_for_a_range(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, str(report), "--on", "2020-01-15")
    assert "Criminal Code 226-V, art. 26 … 28" in out


@pytest.mark.parametrize("columns", ["80", "100", "140"])
def test_no_day_and_no_number_is_cut_on_a_narrow_terminal(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    _, out, _ = _run(capsys, str(report), "--on", "2014-11-20")
    assert "1997-07-16" in out
    assert "2015-01-01" in out
    assert "217-III" in out
    assert "167-I" in out


def test_the_constitution_is_named_by_its_year_and_not_by_a_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Article 14 of the Constitution of Kazakhstan applies.\n")
    _, out, _ = _run(capsys, str(path), "--on", "2020-01-15")
    assert "Constitution of 1995" in out
    assert "№ CONST" not in out


def test_acts_of_one_number_are_told_apart_by_their_days_and_codes_by_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ruling.txt"
    path.write_text(
        "Нормативное постановление Верховного Суда РК от 31 марта 2017 года № 2\n"
        "Нормативное постановление Верховного Суда РК от 31 мая 2019 года № 2\nст. 5 КоАП РК, ст. 7 НК РК\n"
    )
    _, out, _ = _run(capsys, str(path), "--on", "2020-01-15")
    assert "Resolution 2 of 2017-03-31" in out
    assert "Resolution 2 of 2019-05-31" in out
    assert "Code of Administrative Offences 235-V, art. 5" in out
    assert "Tax Code 120-VI, art. 7" in out
