"""Where a note stands and what kind it is: its label or number is told from its statements."""

import re

from attrs import frozen

from lawtime.language.dialect import LABEL, dialect
from lawtime.language.folding import Folded
from lawtime.model.notes import NoteKind
from lawtime.reading.notes.openings import label, opens
from lawtime.reading.notes.verbs import placed

_LEAD = re.compile(r"[ *_>]*")
_MARK = re.compile(rf" *(?P<number>{LABEL}) *(?P<sign>[.)]) *[-:]? *")
TRAILING = " *_;.,"
"""The signs at the end of a note that say nothing."""


@frozen
class Place:
    """A note without its label.

    Args:
        kind: what kind of note it is.
        start: the offset in the folded text at which its statements begin.
        end: the offset at which they end.
        target: the element in whose place it stands, where its number says so.
        subject: the element at whose place or end it stands.
        labelled: its label or number alone says what kind it is, whatever follows.
    """

    kind: NoteKind
    start: int
    end: int
    target: str
    subject: str
    labelled: bool


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
        return Place(kind, found.end(), end, "", subject, True)
    mark = _MARK.match(text, lead.end())
    before = dialect(code).settings.get("labels") == "before"
    if mark is None or (before and opens(clean, code) is None):
        return Place(opens(clean, code) or NoteKind.FOOTNOTE, lead.end(), end, "", subject, False)
    start, end = _unwrapped(text, mark.end(), end)
    own = f"{'subpara' if mark['sign'] == ')' else 'para'}_{mark['number']}"
    target = subject if subject.rpartition("__")[2] == own else placed(own, subject)
    alone = not before and text[mark.end() : mark.end() + 1] != "("
    return Place(NoteKind.TOMBSTONE, start, end, target, target, alone)


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a statement without the brackets that hold all of it."""
    if end > start and text[start] == "(" and text[end - 1] == ")":
        depth = 0
        for at in range(start, end):
            depth += (text[at] == "(") - (text[at] == ")")
            if depth == 0:
                return (start + 1, end - 1) if at == end - 1 else (start, end)
    return start, end
