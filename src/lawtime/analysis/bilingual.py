"""Notes of one act in two languages, held against each other: what one says and the other does not."""

from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, frozen

from lawtime.model.acts import ActRef
from lawtime.model.commencement import On, Rule
from lawtime.model.notes import Action, Change, Note
from lawtime.model.scopes import place_of


@frozen
class Stated:
    """One change as a note states it, with the line of the note."""

    change: Change
    line: int


@frozen
class Difference:
    """One thing on which the notes of two texts differ.

    Args:
        kind: `missing` (only one side names the act there), `action`, `target`, `rule` (a different rule or date),
            `wording` (one rule, which the translation leaves open: "after" for "from the day of") or `until`.
        place: eId of the article, or other unit, that the notes are about.
        act: the amending act.
        left: what the first text states; empty where it does not name the act there.
        right: what the second text states.
    """

    kind: str
    place: str
    act: ActRef
    left: tuple[Stated, ...]
    right: tuple[Stated, ...]


@frozen
class Compared:
    """The outcome of a comparison.

    Args:
        differences: in the order of the first text, then of the second.
        agreed: how many pairs of place and act both texts state alike.
        unread: how many notes of each text were not wholly understood; what they say is not compared.
    """

    differences: tuple[Difference, ...]
    agreed: int
    unread: tuple[int, int]


_Key = tuple[str, ActRef]


def compare_notes(left: Iterable[Note], right: Iterable[Note]) -> Compared:
    """Match the notes of two texts of one act by place and amending act, and say where they differ.

    >>> from lawtime.reading.notes import parse_note
    >>> english = parse_note("Footnote. Article 10 as amended by the Law of the RK № 179-VI dated 05.07.2018 "
    ...                      "(shall be enforced after its first official publication).")
    >>> other = parse_note("Footnote. Article 10 as amended by the Law of the RK № 179-VI dated 05.07.2018 "
    ...                    "(shall be enforced from 01.01.2019).")
    >>> [difference.kind for difference in compare_notes([english], [other]).differences]
    ['rule']
    """
    lefts, rights = tuple(left), tuple(right)
    one, other = _by_place(lefts), _by_place(rights)
    found = []
    agreed = 0
    for key in dict.fromkeys((*one, *other)):
        mine, theirs = one.get(key, ()), other.get(key, ())
        kinds = _kinds(mine, theirs)
        found += [Difference(kind, *key, mine, theirs) for kind in kinds]
        agreed += not kinds
    unread = (sum(bool(note.unread) for note in lefts), sum(bool(note.unread) for note in rights))
    return Compared(tuple(found), agreed, unread)


def _by_place(notes: Iterable[Note]) -> Mapping[_Key, tuple[Stated, ...]]:
    found: dict[_Key, tuple[Stated, ...]] = {}
    for note in notes:
        for change in note.changes:
            if change.act is not None and change.action is not Action.COMMENCEMENT:
                key = (place_of(change.target, change.new, change.action), change.act)
                found[key] = (*found.get(key, ()), Stated(change, note.line))
    return found


def _kinds(mine: tuple[Stated, ...], theirs: tuple[Stated, ...]) -> list[str]:
    """Return every kind of difference between what two texts state of one act at one place."""
    if not mine or not theirs:
        return ["missing"]
    kinds = []
    if _each(mine, _action) != _each(theirs, _action):
        kinds.append("action")
    if _each(mine, _target) != _each(theirs, _target):
        kinds.append("target")
    if _each(mine, _strict) != _each(theirs, _strict):
        kinds.append("rule")
    elif _each(mine, _rule) != _each(theirs, _rule):
        kinds.append("wording")
    if {each.change.until for each in mine} != {each.change.until for each in theirs}:
        kinds.append("until")
    return kinds


def _each(stated: tuple[Stated, ...], of: Callable[[Change], object]) -> set[object]:
    return {of(each.change) for each in stated}


def _action(change: Change) -> object:
    return change.action, change.announces


def _target(change: Change) -> object:
    return change.new or change.target


def _rule(change: Change) -> Rule:
    return change.commencement


def _strict(change: Change) -> Rule:
    rule = change.commencement
    return evolve(rule, loose=False) if isinstance(rule, On) else rule
