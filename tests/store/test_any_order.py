"""Whatever is done to a log, in whatever order, it answers as a plain list would."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lawtime.errors import StoreError
from lawtime.model.events import Event, Retracted
from lawtime.store.contract import Log, Stretch
from lawtime.store.memory import MemoryLog
from store.conftest import BACKENDS, Backend
from store.test_contract import A, B, C, D, edition, noted, published, retracted

POOL: list[Event] = [
    *(edition(act) for act in (A, B)),
    *(published(act, day) for act in (A, B, C, D) for day in (1, 2)),
    *(noted(one, other) for one in (A, B) for other in (B, C, D)),
]
EVENTS = st.lists(st.sampled_from(POOL), max_size=5)


def counted(entries: list[Event]) -> list[Event]:
    """Return the events that count, worked out in the plainest way."""
    gone: set[str] = set()
    for event in reversed(entries):
        if isinstance(event, Retracted) and event.id not in gone:
            gone.add(event.event)
    return [event for event in entries if event.id not in gone and not isinstance(event, Retracted)]


class LogMachine(RuleBasedStateMachine):
    """Adds, retracts, opens again and replays, beside a list."""

    make: Callable[[Path], Backend]

    @initialize()
    def begin(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.backend = type(self).make(Path(self.place.name))
        self.log: Log = self.backend.open()
        self.entries: list[Event] = []
        self.ends = [0]
        self.heads = [self.log.head]
        self.kept: int | None = None

    def teardown(self) -> None:
        if hasattr(self, "backend"):
            self.backend.close()
            self.place.cleanup()

    def _added(self, new: Sequence[Event]) -> None:
        self.entries += new
        if new:
            self.ends.append(len(self.entries))
            self.heads.append(self.log.head)

    @rule(events=EVENTS)
    def append(self, events: list[Event]) -> None:
        new = [event for event in dict.fromkeys(events) if event not in self.entries]
        assert self.log.append(events) == len(new)
        self._added(new)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def retract(self, data: Any) -> None:
        event = retracted(data.draw(st.sampled_from(self.entries)), data.draw(st.sampled_from("xyz")))
        new = [event] if event not in self.entries else []
        assert self.log.append([event]) == len(new)
        self._added(new)

    @rule(events=EVENTS)
    def fail(self, events: list[Event]) -> None:
        with pytest.raises(StoreError):
            self.log.append([*events, Retracted(source=A_SOURCE, event="00", reason="never was")])

    @rule()
    def open_again(self) -> None:
        if self.backend.lasting:
            self.log.close()
            self.log = self.backend.open()

    @rule()
    def keep(self) -> None:
        self.log.keep(A, self.log.revision, [Stretch("en", "art_1", date(1, 1, 1), None, str(self.log.revision))])
        self.kept = self.log.revision

    @rule(data=st.data())
    def replay(self, data: Any) -> None:
        at = data.draw(st.integers(0, len(self.entries)))
        assert list(self.log.replay(at)) == counted(self.entries[:at])
        assert self.log.settled(at) == max(end for end in self.ends if end <= at)

    @rule(data=st.data())
    def replay_of_an_act(self, data: Any) -> None:
        """Compare with a log in memory that was filled at one go."""
        at = data.draw(st.sampled_from(self.ends))
        plain = MemoryLog()
        plain.append(self.entries[:at])
        for act in (A, B):
            assert list(self.log.replay(at, act=act)) == list(plain.replay(act=act))
        assert list(self.log.acts(at)) == list(plain.acts())
        assert self.log.named_on(C.date, at) == plain.named_on(C.date)

    @rule()
    def verify(self) -> None:
        for head in self.heads:
            assert list(self.log.verify(head)) == []

    @invariant()
    def it_holds_what_was_added(self) -> None:
        if hasattr(self, "log"):
            assert self.log.revision == len(self.entries)
            told = self.log.version(A, "en", "art_1", date(2020, 1, 1) + timedelta(9))
            if told is not None:
                before, now = self.entries[: int(told)], self.entries
                plain, newer = MemoryLog(), MemoryLog()
                plain.append(before)
                newer.append(now)
                assert list(plain.replay(act=A)) == list(newer.replay(act=A)), "a stale version was given"


A_SOURCE = published(A).source


@pytest.mark.parametrize("name", BACKENDS)
def test_a_log_answers_as_a_list_would(name: str) -> None:
    machine = type(f"{name.title()}Machine", (LogMachine,), {"make": staticmethod(BACKENDS[name])})
    run_state_machine_as_test(machine, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))
