"""The log keeps each event once, in order, and can be replayed as it stood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.events import Event, FactStated, Retracted
from lawtime.model.facts import Publication
from lawtime.model.sources import Source
from lawtime.store.memory import MemoryLog

ACT = ActRef("law", "1-VI", date(2020, 1, 1))


def fact(day: int) -> FactStated:
    source = Source("register", line=day)
    return FactStated(source=source, fact=Publication(act=ACT, date=date(2020, 1, day), source=source))


def test_an_event_added_twice_is_kept_once() -> None:
    log = MemoryLog()
    assert log.append([fact(1), fact(2)]) == 2
    assert log.append([fact(2), fact(3)]) == 1
    assert log.revision == 3


def test_an_event_is_the_same_whatever_its_file_is_called() -> None:
    one = Retracted(source=Source("a.txt", "0" * 64), event="x", reason="y")
    other = Retracted(source=Source("b.txt", "0" * 64), event="x", reason="y")
    assert one.id == other.id
    assert one.id != Retracted(source=Source("a.txt", "1" * 64), event="x", reason="y").id


def test_a_retracted_event_counts_no_more_from_there_on_and_counts_before() -> None:
    log = MemoryLog()
    log.append([fact(1), fact(2)])
    log.append([Retracted(source=Source("editor"), event=fact(1).id, reason="misread")])
    assert [event.id for event in log.replay()] == [fact(2).id]
    assert [event.id for event in log.replay(2)] == [fact(1).id, fact(2).id]


@pytest.mark.parametrize("revision", [-1, 4])
def test_a_revision_that_never_was_is_refused(revision: int) -> None:
    log = MemoryLog()
    log.append([fact(1), fact(2), fact(3)])
    with pytest.raises(StoreError, match="the log has 0 to 3"):
        list(log.replay(revision))


@given(st.lists(st.integers(1, 28)), st.integers(0, 28))
def test_a_replay_is_the_first_events_in_order_each_once(days: list[int], revision: int) -> None:
    log = MemoryLog()
    log.append(fact(day) for day in days)
    kept: list[Event] = [fact(day) for day in dict.fromkeys(days)]
    if revision <= len(kept):
        assert [event.id for event in log.replay(revision)] == [event.id for event in kept[:revision]]
