"""Markdown, as public archives write editions of an act: headings, quoted notes, anchors, escapes, tables."""

import re
from collections.abc import Iterator

from attrs import evolve

from lawtime.model.document import Region, RegionKind
from lawtime.reading.documents.lines import Hint, Line, collapse, is_blocky, plain_lines
from lawtime.reading.documents.reader import Scanned

_HEADING = re.compile(r"(#{1,6})(?:\s+|$)")
_QUOTE = re.compile(r">\s?")
_SIGNS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|<a\s[^<>]{0,300}>|</a\s*>|<br\s*/?>|<!--|-->")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_CELLS = re.compile(r"(?<!\\)\|")


def scan(text: str) -> Scanned:
    """Return the lines of a Markdown text, without its signs.

    >>> [line.text for line in scan("### Article 1. Terms\\n\\n> *Footnote. Article 1 as amended.*\\n\\n1\\\\) a rule;\\n").lines]
    ['Article 1. Terms', 'Footnote. Article 1 as amended.', '1) a rule;']
    """
    lines: list[Line] = []
    comments: list[Region] = []
    quoted = False
    rows: list[Line] = []
    for raw in _outside_comments(text, comments):
        line, is_quoted = _unquoted(text, raw)
        if line is None:
            quoted = False
            continue
        line.parted = line.parted or is_quoted is not quoted or line.hint is Hint.HEADING
        quoted = is_quoted
        if is_quoted and line.hint is Hint.NONE:
            line.hint = Hint.QUOTED
        if line.text.startswith("|") and line.text.count("|") > 1:
            rows.append(line)
            continue
        _flush(text, rows, lines)
        _strip_signs(text, line)
        if line.pieces:
            lines.append(line)
    _flush(text, rows, lines)
    return Scanned(lines, comments, blocky=is_blocky(lines))


def _outside_comments(text: str, comments: list[Region]) -> Iterator[Line]:
    """Yield the lines that are not within a comment; name the comments."""
    spans = []
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at)
        if end < 0:
            break
        spans.append((at, end + 3))
        at = text.find("<!--", end + 3)
    comments.extend(Region(start, end, RegionKind.CHROME, "comment") for start, end in spans)
    index = 0
    for line in plain_lines(text):
        while index < len(spans) and spans[index][1] <= line.start:
            index += 1
        if index < len(spans) and spans[index][0] <= line.start:
            if line.end <= spans[index][1]:
                continue
            _move(text, line, spans[index][1], line.end)
        while index < len(spans) and spans[index][0] < line.end and line.text:
            _move(text, line, line.start, spans[index][0])
            break
        if line.text:
            yield line


def _move(text: str, line: Line, start: int, end: int) -> None:
    """Take only a part of a line."""
    part = text[start:end]
    words = part.strip()
    start += len(part) - len(part.lstrip())
    line.pieces = [(start, start + len(words))]
    line.text = collapse(words)


def _unquoted(text: str, line: Line) -> tuple[Line | None, bool]:
    """Return a line without the signs of quotation and heading that it begins with, and whether it was quoted."""
    start, end = line.pieces[0]
    at = start
    while match := _QUOTE.match(text, at, end):
        at = match.end()
    is_quoted = at > start
    if match := _HEADING.match(text, at, end):
        at = match.end()
        line.hint = Hint.HEADING
    if at > start:
        _move(text, line, at, end)
    elif line.text.startswith("```"):
        line.pieces = []
        line.text = ""
    return (line if line.text else None), is_quoted


def _strip_signs(text: str, line: Line) -> None:
    """Take the signs of emphasis, escape and anchor out of a line."""
    start, end = line.pieces[0]
    signs = [match.span() for match in _SIGNS.finditer(text, start, end)]
    if not signs:
        return
    dropped = sorted(_dropped(text, signs, start, end))
    pieces: list[tuple[int, int]] = []
    at = start
    for left, right in [*dropped, (end, end)]:
        if left > at:
            pieces.append((at, left))
        at = max(at, right)
    line.pieces = pieces
    line.text = collapse("".join(text[left:right] for left, right in pieces))
    if not line.text:
        line.pieces = []


def _dropped(text: str, signs: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the signs that are markup: all but asterisks without a partner, which are the text's own."""
    waiting: dict[int, list[tuple[int, int]]] = {}
    escaped = -1
    for left, right in signs:
        if text[left] != "*":
            if text[left] == "\\":
                escaped = right
            yield left, right
            continue
        if left == escaped:
            continue
        width = right - left
        before = text[left - 1] if left > start else " "
        after = text[right] if right < end else " "
        if not before.isspace() and waiting.get(width):
            yield waiting[width].pop()
            yield left, right
        elif not after.isspace():
            waiting.setdefault(width, []).append((left, right))


def _flush(text: str, rows: list[Line], lines: list[Line]) -> None:
    """Put the rows of a table, where there are any, into one line."""
    if not rows:
        return
    shown, pieces = [], []
    for row in rows:
        if _TABLE_RULE.fullmatch(row.text):
            continue
        cells = []
        start, end = row.pieces[0]
        cuts = [start - 1, *(match.start() for match in _CELLS.finditer(text, start, end)), end]
        for left, right in zip(cuts, cuts[1:], strict=False):
            cell = evolve(row, pieces=[(left + 1, right)], text="")
            _move(text, cell, left + 1, right)
            if cell.text:
                _strip_signs(text, cell)
                pieces.extend(cell.pieces)
            cells.append(cell.text)
        if not text[start : cuts[1]].strip():
            cells = cells[1:]
        if cells and not cells[-1]:
            cells = cells[:-1]
        shown.append("\t".join(cells))
    if pieces:
        first = rows[0]
        lines.append(Line("\n".join(shown), pieces, first.number, True, first.indent, Hint.TABLE))
    rows.clear()
