"""Numbers: what amending acts brought in without any edition, and the other numbers that an element has borne."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from attrs import field, frozen

from lawtime.history.points import ChangePoint
from lawtime.model.acts import ACT, article_of
from lawtime.model.document import Provision
from lawtime.model.operations import Insertion, Renumbering, Substitution


@frozen
class Numbers:
    """What the orders of amending acts tell of the addresses of an act.

    Args:
        moves: for the address of a renumbered element, its other ones, before and after.
        brought: for every unit that came in with an article or a larger unit, the units around it in the order.
    """

    moves: Mapping[str, tuple[str, ...]] = field(factory=dict)
    brought: Mapping[str, tuple[str, ...]] = field(factory=dict)

    @classmethod
    def of(cls, points: Iterable[ChangePoint]) -> Self:
        """Gather them from all changes of an act."""
        moves: dict[str, dict[str, None]] = {}
        brought: dict[str, tuple[str, ...]] = {}
        for point in points:
            for each in point.operations:
                if isinstance(each, Renumbering):
                    new = renumbered(each)
                    moves.setdefault(each.target, {})[new] = None
                    moves.setdefault(new, {})[each.target] = None
                elif isinstance(each, Insertion | Substitution) and article_of(each.target) is None:
                    around = () if each.target == ACT else (each.target,)
                    for top in (each.new,) if isinstance(each, Insertion) else each.new:
                        for unit, above in _walk(top, around):
                            brought[unit.eid] = tuple(dict.fromkeys((*brought.get(unit.eid, ()), *above)))
        return cls({eid: tuple(others) for eid, others in moves.items()}, brought)

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that came in, or got their number, by an order."""
        return tuple(eid for eid in (*self.brought, *self.moves) if article_of(eid) == eid)

    def names(self, eid: str) -> tuple[str, ...]:
        """Return every address at which the text of an element may have stood, its own first.

        >>> Numbers({"art_5": ("art_6",), "art_6": ("art_5",)}).names("art_6__para_1")
        ('art_6__para_1', 'art_5__para_1')
        """
        if not self.moves:
            return (eid,)
        found = {eid: None}
        waiting = [eid]
        while waiting:
            name = waiting.pop()
            parts = name.split("__")
            for depth in range(1, len(parts) + 1):
                for other in self.moves.get("__".join(parts[:depth]), ()):
                    new = "__".join((other, *parts[depth:]))
                    if new not in found:
                        found[new] = None
                        waiting.append(new)
        return tuple(found)


def renumbered(operation: Renumbering) -> str:
    """Return the address that an element has when it is renumbered.

    >>> renumbered(Renumbering(target="art_1__subpara_3", number="5"))
    'art_1__subpara_5'
    """
    head, joint, last = operation.target.rpartition("__")
    return f"{head}{joint}{last.partition('_')[0]}_{operation.number}"


def _walk(unit: Provision, above: tuple[str, ...]) -> Iterator[tuple[Provision, tuple[str, ...]]]:
    yield unit, above
    for child in unit.children:
        yield from _walk(child, (*above, unit.eid))
