"""A document and its read notes as events: what an edition shows, what its notes state, what the act says of itself."""

import datetime
from collections.abc import Iterable, Iterator

from lawtime.language.folding import fold
from lawtime.model.acts import ACT, ActRef
from lawtime.model.document import Document, Provision
from lawtime.model.events import (
    ChangeNoted,
    CommencementStated,
    EditionRead,
    Event,
    NoteUnread,
    Source,
    SunsetStated,
    SupersededStated,
)
from lawtime.model.findings import Finding
from lawtime.model.notes import Note, NoteKind
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.announced import Announced
from lawtime.reading.notes import opens, read_note
from lawtime.reading.notes.commencement import Superseded, read_sunset, read_superseded
from lawtime.reading.own_force import ends_of_itself, read_own_force
from lawtime.reading.own_provisions import ends_of_provisions

_DOUBTFUL = frozenset({"red-text", "note-unlabelled", "note-without-words", "text-cut"})
"""Findings of the readers that leave open what an element says, or what was done to it."""

LAST = 3
"""How many of the last articles are searched for the act's own commencement."""


def read_notes(document: Document, lang: str | None = None) -> tuple[Note, ...]:
    """Read every note of a document, at its place.

    Args:
        document: the document.
        lang: the dialect of the notes; where left out that of the document, save in a file of notes alone, and where a
            note's label is of another language: there each is recognised for itself.
    """
    own = lang or (document.lang if document.provisions else None)
    return tuple(
        read_note(
            each.text,
            own if lang or (own and opens(each.text, own)) else None,
            line=each.line,
            span=each.span,
            subject=each.subject,
            element=each.element,
        )
        for each in document.notes
    )


def edition_events(
    document: Document,
    notes: Iterable[Note],
    act: ActRef,
    text: str,
    *,
    current: datetime.date | None = None,
    claimed: datetime.date | None = None,
) -> tuple[Event, ...]:
    """Return what an edition of an act tells, as events.

    Args:
        document: the edition.
        notes: its notes, read.
        act: the act that it is an edition of.
        text: the text of the file, for the lines of its statements.
        current: a day on which it is known to have been the current text.
        claimed: the day that its publisher dates it by.
    """
    notes = tuple(notes)
    edition = EditionRead(
        source=Source(document.source, document.sha256),
        act=act,
        title=document.title,
        lang=document.lang,
        current=current,
        claimed=claimed,
        provisions=document.provisions,
        notes=notes,
        remarks=(*document.findings, *cut_off(document)),
    )
    return (
        edition,
        *_noted(document, notes, act, edition.id),
        *_doubted(edition),
        *_own_clauses(document, act, text),
    )


def cut_off(document: Document) -> tuple[Finding, ...]:
    """Return a finding where the text of the act breaks off within a sentence, as a truncated file does."""
    lines = [unit for unit in document.walk() if unit.line and not unit.gone]
    if not document.articles or not lines or not lines[-1].line.rstrip()[-1].isalnum():
        return ()
    message = f"the text breaks off: …{lines[-1].line[-60:]!r}"
    return (Finding("text-cut", message, document.source, document.lines, lines[-1].span),)


def _doubted(edition: EditionRead) -> Iterator[Event]:
    """Yield a doubt for each place where a note may have been missed, or text may be missing."""
    tops = [unit for top in edition.provisions for unit in top.walk() if unit.kind in ("art", "att")]
    for remark in edition.remarks:
        if remark.code in _DOUBTFUL:
            start = remark.span[0] if remark.span else -1
            around = [unit.eid for unit in tops or edition.provisions if unit.span[0] <= start < unit.span[1]]
            yield NoteUnread(
                source=Source(edition.source.name, edition.source.sha256, remark.line, remark.span or (0, 0)),
                amended=edition.act,
                edition=edition.id,
                place=around[-1] if around else ACT,
                words=remark.message,
                why=remark.code,
            )


