"""A law lives, and what is known of it comes and goes: nothing exact is ever wrong, nor another text than before.

A machine enacts amending acts, some in stages, keeps editions, publishes; then it hides and shows editions,
publications and items in any order. After each step every day is asked.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from test_rebuilding_worlds import (
    Amending,
    Order,
    Story,
    history_of,
    in_force,
    is_drafted_well,
    lines_on,
    shown,
    takes_free_numbers,
)
from test_worlds import MANY, START, TEN

from lawtime.history.answers import Certainty
from lawtime.model.acts import ActRef
from lawtime.model.commencement import OnDate
from lawtime.model.events import ChangeOrdered, EditionRead

ORDERS = (
    Order("words", "1", "new1"),
    Order("words", "2", "new2"),
    Order("words", "3", "new3"),
    Order("restate", "3", "stated anew"),
    Order("restate", "1", "stated again"),
    Order("insert", "1-1", "came in"),
    Order("insert", "2-1", "came later"),
    Order("repeal", "2", ""),
    Order("repeal", "3", ""),
    Order("renumber", "3", "5"),
    Order("renumber", "2", "4"),
    Order("insert", "2", "took the number"),
    Order("everywhere", "stands", "holds"),
    Order("everywhere", "new1", "newer"),
    Order("restate", "2", "told twice"),
    Order("phrase", "5", "third>fifth"),
    Order("phrase", "3", "stands>lies"),
    Order("phrase", "4", "second>fourth"),
    Order("restate", "5", "stated at five"),
)
LINES = ("1", "2", "3", "2-1", "4", "5")
LAST = START + timedelta(days=460)


class LosingEvidence(RuleBasedStateMachine):
    """One law, and a library that is shown now more, now less of what concerns it."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[Amending] = []
        self.editions: list[tuple[int, bool]] = []
        self.hidden: set[int] = set()
        self.twice = False
        self.exact: dict[tuple[str, date], str | None] = {}

    # -- what happens ---------------------------------------------------------------------------------------------

    @initialize(offset=st.integers(0, 450), dated=st.booleans())
    def first_edition(self, offset: int, dated: bool) -> None:
        self.editions.append((offset, dated))

    @precondition(lambda self: len(self.acts) < 6)
    @rule(
        orders=st.lists(st.sampled_from(ORDERS), min_size=1, max_size=3, unique=True),
        signed=st.integers(0, 300),
        wait=st.integers(0, 30),
        fixed=st.integers(-20, 61),
    )
    def amend(self, orders: list[Order], signed: int, wait: int, fixed: int) -> None:
        if any(order in each.orders for each in self.acts for order in orders):
            return
        act = ActRef("law", f"{len(self.acts) + 10}-VI", START + timedelta(days=signed))
        when = TEN if fixed == 61 else OnDate(date=act.date + timedelta(days=fixed))
        self.acts.append(Amending(act, tuple(orders), when, signed + wait, read=True, told=True))
        self.exact = {}

    @precondition(lambda self: 0 < len(self.acts) < 6)
    @rule(order=st.sampled_from(ORDERS), later=st.integers(1, 90))
    def amend_in_stages(self, order: Order, later: int) -> None:
        last = self.acts[-1]
        if any(order in each.orders for each in self.acts):
            return
        when = OnDate(date=last.act.date + timedelta(days=later))
        if all(when != each.rule for each in self.acts if each.act == last.act):
            self.acts.append(evolve(last, orders=(order,), rule=when))
            self.exact = {}

    @precondition(lambda self: len(self.editions) < 4)
    @rule(offset=st.integers(0, 450), dated=st.booleans())
    def keep_an_edition(self, offset: int, dated: bool) -> None:
        if all(offset != each for each, _ in self.editions):
            self.editions.append((offset, dated))

    # -- what is known of it --------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.editions) > 1)
    @rule(which=st.integers(0, 3))
    def hide_or_show_an_edition(self, which: int) -> None:
        at = which % len(self.editions)
        if at in self.hidden or len(self.hidden) < len(self.editions) - 1:
            self.hidden ^= {at}

    @precondition(lambda self: self.acts)
    @rule(which=st.integers(0, 5))
    def hide_or_show_a_publication(self, which: int) -> None:
        act = self.acts[which % len(self.acts)].act
        self.acts = [evolve(each, told=not each.told) if each.act == act else each for each in self.acts]

    @precondition(lambda self: self.acts)
    @rule(which=st.integers(0, 5))
    def hide_or_show_an_item(self, which: int) -> None:
        act = self.acts[which % len(self.acts)].act
        self.acts = [evolve(each, read=not each.read) if each.act == act else each for each in self.acts]

    @rule()
    def give_every_file_twice(self) -> None:
        self.twice = not self.twice

    # -- what must hold -------------------------------------------------------------------------------------------

    @invariant()
    def what_is_exact_is_the_truth_and_what_it_was_before(self) -> None:
        left = sorted(each for at, each in enumerate(self.editions) if at not in self.hidden)
        if not left:
            return
        story = Story(tuple(self.acts), tuple(left))
        events = shown(story)
        if self.twice:
            again = [event for event in events if isinstance(event, EditionRead | ChangeOrdered)]
            events += [evolve(event, source=evolve(event.source, name="another copy")) for event in again]
        history = history_of(events)
        noted = {
            (each.act, each.rule) for offset, _ in left for each in in_force(story, START + timedelta(days=offset))
        }
        known = noted | {(each.act, each.rule) for each in self.acts if each.read}
        last = START + timedelta(days=left[-1][0])
        free = takes_free_numbers(story)
        for eid in ("art_1", *(f"art_1__subpara_{number}" for number in LINES)):
            if eid != "art_1" and not any(eid in each.units for each in history.editions):
                continue
            for first, _end, version in history.provision(eid, "en"):
                made = {(each.act, each.rule) for each in in_force(story, first)}
                if version.certainty is not Certainty.EXACT or not START <= first <= last or not made <= known:
                    continue
                if not is_drafted_well(story, first) or not free:
                    continue
                truth = lines_on(story, first)
                told = "\n".join(truth.values()) if eid == "art_1" else truth.get(eid.rpartition("_")[2])
                assert version.text == told, (eid, first)
                assert self.exact.setdefault((eid, first), version.text) == version.text


TestLosingEvidence = LosingEvidence.TestCase
TestLosingEvidence.settings = settings(
    max_examples=max(MANY // 5, 20),
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_a_number_that_an_edition_shows_before_another_took_it_was_never_free() -> None:
    """An act that nobody has read repealed the element, and another gave its number again."""
    state = LosingEvidence()
    state.first_edition(offset=1, dated=False)
    state.amend(fixed=0, orders=[Order("repeal", "2", "")], signed=2, wait=0)
    state.hide_or_show_an_item(which=0)
    state.amend(fixed=0, orders=[Order("words", "2", "new2")], signed=1, wait=0)
    state.amend(fixed=0, orders=[Order("insert", "2", "took the number")], signed=2, wait=0)
    state.what_is_exact_is_the_truth_and_what_it_was_before()
    assert state.exact["art_1__subpara_2", START] == "2) second word2 stands;"
