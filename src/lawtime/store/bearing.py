"""Which events bear on the history of an act.

The history of an act needs its editions, the statements of their notes and the orders for it. The days of those
changes follow from what is known of the acts that made them: facts about those acts, and every rule that any text
states for them, for a day of force tells of a publication only by the rules that it can be the day of. A rule may wait
for another act, or for an event, and then the same is needed of that. A citation that names an act by its day alone
means the only act of that day that is known, so it hangs on which others are.

So every event is kept under the topics that it speaks of, with the role that it plays for each. What bears on an act
is found from topic to topic, and an addition bears on an act just where it has one of these topics.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from enum import IntEnum
from functools import lru_cache

from lawtime.history.publication import event_key
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, On, OnDate, OnEvent, Rule, Unstated, WithAct
from lawtime.model.events import (
    ChangeNoted,
    ChangeOrdered,
    CommencementStated,
    EditionRead,
    Event,
    FactStated,
    FindingReported,
    NoteUnread,
    OrdersPlaced,
    OrdersWaiting,
    Retracted,
    SunsetStated,
    SupersededStated,
)
from lawtime.model.facts import CitedPublication, EventDated, Fact, InForce, Publication, Registration, Undone
from lawtime.store.contract import Topic


class Role(IntEnum):
    """What an event is for a topic. The numbers are kept in stores, and never change."""

    EDITION = 0
    """It is an edition of the act."""
    TEXT = 1
    """It tells of the text of the act: a note in it, an order for it, a clause of its own."""
    RULE = 2
    """It states a rule by which the act takes effect."""
    FACT = 3
    """It is a fact about the act or event."""
    CITED = 4
    """It is a publication known from a citation."""
    NAMED = 5
    """It only names the act or event, as one that a rule waits for."""
    FOUND = 6
    """It says what is badly said about the act."""
    RETRACTED = 7
    """It retracts an event that speaks of the topic."""
    WAITING = 8
    """It waits for an act of that day, or waits no more."""
    CAME = 9
    """It brings in an edition of an act of a day for which orders may wait."""


EDITIONS = Topic("", "editions")
FINDINGS = Topic("", "findings")
RETRACTIONS = Topic("", "retractions")
WHOLE = (EDITIONS, FINDINGS, RETRACTIONS)
"""The topics that every log has."""

OF_THE_ACT = frozenset({Role.EDITION, Role.TEXT, Role.RULE, Role.FACT, Role.CITED, Role.FOUND})
"""The roles of the events that the history of an act takes from those that speak of it."""

OF_ANOTHER = frozenset({Role.TEXT, Role.RULE, Role.FACT, Role.CITED})
"""The roles of those that it takes from what speaks of another act, on whose days it hangs.

