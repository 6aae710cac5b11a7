"""Clauses with their quotations → typed operations on the amended act."""

from collections.abc import Sequence

from attrs import evolve, frozen

from lawtime.model.document import Provision
from lawtime.model.elements import number_key
from lawtime.model.operations import (
    EVERY,
    ONCE,
    Addition,
    Insertion,
    Occurrence,
    Operation,
    Renumbering,
    Repeal,
    Replacement,
    Sentence,
    Side,
    Substitution,
    Unchanged,
)
from lawtime.reading.amending.clauses import Clause
from lawtime.reading.amending.paragraphs import Quotation
from lawtime.reading.amending.quoted import placed, read_quoted
from lawtime.reading.amending.references import Address, Path, address, under

_SIDES = {side.value: side for side in Side}
_UNNUMBERED = frozenset({"part", "al"})
_INNER = frozenset({"part", "al", "subpara", "heading", "title", "sent", "note"})
"""Elements that stand in another: alone, they have no address."""


@frozen
class Ordered:
    """One operation that a clause orders, or why it could not be told.

    Args:
        target: eId of what it works on.
        operation: the operation, or `None`.
        position: where what comes in goes.
        unread: why there is no operation.
        sources: the quotations that its text comes from.
    """

    target: str
    operation: Operation | None
    position: str = ""
    unread: str = ""
    sources: tuple[Quotation, ...] = ()


@frozen
class Place:
    """Where in the amended act a clause stands: the elements that headers named, and what kind of act it is.

    Args:
        context: the path that headers lead to; `None` where one of them was not understood.
        code: the act is a code.
        lang: the language of the amending act.
        throughout: the headers say that what follows is meant everywhere.
    """

    context: Path | None
    code: bool
    lang: str
    throughout: bool = False

    def eid(self, path: Path) -> str:
        """Return the address of a path in the amended act."""
        return address(path, code=self.code).eid


def order(clause: Clause, place: Place, quotations: Sequence[Quotation]) -> list[Ordered]:
    """Return the operations that a clause orders."""
    if place.context is None:
        return [Ordered("act", None, unread="the element that this stands in was not understood")]
    paths = [under(place.context, path) for path in clause.targets.paths] if clause.targets else [place.context]
    if clause.targets is not None and clause.targets.ranged and clause.verb != "restate":
        return _ranged(clause, place, paths)
    homeless = [path for path in paths if path and path[0].kind in _INNER]
    if homeless and not (clause.fresh is not None and not clause.targets and not place.context):
        return [Ordered("act", None, unread="the element that holds what is named is not known")]
    if any(path and path[0].kind == "toc" for path in (place.context, *paths)):
        message = "a table of contents is no provision, and is not rebuilt"
        return [Ordered("toc", None, unread=message, sources=tuple(quotations))]
    if clause.verb == "keep":
        return [Ordered(place.eid(path), Unchanged(target=place.eid(path))) for path in paths]
    doubt = next((quotation.doubt for quotation in quotations if quotation.doubt), "")
    if doubt:
        wide = "act" if any(quotation.swallows for quotation in quotations) else ""
        return [Ordered(wide or place.eid(path), None, unread=doubt, sources=tuple(quotations)) for path in paths]
    if clause.annexed:
        return [Ordered(place.eid(path), None, unread="the new text stands in an annex") for path in paths]
    if clause.awaits and not quotations:
        return [Ordered(place.eid(path), None, unread="the quotation that should follow is missing") for path in paths]
    if clause.verb in ("replace", "delete", "repeal"):
        return [one for path in paths for one in _removals(clause, place, path)]
    if clause.verb == "restate":
        return _restatements(clause, place, paths, quotations)
    if clause.verb == "renumber":
        return _renumberings(clause, place, paths)
    return [one for path in paths for one in _additions(clause, place, path, quotations)]


def _ranged(clause: Clause, place: Place, paths: list[Path]) -> list[Ordered]:
    """Return the one operation that takes out a range of elements; whatever else is done to one is not understood."""
    first, last = paths[0], paths[-1]
    span = clause.targets.span if clause.targets else None
    whole = span == (first[-1].number, last[-1].number) and first[-1].kind not in _UNNUMBERED
    eid = place.eid(first)
    if whole and clause.verb in ("delete", "repeal") and not clause.old and len({path[:-1] for path in paths}) == 1:
        return [Ordered(eid, Repeal(target=eid, through=last[-1].number))]
    around = dict.fromkeys(place.eid(path[:-1]) for path in paths)
    return [Ordered(each, None, unread="a range may cover elements inserted between its ends") for each in around]


