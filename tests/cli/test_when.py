"""`lawtime when` of a file and of an act that a register knows."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run

LAW = (
    "Закон Республики Казахстан от 21 декабря 2022 года № 167-VII\n\nО чем-то\n\nСтатья 1. Правило\n\nСлова.\n\n"
    "Статья 2.\n\n1. Настоящий Закон вводится в действие с 1 января 2023 года, за исключением:\n\n"
    "1) статьи 1, которая вводится в действие по истечении шестидесяти календарных дней после дня его первого "
    "официального опубликования.\n"
)


def register(folder: Path, *rows: str) -> str:
    path = folder / "facts.tsv"
    path.write_text("fact\tact\tsigned\tdate\tsource\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def test_an_act_says_when_each_of_its_provisions_takes_effect(run: Run, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text(LAW, encoding="utf-8")
    whole, first = run("when", str(law), "--json").rows
    assert (whole["provision"], whole["earliest"], whole["certainty"]) == ("act", "2023-01-01", "exact")
    assert (first["provision"], first["earliest"], first["latest"]) == ("art_1", "2023-02-20", "2023-03-22")
    assert first["act"] == "/akn/kz/act/law/2022-12-21/167-VII"
    facts = register(tmp_path, "publication\t167-VII\t2022-12-21\t2022-12-26\tthe bank")
    for args in (("--publications", facts), ("--published", "2022-12-26")):
        assert run("when", str(law), *args, "--json").rows[1]["earliest"] == "2023-02-25"
    assert "Law № 167-VII of 21.12.2022, article 1\n" in run("when", str(law)).out


def test_a_file_that_does_not_say_is_not_found(run: Run, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("Статья 1. Правило\n\nСлова.\n", encoding="utf-8")
    ran = run("when", str(law))
    assert (ran.status, ran.out) == (3, "")
    assert "does not say when it takes effect" in ran.err


def test_a_register_knows_the_day_of_an_act(run: Run) -> None:
    (row,) = run("when", "86-VIII", "--publications", "kz", "--json").rows
    assert (row["earliest"], row["certainty"], row["rule"]) == ("2024-07-22", "exact", None)
    assert row["aspect"] == "its changes in Law № 527-IV of 06.01.2012"
    (row,) = run("when", "/akn/kz/act/law/2015-11-12/393-V", "--publications", "kz", "--json").rows
    assert (row["earliest"], row["certainty"]) == (None, "unknown")
    assert row["missing"] == [{"kind": "clause", "what": "the commencement clause of Law № 393-V of 12.11.2015"}]
    assert "2015-11-17" in row["reasoning"][0]


def test_days_that_contradict_one_another_are_no_exact_day(run: Run, tmp_path: Path) -> None:
    rows = ("in_force\t1-VI\t2020-01-01\t2020-02-01\tone", "in_force\t1-VI\t2020-01-01\t2020-02-05\tother")
    ran = run("when", "1-VI", "--publications", register(tmp_path, *rows), "--json")
    (row,) = ran.rows
    assert (row["earliest"], row["latest"], row["certainty"]) == ("2020-02-01", "2020-02-05", "between")
    assert "[dates-disputed]" in ran.err


def test_an_act_that_no_register_knows_is_no_clause(run: Run) -> None:
    assert run("when", "999-VIII", "--publications", "kz").status == 2


def test_a_period_that_leaves_the_calendar_is_a_finding(run: Run) -> None:
    ran = run(
        "when",
        "shall be enforced upon expiry of ten calendar days after its first official publication",
        "--published",
        "9999-12-31",
        "--strict",
    )
    assert ran.status == 1
    assert "[force-outside-calendar]" in ran.err
