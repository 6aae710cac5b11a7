"""Rebuilding a text: from an edition forward by the operations that acts ordered, and backward by inverting them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import permutations

from attrs import evolve, frozen

from lawtime.history.editions import Edition
from lawtime.history.points import ChangePoint
from lawtime.language.morphology import inflector
from lawtime.model.acts import ACT, article_of, within
from lawtime.model.applied import Applied, Habit, Operation
from lawtime.model.document import Provision
from lawtime.model.elements import Forest, find
from lawtime.model.findings import Finding
from lawtime.model.operations import Replacement, apply_all
from lawtime.model.scopes import scope_of

_MOST_UNORDERED = 4
_MOST_ORDERS = 24
_NUMBERING = frozenset({"renumbering", "split", "join"})


@frozen
class Rebuilt:
    """A provision as it was after a set of changes, rebuilt from an edition that shows it after another.

    Args:
        edition: the edition that it was rebuilt from.
        unit: the provision; `None` where it was not there.
        known: the rebuilding is certain; if not, `unit` says nothing.
        forward: the changes whose operations were applied.
        backward: the changes whose operations were inverted.
        assumed: the habits of the publisher that it rests on.
        findings: why it is not certain.
        order: the acts in the order that was taken, where another order would give another text.
    """

    edition: Edition
    unit: Provision | None
    known: bool
    forward: tuple[ChangePoint, ...] = ()
    backward: tuple[ChangePoint, ...] = ()
    assumed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    order: tuple[str, ...] = ()


@frozen
class _Place:
    """A provision, the sections, chapters or annexes around it, and all addresses at which its text may have stood."""

    eid: str
    containers: tuple[str, ...]
    names: tuple[str, ...]

    def meets(self, name: str) -> bool:
        """Say whether a unit is the provision, or lies in it or around it."""
        return name in self.containers or any(within(name, own) or within(own, name) for own in self.names)


@frozen
class _Reached:
    """The text after some steps from an edition."""

    units: Forest
    known: bool
    assumed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


Memory = dict[tuple[object, ...], _Reached]
"""What was reached by which steps from which edition, so that each step is made once."""


def rebuild(
    eid: str,
    edition: Edition,
    shown: frozenset[ChangePoint],
    wanted: frozenset[ChangePoint],
    habits: frozenset[Habit],
    memory: Memory,
    containers: Sequence[str] = (),
    others: Sequence[str] = (),
) -> tuple[Rebuilt, ...]:
    """Rebuild a provision as it was after just the changes `wanted`.

    Args:
        eid: the provision.
        edition: the edition to begin with.
        shown: the changes that its text of the provision has in it.
        wanted: the changes that the text asked for has in it.
        habits: what the publisher does to a text without an instruction.
        memory: what was rebuilt of the provision before; it grows.
        containers: the sections, chapters or annexes around it.
        others: other addresses at which its text may have stood.

    Returns:
        The outcome; one for each order of the changes where that is not settled and makes a difference; none where a
        change between the two is not explained by operations, or there are too many orders.
    """
    forward, backward, base = wanted - shown, shown - wanted, shown & wanted
    between = forward | backward
    if not between or not all(point.explained for point in between):
        return ()
    if not _all_follow(between, base):
        return ()
    ways = [(one, other) for one in _orders(forward) for other in _orders(backward)]
    place = _Place(eid, tuple(containers), (eid, *others))
    made = [_rebuilt(place, edition, one, other[::-1], habits, memory) for one, other in ways]
    if len(made) < 2:
        return tuple(made)
    texts = {None if each.unit is None else " ".join(each.unit.text.split()) for each in made if each.known}
    if len(texts) == 1 and all(each.known for each in made):
        return (made[0],)
    return tuple(
        evolve(each, order=tuple(f"{point.act}" for point in (*each.forward, *each.backward[::-1]))) for each in made
    )


def _rebuilt(
    place: _Place,
    edition: Edition,
    forward: Sequence[ChangePoint],
    backward: Sequence[ChangePoint],
    habits: frozenset[Habit],
    memory: Memory,
) -> Rebuilt:
    """Undo changes, then make others, in the orders given."""
    steps = (*((point, True) for point in backward), *((point, False) for point in forward))
    first = len(steps)
    while first and (edition.id, *steps[:first]) not in memory:
        first -= 1
    reached = memory[edition.id, *steps[:first]] if first else _Reached(_around(place, edition, steps), True)
    for at in range(first, len(steps)):
        if reached.known:
            reached = _after(place, reached, *steps[at], habits, edition.lang)
        memory[edition.id, *steps[: at + 1]] = reached
    if not reached.known:
        return Rebuilt(edition, None, False, tuple(forward), tuple(backward), (), reached.findings)
    unit = find(reached.units, place.eid)
    present = None if unit is None or unit.gone else unit
    return Rebuilt(edition, present, True, tuple(forward), tuple(backward), reached.assumed, reached.findings)


def _around(place: _Place, edition: Edition, steps: Sequence[tuple[ChangePoint, bool]]) -> Forest:
    """Return as much of an edition's text as the operations on a provision work on: its article, or all of it."""
    article = article_of(place.eid)
    unit = edition.units.get(article) if article else None
    if unit is None or any(article_of(each.target) != article for point, _ in steps for each in _on(place, point)):
        return edition.event.provisions
    return (unit,)


