"""What several processes do at once to one store; they take it from here by its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lawtime.errors import ConflictError
from lawtime.model.acts import ActRef
from lawtime.model.events import Event, FactStated
from lawtime.model.facts import Publication
from lawtime.model.sources import Source
from lawtime.store.contract import Log

SHARED = ActRef("law", "1-VI", date(2020, 1, 1))
EACH = 3
"""So many events make one addition."""


def told(writer: int, number: int, part: int) -> Event:
    """Return one of the events of an addition; the first is about an act that all writers write about."""
    own = ActRef("law", f"{writer}-{number}", date(2020, 1, 2))
    source = Source(f"writer {writer}", line=number * EACH + part + 1)
    return FactStated(source=source, fact=Publication(SHARED if part == 0 else own, date(2020, 2, 1), source=source))


def write(opened: Callable[[], Log], writer: int, additions: int) -> int:
    """Make additions, each worked out from what was there, and return how often another came first."""
    conflicts = 0
    with opened() as log:
        for number in range(additions):
            while True:
                after = log.revision
                held = sum(1 for _ in log.replay(act=SHARED))
                try:
                    assert log.append((told(writer, number, part) for part in range(EACH)), after=after) == EACH
                except ConflictError:
                    conflicts += 1
                    continue
                assert held <= sum(1 for _ in log.replay(act=SHARED)) - 1
                break
    return conflicts


def read(opened: Callable[[], Log], additions: int) -> int:
    """Read until all additions are there; none is ever seen in part."""
    seen = 0
    with opened() as log:
        while log.revision < additions * EACH:
            at = log.revision
            assert at % EACH == 0
            assert at >= seen
            events = list(log.replay(at))
            assert len(events) == at
            lines = [event.source.line for event in events]
            for place in range(0, at, EACH):
                assert lines[place : place + EACH] == list(range(lines[place], lines[place] + EACH))
            assert sum(1 for _ in log.replay(at, act=SHARED)) == at // EACH
            seen = at
    return seen
