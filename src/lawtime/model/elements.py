"""The elements of a text by address and number: finding them, putting others in their place, and the order of numbers.

A text is a *forest*: the top-level units of an act, or of as much of it as is at hand (one article is enough).
"""

import re
from itertools import pairwise

from attrs import evolve, frozen

from lawtime.model.acts import NOTE
from lawtime.model.document import Provision

Forest = tuple[Provision, ...]
"""The top-level units of a text, in order."""

HEADING = "__heading"
_DIVISIONS = frozenset({"sec", "subsec", "chp", "subchp"})
"""The divisions that are no part of the addresses within them: an article keeps its own address."""
_NUMBER_PART = re.compile(r"(\d*)([^\W\d_]*)")
_FIRST_INDENT = "__al_1"


def number_key(number: str) -> tuple[tuple[int, str], ...] | None:
    """Return what orders an element's number among its like, or `None` where the number is of no known form.

    A number inserted between two others carries a further part: 21-1 follows 21 and precedes 22.

    >>> number_key("21") < number_key("21-1") < number_key("22")
    True
    """
    parts = []
    for part in number.replace(".", "-").split("-"):
        match = _NUMBER_PART.fullmatch(part)
        if not part or not match:
            return None
        parts.append((int(match[1] or 0), match[2]))
    return tuple(parts)


def find(units: Forest, eid: str) -> Provision | None:
    """Return the unit at an address, or `None`.

    >>> para = Provision("art_1__para_1", "para", "1", "", "1. A.", (0, 0))
    >>> art = Provision("art_1", "art", "1", "", "", (0, 0), (para,))
    >>> find((art,), "art_1__para_1").line
    '1. A.'
    """
    for unit in units:
        if unit.eid == eid:
            return unit
        if unit.kind in _DIVISIONS or eid.startswith(unit.eid + "__"):
            found = find(unit.children, eid)
            if found is not None:
                return found
    return None


def path_to(units: Forest, eid: str) -> list[tuple[Forest, int]] | None:
    """Return the way to a unit whose address lies in those of the units around it: at each level, the units and which.

    What `find` reaches by other ways, through chapters, has no such way here.

    >>> para = Provision("art_1__para_1", "para", "1", "", "1. A.", (0, 0))
    >>> [index for _, index in path_to((Provision("art_1", "art", "1", "", "", (0, 0), (para,)),), "art_1__para_1")]
    [0, 0]
    """
    way: list[tuple[Forest, int]] = []
    while True:
        for index, unit in enumerate(units):
            own = unit.eid
            if own == eid:
                way.append((units, index))
                return way
            if eid.startswith(own) and eid.startswith("__", len(own)):
                way.append((units, index))
                units = unit.children
                break
        else:
            return None


def put_at(way: list[tuple[Forest, int]], new: Provision) -> Forest:
    """Return the forest with a unit in place of the one that a way leads to."""
    units, index = way[-1]
    forest = (*units[:index], new, *units[index + 1 :])
    for units, index in way[-2::-1]:
        forest = (*units[:index], _holding(units[index], forest), *units[index + 1 :])
    return forest


@frozen
class Spot:
    """What an address leads to.

    Args:
        unit: the unit that holds it.
        part: `unit` (the unit as a whole), `line` (only its own line, the first indent) or `heading`.
    """

    unit: Provision
    part: str


def spot(units: Forest, eid: str) -> Spot | None:
    """Return what an address leads to, the own line of a unit being its first indent, or `None`.

    >>> para = Provision("art_1__para_1", "para", "1", "", "1. A:", (0, 0))
    >>> spot((para,), "art_1__para_1__al_1").part
    'line'
    """
    if eid.endswith(HEADING):
        holder = find(units, eid.removesuffix(HEADING))
        return Spot(holder, "heading") if holder is not None else None
    unit = find(units, eid)
    if unit is not None:
        return Spot(unit, "unit")
    if eid.endswith(_FIRST_INDENT):
        holder = find(units, eid.removesuffix(_FIRST_INDENT))
        if holder is not None and holder.line:
            return Spot(holder, "line")
    return None


def put(units: Forest, eid: str, new: Forest) -> Forest:
    """Return the forest with the unit at an address replaced by others, or by none.

    >>> put((Provision("art_1", "art", "1", "", "", (0, 0)),), "art_1", ())
    ()
    """
    for index, unit in enumerate(units):
        if unit.eid == eid:
            return (*units[:index], *new, *units[index + 1 :])
        if unit.children and (unit.kind in _DIVISIONS or eid.startswith(unit.eid + "__")):
            children = put(unit.children, eid, new)
            if children is not unit.children:
                return (*units[:index], _holding(unit, children), *units[index + 1 :])
    return units


def _holding(unit: Provision, children: Forest) -> Provision:
    """Return a unit with other children; `evolve` does the same at three times the cost."""
    return Provision(unit.eid, unit.kind, unit.number, unit.heading, unit.line, unit.span, children, unit.gone)


def readdress(unit: Provision, eid: str) -> Provision:
    """Return a unit with another address, its children's addresses following it."""
    if unit.eid == eid:
        return unit
    old = unit.eid
    children = tuple(
        readdress(child, eid + child.eid[len(old) :]) if child.eid.startswith(old + "__") else child
        for child in unit.children
    )
    return evolve(unit, eid=eid, children=children)


