"""Days that are known: what stands in registers agrees with the rules, and what cannot be is not taken."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from lawtime.history.act import build_history
from lawtime.history.answers import Certainty
from lawtime.history.publication import Publications
from lawtime.jurisdictions.kz import CONVENTIONS, default_rule
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, OnDate, Rule, Unit
from lawtime.model.dates import Between, Exact, Unknown
from lawtime.model.document import Provision
from lawtime.model.events import ChangeNoted, EditionRead, Event
from lawtime.model.facts import InForce, Publication
from lawtime.model.notes import Action, Change
from lawtime.model.sources import Source
from lawtime.reading.publications import read_register

LAW = ActRef("law", "86-VIII", date(2024, 5, 21))
LATE = ActRef("law", "461-IV", date(2011, 7, 15))
TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
SIXTY = After(Anchor.PUBLICATION, 60, Unit.DAY, Counting.DAY_AFTER)
SIX_MONTHS = After(Anchor.PUBLICATION, 6, Unit.MONTH, Counting.DAY_AFTER)


def stated(act: ActRef, rule: Rule) -> list[Event]:
    """Return an edition of an act of 2024 whose first article a law is said to have changed."""
    unit = Provision("art_1", "art", "1", "", "", (0, 9), (Provision("art_1__al_1", "al", "", "", "text", (0, 9)),))
    place = Source("law.txt", "0" * 64, 7, (3, 9))
    read = EditionRead(source=place, act=LAW, title="", lang="en", current=None, claimed=None, provisions=(unit,))
    change = Change("art_1", Action.AMENDED, None, act, rule, span=(0, 1))
    return [read, ChangeNoted(source=place, amended=LAW, edition=read.id, place="art_1", change=change, quote="q")]


SLIPS = [
    ("2025-03-01", OnDate(date(2005, 1, 1)), ["force-before-act"]),
    ("2015-03-01", TEN, ["amended-before-act", "force-before-act"]),
    ("2015-03-01", OnDate(date(2025, 1, 1)), ["amended-before-act"]),
    ("2024-06-01", OnDate(date(2024, 1, 1)), []),
    ("2024-06-01", TEN, []),
]


@pytest.mark.parametrize(("signed", "rule", "codes"), SLIPS)
def test_a_change_before_the_act_existed_is_a_finding_with_its_place_and_its_day_is_not_taken(
    signed: str, rule: Rule, codes: list[str]
) -> None:
    act = ActRef("law", "9-VIII", date.fromisoformat(signed))
    history = build_history(LAW, stated(act, rule), Publications.build((), (), CONVENTIONS), default_rule)
    assert [each.code for each in history.findings] == codes
    assert all((each.source, each.line, each.span) == ("law.txt", 7, (3, 9)) for each in history.findings)
    (row,) = history.timeline("art_1")
    assert (row.date == Unknown()) is ("force-before-act" in codes)
    if "force-before-act" in codes:
        assert history.provision("art_1", "en").at(date(2024, 9, 1)).certainty is not Certainty.EXACT


def test_the_known_days_of_force_and_publication_agree_but_for_a_named_disagreement_of_conventions() -> None:
    root = Path(os.environ.get("LAWTIME_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    path = root / "data" / "kz" / "commencement" / "oracle.tsv"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    facts, _ = read_register(path)
    rules = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        number, _, words, *_ = line.split("\t")
        first = words.partition(" ")[0]
        counted = {"ten": TEN, "sixty": SIXTY, "six": SIX_MONTHS}.get(first)
        rules[number] = counted or OnDate(date(*map(int, reversed(words.removeprefix("from ").split(".")))))
    acts = {fact.act for fact in facts if isinstance(fact, InForce)}
    assert len(acts) == 15
    publications = Publications.build(facts, [(act, None, rules[act.number]) for act in acts], CONVENTIONS)
    disputed = []
    for act in acts:
        rule = rules[act.number]
        found = publications.resolve(act, rule)
        if found.disputed:
            disputed.append(act.number)
            continue
        told = next(fact.date for fact in facts if isinstance(fact, InForce) and fact.act == act)
        assert found.date == Exact(told)
        published = publications.of(act).date
        assert published.latest is not None
        if isinstance(rule, After):
            assert rule.resolve(signed=act.date, published=published, conventions=CONVENTIONS).date == Exact(told)
        assert act.date <= published.latest <= act.date + timedelta(30)
    assert disputed == ["461-IV"]
    codes = {each.code for each in publications.findings}
    assert codes <= {"dates-disputed", "convention-disagrees"}
    (named,) = [each for each in publications.resolve(LATE, SIX_MONTHS).findings if each.code == "convention-disagrees"]
    assert "kz.months_plus_one" in named.message


def test_one_part_of_a_text_leaves_the_day_of_the_final_part_open() -> None:
    first = Publication(LAW, date(2024, 5, 25), part="1", stated_by="the gazette")
    found = Publications.build([first], (), CONVENTIONS).of(LAW)
    assert found.date == Between(date(2024, 5, 25), date(2024, 6, 20))
    assert found.reasoning[0] == "publication: 2024-05-25.., by part 1 on 2024-05-25 (the gazette)"
    assert [each.kind for each in found.missing] == ["publication"]
    both = Publications.build([first, evolve(first, part="2", date=date(2024, 5, 28))], (), CONVENTIONS).of(LAW)
    assert (both.date, [each.name for each in both.assumptions]) == (Exact(date(2024, 5, 28)), ["any.final_part"])
    force = InForce(LAW, date(2024, 7, 28))
    settled = Publications.build([first, force], [(LAW, None, SIXTY)], CONVENTIONS).of(LAW)
    assert settled.date == Exact(date(2024, 5, 28))
    early = Publications.build([evolve(first, date=date(2024, 5, 1))], (), CONVENTIONS).of(LAW)
    assert [each.code for each in early.findings] == ["publication-before-signature", "dates-disputed"]


def test_a_day_that_is_known_in_one_language_alone_names_that_it_is() -> None:
    one = Publication(LAW, date(2024, 5, 22), "a newspaper", lang="ru")
    assert [each.name for each in Publications.build([one], (), CONVENTIONS).of(LAW).assumptions] == [
        "any.one_language"
    ]
    for other in (evolve(one, lang="kk"), evolve(one, lang="")):
        found = Publications.build([one, other], (), CONVENTIONS).of(LAW)
        assert (found.date, found.assumptions) == (Exact(one.date), ())
