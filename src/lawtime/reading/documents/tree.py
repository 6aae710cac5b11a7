"""Lines become the tree of provisions, the notes with their places, and the regions."""

from collections.abc import Sequence

from attrs import define, field

from lawtime.language.numerals import roman
from lawtime.model.acts import ACT, NOTE
from lawtime.model.document import NoteLine, Provision, Region, RegionKind
from lawtime.model.findings import Finding
from lawtime.model.notes import NoteKind
from lawtime.reading.documents import zones
from lawtime.reading.documents.lines import Hint, Line, Marker, further_numbers, is_label, key_of
from lawtime.reading.documents.nodes import RANKS, Frame, Node, follows, frozen_forest
from lawtime.reading.documents.pages import Opening, Page

_NESTING = 6
_GO_ON = (";", ":", ",")
_MOST_FINDINGS = 50
_RANGE = 200
_HEADING = 300
_QUOTED_LINES = 400
_MOST_UNCLOSED = 20
_OPENERS = "\u00ab\u201c\u201e"
_CLOSERS = "\u00bb\u201d"
_OPEN_QUOTES = tuple(_OPENERS + '"')
_KINDS = {
    zones.CAPTION: RegionKind.CAPTION,
    zones.CONTENTS: RegionKind.CONTENTS,
    zones.SIGNATURE: RegionKind.SIGNATURE,
    zones.REMARK: RegionKind.REMARK,
    zones.CHROME: RegionKind.CHROME,
    zones.RULE: RegionKind.MARKUP,
}
_CONTAINERS = frozenset({"att", "sec", "subsec", "chp", "subchp", "art", "preamble"})
_PREFIXED = frozenset({"subsec", "subchp"})


@define
class Built:
    """What the lines of a document make up."""

    provisions: tuple[Provision, ...]
    notes: tuple[NoteLine, ...]
    regions: list[Region]
    findings: list[Finding]


def build(lines: Sequence[Line], page: Page) -> Built:
    """Return the tree, notes and regions that lines make up; their zones are known."""
    builder = _Builder(page, lines)
    for index, line in enumerate(lines):
        builder.take(index, line)
    return Built(frozen_forest(builder.roots), tuple(builder.notes), builder.regions, builder.findings)


def _next_markers(lines: Sequence[Line]) -> list[Marker | None]:
    """Return for each line the next number after it within the same structural unit."""
    found: list[Marker | None] = [None] * len(lines)
    ahead: Marker | None = None
    for index in range(len(lines) - 1, -1, -1):
        found[index] = ahead
        line = lines[index]
        if line.opening is not None or line.zone in (zones.SIGNATURE, zones.CONTENTS):
            ahead = None
        elif line.marker is not None and line.zone in (zones.BODY, zones.NOTE):
            ahead = line.marker
    return found


