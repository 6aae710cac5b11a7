"""Rebuilding a text: from an edition forward by the operations that acts ordered, and backward by inverting them."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from lawtime.history.changes import ChangePoint
from lawtime.history.editions import Edition
from lawtime.model.acts import within
from lawtime.model.applied import Applied, Habit, Operation
from lawtime.model.document import Provision
from lawtime.model.elements import Forest, find
from lawtime.model.findings import Finding
from lawtime.model.scopes import scope_of


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
    """

    edition: Edition
    unit: Provision | None
    known: bool
    forward: tuple[ChangePoint, ...] = ()
    backward: tuple[ChangePoint, ...] = ()
    assumed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def rebuild(
    eid: str,
    edition: Edition,
    shown: frozenset[ChangePoint],
    wanted: frozenset[ChangePoint],
    habits: frozenset[Habit],
) -> Rebuilt | None:
    """Rebuild a provision as it was after just the changes `wanted`.

    Args:
        eid: the provision.
        edition: the edition to begin with.
        shown: the changes that its text of the provision has in it.
        wanted: the changes that the text asked for has in it.
        habits: what the publisher does to a text without an instruction.

    Returns:
        The outcome, or `None` where a change between the two is not explained by operations, or their order is open.
    """
    forward = sorted(wanted - shown, key=lambda point: point.order)
    backward = sorted(shown - wanted, key=lambda point: point.order, reverse=True)
    between = (*forward, *backward)
    if not between or not all(point.explained for point in between):
        return None
    base = shown & wanted
    if not all(_follows(later, earlier) for later in between for earlier in base):
        return None
    if not _in_order(forward) or not _in_order(tuple(reversed(backward))):
        return None
    units = edition.event.provisions
    steps = [(op, True) for point in backward for op in reversed(_on(eid, point))]
    steps += [(op, False) for point in forward for op in _on(eid, point)]
    assumed: list[str] = []
    findings: list[Finding] = []
    for operation, inverted in steps:
        outcome = _step(units, operation, inverted, habits)
        assumed += outcome.assumed
        findings += outcome.findings
        if not outcome.certain or any(within(eid, lost) or within(lost, eid) for lost in outcome.lost):
            return Rebuilt(edition, None, False, tuple(forward), tuple(backward), (), tuple(findings))
        units = outcome.units
    unit = find(units, eid)
    present = None if unit is None or unit.gone else unit
    unique = tuple(dict.fromkeys(assumed))
    return Rebuilt(edition, present, True, tuple(forward), tuple(backward), unique, tuple(findings))


def _step(units: Forest, operation: Operation, inverted: bool, habits: frozenset[Habit]) -> Applied:
    return operation.invert(units, habits=habits) if inverted else operation.apply(units, habits=habits)


def _on(eid: str, point: ChangePoint) -> tuple[Operation, ...]:
    """Return the operations of a change that may alter a provision."""
    found = []
    for operation in point.operations:
        scope = scope_of(operation)
        if any(within(name, eid) or within(eid, name) for name in (scope.target, scope.new) if name):
            found.append(operation)
    return tuple(found)


def _follows(later: ChangePoint, earlier: ChangePoint) -> bool:
    """Say whether a change surely came after another, or does not meet it."""
    return earlier.surely_before(later) or apart(later, earlier)


def _in_order(points: Sequence[ChangePoint]) -> bool:
    return all(_follows(later, earlier) for place, later in enumerate(points) for earlier in points[:place])


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
    return within(one, other) or within(other, one)
