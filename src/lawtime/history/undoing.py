"""What became of an amending act before it took effect: another act repealed it, put it off, or changed it.

A change whose amending act is repealed before its day never happens. Repealing it later brings nothing back. Where an
act changed the amending act in a way that is not wholly understood, the change may have happened then, on another day,
or never: what it orders is in doubt from there on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from lawtime.history.orders import strict
from lawtime.history.points import ChangePoint, Undoing
from lawtime.history.publication import Publications
from lawtime.history.stated import stated_undoing, undone_in
from lawtime.language.dates import read_date
from lawtime.language.folding import fold
from lawtime.language.recognise import recognise
from lawtime.model.acts import ACT, ActRef, normal_number, within
from lawtime.model.applied import Operation
from lawtime.model.commencement import Convention, Missing, OnDate, Rule, Staged, Unrecognised
from lawtime.model.dates import Between, LawDate, Unknown
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, Event, Order, OrdersWaiting
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion, Repeal, Replacement, Substitution
from lawtime.model.sources import Source
from lawtime.reading.own_force import read_own_force

CLAUSE_MOVED = Convention(
    "any.clause_moved", "a new day put in place of the old one is that of the commencement clause"
)
"""An amending act may name the day of its commencement elsewhere too."""

_SILENT = frozenset({Action.COMMENCEMENT, Action.INTERPRETED})


def undoings(events: Iterable[Event], amended: ActRef) -> Mapping[ActRef, tuple[Undoing, ...]]:
    """Return what was done to the acts that changed an act, by the texts of acts and the notes of their editions.

    Args:
        events: those that bear on the act.
        amended: the act; what was done to itself is no undoing.
    """
    told = tuple(events)
    acts: dict[ActRef, None] = {}
    for event in told:
        if isinstance(event, ChangeNoted | ChangeOrdered) and event.amended == amended:
            by = event.change.act if isinstance(event, ChangeNoted) else event.act
            if by is not None and by != amended:
                acts.setdefault(by)
    stated: dict[ActRef, set[Rule]] = defaultdict(set)
    found: dict[ActRef, dict[Undoing, None]] = defaultdict(dict)
    for event in told:
        if isinstance(event, CommencementStated) and event.act in acts:
            stated[event.act].add(strict(event.rule))
        elif isinstance(event, ChangeNoted) and event.amended in acts:
            for each in _noted(event):
                found[event.amended].setdefault(each)
        elif isinstance(event, ChangeOrdered) and event.amended in acts:
            found[event.amended].setdefault(
                _ordered(event.act, event.place, event.operations, event.whole, event.rule, event.quotes, event.source)
            )
        elif isinstance(event, OrdersWaiting) and event.number:
            number = normal_number(event.number)
            for act in acts:
                if act.date == event.signed and act.number == number:
                    for order in event.orders:
                        found[act].setdefault(_waiting(event, order))
    for fact in undone_in(told):
        undoing = stated_undoing(fact, amended) if fact.act in acts else None
        if undoing is not None:
            found[fact.act].setdefault(undoing)
    return {act: tuple(evolve(each, said=frozenset(stated[act])) for each in made) for act, made in found.items()}


def _noted(event: ChangeNoted) -> Iterable[Undoing]:
    change = event.change
    if change.act is None or change.action in _SILENT:
        return
    whole = change.target == ACT and change.action is Action.REPEALED
    for aspect, rule in change.commencement.stages:
        removes = change.action is Action.REPEALED and not aspect
        yield Undoing(
            change.act,
            change.target,
            whole and not aspect,
            rule,
            event.quote,
            event.source,
            places=(change.new or change.target,),
            removes=removes,
            noted=True,
        )


def _waiting(event: OrdersWaiting, order: Order) -> Undoing:
    source = evolve(event.source, line=order.line, span=order.span)
    return _ordered(event.act, order.place, order.operations, order.whole, order.rule, order.quotes, source)


def _ordered(
    by: ActRef,
    place: str,
    operations: Sequence[Operation],
    understood: bool,
    rule: Rule,
    quotes: Sequence[str],
    source: Source,
) -> Undoing:
    whole = len(operations) == 1 and isinstance(operations[0], Repeal) and operations[0].target == ACT
    quote = " ".join(quotes)
    removes = understood and all(isinstance(each, Repeal) and not each.through for each in operations)
    places = [each.new.eid if isinstance(each, Insertion) else each.target for each in operations]
    concerned = tuple(places) if understood and places else (place,)
    return Undoing(by, place, whole, rule, quote, source, tuple(operations), concerned, removes)


def undone(
    points: Iterable[ChangePoint], found: Mapping[ActRef, tuple[Undoing, ...]], publications: Publications
) -> list[ChangePoint]:
    """Return the changes as they are after what became of the acts that made them."""
    out: list[ChangePoint] = []
    for point in points:
        told = () if point.act is None or point.ends else found.get(point.act, ())
        out += _settled(point, told, publications) if told else [point]
    return out


def _settled(point: ChangePoint, told: Sequence[Undoing], publications: Publications) -> list[ChangePoint]:
    """Return a change as it was expected, withdrawn when that became known, and as it is now."""
    early, restated = [], []
    for each in (_bearing(point, each) for each in told):
        if each is None:
            continue
        when = publications.resolve(each.by, each.rule)
        each = evolve(each, date=when.date)
        if _is_in_the_text(point, each):
            if _surely_before(each.date, point.force.date):
                restated.append(evolve(each, outcome="restated"))
            else:
                point = evolve(point, operations=(), explained=False)  # what it ordered then, the text does not say
            continue
        first, last = when.date.earliest, point.force.date.latest
        if first is not None and last is not None and first > last:
            if each.new_day is not None:
                point = evolve(point, findings=(*point.findings, _too_late(point, each)))
            continue  # the change had been made by then
        if each.noted and not each.whole and strict(point.rule) in each.said:
            continue  # the amending act's own text, with the note, states the rule that the change has
        early.append(each)
    if not early:
        return _restated_points(point, restated, publications) if restated else [point]
    known = _latest([publications.of(each.by).date for each in early])
    only = early[0] if len(early) == 1 else None
    if only is not None and only.whole and _surely_before(only.date, point.force.date) and not point.shown_in:
        return [evolve(point, withdrawn=known, undone_by=(evolve(only, outcome="cancelled"),))]
    rule = _restated(point, only) if only is not None and _surely_before(only.date, point.force.date) else None
    if rule is not None and only is not None and not point.shown_in:
        moved = (evolve(only, outcome="deferred"),)
        force = publications.resolve(_act(point), rule)
        if only.new_day is None:
            force = evolve(force, assumptions=(*force.assumptions, CLAUSE_MOVED))
        new = evolve(point, rule=rule, force=force, published=known, undone_by=moved)
        return [evolve(point, withdrawn=known, undone_by=moved), new]
    marked = tuple(evolve(each, outcome="disturbed") for each in early)
    return [
        evolve(point, withdrawn=known, undone_by=marked, shown_in=frozenset()),
        _doubted(point, marked, known),
    ]


def _is_in_the_text(point: ChangePoint, undoing: Undoing) -> bool:
    """Say whether the orders of a change were read from a text in which a note says that they are those changed so."""
    ordered = point.ordered_at
    if not undoing.noted or undoing.removes or ordered is None or ordered.sha256 != undoing.source.sha256:
        return False
    return any(within(item, place) or within(place, item) for item in point.items for place in undoing.places)


def _restated_points(point: ChangePoint, restated: Sequence[Undoing], publications: Publications) -> list[ChangePoint]:
    """Return a change as it was first ordered, which nobody has read, and as it was ordered when it took effect."""
    known = _latest([publications.of(each.by).date for each in restated])
    first = evolve(point, operations=(), explained=False, withdrawn=known, undone_by=tuple(restated))
    return [first, evolve(point, published=known, undone_by=tuple(restated))]


def _bearing(point: ChangePoint, undoing: Undoing) -> Undoing | None:
    """Return an undoing as it bears on one change: of the items that order it, not at all, or of all of them.

    What is done to an article that orders nothing may concern the day of everything.
    """
    if not point.items or undoing.place == ACT or not undoing.places:
        return undoing
    around = {item.partition("__")[0] for item in point.items}
    if any(place.partition("__")[0] not in around for place in undoing.places):
        return undoing
    if not any(within(item, place) or within(place, item) for item in point.items for place in undoing.places):
        return None
    held = all(any(within(item, place) for place in undoing.places) for item in point.items)
    return evolve(undoing, whole=True) if held and undoing.removes else undoing


def _too_late(point: ChangePoint, undoing: Undoing) -> Finding:
    place = undoing.source
    when = point.force.date.isoformat()
    message = f"{undoing.by} is said to have put off {point.act}, which had taken effect ({when}) before it was signed"
    return Finding("put-off-too-late", message, place.name, place.line, place.span)


def _act(point: ChangePoint) -> ActRef:
    if point.act is None:
        raise ValueError("a part of a note that was not understood has no act that could be undone")
    return point.act


def _doubted(point: ChangePoint, told: Sequence[Undoing], known: LawDate) -> ChangePoint:
    """Return a change of which nobody can say when it was made, or whether."""
    whole = all(each.whole for each in told)
    first = point.force.date.earliest
    day: LawDate = Between(first, None) if whole and first is not None else Unknown()
    names = " and ".join(dict.fromkeys(str(each.by) for each in told))
    did = "repealed" if whole else "changed"
    message = f"{names} {did} {point.act}, perhaps before it changed {point.place}: its day is in doubt"
    place = told[0].source
    wanted = Missing("clause", f"what became of {point.act} after {names} {did} it")
    force = evolve(point.force, date=day, missing=(*point.force.missing, wanted))
    found = Finding("amending-act-changed", message, place.name, place.line, place.span)
    return evolve(point, force=force, published=known, undone_by=tuple(told), findings=(*point.findings, found))


def _latest(days: Sequence[LawDate]) -> LawDate:
    """Return the day of the last of some events, so far as it is bounded."""
    if len(days) == 1:
        return days[0]
    firsts = [day.earliest for day in days if day.earliest is not None]
    return Between(max(firsts), None) if firsts else Unknown()


def _surely_before(one: LawDate, other: LawDate) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _restated(point: ChangePoint, undoing: Undoing) -> Rule | None:
    """Return the rule that an act gives an amending act in place of its own, where it does so in whole and in words.

    Either the words of the old rule are replaced by those of another, or the article that states it is stated anew.
    """
    if undoing.new_day is not None:
        later = point.force.date.latest is not None and undoing.new_day > point.force.date.latest
        return OnDate(undoing.new_day) if later and undoing.place == ACT else None
    if len(undoing.operations) != 1 or point.aspect:
        return None
    operation = undoing.operations[0]
    if undoing.place.partition("_")[2].partition("_")[0] == "1":
        return None  # the first provision of an amending act is what it orders, and says when elsewhere
    if isinstance(operation, Replacement):
        return None if operation.old is None else _redated(point.rule, operation.old, operation.new)
    if isinstance(operation, Substitution) and len(operation.new) == 1:
        text = operation.new[0].text
        stated = read_own_force(text, recognise(text)) if text else ()
        if len(stated) == 1 and stated[0].provision == ACT and not stated[0].aspect:
            rule = stated[0].rule
            return None if isinstance(rule, Staged | Unrecognised) else rule
    return None


def _redated(rule: Rule, old: str, new: str | None) -> Rule | None:
    """Return a rule with another day, where its own day, and nothing else, is replaced in words."""
    if not isinstance(rule, OnDate) or new is None:
        return None
    lang = recognise(f"{old} {new}")
    words, others = old.split(), new.split()
    apart = sum(one != other for one, other in zip(words, others, strict=False))
    alone = all(len(_NUMBERS.findall(each)) == _DAY_AND_YEAR for each in (old, new))
    if not alone or len(words) != len(others) or apart > _DATE_WORDS or read_date(fold(old).text, lang) != rule.date:
        return None
    day = read_date(fold(new).text, lang)
    return None if day is None else evolve(rule, date=day)


_NUMBERS = re.compile(r"\d+")
_DAY_AND_YEAR, _DATE_WORDS = 2, 3
"""A date in words has two numbers, and differs from another in three words at most."""
