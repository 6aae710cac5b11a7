"""`lawtime explain`: the derivation of an answer, each line with its source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.cli.evidence import Evidence
    from lawtime.history.proof import Step
    from lawtime.law import Law


@click.command(
    cls=Command,
    examples=(
        "explain 2015-06-01 law.txt --article 13",
        "explain 2012-03-01 law.txt --article 22 --known-on 2012-04-01",
        "explain 2016-06-01 2014.md 2020.md --amending laws/ --article 15 --json",
    ),
)
@click.argument("day", metavar="DATE", type=options.iso_date)
@options.evidence
@options.article
@options.provision
@options.known_on
@options.as_json
@options.strict
def command(
    day: date,
    evidence: Evidence,
    articles: str | None,
    provision: str | None,
    known_on: date | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Derive what an article was on DATE: facts, rules, dates, order, answer.

    Each line names the file and the line that it rests on; one without a source follows from the lines above it.
    """
    from lawtime.cli import inputs, output

    if bool(articles) == bool(provision):
        raise click.UsageError("give --article or --provision")
    laws, findings = inputs.laws_of(evidence)
    for law in laws:
        for eid in inputs.chosen_units(law, articles, provision, None):
            steps = law.provision(eid).explain(day, known_on=known_on)
            if as_json:
                _print_json(law, eid, day, steps)
            else:
                _print(law, eid, day, steps)
        findings += law.findings
    return output.status_of(output.report(findings), strict)


def _print_json(law: Law, eid: str, day: date, steps: tuple[Step, ...]) -> None:
    from lawtime.export.jsonl import line, step_json

    for step in steps:
        click.echo(line(step_json(law.act, eid, day, step)))


def _print(law: Law, eid: str, day: date, steps: tuple[Step, ...]) -> None:
    from lawtime.cli.output import say, say_wrapped
    from lawtime.history.answers import label

    name = label(eid)
    say(f"{name[0].upper()}{name[1:]} of {law.act} on {day}", style="bold")
    part = ""
    for step in steps:
        if step.part != part:
            part = step.part
            say(f"\n{part}")
        place = f"  ({step.source}{f':{step.line}' if step.line else ''})" if step.source else ""
        say_wrapped(f"{step.says}{place}", mark="- ")
