"""How fast citations are found and resolved, beside eyecite on English case law of the same volume; and a web of acts.

Eyecite is measured where it is installed. Hostile lines and the web of acts are measured each in a process of its own,
so that the peak of memory is theirs alone.
"""

import datetime
import random
import resource
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.table import Row
from lawtime.analysis.cite import find, resolve
from lawtime.analysis.graph import ActGraph, Edge, Relation
from lawtime.model.acts import ActRef

PROSE = (
    "The working group met in the spring and heard the representatives of the ministries, who described the measures "
    "taken since the last report and the reasons for which some of them had been delayed. Members of the public were "
    "present, asked questions, and received answers in writing within the month that followed the meeting. "
)
KAZAKH_LAW = (
    "The court applied Art. 174(2) of the Criminal Code and paragraph 2 of Article 39 of the Constitution.",
    "Under Article 15 of the Law of the Republic of Kazakhstan dated 6 January 2012 № 527-IV it was lawful.",
    "See Articles 5, 6 and 8-10 of the Code of Administrative Offences (CAO), as well as Art. 490 of the CAO.",
)
CASE_LAW = (
    "The court relied on Roe v. Wade, 410 U.S. 113 (1973), and on 42 U.S.C. § 1983 in its reasoning.",
    "In Bush v. Gore, 531 U.S. 98, 104 (2000), the majority held otherwise. Id. at 105.",
    "See also Lissner v. Test, 1 U.S. 1, 5 (1982); Smith, 5 F.3d 12, 15 (9th Cir. 1993).",
)

SIZE = 1_000_000
"""Signs of a hostile line."""

VOLUME = 250_000
"""Signs of a text that both read."""

HOSTILE = ("Art. 5 ((", "law «", "Law of 1 May 2012, ", "Art. 1, ", "this Law ", "Law (hereinafter, the X Law) ")


def text_of(sentences: tuple[str, ...], size: int, prose: int = 1) -> str:
    """Return a text in which citing sentences stand among prose."""
    parts: list[str] = []
    length = 0
    while length < size:
        part = PROSE * prose + sentences[len(parts) % len(sentences)] + "\n\n"
        parts.append(part)
        length += len(part)
    return "".join(parts)


def rows() -> Iterator[Row]:
    """Yield the measurements."""
    for prose, what, limit in ((8, "ordinary prose", 5.0), (1, "a citation in every third sentence", None)):
        ours, theirs = text_of(KAZAKH_LAW, VOLUME, prose), text_of(CASE_LAW, VOLUME, prose)
        beside = _eyecite(theirs)
        named = "eyecite, case law" if beside else ""
        yield Row(f"find citations, {what}", _rate(ours, find), limit, named, beside, "MB/s")
        yield Row(f"find and resolve, {what}", _rate(ours, _both), limit, named, beside, "MB/s")
    for part in HOSTILE:
        small, large = _alone(_hostile, part, SIZE // 4), _alone(_hostile, part, SIZE)
        yield Row(f"a hostile line of 1 MB, {part!r} again and again", large[0])
        yield Row("  four times as long takes so many times as long", large[0] / small[0], None, unit="times")
        yield Row("  most memory of the process", large[1], None, unit="bytes")
    seconds, peak = _alone(_web)
    yield Row("a web of 300,000 acts and 1,200,000 edges", seconds)
    yield Row("  most memory of the process", peak, 2 * 2**30, unit="bytes")


def _eyecite(text: str) -> float | None:
    try:
        from eyecite import get_citations  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    return _rate(text, get_citations, rounds=1)


def _rate(text: str, run: Callable[[str], object], rounds: int = 3) -> float:
    """Return how many megabytes of a text are worked through in a second of the processor, the best of some times."""
    return len(text) / 1e6 / min(_seconds(run, text) for _ in range(rounds))


def _seconds(run: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    run(text)
    return time.process_time() - begun


def _both(text: str) -> object:
    return resolve(find(text), on=datetime.date(2020, 1, 1))


def _web(acts: int = 300_000, edges: int = 1_200_000) -> float:
    """Build a web of acts of the size of a country, and return how long that took."""
    chance = random.Random(7)
    known = [ActRef("law", f"{number}-I", datetime.date(1995, 1, 1)) for number in range(acts)]
    day = datetime.date(2010, 1, 1)
    begun = time.perf_counter()
    graph = ActGraph(
        (
            Edge(chance.choice(known), chance.choice(known), Relation(chance.randrange(6)), f"art_{n % 200}", day, day)
            for n in range(edges)
        ),
        known,
    )
    built = time.perf_counter() - begun
    graph.incoming(known[0])
    graph.cycles()
    return built


def _hostile(part: str, size: int) -> float:
    """Find citations in a line that repeats a few words, and return the seconds of the processor."""
    text = part * (size // len(part))
    return _seconds(find, text)


def _told(into: Connection, run: Callable[..., float], values: tuple[object, ...]) -> None:
    seconds = run(*values)
    into.send((seconds, _peak()))


def _peak() -> float:
    """Return the most bytes that this process has held; what `getrusage` tells is that of its parent too."""
    told = Path("/proc/self/status")
    if told.exists():
        line = next(each for each in told.read_text().splitlines() if each.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0


def _alone(run: Callable[..., float], *values: object) -> tuple[float, float]:
    """Run a measurement in a process of its own, and return its seconds and the most memory that it held."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    made = context.Process(target=_told, args=(theirs, run, values))
    made.start()
    found: tuple[float, float] = ours.recv()
    made.join()
    return found
