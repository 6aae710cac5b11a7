"""The bulk build: files into a log, amending acts to the acts that they change, and versions of every act.

The order of the log is that of the files' names, whatever engine works and however often a build was stopped: first
what each file tells, in the order of the files; then what amending acts order, act by act, again in that order.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

from attrs import define, evolve, field

from lawtime.batch.catalogue import Catalogue, ReadFile
from lawtime.batch.derive import Derive, Derived, Work, release
from lawtime.batch.engines import Engine, Lost, Serial
from lawtime.batch.evidence import Gathered
from lawtime.batch.tasks import ELSEWHERE, Amending, Orders, PlaceRead, ReadPlace, order, placed
from lawtime.model.acts import ActRef
from lawtime.model.events import Event, FactStated, OrdersPlaced, OrdersWaiting
from lawtime.model.findings import Finding
from lawtime.reading.amending import Citation
from lawtime.reading.amendments import cited_by, named_by
from lawtime.reading.archives import Place, list_places
from lawtime.reading.files import FileKind
from lawtime.reading.publications import shipped_register
from lawtime.store.bearing import FINDINGS
from lawtime.store.contract import Held, Log

X = TypeVar("X")

EVERY = 200
"""So many files, or acts, are committed together; what is killed costs no more than those."""

KNOWN, UNREAD = "known", "unread"
"""Files that the store had already, and files that could not be read."""


class Watch(Protocol):
    """Is told how a build goes on."""

    def begin(self, name: str, total: int) -> None:
        """Begin a stage of so many steps."""

    def step(self, count: int = 1) -> None:
        """Tell that so many steps are done."""

    def found(self, finding: Finding) -> None:
        """Tell what a file says badly, before what it tells is committed."""


@define
class Built:
    """What a build did.

    Args:
        files: how many files there were, by what they are: `edition`, `amending`, `register`, `known`, `unread`.
        acts: how many acts the log holds.
        revision: the number of entries of the log.
        events: how many events were new.
        derived: for how many acts versions were worked out.
        versions: how many versions those are.
        findings: how often each kind of finding was made.
    """

    files: Counter[str] = field(factory=Counter)
    acts: int = 0
    revision: int = 0
    events: int = 0
    derived: int = 0
    versions: int = 0
    findings: Counter[str] = field(factory=Counter)


def build(
    paths: Iterable[str | os.PathLike[str]],
    log: Log,
    catalogue: Catalogue,
    derive: Derive,
    watch: Watch,
    *,
    engine: Engine | None = None,
    every: int = EVERY,
    shipped: bool = False,
) -> Built:
    """Read files, folders, archives and patterns into a store, and work out the versions of its acts.

    A build that was stopped goes on where it was; one of files that are in the store adds nothing.

    Args:
        paths: what to read.
        log: the log of the store.
        catalogue: its catalogue.
        derive: works out one act; it opens the store for itself, wherever it runs.
        watch: is told how it goes on.
        engine: who does the work; this process where left out.
        every: so many files, or acts, are committed together.
        shipped: add the register of facts that comes with lawtime.

    Raises:
        OSError: where a path does not exist.
        StoreError: where the store cannot be written to.
    """
    if shipped:
        log.append(FactStated(source=fact.source, fact=fact) for fact in shipped_register())
    return _Build(log, catalogue, derive, watch, engine or Serial(), every).run(paths)


@define
class _Build:
    log: Log
    catalogue: Catalogue
    derive: Derive
    watch: Watch
    engine: Engine
    every: int
    built: Built = field(factory=Built)
    _began: int = 0
    _known: dict[str, ReadFile] = field(factory=dict)
    _told: set[Finding] = field(factory=set)
    _gathered: Gathered = field(factory=Gathered)

    def run(self, paths: Iterable[str | os.PathLike[str]]) -> Built:
        """Go through the three stages."""
        self._began = self.log.revision
        listed = list_places(paths)
        self._found(listed.findings)
        amending = self._read(listed.places)
        self._order(amending)
        self._derive()
        self.catalogue.completed(self.log.revision)
        self.built.revision = self.log.revision
        self.built.events = self.log.revision - self._began
        return self.built

    def _found(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding not in self._told:
                self._told.add(finding)
                self.built.findings[finding.code] += 1
                self.watch.found(finding)

    # --- first stage: each file by itself --------------------------------------------------------------------------

    def _read(self, places: Sequence[Place]) -> list[PlaceRead]:
        """Log what each file tells, and return the amending acts, whose orders hang on the acts that are there."""
        self._known = {each.sha256: each for each in self.catalogue.files()}
        self.watch.begin("reading", len(places))
        amending: list[PlaceRead] = []
        again = (FileKind.AMENDING.value, UNREAD)
        task = ReadPlace(frozenset(each.sha256 for each in self._known.values() if each.kind not in again))
        for told in _batches(self.engine.map(task, places), self.every):
            read = [_lost(each) if isinstance(each, Lost) else each for each in told]
            amending += (each for each in read if each.kind is FileKind.AMENDING)
            self._log_files(read)
            self.watch.step(len(read))
        return amending

    def _log_files(self, read: Sequence[PlaceRead]) -> None:
        """Commit what some files tell: first the events, then the note that the files were read."""
        for each in read:
            known = self._known.get(each.sha256)
            self.built.files[_kind(each)] += 1
            self._found(known.findings if known is not None and each.is_known else each.findings)
        fresh = list({each.sha256: each for each in read if each.sha256 and self._is_fresh(each)}.values())
        self._log(event for each in fresh for event in each.events)
        noted = [ReadFile(each.sha256, each.place.name, _kind(each), each.findings) for each in fresh]
        self.catalogue.add_files(noted)
        self._known.update((each.sha256, each) for each in noted)

    def _log(self, events: Iterable[Event]) -> None:
        """Commit events, and keep of them what the third stage needs."""
        new = list(events)
        self.log.append(new)
        for event in new:
            self._gathered.learn(event)

    def _is_fresh(self, read: PlaceRead) -> bool:
        known = self._known.get(read.sha256)
        return known is None or known.kind == UNREAD

    # --- second stage: amending acts to the acts that they change --------------------------------------------------

    def _order(self, amending: Sequence[PlaceRead]) -> None:
        """Log what amending acts order; the engine brings together what is ordered for one act."""
        held = _Index(self.log.acts())
        orders = self._awaited(held)
        work: list[tuple[PlaceRead, Amending, ReadFile]] = []
        for each in amending:
            found = tuple((cited, act) for cited in each.cited if (act := held.named(cited)) is not None)
            mark = hashlib.sha256(repr([act.uri for _, act in found]).encode()).hexdigest()
            known = self._known[each.sha256]
            if known.applied == mark:
                self._found(known.findings)
            else:
                work.append((each, Amending(each.place, found), evolve(known, applied=mark)))
        self.watch.begin("applying amending acts", len(work))
        grouped = self.engine.grouped(order, [each for _, each, _ in work])
        elsewhere = grouped.values.pop(ELSEWHERE, [])
        for act, told in grouped.values.items():
            if act is not None:
                orders.setdefault(act, []).extend(
                    event for each in told if isinstance(each, Orders) for event in each.events
                )
        for some in _batches(iter(sorted(orders, key=held.place_of)), self.every):
            self._log(event for act in some for event in orders[act])
        self._log(each for each in elsewhere if isinstance(each, OrdersWaiting))
        self._finish_orders(work, [each for each in elsewhere if isinstance(each, Finding)], grouped.lost)

    def _finish_orders(
        self, work: Sequence[tuple[PlaceRead, Amending, ReadFile]], told: Sequence[Finding], lost: Sequence[Lost]
    ) -> None:
        """Note that the orders of amending acts are logged, with what was badly said in them."""
        by_file: dict[str, list[Finding]] = {}
        for finding in told:
            by_file.setdefault(finding.source, []).append(finding)
        for each in lost:
            if isinstance(each.given, Amending):
                by_file.setdefault(each.given.place.name, []).append(_death(each.given.place))
        done = [evolve(note, findings=(*read.findings, *by_file.get(read.place.name, ()))) for read, _, note in work]
        self._found(finding for note in done for finding in note.findings)
        self.catalogue.add_files(done)
        self.watch.step(len(work))

    def _awaited(self, held: "_Index") -> dict[ActRef, list[Event]]:
        """Return the orders of earlier builds that waited for an act which is here now."""
        found: dict[ActRef, list[Event]] = {}
        waiting: dict[str, OrdersWaiting] = {}
        if self._began:
            for event in self.log.speaking_of(FINDINGS):
                if isinstance(event, OrdersWaiting):
                    waiting[event.id] = event
                elif isinstance(event, OrdersPlaced):
                    waiting.pop(event.waiting, None)
        for name, event in waiting.items():
            act = held.named(cited_by(event)) if event.signed else None
            if act is not None:
                end = OrdersPlaced(source=event.source, waiting=name, amended=act)
                found.setdefault(act, []).extend((*placed(event, act).events, end))
        return found

    # --- third stage: versions of every act -----------------------------------------------------------------------

    def _derive(self) -> None:
        """Work out the acts that are not worked out, or that later events bear on.

        Where a build was stopped after the versions were kept and before the catalogue knew, only that is made good.
        """
        kept = self.catalogue.acts()
        acts = [each.act for each in self.log.acts()]
        self.built.acts = len(acts)
        stale: dict[ActRef, int | None] = {}
        for act in acts:
            noted, findings = kept.get(act.uri, (None, ()))
            revision = self.log.kept(act)
            if revision is None or revision != noted:
                stale[act] = revision
            else:
                self._found(findings)
        self.watch.begin("working out versions", len(stale))
        if stale and self._began:
            self._gathered = Gathered()
            for event in self.log.replay():
                self._gathered.learn(event)
        derive = evolve(self.derive, head=self.log.head)
        work = (Work(act, self._gathered.about(act)) for act in stale)
        for told in _batches(self.engine.map(derive, work), self.every):
            done: list[Derived] = []
            for each in told:
                if isinstance(each, Lost):
                    named = each.given.act if isinstance(each.given, Work) else "an act"
                    self._found([Finding("act-lost", f"working out {named} ended its process")])
                else:
                    self._found(each.findings)
                    done.append(each)
            fresh = [each.kept for each in done if each.kept is not None and stale[each.kept.act] is None]
            self.log.keep_all(derive.head.revision, fresh)
            self.built.derived += len(fresh)
            self.built.versions += sum(len(each.stretches) for each in fresh)
            entries = (each.entry for each in done if each.entry is not None)
            self.catalogue.add_acts(
                evolve(entry, revision=derive.head.revision if (at := stale[entry.act]) is None else at)
                for entry in entries
            )
            self.watch.step(len(told))
        release()


class _Index:
    """The acts that are here, for the citations of amending acts."""

    def __init__(self, acts: Iterable[Held]) -> None:
        self._by_day: dict[object, list[Held]] = {}
        self._places: dict[ActRef, int] = {}
        for place, each in enumerate(acts):
            self._by_day.setdefault(each.act.date, []).append(each)
            self._places[each.act] = place

    def named(self, citation: Citation) -> ActRef | None:
        """Return the act that a citation names, where it is the only one."""
        return named_by(citation, {each.act: each.titles for each in self._by_day.get(citation.date, ())})

    def place_of(self, act: ActRef) -> int:
        """Return the place of an act among all, in the order in which they came into the log."""
        return self._places[act]


def _kind(read: PlaceRead) -> str:
    return KNOWN if read.is_known else UNREAD if read.kind is None else read.kind.value


def _lost(lost: Lost) -> PlaceRead:
    if not isinstance(lost.given, Place):
        raise TypeError(f"not a file: {lost.given!r}")
    return PlaceRead(lost.given, findings=(_death(lost.given),))


def _death(place: Place) -> Finding:
    message = "reading it ended its process (too little memory?); it was left out"
    return Finding("reader-died", message, place.name)


def _batches(steps: Iterator[X], size: int) -> Iterator[list[X]]:
    while some := list(islice(steps, size)):
        yield some
