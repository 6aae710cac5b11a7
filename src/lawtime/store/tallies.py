"""Sums by which a store sees that its index still holds what was put into it."""

import zlib
from collections.abc import Callable

from lawtime.model.events import Event, Retracted
from lawtime.store.bearing import WHOLE, Role, Spoken, is_act, named_of, of_day, retracting, topics
from lawtime.store.contract import Topic

ROLES = 16


def start_of(topic: Topic) -> int:
    """Return the sum of a topic of which nothing speaks: a checksum of its name."""
    return zlib.crc32(f"{topic.day}\0{topic.name}".encode(errors="surrogatepass"))


def tally(role: int, entry: int) -> int:
    """Return what an entry adds to the sum of a topic that it speaks of."""
    return entry * ROLES + role


class Tallies:
    """The index that the entries of a log ought to have, as its sums.

    Args:
        find: returns the event with an identity, for retractions.
    """

    def __init__(self, find: Callable[[str], Event | None]) -> None:
        self._find = find
        self.sums: dict[Topic, tuple[int, int]] = {topic: (0, start_of(topic)) for topic in WHOLE}

    def learn(self, revision: int, event: Event) -> None:
        """Take in the next entry."""
        spoken: dict[tuple[Topic, int], None] = {}
        for topic, role in self._spoken(event):
            if is_act(topic) and topic not in self.sums:
                self.sums.setdefault(of_day(topic.day), (0, start_of(of_day(topic.day))))
                spoken[named_of(topic.day), Role.NAMED] = None
            self.sums.setdefault(topic, (0, start_of(topic)))
            spoken[topic, role] = None
        for topic, each in spoken:
            count, total = self.sums.get(topic, (0, start_of(topic)))
            self.sums[topic] = count + 1, total + tally(each, revision)

    def _spoken(self, event: Event) -> tuple[Spoken, ...]:
        known: Event | None = event
        while isinstance(known, Retracted):
            known = self._find(known.event)
        if known is None or known is event:
            return topics(event)
        return retracting(known)
