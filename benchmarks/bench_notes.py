"""How many changes a second the note reader states, in three languages, beside a reader of Polish clauses and a scan.

A change is a typed value: target, action, act, rule. Warm phrase caches hold the wordings of earlier notes; emptied
before each pass they hold only those of the pass itself; emptied before each note they hold nothing. The scan finds the
same acts and brackets with one compiled pattern and checks nothing. `stillaw` resolves the clause alone.
"""

import os
import re
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks.table import Row
from lawtime.reading.documents import read_document
from lawtime.reading.editions import read_notes
from lawtime.reading.notes import acts, clauses, leads, named, opens, read_note, targets

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "002_d26ded65753fa135.txt"
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared")) / "data" / "kz" / "527-IV"
LANGS = ("en", "ru", "kk")
SECONDS = 1.0
PROMISED = 100_000.0
POLISH = (
    "Ustawa wchodzi w życie po upływie 14 dni od dnia ogłoszenia.",
    "Ustawa wchodzi w życie po upływie 6 miesięcy od dnia ogłoszenia.",
    "Ustawa wchodzi w życie z dniem 1 stycznia 2021 r.",
    "Ustawa wchodzi w życie z dniem następującym po dniu ogłoszenia.",
)
"""The four clauses that most notes hold, as a Polish act words them."""

_BARE = re.compile(
    r"(?:(?P<d1>\d\d\.\d\d\.\d{4}) *№ *(?P<n1>[\w-]+)|№ *(?P<n2>[\w-]+) +(?:dated|of)? *(?P<d2>\d\d\.\d\d\.\d{4}))"
    r"[^(;]{0,40}\((?P<clause>[^()]*)\)"
)

Texts = list[tuple[str, str]]


def notes() -> Texts:
    """Return the notes of one law in each language that is at hand, with their languages."""
    found = [(line.strip(), "en") for line in SEED.read_text(encoding="utf-8").splitlines() if opens(line, "en")]
    for lang in LANGS[1:]:
        path = SHARED / f"notes.{lang}.txt"
        if path.exists():
            lines = (line.strip(" >*\n") for line in path.read_text(encoding="utf-8").splitlines())
            found += [(line, lang) for line in lines if line]
    return found


def forget() -> None:
    """Empty every cache of phrases."""
    for cached in (clauses.parse_clause, targets.parse_target, acts.is_office, named.act_of, leads.known_lead):
        cached.cache_clear()
    for lang in LANGS:
        acts.naming(lang).known.clear()


def rate(
    texts: Texts, before_pass: Callable[[], None] | None = None, before_note: Callable[[], None] | None = None
) -> float:
    """Return changes a second over whole passes of the notes, the best of three runs."""
    best = 0.0
    for _ in range(3):
        changes, spent = 0, 0.0
        while spent < SECONDS / 3:
            if before_pass is not None:
                before_pass()
            start = time.perf_counter()
            for text, lang in texts:
                if before_note is not None:
                    before_note()
                changes += len(read_note(text, lang).changes)
            spent += time.perf_counter() - start
        best = max(best, changes / spent)
    return best


def scanned(texts: Texts) -> float:
    """Return how many acts a second a bare scan finds."""
    found, spent = 0, 0.0
    while spent < SECONDS:
        start = time.perf_counter()
        for text, _ in texts:
            for match in _BARE.finditer(text):
                found += len((match["n1"] or match["n2"], match["d1"] or match["d2"], match["clause"])) // 3
        spent += time.perf_counter() - start
    return found / spent


def resolved() -> float | None:
    """Return how many clauses a second `stillaw` resolves."""
    try:
        from stillaw.core import resolve_date
    except ImportError:
        return None
    found, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        for clause in POLISH:
            found += resolve_date(clause, "2020-01-15")[0] is not None
    return found / (time.perf_counter() - start)


def documents() -> float:
    """Return how many bytes a second whole documents are read at, their notes included."""
    paths = [SEED, *sorted((SHARED / "editions").glob("*.md"))]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.exists()]
    best = 0.0
    for _ in range(5):
        start = time.perf_counter()
        for text in texts:
            read_notes(read_document(text))
        best = max(best, sum(len(text.encode()) for text in texts) / (time.perf_counter() - start))
    return best


def hostile(size: int) -> float:
    """Return the longest time that a hostile line of a size takes."""
    seeds = ("(", "1) ", "from 01.01.2016 ", "Article 5, ", "the Law of the ", "as amended by ", "; ", "5-1-")
    worst = 0.0
    for seed in seeds:
        line = ("Footnote. Article 5 as amended by the Law " + seed * (size // len(seed) + 1))[:size]
        start = time.perf_counter()
        read_note(line, "en")
        worst = max(worst, time.perf_counter() - start)
    return worst


def memory(texts: Texts) -> float:
    """Return the peak memory of reading a file of notes, for each byte of it."""
    times = max(1, 1_000_000 // sum(len(text.encode()) for text, _ in texts))
    size = times * sum(len(text.encode()) for text, _ in texts)
    tracemalloc.start()
    read = [read_note(f"{text} ", lang) for _ in range(times) for text, lang in texts]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read
    return peak / size


def rows() -> list[Row]:
    """Measure."""
    texts = notes()
    rate(texts[:5])
    bare, polish = scanned(texts), resolved()
    long = [each for each in texts if len(read_note(*each).changes) >= 6]
    unit = "changes/s"
    warm = rate(texts)
    return [
        Row("notes of a law in three languages, phrase caches warm", warm, PROMISED, "bare scan", bare, unit),
        Row("the same", warm, None, "stillaw, clause alone", polish, unit),
        Row("notes of six changes and more, caches warm", rate(long), PROMISED, "bare scan", scanned(long), unit),
        Row("caches emptied before each pass", rate(texts, forget), None, "stillaw, clause alone", polish, unit),
        Row("caches emptied before each note", rate(texts, None, forget), None, "", None, unit),
        Row("documents with their notes, five editions and the seed law", documents(), 5_000_000, "", None, "bytes/s"),
        Row("hostile line of a million letters", hostile(1_000_000), 1.0),
        Row("hostile line of half as many", hostile(500_000), 0.5),
        Row("peak memory of notes kept, bytes for each byte read", memory(texts), 10.0, "", None, "bytes"),
    ]


if __name__ == "__main__":
    from benchmarks.table import plain

    print(plain(rows()))
