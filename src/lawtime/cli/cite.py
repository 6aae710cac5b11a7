"""`lawtime cite`: the citations in any document, each resolved to the version that was meant."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.analysis.cite import Citation, Cited
    from lawtime.model.acts import ActRef

_WORDS, _FEW = 46, 32
_NOTE = 90
_WIDE = 150
"""On a terminal narrower than this, what belongs together stands in one column, so that no day is cut."""
_COLUMNS = ("line", "words", "act", "provision", "status", "certainty", "from", "to", "remarks")


@click.command(
    cls=Command,
    examples=(
        "cite report.txt --on 2020-01-15",
        "cite report.txt",
        "cite report.txt --on 2020-01-15 --with law.txt --json",
        "cite report.txt --on 2020-01-15 --html report.html",
    ),
)
@click.argument("path", metavar="FILE", type=options.existing)
@click.option("--on", "on", metavar="DATE", type=options.iso_date, help="The day of the document.")
@click.option(
    "--with", "laws", metavar="FILE", multiple=True, type=options.found_files, help="Acts whose versions are to answer."
)
@click.option("--html", metavar="OUT", type=click.Path(dir_okay=False), help="Write the document with links, as HTML.")
@click.option(
    "--markdown", metavar="OUT", type=click.Path(dir_okay=False), help="Write the document with links, as Markdown."
)
@options.as_json
@options.strict
def command(
    path: str,
    on: date | None,
    laws: tuple[list[str], ...],
    html: str | None,
    markdown: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Find the citations of law in FILE and say what each of them meant on the day of the document.

    Without --on, days that the document may be of are proposed with their places; none is used. A citation that is not
    resolved is listed with the reason and the acts that it may mean.
    """
    from lawtime.analysis.cite import cite
    from lawtime.cli import inputs, output
    from lawtime.reading.sources import read_source

    source = read_source(path)
    named = tuple(dict.fromkeys(name for names in laws for name in names))
    corpus, unreadable = inputs.gather(named) if named else (None, [])
    cited = cite(source.text, on=on, corpus=corpus, source=source.name)
    findings = [*source.findings, *unreadable, *(each for one in cited.citations for each in one.findings)]
    _write(source.text, cited, html, markdown, source.name)
    if as_json:
        _print_json(cited)
    elif not (html or markdown):
        _print_table(cited, source.name)
    found = output.report(findings)
    _propose(cited)
    return output.status_of(found, strict)


def _write(text: str, cited: Cited, html: str | None, markdown: str | None, name: str) -> None:
    from lawtime.analysis.cite.annotate import to_html, to_markdown

    if html:
        Path(html).write_text(to_html(text, cited.citations, title=Path(name).name), encoding="utf-8", newline="")
    if markdown:
        Path(markdown).write_text(to_markdown(text, cited.citations), encoding="utf-8", newline="")


def _print_json(cited: Cited) -> None:
    from lawtime.analysis.cite.as_json import citation_json
    from lawtime.export.jsonl import line

    for citation in cited.citations:
        click.echo(line(citation_json(citation)))


def _print_table(cited: Cited, name: str) -> None:
    """Print the counts and one row for each citation; a range is one row."""
    from lawtime.cli.output import Table, say, shortened, when

    rows = _rows(cited.citations)
    resolved = sum(1 for row in rows if row[0].act is not None)
    treaties = sum(1 for row in rows if row[0].kind == "treaty")
    day = f" on {cited.on}" if cited.on else ", on no known day"
    told = f"{len(rows)} citations, {resolved} resolved, {treaties} of treaties"
    say(f"{name}{day}: {told}, {len(rows) - resolved - treaties} not resolved.\n")
    narrow = sys.stdout.isatty() and shutil.get_terminal_size().columns < _WIDE
    table = Table(("line", "words", "meant", "state then", "remarks") if narrow else _COLUMNS)
    for row in rows:
        first = row[0]
        act = _called(first.act) if first.act is not None and first.act.named else first.kind
        status, sure = first.standing.status.replace("_", " "), first.standing.certainty.replace("_", " ")
        since, until = when(first.standing.since), when(first.standing.until)
        if narrow:
            state = f"{status} ({sure})" if status else sure if first.act is not None else ""
            span = (f"; from {since}" if since else "") + (f"; to {until}" if until else "")
            cells: tuple[str, ...] = (
                shortened(first.mention.text, _FEW),
                f"{act} {_provisions(row)}",
                state + span,
                _remark(first),
            )
        else:
            cells = (
                *(shortened(first.mention.text, _WORDS), act, _provisions(row), status),
                *(sure if first.act is not None else "", since, until, shortened(_remark(first), _NOTE)),
            )
        table.add(str(first.mention.line), *cells)
    table.show()


def _called(act: ActRef) -> str:
    """Return how a table names an act: by its number, or by kind and year where it has none of its own."""
    return f"№ {act.number}" if act.number[:1].isdigit() else f"{act.kind.replace('_', ' ')} of {act.date.year}"


def _rows(citations: tuple[Citation, ...]) -> list[list[Citation]]:
    found: dict[tuple[int, int], list[Citation]] = {}
    for citation in citations:
        found.setdefault((citation.mention.start, citation.mention.end), []).append(citation)
    return list(found.values())


def _provisions(row: list[Citation]) -> str:
    eids = [citation.eid for citation in row if citation.eid]
    return f"{eids[0]} … {eids[-1]}" if len(eids) > 2 else ", ".join(eids)


def _remark(citation: Citation) -> str:
    told = [finding.code for finding in citation.findings]
    if citation.act is None and citation.kind != "treaty":
        perhaps = ", ".join(map(_called, citation.candidates))
        told.append(citation.reason + (f"; perhaps {perhaps}" if perhaps else ""))
    elif citation.standing.amended_by:
        told.append(f"changed since by {len(citation.standing.amended_by)} known acts")
    if citation.standing.successor is not None:
        told.append(f"replaced by {_called(citation.standing.successor)}")
    return "; ".join(told)


def _propose(cited: Cited) -> None:
    """Say which days the document may be of, where none was given."""
    from lawtime.cli.output import printable

    if cited.on is not None:
        return
    for each in cited.proposals:
        place = f"line {each.line}, {each.words!r}: {each.why}"
        told = f"the document may be of {each.day} ({place}); say so with --on {each.day}"
        click.echo(printable(told), err=True)
    if not cited.proposals:
        click.echo("the document names no day of its own; give it with --on DATE", err=True)
