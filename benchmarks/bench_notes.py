"""How many changes a second the note reader gives, with its phrase caches warm and emptied for each note."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from lawtime.reading.notes.acts import is_office
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.openings import opens
from lawtime.reading.notes.reader import read_note
from lawtime.reading.notes.targets import parse_target

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "seeds" / "002_d26ded65753fa135.txt").read_text(encoding="utf-8")


def notes() -> list[str]:
    return [line.strip() for line in TEXT.splitlines() if opens(line, "en")]


def forget() -> None:
    for cached in (parse_clause, parse_target, is_office):
        cached.cache_clear()


def rate(texts: list[str], seconds: float, before: Callable[[], None] | None = None) -> float:
    """Return changes a second over whole passes of the notes."""
    changes, spent = 0, 0.0
    while spent < seconds:
        for text in texts:
            if before is not None:
                before()
            start = time.perf_counter()
            changes += len(read_note(text, "en").changes)
            spent += time.perf_counter() - start
    return changes / spent


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


def main(seconds: float = 2.0) -> None:
    texts = notes()
    read_note(texts[0], "en")
    print(f"notes {len(texts)}")
    print(f"changes a second, caches warm    {rate(texts, seconds):12,.0f}")
    print(f"changes a second, caches emptied {rate(texts, seconds, forget):12,.0f}")
    for size in (250_000, 500_000, 1_000_000):
        print(f"hostile line of {size:>9,} letters  {hostile(size):10.2f} s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
