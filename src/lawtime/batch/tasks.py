"""What workers do: read one file, or find out what one amending act orders. What is said badly becomes findings."""

import hashlib
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from lawtime.errors import LawtimeError
from lawtime.model.acts import ActRef
from lawtime.model.events import Event, FindingReported, OrdersWaiting
from lawtime.model.findings import Finding
from lawtime.model.sources import Source
from lawtime.reading.amending import Citation
from lawtime.reading.amendments import cited_by, not_here, ordered
from lawtime.reading.archives import Place, read_place
from lawtime.reading.files import FileKind, read_file
from lawtime.reading.sources import decode

ELSEWHERE = None
"""The key under which findings of amending acts, and orders that wait, are gathered; others go by their act."""


@frozen
class PlaceRead:
    """What a worker tells of a file.

    Args:
        place: the file.
        sha256: of its bytes; "" where it could not be opened.
        kind: what it is; `None` where it could not be read, or is known.
        events: what it tells.
        findings: what was read badly.
        cited: the acts that an amending act names as those it amends.
        is_known: the store has it already, so it was not read.
    """

    place: Place
    sha256: str = ""
    kind: FileKind | None = None
    events: tuple[Event, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = ()
    cited: tuple[Citation, ...] = ()
    is_known: bool = False


@frozen
class ReadPlace:
    """Reads files.

    Args:
        known: the hashes of the files that the store has already.
    """

    known: frozenset[str] = frozenset()

    def __call__(self, place: Place) -> PlaceRead:
        """Return what a file tells; it costs only itself, however bad it is."""
        digest = ""
        try:
            content = read_place(place)
            digest = hashlib.sha256(content).hexdigest()
            if digest in self.known:
                return PlaceRead(place, digest, is_known=True)
            read = read_file(decode(place.name, content))
        except Exception as error:
            return PlaceRead(place, digest, findings=(_failed(place, error),))
        acts = () if read.act is None else (read.act,)
        events = (*reported(Source(place.name, digest), read.findings, *acts), *read.events)
        cited = dict.fromkeys(cited_by(waiting) for waiting in read.waiting if waiting.signed)
        return PlaceRead(place, digest, read.kind, events, read.findings, tuple(cited))


def reported(source: Source, findings: Iterable[Finding], *acts: ActRef) -> tuple[FindingReported, ...]:
    """Return findings as events, for the acts whose history they may concern."""
    return tuple(FindingReported(source=source, finding=each, acts=acts) for each in findings)


@frozen
class Amending:
    """An amending act, and which of the acts that it names are here.

    Args:
        place: its file.
        held: each act that it names, with the one that is meant, where it is here.
    """

    place: Place
    held: tuple[tuple[Citation, ActRef], ...]


@frozen
class Orders:
    """What one amending act orders for one act, as events."""

    events: tuple[Event, ...]


Told = Orders | OrdersWaiting | Finding


def order(amending: Amending) -> Sequence[tuple[ActRef | None, Told]]:
    """Return what an amending act orders by the act that it changes.

    Orders for acts that are not here, and what is badly said, stand under `ELSEWHERE`.
    """
    place = amending.place
    held = dict(amending.held)
    try:
        read = read_file(decode(place.name, read_place(place)))
    except Exception as error:
        return [(ELSEWHERE, _failed(place, error))]
    told: list[tuple[ActRef | None, Told]] = []
    for waiting in read.waiting:
        act = held.get(cited_by(waiting)) if waiting.signed else None
        if act is None:
            told += [(ELSEWHERE, waiting), (ELSEWHERE, not_here(waiting))]
        else:
            told.append((act, placed(waiting, act)))
            told += ((ELSEWHERE, finding) for finding in waiting.findings)
    return told


def placed(waiting: OrdersWaiting, act: ActRef) -> Orders:
    """Return orders for the act that they wait for, which is here."""
    return Orders((*ordered(waiting, act), *reported(waiting.source, waiting.findings, act)))


def _failed(place: Place, error: Exception) -> Finding:
    """Return the finding that a file could not be read; what is no fault of the file is told as ours."""
    if isinstance(error, OSError):
        return Finding("unreadable", error.strerror or str(error), place.name)
    if isinstance(error, LawtimeError):
        return Finding("unreadable", str(error), place.name)
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Finding("reader-failed", f"a mistake of lawtime itself ({told}); the file was left out", place.name)
