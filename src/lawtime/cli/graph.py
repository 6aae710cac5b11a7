"""`lawtime graph`: which act amends, replaces, ends and cites which."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.analysis.graph import ActGraph
    from lawtime.model.acts import ActRef

_CONVENED = frozenset({"law", "constitutional_law", "code"})
"""The kinds of act whose numbers bear the convocation of the Parliament that passed them."""
_FORMATS = ("table", "graphml", "dot", "json")


@click.command(
    cls=Command,
    examples=(
        "graph law.txt",
        "graph law.txt --act 527-IV --svg law.svg",
        "graph laws/ --format graphml > laws.graphml",
    ),
)
@options.sources
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", help="How to write it.")
@click.option("--as-of", "day", metavar="DATE", type=options.iso_date, help="Only what had taken effect by that day.")
@click.option("--svg", metavar="OUT", type=click.Path(dir_okay=False), help="Draw the act that --act names.")
@options.act
@options.as_json
@options.strict
def command(
    paths: tuple[str, ...],
    publications: tuple[str, ...],
    editions: tuple[tuple[date, str], ...],
    claimed: tuple[tuple[date, str], ...],
    amending: tuple[str, ...],
    form: str,
    day: date | None,
    svg: str | None,
    act: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Show the web of acts that FILE... tell of: amendments with their days, replacements, repeals and citations."""
    from lawtime.analysis.cite import cite
    from lawtime.analysis.graph_export import to_dot, to_graphml, to_json_lines, to_svg
    from lawtime.analysis.graph_of import act_graph
    from lawtime.cli import inputs, output
    from lawtime.reading.sources import read_source

    corpus, unreadable = inputs.gather(paths, publications, editions, claimed, amending)
    laws = inputs.chosen_acts(corpus, act, None)
    cited = {
        law.act: cite(read_source(name).text, on=law.horizon, corpus=corpus, source=name).of_text
        for law in laws
        if (name := law.history.newest.event.source.name) and Path(name).is_file() and law.act.named
    }
    graph = act_graph(laws, cited)
    if day is not None:
        graph = graph.as_of(day)
    if svg:
        if len(laws) > 1:
            raise click.UsageError("a picture shows one act; choose with --act")
        Path(svg).write_text(to_svg(graph, laws[0].act), encoding="utf-8", newline="\n")
    if as_json or form == "json":
        for line in to_json_lines(graph):
            click.echo(line)
    elif form == "graphml":
        click.echo(to_graphml(graph))
    elif form == "dot":
        click.echo(to_dot(graph), nl=False)
    elif not svg:
        _print_table(graph, tuple(law.act for law in laws))
    return output.status_of(output.report([*unreadable, *corpus.findings]), strict)


def _print_table(graph: ActGraph, acts: tuple[ActRef, ...]) -> None:
    """Print what each act is tied to, what was changed most, and what contradicts itself."""
    from lawtime.cli.output import Table, listed, say
    from lawtime.history.answers import label

    say(f"{len(graph.acts)} acts, {len(graph)} relations\n")
    table = Table(("act", "relation", "act", "places", "first", "last"))
    for act in acts:
        for row in _ties(graph, act):
            table.add(*row)
    table.show()
    listed("Changed by most acts", [f"{label(place)} of {act}: {count}" for act, place, count in graph.most_amended()])
    bursts = [f"{act}: {count} acts from {first} to {last}" for act in acts for first, last, count in graph.bursts(act)]
    listed("Bursts of amendment", bursts)
    listed("Contradictions", list(graph.contradictions()))


def _named(act: ActRef) -> str:
    """Return how a table names an act: by its number, or by kind and year where it has none of its own.

    A number without the convocation of a Parliament is borne by many acts, and stands with its day.
    """
    from lawtime.cli.output import numbered

    if not act.is_numbered:
        return f"{act.kind.replace('_', ' ')} of {act.date}"
    if act.named and not act.number[:1].isdigit():
        return f"{act.kind.replace('_', ' ')} of {act.date.year}"
    return numbered(act.number, "" if act.kind in _CONVENED else f" of {act.date}")


def _ties(graph: ActGraph, act: ActRef) -> list[tuple[str, ...]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in (*graph.incoming(act), *graph.outgoing(act)):
        key = (_named(each.source), each.relation.word, _named(each.target))
        found.setdefault(key, []).append(each.earliest.isoformat() if each.earliest else "")
    return [
        (*key, str(len(days)), min(filter(None, days), default=""), max(filter(None, days), default=""))
        for key, days in found.items()
    ]
