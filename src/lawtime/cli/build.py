"""`lawtime build`: files, folders and archives into a store."""

from __future__ import annotations

from contextlib import ExitStack
from typing import IO, TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.batch.build import Built
    from lawtime.batch.engines import Engine
    from lawtime.cli.progress import Progress
    from lawtime.model.findings import Finding


@click.command(
    cls=Command,
    examples=(
        "build laws/ --into law.db",
        "build laws.zip amending/ publications.tsv --into law.db --jobs 8 --report findings.jsonl",
        "build laws/ --into postgresql://localhost/law --dask tcp://10.0.0.5:8786",
    ),
)
@click.argument("paths", metavar="DIR...", nargs=-1, required=True)
@click.option(
    "--into",
    "store",
    metavar="STORE",
    required=True,
    help="The store: a file such as law.db, made where there is none, or postgresql://… (extra postgres).",
)
@click.option("--jobs", metavar="N", type=click.IntRange(1), default=1, help="How many processes read; 1 if left out.")
@click.option("--dask", metavar="ADDRESS", help="Work on the Dask cluster whose scheduler is there (extra dask).")
@click.option(
    "--every",
    metavar="N",
    type=click.IntRange(1),
    default=200,
    help="Commit N files, or acts, together; 200 if left out.",
)
@click.option("--shipped", is_flag=True, help="Add the small register of facts that comes with lawtime.")
@click.option("--report", metavar="FILE", type=click.Path(dir_okay=False), help="Write the findings there: JSON Lines.")
@click.option("--progress/--no-progress", default=None, help="Tell how far it is; told on a terminal if left out.")
@options.strict
def command(
    paths: tuple[str, ...],
    store: str,
    jobs: int,
    dask: str | None,
    every: int,
    shipped: bool,
    report: str | None,
    progress: bool | None,
    strict: bool,
) -> int:
    """Read every act, amending act and register in DIR... into a store, and work out the versions of every act.

    DIR is a folder, an archive (.zip, .tar, .tar.gz, .tar.bz2, .tar.xz), a pattern or a file. What each file is, is
    recognised. A bad file costs itself only, and is told in the findings.

    A build that was stopped, however that was, goes on where it was when it is started again; files that the store has
    already are not read again. An amending act waits for the acts that it changes: name it again with them.
    """
    from lawtime.batch.build import build
    from lawtime.batch.derive import Derive
    from lawtime.batch.stores import Store
    from lawtime.cli import output
    from lawtime.cli.progress import Progress, is_terminal

    if dask and jobs > 1:
        raise click.UsageError("--jobs and --dask are two ways to work; choose one")
    place = Store(store)
    with ExitStack() as held:
        log = held.enter_context(place.log())
        catalogue = held.enter_context(place.catalogue())
        told = Progress(is_terminal() if progress is None else progress)
        watch = _Watch(told, held.enter_context(open(report, "w", encoding="utf-8")) if report else None)
        held.callback(told.close)
        engine = _engine(jobs, dask, held)
        derive = Derive(Store(store, expected=True))
        built = build(paths, log, catalogue, derive, watch, engine=engine, every=every, shipped=shipped)
    _print(store, built, report)
    return output.status_of(sum(built.findings.values()), strict)


def _engine(jobs: int, dask: str | None, held: ExitStack) -> Engine:
    from lawtime.batch.engines import DaskCluster, Pool, Serial

    if dask:
        cluster = DaskCluster(dask)
        held.callback(cluster.close)
        return cluster
    return Pool(jobs) if jobs > 1 else Serial()


class _Watch:
    """Tells the progress, and writes findings down as they come."""

    def __init__(self, progress: Progress, report: IO[str] | None) -> None:
        self.begin, self.step = progress.begin, progress.step
        self._report = report

    def found(self, finding: Finding) -> None:
        """Write a finding down."""
        from lawtime.export.jsonl import finding_json, line

        if self._report is not None:
            self._report.write(line(finding_json(finding)) + "\n")
            self._report.flush()


def _print(store: str, built: Built, report: str | None) -> None:
    """Print what was done."""
    from lawtime.cli.output import Table, listed, say

    say(
        f"{store}: {built.acts:,} acts, {built.revision:,} events ({built.events:,} new), "
        f"{built.versions:,} versions of {built.derived:,} acts worked out"
    )
    table = Table(("files", "what they are"))
    for kind, words in _KINDS.items():
        if built.files[kind]:
            table.add(f"{built.files[kind]:,}", words)
    table.show()
    listed("Findings", [f"{code}: {count:,}" for code, count in built.findings.most_common()])
    if built.findings and not report:
        say("\nTheir places: --report FILE")


_KINDS = {
    "edition": "editions of acts",
    "amending": "amending acts",
    "register": "registers",
    "known": "in the store already",
    "unread": "not read",
}
