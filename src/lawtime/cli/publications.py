"""`lawtime publications`: the days of publication that acts cite, collected into a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawtime.model.facts import Fact
    from lawtime.model.findings import Finding

_WORDS = 60


@click.command(
    cls=Command,
    examples=(
        "publications amending/",
        "publications amending/ --register > publications.tsv",
        "publications amending/ publications.tsv --json",
    ),
)
@options.files()
@click.option("--register", "as_register", is_flag=True, help="Print a register that --publications reads: TSV.")
@options.as_json
@options.strict
def command(paths: tuple[str, ...], as_register: bool, as_json: bool, strict: bool) -> int:
    """Collect the days of publication that FILE cites.

    An act that changes a young one cites the newspapers that printed it, and their day. Each fact is given with its
    words and place. FILE may also be a register (.tsv or .toml), whose facts are listed with the others. Facts that
    contradict one another are all kept, and told.
    """
    from lawtime.cli import output
    from lawtime.errors import LawtimeError
    from lawtime.model.findings import Finding
    from lawtime.reading.publications import contradictions

    if as_register and as_json:
        raise click.UsageError("--register and --json are two forms of one answer; choose one")
    facts: list[Fact] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            told, found = _read(path)
        except (LawtimeError, OSError) as error:
            if len(paths) == 1:
                raise
            findings.append(Finding("unreadable", str(error), path))
            continue
        facts += told
        findings += found
    findings += contradictions(facts)
    if as_register:
        _print_register(facts)
    elif as_json:
        _print_json(facts)
    else:
        _print_table(facts, len(paths))
    return output.status_of(output.report(findings), strict)


def _read(path: str) -> tuple[Sequence[Fact], Sequence[Finding]]:
    """Return the facts that a file states, and what of it was not understood."""
    from lawtime.reading.publications import facts_of
    from lawtime.reading.sources import read_source

    return facts_of(read_source(path))


def _print_register(facts: Sequence[Fact]) -> None:
    from lawtime.cli.output import printable
    from lawtime.export.registers import register_lines

    for row in register_lines(facts):
        click.echo(printable(row))


def _print_json(facts: Sequence[Fact]) -> None:
    from lawtime.export.jsonl import line
    from lawtime.export.registers import fact_json

    for fact in facts:
        click.echo(line(fact_json(fact)))


def _print_table(facts: Sequence[Fact], files: int) -> None:
    from lawtime.cli.output import Table, say, shortened
    from lawtime.export.registers import fact_json

    said = f"{len(facts)} fact{'s' * (len(facts) != 1)} in {files} file{'s' * (files != 1)}"
    say(f"{said}." if facts else f"{said}: no publication is cited there.")
    if not facts:
        return
    say()
    table = Table(("what", "day", "act", "signed", "title", "where", "stated at"))
    for fact in facts:
        row = fact_json(fact)
        table.add(
            row["fact"].replace("_", " "),
            row["date"],
            f"№ {row['number']}" if row["number"] else (row["kind"] or row.get("event", "")).replace("_", " "),
            row["signed"] or "",
            shortened(row["title"] or "", _WORDS),
            row["place"] or row.get("provision", ""),
            fact.witness,
        )
    table.show()