def _after(
    place: _Place, reached: _Reached, point: ChangePoint, inverted: bool, habits: frozenset[Habit], lang: str
) -> _Reached:
    """Return the text after one more change is made, or undone."""
    units, assumed, findings = reached.units, list(reached.assumed), list(reached.findings)
    mine = [_inflecting(each, lang) for each in _on(place, point)]
    for step in _batches(mine) if not inverted else [(each,) for each in reversed(mine)]:
        if not inverted and _is_everywhere(step[0]):
            narrow = _narrowed(step[0], place.eid, units)
            if narrow is None:
                continue
            step = (narrow,)
        outcome = step[0].invert(units, habits=habits) if inverted else apply_all(units, step, habits=habits)
        assumed += outcome.assumed
        findings += outcome.findings
        if not outcome.certain or any(map(place.meets, outcome.lost)):
            return _Reached((), False, (), tuple(findings))
        units = outcome.units
    return _Reached(units, True, tuple(dict.fromkeys(assumed)), tuple(findings))


def _batches(operations: Sequence[Operation]) -> Iterator[tuple[Operation, ...]]:
    """Yield operations that are applied together; one that works on the whole act stands alone."""
    batch: list[Operation] = []
    for each in operations:
        if not _is_everywhere(each):
            batch.append(each)
            continue
        if batch:
            yield tuple(batch)
            batch = []
        yield (each,)
    if batch:
        yield tuple(batch)


def _is_everywhere(operation: Operation) -> bool:
    """Say whether an operation replaces words wherever they stand in the act."""
    if not isinstance(operation, Replacement) or operation.target != ACT:
        return False
    return operation.occurrence.nth == 0 and operation.occurrence.times is None


def _narrowed(operation: Operation, eid: str, units: Forest) -> Operation | None:
    """Return what an operation on the whole act does to one article of it; `None` where the article lacks the words.

    Words that stand nowhere in the act leave the operation as it is, and in doubt.
    """
    article = article_of(eid)
    if article is None or find(units, article) is None:
        return operation
    own = evolve(operation, target=article)
    if not _lacks_the_words(own.apply(units)):
        return own
    return operation if _lacks_the_words(operation.apply(units)) else None


def _lacks_the_words(outcome: Applied) -> bool:
    codes = {each.code for each in outcome.findings}
    return not outcome.certain and not codes.isdisjoint(("words-not-found", "words-already-replaced"))


def _inflecting(operation: Operation, lang: str) -> Operation:
    """Return an operation that knows the forms of words in the language of the text, where it asks for them."""
    if not isinstance(operation, Replacement) or not operation.inflected:
        return operation
    return evolve(operation, inflector=inflector(lang))


