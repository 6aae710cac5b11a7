"""How fast citations are found and resolved, beside eyecite on English case law of the same volume; and a web of acts.

Run it with `python benchmarks/bench_cite.py [MEGABYTES]`; eyecite is measured where it is installed. Hostile lines and
the web of acts are measured each in a process of its own, so that the peak of memory is theirs alone.
"""

import datetime
import random
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context

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


def timed(what: str, text: str, run: Callable[[str], object]) -> None:
    best = min(_seconds(run, text) for _ in range(3))
    print(f"{what:<46} {len(text) / 1e6 / best:7.2f} MB/s", flush=True)


def _seconds(run: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    run(text)
    return time.process_time() - begun


def _both(text: str) -> object:
    return resolve(find(text), on=datetime.date(2020, 1, 1))


def web(acts: int = 300_000, edges: int = 1_200_000) -> None:
    """Build a web of acts of the size of a country, and say what memory it takes."""
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
    print(f"{acts} acts, {edges} edges: built in {built:.1f} s, peak memory of the process {peak():.0f} MB", flush=True)


def hostile(part: str, size: int) -> None:
    """Find citations in a line that repeats a few words, and say what time and memory it takes."""
    text = part * (size // len(part))
    begun = time.process_time()
    found = len(find(text))
    seconds = time.process_time() - begun
    rate = len(text) / 1e6 / seconds
    print(f"hostile {part!r:<38} {rate:7.2f} MB/s, {seconds:6.1f} s, peak {peak():.0f} MB, {found} found", flush=True)


def peak() -> float:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(run: Callable[..., None], *values: object) -> None:
    """Run a measurement in a process of its own."""
    made = get_context("spawn").Process(target=run, args=values)
    made.start()
    made.join()


def main() -> None:
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 1_000_000
    for prose in (1, 8):
        ours, theirs = text_of(KAZAKH_LAW, size, prose), text_of(CASE_LAW, size, prose)
        density = 1 / prose
        timed(f"lawtime find, prose x{prose} ({density:.2f})", ours, find)
        timed(f"lawtime find and resolve, prose x{prose}", ours, _both)
        try:
            from eyecite import get_citations  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            print("eyecite is not installed")
        else:
            timed(f"eyecite get_citations, prose x{prose}", theirs, get_citations)
    for part in HOSTILE:
        alone(hostile, part, size)
    alone(web)


if __name__ == "__main__":
    main()
