"""The web of acts written down: GraphML, DOT, JSON Lines, and a picture of one act's neighbourhood."""

import io
import json
import math
from collections.abc import Iterator
from html import escape

from lawtime.analysis.graph import ActGraph, Relation, edge_values
from lawtime.model.acts import ActRef

_COLOURS = {
    Relation.AMENDS: "#1f6f8b",
    Relation.AMENDS_BEFORE_FORCE: "#8b6f1f",
    Relation.SUPERSEDES: "#7a3e9d",
    Relation.REPEALS: "#b03a2e",
    Relation.CITES: "#7f8c8d",
    Relation.COMMENCES_WITH: "#2e7d32",
}
_WIDTH, _ROW, _BOX = 960, 46, (250, 34)
_MOST = 60
_NARROWEST = 0.7


def to_graphml(graph: ActGraph) -> str:
    """Return the graph as GraphML."""
    import networkx  # type: ignore[import-untyped]

    stream = io.BytesIO()
    networkx.write_graphml(graph.to_networkx(), stream)
    return stream.getvalue().decode("utf-8")


def to_dot(graph: ActGraph) -> str:
    r"""Return the graph in the language of Graphviz.

    >>> to_dot(ActGraph(()))
    'digraph acts {\n  rankdir=LR;\n}\n'
    """
    lines = ["digraph acts {", "  rankdir=LR;"]
    lines += [f"  {_quoted(act.uri)} [label={_quoted(str(act))}];" for act in graph.acts]
    for each in graph.edges():
        label = f"{each.relation.word} {each.place}"
        colour = _COLOURS[each.relation]
        pair = f"{_quoted(each.source.uri)} -> {_quoted(each.target.uri)}"
        lines.append(f'  {pair} [label={_quoted(label)}, color="{colour}"];')
    return "\n".join([*lines, "}", ""])


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def to_json_lines(graph: ActGraph) -> Iterator[str]:
    """Yield one object a line: first the acts, then the edges."""
    for act in graph.acts:
        yield json.dumps({"act": act.uri, "number": act.number, "date": act.date.isoformat()}, ensure_ascii=False)
    for each in graph.edges():
        pair = {"source": each.source.uri, "target": each.target.uri}
        yield json.dumps(pair | edge_values(each), ensure_ascii=False)


def to_svg(graph: ActGraph, act: ActRef) -> str:
    """Return a picture of what an act does to others, at its right, and of what others do to it, at its left."""
    left = _sides(graph, act, incoming=True)
    right = _sides(graph, act, incoming=False)
    rows = max(len(left), len(right), 1)
    height = rows * _ROW + 60
    middle = (height - _BOX[1]) / 2
    centre = (_WIDTH - _BOX[0]) / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(str(act))} and its neighbours</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for column, x, inward in ((left, 10.0, True), (right, float(_WIDTH - _BOX[0] - 10), False)):
        for place, (other, told) in enumerate(column):
            y = (height - len(column) * _ROW) / 2 + place * _ROW
            relation = min(told, key=int)
            parts.append(_line(x, y, centre, middle, inward, _COLOURS[relation]))
            parts.append(_box(x, y, _called(other), ", ".join(f"{kind.word} {told[kind]}" for kind in told)))
    parts.append(_box(centre, middle, _called(act), "", strong=True))
    return "\n".join([*parts, "</svg>", ""])


def _called(act: ActRef) -> str:
    """Return how a picture names an act; one without a number of its own goes by its kind and day."""
    return str(act) if act.number[:1].isdigit() else f"{act.kind.replace('_', ' ').capitalize()} of {act.date:%d.%m.%Y}"


def _sides(graph: ActGraph, act: ActRef, incoming: bool) -> list[tuple[ActRef, dict[Relation, int]]]:
    """Return the neighbours on one side with how many edges of each kind tie them, those of most edges first."""
    found: dict[ActRef, dict[Relation, int]] = {}
    for each in graph.incoming(act) if incoming else graph.outgoing(act):
        other = each.source if incoming else each.target
        if other != act:
            counts = found.setdefault(other, {})
            counts[each.relation] = counts.get(each.relation, 0) + 1
    ordered = sorted(found.items(), key=lambda pair: (-sum(pair[1].values()), pair[0].date, pair[0].number))
    return sorted(ordered[:_MOST], key=lambda pair: (pair[0].date, pair[0].number))


def _line(x: float, y: float, centre: float, middle: float, inward: bool, colour: str) -> str:
    start = (x + _BOX[0], y + _BOX[1] / 2) if inward else (centre + _BOX[0], middle + _BOX[1] / 2)
    end = (centre, middle + _BOX[1] / 2) if inward else (x, y + _BOX[1] / 2)
    bend = math.copysign(40, end[0] - start[0])
    turns = f"C{start[0] + bend:g},{start[1]:g} {end[0] - bend:g},{end[1]:g}"
    path = f"M{start[0]:g},{start[1]:g} {turns} {end[0]:g},{end[1]:g}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def _fitted(words: str, size: float) -> str:
    """Return words as markup that stays within a box: what is too long is drawn narrower, or cut short with a hint."""
    room, wide = _BOX[0] - 16, 0.62 * size
    most = int(room / (wide * _NARROWEST))
    shown = words if len(words) <= most else words[: most - 1].rstrip() + "\u2026"
    squeezed = f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if len(shown) * wide > room else ""
    hint = f"<title>{escape(words)}</title>" if shown != words else ""
    return f'font-size="{size:g}"{squeezed}>{hint}{escape(shown)}'


def _box(x: float, y: float, name: str, told: str, strong: bool = False) -> str:
    fill, width = ("#eef4f7", 2) if strong else ("#ffffff", 1)
    weight = ' font-weight="bold"' if strong else ""
    return (
        f'<g><rect x="{x:g}" y="{y:g}" width="{_BOX[0]}" height="{_BOX[1]}" rx="4" fill="{fill}" stroke="#444" '
        f'stroke-width="{width}"/><text x="{x + 8:g}" y="{y + 14:g}"{weight} {_fitted(name, 12)}</text>'
        f'<text x="{x + 8:g}" y="{y + 28:g}" fill="#555" {_fitted(told, 10)}</text></g>'
    )
