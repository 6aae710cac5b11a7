"""Notes become values: the label is told from the statements, the statements are read, the rest is reported."""

import re
from functools import cache

from attrs import evolve, frozen

from lawtime.errors import ParseError
from lawtime.language.dialect import LABEL, dialect
from lawtime.language.folding import Folded, fold
from lawtime.language.recognise import recognise
from lawtime.model.commencement import Rule, Unrecognised
from lawtime.model.notes import Action, Change, Note, NoteKind
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.openings import label, opens
from lawtime.reading.notes.statements import Statements
from lawtime.reading.notes.verbs import placed

_LEAD = re.compile(r"[ *_>]*")
_MARK = re.compile(rf" *(?P<number>{LABEL}) *(?P<sign>[.)]) *[-:]? *")
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
    clean = " ".join(text.split())
    code = lang or recognise(clean)
    body = _body(clean, code, element or subject)
    statements = Statements(body.folded, body.printed, code, body.kind is NoteKind.ANNOUNCEMENT, body.subject)
    if body.target:
        statements.targets = statements.common = (body.target,)
    statements.read(body.start, body.end)
    if not statements.changes:
        enactment = _enactment(body, code)
        if enactment is not None:
            statements.changes, statements.unread = [enactment], []
    return Note(
        text=clean,
        lang=code,
        kind=body.kind,
        changes=tuple(evolve(each, span=body.map.span(*each.span)) for each in statements.changes)
        if body.map.starts
        else tuple(statements.changes),
        unread=_unread(clean, statements, body),
        line=line,
        span=span,
        subject=element or subject,
    )


@frozen
class _Body:
    """A note without its label: where its statements stand, and what it says of its place."""

    folded: str
    printed: str
    map: Folded
    kind: NoteKind
    start: int
    end: int
    target: str
    subject: str
    marked: tuple[tuple[int, int], ...] = ()


def _body(clean: str, code: str, place: str) -> _Body:
    folded = fold(clean)
    text = folded.text
    printed = clean if not folded.starts else "".join(clean[start] for start in folded.starts[:-1])
    lead = _LEAD.match(text)
    assert lead is not None
    end = len(text.rstrip(" *_;.,"))
    found = label(code).match(text, lead.end())
    if found is not None:
        name = found.lastgroup or "footnote"
        kind = NoteKind.ANNOUNCEMENT if name == "announcement" else NoteKind.FOOTNOTE
        return _Body(text, printed, folded, kind, found.end(), end, "", place)
    mark = _MARK.match(text, lead.end())
    if mark is None or (dialect(code).settings.get("labels") == "before" and opens(clean, code) is None):
        kind = opens(clean, code) or NoteKind.FOOTNOTE
        return _Body(text, printed, folded, kind, lead.end(), end, "", place)
    start, end = _unwrapped(text, mark.end(), end)
    own = f"{'subpara' if mark['sign'] == ')' else 'para'}_{mark['number']}"
    target = place if place.rpartition("__")[2] == own else placed(own, place)
    return _Body(text, printed, folded, NoteKind.TOMBSTONE, start, end, target, target)


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a statement without the brackets that hold all of it."""
    if end > start and text[start] == "(" and text[end - 1] == ")":
        depth = 0
        for at in range(start, end):
            depth += (text[at] == "(") - (text[at] == ")")
            if depth == 0:
                return (start + 1, end - 1) if at == end - 1 else (start, end)
    return start, end


def _enactment(body: _Body, code: str) -> Change | None:
    """Return what a note says that tells only when the act itself takes effect."""
    if body.kind is NoteKind.TOMBSTONE or body.target:
        return None
    start, end = body.start, body.end
    text = body.printed[start:end].strip(" -")
    if not text or len(text) > 1000:
        return None
    clause = parse_clause(text, code)
    if not clause.understood:
        clause = parse_clause(without_subject(text, code), code)
    if not clause.understood:
        return None
    return Change("act", Action.COMMENCEMENT, None, None, clause.rule, clause.until, span=(start, end))


def without_subject(text: str, code: str) -> str:
    """Return a sentence without the act that is its subject."""
    match = _subject(code).match(fold(text).text)
    return text[match.end() :] if match else text


@cache
def _subject(code: str) -> re.Pattern[str]:
    words = dialect(code)
    plain = words.writer.pattern
    same = plain(words.settings.get("same_act", "(|)"))
    return re.compile(rf"(?:(?:{same}) +)?(?:{plain('{whole}')})(?: *(?:{plain('{country}')}))? +")


def _unread(clean: str, statements: Statements, body: _Body) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    if not statements.changes and not statements.unread:
        statements.unread.append((body.start, body.end))
    for start, end in sorted(set(statements.unread)):
        first, last = body.map.span(start, end)
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
    return clause.rule


def parse_note(text: str, lang: str | None = None) -> Note:
    """Read one amendment note that stands alone.

    >>> text = "Footnote. Article 27 is in the wording of the Law of RK No. 91-VI dated 11.07.2017."
    >>> parse_note(text).changes[0].action
    <Action.REWORDED: 'reworded'>
    """
    return read_note(text, lang)
