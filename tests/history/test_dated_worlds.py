"""Ten thousand small worlds, day by day, beside the library: publications given, missing, late and contradictory.

A *scene* is an act that changes article 1, with a rule of commencement, and perhaps another act that repeals it, or
puts it off, by its own text or as a register states; or the change is a suspension with an end, and perhaps with a
text that applies meanwhile. A *world* of a scene gives each act a day of publication. The
simulation goes through the calendar with plain arithmetic; the library sees the rules, and the publications that it is
told. Whatever the library calls exact holds in every world, every true state is among its possibilities, and both ends
of its bounds are reached in some world.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from lawtime.history.act import ActHistory, build_history
from lawtime.history.answers import Certainty, Status
from lawtime.history.publication import Publications
from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, On, OnDate, Rule, Unit
from lawtime.model.dates import Exact
from lawtime.model.document import Provision
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, EditionRead, Event, FactStated, Source
from lawtime.model.facts import POSTPONEMENT, REPEAL, Publication, Undone
from lawtime.model.notes import Action, Change
from lawtime.model.operations import Repeal, Replacement, Substitution

WORLDS = max(10_000, int(os.environ.get("LAWTIME_WORLDS", "0")))
"""So many worlds are gone through, however many scenes that takes."""

_SCENES = 200
"""At least so many scenes; one in which nothing is known holds a thousand worlds."""

START = date(2020, 1, 1)
BASE = ActRef("law", "1-VI", START)
SIGNED = {"change": 100, "other": 110}
WINDOW = 30
LAST = 260
CHANGE = ActRef("law", "10-VI", START + timedelta(SIGNED["change"]))
OTHER = ActRef("law", "20-VI", START + timedelta(SIGNED["other"]))
OLD, NEW, MEANWHILE = "old", "new", "meanwhile"


@frozen
class Scene:
    """What happens, and what the library is told of it.

    Args:
        count: the change takes effect so many days after its publication; `None` on the fixed day.
        fixed: the day on which it takes effect otherwise.
        fate: what the other act does to the first: nothing, `repeal` or `defer`; a register states a `stated` one.
        deferred: the fixed day that it is put off to.
        other: the other act takes effect so many days after its publication; `None` on publication.
        until: the change only suspends the article until this day; `None` for a rewording.
        stated: the day on which the act was repealed, as a register states.
        meanwhile: the suspension gives the article another text for its time.
        told: for each act, the days of publication that sources state; none where nobody does.
    """

    count: int | None
    fixed: int
    fate: str
    deferred: int
    other: int | None
    until: int | None
    told: tuple[tuple[int, ...], tuple[int, ...]]
    stated: int = 0
    meanwhile: bool = False


def day(offset: int) -> date:
    return START + timedelta(offset)


def rule(count: int | None, fixed: int | None) -> Rule:
    if fixed is not None:
        return OnDate(date=day(fixed))
    return On(Anchor.PUBLICATION) if count is None else After(Anchor.PUBLICATION, count, Unit.DAY, Counting.DAY_AFTER)


def starts(count: int | None, published: int) -> int:
    """Return the day of force by counting days one by one."""
    if count is None:
        return published
    reached = published
    for _ in range(count):
        reached += 1
    return reached + 1


def simulated(scene: Scene, published: tuple[int, int]) -> list[str]:
    """Return what article 1 is on each day of one world: `old`, `new` or `suspended`."""
    planned: int | None = (
        scene.fixed if scene.count is not None and scene.count < 0 else starts(scene.count, published[0])
    )
    acts_on = starts(scene.other, published[1])
    if scene.fate == "stated repeal":
        acts_on = scene.stated
    elif scene.fate == "stated defer":
        acts_on = SIGNED["other"]
    states, made = [], False
    for today in range(LAST):
        if scene.fate and today == acts_on and not made and (planned is None or planned > today):
            planned = None if "repeal" in scene.fate else scene.deferred
        made = made or (planned is not None and planned <= today)
        if scene.until is not None:
            held = MEANWHILE if scene.meanwhile else "suspended"
            states.append(held if made and today < scene.until else OLD)
        else:
            states.append(NEW if made else OLD)
    return states


def worlds(scene: Scene) -> list[tuple[int, int]]:
    """Return every pair of days of publication that the library must reckon with."""
    each = [
        told or tuple(range(signed, signed + WINDOW + 1))
        for told, signed in zip(scene.told, SIGNED.values(), strict=True)
    ]
    fixed = scene.count is not None and scene.count < 0
    firsts = each[0][:1] if fixed else each[0]
    seconds = each[1] if scene.fate in ("repeal", "defer") else each[1][:1]
    return [(one, two) for one in firsts for two in seconds]


def events_of(scene: Scene) -> list[Event]:
    place = Source("law.txt", "a" * 64, 1)
    line = Provision("art_1__al_1", "al", "", "", OLD, (1, 1))
    edition = EditionRead(
        source=place,
        act=BASE,
        title="t",
        lang="en",
        current=day(50),
        claimed=None,
        provisions=(Provision("art_1", "art", "1", "h", "", (1, 1), (line,)),),
    )
    made = rule(scene.count, scene.fixed if scene.count is not None and scene.count < 0 else None)
    begins = CommencementStated(source=place, act=BASE, provision="act", aspect="", rule=OnDate(date=START), quote="q")
    events: list[Event] = [edition, begins]
    if scene.until is None:
        new = Provision("art_1", "art", "1", "h", "", (1, 1), (Provision("art_1__al_1", "al", "", "", NEW, (1, 1)),))
        ordered = Substitution(target="art_1", new=(new,))
        events.append(_order(CHANGE, BASE, "art_1", ordered, made))
    else:
        change = Change(
            "art_1",
            Action.ANNOUNCED,
            None,
            CHANGE,
            made,
            until=day(scene.until),
            announces=Action.SUSPENDED,
            meanwhile=MEANWHILE if scene.meanwhile else "",
        )
        events.append(
            ChangeNoted(source=place, amended=BASE, edition=edition.id, place="art_1", change=change, quote="suspended")
        )
    if scene.fate.startswith("stated"):
        kind, when = (REPEAL, scene.stated) if "repeal" in scene.fate else (POSTPONEMENT, scene.deferred)
        row = Source("facts.tsv", "c" * 64, 2)
        events.append(FactStated(source=row, fact=Undone(CHANGE, kind, day(when), OTHER, source=row)))
    undoes = rule(scene.other, None)
    if scene.fate == "repeal":
        events.append(_order(OTHER, CHANGE, "act", Repeal(target="act"), undoes))
    elif scene.fate == "defer":
        words = [
            f"с {day(each).day} {_MONTHS[day(each).month]} {day(each).year} года"
            for each in (scene.fixed, scene.deferred)
        ]
        events.append(_order(OTHER, CHANGE, "art_2", Replacement(target="art_2", old=words[0], new=words[1]), undoes))
    return events


_MONTHS = {2: "февраля", 3: "марта", 4: "апреля", 5: "мая", 6: "июня", 7: "июля", 8: "августа"}


def _order(
    by: ActRef, of: ActRef, place: str, operation: Repeal | Replacement | Substitution, when: Rule
) -> ChangeOrdered:
    source = Source("amending.txt", "b" * 64, 2)
    return ChangeOrdered(
        source=source, act=by, amended=of, place=place, operations=(operation,), whole=True, rule=when, quotes=("q",)
    )


def history_of(scene: Scene) -> ActHistory:
    facts = [
        Publication(act, day(each), source=Source(f"register {n}"))
        for act, told in zip((CHANGE, OTHER), scene.told, strict=True)
        for n, each in enumerate(told)
    ]
    events = events_of(scene)
    rules: list[tuple[ActRef, str | None, Rule]] = []
    for event in events:
        if isinstance(event, ChangeOrdered):
            rules.append((event.act, None, event.rule))
        elif isinstance(event, ChangeNoted) and event.change.act is not None:
            rules.append((event.change.act, None, event.change.commencement))
    return build_history(BASE, events, Publications.build(facts, rules, kz.CONVENTIONS), kz.default_rule)


def scenes(chance: random.Random) -> Iterator[Scene]:
    while True:
        fate = chance.choice(["", "", "repeal", "defer", "stated repeal", "stated defer"])
        fixed = chance.randint(60, 200)
        told = []
        for signed in SIGNED.values():
            late = chance.random() < 0.15
            days = [signed + chance.randint(0, 80 if late else WINDOW) for _ in range(chance.choice([0, 1, 1, 2]))]
            told.append(tuple(sorted(set(days))))
        count = -1 if fate == "defer" or chance.random() < 0.3 else chance.choice([None, 0, 10, 21, 60])
        until = chance.randint(fixed - 20, 250) if not fate and chance.random() < 0.4 else None
        deferred, stated, meanwhile = chance.randint(fixed + 1, 240), chance.randint(101, 200), chance.random() < 0.5
        other = chance.choice([None, 10])
        yield Scene(count, fixed, fate, deferred, other, until, (told[0], told[1]), stated, meanwhile)


def agree(scene: Scene) -> int:
    """Hold the library against every world of a scene, and return how many there were."""
    provision = history_of(scene).provision("art_1", "en")
    every = worlds(scene)
    days = [simulated(scene, world) for world in every]
    for today in range(LAST):
        version = provision.at(day(today))
        possible = {each[today] for each in days}
        told = {_state(each.status, each.text, each.known) for each in version.candidates} or {
            _state(version.status, version.text, version.certainty is not Certainty.UNKNOWN)
        }
        assert possible <= told or "?" in told, (scene, today, possible, told)
        if version.certainty is Certainty.EXACT:
            assert len(possible) == 1, (scene, today, possible)
    return len(every)


def _state(status: Status, text: str | None, known: bool) -> str:
    if status is Status.SUSPENDED:
        return "suspended"
    return text or "" if known else "?"


def tight(scene: Scene) -> None:
    """Hold that both ends of the bounds of a change that nothing undid are reached in some world."""
    found = {point.force.date for point in history_of(scene).points if not point.ends and point.act == CHANGE}
    (bounds,) = found
    reached = {starts(scene.count, world[0]) for world in worlds(scene)}
    assert (bounds.earliest, bounds.latest) == (day(min(reached)), day(max(reached))), scene
    assert isinstance(bounds, Exact) == (len(reached) == 1)


def test_the_library_and_a_simulation_day_by_day_agree_in_ten_thousand_worlds() -> None:
    seen, kinds = 0, set()
    for tried, scene in enumerate(scenes(random.Random(20261123)), 1):
        seen += agree(scene)
        kinds.add((scene.fate, scene.meanwhile, scene.until is None, scene.count is None, *map(len, scene.told)))
        if not scene.fate and (scene.count is None or scene.count >= 0):
            tight(scene)
        if seen >= WORLDS and tried >= _SCENES:
            break
    assert len(kinds) > 50
