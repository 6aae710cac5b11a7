"""`lawtime graph`: the web of acts, in each form."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from .conftest import Run


def test_the_table_counts_acts_and_names_who_amends_whom(run: Run, seed: str) -> None:
    ran = run("graph", seed)
    assert ran.status == 0
    assert "№ 33-V" in ran.out
    assert "Changed by most acts" in ran.out
    assert "article 15 of Law № 527-IV of 06.01.2012: 20" in ran.out


def test_a_graph_as_of_a_day_leaves_out_what_came_later(run: Run, seed: str) -> None:
    early = run("graph", seed, "--as-of", "2013-01-01").out
    assert "33-V" in early
    assert "94-VIII" not in early


def test_programs_get_lines_of_json_graphml_and_dot(run: Run, seed: str) -> None:
    rows = [json.loads(line) for line in run("graph", seed, "--json").out.splitlines()]
    assert {"act", "number", "date"} <= set(rows[0])
    assert run("graph", seed, "--format", "json").out == run("graph", seed, "--json").out
    root = ElementTree.fromstring(run("graph", seed, "--format", "graphml").out)
    assert root.tag.endswith("graphml")
    dot = run("graph", seed, "--format", "dot").out
    assert dot.startswith("digraph acts {")
    assert '"/akn/kz/act/law/2012-01-06/527-IV"' in dot


def test_the_neighbourhood_of_an_act_is_drawn(run: Run, seed: str, tmp_path: Path) -> None:
    out = tmp_path / "web.svg"
    assert run("graph", seed, "--svg", str(out), "--act", "527-IV").status == 0
    root = ElementTree.parse(out).getroot()
    assert root.tag.endswith("svg")
    assert "Law № 94-VIII of 19.06.2024" in "".join(root.itertext())


def test_an_act_that_is_not_there_is_named_with_its_neighbours(run: Run, seed: str) -> None:
    ran = run("graph", seed, "--act", "527-V")
    assert ran.status == 3
    assert "527-IV" in ran.err


def test_acts_of_one_number_are_told_apart_and_a_text_that_names_none_is_no_law_of_a_year(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "excerpt.txt"
    started = "(вводится в действие со дня первого официального опубликования)"
    path.write_text(
        "Статья 1. Основные понятия\n1. Понятие.\nСноска. Статья 1 с изменениями, внесенными постановлением "
        f"Правительства РК от 24.01.2020 № 2 {started}; от 31.03.2021 № 2 {started}.\n",
        encoding="utf-8",
    )
    out = run("graph", str(path)).out
    assert "№ 2 of 2020-01-24" in out
    assert "№ 2 of 2021-03-31" in out
    assert "(not named by its text)" in out
    assert "9999" not in out
