"""Blame: for every word of a provision, the act that put it there, so far as the evidence tells.

The states that a provision went through are walked forward from the oldest one whose text is known. A word that is new
in a state was put there by one of the changes since the state before; where that is one change, its act is known.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from lawtime.history.credit import Credit, Origin, Run
from lawtime.history.points import ChangePoint
from lawtime.history.rebuild import in_groups
from lawtime.history.states import Unit
from lawtime.model.acts import ActRef, within
from lawtime.model.document import Provision
from lawtime.model.notes import Action
from lawtime.model.operations import Renumbering
from lawtime.model.scopes import Scope, scope_of

_STATED = frozenset({Action.REWORDED, Action.INSERTED})
_LIST_SIGNS = ".;"
"""The signs at the end of an element of a list; a publisher turns one into the other without an instruction."""
_NUMBER_SIGNS = frozenset({")", "."})
_ALIKE = 0.5
_MOST_OPEN = 3


_Line = list[tuple[str, Credit]]
_Lines = dict[str, _Line]
_Words = list[tuple[str, str, Credit]]
_Runs = tuple[Run, ...] | None


def blame(unit: Unit, made: frozenset[ChangePoint], enacted: ActRef, open_: Sequence[ChangePoint] = ()) -> _Runs:
    """Return the words of a provision after just these changes, with the origin of each.

    Args:
        unit: the provision.
        made: the changes made.
        enacted: the act itself.
        open_: changes that may have been made too; the text is the same with and without them.

    Returns:
        The words in runs, in the order of the text; `None` where the text is not known.
    """
    if len(open_) > _MOST_OPEN:
        return _doubted(unit, made, enacted, open_)
    worlds = [made]
    for point in open_:
        worlds += [world | {point} for world in worlds]
    told = [words for words in (_blamed(unit, world, enacted) for world in worlds) if words is not None]
    if not told:
        return None
    first, *others = told
    for words in others:
        if [word for _, word, _ in words] != [word for _, word, _ in first]:
            return None
        first = [(eid, word, _either(one, other[2])) for (eid, word, one), other in zip(first, words, strict=True)]
    return tuple(_runs(first))


def _blamed(unit: Unit, applied: frozenset[ChangePoint], enacted: ActRef) -> _Words | None:
    """Return every word with its line and its credit."""
    lines: _Lines = {}
    made: list[ChangePoint] = []
    step: list[ChangePoint] = []
    last: Provision | None = None
    known, seen = False, False
    for group in ((), *in_groups(applied)):
        made += group
        step += group
        known, tree = _one_tree(unit, frozenset(made))
        if not known:
            continue
        if tree is not None and last is None and unit.others and any(map(_renumbers, step)):
            lines = _lost(tree, made, enacted)
        elif tree is not None:
            lines = _stepped(lines, last, tree, step) if seen else _first(tree, made, enacted)
        last, seen, step = tree, True, []
    if not known or last is None:
        return None
    return [
        (each.eid, word, credit)
        for each in last.walk()
        if each.line and not each.gone
        for word, credit in lines[each.eid]
    ]


def _renumbers(point: ChangePoint) -> bool:
    return any(isinstance(each, Renumbering) for each in point.operations)


def _lost(tree: Provision, made: Sequence[ChangePoint], enacted: ActRef) -> _Lines:
    """Credit the words of a text that another number brought with it: who put them there, this number does not tell."""
    credit = Credit(Origin.UNKNOWN, (enacted, *_acts(made)))
    return {each.eid: [(word, credit) for word in each.line.split()] for each in tree.walk() if each.line}


def _one_tree(unit: Unit, applied: frozenset[ChangePoint]) -> tuple[bool, Provision | None]:
    """Return whether the evidence shows just one text of the provision, or that there was none; and that text."""
    trees = [shown.unit for shown in unit.trees(applied)]
    told = {None if tree is None else " ".join(tree.text.split()) for tree in trees} if len(trees) > 1 else {""}
    return (True, trees[0]) if trees and len(told) == 1 else (False, None)


def _first(tree: Provision, made: Sequence[ChangePoint], enacted: ActRef) -> _Lines:
    """Credit the words of the oldest text that is known: each line to the changes that may have made it."""
    return {
        each.eid: [(word, credit) for word in each.line.split()]
        for each in tree.walk()
        if each.line
        for credit in (_oldest(each.eid, made, enacted),)
    }


def _oldest(eid: str, made: Sequence[ChangePoint], enacted: ActRef) -> Credit:
    touching = [point for point in made if _reaches(point, eid)]
    if not touching:
        return Credit(Origin.ENACTED, (enacted,))
    author = _author(touching, eid)
    return Credit(Origin.UNKNOWN, (enacted, *_acts(touching))) if author is None else _credit((author,), eid)


def _author(step: Sequence[ChangePoint], eid: str) -> ChangePoint | None:
    """Return the change that stated a line anew after all others of a step, so that every word of it is its own."""
    whole = next((point for point in reversed(step) if _restates(point, eid)), None)
    if whole is None or not all(point is whole or point.surely_before(whole) for point in step):
        return None
    return whole


def _reaches(point: ChangePoint, eid: str) -> bool:
    """Say whether a change may have altered a line; one that names no element around or in it may alter any."""
    names = [_named(scope) for scope in point.scopes if not scope.target.endswith("__heading")]
    return any(_meets(name, eid) or not name.startswith("art_") for name in names)


def _restates(point: ChangePoint, eid: str) -> bool:
    """Say whether a change stated a line anew, so that every word of it is its own."""
    if point.aspect or point.ends:
        return False
    return any(scope.action in _STATED and within(eid, _named(scope)) for scope in point.scopes)


def _named(scope: Scope) -> str:
    return scope.new or scope.target if scope.action is Action.INSERTED else scope.target


def _stepped(before: _Lines, earlier: Provision | None, tree: Provision, step: Sequence[ChangePoint]) -> _Lines:
    """Carry the credits of one known text into the next, crediting new words to the changes between."""
    units = [each for each in tree.walk() if each.line and not each.gone]
    if earlier is None:
        before = {}
    printed = {each.eid: each.line for each in earlier.walk()} if earlier is not None else {}
    lines: _Lines = {}
    changed: list[tuple[Provision, Credit]] = []
    for each in units:
        same = printed.get(each.eid) == each.line and each.eid in before
        reaching = [point for point in step if _reaches(point, each.eid)] or list(step)
        author = _author(reaching, each.eid)
        if author is None and same:
            lines[each.eid] = before[each.eid]
        elif author is None:
            changed.append((each, _credit(reaching, each.eid)))
        else:
            credit = _credit((author,), each.eid)
            lines[each.eid] = [(word, credit) for word in each.line.split()]
    said = {eid: _bare([word for word, _ in line]) for eid, line in before.items() if eid not in lines}
    now = {each.eid: _bare(each.line.split()) for each, _ in changed}
    stood = _earlier(said, now)
    for each, credit in changed:
        words = each.line.split()
        old = before[stood[each.eid]] if each.eid in stood else []
        lines[each.eid] = _carried(old, words, credit)
    return lines


def _earlier(said: dict[str, list[str]], now: dict[str, list[str]]) -> dict[str, str]:
    """Return for each line the address at which it stood before: its own, unless the same words stood at another.

    Unnumbered lines and renumbered elements move; a line that is left over goes with the likest that is left over.
    """
    same = {eid: eid for eid, words in now.items() if said.get(eid) == words}
    free = {eid: words for eid, words in said.items() if eid not in same}
    for eid, words in now.items():
        moved = next((old for old, its in free.items() if its == words), None) if eid not in same else None
        if moved is not None:
            same[eid] = moved
            del free[moved]
    for eid, words in now.items():
        if eid in same or not free:
            continue
        if len(free) == 1 and eid in free:
            same[eid] = eid
            break
        likest = max(free, key=lambda old: (_alike(free[old], words), old == eid))
        if _alike(free[likest], words) >= _ALIKE or likest == eid:
            same[eid] = likest
            del free[likest]
    return same


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of two lines is the same words, wherever they stand: 1 for all, 0 for none; numbers apart."""
    first, second = _unnumbered(one), _unnumbered(other)
    shared = sum((Counter(first) & Counter(second)).values())
    return 2 * shared / (len(first) + len(second) or 1)


