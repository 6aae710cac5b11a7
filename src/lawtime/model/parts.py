"""Parts of an element: its unnumbered lines, each with the list that hangs on it, and where a text bears them.

An amending act counts parts ("part two of paragraph 1") and the lines in them. An address keeps what it counts: under
`art_1__para_1`, part two is `al_2`, its third line `al_2__al_3`, subparagraph 5 in it `al_2__subpara_5`. In the text, a
list may hang on the element itself, and a part fill several lines; `located` finds the line that is meant.
"""

from lawtime.model.document import Provision
from lawtime.model.elements import Forest, before_note, find, is_repeated, miscounted

Range = tuple[int, int]
"""Indices of the first child of a part, -1 for the element's own line, and behind its last."""

_CLOSED = (".", "!", "?")
_OPEN = (":", ";", ",")
_PARTLESS = frozenset({"para", "art", "sec", "subsec", "chp", "subchp"})


def _last_line(unit: Provision) -> str:
    while unit.children:
        unit = unit.children[-1]
    return unit.line.rstrip('»”" ')


def parts_of(holder: Provision) -> list[Range] | None:
    """Return the parts of an element in order, or `None` where the text does not tell them apart for sure.

    A line that closes a sentence ends a part, unless it is the first of a list without numbers.

    >>> lines = ("Whoever:", "steals;", "robs.", "A guard is exempt.")
    >>> als = tuple(Provision(f"art_1__al_{n}", "al", "", "", line, (0, 0)) for n, line in enumerate(lines, 1))
    >>> parts_of(Provision("art_1", "art", "1", "", "", (0, 0), als))
    [(0, 3), (3, 4)]
    """
    begins = [-1] if holder.line else []
    last, listed = holder.line.rstrip(), 0
    for index, child in enumerate(holder.children[: before_note(holder.children)]):
        if child.kind in _PARTLESS:
            return None
        if child.kind != "al":
            if not begins:
                return None
            last, listed = last if child.gone else _last_line(child), 2
            continue
        if child.gone or not child.line:
            return None
        if not begins or (last.endswith(_CLOSED) and listed != 1 and not child.line[0].islower()):
            begins.append(index)
            listed = 0
        elif last.endswith(_OPEN):
            listed += 1
        else:
            return None
        last, listed = _last_line(child), 2 if child.children else listed
    if listed == 1 and last.endswith(_CLOSED):
        return None
    return list(zip(begins, [*begins[1:], before_note(holder.children)], strict=True))


def located(units: Forest, eid: str, part: bool) -> str | None:
    """Return the address at which a text bears what an address that counts parts means; `None` where it is not sure.

    Args:
        units: the text.
        eid: the address; one that counts nothing is its own answer.
        part: it leads to a part, and not to a line.

    >>> lines = ("Whoever:", "steals;", "robs.", "A guard is exempt.")
    >>> als = tuple(Provision(f"art_1__al_{n}", "al", "", "", line, (0, 0)) for n, line in enumerate(lines, 1))
    >>> art = (Provision("art_1", "art", "1", "", "", (0, 0), als),)
    >>> located(art, "art_1__al_2", True), located(art, "art_1__al_2", False), located(art, "art_1__al_1__al_3", False)
    ('art_1__al_4', 'art_1__al_2', 'art_1__al_3')
    """
    if part:
        eid = _as_part(units, eid)
    head, joint, rest = eid.partition("__al_")
    if not joint:
        return None if "__subpara_" in eid and _stands_twice(units, eid) else eid
    holder = find(units, head)
    return eid if holder is None else _within(holder, rest, part)


