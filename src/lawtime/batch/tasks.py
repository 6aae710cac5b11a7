"""What workers do: read one file, or find out what one amending act orders. What is said badly becomes findings."""

import hashlib
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from lawtime.errors import LawtimeError
from lawtime.model.acts import ActRef
from lawtime.model.events import Event
from lawtime.model.findings import Finding
from lawtime.reading.amending import Citation
from lawtime.reading.amendments import amending_events
from lawtime.reading.archives import Place, read_place
from lawtime.reading.files import FileKind, FileRead, read_file
from lawtime.reading.sources import decode

FINDINGS = None
"""The key under which findings of amending acts are gathered; orders go by the act that they change."""


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
        return PlaceRead(place, digest, read.kind, read.events, read.findings, _cited(read))


def _cited(read: FileRead) -> tuple[Citation, ...]:
    if read.amending is None:
        return ()
    return tuple(dict.fromkeys(item.amended for item in read.amending.items if item.amended is not None))


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
    """What one amending act orders for one act."""

    events: tuple[Event, ...]


Told = Orders | Finding


def order(amending: Amending) -> Sequence[tuple[ActRef | None, Told]]:
    """Return what an amending act orders by the act that it changes; what it says badly stands under `FINDINGS`."""
    place = amending.place
    try:
        content = read_place(place)
        read = read_file(decode(place.name, content))
        if read.amending is None or read.act is None:
            raise LawtimeError("the file was another when it was read first")
        digest = hashlib.sha256(content).hexdigest()
        events, findings = amending_events(read.amending, read.act, digest, dict(amending.held).get)
    except Exception as error:
        return [(FINDINGS, _failed(place, error))]
    orders = [(act, Orders(mine)) for act, mine in _by_act(events)]
    return [*orders, *((FINDINGS, evolve(each, source=each.source or place.name)) for each in findings)]


def _by_act(events: Iterable[Event]) -> list[tuple[ActRef, tuple[Event, ...]]]:
    found: dict[ActRef, list[Event]] = {}
    for event in events:
        amended = getattr(event, "amended", None)
        if isinstance(amended, ActRef):
            found.setdefault(amended, []).append(event)
    return [(act, tuple(mine)) for act, mine in found.items()]


def _failed(place: Place, error: Exception) -> Finding:
    """Return the finding that a file could not be read; what is no fault of the file is told as ours."""
    if isinstance(error, OSError):
        return Finding("unreadable", error.strerror or str(error), place.name)
    if isinstance(error, LawtimeError):
        return Finding("unreadable", str(error), place.name)
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Finding("reader-failed", f"a mistake of lawtime itself ({told}); the file was left out", place.name)
