"""What all stores share: how the events that bear on an act are found, and which of the events count.

A store gives the entries of a topic, the entries of some revisions, and the topics of a day or number. It checks what
it gives; all else is here.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

from attrs import define, field

from lawtime.errors import ConflictError, StoreError
from lawtime.model.acts import ActRef, normal_number
from lawtime.model.events import (
    ChangeNoted,
    ChangeOrdered,
    CommencementStated,
    EditionRead,
    Event,
    FactStated,
    OrdersWaiting,
    Retracted,
)
from lawtime.model.facts import CitedPublication, EventDated
from lawtime.store.bearing import (
    EDITIONS,
    OF_ANOTHER,
    OF_THE_ACT,
    RETRACTIONS,
    Role,
    is_act,
    leads,
    named_of,
    of_act,
    of_day,
    topics,
    waiting_of,
)
from lawtime.store.contract import Head, Held, Kept, Packed, Stretch, Topic, unpacked

Place = tuple[int, int]
"""A role and a revision."""


@define
class Bearing:
    """The events that bear on an act, as they are found from topic to topic.

    Args:
        events: the events by revision.
        topics: the topics looked at.
    """

    events: dict[int, Event] = field(factory=dict)
    topics: dict[Topic, None] = field(factory=dict)


class IndexedLog(ABC):
    """A log that finds events by their topics."""

    @property
    @abstractmethod
    def revision(self) -> int:
        """The number of entries."""

    @property
    @abstractmethod
    def head(self) -> Head:
        """The end of the log."""

    @abstractmethod
    def stretches(self, act: ActRef) -> Iterator[Stretch]:
        """Yield the derived versions that are kept for an act; none where stale."""

    @abstractmethod
    def places(self, topic: Topic) -> Sequence[Place] | None:
        """Return every entry that speaks of a topic, with its role, in order; `None` where there is no such topic."""

    @abstractmethod
    def topics_of(self, *, day: str | None = None, name: str | None = None) -> Sequence[Topic]:
        """Return the topics of a day, or of a name."""

    @abstractmethod
    def read(self, revisions: Sequence[int], *, whole: bool = True) -> Iterator[tuple[int, Event]]:
        """Yield the events of some revisions, given in order; where not `whole`, editions come without their texts."""

    @abstractmethod
    def base(self, revision: int) -> int:
        """Return the revision before the addition that an entry came in with."""

    @abstractmethod
    def find(self, event: str) -> int | None:
        """Return the revision of an event, by its identity."""

    @abstractmethod
    def keep(self, act: ActRef, revision: int, stretches: Iterable[Stretch]) -> None:
        """Keep the derived versions of an act as of a revision, in place of those kept before."""

    def keep_all(self, revision: int, acts: Iterable[Kept]) -> None:
        """Keep the derived versions of many acts at once."""
        for each in acts:
            self.keep(each.act, revision, map(unpacked, each.stretches))

    @abstractmethod
    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def holds(self, event: str) -> bool:
        """Say whether an event is in the log, by its identity."""
        return self.find(event) is not None

    def settled(self, revision: int) -> int:
        """Return the last revision, up to the one given, at which an addition had been made whole."""
        last = self.revision
        self._at(revision, last)
        if revision == last:
            return revision
        return self.base(revision + 1)

    def _at(self, revision: int | None, last: int) -> int:
        if revision is None:
            return last
        if not 0 <= revision <= last:
            raise StoreError(f"no revision {revision}; the log has 0 to {last}")
        return revision

    def replay(self, revision: int | None = None, *, act: ActRef | None = None) -> Iterator[Event]:
        """Yield the events that count at a revision, in order: all, or those that bear on the history of an act."""
        at = self._at(revision, self.revision)
        if act is not None:
            found = self.bearing(act, at).events
            yield from (found[place] for place in sorted(found))
            return
        gone = self._retracted(at)
        for place, event in self.read(range(1, at + 1)):
            if place not in gone and not isinstance(event, Retracted):
                yield event

    def speaking_of(self, topic: Topic, revision: int | None = None) -> Iterator[Event]:
        """Yield the events that speak of one topic and count at a revision, in order."""
        at = self._at(revision, self.revision)
        silent = (Role.RETRACTED, Role.CAME)
        places = {place for role, place in self.places(topic) or () if place <= at and role not in silent}
        for _, event in self.read(sorted(places - self._retracted(at))):
            yield event

    def bearing(self, act: ActRef, revision: int) -> Bearing:
        """Return the events that bear on the history of an act at a revision, and the topics that they come from."""
        found = Bearing(topics={of_act(act): None})
        if self.places(of_act(act)) is None:
            return found
        gone = self._retracted(revision)
        waiting = _joined(of_act(act), {}, OF_THE_ACT)
        loose: set[Topic] = set()
        while waiting:
            found.topics |= dict.fromkeys(waiting)
            places: set[int] = set()
            for topic, roles in waiting.items():
                for role, place in self._known(topic, optional=roles is _FOR_ITS_DAY or topic in loose):
                    if role in roles and place <= revision and place not in gone and place not in found.events:
                        places.add(place)
            waiting = {}
            for place, event in self.read(sorted(places)):
                found.events[place] = event
                for topic in leads(topics(event)):
                    waiting = _joined(topic, waiting, OF_ANOTHER)
                if isinstance(event, OrdersWaiting) and _awaits(event, found.topics):
                    loose.add(of_act(event.act))
                    waiting = _joined(of_act(event.act), waiting, OF_ANOTHER, known=False)
            waiting = {topic: roles for topic, roles in waiting.items() if topic not in found.topics}
        for day in days_cited(found.events.values()):
            found.topics[named_of(day)] = None
            found.topics |= dict.fromkeys(filter(is_act, self.topics_of(day=day)))
        return found

    def _known(self, topic: Topic, *, optional: bool = False) -> Sequence[Place]:
        """Return the entries of a topic that an event names; that it is there is part of what the store promises."""
        found = self.places(topic)
        if found is None and not optional:
            raise StoreError(
                f"the index of the store is damaged: it has lost {topic.name or 'what is cited'} {topic.day}"
            )
        return found or ()

    def _retracted(self, revision: int) -> frozenset[int]:
        """Return the revisions of the events that do not count any more, retracted retractions among them."""
        places = [place for _, place in self._known(RETRACTIONS, optional=self.revision == 0) if place <= revision]
        gone: set[int] = set()
        for place, event in reversed(list(self.read(places))):
            if place not in gone and isinstance(event, Retracted):
                target = self.find(event.event)
                if target is None:
                    raise StoreError(f"entry {place} retracts event {event.event}, which is not in the log any more")
                gone.add(target)
        return frozenset(gone)

    def named_on(self, day: datetime.date, revision: int | None = None) -> tuple[ActRef, ...]:
        """Return the acts signed on a day that any event names: first those with an edition, then the others."""
        at = self._at(revision, self.revision)
        gone = self._retracted(at)
        firsts: list[tuple[Role, int, Topic]] = []
        for topic in filter(is_act, self.topics_of(day=day.isoformat())):
            told = [
                (Role(role), place)
                for role, place in self._known(topic)
                if role in (Role.EDITION, Role.RULE, Role.FACT) and place <= at and place not in gone
            ]
            if told:
                firsts.append((*min(told), topic))
        firsts.sort()
        events = dict(self.read(sorted({place for _, place, _ in firsts}), whole=False))
        return tuple(_called(events[place], topic) for _, place, topic in firsts)

    def acts(self, revision: int | None = None, *, signed: datetime.date | None = None) -> Iterator[Held]:
        """Yield the acts with an edition, in the order of their first ones; the texts are not read."""
        at = self._at(revision, self.revision)
        if signed is None:
            sources: Iterable[Topic] = [EDITIONS]
        else:
            sources = filter(is_act, self.topics_of(day=signed.isoformat()))
        yield from self._held(sources, at)

    def held(self, number: str, revision: int | None = None) -> tuple[ActRef, ...]:
        """Return the acts of one number that the log holds an edition of."""
        at = self._at(revision, self.revision)
        return tuple(each.act for each in self._held(filter(is_act, self.topics_of(name=number)), at))

    def _held(self, sources: Iterable[Topic], revision: int) -> Iterator[Held]:
        gone = self._retracted(revision)
        places = {
            place
            for topic in sources
            for role, place in self._known(topic, optional=self.revision == 0)
            if role == Role.EDITION and place <= revision
        }
        told: dict[ActRef, tuple[dict[str, None], dict[str, None]]] = {}
        for _, event in self.read(sorted(places - gone), whole=False):
            if isinstance(event, EditionRead):
                langs, titles = told.setdefault(event.act, ({}, {}))
                langs.setdefault(event.lang)
                titles.setdefault(event.title)
        for act, (langs, titles) in told.items():
            yield Held(act, tuple(langs), tuple(titles))


def conflict(topic: Topic, place: int, after: int) -> ConflictError:
    """Return the error of an addition that rests on a state that another has changed."""
    named = f"act {topic.name} of {topic.day}" if is_act(topic) else f"acts of {topic.day}"
    return ConflictError(f"entry {place} concerns {named} too; read again after revision {after}")


def no_such_event(event: str) -> StoreError:
    """Return the error of a retraction of what the log does not hold."""
    return StoreError(f"event {event!r} is not in the log, and cannot be retracted")


def stale(act: ActRef, revision: int) -> StoreError:
    """Return the error of versions that later events bear on."""
    return StoreError(f"events after revision {revision} bear on {act}; work its versions out anew")


def in_order(stretch: Stretch | Packed) -> tuple[str, str, datetime.date]:
    """Return what derived versions are ordered by."""
    return stretch.lang, stretch.eid, stretch.start


_FOR_ITS_DAY = frozenset({Role.WAITING})
"""The role of orders for an act that was not there when they came in."""


def _joined(
    topic: Topic, waiting: dict[Topic, frozenset[Role]], roles: frozenset[Role], *, known: bool = True
) -> dict[Topic, frozenset[Role]]:
    waiting.setdefault(topic, roles)
    if topic.day and known:
        waiting.setdefault(of_day(topic.day), OF_ANOTHER)
    if topic.day and roles is OF_ANOTHER:
        waiting.setdefault(waiting_of(topic.day), _FOR_ITS_DAY)
    return waiting


def _awaits(event: OrdersWaiting, topics: Iterable[Topic]) -> bool:
    """Say whether orders wait for one of some acts, by its day and number."""
    if event.signed is None or not event.number:
        return False
    return Topic(event.signed.isoformat(), normal_number(event.number)) in topics


def days_cited(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the days on which acts were signed that a citation names by their day alone."""
    facts = [event.fact for event in events if isinstance(event, FactStated)]
    return tuple(
        dict.fromkeys(
            fact.signed.isoformat() for fact in facts if isinstance(fact, CitedPublication) and fact.number is None
        )
    )


def _called(event: Event, topic: Topic) -> ActRef:
    """Return an act as an event calls it."""
    named: list[ActRef | None] = []
    if isinstance(event, ChangeNoted):
        named = [event.change.act]
    elif isinstance(event, EditionRead | ChangeOrdered | CommencementStated):
        named = [event.act]
    elif isinstance(event, FactStated) and not isinstance(event.fact, EventDated | CitedPublication):
        named = [event.fact.act]
    return next(act for act in named if act is not None and of_act(act) == topic)
