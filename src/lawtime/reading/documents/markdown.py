"""Markdown, as public archives write editions of an act: headings, quoted notes, anchors, escapes, tables."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice, pairwise

from attrs import evolve

from lawtime.model.document import Region, RegionKind
from lawtime.reading.documents import html
from lawtime.reading.documents.lines import Hint, Line, collapse, count_breaks, is_blocky, plain_lines
from lawtime.reading.documents.reader import Scanned

_HEADING = re.compile(r"(#{1,6})(?:\s+|$)")
_QUOTE = re.compile(r">\s?")
_SIGNS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|<a\s[^<>]{0,300}>|</a\s*>|<br\s*/?>")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_CELLS = re.compile(r"(?<!\\)\|")

_TABLE_TAG = re.compile(r"<(?P<close>/)?table\b[^<>]{0,300}>", re.I)

_MOST_SIGNS = 50_000
"""Beyond so many signs in one line, the rest of them are left as they stand."""


def scan(text: str) -> Scanned:
    r"""Return the lines of a Markdown text, without its signs.

    >>> text = "### Article 1. Terms\n\n> *Footnote. Article 1 as amended.*\n\n1\\) a rule;\n"
    >>> [line.text for line in scan(text).lines]
    ['Article 1. Terms', 'Footnote. Article 1 as amended.', '1) a rule;']
    """
    lines: list[Line] = []
    comments = _comments(text)
    tables = _tables(text, comments)
    quoted = False
    rows: list[Line] = []
    group: list[Line] = []
    for raw in _outside(text, _apart([*comments, *tables])):
        line, is_quoted = _unquoted(text, raw)
        if line is None:
            quoted = False
            continue
        line.parted = line.parted or is_quoted is not quoted or line.hint is Hint.HEADING
        quoted = is_quoted
        if is_quoted and line.hint is Hint.NONE:
            line.hint = Hint.QUOTED
        row = line.text.startswith("|") and line.text.count("|") > 1
        if row or line.parted:
            _strip_signs(text, group, lines)
        if row:
            rows.append(line)
            continue
        _flush(text, rows, lines)
        group.append(line)
    _strip_signs(text, group, lines)
    _flush(text, rows, lines)
    blocky = is_blocky(lines)
    if tables:
        lines = sorted([*lines, *_table_lines(text, tables)], key=lambda line: line.start)
    regions = [Region(start, end, RegionKind.CHROME, "comment") for start, end in comments]
    return Scanned(lines, regions, blocky=blocky, decoded=unescape if tables else str)


def _comments(text: str) -> list[tuple[int, int]]:
    """Return the spans of the comments of a text."""
    spans = []
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at)) >= 0:
        spans.append((at, end + 3))
        at = text.find("<!--", end + 3)
    return spans


def _tables(text: str, comments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of the tables that are written as HTML: each begins a line, outside every comment."""
    spans: list[tuple[int, int]] = []
    depth = begun = index = 0
    for tag in _TABLE_TAG.finditer(text):
        while index < len(comments) and comments[index][1] <= tag.start():
            index += 1
        if index < len(comments) and comments[index][0] < tag.start():
            continue
        if tag["close"]:
            if depth == 1:
                spans.append((begun, tag.end()))
            depth = max(depth - 1, 0)
        elif depth or not text[max(text.rfind("\n", 0, tag.start()) + 1, tag.start() - 40) : tag.start()].strip():
            begun = begun if depth else tag.start()
            depth += 1
    return spans


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, without those that begin within another."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _table_lines(text: str, tables: list[tuple[int, int]]) -> Iterator[Line]:
    """Yield the lines of tables written as HTML, as the reader of pages reads them."""
    number, last = 1, 0
    for start, end in tables:
        number += count_breaks(text, last, start)
        last = start
        for line in html.scan(text[start:end]).lines:
            line.pieces = [(left + start, right + start) for left, right in line.pieces]
            line.number += number - 1
            line.parted = True
            yield line


def _outside(text: str, spans: list[tuple[int, int]]) -> Iterator[Line]:
    """Yield the lines, or parts of lines, that are not within a comment."""
    index = 0
    for line in plain_lines(text):
        start, end = line.pieces[0]
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        parts = []
        at = start
        while index < len(spans) and spans[index][0] < end:
            if spans[index][0] > at:
                parts.append((at, spans[index][0]))
            at = spans[index][1]
            if at >= end:
                break
            index += 1
        if at == start:
            yield line
            continue
        if at < end:
            parts.append((at, end))
        for number, (left, right) in enumerate(parts):
            part = evolve(line, parted=line.parted and not number)
            _move(text, part, left, right)
            if part.text:
                yield part


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


def _strip_signs(text: str, group: list[Line], lines: list[Line]) -> None:
    """Take the signs of emphasis, escape and anchor out of the lines of a paragraph; an emphasis may span several."""
    signs = [[match.span() for match in islice(_SIGNS.finditer(text, *line.pieces[0]), _MOST_SIGNS)] for line in group]
    dropped = sorted(_dropped(text, signs, group)) if any(signs) else []
    index = 0
    for line in group:
        start, end = line.pieces[0]
        pieces: list[tuple[int, int]] = []
        at = start
        while index < len(dropped) and dropped[index][0] < end:
            left, right = dropped[index]
            if left > at:
                pieces.append((at, left))
            at = right
            index += 1
        if at > start:
            if at < end:
                pieces.append((at, end))
            line.pieces = pieces
            line.text = collapse("".join(text[left:right] for left, right in pieces))
        if line.text:
            lines.append(line)
    group.clear()


def _dropped(text: str, signs: list[list[tuple[int, int]]], group: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield the signs that are markup: all but asterisks without a partner, which are the text's own."""
    waiting: dict[int, list[tuple[int, int]]] = {}
    for line, spans in zip(group, signs, strict=True):
        start, end = line.pieces[0]
        escaped = -1
        for left, right in spans:
            if text[left] != "*":
                escaped = right if text[left] == "\\" else -1
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
    shown: list[str] = []
    pieces: list[tuple[int, int]] = []
    for row in rows:
        if _TABLE_RULE.fullmatch(row.text):
            continue
        cells = []
        start, end = row.pieces[0]
        cuts = [start - 1, *(match.start() for match in _CELLS.finditer(text, start, end)), end]
        for left, right in pairwise(cuts):
            cell = evolve(row, pieces=[(left + 1, right)], text="")
            _move(text, cell, left + 1, right)
            inner: list[Line] = []
            if cell.text:
                _strip_signs(text, [cell], inner)
            pieces.extend(piece for part in inner for piece in part.pieces)
            cells.append(inner[0].text if inner else "")
        if not text[start : cuts[1]].strip():
            cells = cells[1:]
        if cells and not cells[-1]:
            cells = cells[:-1]
        shown.append("\t".join(cells))
    if pieces:
        first = rows[0]
        lines.append(Line("\n".join(shown), pieces, first.number, True, first.indent, Hint.TABLE))
    rows.clear()
