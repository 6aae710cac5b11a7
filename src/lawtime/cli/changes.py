"""`lawtime changes`: what changed in a whole store between two days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lawtime.batch.catalogue import Change

_QUOTE = 60


@click.command(
    cls=Command,
    examples=(
        "changes law.db --from 2015-06-01 --to 2015-06-07",
        "changes law.db --from 2015-06-01 --to 2015-06-07 --certain",
        "changes law.db --from 2024-01-01 --to 2024-12-31 --json | jq -r .act | sort -u",
    ),
)
@options.store
@click.option("--from", "first", metavar="DATE", type=options.iso_date, required=True, help="The first day.")
@click.option("--to", "last", metavar="DATE", type=options.iso_date, required=True, help="The last day, included.")
@click.option("--certain", is_flag=True, help="Leave out what only may have taken effect in those days.")
@options.as_json
def command(store: str, first: date, last: date, certain: bool, as_json: bool) -> int:
    """List what changed in STORE between two days: the act, the provision, what was done to it, by which act.

    A change whose day is only known within bounds is listed where they overlap the days asked for; its certainty then
    is `between`, or `unknown` where a bound is missing.
    """
    from lawtime.cli import inputs

    if last < first:
        raise click.UsageError(f"--to {last} is before --from {first}")
    with inputs.catalogue_of(store) as catalogue:
        found = (each for each in catalogue.changes(first, last) if not certain or _is_within(each, first, last))
        if as_json:
            _print_json(found)
        else:
            _print_table(found, first, last)
    return 0


def _is_within(change: Change, first: date, last: date) -> bool:
    """Say whether a change surely took effect between two days."""
    if change.earliest is None or change.latest is None:
        return False
    return first <= change.earliest and change.latest <= last


def _print_json(found: Iterable[Change]) -> None:
    from lawtime.export.jsonl import line

    for each in found:
        click.echo(
            line(
                {
                    "act": each.act,
                    "target": each.target,
                    "action": each.action,
                    "by": each.by,
                    "force": {
                        "earliest": each.earliest.isoformat() if each.earliest else None,
                        "latest": each.latest.isoformat() if each.latest else None,
                    },
                    "certainty": each.certainty,
                    "announced": each.announced,
                    "source": each.source,
                    "line": each.line,
                    "quote": each.quote,
                }
            )
        )


def _print_table(found: Iterable[Change], first: date, last: date) -> None:
    from lawtime.cli.output import Table, say, shortened
    from lawtime.history.answers import label

    rows = list(found)
    acts = {each.act for each in rows}
    sure = sum(_is_within(each, first, last) for each in rows)
    told = f"{len(rows)} change{'s' * (len(rows) != 1)} in {len(acts)} act{'s' * (len(acts) != 1)}"
    say(f"From {first} to {last}: {told}, {sure} of them surely in these days{':' if rows else '.'}")
    if not rows:
        return
    say()
    table = Table(("in force", "certainty", "act", "provision", "what", "by", "words"))
    for each in rows:
        table.add(
            _span(each),
            each.certainty,
            _named(each.act),
            label(each.target),
            each.action + (", announced" if each.announced else ""),
            _named(each.by) if each.by != each.act else "itself",
            shortened(each.quote, _QUOTE),
        )
    table.show()


def _span(change: Change) -> str:
    if change.earliest == change.latest:
        return str(change.earliest or "not known")
    return f"{change.earliest or ''}..{change.latest or ''}"


def _named(uri: str) -> str:
    """Return an act for people, from its URI."""
    from lawtime.cli.output import numbered

    *_, signed, number = uri.split("/")
    return numbered(number, f" of {signed}")
