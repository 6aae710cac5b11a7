"""One file of any kind as events: an edition of an act, a register of facts, or an amending act that waits."""

import datetime
from collections.abc import Iterable
from enum import Enum
from pathlib import PurePath

from attrs import evolve, field, frozen

from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef, normal_number
from lawtime.model.document import Document
from lawtime.model.events import Event, FactStated, OrdersWaiting
from lawtime.model.findings import Finding
from lawtime.model.notes import Note
from lawtime.reading.amendments import recognised_amending, waiting_orders
from lawtime.reading.documents import read_document
from lawtime.reading.editions import cut_off, edition_events, read_notes, superseded_acts
from lawtime.reading.publications import ENDINGS, parse_register
from lawtime.reading.sources import Source


class FileKind(Enum):
    """What a file is."""

    EDITION = "edition"
    AMENDING = "amending"
    REGISTER = "register"


@frozen
class FileRead:
    """What a file tells.

    Args:
        kind: what it is.
        events: what it tells by itself; none for an amending act, whose orders hang on the acts that are there.
        findings: what was read badly.
        act: the act that it is an edition of, or the amending act; `None` for a register.
        lang: the language of its text.
        title: its title.
        waiting: what an amending act orders, each for the act that it cites.
    """

    kind: FileKind
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    act: ActRef | None = None
    lang: str = ""
    title: str = ""
    waiting: tuple[OrdersWaiting, ...] = field(default=(), repr=False)


def read_file(
    source: Source,
    *,
    current: datetime.date | None = None,
    claimed: datetime.date | None = None,
    lang: str | None = None,
) -> FileRead:
    r"""Return what a file tells, whatever it is.

    Args:
        source: the file, as text.
        current: a day on which the edition is known to have been the current text.
        claimed: the day that its publisher dates it by.
        lang: the language, where it should not be recognised.

    >>> from lawtime.reading.sources import decode
    >>> text = "Law of the Republic of Kazakhstan dated May 4, 2009 № 155-IV.\n\nArticle 1. Goods\n"
    >>> law = read_file(decode("law.txt", text.encode()))
    >>> law.kind, law.act.number
    (<FileKind.EDITION: 'edition'>, '155-IV')
    """
    if PurePath(source.name).suffix.lower() in ENDINGS:
        facts, findings = parse_register(source)
        events = tuple(FactStated(source=fact.source, fact=fact) for fact in facts)
        return FileRead(FileKind.REGISTER, events, findings)
    amending = None if current or claimed else recognised_amending(source.text, source.name, lang)
    named = None if amending is None else amending.act
    if amending is not None and named is not None:
        named = evolve(named, number=normal_number(named.number))
        waiting = waiting_orders(amending, named, source.sha256)
        findings = (*source.findings, *amending.findings)
        return FileRead(FileKind.AMENDING, (), findings, named, amending.lang, amending.title, waiting)
    document = read_document(source.text, source=source.name, lang=lang, sha256=source.sha256, findings=source.findings)
    return _edition(document, source.text, current, claimed)


def _edition(document: Document, text: str, current: datetime.date | None, claimed: datetime.date | None) -> FileRead:
    notes = read_notes(document)
    act, unnamed = (document.act, ()) if document.act else named_by_title(document, notes)
    events = edition_events(document, notes, act, text, current=current, claimed=claimed)
    findings = (*unnamed, *document.findings, *cut_off(document))
    return FileRead(FileKind.EDITION, events, findings, act, document.lang, document.title)


def named_by_title(document: Document, notes: Iterable[Note]) -> tuple[ActRef, tuple[Finding, ...]]:
    """Return the act that a text without number and date is an edition of, by its title where that settles it.

    An older act of the same title is none that this text ends, and none that was signed after a change to it.
    """
    ended = {stated.date for stated in superseded_acts(document)}
    first = min((change.act.date for note in notes for change in note.changes if change.act), default=None)
    fitting = [
        act for act in kz.acts_titled(document.title) if act.date not in ended and (first is None or act.date <= first)
    ]
    if len(fitting) == 1:
        return fitting[0], ()
    said = f"its title fits {' and '.join(map(str, fitting))}" if fitting else "it has no caption with number and date"
    message = f"the text does not say which act it is: {said}"
    unnamed = ActRef("law", f"?{document.sha256[:8]}", datetime.date.max)
    return unnamed, (Finding("act-unnamed", message, document.source),)
