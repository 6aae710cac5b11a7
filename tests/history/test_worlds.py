"""A day-by-day simulation beside the library: what it calls exact must hold in every world that the facts allow.

A *world* gives every amending act its day of publication. The simulation makes changes day by day; an edition is a
snapshot with the notes that a publisher would write. The library sees only editions and some publications.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawtime.history.act import ActHistory, build_history
from lawtime.history.answers import Certainty, Status
from lawtime.history.publication import Publications
from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, On, OnDate, Rule, Unit
from lawtime.model.document import Provision
from lawtime.model.events import ChangeNoted, CommencementStated, EditionRead, Event, FactStated, Source
from lawtime.model.facts import Publication
from lawtime.model.notes import Action, Change

MANY = int(os.environ.get("LAWTIME_WORLDS", "400"))
"""How many scenes are tried; each stands for several worlds. `make fuzz` asks for more."""

START = date(2020, 1, 1)
BASE = ActRef("law", "1-VI", START)
WINDOW = 30
TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
SIXTY = After(Anchor.PUBLICATION, 60, Unit.DAY, Counting.DAY_AFTER)


@frozen
class Planned:
    """A change of article 1 or 2 that an amending act orders."""

    act: ActRef
    article: int
    action: Action
    rule: Rule


@frozen
class Scene:
    """What happens, and which of it the library is told."""

    planned: tuple[Planned, ...]
    published: tuple[int, ...]
    told: tuple[bool, ...]
    snapshots: tuple[tuple[int, bool], ...]


def force(rule: Rule, published: date) -> date:
    """Return the day of force by plain arithmetic, another way than the library's."""
    if isinstance(rule, OnDate):
        return rule.date
    if isinstance(rule, On):
        return published
    assert isinstance(rule, After)
    day = published
    for _ in range(rule.count):
        day += timedelta(days=1)
    return day + timedelta(days=1)


def made(scene: Scene, world: Sequence[int], article: int, day: date) -> tuple[int, ...]:
    """Return the changes made to an article by a day, in the order in which they were made."""
    dated = [
        (force(each.rule, START + timedelta(days=published)), each.act.date, each.act.number, place)
        for place, (each, published) in enumerate(zip(scene.planned, world, strict=True))
        if each.article == article
    ]
    return tuple(entry[3] for entry in sorted(dated) if entry[0] <= day)


def text(scene: Scene, changes: Sequence[int]) -> str | None:
    """Return the article's text after changes: every change leaves its mark, a rewording wipes the earlier ones."""
    marks = ["first"]
    for place in changes:
        action = scene.planned[place].action
        if action is Action.REPEALED:
            return None
        assert marks
        marks = [f"new {place}"] if action is Action.REWORDED else [*marks, f"changed {place}"]
    return " ".join(marks)


def listed(scene: Scene, changes: Sequence[int]) -> tuple[int, ...]:
    """Return the changes that a publisher's note lists: it drops those before a rewording."""
    kept: list[int] = []
    for place in changes:
        kept = [place] if scene.planned[place].action is not Action.AMENDED else [*kept, place]
    return tuple(kept)


def events_of(scene: Scene) -> tuple[list[Event], list[date]]:
    """Return what the library is shown, and the days of the snapshots."""
    events: list[Event] = []
    days = []
    for rank, (offset, dated) in enumerate(scene.snapshots):
        day = START + timedelta(days=offset)
        days.append(day)
        shown = {article: made(scene, scene.published, article, day) for article in (1, 2)}
        provisions = tuple(
            Provision(f"art_{n}", "art", str(n), f"heading {n}", "", (n, n), (_line(n, text(scene, shown[n])),))
            for n in (1, 2)
            if text(scene, shown[n]) is not None
        )
        source = Source(f"edition {rank}", f"{rank:064d}")
        edition = EditionRead(
            source=source,
            act=BASE,
            title="t",
            lang="en",
            current=day if dated else None,
            claimed=None,
            provisions=provisions,
        )
        events.append(edition)
        for n in (1, 2):
            for place in listed(scene, shown[n]):
                planned = scene.planned[place]
                change = Change(f"art_{n}", planned.action, None, planned.act, planned.rule, span=(0, place + 1))
                noted = ChangeNoted(
                    source=source, amended=BASE, edition=edition.id, place=f"art_{n}", change=change, quote=f"q{place}"
                )
                events.append(noted)
    events.append(
        CommencementStated(
            source=Source("edition 0"), act=BASE, provision="act", aspect="", rule=OnDate(date=START), quote="from"
        )
    )
    for planned, published, told in zip(scene.planned, scene.published, scene.told, strict=True):
        if told:
            day = START + timedelta(days=published)
            fact = Publication(act=planned.act, date=day, source=Source("register"))
            events.append(FactStated(source=Source("register", line=published), fact=fact))
    return events, days


def _line(n: int, words: str | None) -> Provision:
    return Provision(f"art_{n}__al_1", "al", "", "", words or "", (n, n))


