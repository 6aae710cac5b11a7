"""`lawtime operations`: the typed operations that an amending act orders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.reading.amending import AmendingAct

_WORDS = 48
_QUOTE = 120


@click.command(
    cls=Command,
    examples=(
        "operations 435-V_2015-12-04.md",
        "operations 435-V_2015-12-04.md --of 527-IV",
        "operations laws/ --json",
    ),
)
@options.files()
@click.option("--of", "of", metavar="ACT", help="Only what it orders for this act: its number or its URI.")
@options.lang
@options.as_json
@options.strict
def command(paths: tuple[str, ...], of: str | None, lang: str | None, as_json: bool, strict: bool) -> int:
    """List what each AMENDING act orders to be done to other acts: target, operation, words, commencement.

    What is not understood is listed as unread, with the reason: from its commencement on, the text of its target is not
    known. Nothing is left out.
    """
    from lawtime.cli import output
    from lawtime.export.jsonl import line
    from lawtime.model.acts import parse_uri
    from lawtime.model.findings import Finding
    from lawtime.reading.amending import operations_json, read_amending
    from lawtime.reading.sources import read_source

    named = parse_uri(of) if of and of.startswith("/") else None
    findings: list[Finding] = []
    for path in paths:
        source = read_source(path)
        read = read_amending(source.text, source=source.name, lang=lang)
        findings += (*source.findings, *read.findings)
        rows = [row for row in operations_json(read, named) if named or of is None or _is_of(row, of)]
        findings += (
            Finding(
                "instruction-unread", f"{row['unread']}: {row['quote'][:120]!r}", source.name, 0, tuple(row["span"])
            )
            for row in rows
            if row["unread"]
        )
        if as_json:
            for row in rows:
                click.echo(line(row))
        else:
            _print(read, rows)
    return output.status_of(output.report(findings), strict)


def _is_of(row: dict[str, Any], number: str) -> bool:
    """Say whether an instruction may concern the act of a number: one for an act that is not resolved may."""
    from lawtime.model.acts import normal_number

    uri: str | None = row["act"]
    return uri is None or uri.rpartition("/")[2] == normal_number(number)


def _print(read: AmendingAct, rows: list[dict[str, Any]]) -> None:
    from lawtime.cli.output import Table, say, shortened

    say(f"{read.act}: {read.title}" if read.act else read.title, style="bold")
    told = Counter("unread" if row["unread"] else row["operation"] for row in rows)
    say(", ".join(f"{count} {kind}" for kind, count in told.items()) or "nothing is ordered here")
    if not rows:
        return
    say()
    table = Table(("act", "target", "operation", "position", "old", "new", "in force"))
    for row in rows:
        table.add(
            _act(row),
            row["target"],
            row["operation"] or "unread",
            row.get("position", ""),
            shortened(row.get("old") or "", _WORDS),
            shortened(row.get("new") or "", _WORDS),
            _when(row["commencement"]),
        )
    table.show()


def _act(row: dict[str, Any]) -> str:
    """Return the number of the act that a row is about, or what its words call it."""
    if row["act"]:
        return str(row["act"]).rpartition("/")[2]
    named = row.get("named")
    if named is None:
        return "not understood"
    return f"{named['kind'].replace('_', ' ')} of {named['date']}" if named["date"] else f"{named['kind']}, no day"


def _when(rule: dict[str, Any]) -> str:
    if rule["rule"] == "on_date":
        return str(rule["date"])
    if rule["rule"] == "after_publication":
        return f"{rule['count']} {rule['unit']}s after publication"
    return str(rule["rule"]).replace("_", " ")
