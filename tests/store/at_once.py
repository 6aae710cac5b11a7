"""What several processes do at once to one store; they take it from here by its name."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from lawtime.errors import ConflictError
from lawtime.model.acts import ActRef
from lawtime.model.events import Event, FactStated
from lawtime.model.facts import Publication
from lawtime.model.sources import Source
from lawtime.store.contract import Log

SHARED = ActRef("law", "1-VI", date(2020, 1, 1))
EACH = 3
"""So many events make one addition."""
PAUSE = 0.02
"""Seconds from one look of a reader to the next; without it the readers leave the writers no processor."""


class Written(NamedTuple):
    """What a writer did: its additions, and how often another came first."""

    additions: int
    conflicts: int


class Seen(NamedTuple):
    """What a reader saw: how often it looked, and how many events there were at the end."""

    looks: int
    events: int


def told(writer: int, number: int, part: int) -> Event:
    """Return one of the events of an addition; the first is about an act that all writers write about."""
    own = ActRef("law", f"{writer}-{number}", date(2020, 1, 2))
    source = Source(f"writer {writer}", line=number * EACH + part + 1)
    return FactStated(source=source, fact=Publication(SHARED if part == 0 else own, date(2020, 2, 1), source=source))


def write(opened: Callable[[], Log], writer: int, least: int, seconds: float) -> Written:
    """Make additions, each worked out from what was there: so many at least, and for so long."""
    number = conflicts = 0
    end = time.monotonic() + seconds
    with opened() as log:
        while number < least or time.monotonic() < end:
            after = log.revision
            held = sum(1 for _ in log.replay(act=SHARED))
            try:
                assert log.append((told(writer, number, part) for part in range(EACH)), after=after) == EACH
            except ConflictError:
                conflicts += 1
                continue
            assert held <= sum(1 for _ in log.replay(act=SHARED)) - 1
            number += 1
    return Written(number, conflicts)


def read(opened: Callable[[], Log], ended: Path) -> Seen:
    """Read until a file says that the writers have ended; no addition is ever seen in part, or seen to change."""
    looks = seen = 0
    chain = ""
    with opened() as log:
        last = False
        while not last:
            last = ended.exists()
            at = log.revision
            assert at % EACH == 0
            assert at >= seen
            fresh = list(islice(log.entries(max(seen, 1)), at - max(seen, 1) + 1))
            assert [entry.revision for entry in fresh] == list(range(max(seen, 1), at + 1))
            assert not chain or fresh[0].chain == chain
            lines = [entry.event.source.line for entry in fresh if entry.revision > seen]
            for place in range(0, len(lines), EACH):
                assert lines[place : place + EACH] == list(range(lines[place], lines[place] + EACH))
            assert sum(1 for _ in log.replay(at, act=SHARED)) == at // EACH
            seen, looks = at, looks + 1
            chain = fresh[-1].chain if fresh else ""
            time.sleep(PAUSE)
    return Seen(looks, seen)
