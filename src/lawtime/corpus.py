"""The corpus: files go in, and each act of them can be asked what it said on a date."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from attrs import evolve, frozen

from lawtime.errors import ConflictError, NotFoundError, ParseError, StoreError
from lawtime.history.act import ActHistory, build_history
from lawtime.history.known import publications_of
from lawtime.history.rows import frame_of
from lawtime.jurisdictions import kz
from lawtime.law import Law
from lawtime.model.acts import ActRef, normal_number, parse_uri
from lawtime.model.commencement import Conventions
from lawtime.model.document import Document
from lawtime.model.events import (
    ChangeNoted,
    Event,
    FactStated,
    FindingReported,
    OrdersPlaced,
    OrdersWaiting,
    Retracted,
    Source,
)
from lawtime.model.facts import Publication
from lawtime.model.findings import Finding
from lawtime.model.notes import Note
from lawtime.reading.amending import AmendingAct, Citation, publisher_habits, read_amending
from lawtime.reading.amendments import (
    act_by_file,
    cited_by,
    named_by,
    not_here,
    noted_events,
    ordered,
    recognised_amending,
    waiting_orders,
)
from lawtime.reading.documents import read_document
from lawtime.reading.editions import cut_off, edition_events, read_notes
from lawtime.reading.files import named_by_title
from lawtime.reading.notes import read_note
from lawtime.reading.publications import read_register, shipped_register
from lawtime.reading.sources import Source as SourceText
from lawtime.reading.sources import read_source
from lawtime.store.bearing import FINDINGS, waiting_of
from lawtime.store.contract import Log
from lawtime.store.indexed import days_cited
from lawtime.store.memory import MemoryLog

if TYPE_CHECKING:
    from pandas import DataFrame

REGISTERS = frozenset({".tsv", ".toml"})
"""The endings of files that are registers of facts."""

SHIPPED = "kz"
"""The name of the register that comes with the package. It is never used without being named."""

_TRIES = 10
"""So often an addition is worked out anew because of another program's."""


