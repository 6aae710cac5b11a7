"""Run every benchmark, print one table with ratios, and write it down with the machine that it ran on.

`python -m benchmarks [WORD…]` runs those whose names hold a word; only a run of all of them writes `RESULTS.md`.
`python -m benchmarks evidence` prints the tables of accuracy instead (`evidence_*.py`).
"""

import ast
import os
import platform
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path

from benchmarks.table import Row, markdown, plain, rows_of

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
RUNS = 3
"""So often a benchmark is run at the most, for as long as it does not keep a promise."""

NAMED = (
    *("lawtime", "attrs", "click", "rapidfuzz", "selectolax"),
    *("eventsourcing", "stillaw", "redlines", "xmldiff", "eyecite"),
)


def main(words: list[str]) -> int:
    """Run the benchmarks whose names hold one of the words, or all of them."""
    kind, words = ("evidence", words[1:]) if words[:1] == ["evidence"] else ("bench", words)
    modules = [path.stem for path in sorted(HERE.glob(f"{kind}_*.py"))]
    chosen = [name for name in modules if not words or any(word in name for word in words)]
    parts = [f"# {'What was measured' if kind == 'bench' else 'Evidence'}\n\n{machine()}"]
    broken = 0
    for name in chosen:
        title = name.partition("_")[2].replace("_", " ")
        print(f"\n== {title}", flush=True)
        printed, written, missed = _run(name)
        print(printed)
        broken += missed
        parts.append(f"## {title}\n\n{_about(name)}\n\n{written}")
    target = RESULTS if kind == "bench" else HERE / "EVIDENCE.md"
    if not words and chosen:
        target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        print(f"\n{target.relative_to(HERE.parent)} written; {broken} promises not kept")
    return 0


def _run(name: str) -> tuple[str, str, int]:
    """Return what a benchmark says for people and in Markdown, and how many promises are not kept.

    One with `rows()` fills the common table; any other is run as it stands, and what it prints is kept.
    """
    if "def rows(" in (HERE / f"{name}.py").read_text(encoding="utf-8"):
        rows = _measured(name)
        return plain(rows), markdown(rows), sum(row.is_kept is False for row in rows)
    ran = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, capture_output=True, text=True, check=False
    )
    told = ran.stdout.rstrip() if ran.returncode == 0 else f"{ran.stdout}{ran.stderr}".rstrip()
    return told, f"```\n{told}\n```", int(ran.returncode != 0)


def _measured(name: str) -> list[Row]:
    """Return the rows of a benchmark; where a promise is not kept, the best of a few runs, each with its own rival.

    Other programs make a run slower and never faster. Each runs in a process of its own, so that what ran before it
    does not tell in its figures.
    """
    found: list[Row] = []
    for _ in range(RUNS):
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            told = alone.submit(rows_of, name).result()
        found = [max(pair, key=Row.standing) for pair in zip(found, told, strict=True)] if found else told
        if all(row.is_kept is not False for row in found):
            break
    return found


def _about(name: str) -> str:
    """Return the first line of what a benchmark says of itself."""
    told = ast.get_docstring(ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))) or ""
    return told.partition("\n")[0]


def machine() -> str:
    """Say on what the figures were measured."""
    versions = []
    for name in NAMED:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            versions.append(f"{name} not installed")
    return (
        f"Measured on {date.today()}: {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}. {', '.join(versions)}.\n"
        "Other programs may have run beside it: read the ratios before the absolute figures. A benchmark that did not "
        f"keep a promise was run up to {RUNS} times; each row is that of its best run."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