def _within(holder: Provision, rest: str, part: bool) -> str | None:
    """Return the address of what is counted in an element: `rest` is the count, and what the address names in it."""
    counted, _, inner = rest.partition("__")
    if not counted.isdecimal():
        return f"{holder.eid}__al_{rest}"
    if not inner and not part:
        return None if miscounted((holder,), f"{holder.eid}__al_{rest}", False) else f"{holder.eid}__al_{rest}"
    ranges, number = parts_of(holder), int(counted)
    if ranges is None and number == 1 and inner.startswith("al_"):
        return _within(holder, inner.removeprefix("al_"), False)
    if ranges is None:
        return _named(holder, _only(holder, _head(inner)), inner, part) if inner else None
    if not 0 < number <= len(ranges):
        return f"{holder.eid}__part_{counted}"
    found = ranges[number - 1]
    first = f"{holder.eid}__al_1" if found[0] < 0 else holder.children[found[0]].eid
    if not inner:
        return first
    if inner.startswith("al_"):
        return _line_in(holder, found, inner)
    own = f"{holder.eid}__{_head(inner)}"
    stands = any(child.eid == own for child in holder.children[max(found[0], 0) : found[1]])
    return _named(holder, own if stands else f"{first}__{_head(inner)}", inner, part)


def _named(holder: Provision, base: str | None, inner: str, part: bool) -> str | None:
    """Return the address of what lies in a numbered element of a part, which may again be counted."""
    more = inner.partition("__")[2]
    if base is None or not more:
        return base
    unit = find((holder,), base) if more.startswith("al_") else None
    return f"{base}__{more}" if unit is None else _within(unit, more.removeprefix("al_"), part)


def _as_part(units: Forest, eid: str) -> str:
    """Return the address of a part of an article that divides into no paragraphs: some codes number their parts."""
    head, _, number = eid.rpartition("__para_")
    if not number.isdecimal() or find(units, eid) is not None:
        return eid
    holder = find(units, head)
    return f"{head}__al_{number}" if holder is not None and all(x.kind != "para" for x in holder.children) else eid


def _stands_twice(units: Forest, eid: str) -> bool:
    """Say whether a list of a later part has an element of the same number, so that the words leave it open."""
    head, _, rest = eid.partition("__subpara_")
    holder = find(units, head)
    nested = holder.children if holder is not None else ()
    lists = [child for child in nested if child.kind == "al" and child.children]
    return any(find(child.children, f"{child.eid}__subpara_{rest}") is not None for child in lists)


def stands_twice(units: Forest, eid: str) -> bool:
    """Say whether an element on the way to an address is numbered among others whose numbers stand twice."""
    at = eid.find("para_")
    while at >= 0:
        end = eid.find("__", at)
        own = eid if end < 0 else eid[:end]
        head = own.rpartition("__")[0]
        holder = find(units, head) if head else None
        siblings = units if not head else () if holder is None else holder.children
        if is_repeated(siblings, own):
            return True
        at = eid.find("para_", len(own))
    return False


def _head(inner: str) -> str:
    return inner.partition("__")[0]


def _only(holder: Provision, name: str) -> str | None:
    """Return the address of a numbered element, where just one of the element's lists has one of its number."""
    like = [f"{holder.eid}__{name}", *(f"{child.eid}__{name}" for child in holder.children if child.kind == "al")]
    found = [eid for eid in like if not name.startswith("al_") and find((holder,), eid) is not None]
    return found[0] if len(found) == 1 else None


def _line_in(holder: Provision, found: Range, inner: str) -> str | None:
    """Return the address of a line of a part, counted from the one that opens it; not sure behind numbered lines."""
    counted, _, more = inner.removeprefix("al_").partition("__")
    if not counted.isdecimal() or more:
        return None
    lines = [] if found[0] >= 0 else [f"{holder.eid}__al_1"]
    for child in holder.children[max(found[0], 0) : found[1]]:
        if len(lines) == int(counted):
            break
        if child.kind != "al" or child.children:
            return None
        lines.append(child.eid)
    return lines[int(counted) - 1] if 0 < int(counted) <= len(lines) else f"{holder.eid}__part_of_{counted}"


def extent(holder: Provision, eid: str) -> Range | None:
    """Return what a part fills, by the address of the line that opens it, as `located` gives it."""
    for begin, end in parts_of(holder) or ():
        opens = begin < 0 and eid == f"{holder.eid}__al_1"
        if opens or (begin >= 0 and holder.children[begin].eid == eid):
            return begin, end
    return None