class Corpus:
    """Acts and what is known of them, kept as a log of events and asked as histories.

    Args:
        conventions: how periods are counted; those of Kazakh law where left out.
        log: where the events are kept; in memory where left out.
        recorded: the day on which what is added is recorded; lawtime has no clock.
    """

    def __init__(
        self,
        *,
        conventions: Conventions | None = None,
        log: Log | None = None,
        recorded: datetime.date | None = None,
    ) -> None:
        self._conventions = conventions or kz.CONVENTIONS
        self._log: Log = MemoryLog() if log is None else log
        self._recorded = recorded
        self._built: dict[tuple[ActRef, int], _Built] = {}
        self._laws: dict[tuple[ActRef, int, str], Law] = {}

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        conventions: Conventions | None = None,
        recorded: datetime.date | None = None,
    ) -> Self:
        """Open a corpus that is kept in a SQLite file, which is made where there is none.

        Args:
            path: the file.
            read_only: nothing is to be added.
            conventions: how periods are counted; those of Kazakh law where left out.
            recorded: the day on which what is added is recorded.

        Raises:
            StoreError: where the file is no store, is damaged, or was written by a newer version of lawtime.
        """
        from lawtime.store.sqlite import SqliteLog

        return cls(conventions=conventions, log=SqliteLog(path, read_only=read_only), recorded=recorded)

    def close(self) -> None:
        """Let go of the store."""
        self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def log(self) -> Log:
        """The events; all answers are computed from them."""
        return self._log

    @property
    def revision(self) -> int:
        """The number of events in the log."""
        return self._log.revision

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the sources say badly, in the order in which they were read, and orders for acts that are not here."""
        found: list[Finding] = []
        waiting: dict[str, OrdersWaiting] = {}
        for event in self._log.speaking_of(FINDINGS):
            if isinstance(event, FindingReported):
                found.append(event.finding)
            elif isinstance(event, OrdersWaiting):
                waiting[event.id] = event
            elif isinstance(event, OrdersPlaced):
                waiting.pop(event.waiting, None)
        return tuple(dict.fromkeys((*found, *map(not_here, waiting.values()))))

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
        if amending is not None and amending.act is not None:
            self._order(source, amending, None)
            return None
        document = read_document(
            source.text, source=source.name, lang=lang, sha256=source.sha256, findings=source.findings
        )
        return self.add_document(document, source.text, current=current, claimed=claimed)

    def add_amending(self, path: str | os.PathLike[str], *, act: ActRef | None = None) -> ActRef:
        """Read an amending act into the corpus; what it orders for acts that are not here waits for them.

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
        place = Source(source.name, source.sha256)

        def events() -> Iterator[Event]:
            yield from _reported(place, (*source.findings, *amending.findings), named)
            for waiting in waiting_orders(amending, named, source.sha256):
                amended = self._cited(cited_by(waiting)) if waiting.signed else None
                if amended is None:
                    yield waiting
                else:
                    yield from ordered(waiting, amended)
                    yield from _reported(place, waiting.findings, amended)
            yield from noted_events(amending, named, source.sha256)

        self._append(events)
        return named

    def _append(self, events: Callable[[], Iterable[Event]]) -> int:
        """Log events that hang on what the log holds; they are worked out anew where that has changed meanwhile."""
        for _ in range(_TRIES):
            after = self.revision
            with suppress(ConflictError):
                return self._log.append(tuple(events()), recorded=self._recorded, after=after)
        return self._log.append(tuple(events()), recorded=self._recorded, after=self.revision)

    def _cited(self, citation: Citation, new: Mapping[ActRef, tuple[str, ...]] | None = None) -> ActRef | None:
        """Return the act of the corpus, or the new one, that a citation names."""
        held = {each.act: each.titles for each in self._log.acts(signed=citation.date)}
        return named_by(citation, {**held, **(new or {})})

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
        act, unnamed = (document.act, ()) if document.act else named_by_title(document, notes)
        findings = (*unnamed, *document.findings, *cut_off(document))
        told = edition_events(document, notes, act, text, current=current, claimed=claimed)

        def events() -> Iterator[Event]:
            yield from _reported(Source(document.source, document.sha256), findings, act)
            yield from told
            if act not in self._log.held(act.number):
                yield from self._awaited(act, document.title)

        self._append(events)
        return self.act(act)

    def _awaited(self, act: ActRef, title: str) -> Iterator[Event]:
        """Yield the orders that have waited for an act which comes in."""
        waiting: dict[str, OrdersWaiting] = {}
        for event in self._log.speaking_of(waiting_of(act.date.isoformat())):
            if isinstance(event, OrdersWaiting):
                waiting[event.id] = event
            elif isinstance(event, OrdersPlaced):
                waiting.pop(event.waiting, None)
        for name, event in waiting.items():
            if self._cited(cited_by(event), {act: (title,)}) == act:
                yield from ordered(event, act)
                yield from _reported(event.source, event.findings, act)
                yield OrdersPlaced(source=event.source, waiting=name, amended=act)

    def add_register(self, path: str | os.PathLike[str]) -> None:
        """Read a register of facts: publications, dates of force, registrations.

        Args:
            path: a TSV or TOML file, or `"kz"` for the small register that comes with the package.
        """
        facts, findings = (shipped_register(), ()) if path == SHIPPED else read_register(path)
        events = (FactStated(source=fact.source, fact=fact) for fact in facts)
        told = _reported(Source(os.fspath(path)), findings)
        self._log.append((*told, *events), recorded=self._recorded)

    def publish(self, act: str | ActRef, day: datetime.date, *, source: str = "the caller") -> None:
        """State the day of first official publication of an act.

        Args:
            act: the act, or the number of an act that some note or edition of the corpus names.
            day: the day.
            source: who says so.
        """
        named, place = self._named(act), Source(source)
        if day < named.date:
            message = f"{named} cannot have been published on {day}, before its signature"
            events: Iterable[Event] = _reported(
                place, [Finding("publication-before-signature", message, source)], named
            )
        else:
            events = [FactStated(source=place, fact=Publication(act=named, date=day, source=place))]
        self._log.append(events, recorded=self._recorded)

    def retract(self, event: str, reason: str, *, source: str = "the caller") -> None:
        """Take back an event that was recorded in error; it is kept, and counts no more from here on.

        Args:
            event: its identity.
            reason: why it was an error.
            source: who says so.

        Raises:
            StoreError: where the log holds no such event.
        """
        if not reason.strip():
            raise StoreError("a retraction says why the event was an error")
        self._log.append([Retracted(source=Source(source), event=event, reason=reason)], recorded=self._recorded)

    @property
    def acts(self) -> tuple[Law, ...]:
        """The acts that the corpus holds an edition of."""
        return tuple(self.act(each.act) for each in self._log.acts())

    def to_frame(self) -> "DataFrame":
        """Return what every article was over each stretch of days, from `starts` up to, and without, `ends`.

        Raises:
            LawtimeError: where pandas is not installed, the extra `frame`.
        """
        return frame_of(law.history for law in self.acts)

    def act(self, name: str | ActRef, *, revision: int | None = None, lang: str | None = None) -> Law:
        """Return an act by its number, its URI or its reference; only what bears on it is read.

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
        built = self._built.get((named, at))
        if built is None:
            built = self._built[named, at] = self._build(named, at)
        spoken = lang or built.history.editions[0].event.lang
        law = self._laws.get((named, at, spoken))
        if law is None:
            law = Law(built.history, spoken, built.notes, built.findings, at, partial(self._earlier, named, spoken))
            self._laws[named, at, spoken] = law
        return law

    def _earlier(self, act: ActRef, lang: str, revision: int) -> Law:
        return self.act(act, revision=revision, lang=lang)

    def _build(self, act: ActRef, revision: int) -> "_Built":
        events = tuple(self._log.replay(revision, act=act))
        days = map(datetime.date.fromisoformat, days_cited(events))
        acts = [known for day in days for known in self._log.named_on(day, revision)]
        publications = publications_of(events, self._conventions, acts)
        history = build_history(act, events, publications, kz.default_rule, publisher_habits)
        reported = (event.finding for event in events if isinstance(event, FindingReported))
        findings = tuple(dict.fromkeys((*reported, *publications.findings, *history.findings)))
        return _Built(history, findings, tuple(note for each in history.editions for note in each.event.notes))

    def _held(self, name: str) -> ActRef:
        if name.startswith("/"):
            wanted = parse_uri(name)
            found = [act for act in self._log.held(wanted.number) if act == wanted]
        else:
            found = list(self._log.held(normal_number(name)))
        if len(found) != 1:
            return _pick(name, dict.fromkeys(each.act for each in self._log.acts()))
        return found[0]

    def _named(self, act: str | ActRef) -> ActRef:
        if isinstance(act, ActRef):
            return act
        known: dict[ActRef, None] = dict.fromkeys(each.act for each in self._log.acts())
        for event in self._log.replay():
            if isinstance(event, ChangeNoted) and event.change.act:
                known[event.change.act] = None
        return _pick(act, known)


@frozen
class _Built:
    """What is worked out of one act at one place in the log."""

    history: ActHistory
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]


def _reported(source: Source, findings: Iterable[Finding], *acts: ActRef) -> tuple[FindingReported, ...]:
    return tuple(FindingReported(source=source, finding=each, acts=acts) for each in findings)


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


def _is_store(path: str | os.PathLike[str]) -> bool:
    place = Path(path)
    if path == SHIPPED or not place.is_file():
        return False
    with place.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


_SQLITE = b"SQLite format 3\0"


def open(
    *paths: str | os.PathLike[str],
    editions: Mapping[datetime.date, str | os.PathLike[str]] | None = None,
    publications: str | os.PathLike[str] | None = None,
    conventions: Conventions | None = None,
) -> Corpus:
    """Read files into a corpus, or open one that is kept in a SQLite file.

    Args:
        paths: editions of acts, and registers; or the file of a store, to which what comes after it is added.
        editions: for each date, an edition that was current then.
        publications: a register of publications.
        conventions: how periods are counted; those of Kazakh law where left out.
    """
    stores = [path for path in paths[:1] if _is_store(path)]
    corpus = Corpus.open(stores[0], conventions=conventions) if stores else Corpus(conventions=conventions)
    for path in paths[len(stores) :]:
        corpus.add(path)
    for day, path in (editions or {}).items():
        corpus.add(path, current=day)
    if publications is not None:
        corpus.add_register(publications)
    return corpus


__all__ = ["REGISTERS", "Corpus", "open", "parse_note", "read"]
