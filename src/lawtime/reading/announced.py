"""Of which elements of a document its notes speak, where they do not stand in them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from lawtime.model.acts import ACT, article_of
from lawtime.model.document import Document, Provision
from lawtime.model.notes import Action, Change, Note
from lawtime.reading.notes.targets import parse_target
from lawtime.reading.notes.verbs import placed

_LONGEST = 300
"""So many letters at the most name an element."""


@frozen(slots=False)
class Announced:
    """The elements of a document, and what its notes say of them.

    Args:
        document: the document.
        notes: its notes, read.
    """

    document: Document
    notes: tuple[Note, ...]

    @cached_property
    def _units(self) -> Mapping[str, Provision]:
        return {unit.eid: unit for unit in self.document.walk() if not unit.gone}

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The elements that acts are said to have changed."""
        return frozenset(
            change.target
            for note in self.notes
            for change in note.changes
            if change.act is not None and change.action is not Action.INTERPRETED and change.target != ACT
        )

    @cached_property
    def _holding(self) -> frozenset[str]:
        """The elements that hold one that was changed."""
        return frozenset(above for eid in self._changed for above in _above(eid))

    def own_day(self, note: Note, change: Change) -> str:
        """Return the element of which a note says only on which day it takes effect.

        Returns:
            Its eId; "" where it is not certain which is meant, or another note tells of a change to it, to what holds
            it or to what it holds: then the day may be that of the change.
        """
        eid = self._element(note, change.target)
        is_changed = eid in self._holding or not self._changed.isdisjoint(_above(eid))
        return "" if is_changed else eid

    def _element(self, note: Note, target: str) -> str:
        """Return the element that a note names, which stands behind it; "" where that is not certain."""
        if target in self._units:
            return target
        article = self._units.get(article_of(note.subject) or "")
        inner = () if article is None else article.walk()
        behind = [unit for unit in inner if unit.eid.endswith(f"__{target}") and unit.span[1] > note.span[0]]
        return behind[0].eid if len(behind) == 1 and not behind[0].gone else ""

    def named(self, note: Note, words: str) -> Iterator[str]:
        """Yield the articles, and larger parts of the act, that words of a note begin by naming."""
        found = parse_target(words[:_LONGEST], note.lang)
        for eid in () if found is None else found.eids:
            if "?" not in eid and eid != ACT:
                whole = placed(eid, note.subject)
                yield article_of(whole) or whole.partition("__")[0]


def _above(eid: str) -> Iterator[str]:
    """Yield an element and all that hold it.

    >>> list(_above("art_5__para_1"))
    ['art_5__para_1', 'art_5']
    """
    while eid:
        yield eid
        eid = eid.rpartition("__")[0]