@define
class _Builder:
    page: Page
    lines: Sequence[Line]
    roots: list[Node] = field(factory=list)
    notes: list[NoteLine] = field(factory=list)
    regions: list[Region] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    _path: list[Node] = field(factory=list)
    _frames: list[Frame] = field(factory=list)
    _taken: dict[str, int] = field(factory=dict)
    _next: list[Marker | None] = field(init=False)
    _root: Node = field(factory=lambda: Node("", "root"))
    _signed: bool = False
    _annexes: int = 0
    _quoted_until: int = -1
    _unclosed: int = 0
    _heads: int = -1

    def __attrs_post_init__(self) -> None:
        self._next = _next_markers(self.lines)
        self._root.children = self.roots

    # -- one line -------------------------------------------------------------------------------------------------

    def take(self, index: int, line: Line) -> None:
        """Put one line in its place."""
        if line.zone == zones.NOTE or line.note is not None:
            self._note(line)
        elif line.zone == zones.PREAMBLE:
            self._preamble(line)
        elif line.zone in _KINDS:
            self._signed = self._signed or line.zone == zones.SIGNATURE
            self._mark(
                line,
                _KINDS[line.zone],
                line.zone if line.zone != zones.CHROME else self.page.named(line.text) or "page",
            )
        else:
            self._body(index, line)

    def _body(self, index: int, line: Line) -> None:
        if self._signed and (line.opening is None or line.opening.kind != "att"):
            self._unannounced_annex(line)
        if line.hint is Hint.RED:
            self._find("red-text", f"set in red, and taken for text of the act: {line.text[:80]!r}", line)
        if index <= self._quoted_until:
            self._indent(index, line)
        elif line.opening is not None:
            self._open(index, line, line.opening)
        elif self._is_heading_of_last(index, line):
            self._add_heading(line)
        elif line.marker is not None:
            self._numbered(line, line.marker, gone=False)
        elif self._begins_note(index, line):
            self._open_note(line)
        elif self._divides(index, line):
            self._mark(line, RegionKind.CAPTION, "heading")
            self._find("unnumbered-heading", f"a heading without a number is in no unit: {line.text[:80]!r}", line)
        else:
            self._quoted_until = self._quote_end(index, line)
            self._indent(index, line)

    # -- structure ------------------------------------------------------------------------------------------------

    def _open(self, index: int, line: Line, opening: Opening) -> None:
        if opening.kind == "att" and self._same_annex(line):
            self._mark(line, RegionKind.CAPTION, self._path[0].eid)
            self._path[0].reach(line.start, line.end)
            return
        node = self._push(opening.kind, opening.number, line)
        self._mark(line, RegionKind.PROVISION if opening.kind != "att" else RegionKind.CAPTION, node.eid)
        self._heads = index
        rest = opening.rest
        if opening.kind == "att" or not rest:
            return
        if self._is_text(index, line, rest):
            self._add_indent(node, rest, line)
            self._heads = -1
        else:
            node.heading = rest

    def _push(self, kind: str, number: str, line: Line) -> Node:
        """Begin a structural unit."""
        rank = RANKS[kind]
        while self._path and RANKS[self._path[-1].kind] >= rank:
            self._path.pop()
        parent = self._path[-1] if self._path else self._root
        if kind == "att":
            self._annexes += 1
            self._signed = False
        node = Node(self._container_eid(kind, number, parent, line), kind, number)
        node.reach(line.start, line.end)
        parent.children.append(node)
        self._path.append(node)
        self._frames.clear()
        return node

    def _container_eid(self, kind: str, number: str, parent: Node, line: Line) -> str:
        plain = _plain_number(number) or str(self._annexes if kind == "att" else 1)
        name = "preamble" if kind == "preamble" else f"{kind}_{plain}"
        annex = next((node.eid for node in self._path if node.kind == "att"), "")
        wide = f"{annex}__{name}" if annex else name
        narrow = f"{parent.eid}__{name}" if parent.eid else name
        first = narrow if kind in _PREFIXED else wide
        return self._unique(first if first not in self._taken else narrow, line)

    def _unannounced_annex(self, line: Line) -> None:
        """Give the text after a signature a unit of its own."""
        self._find(
            "text-after-signature", f"text after the signature, under no heading of an annex: {line.text[:80]!r}", line
        )
        self._push("att", "", line)

    def _same_annex(self, line: Line) -> bool:
        """Say whether a line only goes on naming the annex that has just begun."""
        return (
            bool(self._path)
            and self._path[-1].kind == "att"
            and not self._path[-1].children
            and not self._path[-1].heading
            and not line.parted
        )

    def _is_text(self, index: int, line: Line, rest: str) -> bool:
        """Say whether what follows an article's number on its line is the article's text, and not its heading."""
        if line.hint is Hint.HEADING or line.opening is None or line.opening.kind != "art":
            return False
        if rest.endswith((":", ";")):
            return True
        if not rest.endswith("."):
            return len(rest) > _HEADING
        following = next(
            (other for other in self.lines[index + 1 : index + 8] if other.zone in (zones.BODY, zones.SIGNATURE)), None
        )
        empty = following is None or following.opening is not None or following.zone == zones.SIGNATURE
        return empty or len(rest) > 150 or ". " in rest

    def _is_heading_of_last(self, index: int, line: Line) -> bool:
        """Say whether a line is the heading of the unit that began on the line before."""
        if self._heads < 0 or not self._path:
            return False
        node = self._path[-1]
        nearby = index - self._heads == 1
        if node.kind == "att":
            return self._heads_annex(index, line)
        if not nearby or node.heading or line.marker is not None or line.hint is Hint.TABLE:
            return False
        return len(line.text) < _HEADING and not line.text.endswith((".", ";", ":", ","))

    def _heads_annex(self, index: int, line: Line) -> bool:
        """Say whether a line still names an annex: what it belongs to, and, after a blank line, what it is called."""
        node = self._path[-1]
        if (
            node.children
            or line.marker is not None
            or line.hint is Hint.TABLE
            or index - self._heads > 12
            or len(line.text) > _HEADING
        ):
            return False
        if node.heading:
            return not line.parted and not line.text.endswith((".", ";", ":")) and self._heading_open
        return not line.text.endswith((".", ";", ":")) or not line.parted

    _heading_open: bool = False

    def _add_heading(self, line: Line) -> None:
        node = self._path[-1]
        node.reach(line.start, line.end)
        if node.kind != "att":
            node.heading = line.text
            self._mark(line, RegionKind.PROVISION, node.eid)
            return
        if line.parted or self._heading_open or line.hint is Hint.HEADING:
            node.heading = f"{node.heading} {line.text}".strip()
            self._heading_open = True
            self._mark(line, RegionKind.PROVISION, node.eid)
        else:
            self._mark(line, RegionKind.CAPTION, node.eid)

    def _divides(self, index: int, line: Line) -> bool:
        """Say whether a line is a heading without a number, such as the general part of a code has."""
        following = next((other for other in self.lines[index + 1 : index + 3] if other.zone == zones.BODY), None)
        if following is None or following.opening is None or line.text.endswith((".", ";", ":", ",")):
            return False
        return line.hint is Hint.HEADING or (line.text.isupper() and len(line.text) < 100)

    def _begins_note(self, index: int, line: Line) -> bool:
        """Say whether a line begins the note that an article ends in, or, in quoted text, such a note alone."""
        if line.hint is Hint.TABLE or not self.page.is_note(line.text):
            return False
        ahead = self._next[index]
        goes_on = ahead is not None and ahead.key > (1,)
        return not goes_on and (not self._path or any(node.kind == "art" for node in self._path))

    def _open_note(self, line: Line) -> None:
        while self._path and RANKS[self._path[-1].kind] > RANKS["art"]:
            self._path.pop()
        parent = self._unit()
        node = Node(self._unique(f"{parent.eid}__{NOTE}" if parent.eid else NOTE, line), NOTE, line=line.text)
        node.reach(line.start, line.end)
        parent.children.append(node)
        self._path.append(node)
        self._frames.clear()
        self._heads = -1
        self._mark(line, RegionKind.PROVISION, node.eid)

    def _preamble(self, line: Line) -> None:
        if not self._path or self._path[-1].kind != "preamble":
            node = self._push("preamble", "", line)
            node.line = line.text
        else:
            node = self._path[-1]
            self._add_indent(node, line.text, line)
        self._mark(line, RegionKind.PROVISION, node.eid)

    # -- numbered and unnumbered lines ----------------------------------------------------------------------------

    def _unit(self) -> Node:
        """Return the unit whose lists and parts the next line may be: a paragraph, an article, or what there is."""
        return self._path[-1] if self._path else self._root

    def _numbered(self, line: Line, marker: Marker, gone: bool) -> Node:
        node = self._paragraph(line, marker) if marker.sign == "." else self._subparagraph(line, marker)
        node.gone = gone
        node.line = "" if gone else line.text
        self._heads = -1
        if not gone:
            self._mark(line, RegionKind.PROVISION, node.eid)
            self._quoted_until = -1
        return node

    def _paragraph(self, line: Line, marker: Marker) -> Node:
        if self._path and self._path[-1].kind == "preamble":
            self._path.pop()
        while self._path and self._path[-1].kind == "para":
            self._path.pop()
        parent = self._unit()
        name = f"para_{marker.number}"
        annex = next((node.eid for node in self._path if node.kind == "att"), "")
        wide = f"{annex}__{name}" if annex else name
        narrow = f"{parent.eid}__{name}" if parent.eid else name
        first = narrow if parent.kind in ("art", NOTE) else wide
        node = Node(self._unique(first if first not in self._taken else narrow, line), "para", marker.number)
        node.reach(line.start, line.end)
        parent.children.append(node)
        self._path.append(node)
        self._frames.clear()
        return node

    def _subparagraph(self, line: Line, marker: Marker) -> Node:
        if self._path and self._path[-1].kind == "preamble":
            self._path.pop()
            self._frames.clear()
        owner = self._list_owner(marker)
        prefix = f"{owner.eid}__" if owner.eid else ""
        node = Node(self._unique(f"{prefix}subpara_{marker.number}", line), "subpara", marker.number)
        node.reach(line.start, line.end)
        owner.children.append(node)
        frame = next(
            (frame for frame in reversed(self._frames) if frame.owner is owner and frame.letters == marker.letter), None
        )
        if frame is None:
            self._frames.append(Frame(owner, node, marker.key, marker.letter))
        else:
            del self._frames[self._frames.index(frame) + 1 :]
            frame.last, frame.key, frame.closed = node, max(frame.key, marker.key), False
        return node

    def _list_owner(self, marker: Marker) -> Node:
        """Return the unit whose list a subparagraph belongs to."""
        unit = self._unit()
        frames = [frame for frame in self._frames if frame.letters == marker.letter]
        if not frames:
            return self._frames[-1].last if marker.letter and self._frames else unit
        nearest = frames[-1]
        for frame in reversed(frames):
            if follows(marker.key, frame.key):
                return frame.owner
        for frame in reversed(frames):
            if marker.key > frame.key:
                return frame.owner
        if nearest.owner.children and nearest.owner.children[-1].kind == "al":
            return nearest.owner.children[-1]
        if unit.children and unit.children[-1].kind == "al":
            return unit.children[-1]
        if nearest.last.last_line().endswith(":") and not nearest.last.children and len(self._frames) < _NESTING:
            return nearest.last
        return nearest.owner

    def _indent(self, index: int, line: Line) -> None:
        unit = self._unit()
        if unit.kind == "preamble":
            self._path.pop()
            unit = self._unit()
        self._heads = -1
        owner = self._part_owner(index, unit)
        node = self._add_indent(owner, line.text, line)
        self._mark(line, RegionKind.PROVISION, node.eid)

    def _part_owner(self, index: int, unit: Node) -> Node:
        """Return the unit that an unnumbered line belongs to: the open subparagraph, or the one that holds the list."""
        if not self._frames or self._frames[-1].closed:
            return unit
        frame = self._frames[-1]
        ahead = self._next[index]
        if ahead is not None and ahead.sign == ")":
            for candidate in reversed(self._frames):
                if candidate.letters == ahead.letter and ahead.key > candidate.key:
                    return frame.last
        if index <= self._quoted_until or frame.last.last_line().endswith(_GO_ON):
            return frame.last
        del self._frames[1:]
        self._frames[0].closed = True
        return unit

    def _add_indent(self, owner: Node, text: str, line: Line) -> Node:
        prefix = f"{owner.eid}__" if owner.eid else ""
        node = Node(self._unique(f"{prefix}al_{owner.next_indent()}", line), "al", line=text)
        node.reach(line.start, line.end)
        owner.children.append(node)
        return node

    def _quote_end(self, index: int, line: Line) -> int:
        """Return the last line of a text that is quoted from this line on, or -1: its numbers are not this act's."""
        if not line.text.startswith(_OPEN_QUOTES) or line.hint is Hint.TABLE or self._unclosed > _MOST_UNCLOSED:
            return -1
        straight = line.text[0] == '"'
        depth = 0
        for at in range(index, min(len(self.lines), index + _QUOTED_LINES)):
            other = self.lines[at]
            if other.zone not in (zones.BODY, zones.NOTE):
                break
            if straight:
                depth ^= other.text.count('"') % 2
            else:
                depth += sum(map(other.text.count, _OPENERS)) - sum(map(other.text.count, _CLOSERS))
            if depth <= 0:
                return at if at > index else -1
        self._unclosed += 1
        self._find("unclosed-quotation", f"a quotation is opened and not closed: {line.text[:60]!r}", line)
        return -1

    # -- notes ----------------------------------------------------------------------------------------------------

    def _note(self, line: Line) -> None:
        if is_label(line):
            self._find("note-without-words", f"the label of a note has no words after it: {line.text!r}", line)
        if line.unsure:
            self._find(
                "note-unlabelled", f"the page marks this as a note, which its words do not: {line.text[:80]!r}", line
            )
        element = self._tombstone(line) if line.note is NoteKind.TOMBSTONE else ""
        subject = element or self._subject()
        self.notes.append(NoteLine(line.text, line.number, (line.start, line.end), subject, element))
        self._mark(line, RegionKind.NOTE, subject)
        for node in self._path:
            node.reach(line.start, line.end)

    def _subject(self) -> str:
        inner = next((node for node in reversed(self._path) if node.kind in _CONTAINERS), None)
        if (inner is not None and inner.kind == "att") or inner is None:
            point = next((node for node in reversed(self._path) if node.kind == "para"), inner)
            return point.eid if point is not None else ACT
        return inner.eid

    def _tombstone(self, line: Line) -> str:
        """Put a removed element in the tree; return its address, or "" where the line does not number it."""
        if line.marker is not None:
            first = self._numbered(line, line.marker, gone=True)
            self._further_tombstones(line, line.marker)
            return first.eid
        opening = line.opening or self.page.beginning(line.text)
        if opening is None:
            return ""
        if opening.kind == "art" or not self._path:
            node = self._push(opening.kind, opening.number, line)
        elif self._path[-1].kind == opening.kind and self._path[-1].number == opening.number:
            node = self._path[-1]
        else:
            node = self._push(opening.kind, opening.number, line)
        node.gone = True
        return node.eid

    def _further_tombstones(self, line: Line, first: Marker) -> None:
        """Put the other elements in the tree that one tombstone stands for."""
        numbers: list[str] = []
        last = first.number
        for number, ends_range in further_numbers(line.text, first):
            if ends_range:
                start, end = key_of(last)[0] + 1, key_of(number)[0]
                whole = "-" not in number
                numbers += [
                    str(value) for value in range(start, min(end + (not whole), start + _RANGE)) if str(value) != number
                ]
            numbers.append(number)
            last = number
        for number in numbers:
            self._numbered(line, Marker(number, first.sign, key_of(number)), gone=True)
        if numbers:
            self._find("tombstone-range", f"one tombstone stands for several elements: {line.text[:60]!r}", line)

    # -- books ----------------------------------------------------------------------------------------------------

    def _unique(self, eid: str, line: Line) -> str:
        count = self._taken.get(eid, 0) + 1
        self._taken[eid] = count
        if count == 1:
            return eid
        self._find("duplicate-number", f"{eid} stands twice; the later one is {eid}.{count}", line)
        return self._unique(f"{eid}.{count}", line)

    def _find(self, code: str, message: str, line: Line) -> None:
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(Finding(code, message, line=line.number, span=(line.start, line.end)))

    def _mark(self, line: Line, kind: RegionKind, name: str) -> None:
        self.regions.extend(Region(start, end, kind, name) for start, end in line.pieces)


def _plain_number(number: str) -> str:
    """Return a number as eIds have it: a Roman numeral as digits, so that every language has the same address."""
    return str(roman(number) or number)
