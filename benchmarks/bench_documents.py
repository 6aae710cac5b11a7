"""How fast files become documents: each format in each language, beside reading and splitting alone.

Run: python benchmarks/bench_documents.py
"""

import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from lawtime.reading.documents import read_document

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared")) / "data" / "kz"
FILES = [
    ("plain text, English", ROOT / "seeds" / "002_d26ded65753fa135.txt"),
    ("Markdown, Russian", SHARED / "527-IV" / "editions" / "2024-07-22.ru.md"),
    ("notes alone, Russian", SHARED / "527-IV" / "notes.ru.txt"),
    ("notes alone, Kazakh", SHARED / "527-IV" / "notes.kk.txt"),
    ("word-processor HTML, Russian", SHARED / "html" / "commodity-exchanges_155-IV_ru.html"),
]
ROUNDS = 7


def best(action: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def parse_only(text: str) -> object:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text)


def peak_of(text: str) -> int:
    tracemalloc.start()
    read_document(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def row(name: str, text: str) -> str:
    size = len(text.encode())
    took = best(lambda: read_document(text))
    rival = best(
        (lambda: parse_only(text)) if "HTML" in name else (lambda: [line.split() for line in text.splitlines()])
    )
    speed = f"{took * 1000:9.1f} {size / took / 1e6:8.1f} {took / rival:12.1f}"
    return f"{name:42} {size / 1000:8.0f} {speed} {peak_of(text) / size:9.1f}"


def main() -> None:
    print(f"{'document':42} {'kB':>8} {'ms':>9} {'MB/s':>8} {'x bare scan':>12} {'memory x':>9}")
    for name, path in FILES:
        if path.exists():
            text = path.read_text(encoding="utf-8")
            print(row(name, text))
            if "notes" not in name:
                print(row("  ten of it in one file", "\n\n".join([text] * 10)))
        else:
            print(f"{name:42} is not here: {path}")
    for name, piece in (
        ("hostile line of letters", "a"),
        ("hostile line of numbers", "1) "),
        ("hostile line of notes", "Footnote. A. "),
    ):
        print(row(name, piece * (1_000_000 // len(piece))))


if __name__ == "__main__":
    main()
