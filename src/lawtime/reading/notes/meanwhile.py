"""The text that applies while a provision is suspended, where a note gives it in quotation marks at its end."""

import re

from attrs import evolve, frozen

from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.model.notes import Action, Note

_QUOTED = re.compile(r"[\s:,-]*[\u00ab\"\u201c\u201d\u201e](?P<text>.+)[\u00bb\"\u201d\u201c][\s.;,]*", re.DOTALL)
_BEHIND = " \t\n\r\xa0.;,"
_CLOSING = frozenset('\u00bb"\u201d\u201c')
_LONGEST = 100_000


@frozen
class Parted:
    """A note without the text that applies meanwhile, and that text."""

    head: str
    text: str


def parted(note: str, lang: str) -> Parted | None:
    r"""Return a note in two parts: what it states, and the text that applies meanwhile; `None` where it gives none.

    >>> note = "Paragraph 3 is suspended, and during the suspension shall be effective as follows: \u00ab3. No.\u00bb"
    >>> parted(note, "en")
    Parted(head='Paragraph 3 is suspended', text='3. No.')
    """
    if len(note) > _LONGEST or note.rstrip(_BEHIND)[-1:] not in _CLOSING:
        return None
    folded = fold(note)
    found = list(dialect(lang).phrases("meanwhile").find(folded.text))
    if len(found) != 1:
        return None
    start, end = folded.span(found[0].start, found[0].end)
    quoted = _QUOTED.fullmatch(note, end)
    if quoted is None or not _is_one(quoted["text"]):
        return None
    return Parted(note[:start].rstrip(" ,;:-"), quoted["text"].strip())


def _is_one(text: str) -> bool:
    """Say whether what stands between two quotation marks is one quotation, which may hold others."""
    depth = 0
    for sign in text:
        depth += (sign == "\u00ab") - (sign == "\u00bb")
        if depth < 0:
            return False
    return depth == 0 and not any(sign in text for sign in '"\u201c\u201d\u201e')


def with_meanwhile(note: Note, whole: str, text: str) -> Note | None:
    """Return a note with the text that applies meanwhile; `None` where it does not end in one suspension.

    Args:
        note: the note without that text.
        whole: all of its words.
        text: what applies meanwhile.
    """
    if note.unread or len(note.changes) != 1:
        return None
    change = note.changes[0]
    if change.action is not Action.SUSPENDED:
        return None
    return evolve(note, text=whole, changes=(evolve(change, meanwhile=text),))
