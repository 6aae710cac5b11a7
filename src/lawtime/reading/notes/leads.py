"""How notes begin, up to the first act: read once for each wording, since the notes of a law repeat it.

A beginning is read before an act that stands for any act. Only one that is understood whole is kept; every other note
is read from its first letter.
"""

import re
from functools import lru_cache

from lawtime.language.folding import fold
from lawtime.model.notes import NoteKind
from lawtime.reading.notes.places import Place, place_of_note
from lawtime.reading.notes.statements import Lead, Statements

_FIRST = re.compile(r"(?<!\d)\d\d\.\d\d\.\d{4}(?!\d)|\u2116")
_REACH = 400
_ANY = {True: "01.01.2001 \u2116 1", False: "\u2116 1 01.01.2001"}
"""An act that stands for any: one whose day comes first, and one whose number does."""


def lead_of(clean: str, code: str, subject: str) -> tuple[Place, Lead] | None:
    """Return how a note begins, where that is understood whole before any act.

    >>> place, lead = lead_of("Footnote. Article 5 is excluded by the Law of the RK \u2116 1-V", "en", "")
    >>> lead.targets, lead.kind.name
    (('art_5',), 'law')
    """
    first = _FIRST.search(clean, 0, _REACH)
    return None if first is None else known_lead(clean[: first.start()], first[0] != "\u2116", code, subject)


@lru_cache(maxsize=8192)
def known_lead(head: str, day_first: bool, code: str, subject: str) -> tuple[Place, Lead] | None:
    """Return how a note begins, from the words before its first act."""
    text = head + _ANY[day_first]
    folded = fold(text)
    place = place_of_note(text, folded, code, subject)
    if folded.starts or not place.labelled:
        return None
    statements = started(folded.text, text, code, place)
    lead = statements.read_lead(place.start, len(text))
    return None if lead is None or lead.at > len(head) else (place, lead)


def started(folded: str, printed: str, code: str, place: Place) -> Statements:
    """Return the statements of a note, of which nothing is read yet."""
    statements = Statements(folded, printed, code, place.kind is NoteKind.ANNOUNCEMENT, place.subject)
    if place.targets:
        statements.own = statements.targets = statements.common = place.targets
    statements.unlabelled = place.unlabelled
    if place.unread is not None:
        statements.unread.append(place.unread)
    return statements
