"""The corpus: files go in, and each act of them can be asked what it said on a date."""

import datetime
import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from attrs import define, evolve

from lawtime.errors import NotFoundError, ParseError
from lawtime.history.act import ActHistory, build_history
from lawtime.history.publication import Publications
from lawtime.jurisdictions import kz
from lawtime.law import Law
from lawtime.model.acts import ActRef, normal_number, parse_uri
from lawtime.model.commencement import Conventions, Rule
from lawtime.model.document import Document
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, EditionRead, Event, FactStated, Source
from lawtime.model.facts import Publication
from lawtime.model.findings import Finding
from lawtime.model.notes import Note
from lawtime.reading.amending import AmendingAct, Citation, publisher_habits, read_amending
from lawtime.reading.amendments import act_by_file, amending_events, is_cited, recognised_amending
from lawtime.reading.documents import read_document
from lawtime.reading.editions import cut_off, edition_events, read_notes, superseded_acts
from lawtime.reading.notes import read_note
from lawtime.reading.publications import read_register, shipped_register
from lawtime.reading.sources import Source as SourceText
from lawtime.reading.sources import read_source
from lawtime.store.memory import MemoryLog

REGISTERS = frozenset({".tsv", ".toml"})
"""The endings of files that are registers of facts."""

SHIPPED = "kz"
"""The name of the register that comes with the package. It is never used without being named."""


