"""`lawtime cite`: the citations in any document, each resolved to the version that was meant."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.analysis.cite import Citation, Cited
    from lawtime.model.acts import ActRef

_WORDS = 40
_CONVENED = frozenset({"law", "constitutional_law", "code"})
"""The kinds of act whose numbers bear the convocation of the Parliament that passed them."""
_UNITS = {
    "sec": "section",
    "chp": "ch.",
    "art": "art.",
    "para": "para.",
    "subpara": "subpara.",
    "al": "indent",
    "att": "annex",
}
_CERTAINTIES = {
    "exact": "the days are known, and nothing speaks against them",
    "presumed": "the act applied then; the text of the provision, or a day of the act, is not here",
    "one_of": "several days or texts are possible; they are all in --json",
    "disputed": "sources contradict each other",
    "unknown": "nothing here tells what it was then",
}
"""What the words of certainty mean to one who acts on the table."""


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
    from attrs import evolve

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
    found = output.report(evolve(each, span=None) for each in findings)
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
    """Print the counts, one row for each citation, a range being one row, and what the words of certainty mean."""
    from lawtime.cli.output import say

    rows = _rows(cited.citations)
    resolved = sum(1 for row in rows if row[0].act is not None)
    treaties = sum(1 for row in rows if row[0].kind == "treaty")
    day = f" on {cited.on}" if cited.on else ", on no known day"
    told = f"{len(rows)} citations, {resolved} resolved, {treaties} of treaties or of other makers"
    say(f"{name}{day}: {told}, {len(rows) - resolved - treaties} not resolved.\n")
    if sys.stdout.isatty():
        _show(rows)
    else:
        _print_lines(rows)
    said = {row[0].standing.certainty for row in rows if row[0].standing.status}
    explained = [f"{word.replace('_', ' ')}: {meaning}" for word, meaning in _CERTAINTIES.items() if word in said]
    days = {day for row in rows for day in _state(row[0])[1:]}
    if any(day.endswith("+") for day in days):
        explained.append("+: on that day or later")
    if explained:
        say("\n" + "\n".join(explained))


def _show(rows: list[list[Citation]]) -> None:
    """Show the rows on a terminal, whose cells wrap."""
    from lawtime.cli.output import Table, shortened

    table = Table(("line", "words", "meant", "state then", "remarks"))
    for row in rows:
        status, since, until = _state(row[0])
        span = (f"; from {since}" if since else "") + (f"; to {until}" if until else "")
        words = shortened(row[0].mention.text, _WORDS)
        table.add(str(row[0].mention.line), words, _meant(row), status + span, _remark(row[0]))
    table.show()


def _print_lines(rows: list[list[Citation]]) -> None:
    """Print the rows as lines of a page's width, what is to be minded below each."""
    from lawtime.cli.output import Table, printable, shortened

    table = Table(("line", "words", "meant", "state then", "from", "to"))
    for row in rows:
        words = shortened(row[0].mention.text, _WORDS)
        table.add(str(row[0].mention.line), words, _meant(row), *_state(row[0]))
    head, *lines = table.lines()
    click.echo(head)
    for line, row in zip(lines, rows, strict=True):
        click.echo(line)
        if remark := _remark(row[0]):
            click.echo(printable(f"      ! {remark}"))


def _called(act: ActRef) -> str:
    """Return how a table names an act: codes by their names, others by their kind, and all by their numbers.

    A number that bears no convocation is borne by many acts, and stands with its day.
    """
    from lawtime.analysis.cite.dialects import name_of_code
    from lawtime.jurisdictions.kz.acts import register

    entry = register().get(act)
    kind = act.kind.replace("_", " ").capitalize()
    if not act.number[:1].isdigit():
        return f"{kind} of {act.date.year}"
    name = name_of_code(entry.code) if entry is not None and entry.code and act.kind == "code" else kind
    day = "" if act.kind in _CONVENED else f" of {act.date}"
    return f"{name} {act.number}{day}"


def _meant(row: list[Citation]) -> str:
    first = row[0]
    act = _called(first.act) if first.act is not None and first.act.named else first.kind
    return ", ".join(filter(None, (act, _provisions(row))))


def _state(citation: Citation) -> tuple[str, str, str]:
    """Return what an act or provision was then and how sure that is, and the days between which it held."""
    from lawtime.cli.output import when

    standing = citation.standing
    if citation.act is None:
        return "", "", ""
    if not standing.status:
        return "not known", "", ""
    since, until = (when(day).replace(" or later", "+") for day in (standing.since, standing.until))
    return f"{standing.status.replace('_', ' ')}, {standing.certainty.replace('_', ' ')}", since, until


def _rows(citations: tuple[Citation, ...]) -> list[list[Citation]]:
    found: dict[tuple[int, int], list[Citation]] = {}
    for citation in citations:
        found.setdefault((citation.mention.start, citation.mention.end), []).append(citation)
    return list(found.values())


def _provisions(row: list[Citation]) -> str:
    places = [_place(citation.eid) for citation in row if citation.eid]
    if len(places) < 2:
        return "".join(places)
    unit, _, _ = places[0].partition(" ")
    rest = [place.removeprefix(f"{unit} ") for place in places[1:]]
    return f"{places[0]} … {rest[-1]}" if len(places) > 2 else f"{places[0]}, {rest[0]}"


def _place(eid: str) -> str:
    """Return an eId as lawyers write it: "art. 147 para. 3"."""
    parts = (part.partition("_") for part in eid.split("__"))
    return " ".join(f"{_UNITS.get(unit, unit)} {number}".strip() for unit, _, number in parts)


def _remark(citation: Citation) -> str:
    told = [f"as of {citation.on}"] if citation.mention.naming is not None and citation.mention.naming.stated else []
    told += [finding.code.replace("-", " ") for finding in citation.findings]
    if citation.act is None and citation.kind != "treaty":
        perhaps = ", ".join(map(_called, citation.candidates))
        told.append(citation.reason + (f"; perhaps {perhaps}" if perhaps else ""))
    elif citation.standing.amended_by:
        count = len(citation.standing.amended_by)
        told.append(f"changed since by {count} known {'act' if count == 1 else 'acts'}")
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
