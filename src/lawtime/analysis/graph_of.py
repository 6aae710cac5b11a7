"""From a corpus, and the texts that cite it, to the web of acts."""

from collections.abc import Iterable, Iterator, Mapping

from lawtime.analysis.cite import Citation
from lawtime.analysis.graph import ActGraph, Edge, Relation, edge
from lawtime.jurisdictions.kz.acts import Register, register
from lawtime.law import Law
from lawtime.model.acts import ACT, ActRef
from lawtime.model.dates import Exact, Truth, Unknown, reached

_ENDS = frozenset({"repealed", "ended"})
_ITSELF = frozenset({"commencement", "sunset", "interpreted"})


def act_graph(
    laws: Iterable[Law],
    cited: Mapping[ActRef, Iterable[Citation]] | None = None,
    known: Register | None = None,
) -> ActGraph:
    """Return the web of acts that texts tell of.

    Args:
        laws: acts whose texts are here.
        cited: the citations that texts of acts hold, those of their notes left out.
        known: the register whose facts on these acts are added; that of lawtime where left out.
    """
    held = tuple(laws)
    found = [each for law in held for each in _of_law(law)]
    found += [each for act, citations in (cited or {}).items() for each in _of_citations(act, citations)]
    named = {act for each in found for act in (each.source, each.target)} | {law.act for law in held}
    found += _of_register(known or register(), named)
    return ActGraph(dict.fromkeys(found), (law.act for law in held))


def _of_law(law: Law) -> Iterator[Edge]:
    force = law.history.force.resolution.date
    for row in law.history.timeline():
        if row.act == law.act:
            if row.action == "commencement" and row.target != ACT:
                yield edge(law.act, law.act, Relation.COMMENCES_WITH, row.target, row.date)
            continue
        if row.action in _ITSELF:
            continue
        # A retroactive change of an act in force is none made before it: the day of signature decides.
        early = reached(force, row.act.date) is Truth.NO
        kind = Relation.AMENDS_BEFORE_FORCE if early else Relation.AMENDS
        yield edge(row.act, law.act, Relation.REPEALS if row.action in _ENDS else kind, row.target, row.date)


def _of_citations(act: ActRef, citations: Iterable[Citation]) -> Iterator[Edge]:
    """Yield an edge for each citation: it stood in the text by the day of its edition, and perhaps before."""
    for each in citations:
        if each.act is not None and each.act != act and each.act.named:
            yield Edge(act, each.act, Relation.CITES, each.eid or ACT, act.date, each.on)


def _of_register(known: Register, named: Iterable[ActRef]) -> Iterator[Edge]:
    """Yield what a register tells of some acts: what took their place, and what changed them."""
    for act in named:
        entry = known.get(act)
        if entry is None:
            continue
        for after in known.numbered(entry.successor) if entry.successor else ():
            day = entry.ended or after.in_force
            yield edge(after.act, act, Relation.SUPERSEDES, ACT, Exact(day) if day else Unknown())
        for before in known.numbered(entry.predecessor) if entry.predecessor else ():
            day = before.ended or entry.in_force
            yield edge(act, before.act, Relation.SUPERSEDES, ACT, Exact(day) if day else Unknown())
