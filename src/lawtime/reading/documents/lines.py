"""The lines of a document, whatever its format: what each begins, and which of them belong together."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

from attrs import define, field

from lawtime.model.notes import NoteKind
from lawtime.reading.documents.pages import Opening, Page

Opens = Callable[[str], NoteKind | None]
"""Says which kind of note a line begins, if any."""

_PLAIN_LINE = re.compile(r"[^\r\n]+")
_MARKER = re.compile(r"(?P<number>\d{1,3}(?:[-\u2010-\u2015]\d{1,3}){0,4})\s?(?P<sign>[.)])(?!\d)")
_LETTER_MARKER = re.compile(r"(?P<number>[^\W\d_])(?P<sign>\))\s")
_FURTHER = re.compile(r"\s?(?P<join>[-\u2010-\u2015]|,|;|\w{1,5})?\s?(?P<number>\d{1,4}(?:-\d{1,3}){0,4})\s?\)")
_RULE = re.compile(r"[-_=*.\u2010-\u2015\s]{3,}")
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2015", "------")
_LONGEST_NOTE = 5000
"""A note, or the rest of one, that two paragraphs hold has fewer letters."""

_FINAL = (".", ";", ":", "!", "?")
_DEEPER = 3
_ABOVE = 60
"""So many lines at the most stand above the text of an act."""
_LABEL_WORDS = 3
_SPLIT = re.compile(r"[.!)\];]\s+(?=[^\W\d_])")
_LABEL_REACH = 120
_LONGEST = 500
_MOST_NOTES = 2_000
"""So many notes at the most are told apart in one paragraph; one that seems to hold more is no paragraph of notes."""


class Hint(Enum):
    """What the source's own markup says of a line."""

    NONE = ""
    HEADING = "heading"
    NOTE = "note"
    RED = "red"
    QUOTED = "quoted"
    TABLE = "table"


@define(slots=True)
class Line:
    """One line of a document: a paragraph, or a part of one that stands on its own line.

    Args:
        text: its words, white space collapsed, no markup.
        pieces: the stretches of the file that it is made of.
        number: the line of the file on which it begins, counted from 1.
        parted: a blank line, or the end of a block, stands before it.
        indent: how many spaces stand before it.
        hint: what the markup says of it.
        outside: it stands outside the part of a page that holds the act.
        opening, marker, note: what it begins, where it begins one.
        unsure: the markup alone says that it is a note.
        zone: which part of the document it belongs to, when that is known.
    """

    text: str
    pieces: list[tuple[int, int]]
    number: int
    parted: bool = True
    indent: int = 0
    hint: Hint = Hint.NONE
    opening: Opening | None = None
    marker: "Marker | None" = None
    note: NoteKind | None = None
    unsure: bool = False
    outside: bool = False
    zone: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.pieces[-1][1]


@define(slots=True)
class Marker:
    """The number that a line begins with: `1.`, `4-1)` or a letter and a bracket.

    Args:
        number: as printed, dashes as hyphens.
        sign: `.` or `)`.
        key: what orders it among its like.
        end: where it ends in the line's text.
    """

    number: str
    sign: str
    key: tuple[int, ...]
    end: int = field(default=0)

    @property
    def letter(self) -> bool:
        """Whether it is a letter, not a number."""
        return not self.number[0].isdigit()


def marker_of(text: str) -> Marker | None:
    """Return the number that a line begins with, or `None`.

    >>> marker_of("4-1) determine the procedure").number, marker_of("19.03.2026 N 5")
    ('4-1', None)
    """
    if not text[:1].isdigit():
        match = _LETTER_MARKER.match(text) if text[1:2] == ")" else None
        return Marker(match["number"], ")", (0, ord(match["number"].lower())), match.end()) if match else None
    match = _MARKER.match(text)
    if match is None:
        return None
    number = match["number"].translate(_DASHES)
    return Marker(number, match["sign"], key_of(number), match.end())


def key_of(number: str) -> tuple[int, ...]:
    """Return what orders a number as printed among its like.

    >>> key_of("4") < key_of("4-1") < key_of("5")
    True
    """
    return tuple(int(part) for part in number.split("-"))


def further_numbers(text: str, first: Marker) -> list[tuple[str, bool]]:
    """Return the numbers that follow a first one in a tombstone for several elements; whether each ends a range.

    >>> text = "3) - 6-3) ..."
    >>> further_numbers(text, marker_of(text))
    [('6-3', True)]
    """
    found = []
    at = first.end
    while match := _FURTHER.match(text, at):
        joined = match["join"] or ""
        found.append((match["number"], bool(joined) and not joined.isalnum() and joined not in ",;"))
        at = match.end()
    return found


