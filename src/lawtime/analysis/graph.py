"""The web of acts: which act amends, replaces, ends or cites which, and since when.

The edges lie in arrays, so that a whole country fits in memory; `networkx` is asked for a part at a time.
"""

from __future__ import annotations

import datetime
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from lawtime.model.acts import ActRef, within
from lawtime.model.dates import LawDate

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

OPEN = 0
"""The ordinal that stands for a day that nothing bounds."""


class Relation(IntEnum):
    """How one act stands to another."""

    AMENDS = 0
    AMENDS_BEFORE_FORCE = 1
    SUPERSEDES = 2
    REPEALS = 3
    CITES = 4
    COMMENCES_WITH = 5

    @property
    def word(self) -> str:
        """The name as the exports write it."""
        return self.name.lower().replace("_", "-")


@frozen
class Edge:
    """One act's relation to another, at one place.

    Args:
        source: the act that amends, replaces, ends or cites.
        target: the act that it does it to.
        relation: which of these it is.
        place: eId in the target; `act` for the whole of it.
        earliest: the first day on which it can have taken effect, or `None`.
        latest: the last such day, or `None`.
        origin: eId in the source; "" where it is not known.
    """

    source: ActRef
    target: ActRef
    relation: Relation
    place: str = "act"
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    origin: str = ""


def edge(source: ActRef, target: ActRef, relation: Relation, place: str, when: LawDate, origin: str = "") -> Edge:
    """Return an edge that takes effect on a day which is exact, between two others, or unknown."""
    return Edge(source, target, relation, place, when.earliest, when.latest, origin)


