"""`lawtime when` of a file and of an act that a register knows."""

from __future__ import annotations

from pathlib import Path

import pytest

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


LONG = (
    "{}Настоящий приказ вводится в действие по истечении десяти календарных дней после дня его первого официального "
    "опубликования и распространяется на правоотношения, возникшие с 1 января 2020 года."
)
FINAL = (
    "31-бап. Осы Заңды қолданысқа енгізу тәртібі\nОсы Заң:\n"
    "1) 2023 жылғы 1 қыркүйектен бастап қолданысқа енгізілетін осы Заңның 9-бабы 1-тармағының 4) тармақшасын, "
    "11-бабын;\n"
    "2) 2025 жылғы 1 қаңтардан бастап қолданысқа енгізілетін осы Заңның 18-бабының 7-тармағын қоспағанда, алғашқы "
    "ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі."
)


@pytest.mark.parametrize("label", ["", "4. ", "12) "])
def test_a_clause_longer_than_any_name_of_a_file_and_the_number_of_its_point_are_no_matter(
    run: Run, label: str
) -> None:
    (row,) = run("when", LONG.format(label), "--signed", "2020-03-01", "--published", "2020-03-10", "--json").rows
    assert (row["earliest"], row["latest"], row["certainty"]) == ("2020-03-21", "2020-03-21", "exact")


def test_a_whole_final_article_gives_a_day_for_each_provision(run: Run) -> None:
    rows = run("when", FINAL, "--published", "2022-01-10", "--json").rows
    assert [(row["provision"], row["earliest"]) for row in rows] == [
        ("act", "2022-03-12"),
        ("art_9__para_1__subpara_4", "2023-09-01"),
        ("art_11", "2023-09-01"),
        ("art_18__para_7", "2025-01-01"),
    ]


def test_words_of_which_a_part_is_not_understood_are_refused_whole(run: Run) -> None:
    refused = run("when", FINAL.replace("18-бабының 7-тармағын", "кейбір нормаларын"), "--published", "2022-01-10")
    assert refused.status == 2
    assert refused.out == ""


def test_a_duty_to_publish_in_the_press_is_no_part_of_the_rule(run: Run) -> None:
    clause = (
        "Настоящий Указ вводится в действие со дня подписания и подлежит опубликованию в средствах массовой информации."
    )
    (row,) = run("when", clause, "--signed", "2020-03-01", "--json").rows
    assert row["earliest"] == row["latest"] == "2020-03-01"


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("вводится в действие с 1 января 2021 года", "2021-01-01"),
        ("вводится в действие со дня его первого официального опубликования", "2020-03-10"),
        (
            "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования",
            "2020-03-21",
        ),
    ],
)
def test_legal_force_from_registration_is_no_commencement(run: Run, rule: str, day: str) -> None:
    clause = f"Настоящее решение вступает в силу со дня государственной регистрации в органах юстиции и {rule}."
    days = ("--signed", "2020-03-01", "--registered", "2020-03-05", "--published", "2020-03-10")
    (row,) = run("when", clause, *days, "--json").rows
    assert row["earliest"] == row["latest"] == day