def _removals(clause: Clause, place: Place, path: Path) -> list[Ordered]:
    at = address(path, code=place.code)
    if not clause.old:
        if not path:
            return [Ordered("act", None, unread="what is to be taken out is not named")]
        if at.sentence:
            return [Ordered(at.eid, Sentence(target=at.eid, part=at.part, nth=at.sentence, new=None))]
        return [Ordered(at.eid, Repeal(target=at.eid, part=at.part))]
    everywhere = clause.throughout or place.throughout
    news: Sequence[str | None] = clause.new or (None,) * len(clause.old)
    return [
        Ordered(
            at.eid,
            Replacement(
                target=at.eid,
                part=at.part,
                old=old,
                new=new,
                occurrence=EVERY if everywhere else ONCE,
                headings=everywhere,
                inflected=clause.inflected,
                in_numbers=clause.declined,
                sentence=at.sentence,
            ),
        )
        for old, new in zip(clause.old, news, strict=True)
    ]


def _quoted_units(
    clause: Clause, place: Place, quotations: Sequence[Quotation]
) -> list[tuple[Provision, Quotation]] | None:
    """Return the top units of all quotations, each with its quotation, or `None` where a line finds no place."""
    found: list[tuple[Provision, Quotation]] = []
    for quotation in quotations or [Quotation(clause.new, 0, 0, (0, 0))]:
        units = read_quoted(quotation.lines, place.lang)
        if units is None:
            return None
        found.extend(zip(units, _parted(quotation, units), strict=True))
    return found


def _parted(quotation: Quotation, units: Sequence[Provision]) -> list[Quotation]:
    """Return for each top unit the part of a quotation that it fills."""
    begins = [0]
    for unit in units[1:]:
        at = begins[-1] + 1
        while at < len(quotation.lines) and not _begins(unit, quotation.lines[at]):
            at += 1
        begins.append(at)
    if begins[-1] >= len(quotation.lines) or quotation.span == (0, 0):
        return [quotation] * len(units)
    ends = [*begins[1:], len(quotation.lines)]
    return [
        evolve(quotation, first=quotation.first + begin, last=quotation.first + end - 1)
        for begin, end in zip(begins, ends, strict=True)
    ]


def _begins(unit: Provision, line: str) -> bool:
    plain = " ".join(line.split())
    return plain == unit.line if unit.line else plain.endswith(unit.heading)


def _restatements(clause: Clause, place: Place, paths: list[Path], quotations: Sequence[Quotation]) -> list[Ordered]:
    units = _quoted_units(clause, place, quotations)
    targets = [place.eid(path) for path in paths]
    if units is None or not units:
        return [
            Ordered(eid, None, unread="the new text could not be read", sources=tuple(quotations)) for eid in targets
        ]
    if len(paths) == 1 and paths[0] and paths[0][-1].kind in ("heading", "title"):
        return [_heading(targets[0], units, quotations)]
    if len(paths) == 1 and paths[0] and paths[0][-1].kind == "sent":
        return [_sentence(address(paths[0], code=place.code), units, quotations)]
    if paths[0] and paths[0][-1].kind in _UNNUMBERED and not _is_numbered_part(place, paths[0], units):
        within = place.code and not any(path and path[-1].kind == "part" for path in paths)
        return _unnumbered(place if within else evolve(place, code=False), paths, units)
    made: list[Ordered] = []
    left = list(units)
    for path, eid in zip(paths, targets, strict=True):
        if not path:
            made.append(Ordered("act", None, unread="what is to be stated anew is not named"))
            continue
        last = path[-1]
        kind = _kind_in(eid)
        match = next((pair for pair in left if pair[0].kind == kind and pair[0].number == last.number), None)
        if match is None and kind == "preamble" and len(units) == 1:
            match = units[0]
        if match is None:
            message = f"no quoted element bears the number {last.number!r}"
            made.append(Ordered(eid, None, unread=message, sources=tuple(quotations)))
            continue
        left.remove(match)
        stated = evolve(match[0], kind=kind)
        made.append(Ordered(eid, Substitution(target=eid, new=(placed(stated, eid),)), sources=(match[1],)))
    if left:
        message = f"the quotation also holds {left[0][0].line[:40] or left[0][0].eid!r}, which no target takes"
        made = [Ordered(each.target, None, unread=message, sources=tuple(quotations)) for each in made]
    return made


def _is_numbered_part(place: Place, path: Path, units: list[tuple[Provision, Quotation]]) -> bool:
    """Say whether a path leads to a part that bears a number: in some codes those of articles do, as the text shows."""
    return path[-1].kind == "part" and _kind_in(place.eid(path)) == "para" and units[0][0].kind != "al"


