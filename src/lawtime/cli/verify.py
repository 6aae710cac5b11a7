"""`lawtime verify`: whether the log of a store is whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.store.contract import Head

_HEAD = re.compile(r"(\d+):([0-9a-f]{16,128})", re.ASCII)


def _head(value: str) -> Head:
    """Return a head that was written down, or say how it is written."""
    from lawtime.store.contract import Head

    match = _HEAD.fullmatch(value)
    if match is None:
        raise click.BadParameter(f"{value!r}: write REVISION:HASH, as lawtime verify prints it")
    return Head(int(match[1]), match[2])


@click.command(
    cls=Command,
    examples=(
        "verify law.db",
        "verify law.db --head 45479:9f0c…",
        "verify postgresql://localhost/law",
    ),
)
@options.store
@click.option(
    "--head", "expected", metavar="REVISION:HASH", type=_head, help="An end that the log once had, kept elsewhere."
)
@options.as_json
def command(store: str, expected: Head | None, as_json: bool) -> int:
    """Check every entry of STORE against the chain of hashes; name each that was changed, dropped or moved.

    The versions of acts, and what is listed for search and changes, are checked too; a build makes them anew.

    What was cut off at the end shows only against --head: keep the one that is printed here in another place. Exit
    status 1 where anything is wrong.
    """
    from lawtime.batch.stores import Store
    from lawtime.cli import FOUND
    from lawtime.cli.output import report, say
    from lawtime.export.jsonl import finding_json, line

    with Store(store)() as log:
        head = log.head
        findings = list(log.verify(expected))
    with Store(store).catalogue(read_only=True) as catalogue:
        findings += catalogue.check()
    if as_json:
        whole = {"store": store, "revision": head.revision, "head": head.chain, "whole": not findings}
        click.echo(line({**whole, "findings": [finding_json(each) for each in findings]}))
    else:
        wrong = f"{len(findings)} wrong" if findings else "whole"
        say(f"{store}: {head.revision:,} entries, {wrong}\nhead {head.revision}:{head.chain}")
    report(findings)
    return FOUND if findings else 0
