"""How entries are chained: each has a hash of itself and of the hash before it, so that none can change unseen."""

import datetime
import hashlib
import struct
from collections.abc import Collection, Iterable, Iterator

from attrs import define, field, frozen

from lawtime.model.encoding import identity
from lawtime.model.findings import Finding
from lawtime.store.contract import Head

START = bytes(32)
"""What stands for the chain before the first entry."""

_MOST_MOVED = 30
"""Of so many entries that are not in their places it is tried out where they stood."""


@frozen
class Row:
    """An entry as a store keeps it.

    Args:
        revision: its place.
        key: the first eight bytes of the identity of its event, as a number with a sign.
        content: of the event.
        body: of the event; "" where it has none.
        name: the name of its source.
        recorded: the day on which it was added; "" where that is not known.
        base: the revision before its addition.
        chain: the hash of it and of all before it.
    """

    revision: int
    key: int
    content: str
    body: str
    name: str
    recorded: str
    base: int
    chain: bytes

    def follows(self, before: bytes, revision: int | None = None) -> bool:
        """Say whether the entry, in its place, follows from the chain of the one before it."""
        place = self.revision if revision is None else revision
        return linked(before, identity(self.content), place, self.base, self.recorded, self.name) == self.chain

    @property
    def event(self) -> str:
        """The identity of what its content says now."""
        return identity(self.content).hex()


def linked(before: bytes, event: bytes, revision: int, base: int, recorded: str, name: str) -> bytes:
    """Return the chain of an entry."""
    return hashlib.sha256(b"%b%b%d%b" % (before, event, revision, told_of(base, recorded, name))).digest()


def told_of(base: int, recorded: str, name: str) -> bytes:
    """Return what the chain says of an entry beside its event and its place."""
    return f" {base} {recorded} {name}".encode(errors="surrogatepass")


def key_of(event: bytes) -> int:
    """Return the number under which an event is found by its identity."""
    return int.from_bytes(event[:8], "big", signed=True)


def keys_of(events: Collection[bytes]) -> tuple[int, ...]:
    """Return the numbers under which events are found, as `key_of` does for one.

    >>> events = [bytes(range(32)), bytes(range(255, 223, -1))]
    >>> keys_of(events) == tuple(map(key_of, events))
    True
    """
    return struct.unpack(">" + "q24x" * len(events), b"".join(events))


@define
class Addition:
    """Events on their way into a log, which get their places and their chain.

    Args:
        base: the revision before them.
        chain: the chain up to it.
        recorded: the day on which they are added; "" where that is not known.
    """

    base: int
    chain: bytes
    recorded: str = ""
    revision: int = field(init=False)
    name: str | None = field(init=False, default=None)
    told: bytes = field(init=False, default=b"")

    def __attrs_post_init__(self) -> None:
        self.revision = self.base

    def link(self, event: bytes, name: str) -> bytes:
        """Take in the next event, and return the chain of its entry."""
        if name != self.name:
            self.name, self.told = name, told_of(self.base, self.recorded, name)
        self.revision += 1
        self.chain = hashlib.sha256(b"%b%b%d%b" % (self.chain, event, self.revision, self.told)).digest()
        return self.chain


def recorded_on(day: datetime.date | None) -> str:
    """Return a day of recording as the chain has it."""
    return "" if day is None else day.isoformat()


def chain_findings(rows: Iterable[Row], last: Head, expected: Head | None, store: str) -> Iterator[Finding]:
    """Yield what is wrong with a chain of entries.

    Args:
        rows: all entries, in order.
        last: what the store says that its end is.
        expected: a head that was kept elsewhere.
        store: the name of the store.
    """
    before, at, seen = START, 0, set[int]()
    broken: list[tuple[Row, bytes]] = []
    told: bytes | None = START if expected is not None and expected.revision == 0 else None
    for row in rows:
        if row.revision != at + 1:
            gone = f"entry {at + 1}" if row.revision == at + 2 else f"entries {at + 1} to {row.revision - 1}"
            yield Finding(
                "entry-dropped", f"{gone} of the log {'is' if row.revision == at + 2 else 'are'} not there", store
            )
        if key_of(identity(row.content)) != row.key:
            wrong = f"entry {row.revision} (event {row.key % 2**64:016x}…) does not say any more what was recorded"
            yield Finding("entry-changed", wrong, store)
        elif row.revision == at + 1 and not row.follows(before):
            broken.append((row, before))
        elif row.key in seen:
            yield Finding("entry-doubled", f"entry {row.revision} (event {row.event}) is in the log already", store)
        seen.add(row.key)
        before, at = row.chain, row.revision
        if expected is not None and at == expected.revision:
            told = before
    yield from _broken(broken, store)
    if (at, before.hex()) != (last.revision, last.chain):
        yield Finding("log-cut", f"the log ends at entry {at}, and was said to end at entry {last.revision}", store)
    if expected is not None and at < expected.revision:
        yield Finding("log-cut", f"the log has {at} entries; it once had {expected.revision}", store)
    elif expected is not None and (told is None or told.hex() != expected.chain):
        message = f"the first {expected.revision} entries are not those that the log had when its end was noted"
        yield Finding("log-rewritten", message, store)


def _broken(broken: list[tuple[Row, bytes]], store: str) -> Iterator[Finding]:
    """Yield a finding for each entry that does not follow from the one before it; where it stood, if that shows."""
    known = list(dict.fromkeys(chain for row, before in broken[:_MOST_MOVED] for chain in (before, row.chain)))
    places = [row.revision for row, _ in broken[:_MOST_MOVED]]
    for row, _ in broken:
        once = next((at for at in places if at != row.revision and any(row.follows(each, at) for each in known)), None)
        if once is not None:
            message = f"entry {row.revision} (event {row.event}) stood at {once}"
            yield Finding("entry-moved", message, store)
            continue
        message = (
            f"entry {row.revision} (event {row.event}) does not follow from the one before it: "
            "what is kept beside it was changed, or an entry before it was put in, changed or taken out"
        )
        yield Finding("entry-unchained", message, store)
