"""`lawtime diff`: what changed between two dates."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.analysis.diff import Comparison
    from lawtime.cli.evidence import Evidence
    from lawtime.law import Law

_REASON = 90


@click.command(
    cls=Command,
    examples=(
        "diff 2022-01-01 2024-08-01 law.txt",
        "diff 2022-01-01 2024-08-01 law.txt --article 7",
        "diff 2014-01-01 2016-01-01 law.txt --article 13 --json",
        "diff 2014-01-01 2016-01-01 law.txt --html changes.html",
    ),
)
@click.argument("first", metavar="DATE1", type=options.iso_date)
@click.argument("second", metavar="DATE2", type=options.iso_date)
@options.evidence
@options.article
@options.provision
@options.known_on
@click.option("--html", metavar="OUT", type=click.Path(dir_okay=False), help="Write the redline as a page, too.")
@options.as_json
@options.strict
def command(
    first: date,
    second: date,
    evidence: Evidence,
    articles: str | None,
    provision: str | None,
    known_on: date | None,
    html: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Say of every article, or of one provision, whether it changed from DATE1 to DATE2.

    One provision is shown word by word, where both texts are known. Where a text is not recoverable, the answer says
    on which date, and what would settle it.
    """
    from lawtime.analysis.diff import compare
    from lawtime.cli import inputs, output
    from lawtime.export.html import page, redlines_html

    if articles and provision:
        raise click.UsageError("give --article or --provision, not both")
    laws, findings = inputs.laws_of(evidence)
    shown: list[str] = []
    for law in laws:
        views = [law.provision(eid) for eid in inputs.chosen_units(law, articles, provision, None)]
        found = [compare(view.as_of(first, known_on=known_on), view.as_of(second, known_on=known_on)) for view in views]
        findings += law.findings
        if html:
            shown.append(redlines_html(law, found))
        if as_json:
            _print_json(found)
        elif len(found) == 1:
            _print_one(law, found[0])
        else:
            _print_table(law, found)
    if html:
        Path(html).write_text(page(f"{first} \u2192 {second}", "".join(shown)), encoding="utf-8", newline="\n")
    return output.status_of(output.report(findings), strict)


def _print_json(found: list[Comparison]) -> None:
    from lawtime.export.jsonl import comparison_json, line

    for each in found:
        click.echo(line(comparison_json(each)))


def _verdict(found: Comparison) -> str:
    return {True: "unchanged", False: "changed", None: "not settled"}[found.unchanged]


def _print_table(law: Law, found: list[Comparison]) -> None:
    from lawtime.cli.output import Table, say, shortened
    from lawtime.history.answers import label

    one = found[0]
    say(f"{law.act}: {law.title}" if law.act.named else law.title)
    counts: dict[str, int] = {}
    for each in found:
        counts[_verdict(each)] = counts.get(_verdict(each), 0) + 1
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    say(f"From {one.before.date} to {one.after.date}: {told}.\n")
    table = Table(("provision", "verdict", "certainty", "why"))
    for each in found:
        name = label(each.before.eid)
        table.add(name, _verdict(each), each.certainty.value.replace("_", " "), shortened(each.reason, _REASON))
    table.show()


def _print_one(law: Law, found: Comparison) -> None:
    from lawtime.analysis.redline import to_terminal
    from lawtime.cli.output import listed, printable, say, say_wrapped
    from lawtime.history.answers import label

    before, after = found.before, found.after
    heading = after.heading or before.heading
    name = label(before.eid)
    say(f"{name[0].upper()}{name[1:]}" + (f". {heading}" if heading else ""), style="bold")
    say(f"{law.act} from {before.date} to {after.date}")
    say(f"  {_verdict(found)} ({found.certainty.value.replace('_', ' ')})", style=found.certainty.value)
    say_wrapped(found.reason)
    for side in (before, after):
        say(f"  on {side.date}: {side.status.value.replace('_', ' ')}, {side.certainty.value.replace('_', ' ')}")
    if before.heading != after.heading and before.heading and after.heading:
        say(f"  heading before: {before.heading}")
        say(f"  heading after:  {after.heading}")
    if found.redline is not None and found.redline.is_changed:
        from attrs import evolve

        clean = tuple(evolve(run, text=printable(run.text)) for run in found.redline.runs)
        click.echo("\n" + to_terminal(evolve(found.redline, runs=clean), colour=sys.stdout.isatty()))
    listed("Missing", [each.what for each in found.missing])
    listed("Taken for granted", list(found.assumptions))
