"""The law on national security rebuilt from real editions and amending laws: nothing exact is wrong."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "evidence_rebuilding.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evidence_rebuilding", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["evidence_rebuilding"] = module
    spec.loader.exec_module(module)
    return module


evidence = _loaded()
pytestmark = pytest.mark.skipif(not evidence.LAW.exists(), reason="../shared/data is not here")

REACHED = {
    # pair of editions, direction: unchanged and rebuilt as the official text, of 31 articles
    ("2014-11-07 \u2192 2020-01-01", "forward"): (19, 2),
    ("2020-01-01 \u2192 2014-11-07", "backward"): (19, 1),
    ("2020-01-01 \u2192 2020-07-03", "forward"): (30, 0),
    ("2020-07-03 \u2192 2020-01-01", "backward"): (30, 0),
    ("2020-07-03 \u2192 2023-02-26", "forward"): (25, 0),
    ("2023-02-26 \u2192 2020-07-03", "backward"): (25, 0),
    ("2023-02-26 \u2192 2024-07-22", "forward"): (23, 0),
    ("2024-07-22 \u2192 2023-02-26", "backward"): (23, 0),
}


@pytest.mark.parametrize("elements", [False, True])
def test_no_article_and_no_element_is_rebuilt_wrong_in_either_direction(elements: bool) -> None:
    for way, pair, told in evidence.pairs(elements=elements):
        counts = Counter(each.verdict for each in told)
        assert [each for each in told if each.verdict == "wrong"] == []
        if not elements:
            assert (counts["unchanged"], counts["identical"]) >= REACHED[pair, way]
            assert len(told) == 31


def test_every_doubt_names_what_is_missing() -> None:
    for _, _, told in evidence.pairs():
        for each in told:
            if each.verdict == "doubt":
                assert each.why.startswith(("not given: ", "the earlier text of", "the order of"))
                assert each.acts


def test_with_an_edition_left_out_nothing_exact_is_wrong() -> None:
    asked = dict(evidence.left_out(most=1))
    assert len(asked) == 10
    for name, each in asked.items():
        assert each.wrong == (), name
        assert each.right > 130


def test_what_is_exact_without_amending_laws_is_exact_with_them() -> None:
    asked = dict(evidence.left_out(most=1))
    for name, each in asked.items():
        if not name.endswith(" + laws"):
            assert asked[f"{name} + laws"].right >= each.right
