"""The text of an act as a tree of provisions, and the regions that a file divides into.

Every character of a file lies in exactly one region: it belongs to a provision, to a note, or to a region that is set
aside by name.
"""

from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.findings import Finding


class RegionKind(Enum):
    """What a stretch of a file is."""

    PROVISION = "provision"
    """Text of the law, or the heading or number of a part of it."""
    NOTE = "note"
    """A publisher's note: footnote, tombstone or announcement."""
    CAPTION = "caption"
    """What the act is called: title, kind, date and number."""
    SIGNATURE = "signature"
    """Who signed, and where and when."""
    REMARK = "remark"
    """The publisher's or translator's own words about the text ("unofficial translation")."""
    CONTENTS = "contents"
    """A list of contents."""
    CHROME = "chrome"
    """What belongs to the page and not to the act: menus, hints, search forms, scripts, styles."""
    MARKUP = "markup"
    """Signs that only set the text out: tags, anchors, list and emphasis marks."""
    BLANK = "blank"
    """White space between the rest."""


@frozen
class Region:
    """A stretch of a file: half-open offsets, what it is, and the eId or reason that goes with it."""

    start: int
    end: int
    kind: RegionKind
    name: str = ""


@frozen
class Provision:
    """One addressable unit of an act.

    Args:
        eid: its address, unique in the document.
        kind: `sec`, `subsec`, `chp`, `subchp`, `art`, `para`, `subpara`, `al` (an unnumbered line), `att`, `preamble`.
        number: as printed, without the sign that follows it (`"4-1"`); "" where it has none.
        heading: its title, without kind and number; "" where it has none.
        line: its own printed line, its number as printed included; "" where only its children carry text.
            A table is one `al` whose rows are lines and whose cells are parted by tabs.
        span: half-open offsets of the whole unit in the file, its children and notes included.
        children: the units within it, in the order of the text.
        gone: a tombstone stands in its place.

    An unnumbered line in a unit is an indent, `al_N`, counted among the unnumbered lines of that unit, where the
    unit's own line is the first (in an article without one, the first unnumbered line is).
    """

    eid: str
    kind: str
    number: str
    heading: str
    line: str
    span: tuple[int, int]
    children: "tuple[Provision, ...]" = ()
    gone: bool = False

    def walk(self) -> "Iterator[Provision]":
        """Yield this unit and all within it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """The unit as published: each line of it on its own line, without heading, notes and tombstones."""
        return "\n".join(unit.line for unit in self.walk() if unit.line and not unit.gone)


@frozen
class NoteLine:
    """A note as it stands in a document, not yet read.

    Args:
        text: its words, runs of white space as one space, no markup.
        line: the line on which it begins, counted from 1.
        span: half-open offsets into the file.
        subject: eId of the element at whose place (tombstone) or within which it stands; `act` where it stands
            outside every element.
        element: eId of the removed element for a tombstone, else "".
    """

    text: str
    line: int
    span: tuple[int, int]
    subject: str
    element: str = ""


@frozen
class Document:
    """A file read as the text of an act, or as a list of notes.

    Args:
        source: the name of the file.
        lang: the language of the text.
        title: the title of the act; "" where the file names none.
        act: what the act is called, or `None` where the file does not say.
        provisions: the top-level units, in order.
        notes: the publisher's notes, in order.
        regions: a partition of the file, in order and without gaps.
        findings: what was read badly.
        sha256: of the file's bytes.
        lines: number of lines of the file.
    """

    source: str
    lang: str
    title: str
    act: ActRef | None
    provisions: tuple[Provision, ...]
    notes: tuple[NoteLine, ...]
    regions: tuple[Region, ...] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    sha256: str = ""
    lines: int = 0

    def walk(self) -> Iterator[Provision]:
        """Yield every unit, in the order of the text."""
        for provision in self.provisions:
            yield from provision.walk()

    @property
    def articles(self) -> tuple[Provision, ...]:
        """The articles, in order; in an act without articles, its top-level paragraphs."""
        found = tuple(unit for unit in self.walk() if unit.kind == "art")
        return found or tuple(unit for unit in self.provisions if unit.kind in ("para", "preamble"))