def _sentence(at: Address, units: list[tuple[Provision, Quotation]], quotations: Sequence[Quotation]) -> Ordered:
    unit = units[0][0]
    if len(units) > 1 or unit.kind != "al" or unit.children or not at.sentence:
        return Ordered(at.eid, None, unread="the new sentence could not be read", sources=tuple(quotations))
    new = Sentence(target=at.eid, part=at.part, nth=at.sentence, new=unit.line)
    return Ordered(at.eid, new, sources=tuple(quotations[:1]))


def _kind_in(eid: str) -> str:
    return eid.rpartition("__")[2].partition("_")[0]


def _heading(eid: str, units: list[tuple[Provision, Quotation]], quotations: Sequence[Quotation]) -> Ordered:
    """Return the operation that restates a heading, quoted with or without its element's number."""
    unit = units[0][0]
    words = unit.heading or unit.line
    if len(units) > 1 or unit.children or not words:
        return Ordered(eid, None, unread="the new heading could not be read", sources=tuple(quotations))
    stated = Provision(eid, "al", "", "", words, (0, 0))
    return Ordered(eid, Substitution(target=eid, new=(stated,)), sources=tuple(quotations[:1]))


def _unnumbered(place: Place, paths: list[Path], units: list[tuple[Provision, Quotation]]) -> list[Ordered]:
    """Return operations that restate lines without a number: one unit for each, or all for the only one."""
    made: list[Ordered] = []
    whole = all(path and path[-1].kind in _UNNUMBERED for path in paths)
    if not whole or (len(paths) > 1 and len(units) != len(paths)):
        return [Ordered(place.eid(path), None, unread="which quoted line is whose cannot be told") for path in paths]
    for index, path in enumerate(paths):
        at = address(path, code=place.code)
        chosen = units if len(paths) == 1 else [units[index]]
        stated = tuple(unit for unit, _ in chosen)
        sources = tuple(dict.fromkeys(quotation for _, quotation in chosen))
        first, rest = stated[0], stated[1:]
        if any(unit.kind != "al" for unit in rest) or (first.kind != "al" and not at.eid.endswith("al_1")):
            made.append(_part_with_list(at.eid, at.part, stated, sources))
            continue
        parent = at.eid.rpartition("__")[0]
        new = tuple(placed(unit, f"{parent}__al_{n}") for n, unit in enumerate(stated, 1))
        if first.children and not at.part:
            made.append(Ordered(at.eid, None, unread="one line is stated anew as several", sources=sources))
            continue
        made.append(Ordered(at.eid, Substitution(target=at.eid, part=at.part, new=new), sources=sources))
    return made


def _part_with_list(eid: str, part: bool, stated: tuple[Provision, ...], sources: tuple[Quotation, ...]) -> Ordered:
    """Return the operation that restates a part and the numbered elements that hang on it."""
    parent = eid.rpartition("__")[0]
    first, rest = stated[0], stated[1:]
    if not part or first.kind != "al" or any(unit.kind != "subpara" for unit in rest):
        return Ordered(eid, None, unread="the new text is not that of one part", sources=sources)
    new = (placed(first, eid), *(placed(unit, f"{parent}__{unit.eid}") for unit in rest))
    return Ordered(eid, Substitution(target=eid, part=True, new=new), sources=sources)


def _rises(eid: str, number: str) -> bool:
    """Say whether a new number is higher than the one that an address bears."""
    return (number_key(number) or ()) > (number_key(eid.rpartition("_")[2]) or ())


def _renumberings(clause: Clause, place: Place, paths: list[Path]) -> list[Ordered]:
    """Return renumberings in the order in which no number is taken twice."""
    fresh = clause.fresh.paths if clause.fresh else ()
    if len(fresh) != len(paths) or any(not new[-1].number or not path for new, path in zip(fresh, paths, strict=False)):
        return [Ordered(place.eid(path), None, unread="old and new numbers do not pair") for path in paths]
    left = {
        place.eid(path): (place.eid((*path[:-1], new[-1])), new[-1].number)
        for path, new in zip(paths, fresh, strict=True)
    }
    made: list[Ordered] = []
    while left:
        frees = [eid for eid, (reached, _) in left.items() if reached == eid or reached not in left]
        if not frees:
            return [Ordered(eid, None, unread="old and new numbers run in a circle") for eid in left]
        free = frees[-1] if _rises(frees[-1], left[frees[-1]][1]) else frees[0]
        made.append(Ordered(free, Renumbering(target=free, number=left.pop(free)[1])))
    return made


