"""What of a whole log concerns one act: the facts and rules of the acts that changed it, and of those they wait for.

The log finds the same for one act by itself, event by event. For all acts at once that would read every event a hundred
times: an amending act is named in the notes of many acts, nearly always with one rule.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import Factory, define, frozen

from lawtime.history.publication import Publications
from lawtime.model.acts import ActRef, normal_number
from lawtime.model.commencement import Conventions, Rule, WithAct
from lawtime.model.events import (
    ChangeNoted,
    ChangeOrdered,
    CommencementStated,
    EditionRead,
    Event,
    FactStated,
    OrdersWaiting,
)
from lawtime.model.facts import CitedPublication, EventDated, Fact, Undone
from lawtime.model.sources import Source
from lawtime.store.bearing import named_of, of_act, of_day, topics, waiting_of
from lawtime.store.contract import Topic

_NOWHERE = Source("")

Stated = tuple[ActRef, str | None, Rule]
"""An act, its provision or `None`, and a rule by which that takes effect."""


@frozen
class Evidence:
    """The facts and rules that the history of one act can hang on.

    Args:
        facts: in the order of the log.
        rules: those of one act in the order of the log.
        acts: the acts that citations without a number may name.
        undone: an act that changed it was itself changed; the log is then asked for all that bears on it.
        topics: what they speak of, as the log finds it: a new event about one of these makes what was worked out stale.
    """

    facts: tuple[Fact, ...]
    rules: tuple[Stated, ...]
    acts: tuple[ActRef, ...]
    topics: tuple[Topic, ...] = ()
    undone: bool = False

    def publications(self, conventions: Conventions) -> Publications:
        """Return what follows from them."""
        return Publications.build(self.facts, self.rules, conventions, self.acts)


@define
class Gathered:
    """The facts and rules of a whole log by act; small beside the texts, so that all of them fit into memory."""

    facts: dict[ActRef, list[Fact]] = Factory(dict)
    events: list[EventDated] = Factory(list)
    cited: dict[date, list[CitedPublication]] = Factory(dict)
    rules: dict[ActRef, dict[tuple[str | None, Rule], None]] = Factory(dict)
    editions: dict[date, dict[ActRef, None]] = Factory(dict)
    known: dict[date, dict[ActRef, None]] = Factory(dict)
    ruled: dict[date, dict[ActRef, None]] = Factory(dict)
    names: dict[ActRef, dict[ActRef, None]] = Factory(dict)
    awaited: set[tuple[date, str]] = Factory(set)

    def learn(self, event: Event) -> None:
        """Take in an event of the log; events come in the order of the log."""
        if isinstance(event, FactStated):
            self._fact(event.fact)
        elif isinstance(event, EditionRead):
            self.editions.setdefault(event.act.date, {}).setdefault(event.act)
        elif isinstance(event, OrdersWaiting):
            if event.signed is not None and event.number:
                self.awaited.add((event.signed, normal_number(event.number)))
        else:
            for act, provision, rule in rules_of(event):
                self.rule(act, provision, rule)
                self.names.setdefault(getattr(event, "amended", act), {}).setdefault(act)

    def rule(self, act: ActRef, provision: str | None, rule: Rule) -> None:
        """Take in a rule by which an act takes effect."""
        self.rules.setdefault(act, {}).setdefault((provision, rule))
        self.ruled.setdefault(act.date, {}).setdefault(act)

    def _fact(self, fact: Fact) -> None:
        if isinstance(fact, EventDated):
            self.events.append(fact)
        elif isinstance(fact, CitedPublication):
            self.cited.setdefault(fact.signed, []).append(fact)
        else:
            self.facts.setdefault(fact.act, []).append(fact)
            self.known.setdefault(fact.act.date, {}).setdefault(fact.act)

    def about(self, act: ActRef) -> Evidence:
        """Return what concerns an act: the facts and rules of it, of those that change it, and of what those await."""
        wanted = {act: None, **self.names.get(act, {})}
        undone = any(self._is_stated(each) or (each != act and self._is_undone(each)) for each in wanted)
        waiting = list(wanted)
        while waiting:
            for _, rule in self.rules.get(waiting.pop(), {}):
                for other in awaited(rule):
                    if other not in wanted:
                        wanted[other] = None
                        waiting.append(other)
        facts: list[Fact] = [*self.events]
        days: dict[date, None] = {}
        for act in wanted:
            facts += self.facts.get(act, ())
            days.setdefault(act.date)
        cited = [fact for day in days for fact in self.cited.get(day, ())]
        rules = [(act, provision, rule) for act in wanted for provision, rule in self.rules.get(act, ())]
        alone = {fact.signed for fact in cited if fact.number is None}
        acts_ = tuple(self._of_days(alone))
        topics = tuple(_topics(wanted, rules, alone, acts_))
        return Evidence((*facts, *cited), tuple(rules), acts_, topics, undone)

    def _is_stated(self, act: ActRef) -> bool:
        """Say whether a register states that an act was repealed, put off or suspended."""
        return any(isinstance(fact, Undone) for fact in self.facts.get(act, ()))

    def _is_undone(self, act: ActRef) -> bool:
        """Say whether anything was done to an act by another."""
        return (act.date, act.number) in self.awaited or any(by != act for by in self.names.get(act, {}))

    def _of_days(self, days: Iterable[date]) -> Iterator[ActRef]:
        """Yield every act that is known and was signed on one of some days; the best known name of each comes first."""
        for day in sorted(days):
            for index in (self.editions, self.known, self.ruled):
                yield from index.get(day, ())


def _topics(
    acts: Iterable[ActRef], rules: Iterable[Stated], days: Iterable[date], cited: Iterable[ActRef]
) -> Iterator[Topic]:
    """Yield the topics that some evidence comes from, each once."""
    found: dict[Topic, None] = {}
    for act in acts:
        found[of_act(act)] = None
        found[of_day(act.date.isoformat())] = None
        found[waiting_of(act.date.isoformat())] = None
    for act, provision, rule in rules:
        stated = CommencementStated(source=_NOWHERE, act=act, provision=provision or "", aspect="", rule=rule, quote="")
        found.update((topic, None) for topic, _ in topics(stated))
    for day in sorted(days):
        found[named_of(day.isoformat())] = None
    found.update((of_act(act), None) for act in cited)
    yield from found


def rules_of(event: Event) -> Iterator[Stated]:
    """Yield the rules that an event states."""
    if isinstance(event, ChangeNoted):
        if event.change.act is not None:
            yield event.change.act, None, event.change.commencement
    elif isinstance(event, ChangeOrdered):
        yield event.act, None, event.rule
    elif isinstance(event, CommencementStated):
        yield event.act, event.provision, event.rule


def awaited(rule: Rule) -> Iterator[ActRef]:
    """Yield the acts together with which a rule lets an act take effect."""
    for _, stage in rule.stages:
        inner: Rule | None = stage
        while inner is not None:
            if isinstance(inner, WithAct):
                yield inner.act
            inner = getattr(inner, "rule", None)