def recount(unit: Provision) -> Provision:
    """Return a unit whose unnumbered lines are counted anew; its own line is the first.

    >>> al = Provision("art_1__al_7", "al", "", "", "Text.", (0, 0))
    >>> [child.eid for child in recount(Provision("art_1", "art", "1", "", "", (0, 0), (al,))).children]
    ['art_1__al_1']
    """
    count = 1 if unit.line else 0
    children = []
    for child in unit.children:
        if child.kind == "al":
            count += 1
            child = readdress(child, f"{unit.eid}__al_{count}")
        children.append(child)
    return evolve(unit, children=tuple(children))


def is_ordered(siblings: Forest, kind: str) -> bool:
    """Say whether the numbers of one kind of element rise in the order of the text."""
    keys = [number_key(unit.number) for unit in siblings if unit.kind == kind]
    known = [key for key in keys if key is not None]
    return len(known) == len(keys) and all(one < other for one, other in pairwise(known))


def before_note(siblings: Forest) -> int:
    """Return the index at which the note that ends an element stands, or behind the last where there is none.

    >>> before_note((Provision("art_1__note", "note", "", "", "Note.", (0, 0)),))
    0
    """
    return next((index for index, unit in enumerate(siblings) if unit.kind == NOTE), len(siblings))


def is_repeated(siblings: Forest, eid: str) -> bool:
    """Say whether an element bears a number of a kind that some number among its like is given to twice.

    Then one of two series, such as the points of a note, was read as going on with the other.

    >>> eids = ("art_1__para_1", "art_1__para_1.2", "art_1__para_2")
    >>> ones = tuple(Provision(eid, "para", eid[12], "", "", (0, 0)) for eid in eids)
    >>> is_repeated(ones, "art_1__para_2"), is_repeated(ones[::2], "art_1__para_2")
    (True, False)
    """
    for unit in siblings:
        if "." in unit.eid and not unit.eid.endswith(f"{unit.kind}_{unit.number}") and unit.number:
            kind = eid.rpartition("__")[2].partition("_")[0]
            if unit.kind == kind:
                return True
    return False


def place_by_number(siblings: Forest, kind: str, number: str) -> int | None:
    """Return the index at which an element belongs by its number, or `None` where the numbers do not tell.

    >>> ones = tuple(Provision(f"subpara_{n}", "subpara", n, "", f"{n}) x;", (0, 0)) for n in ("4", "5"))
    >>> place_by_number(ones, "subpara", "4-1"), place_by_number(ones, "subpara", "6")
    (1, 2)
    """
    key = number_key(number)
    if key is None or not is_ordered(siblings, kind):
        return None
    like = [index for index, unit in enumerate(siblings) if unit.kind == kind]
    before = [index for index in like if (number_key(siblings[index].number) or ()) < key]
    if before:
        return before[-1] + 1
    return like[0] if like else len(siblings) if kind == NOTE else before_note(siblings)


def parent_of(units: Forest, eid: str) -> Provision | None:
    """Return the unit whose child stands at an address; `None` where it stands at the top, or nowhere."""
    for unit in units:
        if any(child.eid == eid for child in unit.children):
            return unit
        if unit.kind in _DIVISIONS or eid.startswith(unit.eid + "__"):
            found = parent_of(unit.children, eid)
            if found is not None:
                return found
    return None


def says_the_same(units: Forest, others: Forest) -> bool:
    """Say whether two texts have the same units with the same words, wherever they were read.

    >>> one, other = Provision("art_1", "art", "1", "", "A.", (0, 9)), Provision("art_1", "art", "1", "", "A.", (5, 8))
    >>> says_the_same((one,), (other,))
    True
    """
    if len(units) != len(others):
        return False
    return all(
        one is other
        or (
            (one.eid, one.number, one.heading, one.line, one.gone)
            == (other.eid, other.number, other.heading, other.line, other.gone)
            and says_the_same(one.children, other.children)
        )
        for one, other in zip(units, others, strict=True)
    )


def miscounted(units: Forest, eid: str, part: bool) -> bool:
    """Say whether an unnumbered line may be counted in another way than its address does.

    An address counts the unnumbered lines of a unit. A part may hold several of them; and where numbered lines stand
    before it, some drafters count those too.

    >>> lines = ("Whoever:", "steals;", "robs,", "is punished.")
    >>> als = tuple(Provision(f"art_1__al_{n}", "al", "", "", line, (0, 0)) for n, line in enumerate(lines, 1))
    >>> art = (Provision("art_1", "art", "1", "", "", (0, 0), als),)
    >>> miscounted(art, "art_1__al_2", part=True), miscounted(art, "art_1__al_2", part=False)
    (True, False)
    """
    head, joint, last = eid.rpartition("__")
    holder = find(units, head) if joint and last.startswith("al_") and last[3:].isdecimal() else None
    if holder is None:
        return False
    number, count, line, numbered = int(last[3:]), 0, holder.line, False
    if line:
        count = 1
    for child in holder.children:
        if count >= number:
            break
        if child.kind == "al":
            if part and line and line[-1:] in ";,:" and not (line.endswith(":") and numbered):
                return True
            count, line, numbered = count + 1, child.line, False
            if count < number:
                continue
            break
        numbered = True
        if not part:
            return True
    return False
