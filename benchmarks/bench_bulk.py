"""Bulk builds of made-up corpora: time for each act, memory of each process, the whole corpus on a day, and growth.

`python -m benchmarks.bench_bulk 20000` builds so many acts and says what 300,000 would take; `make bench` builds 2,000.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from attrs import frozen

from benchmarks.generator import generate
from benchmarks.growth import Curve, growth_svg
from benchmarks.table import Row, shown

ROOT = Path(__file__).resolve().parents[1]
PICTURE = Path(__file__).with_name("growth.svg")
JOBS = 2
NATION = 300_000
"""Acts of Kazakhstan that are in force or were, in round figures."""

_LIMIT_20000 = 300.0
_GIGABYTE = 2**30
_DAY = date(2015, 6, 1)
_VERSIONS = 1_000_000


@frozen
class Run:
    """One build that was measured.

    Args:
        acts: how many acts.
        seconds: of the clock.
        cpu: seconds of the processors, of all processes.
        peaks: the most memory of each process, in bytes, that of the writing one first.
        size: bytes of the store.
    """

    acts: int
    seconds: float
    cpu: float
    peaks: tuple[int, ...]
    size: int

    @property
    def each(self) -> float:
        """Seconds of the clock for each act."""
        return self.seconds / self.acts


def measure(folder: Path, acts: int, changes: float = 1.0, jobs: int = JOBS) -> tuple[Run, Path]:
    """Make a corpus, build it with the command, and return what that took, and the store."""
    sources, store = folder / f"sources-{acts}-{changes}", folder / f"law-{acts}-{changes}.db"
    generate(sources, acts, changes=changes)
    words = ["build", str(sources), "--into", str(store), "--jobs", str(jobs), "--no-progress"]
    before = os.times()
    began = time.perf_counter()
    peaks: dict[int, int] = {}
    with subprocess.Popen([sys.executable, "-m", "lawtime", *words], cwd=ROOT, stdout=subprocess.DEVNULL) as build:
        while build.poll() is None:
            for pid in (build.pid, *_children(build.pid)):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
            time.sleep(0.2)
    if build.returncode:
        raise SystemExit(f"the build failed with status {build.returncode}")
    seconds = time.perf_counter() - began
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    shutil.rmtree(sources)
    size = sum(each.stat().st_size for each in folder.glob(f"{store.name}*"))
    return Run(acts, seconds, cpu, tuple(peaks.values()), size), store


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> int:
    """Return the most memory that a process has had, in bytes; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmHWM")), 0)


def on_a_day(store: Path, folder: Path, versions: int = _VERSIONS) -> tuple[int, float]:
    """Return how many versions the Parquet file of a store has, repeated up to a number, and the time of one query."""
    import duckdb

    words = ["export", str(store), "--to", "parquet", "--into", str(folder)]
    subprocess.run([sys.executable, "-m", "lawtime", *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    path, many = folder / "versions.parquet", folder / "many.parquet"
    db = duckdb.connect()
    (count,) = db.execute("select count(*) from read_parquet($1)", [str(path)]).fetchall()[0]
    times = max(1, -(-versions // count))
    db.execute(
        f"copy (select replace(act, '/act/', '/act' || n || '/') as act, * exclude (act) "
        f"from read_parquet('{path}'), range({times}) as copies (n)) to '{many}' (format parquet, compression zstd)"
    )
    asked = """
        select act, eid, status, certainty, text from read_parquet($1)
        where starts <= $2 and coalesce(ends > $2, true) and status = 'in_force'
    """
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        duckdb.connect().sql(asked, params=[str(many), _DAY]).to_arrow_table()
        spent.append(time.perf_counter() - began)
    return count * times, min(spent)


def curves(folder: Path, runs: list[Run], small: int = 200) -> list[Curve]:
    """Return how the time of the processors grows with ten times the acts, and ten times the changes of an act."""
    base, _ = measure(folder, small)
    many, _ = measure(folder, small, changes=10.0)
    by_acts = Curve(f"acts, from {small:,}", tuple((run.acts / small, run.cpu) for run in (base, *runs)))
    return [by_acts, Curve("changes of an act, from 20", ((1.0, base.cpu), (10.0, many.cpu)))]


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder that is removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="lawtime-bulk-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def rows(acts: int = 2_000) -> list[Row]:
    """Build one corpus, and ask it."""
    with scratch() as folder:
        run, store = measure(folder, acts)
        count, seconds = on_a_day(store, folder / "tables")
        drawn = curves(folder, [run])
    PICTURE.write_text(growth_svg(drawn), encoding="utf-8", newline="\n")
    name = f"{acts:,} acts, {JOBS} jobs"
    return [
        Row(f"build of {name}", run.seconds, _LIMIT_20000 * acts / 20_000),
        Row("  for each act", run.each, _LIMIT_20000 / 20_000),
        Row("  most memory of a process", max(run.peaks, default=0), _GIGABYTE, unit="bytes"),
        Row(f"whole corpus on a day, DuckDB on Parquet, {count:,} versions", seconds, 2.0),
    ]


def main(acts: int) -> None:
    """Measure a tenth of the acts and all of them, and say what a nation would take."""
    with scratch() as folder:
        small, _ = measure(folder, acts // 10)
        large, store = measure(folder, acts)
        for run in (small, large):
            peaks = ", ".join(f"{peak >> 20} MB" for peak in run.peaks)
            print(
                f"{run.acts:,} acts: {run.seconds:.0f} s ({shown(run.each, 's')} each), processors {run.cpu:.0f} s, "
                f"peaks {peaks}, store {run.size >> 20:,} MB"
            )
        count, seconds = on_a_day(store, folder / "tables")
        print(f"whole corpus on {_DAY} from Parquet, {count:,} versions: {shown(seconds, 's')}")
        print(projection(small, large))
        PICTURE.write_text(growth_svg(curves(folder, [small, large])), encoding="utf-8", newline="\n")


def projection(small: Run, large: Run) -> str:
    """Say what as many acts as a nation has would take, and why.

    The work of an act hangs on the act and its amending acts alone, so time grows with the number of acts, as the two
    measured sizes show. What the writing process holds for each act (names, hashes of files, orders that wait to be
    logged) is the slope of its memory between the two.
    """
    hours = NATION * large.each / 3600
    grown = (large.peaks[0] - small.peaks[0]) / (large.acts - small.acts) if large.peaks else 0.0
    memory = large.peaks[0] + grown * (NATION - large.acts) if large.peaks else 0.0
    ratio = large.each / small.each
    return (
        f"{NATION:,} acts on {JOBS} cores: {hours:.1f} h at {shown(large.each, 's')} an act ({ratio:.2f} times that of "
        f"{small.acts:,}); {max(grown, 0.0) / 1024:.1f} kB an act in the writing process, so "
        f"{memory / _GIGABYTE:.1f} GB; store {large.size / large.acts * NATION / _GIGABYTE:.0f} GB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