def _additions(clause: Clause, place: Place, path: Path, quotations: Sequence[Quotation]) -> list[Ordered]:
    at = address(path, code=place.code)
    which = ONCE
    fresh = clause.fresh.paths if clause.fresh is not None else ()
    if len(fresh) == 1 and fresh[0][-1].kind == "sent" and fresh[0][-1].number.isdecimal():
        at = address(under(path, fresh[0][:-1]), code=place.code)
        clause, which = evolve(clause, side="sentence", fresh=None), Occurrence(int(fresh[0][-1].number), None)
    if clause.fresh is not None:
        return _insertions(clause, place, path, quotations)
    if at.sentence and clause.side not in ("after", "before"):
        return [Ordered(at.eid, None, unread="what a sentence is added to is not one sentence")]
    new = clause.new[0] if clause.new else " ".join(quotations[0].lines) if len(quotations) == 1 else ""
    if not new or (quotations and len(quotations[0].lines) > 1):
        return [Ordered(at.eid, None, unread="the words to be added could not be read", sources=tuple(quotations))]
    if clause.inflected:
        return [Ordered(at.eid, None, unread="the words to be added are inflected", sources=tuple(quotations))]
    words = Addition(
        target=at.eid,
        part=at.part,
        new=new,
        side=_SIDES[clause.side],
        anchor=clause.old[0] if clause.old else "",
        occurrence=which,
        sentence=at.sentence,
    )
    return [Ordered(at.eid, words, clause.side, sources=tuple(quotations))]


def _insertions(clause: Clause, place: Place, path: Path, quotations: Sequence[Quotation]) -> list[Ordered]:
    fresh = [under(path, new) for new in (clause.fresh.paths if clause.fresh else ())]
    if any(new[0].kind in _INNER for new in fresh) or (clause.fresh is not None and not clause.fresh.sound):
        return [Ordered("act", None, "number", "the element that what comes in enters is not known")]
    units = _quoted_units(clause, place, quotations)
    parents = [place.eid(new[:-1]) for new in fresh]
    around = place.eid(path)
    if units is not None and len(fresh) == 1 and fresh[0][-1].kind == "part" and len(units) > 1:
        return _part_of_lines(parents[0], address(fresh[0]), units, quotations)
    if units is None or len(units) != len(fresh) or (clause.fresh is not None and not clause.fresh.numbered):
        message = "the elements that come in are not those that are announced"
        return [Ordered(eid, None, "number", message, tuple(quotations)) for eid in dict.fromkeys(parents or [around])]
    made: list[Ordered] = []
    left = list(units)
    for new, parent in zip(fresh, parents, strict=True):
        numbered = place.code and not (new[-1].kind == "part" and left and left[0][0].kind == "al")
        at = address(new, code=numbered)
        kind = _kind_in(at.eid)
        if kind == "al":
            match = left[0]
            if match[0].kind != "al" or match[0].children:
                made.append(
                    Ordered(parent, None, "number", "the line that comes in is not one line", tuple(quotations))
                )
                continue
        else:
            found = [pair for pair in left if pair[0].kind == kind and pair[0].number == new[-1].number]
            if not found:
                message = f"no quoted element bears the number {new[-1].number!r}"
                made.append(Ordered(parent, None, "number", message, tuple(quotations)))
                continue
            match = found[0]
        left.remove(match)
        unit = evolve(placed(match[0], at.eid), kind=kind)
        insertion = Insertion(target=parent, part=at.part, new=unit)
        made.append(Ordered(parent, insertion, "number", sources=(match[1],)))
    return made


def _part_of_lines(
    parent: str, at: Address, units: list[tuple[Provision, Quotation]], quotations: Sequence[Quotation]
) -> list[Ordered]:
    """Return operations that put in a part and then, line by line, the unnumbered list that hangs on it."""
    lines = [unit for unit, _ in units]
    closed = [line.line[-1:] in (".", "!", "?") for line in lines]
    if any(line.kind != "al" or line.children for line in lines) or any(closed[:-1]):
        return [Ordered(parent, None, "number", "what comes in is not one part", tuple(quotations))]
    made = [Insertion(target=parent, part=True, new=placed(lines[0], at.eid))]
    for count, line in enumerate(lines[1:], 2):
        made.append(Insertion(target=at.eid, new=placed(line, f"{at.eid}__al_{count}")))
    return [Ordered(parent, each, "number", sources=tuple(quotations)) for each in made]
