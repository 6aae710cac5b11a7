"""`lawtime export`: a store as files of typed tables."""

from __future__ import annotations

import click

from lawtime.cli import Command, options

FORMATS = ("parquet", "jsonl", "csv")


@click.command(
    cls=Command,
    examples=(
        "export law.db --to parquet --into tables/",
        "export law.db --to jsonl --into tables/",
        "export postgresql://localhost/law --to csv --into tables/",
    ),
)
@options.store
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The format; parquet is an extra.")
@click.option(
    "--into", "folder", metavar="DIR", type=click.Path(file_okay=False), required=True, help="The folder; it is made."
)
def command(store: str, form: str, folder: str) -> int:
    """Write all versions and all events of STORE into DIR, as versions.FORMAT and events.FORMAT.

    A version holds for the days from its column `starts` up to, and without, `ends`. So what was in force on a day in
    the whole corpus is one query: select * from 'versions.parquet' where starts <= D and coalesce(ends > D, true).
    """
    from lawtime.batch.stores import Store
    from lawtime.cli.output import say
    from lawtime.export.stores import export_store

    with Store(store)() as log:
        written = export_store(log, folder, form)
    for name, rows in written.items():
        say(f"{folder.rstrip('/')}/{name}: {rows:,} rows")
    return 0