def plain_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a plain text that are not blank."""
    number, last, parted = 1, 0, True
    for match in _PLAIN_LINE.finditer(text):
        start, end = match.span()
        breaks = count_breaks(text, last, start)
        number += breaks
        last = end
        parted = parted or breaks > 1
        whole = match.group()
        words = whole.strip()
        if not words:
            parted = True
            continue
        indent = len(whole) - len(whole.lstrip())
        start += indent
        yield Line(collapse(words), [(start, start + len(words))], number, parted, indent)
        parted = False


def count_breaks(text: str, start: int, end: int) -> int:
    """Return how many line ends a stretch of a file holds, however they are written."""
    if start == end:
        return 0
    breaks = text.count("\n", start, end)
    returns = text.count("\r", start, end)
    return breaks + returns - text.count("\r\n", start, end) if returns else breaks


def collapse(text: str) -> str:
    r"""Return a text with each run of white space as one space.

    >>> collapse("Article\t 5.")
    'Article 5.'
    """
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())


def is_rule(text: str) -> bool:
    """Say whether a line is only drawn: a row of dashes or underscores."""
    return _RULE.fullmatch(text) is not None


def is_blocky(lines: list[Line]) -> bool:
    """Say whether blank lines part the paragraphs of a text, so that a single line end may stand within one."""
    return sum(line.parted for line in lines) * 5 >= len(lines) * 3


def joined(
    lines: Iterable[Line],
    source: str,
    page: Page,
    opens: Opens,
    blocky: bool,
    decoded: Callable[[str], str] = str,
    announces: Callable[[str], bool] = lambda _: False,
    completes: Callable[[str, str], bool] = lambda *_: False,
    unlabelled: Callable[[str], bool] = lambda _: False,
    ending: Callable[[str], int | None] = lambda _: None,
) -> list[Line]:
    """Return lines with what each begins, those that a mere line end had parted joined again.

    Args:
        lines: as the file has them.
        source: the file.
        page: the layout of the publisher's pages.
        opens: which lines begin notes.
        blocky: blank lines part the paragraphs of this text.
        decoded: what a stretch of the file says, where that is not what it is written as.
        announces: which lines without a label go on with the announcement in the paragraph before them.
        completes: whether a line, given second, ends the note that the paragraph before it began.
        unlabelled: which lines that no sign marks as notes are notes by their words.
        ending: where a line above the text of an act begins to say that the act lost force.
    """
    found: list[Line] = []
    size = 0
    for line in lines:
        _recognise(line, page, opens)
        last = found[-1] if found else None
        announced = last is not None and _may_announce(last, line) and announces(line.text)
        goes_on = announced or (last is not None and _continues(last, line, blocky))
        goes_on = goes_on or (last is not None and _may_complete(last, line) and completes(last.text, line.text))
        if last is not None and size < _LONGEST and goes_on:
            size += 1
            last.text = f"{last.text} {line.text}"
            last.pieces.extend(line.pieces)
            if last.opening is not None:
                last.opening = page.opening(last.text, last.hint is Hint.HEADING) or last.opening
            continue
        size = 0
        found.append(line)
        if line.hint is Hint.NOTE and line.note is None and not line.outside:
            line.note = NoteKind.TOMBSTONE if line.marker else NoteKind.FOOTNOTE
            line.unsure = True
    for line in found:
        if line.note is None and line.marker is None and not line.outside and unlabelled(line.text):
            line.note, line.opening = NoteKind.FOOTNOTE, None
    return [
        part
        for whole in _without_endings(found, source, ending, decoded)
        for part in _divided(whole, source, opens, decoded)
    ]


def _without_endings(
    found: list[Line], source: str, ending: Callable[[str], int | None], decoded: Callable[[str], str]
) -> Iterator[Line]:
    """Yield the lines; above the text of an act, what says that it lost force is a note of its own."""
    above = True
    for place, line in enumerate(found):
        above = above and place < _ABOVE and line.opening is None and line.marker is None
        start = ending(line.text) if above and line.note is None and not line.outside else None
        if start is None:
            yield line
        elif start == 0:
            line.note = NoteKind.FOOTNOTE
            yield line
        else:
            yield from _cut(line, [0, start], [None, NoteKind.FOOTNOTE], source, decoded)


def _may_announce(last: Line, line: Line) -> bool:
    """Say whether a line stands where an announcement may go on in a paragraph of its own."""
    free = line.note in (None, NoteKind.TOMBSTONE) and (line.marker is None or is_label(last))
    return last.note is NoteKind.ANNOUNCEMENT and free and not line.outside


def _may_complete(last: Line, line: Line) -> bool:
    """Say whether a line stands where it may end a note that the paragraph before it broke off."""
    free = line.note is None and line.marker is None and line.opening is None and line.hint is not Hint.TABLE
    begun = last.note is not None and not is_label(last) and max(len(last.text), len(line.text)) < _LONGEST_NOTE
    return free and begun and line.outside is last.outside and (is_open(last.text) or not last.text.endswith(_FINAL))


def is_open(text: str) -> bool:
    """Say whether a bracket of a text is not closed."""
    return text.count("(") > text.count(")")


def _recognise(line: Line, page: Page, opens: Opens) -> None:
    if line.hint is Hint.TABLE or line.outside:
        return
    line.note = opens(line.text)
    if line.note in (None, NoteKind.TOMBSTONE):
        line.marker = marker = marker_of(line.text)
        if marker is None:
            line.opening = page.opening(line.text, line.hint is Hint.HEADING)
        elif line.note is None and (more := _FURTHER.match(line.text, marker.end)):
            while further := _FURTHER.match(line.text, more.end()):
                more = further
            line.note = opens(f"{line.text[: marker.end]} {line.text[more.end() :].lstrip()}")


def _continues(last: Line, line: Line, blocky: bool) -> bool:
    """Say whether a line goes on with the one before it."""
    if Hint.TABLE in (last.hint, line.hint) or last.outside is not line.outside or line.note is not None:
        return False
    if line.hint is Hint.HEADING is not last.hint:
        return False
    if is_label(last):
        return line.opening is None and line.marker is None
    if line.marker is not None or line.opening is not None or line.parted:
        return False
    if last.note is not None:
        return _note_continues(last, line, blocky)
    if not blocky or line.indent >= last.indent + _DEEPER or is_rule(last.text) or is_rule(line.text):
        return False
    if last.hint is not line.hint:
        return False
    if last.opening is not None:
        return not line.text.endswith(_FINAL) and not last.text.endswith((";", ":"))
    return not last.text.endswith(_FINAL)


def _note_continues(last: Line, line: Line, blocky: bool) -> bool:
    """Say whether a line goes on with a note: the note is not yet at an end, or the markup holds both together."""
    if is_open(last.text):
        return True
    if not blocky:
        return False
    marked = last.hint is line.hint and line.hint is not Hint.NONE
    return marked or line.indent < last.indent or not last.text.endswith((".", ";", ")"))


def is_label(line: Line) -> bool:
    """Say whether a line holds only the label of a note, whose words follow on the next."""
    if line.note is None or line.note is NoteKind.TOMBSTONE or len(line.text) > 60:
        return False
    return line.text.count(" ") < _LABEL_WORDS and not any(letter.isdigit() for letter in line.text)


def _divided(line: Line, source: str, opens: Opens, decoded: Callable[[str], str]) -> Iterable[Line]:
    """Return the notes of a paragraph that holds several, each of which begins with its label."""
    if line.note is None:
        return (line,)
    cuts, kinds = [0], [line.note]
    for match in _SPLIT.finditer(line.text):
        if line.text[match.end() : match.end() + 1].isupper():
            kind = opens(line.text[match.end() : match.end() + _LABEL_REACH])
            if kind in (NoteKind.FOOTNOTE, NoteKind.ANNOUNCEMENT):
                cuts.append(match.end())
                kinds.append(kind)
        if len(cuts) > _MOST_NOTES:
            return (line,)
    return (line,) if len(cuts) == 1 else _cut(line, cuts, kinds, source, decoded)


def _cut(
    line: Line, cuts: list[int], kinds: Sequence[NoteKind | None], source: str, decoded: Callable[[str], str]
) -> Iterator[Line]:
    """Yield the parts of a line that begin at some characters of its text."""
    shares = _shared(line, cuts, source, decoded)
    number, last = line.number, line.start
    for left, right, kind, pieces in zip(cuts, [*cuts[1:], None], kinds, shares, strict=True):
        if not pieces:
            continue
        number += count_breaks(source, last, pieces[0][0])
        last = pieces[0][0]
        part = Line(line.text[left:right].rstrip(), pieces, number, line.parted, line.indent, line.hint)
        part.note = kind
        if not left:
            part.marker, part.opening, part.unsure = line.marker, line.opening, line.unsure
        yield part


def _shared(line: Line, cuts: list[int], source: str, decoded: Callable[[str], str]) -> list[list[tuple[int, int]]]:
    """Return the pieces of a line that belong to each of its parts."""
    ends = [*cuts[1:], len(line.text)]
    sizes = [len(line.text[left:right].replace(" ", "")) for left, right in zip(cuts, ends, strict=True)]
    shares: list[list[tuple[int, int]]] = [[] for _ in cuts]
    part, left = 0, sizes[0]
    for start, end in line.pieces:
        written = source[start:end]
        shown = decoded(written)
        size = len("".join(shown.split()))
        while size > left and part + 1 < len(cuts) and shown == written:
            place = start + _nth_letter(source, start, left)
            if place > start:
                shares[part].append((start, start + len(source[start:place].rstrip())))
            size -= left
            start = place
            part += 1
            left = sizes[part]
        if size > left and part + 1 < len(cuts) and left <= 0:
            part += 1
            left = sizes[part]
        shares[part].append((start, end))
        left -= size
    return shares


def _nth_letter(source: str, start: int, count: int) -> int:
    """Return how far from a place the character stands that follows a number of characters other than white space."""
    at = start
    while True:
        if not source[at].isspace():
            if count == 0:
                return at - start
            count -= 1
        at += 1