def _unnumbered(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0][-1:] in _NUMBER_SIGNS else words


def _bare(words: list[str]) -> list[str]:
    """Return the words of a line without the sign that closes an element of a list."""
    return [*words[:-1], words[-1].rstrip(_LIST_SIGNS)] if words else words


def _carried(old: _Line, words: list[str], credit: Credit) -> _Line:
    """Return the words of a line with their credits; what is the same at both ends is not compared."""
    one, other = _bare([word for word, _ in old]), _bare(words)
    head, most = 0, min(len(one), len(other))
    while head < most and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < most - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    carried = [(words[at], old[at][1]) for at in range(head)]
    first, last = one[head : len(one) - tail], other[head : len(other) - tail]
    if last:
        for kind, start, _, new_start, new_end in SequenceMatcher(None, first, last, autojunk=False).get_opcodes():
            for offset in range(new_end - new_start):
                kept = old[head + start + offset][1] if kind == "equal" else credit
                carried.append((words[head + new_start + offset], kept))
    carried += [(words[-at], old[-at][1]) for at in range(tail, 0, -1)]
    return carried


def _acts(points: Iterable[ChangePoint]) -> tuple[ActRef, ...]:
    return tuple(dict.fromkeys(point.act for point in points if point.act))


def _credit(step: Sequence[ChangePoint], eid: str) -> Credit:
    acts = _acts(step)
    if len(acts) != 1 or any(point.act is None for point in step):
        return Credit(Origin.ONE_OF if len(acts) > 1 else Origin.UNKNOWN, acts)
    point = step[0]
    told = next((each for each in point.statements if _meets(_named(each.scope), eid)), point.statements[0])
    kind = told.scope.action.value
    if point.explained:
        mine = [each for each in point.operations if _meets(_named(scope_of(each)), eid)]
        kind = (mine or point.operations)[0].kind
    date = point.force.date if len({each.force.date for each in step}) == 1 else None
    place = point.ordered_at if point.explained else None
    source, line = (place.name, place.line) if place else (told.source, told.line)
    return Credit(Origin.ACT, acts, date, kind, source, line)


