"""What touches a provision: which changes may have altered its text, and which stated it anew."""

from collections.abc import Iterable, Sequence

from lawtime.history.points import ChangePoint
from lawtime.model.acts import ACT, article_of, within
from lawtime.model.notes import Action
from lawtime.model.scopes import Scope

_RESETS = frozenset({Action.REWORDED, Action.REPEALED, Action.INSERTED})
_OWN = ("title", "preamble", "toc")


def covers(outer: str, eid: str, containers: Sequence[str]) -> bool:
    """Say whether a unit is, or holds, another; chapters hold articles whose eIds do not say so.

    >>> covers("chp_2", "art_9", ("sec_1", "chp_2")), covers("art_9", "art_9__para_1", ())
    (True, True)
    """
    return within(eid, outer) or outer in containers


def touches(scope: Scope, eid: str, containers: Sequence[str], divisions: frozenset[str]) -> bool:
    """Say whether a change may have altered the text of a unit.

    Args:
        scope: what the change did.
        eid: the unit.
        containers: the sections, chapters or annexes around it.
        divisions: the sections, chapters, annexes and top units that the act's editions have; a change to one that
            no edition has may concern any unit.

    >>> touches(Scope("art_13", Action.AMENDED), "art_13__subpara_4", (), frozenset())
    True
    >>> touches(Scope("chp_1", Action.INSERTED, "art_2-1"), "art_2", ("chp_1",), frozenset({"chp_1"}))
    False
    """
    target = scope.target
    if target.endswith("__heading") or (target in _OWN and eid != target):
        return False
    if scope.action is Action.INSERTED and scope.new:
        if covers(scope.new, eid, containers) or within(scope.new, eid):
            return True
        if article_of(target) is None:
            return False
    if target == ACT:
        return eid not in _OWN or scope.action is Action.REPEALED
    if covers(target, eid, containers) or within(target, eid):
        return True
    outside = article_of(target) is None and not target.startswith("att_")
    return outside and target not in divisions and target not in _OWN


def retitles(scope: Scope, eid: str) -> bool:
    """Say whether a change may have altered the heading of a unit."""
    if scope.target == f"{eid}__heading":
        return True
    resets = scope.action in (Action.REWORDED, Action.INSERTED)
    return resets and within(eid, scope.new or scope.target)


def last_reset(points: Sequence[ChangePoint], eid: str, containers: Sequence[str] = ()) -> ChangePoint | None:
    """Return the last change, in the order given, that stated a unit anew, brought it in or removed it."""
    for point in reversed(points):
        for scope in point.scopes:
            whole = scope.new if scope.action is Action.INSERTED else scope.target
            resets = scope.action in _RESETS and whole and covers(whole, eid, containers)
            if resets and not point.aspect and not point.ends and not scope.ends_act:
                return point
    return None


def since_reset(
    points: Iterable[ChangePoint], eid: str, containers: Sequence[str] = (), *, strictly: bool = False
) -> frozenset[ChangePoint]:
    """Return the changes that a unit's text depends on: those that a later rewording did not surely overwrite.

    Args:
        points: the changes made.
        eid: the unit.
        containers: the sections, chapters or annexes around it.
        strictly: a change by another act on the very day of the rewording is not overwritten; which of the two
            prevails only an edition tells.
    """
    ordered = sorted(points, key=lambda point: point.order)
    last = last_reset(ordered, eid, containers)
    if last is None:
        return frozenset(ordered)
    before = ChangePoint.strictly_before if strictly else ChangePoint.surely_before
    return frozenset(point for point in ordered if point is last or not before(point, last))