def _noted(document: Document, notes: tuple[Note, ...], act: ActRef, edition: str) -> Iterator[Event]:
    announced = Announced(document, notes)
    for note in notes:
        source = Source(document.source, document.sha256, note.line, note.span)
        doubted = [words for _, _, words in note.unread]
        for change in note.changes:
            start, end = change.span
            quote = note.text[start:end].strip() if end > start else note.text
            yield ChangeNoted(
                source=source, amended=act, edition=edition, place=note.subject or ACT, change=change, quote=quote
            )
            if change.act is None and change.target != ACT:
                eid, rule = announced.own_day(note, change), change.commencement
                if eid:
                    yield CommencementStated(source=source, act=act, provision=eid, aspect="", rule=rule, quote=quote)
                else:
                    doubted.append(quote)
        for words in doubted:
            named = announced.named(note, words) if note.kind is NoteKind.ANNOUNCEMENT else ()
            for place in dict.fromkeys((note.subject or ACT, *named)):
                yield NoteUnread(source=source, amended=act, edition=edition, place=place, words=words)


def _own_clauses(document: Document, act: ActRef, text: str) -> Iterator[Event]:
    """Yield what the act says of its own commencement, of acts that end with it, and of parts of it that end."""
    last = document.articles[-LAST:]
    final = force_articles(document)
    for article in (*(each for each in final if each not in last), *last):
        yield from _commencement(document, article, act, text, article in final)
    of_force = {unit.eid for article in final for unit in article.walk()}
    for unit in document.walk():
        if unit.line and not unit.gone:
            named = ends_of_provisions(unit.line, document.lang) if unit.eid in of_force else ()
            if named:
                day = read_sunset(unit.line, document.lang)[0].until
                place = _place(document, unit, text)
                yield from (
                    SunsetStated(source=place, act=act, provision=eid, until=day, quote=unit.line) for eid in named
                )
                continue
            for sunset in read_sunset(unit.line, document.lang):
                own = ends_of_itself(sunset.aspect, unit.line, document.lang)
                yield SunsetStated(
                    source=_place(document, unit, text),
                    act=act,
                    provision=unit.eid if own is None else own,
                    until=sunset.until,
                    quote=unit.line,
                )


def force_articles(document: Document) -> tuple[Provision, ...]:
    """Return the articles on the force of the act: its last, one that states its day, and transitional provisions."""
    words = amending_dialect(document.lang).phrases("transitional")
    last = document.articles[-1:]
    stating = (
        each
        for each in document.articles[-LAST:-1]
        if any(stated.provision == ACT for stated in read_own_force(each.text, document.lang, final=False))
    )
    found: dict[str, Provision] = {each.eid: each for each in (*stating, *last)}
    for top in document.provisions:
        for unit in top.walk():
            if unit.heading and words.first(fold(unit.heading).text) is not None:
                found |= {each.eid: each for each in unit.walk() if each.kind == "art"}
    return tuple(found.values())


def _commencement(document: Document, article: Provision, act: ActRef, text: str, final: bool) -> Iterator[Event]:
    for stated in read_own_force(article.text, document.lang, final=final):
        yield CommencementStated(
            source=_place(document, article, text),
            act=act,
            provision=stated.provision,
            aspect=stated.aspect,
            rule=stated.rule,
            quote=_quote(article, stated.span),
        )
    for ended in read_superseded(article.text, document.lang):
        yield SupersededStated(
            source=_place(document, article, text),
            act=act,
            provision=article.eid,
            kind=ended.kind,
            signed=ended.date,
            title=ended.title,
            quote=_quote(article, ended.span),
        )


def _quote(article: Provision, span: tuple[int, int]) -> str:
    return article.text[slice(*span)].strip()


def superseded_acts(document: Document) -> tuple[Superseded, ...]:
    """Return the acts that a text says lose force with it."""
    return tuple(
        ended for article in document.articles[-LAST:] for ended in read_superseded(article.text, document.lang)
    )


def _place(document: Document, unit: Provision, text: str) -> Source:
    start = unit.span[0]
    while start < len(text) and text[start].isspace():
        start += 1
    return Source(document.source, document.sha256, text.count("\n", 0, start) + 1, unit.span)
