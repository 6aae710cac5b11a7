"""Where a note stands and what kind it is: its label or number is told from its statements."""

import re
from functools import cache

from attrs import evolve, frozen

from lawtime.language.dialect import LABEL, dialect
from lawtime.language.folding import Folded
from lawtime.model.notes import NoteKind
from lawtime.reading.notes.openings import label, opens
from lawtime.reading.notes.references import between
from lawtime.reading.notes.targets import Target, parse_target
from lawtime.reading.notes.verbs import placed

_LEAD = re.compile(r"[ *_>]*")
_NUMBER = re.compile(rf" *+(?P<number>{LABEL}) *+(?P<sign>[.)]?)")
_TAIL = re.compile(r" *[-:]? *")
_SIGNS = {")": "subpara", ".": "para"}
_MOST_NUMBERS = 60
_HEADING = 60
TRAILING = " *_;.,:"
"""The signs at the end of a note that say nothing."""


@frozen
class Place:
    """A note without its label.

    Args:
        kind: what kind of note it is.
        start: the offset in the folded text at which its statements begin.
        end: the offset at which they end.
        targets: the elements in whose place it stands, where its numbers say so.
        subject: the element at whose place or end it stands.
        labelled: its label or number alone says what kind it is, whatever follows.
        unread: where its numbers stand, when they are the ends of a range and do not tell what lies between.
        unlabelled: nothing says that it is a note but its words.
    """

    kind: NoteKind
    start: int
    end: int
    targets: tuple[str, ...]
    subject: str
    labelled: bool
    unread: tuple[int, int] | None = None
    unlabelled: bool = False


def place_of_note(clean: str, folded: Folded, code: str, subject: str) -> Place:
    """Return where a note stands.

    Args:
        clean: its text, runs of white space as one space.
        folded: the same, folded.
        code: its dialect.
        subject: eId of the element at whose place or end it stands.
    """
    text = folded.text
    lead = _LEAD.match(text)
    assert lead is not None
    end = len(text.rstrip(TRAILING))
    found = label(code).match(text, lead.end())
    if found is not None:
        kind = NoteKind.ANNOUNCEMENT if found.lastgroup == "announcement" else NoteKind.FOOTNOTE
        return Place(kind, found.end(), end, (), subject, True)
    if text.startswith("(", lead.end()) and opens(clean, code) is NoteKind.TOMBSTONE:
        start, end = _unwrapped(text, lead.end(), end)
        return Place(NoteKind.TOMBSTONE, start, end, (), subject, False)
    mark = _mark(text, lead.end(), code)
    before = dialect(code).settings.get("labels") == "before"
    named = _named(clean, text, lead.end(), code) if mark is None else None
    if named is not None:
        start, end = _unwrapped(text, named.end, end)
        return Place(NoteKind.TOMBSTONE, start, end, named.eids, subject, False)
    if mark is None or (before and opens(clean, code) is None):
        known = opens(clean, code)
        return Place(known or NoteKind.FOOTNOTE, lead.end(), end, (), subject, False, unlabelled=known is None)
    start, end = _unwrapped(text, mark.end, end)
    own = [f"{mark.unit}_{number}" for number in mark.numbers]
    first = subject if subject.rpartition("__")[2] == own[0] else placed(own[0], subject)
    head = first.removesuffix(own[0])
    alone = not before and text[mark.end : mark.end + 1] != "("
    unread = None if mark.whole else (lead.end(), mark.end)
    return Place(NoteKind.TOMBSTONE, start, end, tuple(f"{head}{each}" for each in own), first, alone, unread)


def _named(clean: str, text: str, start: int, code: str) -> Target | None:
    """Return the element whose name a tombstone begins with, where brackets hold what is said of it."""
    bracket = text.find("(", start, start + _HEADING)
    if bracket < 0 or opens(clean, code) is not NoteKind.TOMBSTONE or text[start:bracket].count(".") > 1:
        return None
    found = parse_target(clean[start:bracket].rstrip(" ."), code)
    if found is None or found.new or not found.eids or any("?" in eid for eid in found.eids):
        return None
    return None if text[start + found.end : bracket].strip(" .") else evolve(found, end=bracket)


@frozen
class _Mark:
    """The numbers at the head of a tombstone; `whole` says that they are all that it stands for."""

    unit: str
    numbers: tuple[str, ...]
    end: int
    whole: bool


def _mark(text: str, start: int, code: str) -> _Mark | None:
    """Return the number that a line begins with, or the list and the ranges of numbers."""
    joined, plural = _joints(code)
    numbers: list[str] = []
    signs: list[str] = []
    whole, ranged, at = True, False, start
    while len(numbers) < _MOST_NUMBERS:
        each = _NUMBER.match(text, at)
        if each is None:
            return None
        signs.append(each["sign"])
        spread = between(numbers[-1], each["number"]) if ranged else None
        whole = whole and not (ranged and spread is None)
        numbers += spread[1:] if spread else (each["number"],)
        at = each.end()
        join = joined.match(text, at)
        if join is None:
            break
        ranged, at = join["range"] is not None, join.end()
    unit = _SIGNS.get(signs[-1])
    tail = _TAIL.match(text, at)
    if unit is None or tail is None or not {*signs} <= {"", signs[-1]}:
        return None
    if len(signs) == 1 and "-" in numbers[0] and plural is not None and plural.match(text, tail.end()):
        # "2-4. Are excluded": a verb in the plural makes a range of what would be one number.
        numbers = list(between(*numbers[0].rpartition("-")[::2]) or numbers)
    return _Mark(unit, tuple(numbers), tail.end(), whole)


@cache
def _joints(code: str) -> tuple[re.Pattern[str], "re.Pattern[str] | None"]:
    """Return what stands between the numbers of a list or a range, and the verbs in the plural."""
    words = dialect(code)
    joined = words.writer.pattern(words.settings.get("and", ","))
    plural = words.settings.get("plural")
    return (
        re.compile(rf" *(?:(?P<range>-)|[,;]|(?:{joined})(?!\w))(?= *\d)"),
        re.compile(rf"(?:{words.writer.pattern(plural)})(?!\w)") if plural else None,
    )


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a statement without the brackets that hold all of it; the last one may be lost."""
    if end > start and text[start] == "(":
        depth = 0
        for at in range(start, end):
            depth += (text[at] == "(") - (text[at] == ")")
            if depth == 0:
                return (start + 1, end - 1) if at == end - 1 else (start, end)
        return start + 1, end
    return start, end