def entered(units: Forest, target: str, eid: str, part: bool) -> tuple[str, str] | None:
    """Return what a counted element enters and its address there, in the text; `None` where that is not sure.

    Args:
        units: the text, without the element or with it.
        target: the address of what it enters.
        eid: its address, which counts parts or lines.
        part: it is a part.

    >>> lines = ("Whoever:", "steals;", "robs.", "A guard is exempt.")
    >>> als = tuple(Provision(f"art_1__al_{n}", "al", "", "", line, (0, 0)) for n, line in enumerate(lines, 1))
    >>> art = (Provision("art_1", "art", "1", "", "", (0, 0), als),)
    >>> entered(art, "art_1", "art_1__al_3", part=True), entered(art, "art_1__al_1", "art_1__al_1__al_4", part=False)
    (('art_1', 'art_1__al_5'), ('art_1', 'art_1__al_4'))
    """
    steps = eid.split("__")
    at = len(steps) - 1 - (len(steps) > 1 and steps[-2].startswith("al_"))
    head, (counted, *named) = located(units, "__".join(steps[:at]), False), steps[at:]
    holder = find(units, head) if head is not None else None
    if head is None or holder is None or not counted.removeprefix("al_").isdecimal():
        return None if head is None else (target, eid)
    if not named and not part:
        eid = f"{head}__{counted}"
        return None if miscounted(units, eid, False) else (head, eid)
    ranges, number = parts_of(holder), int(counted.removeprefix("al_"))
    inner = named[0] if named else ""
    if ranges is None:
        return (
            None
            if not inner or inner.startswith("al_")
            else _entered_list(holder, (-1, before_note(holder.children)), inner)
        )
    nowhere = f"{head}__part_{number}", eid
    if not inner:
        return _entered_at(holder, [begin for begin, _ in ranges], number) or nowhere
    if not 0 < number <= len(ranges):
        return nowhere
    return (_entered_line if inner.startswith("al_") else _entered_list)(holder, ranges[number - 1], inner)


def _entered_at(holder: Provision, begins: list[int], number: int) -> tuple[str, str] | None:
    """Return the address of the line before which something comes in; behind the last where it is one further."""
    if not 0 < number <= len(begins) + 1:
        return None
    at = begins[number - 1] if number <= len(begins) else before_note(holder.children)
    if at < 0:
        return None
    count = bool(holder.line) + sum(child.kind == "al" for child in holder.children[:at]) + 1
    return holder.eid, f"{holder.eid}__al_{count}"


def _entered_line(holder: Provision, found: Range, inner: str) -> tuple[str, str] | None:
    counted, _, more = inner.removeprefix("al_").partition("__")
    inside = range(max(found[0], 0), found[1])
    if more or not counted.isdecimal() or any(holder.children[index].kind != "al" for index in inside):
        return None
    begins = [*([-1] if found[0] < 0 else []), *inside]
    if int(counted) == len(begins) + 1 and found[1] < len(holder.children):
        begins.append(found[1])
    return _entered_at(holder, begins, int(counted))


def _entered_list(holder: Provision, found: Range, inner: str) -> tuple[str, str] | None:
    """Return where a numbered element enters the one list of a part."""
    kind = inner.partition("_")[0]
    inside = holder.children[max(found[0], 0) : found[1]]
    nested = [child for child in inside if child.kind == "al" and any(each.kind == kind for each in child.children)]
    own = any(child.kind == kind for child in inside)
    if len(nested) + own != 1:
        return None
    parent = holder.eid if own else nested[0].eid
    return parent, f"{parent}__{inner}"


def has_two_lists(holder: Provision) -> bool:
    """Say whether numbered elements hang both on an element itself and on a later part of it, or on two parts."""
    lists = sum(child.kind == "al" and bool(child.children) for child in holder.children)
    return lists > 1 or (lists == 1 and any(child.kind == "subpara" for child in holder.children))