class Corpus:
    """Acts and what is known of them, kept as a log of events and asked as histories.

    Args:
        conventions: how periods are counted; those of Kazakh law where left out.
    """

    def __init__(self, *, conventions: Conventions | None = None) -> None:
        self._conventions = conventions or kz.CONVENTIONS
        self._log = MemoryLog()
        self._findings: list[tuple[int, Finding]] = []
        self._notes: dict[ActRef, list[tuple[int, tuple[Note, ...]]]] = {}
        self._amending: list[_Amending] = []
        self._langs: dict[ActRef, str] = {}
        self._built: dict[tuple[ActRef, int], ActHistory] = {}
        self._publications: dict[int, Publications] = {}
        self._laws: dict[tuple[ActRef, int, str], Law] = {}

    @property
    def revision(self) -> int:
        """The number of events in the log."""
        return self._log.revision

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the sources say badly, in the order in which they were read."""
        return self._found(self.revision)

    def _found(self, revision: int) -> tuple[Finding, ...]:
        """Return what was found by a revision, and what amending acts order for acts that were not here by then."""
        known = [finding for at, finding in self._findings if at <= revision]
        known += [finding for each in self._amending if each.revision <= revision for finding in each.findings]
        return tuple(dict.fromkeys(known))

    def _find(self, *findings: Finding) -> None:
        self._findings += ((self.revision, each) for each in findings)

    def add(
        self,
        path: str | os.PathLike[str],
        *,
        current: datetime.date | None = None,
        claimed: datetime.date | None = None,
        lang: str | None = None,
    ) -> Law | None:
        """Read a file into the corpus: an edition of an act, an amending act, or a register of facts.

        Args:
            path: the file.
            current: a day on which the edition is known to have been the current text.
            claimed: the day that its publisher dates it by; it proves nothing.
            lang: the language of the text, where it should not be recognised.

        Returns:
            The act that the file is an edition of, or `None` for an amending act or a register.

        Raises:
            ParseError: where the file cannot be read at all.
            OSError: where there is no such file.
        """
        if Path(path).suffix.lower() in REGISTERS:
            self.add_register(path)
            return None
        source = read_source(path)
        amending = None if current or claimed else recognised_amending(source.text, source.name, lang)
        if amending is not None and (amending.act or act_by_file(source.name)):
            self._order(source, amending, None)
            return None
        document = read_document(
            source.text, source=source.name, lang=lang, sha256=source.sha256, findings=source.findings
        )
        return self.add_document(document, source.text, current=current, claimed=claimed)

    def add_amending(self, path: str | os.PathLike[str], *, act: ActRef | None = None) -> ActRef:
        """Read an amending act into the corpus: what it orders for the acts that are here already.

        Args:
            path: the file.
            act: what the amending act is called, where neither its text nor its file's name (`NUMBER_DATE`) says it.

        Raises:
            ParseError: where the file cannot be read at all, or nothing says which act it is.
            OSError: where there is no such file.
        """
        source = read_source(path)
        return self._order(source, read_amending(source.text, source=source.name), act)

    def _order(self, source: SourceText, amending: AmendingAct, act: ActRef | None) -> ActRef:
        named = act or amending.act or act_by_file(source.name)
        if named is None:
            raise ParseError(f"{source.name!r} does not say its number; name the file NUMBER_DATE, as 227-V_2014-07-03")
        named = evolve(named, number=normal_number(named.number))
        self._find(*source.findings)
        self._amending.append(_Amending(amending, named, source.sha256, self.revision))
        self._apply(self._amending[-1])
        return named

    def _apply(self, amending: "_Amending") -> None:
        """Log what an amending act orders for the acts that are here; the rest waits for them."""
        events, amending.findings = amending_events(amending.read, amending.act, amending.sha256, self._cited)
        self._log.append(events)

    def _cited(self, citation: Citation) -> ActRef | None:
        """Return the act of the corpus that a citation names: by day and number, or by day and title.

        Several acts are signed on one day; where a citation gives no number, its title must be that of the act.
        """
        held: dict[ActRef, set[str]] = {}
        for event in self._log.replay():
            if isinstance(event, EditionRead):
                held.setdefault(event.act, set()).add(event.title)
        registered = kz.acts_titled(citation.title) if citation.title else ()
        same = [act for act in held if act in registered or is_cited(citation, act, held[act])]
        same = [act for act in same if act.date == citation.date]
        return same[0] if len(same) == 1 else None

    def add_document(
        self,
        document: Document,
        text: str,
        *,
        current: datetime.date | None = None,
        claimed: datetime.date | None = None,
    ) -> Law:
        """Add an edition that is read already; `text` is the text of its file."""
        notes = read_notes(document)
        act = document.act or self._act_of(document, notes)
        self._find(*document.findings, *cut_off(document))
        is_new = act not in self._langs
        self._langs.setdefault(act, document.lang)
        events = edition_events(document, notes, act, text, current=current, claimed=claimed)
        if self._log.append(events):
            self._notes.setdefault(act, []).append((self.revision, notes))
        if is_new:
            for each in self._amending:
                self._apply(each)
        return self.act(act)

    def add_register(self, path: str | os.PathLike[str]) -> None:
        """Read a register of facts: publications, dates of force, registrations.

        Args:
            path: a TSV or TOML file, or `"kz"` for the small register that comes with the package.
        """
        facts, findings = (shipped_register(), ()) if path == SHIPPED else read_register(path)
        self._find(*findings)
        self._log.append(FactStated(source=fact.source, fact=fact) for fact in facts)

    def publish(self, act: str | ActRef, day: datetime.date, *, source: str = "the caller") -> None:
        """State the day of first official publication of an act.

        Args:
            act: the act, or the number of an act that some note or edition of the corpus names.
            day: the day.
            source: who says so.
        """
        named = self._named(act)
        if day < named.date:
            message = f"{named} cannot have been published on {day}, before its signature"
            self._find(Finding("publication-before-signature", message, source))
            return
        self._log.append(
            [FactStated(source=Source(source), fact=Publication(act=named, date=day, source=Source(source)))]
        )

    @property
    def acts(self) -> tuple[Law, ...]:
        """The acts that the corpus holds an edition of."""
        found = dict.fromkeys(event.act for event in self._log.replay() if isinstance(event, EditionRead))
        return tuple(self.act(act) for act in found)

    def act(self, name: str | ActRef, *, revision: int | None = None, lang: str | None = None) -> Law:
        """Return an act by its number, its URI or its reference.

        Args:
            name: such as `"527-IV"` or `/akn/kz/act/law/2012-01-06/527-IV`.
            revision: the place in the log to answer from; the newest where left out. A place within the reading of a
                file counts as the one before it.
            lang: the language of the text; that of the first edition where left out.

        Raises:
            NotFoundError: where the corpus holds no edition of it, with near misses.
        """
        named = name if isinstance(name, ActRef) else self._held(name)
        at = self.revision if revision is None else self._log.settled(revision)
        spoken = lang or self._langs.get(named, "")
        law = self._laws.get((named, at, spoken))
        if law is None:
            history = self._history(named, at)
            told = (*self._found(at), *history.publications.findings, *history.findings)
            findings = tuple(dict.fromkeys(told))
            notes = tuple(note for when, read in self._notes.get(named, ()) if when <= at for note in read)
            law = Law(history, spoken, notes, findings, at, partial(self._earlier, named, spoken))
            self._laws[named, at, spoken] = law
        return law

    def _earlier(self, act: ActRef, lang: str, revision: int) -> Law:
        return self.act(act, revision=revision, lang=lang)

    def _history(self, act: ActRef, revision: int) -> ActHistory:
        found = self._built.get((act, revision))
        if found is None:
            events = tuple(self._log.replay(revision))
            if revision not in self._publications:
                self._publications = {revision: _publications(events, self._conventions)}
            found = self._built[act, revision] = build_history(
                act, events, self._publications[revision], kz.default_rule, publisher_habits
            )
        return found

    def _held(self, name: str) -> ActRef:
        acts = dict.fromkeys(event.act for event in self._log.replay() if isinstance(event, EditionRead))
        return _pick(name, acts)

    def _named(self, act: str | ActRef) -> ActRef:
        if isinstance(act, ActRef):
            return act
        known: dict[ActRef, None] = {}
        for event in self._log.replay():
            if isinstance(event, EditionRead):
                known[event.act] = None
            elif isinstance(event, ChangeNoted) and event.change.act:
                known[event.change.act] = None
        return _pick(act, known)

    def _act_of(self, document: Document, notes: Iterable[Note]) -> ActRef:
        """Return the act that a text without number and date is an edition of, by its title where that settles it.

        An older act of the same title is none that this text ends, and none that was signed after a change to it.
        """
        ended = {stated.date for stated in superseded_acts(document)}
        first = min((change.act.date for note in notes for change in note.changes if change.act), default=None)
        fitting = [
            act
            for act in kz.acts_titled(document.title)
            if act.date not in ended and (first is None or act.date <= first)
        ]
        if len(fitting) == 1:
            return fitting[0]
        said = (
            f"its title fits {' and '.join(map(str, fitting))}" if fitting else "it has no caption with number and date"
        )
        self._find(Finding("act-unnamed", f"the text does not say which act it is: {said}", document.source))
        return ActRef("law", f"?{document.sha256[:8]}", datetime.date.max)


@define
class _Amending:
    """An amending act that was read, and what in it is not understood or concerns no act that is here.

    Args:
        revision: the place in the log at which it came in.
    """

    read: AmendingAct
    act: ActRef
    sha256: str
    revision: int
    findings: tuple[Finding, ...] = ()


def _pick(name: str, acts: Mapping[ActRef, None]) -> ActRef:
    if name.startswith("/"):
        wanted = parse_uri(name)
        found = [act for act in acts if act == wanted]
    else:
        number = normal_number(name)
        found = [act for act in acts if act.number == number]
    if not found:
        near = get_close_matches(name, [act.number for act in acts], n=3, cutoff=0.5)
        raise NotFoundError(f"no act {name!r} in the corpus", near)
    if len(found) > 1:
        raise NotFoundError(f"several acts have the number {name!r}", [act.uri for act in found])
    return found[0]


def _publications(events: Iterable[Event], conventions: Conventions) -> Publications:
    facts = []
    rules: list[tuple[ActRef, str | None, Rule]] = []
    acts: dict[ActRef, None] = {}
    for event in events:
        if isinstance(event, FactStated):
            facts.append(event.fact)
        elif isinstance(event, EditionRead):
            acts[event.act] = None
        elif isinstance(event, ChangeNoted) and event.change.act is not None:
            rules.append((event.change.act, None, event.change.commencement))
        elif isinstance(event, ChangeOrdered):
            rules.append((event.act, None, event.rule))
        elif isinstance(event, CommencementStated):
            rules.append((event.act, event.provision, event.rule))
    acts.update(dict.fromkeys(act for act, _, _ in rules))
    return Publications.build(facts, rules, conventions, acts)


def parse_note(text: str, lang: str | None = None) -> Note:
    """Read one note by itself; its rules count as Kazakh law does.

    >>> note = parse_note("Footnote. Article 14 as amended by the Law of the RK № 227-V dated 03.07.2014.")
    >>> note.changes[0].target, note.changes[0].act.number
    ('art_14', '227-V')
    """
    note = read_note(text, lang)
    bound = [
        evolve(change, commencement=evolve(change.commencement, conventions=kz.CONVENTIONS)) for change in note.changes
    ]
    return evolve(note, changes=tuple(bound))


def read(path: str | os.PathLike[str], *, lang: str | None = None) -> Law:
    """Read one file and return the act that it is an edition of.

    Raises:
        NotFoundError: where the file holds no act.
    """
    law = Corpus().add(path, lang=lang)
    if law is None:
        raise NotFoundError(f"{os.fspath(path)!r} is a register, not an act")
    return law


def open(
    *paths: str | os.PathLike[str],
    editions: Mapping[datetime.date, str | os.PathLike[str]] | None = None,
    publications: str | os.PathLike[str] | None = None,
    conventions: Conventions | None = None,
) -> Corpus:
    """Read files into a corpus.

    Args:
        paths: editions of acts, and registers.
        editions: for each date, an edition that was current then.
        publications: a register of publications.
        conventions: how periods are counted; those of Kazakh law where left out.
    """
    corpus = Corpus(conventions=conventions)
    for path in paths:
        corpus.add(path)
    for day, path in (editions or {}).items():
        corpus.add(path, current=day)
    if publications is not None:
        corpus.add_register(publications)
    return corpus


__all__ = ["REGISTERS", "Corpus", "open", "parse_note", "read"]