def history_of(events: Sequence[Event]) -> ActHistory:
    facts = [event.fact for event in events if isinstance(event, FactStated)]
    return build_history(BASE, events, Publications.build(facts, (), kz.CONVENTIONS), kz.default_rule)


def worlds(scene: Scene, days: Sequence[date]) -> list[tuple[int, ...]]:
    """Return every assignment of publication days that agrees with what the library was shown."""
    choices = []
    for planned, published, told in zip(scene.planned, scene.published, scene.told, strict=True):
        signed = (planned.act.date - START).days
        free = {signed, signed + WINDOW, signed + WINDOW // 2, published}
        choices.append([published] if told or isinstance(planned.rule, OnDate) else sorted(free))
    shown = [[made(scene, scene.published, n, day) for n in (1, 2)] for day in days]
    fitting = []
    for world in product(*choices):
        seen = [
            [made(scene, world, n, day) for n in (1, 2)] == state
            if dated
            else any(
                [made(scene, world, n, day + timedelta(days=shift)) for n in (1, 2)] == state
                for shift in range(max(-70, (START - day).days), 71)  # nobody prints an act before it is signed
            )
            for (_, dated), day, state in zip(scene.snapshots, days, shown, strict=True)
        ]
        if all(seen):
            fitting.append(world)
    return fitting


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    count = draw(st.integers(0, 4))
    planned, published = [], []
    for n in range(count):
        signed = draw(st.integers(0, 300))
        act = ActRef("law", f"{n + 10}-VI", START + timedelta(days=signed))
        fixed = OnDate(date=act.date + timedelta(days=draw(st.integers(-40, 90))))
        rule = draw(st.sampled_from([TEN, SIXTY, fixed, On(Anchor.PUBLICATION)]))
        action = draw(st.sampled_from([Action.AMENDED, Action.AMENDED, Action.REWORDED]))
        planned.append(Planned(act, draw(st.integers(1, 2)), action, rule))
        published.append(signed + draw(st.integers(0, WINDOW)))
    for article in (1, 2):
        if draw(st.integers(0, 3)) == 0:
            act = ActRef("law", f"{article + 90}-VI", START + timedelta(days=420))
            planned.append(Planned(act, article, Action.REPEALED, OnDate(date=START + timedelta(days=440))))
            published.append(425)
    told = tuple(draw(st.booleans()) for _ in planned)
    snapshots = draw(
        st.lists(st.tuples(st.integers(0, 500), st.booleans()), min_size=1, max_size=3, unique_by=lambda s: s[0])
    )
    return Scene(tuple(planned), tuple(published), told, tuple(sorted(snapshots)))


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenes())
def test_what_is_called_exact_holds_in_every_world_that_the_facts_allow(scene: Scene) -> None:
    events, days = events_of(scene)
    history = history_of(events)
    known = {place for day in days for n in (1, 2) for place in made(scene, scene.published, n, day)}
    horizon = max(days)
    fitting = worlds(scene, days)
    for n in (1, 2):
        versions = history.provision(f"art_{n}", "en")
        for start, _end, version in versions:
            if version.certainty is not Certainty.EXACT or not START <= start <= horizon:
                continue
            assert version.status is (Status.REPEALED if version.text is None else Status.IN_FORCE)
            for world in fitting:
                changes = made(scene, world, n, start)
                if set(changes) <= known:
                    assert version.text == text(scene, changes), (start, world)


@settings(max_examples=MANY // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenes(), st.integers(0, 500))
def test_the_true_text_is_always_among_the_possibilities(scene: Scene, offset: int) -> None:
    events, days = events_of(scene)
    history = history_of(events)
    day = START + timedelta(days=offset)
    known = {place for each in days for n in (1, 2) for place in made(scene, scene.published, n, each)}
    for n in (1, 2):
        version = history.provision(f"art_{n}", "en").at(day)
        changes = made(scene, scene.published, n, day)
        if not set(changes) <= known or version.certainty is Certainty.PRESUMED:
            continue
        truth = text(scene, changes)
        told = [each.text for each in version.candidates] or [version.text]
        assert truth in told or None in told


@settings(max_examples=MANY // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenes(), st.integers(0, 500), st.data())
def test_hiding_evidence_leaves_doubt_and_never_another_exact_text(
    scene: Scene, offset: int, data: st.DataObject
) -> None:
    events, _ = events_of(scene)
    removable = [event for event in events if isinstance(event, FactStated)]
    if not removable:
        return
    hidden = data.draw(st.sampled_from(removable))
    day = START + timedelta(days=offset)
    full, less = history_of(events), history_of([event for event in events if event is not hidden])
    for n in (1, 2):
        one, other = full.provision(f"art_{n}", "en").at(day), less.provision(f"art_{n}", "en").at(day)
        if Certainty.EXACT is one.certainty is other.certainty:
            assert one.text == other.text
