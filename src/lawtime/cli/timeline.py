"""`lawtime timeline`: every change of an act, in order of force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.cli.evidence import Evidence
    from lawtime.history.act import TimelineRow
    from lawtime.law import Law

_QUOTE = 70


@click.command(
    cls=Command,
    examples=(
        "timeline law.txt",
        "timeline law.txt --article 15",
        "timeline law.txt --svg law.svg",
    ),
)
@options.evidence
@options.article
@click.option("--svg", metavar="OUT", type=click.Path(dir_okay=False), help="Draw the act through time into that file.")
@options.as_json
@options.strict
def command(
    evidence: Evidence,
    articles: str | None,
    svg: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """List every change of an act, or of some of its articles, in order of force.

    A date of force that hangs on a publication nobody has stated is shown as its bounds, 2013-07-14..2013-08-13.
    """
    from lawtime.cli import inputs, output

    laws, findings = inputs.laws_of(evidence)
    if svg and len(laws) > 1:
        raise click.UsageError(
            f"a picture shows one act; choose with --act: {', '.join(law.act.number for law in laws)}"
        )
    for law in laws:
        eids = inputs.chosen_articles(law, articles) if articles else ()
        findings += law.findings
        if svg:
            _draw(law, eids, svg)
        if as_json:
            _print_json(law, eids)
        elif not svg:
            _print_table(law, eids)
    return output.status_of(output.report(findings), strict)


def _draw(law: Law, eids: tuple[str, ...], svg: str) -> None:
    from lawtime.export.svg import timeline_svg

    drawn = timeline_svg(law, eids or None)
    Path(svg).write_text(drawn, encoding="utf-8", newline="\n")
    click.echo(f"{svg}: {len(eids or law.articles)} articles, {len(law.timeline())} events", err=True)


def _rows(law: Law, eids: tuple[str, ...]) -> list[TimelineRow]:
    if not eids:
        return list(law.timeline())
    wanted = {row for eid in eids for row in law.provision(eid).timeline()}
    return [row for row in law.timeline() if row in wanted]


def _print_json(law: Law, eids: tuple[str, ...]) -> None:
    from lawtime.export.jsonl import line, row_json

    for row in _rows(law, eids):
        click.echo(line(row_json(law.act, row)))


def _print_table(law: Law, eids: tuple[str, ...]) -> None:
    from lawtime.cli.output import Table, say, shortened, when
    from lawtime.history.answers import label

    rows = _rows(law, eids)
    acts = {row.act for row in rows} - {law.act}
    say(f"{law.act}: {law.title}" if law.act.named else law.title)
    say(f"{len(rows)} events, {len(acts)} amending acts. Evidence reaches to {law.horizon}.\n")
    table = Table(("in force", "provision", "what", "by", "line", "words"))
    for row in rows:
        table.add(
            when(row.date),
            label(row.target),
            _what(row),
            row.act.dated if row.act != law.act else "itself",
            str(row.line or ""),
            shortened(row.quote, _QUOTE),
        )
    table.show()


def _what(row: TimelineRow) -> str:
    """Say what a row tells, with what is unusual about it."""
    told = [row.action]
    if row.announced:
        told.append("announced")
    if row.retroactive:
        told.append("retroactive")
    if row.until:
        told.append(f"until {row.until}")
    if row.aspect:
        told.append(f"as regards {row.aspect}")
    return ", ".join(told)
