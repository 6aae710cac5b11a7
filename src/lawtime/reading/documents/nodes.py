"""The units of a document while its tree is being built."""

from collections.abc import Iterable

from attrs import define, field

from lawtime.model.document import Provision

RANKS = {
    "att": 0,
    "sec": 1,
    "subsec": 2,
    "chp": 3,
    "subchp": 4,
    "art": 5,
    "preamble": 5,
    "para": 6,
    "note": 6,
    "subpara": 7,
    "al": 8,
}
"""How deep each kind of unit lies; a unit ends where one of the same or a lower rank begins."""


@define(slots=True, eq=False)
class Node:
    """One unit of the tree being built; the fields are those of `Provision`."""

    eid: str
    kind: str
    number: str = ""
    heading: str = ""
    line: str = ""
    start: int = -1
    end: int = -1
    gone: bool = False
    children: "list[Node]" = field(factory=list)
    indents: int = 0

    def next_indent(self) -> int:
        """Return the number of the next unnumbered line of this unit, whose own line counts as the first."""
        self.indents = max(self.indents, 1 if self.line else 0) + 1
        return self.indents

    def reach(self, start: int, end: int) -> None:
        """Take a stretch of the file into this unit."""
        self.start = start if self.start < 0 else min(self.start, start)
        self.end = max(self.end, end)

    def last_line(self) -> str:
        """Return the last line of text within this unit."""
        node = self
        while node.children:
            node = node.children[-1]
        return node.line


def frozen_forest(nodes: Iterable[Node]) -> tuple[Provision, ...]:
    """Return units as provisions, each spanning all that lies within it."""
    return tuple(_frozen(node) for node in nodes)


def _frozen(node: Node) -> Provision:
    children = frozen_forest(node.children)
    start, end = node.start, node.end
    for child in children:
        start = child.span[0] if start < 0 else min(start, child.span[0])
        end = max(end, child.span[1])
    return Provision(node.eid, node.kind, node.number, node.heading, node.line, (start, end), children, node.gone)


@define(slots=True)
class Frame:
    """An open list of subparagraphs.

    Args:
        owner: the unit that the list belongs to.
        last: its latest subparagraph.
        key: what orders that one.
        letters: its numbers are letters.
        closed: a part of the text has followed the list.
    """

    owner: Node
    last: Node
    key: tuple[int, ...]
    letters: bool = False
    closed: bool = False


def follows(key: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Say whether a number is the very next one after another: 5 or 4-1 after 4, 4-2 or 5 after 4-1.

    >>> follows((5,), (4,)), follows((4, 1), (4,)), follows((5,), (4, 1)), follows((6,), (4,))
    (True, True, True, False)
    """
    if len(key) == len(last) + 1:
        return key[:-1] == last and key[-1] == 1
    if len(key) > len(last):
        return False
    return key[:-1] == last[: len(key) - 1] and key[-1] == last[len(key) - 1] + 1