class ActGraph:
    """Acts and their relations.

    Args:
        edges: the relations; read once.
        acts: further acts, which may have none.

    >>> law, change = ActRef("law", "1-I", datetime.date(2000, 1, 1)), ActRef("law", "2-I", datetime.date(2001, 1, 1))
    >>> graph = ActGraph([Edge(change, law, Relation.AMENDS, "art_3", datetime.date(2001, 2, 1))])
    >>> [edge.place for edge in graph.touched(change)]
    ['art_3']
    """

    def __init__(self, edges: Iterable[Edge], acts: Iterable[ActRef] = ()) -> None:
        self._acts: list[ActRef] = []
        self._ids: dict[ActRef, int] = {}
        self._places: list[str] = []
        self._place_ids: dict[str, int] = {}
        self._columns = tuple(array(kind) for kind in "iibiiii")
        for act in acts:
            self._act(act)
        for each in edges:
            self._add(each)

    def _act(self, act: ActRef) -> int:
        found = self._ids.get(act)
        if found is None:
            found = self._ids[act] = len(self._acts)
            self._acts.append(act)
        return found

    def _place(self, place: str) -> int:
        found = self._place_ids.get(place)
        if found is None:
            found = self._place_ids[place] = len(self._places)
            self._places.append(place)
        return found

    def _add(self, each: Edge) -> None:
        values = (
            self._act(each.source),
            self._act(each.target),
            int(each.relation),
            self._place(each.place),
            each.earliest.toordinal() if each.earliest else OPEN,
            each.latest.toordinal() if each.latest else OPEN,
            self._place(each.origin),
        )
        for column, value in zip(self._columns, values, strict=True):
            column.append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    @property
    def acts(self) -> tuple[ActRef, ...]:
        """The acts, in the order in which they were met."""
        return tuple(self._acts)

    def edge(self, number: int) -> Edge:
        """Return an edge by its number."""
        source, target, relation, place, earliest, latest, origin = (column[number] for column in self._columns)
        return Edge(
            self._acts[source],
            self._acts[target],
            Relation(relation),
            self._places[place],
            datetime.date.fromordinal(earliest) if earliest else None,
            datetime.date.fromordinal(latest) if latest else None,
            self._places[origin],
        )

    def edges(self, *relations: Relation) -> Iterator[Edge]:
        """Yield the edges of some relations, or all."""
        wanted = {int(each) for each in relations}
        kinds = self._columns[2]
        for number in range(len(self)):
            if not wanted or kinds[number] in wanted:
                yield self.edge(number)

    @cached_property
    def _out(self) -> tuple[array[int], array[int]]:
        return self._sorted(0)

    @cached_property
    def _in(self) -> tuple[array[int], array[int]]:
        return self._sorted(1)

    def _sorted(self, column: int) -> tuple[array[int], array[int]]:
        """Return where each act's edges begin in an order of edges, and that order: a counting sort."""
        ends = self._columns[column]
        starts = array("i", bytes(4 * (len(self._acts) + 1)))
        for act in ends:
            starts[act + 1] += 1
        for act in range(len(self._acts)):
            starts[act + 1] += starts[act]
        order, free = array("i", bytes(4 * len(ends))), array("i", starts)
        for number, act in enumerate(ends):
            order[free[act]] = number
            free[act] += 1
        return starts, order

    def _numbers(self, act: ActRef, index: tuple[array[int], array[int]]) -> Sequence[int]:
        found = self._ids.get(act)
        if found is None:
            return ()
        starts, order = index
        return order[starts[found] : starts[found + 1]]

    def outgoing(self, act: ActRef) -> tuple[Edge, ...]:
        """Return what an act does to others."""
        return tuple(self.edge(number) for number in self._numbers(act, self._out))

    def incoming(self, act: ActRef) -> tuple[Edge, ...]:
        """Return what others do to an act."""
        return tuple(self.edge(number) for number in self._numbers(act, self._in))

    # -- questions

    def as_of(self, day: datetime.date) -> ActGraph:
        """Return the graph of what had certainly taken effect by a day; acts stay, from the day of their signature."""
        limit = day.toordinal()
        latest = self._columns[5]
        kept = (self.edge(number) for number in range(len(self)) if OPEN < latest[number] <= limit)
        return ActGraph(kept, (act for act in self._acts if act.date <= day))

    def touched(self, act: ActRef) -> tuple[Edge, ...]:
        """Return what an amending act changed, and when each part took effect, in the order of force."""
        changes = {Relation.AMENDS, Relation.AMENDS_BEFORE_FORCE, Relation.REPEALS, Relation.SUPERSEDES}
        found = (each for each in self.outgoing(act) if each.relation in changes)
        return tuple(sorted(found, key=_order))

    def blast_radius(self, act: ActRef) -> tuple[Edge, ...]:
        """Return the citations of what an act changed: who is to look at them again."""
        found: dict[Edge, None] = {}
        for change in self.touched(act):
            for citing in self.incoming(change.target):
                if citing.relation is Relation.CITES and citing.source != act and _meets(citing.place, change.place):
                    found[citing] = None
        return tuple(found)

    def orphans(self) -> tuple[ActRef, ...]:
        """Return the acts that nothing ties to another."""
        tied = {*self._columns[0], *self._columns[1]}
        return tuple(act for number, act in enumerate(self._acts) if number not in tied)

    def cycles(self, *relations: Relation) -> tuple[tuple[ActRef, ...], ...]:
        """Return the sets of acts that reach one another; by replacing and ending where no relations are said."""
        import networkx

        chosen = relations or (Relation.SUPERSEDES, Relation.REPEALS)
        wanted = {int(each) for each in chosen}
        plain = networkx.DiGraph()
        sources, targets, kinds = self._columns[:3]
        plain.add_edges_from((sources[n], targets[n]) for n in range(len(self)) if kinds[n] in wanted)
        found = [part for part in networkx.strongly_connected_components(plain) if len(part) > 1]
        return tuple(tuple(self._acts[number] for number in sorted(part)) for part in found)

    def contradictions(self) -> tuple[str, ...]:
        """Return what cannot all be so: two acts that end one provision, citations of what had been ended."""
        ended: dict[tuple[ActRef, str], list[Edge]] = {}
        for each in self.edges(Relation.REPEALS):
            ended.setdefault((each.target, each.place), []).append(each)
        told = []
        for (target, place), ends in ended.items():
            acts = dict.fromkeys(each.source for each in ends)
            if len(acts) > 1:
                told.append(f"{place} of {target} is ended by {' and by '.join(map(str, acts))}")
        for each in self.edges(Relation.CITES):
            for end in ended.get((each.target, each.place), ()):
                changed = self._last_change(each.source)
                if end.latest is not None and changed is not None and end.latest < changed:
                    message = f"{each.source} cites {each.place} of {each.target}, which {end.source} had ended"
                    told.append(f"{message} before {each.source} was last changed")
        return tuple(dict.fromkeys(told))

    def _last_change(self, act: ActRef) -> datetime.date | None:
        changes = {Relation.AMENDS, Relation.AMENDS_BEFORE_FORCE}
        days = [each.earliest for each in self.incoming(act) if each.relation in changes and each.earliest]
        return max([act.date, *days])

    def most_amended(self, most: int = 10) -> tuple[tuple[ActRef, str, int], ...]:
        """Return the provisions that were changed by most acts: act, eId and number of acts."""
        seen: set[tuple[int, int, int]] = set()
        counts: Counter[tuple[int, int]] = Counter()
        sources, targets, kinds, places = self._columns[:4]
        for number in range(len(self)):
            key = (sources[number], targets[number], places[number])
            if kinds[number] in {Relation.AMENDS, Relation.AMENDS_BEFORE_FORCE, Relation.REPEALS} and key not in seen:
                seen.add(key)
                counts[key[1], key[2]] += 1
        ranked = sorted(counts.items(), key=lambda each: (-each[1], self._acts[each[0][0]].uri, each[0][1]))
        return tuple((self._acts[act], self._places[place], count) for (act, place), count in ranked[:most])

    def bursts(
        self, act: ActRef, *, days: int = 365, least: int = 3
    ) -> tuple[tuple[datetime.date, datetime.date, int], ...]:
        """Return the stretches of time in which several acts changed one, each within some days: from, to, acts."""
        changes = {Relation.AMENDS, Relation.AMENDS_BEFORE_FORCE}
        signed = sorted({each.source.date for each in self.incoming(act) if each.relation in changes})
        found: list[tuple[datetime.date, datetime.date, int]] = []
        first = 0
        for last, day in enumerate(signed):
            while (day - signed[first]).days > days:
                first += 1
            count = last - first + 1
            if count >= least:
                if found and found[-1][1] >= signed[first]:
                    merged = sum(1 for each in signed if found[-1][0] <= each <= day)
                    found[-1] = (found[-1][0], day, merged)
                else:
                    found.append((signed[first], day, count))
        return tuple(found)

    # -- parts as networkx graphs

    def around(self, act: ActRef, steps: int = 1) -> ActGraph:
        """Return the graph of an act and what lies within some steps of it."""
        near, edge_of = {act}, {act}
        found: dict[Edge, None] = {}
        for _ in range(steps):
            further: set[ActRef] = set()
            for each in edge_of:
                for tied in (*self.outgoing(each), *self.incoming(each)):
                    found[tied] = None
                    further |= {tied.source, tied.target}
            edge_of, near = further - near, near | further
        return ActGraph(found, (act,))

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Return the graph as `networkx` has it; its nodes are the URIs of acts."""
        import networkx

        made = networkx.MultiDiGraph()
        for act in self._acts:
            made.add_node(act.uri, kind=act.kind, number=act.number, date=act.date.isoformat())
        for each in self.edges():
            made.add_edge(each.source.uri, each.target.uri, **edge_values(each))
        return made


def edge_values(each: Edge) -> dict[str, str]:
    """Return what an edge says, as words; what it does not know is ""."""
    return {
        "relation": each.relation.word,
        "place": each.place,
        "earliest": each.earliest.isoformat() if each.earliest else "",
        "latest": each.latest.isoformat() if each.latest else "",
        "origin": each.origin,
    }


def _meets(one: str, other: str) -> bool:
    return within(one, other) or within(other, one)


def _order(each: Edge) -> tuple[datetime.date, str, str]:
    return (each.earliest or datetime.date.min, each.target.uri, each.place)
