"""`lawtime when`: the day that a commencement clause means."""

from __future__ import annotations

from datetime import date

import click

from lawtime.cli import Command, options


@click.command(
    cls=Command,
    examples=(
        'when "shall be enforced upon expiry of ten calendar days after its first official publication" \\\n'
        "      --signed 2013-07-03",
        'when "вводится в действие по истечении десяти календарных дней после дня его первого официального '
        'опубликования" \\\n      --published 2013-07-05',
    ),
)
@click.argument("clause", metavar="RULE")
@click.option("--signed", metavar="DATE", type=options.iso_date, help="The day on which the act was signed.")
@click.option("--published", metavar="DATE", type=options.iso_date, help="The day of its first official publication.")
@click.option(
    "--registered",
    metavar="DATE",
    type=options.iso_date,
    help="The day of its registration (an order).",
)
@options.lang
@options.as_json
@options.strict
def command(
    clause: str,
    signed: date | None,
    published: date | None,
    registered: date | None,
    lang: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Say on which day an act takes effect by the words of RULE, and how that day is found.

    Where the publication is not known, the answer is its bounds and names the duty that they rest on.
    """
    from lawtime.cli import output
    from lawtime.export.jsonl import line, resolution_json
    from lawtime.jurisdictions import kz
    from lawtime.model.findings import Finding
    from lawtime.reading.notes import read_clause, rule_json

    findings = []
    if signed and published and published < signed:
        message = f"published on {published}, before the signature on {signed}"
        findings.append(Finding("publication-before-signature", message))
    rule = read_clause(clause, lang)
    resolution = rule.resolve(signed=signed, published=published, registered=registered, conventions=kz.CONVENTIONS)
    if as_json:
        click.echo(line(resolution_json(rule_json(rule), resolution)))
    else:
        output.say(f"In force: {output.when(resolution.date)} ({resolution.certainty})", style=resolution.certainty)
        output.listed("How", list(resolution.reasoning))
        output.listed("Taken for granted", [str(each) for each in resolution.assumptions])
        output.listed("Missing", [each.what for each in resolution.missing])
    return output.status_of(output.report(findings), strict)
