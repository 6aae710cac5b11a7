"""Editions as evidence: what each one shows, and which of an act's changes its text has in it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from lawtime.model.document import Provision
from lawtime.model.events import EditionRead

_CONTAINERS = frozenset({"sec", "subsec", "chp", "subchp", "att"})


@frozen(slots=False, eq=False)
class Edition:
    """One consolidated text of an act, with its units by eId.

    Args:
        event: the event that brought it in.
        rank: its place among the editions of its act, oldest evidence first.
    """

    event: EditionRead
    rank: int = field(default=0)

    @property
    def id(self) -> str:
        """The identity of the event."""
        return self.event.id

    @property
    def lang(self) -> str:
        """The language of the text."""
        return self.event.lang

    @property
    def current(self) -> date | None:
        """A day on which it was the current text, where that is known."""
        return self.event.current

    @cached_property
    def units(self) -> Mapping[str, Provision]:
        """Every unit by its eId."""
        return {unit.eid: unit for top in self.event.provisions for unit in top.walk()}

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The eIds of the articles in order; in an act without articles, of its top-level units."""
        found = tuple(eid for eid, unit in self.units.items() if unit.kind == "art")
        return found or tuple(unit.eid for unit in self.event.provisions)

    @cached_property
    def containers(self) -> Mapping[str, tuple[str, ...]]:
        """For every unit, the eIds of the units around it, outermost first."""
        around: dict[str, tuple[str, ...]] = {}

        def visit(unit: Provision, above: tuple[str, ...]) -> None:
            around[unit.eid] = above
            for child in unit.children:
                visit(child, (*above, unit.eid))

        for top in self.event.provisions:
            visit(top, ())
        return around

    @cached_property
    def divisions(self) -> frozenset[str]:
        """The eIds of its sections, chapters and annexes."""
        return frozenset(eid for eid, unit in self.units.items() if unit.kind in _CONTAINERS)