An act that another changed before it took effect takes effect as changed, or never."""

CONCERNED = frozenset({Role.EDITION, Role.TEXT, Role.FACT, Role.CITED, Role.RETRACTED, Role.WAITING, Role.CAME})
"""The roles in which two additions about one act are in conflict."""

Spoken = tuple[Topic, Role]


@lru_cache(maxsize=65_536)
def of_act(act: ActRef) -> Topic:
    """Return the topic of an act.

    >>> from datetime import date
    >>> of_act(ActRef("law", "527-IV", date(2012, 1, 6)))
    Topic(day='2012-01-06', name='527-IV')
    """
    return Topic(act.date.isoformat(), act.number)


@lru_cache(maxsize=65_536)
def of_day(day: str) -> Topic:
    """Return the topic of citations that name an act by its day alone."""
    return Topic(day, "")


@lru_cache(maxsize=65_536)
def named_of(day: str) -> Topic:
    """Return the topic of what names an act of a day for the first time."""
    return Topic(day, " named")


def waiting_of(day: str) -> Topic:
    """Return the topic of orders that wait for an act of a day."""
    return Topic(day, " waiting")


def may_bear(facts: Iterable[Fact], days: Collection[str]) -> Iterator[Fact]:
    """Yield the facts that may bear on acts of which a log knows; a fact that speaks of none of their days cannot.

    Args:
        facts: those of a register.
        days: the days of signature of all acts that any event of the log names.
    """
    told = list(facts)
    every = {*days, *(fact.by.date.isoformat() for fact in told if isinstance(fact, Undone))}
    wanted = frozenset(map(date.fromisoformat, every))
    for fact in told:
        if isinstance(fact, EventDated) or _signed(fact) in wanted:
            yield fact


def _signed(fact: CitedPublication | Publication | InForce | Registration | Undone) -> date:
    return fact.signed if isinstance(fact, CitedPublication) else fact.act.date


def is_act(topic: Topic) -> bool:
    """Say whether a topic is an act."""
    return bool(topic.day) and bool(topic.name) and not topic.name.startswith(" ")


def concerns(topic: Topic, role: Role | int) -> bool:
    """Say whether two additions that speak so of a topic are in conflict."""
    return bool(topic.day) and role in CONCERNED


def topics(event: Event) -> tuple[Spoken, ...]:
    """Return what an event speaks of, and what it is for each; a retraction has the topics of its event besides.

    Raises:
        TypeError: for a kind of event that nobody has said it for.
    """
    found = _TOPICS.get(type(event))
    if found is None:
        raise TypeError(f"say in lawtime.store.bearing what a {type(event).__name__} speaks of")
    return found(event)


def retracting(event: Event) -> tuple[Spoken, ...]:
    """Return what the retraction of an event speaks of."""
    own = dict.fromkeys(topic for topic, _ in topics(event) if topic not in WHOLE)
    return ((RETRACTIONS, Role.RETRACTED), *((topic, Role.RETRACTED) for topic in own))


def leads(spoken: tuple[Spoken, ...]) -> Iterator[Topic]:
    """Yield the topics on which the days that an event tells of hang."""
    for topic, role in spoken:
        if role is Role.RULE or role is Role.NAMED:
            yield topic


def _rule(act: ActRef, rule: Rule) -> tuple[Spoken, ...]:
    if type(rule) in _ALONE:
        return ((of_act(act), Role.RULE),)
    return ((of_act(act), Role.RULE), *dict.fromkeys(_awaited(rule)))


def _awaited(rule: Rule) -> Iterator[Spoken]:
    for _, stage in rule.stages:
        inner: Rule | None = stage
        while inner is not None:
            if isinstance(inner, WithAct):
                yield of_act(inner.act), Role.NAMED
            elif isinstance(inner, OnEvent):
                yield _event(inner.event), Role.NAMED
            inner = getattr(inner, "rule", None)


_ALONE = frozenset({After, On, OnDate, Unstated})
"""The rules that most changes have; they wait for nothing."""


def _event(words: str) -> Topic:
    return Topic("", f"event {event_key(words)}")


def _of_edition(event: EditionRead) -> tuple[Spoken, ...]:
    topic = of_act(event.act)
    return ((topic, Role.EDITION), (EDITIONS, Role.EDITION), (waiting_of(topic.day), Role.CAME))


def _of_change(event: ChangeNoted) -> tuple[Spoken, ...]:
    change, text = event.change, (of_act(event.amended), Role.TEXT)
    return (text,) if change.act is None else (text, *_rule(change.act, change.commencement))


def _of_order(event: ChangeOrdered) -> tuple[Spoken, ...]:
    return ((of_act(event.amended), Role.TEXT), *_rule(event.act, event.rule))


@lru_cache(maxsize=65_536)
def _of_fact_on(act: ActRef) -> tuple[Spoken, ...]:
    return ((of_act(act), Role.FACT),)


def _of_fact(event: FactStated) -> tuple[Spoken, ...]:
    fact = event.fact
    if type(fact) is Publication:
        return _of_fact_on(fact.act)
    if isinstance(fact, EventDated):
        return ((_event(fact.event), Role.FACT),)
    if isinstance(fact, CitedPublication):
        day = fact.signed.isoformat()
        return ((of_day(day) if fact.number is None else Topic(day, fact.number), Role.CITED),)
    if isinstance(fact, Undone):
        return ((of_act(fact.act), Role.FACT), (of_act(fact.by), Role.NAMED))
    return ((of_act(fact.act), Role.FACT),)


def _of_finding(event: FindingReported) -> tuple[Spoken, ...]:
    return (*((of_act(act), Role.FOUND) for act in dict.fromkeys(event.acts)), (FINDINGS, Role.FOUND))


def _of_waiting(event: OrdersWaiting) -> tuple[Spoken, ...]:
    found = (FINDINGS, Role.FOUND)
    return (found,) if event.signed is None else ((waiting_of(event.signed.isoformat()), Role.WAITING), found)


_TOPICS: dict[type[Event], Callable[..., tuple[Spoken, ...]]] = {
    EditionRead: _of_edition,
    ChangeNoted: _of_change,
    ChangeOrdered: _of_order,
    CommencementStated: lambda event: _rule(event.act, event.rule),
    FactStated: _of_fact,
    FindingReported: _of_finding,
    NoteUnread: lambda event: ((of_act(event.amended), Role.TEXT),),
    OrdersPlaced: lambda event: ((waiting_of(event.amended.date.isoformat()), Role.WAITING), (FINDINGS, Role.FOUND)),
    OrdersWaiting: _of_waiting,
    Retracted: lambda event: ((RETRACTIONS, Role.RETRACTED),),
    SunsetStated: lambda event: ((of_act(event.act), Role.TEXT),),
    SupersededStated: lambda event: ((of_act(event.act), Role.TEXT),),
}
