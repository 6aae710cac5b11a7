"""Notes become values: the label is told from the statements, the statements are read, the rest is reported."""

import re

from attrs import evolve

from lawtime.errors import ParseError
from lawtime.language.dialect import dialect
from lawtime.language.folding import Folded, fold
from lawtime.language.recognise import recognise
from lawtime.model.commencement import Rule, Unrecognised
from lawtime.model.notes import Change, Note, NoteKind
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.enactment import enactments, without_subject
from lawtime.reading.notes.leads import lead_of, started
from lawtime.reading.notes.meanwhile import parted, with_meanwhile
from lawtime.reading.notes.places import TRAILING, Place, place_of_note
from lawtime.reading.notes.statements import Statements
from lawtime.reading.notes.unlabelled import with_months_second

MAX_NOTE = 100_000
"""The longest note that is read; the longest real one has some ten thousand letters, and a longer line is no note."""
_SIGNIFICANT = re.compile(r"[^\s;,.*_-]")


def read_note(
    text: str,
    lang: str | None = None,
    *,
    line: int = 1,
    span: tuple[int, int] = (0, 0),
    subject: str = "",
    element: str = "",
) -> Note:
    """Read a publisher's note.

    Args:
        text: the note, without markup.
        lang: its dialect; recognised where left out.
        line: the line of the document on which it begins.
        span: where it stands in the document.
        subject: eId of the element at whose place or end it stands.
        element: eId of the element in whose place a tombstone stands.

    >>> note = read_note("5) Is excluded by the Law of RK No. 435-V dated 04.12.2015;")
    >>> note.changes[0].target, note.changes[0].act.number, note.unread
    ('subpara_5', '435-V', ())
    """
    shown = _clean(text)
    code = lang or recognise(shown)
    if len(shown) > MAX_NOTE:
        left = ((0, len(shown), shown),)
        return Note(shown, code, NoteKind.FOOTNOTE, (), left, line=line, span=span, subject=element or subject)
    clean = with_months_second(shown, code)
    held = parted(shown, code)
    if held is not None:
        note = read_note(held.head, code, line=line, span=span, subject=subject, element=element)
        told = with_meanwhile(note, shown, held.text)
        if told is not None:
            return told
    folded = fold(clean)
    own = element or subject
    begun = None if folded.starts else lead_of(clean, code, own)
    if begun is None:
        printed = clean if not folded.starts else "".join(clean[start] for start in folded.starts[:-1])
        place = place_of_note(clean, folded, code, own)
        statements = started(folded.text, printed, code, place)
        statements.read(place.start, place.end)
    else:
        place, lead = begun
        statements = Statements(folded.text, clean, code, False, place.subject)
        statements.read(place.start, len(folded.text.rstrip(TRAILING)), lead)
    if not statements.changes:
        place = evolve(place, end=len(folded.text.rstrip(TRAILING)) if begun else place.end)
        enacted = enactments(place, statements.printed, code)
        if enacted:
            statements.changes, statements.unread = list(enacted), []
    return Note(
        text=shown,
        lang=code,
        kind=place.kind,
        changes=_changes(statements, folded),
        unread=_unread(shown, statements, folded, place),
        line=line,
        span=span,
        subject=element or subject,
    )


def _clean(text: str) -> str:
    """Return a text with runs of white space as one space; most have none."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def _changes(statements: Statements, folded: Folded) -> tuple[Change, ...]:
    if not folded.starts:
        return tuple(statements.changes)
    return tuple(evolve(each, span=folded.span(*each.span)) for each in statements.changes)


def _unread(clean: str, statements: Statements, folded: Folded, place: Place) -> tuple[tuple[int, int, str], ...]:
    if not statements.unread:
        if statements.changes:
            return ()
        statements.unread.append((place.start, place.end))
    found: list[tuple[int, int, str]] = []
    for start, end in sorted(set(statements.unread)):
        first, last = folded.span(start, end)
        if _SIGNIFICANT.search(clean[first:last]) or not found:
            found.append((first, last, clean[first:last]))
    return tuple(found)


def read_clause(text: str, lang: str | None = None) -> Rule:
    """Read a commencement clause alone.

    Raises:
        ParseError: where it is not wholly understood.

    >>> read_clause("shall be enforced from 01.01.2016")
    OnDate(date=datetime.date(2016, 1, 1))
    """
    code = lang or recognise(text)
    clean = " ".join(text.split()).strip(".;() ")
    clause = parse_clause(clean, code)
    if not clause.understood:
        clause = parse_clause(without_subject(clean, code), code)
    if isinstance(clause.rule, Unrecognised):
        raise ParseError(
            "not a commencement clause that is wholly understood",
            text=text,
            span=(0, len(text)),
            dialect=code,
            expected=[form.examples[0] for form in dialect(code).phrases("clause").forms],
        )
    return clause.bounded


def parse_note(text: str, lang: str | None = None) -> Note:
    """Read one amendment note that stands alone.

    >>> text = "Footnote. Article 27 is in the wording of the Law of RK No. 91-VI dated 11.07.2017."
    >>> parse_note(text).changes[0].action
    <Action.REWORDED: 'reworded'>
    """
    return read_note(text, lang)
