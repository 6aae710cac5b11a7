"""The words in which each language cites a publication, held against the examples that stand beside them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from lawtime.model.sources import Source
from lawtime.reading.citations import mine_publications

WORDS: dict[str, dict[str, Any]] = tomllib.loads(
    resources.files("lawtime.jurisdictions.kz").joinpath("citations.toml").read_text(encoding="utf-8")
)
EXAMPLES = [
    pytest.param(each, id=f"{lang} {n}") for lang, words in WORDS.items() for n, each in enumerate(words["examples"])
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_gives_its_facts_and_leaves_nothing_unread(example: dict[str, Any]) -> None:
    facts, findings = mine_publications(f"1. {example['text']}:\n", Source("act"))
    told = [[str(fact.signed), fact.kind, fact.number or "", str(fact.date), fact.place] for fact in facts]
    assert (told, findings) == (example["facts"], ())


@pytest.mark.parametrize("lang", WORDS)
def test_every_kind_of_act_and_every_newspaper_has_an_example(lang: str) -> None:
    facts = [fact for each in WORDS[lang]["examples"] for fact in each["facts"]]
    named = {name for name in WORDS[lang]["places"] if name}
    assert {fact[1] for fact in facts} == set(WORDS[lang]["kinds"])
    places = {place for fact in facts for place in fact[4].split(", ")}
    assert named < places, "and one has a newspaper that the file does not name"