def _orders(points: Iterable[ChangePoint]) -> list[tuple[ChangePoint, ...]]:
    """Return every order in which changes may have been made; none where there are too many.

    Changes whose order makes no difference, for they work on different elements, keep their shown order.
    """
    made: list[tuple[ChangePoint, ...]] = [()]
    for group in in_groups(points):
        if len(group) > _MOST_UNORDERED:
            return []
        ways = [way for way in permutations(group) if _is_possible(way)] if len(group) > 1 else [group]
        made = [(*before, *way) for before in made for way in ways]
    return made if len(made) <= _MOST_ORDERS else []


def in_groups(points: Iterable[ChangePoint]) -> Iterator[tuple[ChangePoint, ...]]:
    """Yield changes in their order, those together between which the order is not settled and may matter."""
    order = sorted(points, key=_place)
    if all(map(_apart_in_time, order, order[1:])):
        yield from ((point,) for point in order)
        return
    group: list[ChangePoint] = []
    for at, point in enumerate(order):
        group.append(point)
        if _all_follow(order[at + 1 :], group):
            yield tuple(group)
            group = []


def _place(point: ChangePoint) -> tuple[object, ...]:
    return point.order


def _apart_in_time(earlier: ChangePoint, later: ChangePoint) -> bool:
    """Say whether a change ended before the next one began, so that every one after that follows it too."""
    latest, earliest = earlier.force.date.latest, later.force.date.earliest
    return latest is not None and earliest is not None and latest < earliest


def _is_possible(way: Sequence[ChangePoint]) -> bool:
    return not any(later.strictly_before(earlier) for at, later in enumerate(way) for earlier in way[:at])


def _on(place: _Place, point: ChangePoint) -> tuple[Operation, ...]:
    """Return the operations of a change that may alter a provision.

    Where elements get other numbers, what is done to one number may reach the text of another.
    """
    arounds = list(place.names)
    for operation in point.operations:
        holder = operation.target.rpartition("__")[0]
        if operation.kind in _NUMBERING and holder:
            arounds = [holder if within(around, holder) else around for around in arounds]
    found = []
    for operation in point.operations:
        scope = scope_of(operation)
        names = [name for name in (scope.target, scope.new) if name]
        met = any(within(name, around) or within(around, name) for name in names for around in arounds)
        if met or names[-1] in place.containers:
            found.append(operation)
    return tuple(found)


def _all_follow(later: Collection[ChangePoint], earlier: Collection[ChangePoint]) -> bool:
    """Say whether each of some changes follows each of others; where their days are apart, no pair needs a look."""
    if not later or not earlier:
        return True
    ends = [point.force.date.latest for point in earlier]
    starts = [point.force.date.earliest for point in later]
    known_ends, known_starts = [end for end in ends if end], [start for start in starts if start]
    if len(known_ends) == len(ends) and len(known_starts) == len(starts) and max(known_ends) < min(known_starts):
        return True
    return all(_follows(one, other) for one in later for other in earlier)


def _follows(later: ChangePoint, earlier: ChangePoint) -> bool:
    """Say whether a change surely came after another, or does not meet it."""
    return earlier.strictly_before(later) or apart(later, earlier)


def apart(one: ChangePoint, other: ChangePoint) -> bool:
    """Say whether two explained changes work on different elements, so that their order does not matter."""
    if not (one.explained and other.explained):
        return False
    return not any(_meet(a, b) for a in _targets(one) for b in _targets(other))


def _targets(point: ChangePoint) -> Iterable[str]:
    for operation in point.operations:
        scope = scope_of(operation)
        yield scope.new or scope.target


def _meet(one: str, other: str) -> bool:
    """Say whether two addresses share text; one that counts lines shifts with every line beside it."""
    first, second = _counted_in(one), _counted_in(other)
    return within(first, second) or within(second, first)


def _counted_in(eid: str) -> str:
    return eid.partition("__al_")[0]
