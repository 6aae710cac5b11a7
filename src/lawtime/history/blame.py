"""Blame: for every word of a provision, the act that put it there, so far as the evidence tells.

The states that a provision went through are walked forward from the oldest one whose text is known. A word that is new
in a state was put there by one of the changes since the state before; where that is one change, its act is known.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum

from attrs import frozen

from lawtime.history.changes import ChangePoint
from lawtime.history.states import Unit
from lawtime.model.acts import ActRef, within
from lawtime.model.dates import LawDate
from lawtime.model.document import Provision
from lawtime.model.notes import Action

_STATED = frozenset({Action.REWORDED, Action.INSERTED})


class Origin(Enum):
    """How far the origin of words is known."""

    ACT = "act"
    """One act put them there."""
    ONE_OF = "one_of"
    """One of several acts did."""
    ENACTED = "enacted"
    """They stand since enactment."""
    UNKNOWN = "unknown"
    """They are older than the oldest text that is known: enacted, or put there by one of the acts named."""


@frozen
class Credit:
    """Who put words into a text.

    Args:
        origin: how far that is known.
        acts: the act, or those that may have.
        date: when it took effect, for one act.
        operation: what it did, for one act: an action of a note or the kind of an operation.
        source: the file that says so.
        line: the line of that file, or 0.
    """

    origin: Origin
    acts: tuple[ActRef, ...]
    date: LawDate | None = None
    operation: str = ""
    source: str = ""
    line: int = 0


@frozen
class Run:
    """Words of one line that stand together and have one origin."""

    eid: str
    text: str
    credit: Credit


_Line = list[tuple[str, Credit]]
_Lines = dict[str, _Line]


def blame(unit: Unit, applied: frozenset[ChangePoint], enacted: ActRef) -> tuple[Run, ...] | None:
    """Return the words of a provision after just these changes, with the origin of each.

    Args:
        unit: the provision.
        applied: the changes made.
        enacted: the act itself.

    Returns:
        The words in runs, in the order of the text; `None` where the text is not known.
    """
    order = sorted(applied, key=lambda point: point.order)
    lines: _Lines = {}
    last = -1
    final: Provision | None = None
    for count in range(len(order) + 1):
        tree = _one_tree(unit, frozenset(order[:count]))
        if tree is None:
            continue
        lines = _first(tree, order[:count], enacted) if last < 0 else _stepped(lines, tree, order[last:count])
        last, final = count, tree
    if final is None or last != len(order):
        return None
    return tuple(
        run for each in final.walk() if each.line and not each.gone for run in _runs(each.eid, lines[each.eid])
    )


def _one_tree(unit: Unit, applied: frozenset[ChangePoint]) -> Provision | None:
    """Return the provision where the evidence shows just one text of it."""
    trees = [tree for tree, _, _ in unit.trees(applied)]
    if not trees or any(tree is None for tree in trees):
        return None
    first = trees[0]
    if first is None or len({" ".join(tree.text.split()) for tree in trees if tree is not None}) != 1:
        return None
    return first


def _first(tree: Provision, made: Sequence[ChangePoint], enacted: ActRef) -> _Lines:
    """Credit the words of the oldest text that is known."""
    whole = _restating(tree.eid, made)
    if whole is not None:
        credit = _credit((whole,))
    elif made:
        acts = (enacted, *dict.fromkeys(point.act for point in made if point.act))
        credit = Credit(Origin.UNKNOWN, acts)
    else:
        credit = Credit(Origin.ENACTED, (enacted,))
    return {each.eid: [(word, credit) for word in _words(each.line)] for each in tree.walk() if each.line}


def _restating(eid: str, made: Sequence[ChangePoint]) -> ChangePoint | None:
    """Return the last change where it stated the whole unit, so that every word of it is its own."""
    if not made:
        return None
    for scope in made[-1].scopes:
        if scope.action in _STATED and within(eid, scope.new or scope.target):
            return made[-1]
    return None


def _stepped(before: _Lines, tree: Provision, step: Sequence[ChangePoint]) -> _Lines:
    """Carry the credits of one known text into the next, crediting new words to the changes between."""
    credit = _credit(step)
    single = step if len(step) == 1 else ()
    lines: _Lines = {}
    for each in tree.walk():
        if not each.line or each.gone:
            continue
        words = _words(each.line)
        old = before.get(each.eid)
        if old is None or _restating(each.eid, single) is not None:
            lines[each.eid] = [(word, credit) for word in words]
        elif [word for word, _ in old] == words:
            lines[each.eid] = old
        else:
            lines[each.eid] = list(_carried(old, words, credit))
    return lines


def _carried(old: _Line, words: Sequence[str], credit: Credit) -> Iterator[tuple[str, Credit]]:
    matcher = SequenceMatcher(None, [word for word, _ in old], words, autojunk=False)
    for kind, start, _, new_start, new_end in matcher.get_opcodes():
        for offset, word in enumerate(words[new_start:new_end]):
            yield word, (old[start + offset][1] if kind == "equal" else credit)


def _credit(step: Sequence[ChangePoint]) -> Credit:
    acts = tuple(dict.fromkeys(point.act for point in step if point.act))
    if len(acts) != 1 or any(point.act is None for point in step):
        return Credit(Origin.ONE_OF if acts else Origin.UNKNOWN, acts)
    point = step[0]
    told = point.statements[0]
    kind = point.operations[0].kind if point.explained else told.scope.action.value
    return Credit(Origin.ACT, acts, point.force.date, kind, told.source, told.line)


def _words(line: str) -> list[str]:
    return line.split()


def _runs(eid: str, line: _Line) -> Iterator[Run]:
    words: list[str] = []
    credit: Credit | None = None
    for word, each in line:
        if credit is not None and each != credit:
            yield Run(eid, " ".join(words), credit)
            words = []
        credit = each
        words.append(word)
    if credit is not None:
        yield Run(eid, " ".join(words), credit)
