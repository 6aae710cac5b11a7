"""Whether what an amending act orders has its ground in the text: an order on an element that nothing knows of."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from lawtime.history.editions import Edition
from lawtime.history.points import ChangePoint, Statement
from lawtime.model.applied import Operation
from lawtime.model.elements import HEADING
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion, Join, Renumbering, Repeal, Split, Substitution
from lawtime.model.scopes import Scope

_ALWAYS = ("act", "title", "preamble")


def grounded(points: Iterable[ChangePoint], editions: Sequence[Edition]) -> list[ChangePoint]:
    """Return the changes, those opaque that order something done to an element that neither edition nor act knows.

    Such an order has another address than the text: what it did, it did to some other element of its article, and
    nobody can say to which, nor which edition has it.
    """
    given = list(points)
    known = set(_ALWAYS).union(*(edition.units for edition in editions))
    for point in given:
        for operation in point.operations:
            known.update(_brought(operation))
        for told in point.statements:
            if told.edition:
                known.update(name for name in (told.scope.target, told.scope.new) if name)
    return [_weighed(point, known, editions) if point.explained else point for point in given]


def _weighed(point: ChangePoint, known: set[str], editions: Sequence[Edition]) -> ChangePoint:
    if point.place not in known or point.place.startswith("att_"):
        return point
    shown = bool(editions) and all(edition.id in point.shown_in for edition in editions)
    for operation in point.operations:
        if _whole(operation.target) in known or (shown and isinstance(operation, Repeal)):
            continue
        message = f"{point.act} orders a change of {operation.target}, which no text that is given has"
        name, line = (point.ordered_at.name, point.ordered_at.line) if point.ordered_at else ("", 0)
        anything = Statement("", "", line, name, Scope(point.place, Action.AMENDED), False)
        told = any(each.edition for each in point.statements)
        return evolve(
            point,
            explained=False,
            shown_in=point.shown_in if told else frozenset(),
            doubtful_in=point.doubtful_in if told else point.shown_in | point.doubtful_in | point.denied_by,
            denied_by=point.denied_by if told else frozenset(),
            statements=(*point.statements, anything),
            findings=(*point.findings, Finding("target-not-found", message, name, line)),
        )
    return point


def _whole(target: str) -> str:
    """Return the element that an address lies in, without what it counts or what belongs to its heading."""
    return target.partition("__al_")[0].removesuffix(HEADING)


def _brought(operation: Operation) -> Iterator[str]:
    """Yield the addresses that an operation brings into the text."""
    if isinstance(operation, Insertion):
        yield from (unit.eid for unit in operation.new.walk())
    elif isinstance(operation, Substitution):
        yield from (unit.eid for new in operation.new for unit in new.walk())
    elif isinstance(operation, Renumbering | Split):
        head, joint, last = operation.target.rpartition("__")
        yield f"{head}{joint}{last.partition('_')[0]}_{operation.number}"
    elif isinstance(operation, Join):
        yield operation.target
