"""What a provision was while it, or a part of it, was suspended, with the text that applied meanwhile."""

import datetime
from collections.abc import Iterable, Sequence

from attrs import evolve

from lawtime.history.answers import Candidate, Status
from lawtime.history.points import ChangePoint
from lawtime.history.states import Unit
from lawtime.model.acts import within
from lawtime.model.notes import Action

_GIVEN = "the act that suspended it gives it this text meanwhile"
_UNKNOWN = "it was suspended, and its text meanwhile is not known in these words"


def suspending(applied: Iterable[ChangePoint], day: datetime.date) -> tuple[ChangePoint, ...]:
    """Return the suspensions among some changes that last on a day, in their shown order."""
    found = (
        point
        for point in applied
        if not point.ends
        and (point.until is None or day < point.until)
        and any(scope.action is Action.SUSPENDED for scope in point.scopes)
    )
    return tuple(sorted(found, key=lambda point: point.order))


def is_suspended(unit: Unit, lasting: Iterable[ChangePoint]) -> bool:
    """Say whether suspensions are of a provision as a whole; where only a part of it is suspended, it is in force."""
    return any(_is_whole(unit, point, scope.target) for point in lasting for scope in point.scopes)


def _is_whole(unit: Unit, point: ChangePoint, target: str) -> bool:
    around = target.removesuffix("__heading")
    inner = within(around, unit.eid) and around != unit.eid
    return not point.aspect and not inner


def as_meanwhile(
    unit: Unit, applied: frozenset[ChangePoint], lasting: Sequence[ChangePoint], outcomes: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Return what a provision was with the text that applied to it, or to a part of it, meanwhile.

    Args:
        unit: the provision.
        applied: the changes made.
        lasting: the suspensions that last.
        outcomes: what it was without regard to such a text.
    """
    given = _given(unit, lasting)
    found = tuple(outcomes)
    for target, text in sorted(given):
        single = len([each for each in given if within(each[0], target) or within(target, each[0])]) == 1
        found = tuple(_with(unit, applied, target, text if single else "", each) for each in found)
    return found


def _given(unit: Unit, lasting: Iterable[ChangePoint]) -> set[tuple[str, str]]:
    """Return the elements that have another text meanwhile, with that text; "" where it is told in another language."""
    own = {edition.id for edition in unit.editions}
    langs = {"", *(edition.lang for edition in unit.editions)}
    told = [(point, each) for point in lasting for each in point.statements if each.meanwhile]
    said = [(each, each.edition in own if each.edition else point.lang in langs) for point, each in told]
    found = {(each.scope.target, each.meanwhile) for each, native in said if native}
    named = {target for target, _ in found}
    return found | {(each.scope.target, "") for each, _ in said if each.scope.target not in named}


def _with(unit: Unit, applied: frozenset[ChangePoint], target: str, text: str, was: Candidate) -> Candidate:
    if was.status not in (Status.SUSPENDED, Status.IN_FORCE):
        return was
    unknown = evolve(was, status=Status.IN_FORCE, text=None, known=False, why=_UNKNOWN)
    if target == unit.eid:
        fits = bool(text) and was.text is not None and _number(text) == _number(was.text)
        return evolve(was, status=Status.IN_FORCE, text=text, known=True, why=_GIVEN) if fits else unknown
    if within(unit.eid, target):
        return unknown
    if not within(target, unit.eid):
        return was
    if was.text is None:
        return was
    for shown in unit.trees(applied):
        if shown.unit is None or shown.unit.text != was.text:
            continue
        old = next((each.text for each in shown.unit.walk() if each.eid == target), "")
        if old and text and was.text.count(old) == 1 and _number(text) == _number(old):
            return evolve(was, text=was.text.replace(old, text), why=_GIVEN)
    return unknown


def _number(text: str) -> str:
    """Return the number that a text begins with, as it is printed; "" where it begins with none."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first if first[:1].isdigit() and first[-1:] in ".)" else ""
