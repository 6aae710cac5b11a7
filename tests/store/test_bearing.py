"""The events that bear on an act are enough: histories built from them are those built from the whole log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.export.jsonl import answer_json, line, row_json
from lawtime.history.act import ActHistory, build_history
from lawtime.history.known import publications_of
from lawtime.jurisdictions import kz
from lawtime.law import Law
from lawtime.model.acts import ActRef
from lawtime.model.commencement import (
    After,
    Anchor,
    Counting,
    Extended,
    NotEarlier,
    On,
    OnDate,
    OnEvent,
    Rule,
    SeeProvision,
    Staged,
    Unit,
    Unstated,
    WithAct,
)
from lawtime.model.commencement import Excepted as Exception_
from lawtime.model.events import ChangeNoted, CommencementStated, Event, FactStated, Retracted
from lawtime.model.facts import CitedPublication, EventDated, InForce, Publication, Registration
from lawtime.model.sources import Source
from lawtime.store.bearing import _TOPICS, topics
from lawtime.store.indexed import days_cited
from lawtime.store.memory import MemoryLog
from store.made_events import EVENT_KINDS
from store.test_contract import edition, noted

DAY = date(2014, 7, 3)
AMENDED = [ActRef("law", "527-IV", date(2012, 1, 6)), ActRef("code", "33-V", DAY)]
AMENDING = [
    ActRef(kind, number, day)
    for kind, number, day in (
        ("law", "227-V", DAY),
        ("law", "228-V", DAY),
        ("code", "229-V", DAY),
        ("law", "33-V", DAY),
        ("law", "12-VI", date(2016, 7, 26)),
        ("decree", "9", date(2016, 7, 26)),
    )
]
SOON = st.integers(0, 90).map(timedelta)
PLAIN = st.sampled_from(
    [
        After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER),
        After(Anchor.PUBLICATION, 60, Unit.DAY, Counting.DAY_AFTER),
        After(Anchor.PUBLICATION, 2, Unit.MONTH, Counting.DAY_AFTER),
        After(Anchor.REGISTRATION, 10, Unit.DAY, Counting.DAY_AFTER),
        On(Anchor.PUBLICATION),
        OnDate(date(2015, 1, 1)),
        OnEvent("the treaty takes effect"),
        SeeProvision("art_2"),
        Unstated(),
    ]
)
RULES: st.SearchStrategy[Rule] = st.one_of(
    PLAIN,
    st.builds(WithAct, st.sampled_from([*AMENDING, *AMENDED])),
    st.builds(NotEarlier, PLAIN, st.just(date(2014, 9, 1))),
    st.builds(Extended, PLAIN, st.just(date(2014, 1, 1))),
    st.builds(
        lambda rule, other: Staged(rule, (Exception_("article 1", WithAct(other)),)), PLAIN, st.sampled_from(AMENDING)
    ),
)
ANY = st.sampled_from([*AMENDING, *AMENDED])


def stated(fact: object, line_: int) -> FactStated:
    return FactStated(source=Source("register", line=line_), fact=fact)  # type: ignore[arg-type]


FACTS = st.one_of(
    st.builds(lambda act, soon: Publication(act, act.date + soon), ANY, SOON),
    st.builds(
        lambda act, soon, amended: InForce(act, act.date + soon, None, amended),
        ANY,
        SOON,
        st.sampled_from([None, *AMENDED]),
    ),
    st.builds(lambda act, soon: Registration(act, act.date + soon), ANY, SOON),
    st.builds(lambda soon: EventDated("The treaty takes effect!", DAY + soon), SOON),
    st.builds(
        lambda act, number, soon: CitedPublication(
            act.kind, act.date, act.number if number else None, "", act.date + soon, "Gazette"
        ),
        ANY,
        st.booleans(),
        SOON,
    ),
)
EDITIONS = [edition(act, lang=lang) for act in AMENDED for lang in ("ru", "en")]
EVENTS = st.one_of(
    st.builds(
        lambda amended, by, rule, of: evolved(noted(amended, by, f"{by} {rule}", rule), of),
        st.sampled_from(AMENDED),
        st.sampled_from(AMENDING),
        RULES,
        st.sampled_from(EDITIONS),
    ),
    st.builds(stated, FACTS, st.integers(1, 3)),
    st.builds(
        lambda act, rule, where: CommencementStated(
            source=Source("law"), act=act, provision=where, aspect="", rule=rule, quote="says when"
        ),
        ANY,
        RULES,
        st.sampled_from(["act", "art_2"]),
    ),
    st.sampled_from(EDITIONS),
)


def evolved(event: ChangeNoted, of: Event) -> ChangeNoted:
    return evolve(event, edition=of.id)


def history(act: ActRef, events: Iterable[Event], named: Iterable[ActRef]) -> ActHistory:
    told = tuple(events)
    return build_history(act, told, publications_of(told, kz.CONVENTIONS, named), kz.default_rule)


def said(found: ActHistory) -> list[str]:
    """Return all that a history says."""
    law = Law(found, "en")
    told = [line(row_json(found.act, row)) for row in found.timeline()]
    told += [repr(finding) for finding in found.findings]
    for eid in found.articles:
        told += [line(answer_json(law.provision(eid).as_of(first))) for first, _, _ in law.provision(eid).versions()]
        told += [line(answer_json(law.provision(eid).as_of(DAY, known_on=DAY + timedelta(days)))) for days in (20, 90)]
    return told


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, max_size=14), st.lists(st.integers(0, 13), max_size=2), st.integers(0, 16))
def test_what_bears_on_an_act_gives_the_history_that_the_whole_log_gives(
    events: list[Event], taken_back: list[int], cut: int
) -> None:
    log = MemoryLog()
    log.append([*EDITIONS[:3], *events])
    whole = [entry.event for entry in log.entries()]
    for place in taken_back:
        if place + 3 < len(whole):
            log.append([Retracted(source=Source("editor"), event=whole[place + 3].id, reason="misread")])
    for revision in (log.revision, min(3 + cut, log.revision)):
        for act in AMENDED:
            bearing = tuple(log.replay(revision, act=act))
            days = map(date.fromisoformat, days_cited(bearing))
            named = [each for day in days for each in log.named_on(day, revision)]
            assert said(history(act, bearing, named)) == said(history(act, log.replay(revision), ()))


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_event_says_what_it_speaks_of(kind: type[Event]) -> None:
    assert kind in _TOPICS


def test_a_kind_of_event_that_nobody_thought_of_is_refused() -> None:
    class Rumoured(Event):
        pass

    with pytest.raises(TypeError, match="what a Rumoured speaks of"):
        topics(Rumoured(source=Source("a")))
