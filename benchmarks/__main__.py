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

from benchmarks.table import markdown, plain, rows_of

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
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
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:  # what ran before it must not tell in its figures
            rows = alone.submit(rows_of, name).result()
        return plain(rows), markdown(rows), sum(row.is_kept is False for row in rows)
    ran = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, capture_output=True, text=True, check=False
    )
    told = ran.stdout.rstrip() if ran.returncode == 0 else f"{ran.stdout}{ran.stderr}".rstrip()
    return told, f"```\n{told}\n```", int(ran.returncode != 0)


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
        "Other programs may have run beside it: read the ratios before the absolute figures."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