def _meets(name: str, eid: str) -> bool:
    return within(eid, name) or within(name, eid)


def _either(one: Credit, other: Credit) -> Credit:
    """Return the credit of a word for which two courses of events give one each."""
    if one == other:
        return one
    origin = Origin.UNKNOWN if Origin.UNKNOWN in (one.origin, other.origin) else Origin.ONE_OF
    return Credit(origin, tuple(dict.fromkeys((*one.acts, *other.acts))))


def _doubted(unit: Unit, made: frozenset[ChangePoint], enacted: ActRef, open_: Sequence[ChangePoint]) -> _Runs:
    """Return the words as of unknown origin, where too many changes are open to follow each course of events."""
    tree = _one_tree(unit, made)[1] or _one_tree(unit, made | frozenset(open_))[1]
    if tree is None:
        return None
    credit = Credit(Origin.UNKNOWN, (enacted, *_acts(sorted((*made, *open_), key=lambda point: point.order))))
    return tuple(
        Run(each.eid, " ".join(each.line.split()), credit) for each in tree.walk() if each.line and not each.gone
    )


def _runs(words: _Words) -> Iterator[Run]:
    for (eid, credit), group in groupby(words, key=lambda each: (each[0], each[2])):
        yield Run(eid, " ".join(word for _, word, _ in group), credit)
