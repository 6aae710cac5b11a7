"""HTML: the state publisher's pages, and what word processors save."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from lawtime.errors import LawtimeError
from lawtime.reading.documents.html_scan import BOLD, NOTE, PAGE, RED, Chunk, Skeleton, skeleton
from lawtime.reading.documents.lines import Hint, Line, collapse, count_breaks
from lawtime.reading.documents.reader import Scanned

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ENTITY = re.compile(r"&#?\w{1,32};?")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OUTSIDE = frozenset({"nav", "footer", "aside", "dialog"})
_LONG_CELL = 1500
_MOST_IN_CELL = 8


@frozen
class _Block:
    """What encloses a stretch of text."""

    block: int
    heading: bool = False
    article: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    outside: bool = False
    indent: int = 0


@define(slots=True)
class _Run:
    """The stretches of text that make up one line."""

    block: _Block
    chunks: list[Chunk]
    parted: bool


def scan(text: str) -> Scanned:
    """Return the lines of a page.

    Raises:
        LawtimeError: where the parser is not installed.

    >>> page = '<p id="z1">1.&nbsp;<b>Law</b>:</p><p class="note">Footnote. <a href="#z">N</a> 5.</p>'
    >>> [line.text for line in scan(page).lines]
    ['1. Law:', 'Footnote. N 5.']
    """
    found = skeleton(text)
    runs = sorted(_runs(found), key=lambda run: run.chunks[0].start)
    article = _main_article(runs)
    lines = list(_lines(text, runs, article))
    return Scanned(lines, found.regions, tuple(found.findings), blocky=True, decoded=unescape)


def _parse(markup: str) -> Any:
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise LawtimeError("reading HTML needs the package selectolax: pip install 'lawtime[html]'") from error
    return LexborHTMLParser(f"<!doctype html><body>{markup}")


def _runs(found: Skeleton) -> Iterator[_Run]:
    """Yield the lines of a page as the parser builds its blocks."""
    tree = _parse(found.markup)
    known: dict[int, _Block] = {}
    run: _Run | None = None
    broken, parted = True, True
    for node in tree.body.traverse(include_text=True):
        tag = node.tag
        if tag != "-text":
            broken = True
            parted = parted or tag != "br"
            continue
        block = _enclosing(node.parent, known)
        chunks = [found.chunks[int(number)] for number in (node.text_content or "").split(";") if number.strip()]
        if not chunks:
            continue
        if run is None or broken or run.block.block != block.block:
            if run is not None:
                parted = parted or run.block.block != block.block
                yield run
            run = _Run(block, chunks, parted)
        else:
            run.chunks.extend(chunks)
        broken, parted = False, False
    if run is not None:
        yield run


def _enclosing(node: "LexborNode | None", known: dict[int, _Block]) -> _Block:
    """Return what encloses a node, each block looked at once."""
    path = []
    while node is not None and node.mem_id not in known and node.tag not in ("body", "html"):
        path.append(node)
        node = node.parent
    block = known[node.mem_id] if node is not None and node.mem_id in known else _Block(0)
    for inner in reversed(path):
        tag, name = inner.tag or "", inner.mem_id
        block = _Block(
            block=name,
            heading=block.heading or tag in _HEADINGS,
            article=block.article or (name if tag in ("article", "main") else 0),
            table=block.table or (name if tag == "table" else 0),
            row=name if tag == "tr" and _outermost(block) else block.row,
            cell=name if tag in ("td", "th") and not block.cell else block.cell,
            outside=block.outside or tag in _OUTSIDE,
        )
        known[name] = block
    return block


def _outermost(block: _Block) -> bool:
    """Say whether a row belongs to the outermost table: none of its cells is around it."""
    return not block.cell


def _main_article(runs: list[_Run]) -> int:
    """Return the element that holds the act, where the page has one that holds most of its text; else 0."""
    sizes: Counter[int] = Counter()
    for run in runs:
        sizes[run.block.article] += sum(chunk.end - chunk.start for chunk in run.chunks)
    if not sizes:
        return 0
    article, size = max(
        ((name, count) for name, count in sizes.items() if name), key=lambda pair: pair[1], default=(0, 0)
    )
    return article if size * 2 > sum(sizes.values()) else 0


def _lines(text: str, runs: list[_Run], article: int) -> Iterator[Line]:
    number, last = 1, 0
    tables = _data_tables(text, runs)
    done: set[int] = set()
    for run in runs:
        start = run.chunks[0].start
        number += count_breaks(text, last, start)
        last = start
        table = run.block.table
        if table in done:
            continue
        if table in tables:
            done.add(table)
            line = _table(text, tables[table], number)
        else:
            line = _line(text, run, number)
        if not line.pieces:
            continue
        line.outside = (
            run.block.outside or bool(run.chunks[0].flags & PAGE) or (article != 0 and run.block.article != article)
        )
        lead = text[start : line.start]
        line.number += count_breaks(lead, 0, len(lead))
        yield line


def _line(text: str, run: _Run, number: int) -> Line:
    pieces: list[tuple[int, int]] = []
    words: list[str] = []
    for chunk in run.chunks:
        written = text[chunk.start : chunk.end]
        words.append(unescape(written) if "&" in written else written)
        pieces.extend(_pieces(written, chunk.start))
    shown = "".join(words)
    indent = len(shown) - len(shown.lstrip())
    flags = run.chunks[0].flags
    hint = Hint.NONE
    if run.block.heading or all(chunk.flags & BOLD for chunk in run.chunks):
        hint = Hint.HEADING
    elif flags & NOTE:
        hint = Hint.NOTE
    elif flags & RED:
        hint = Hint.RED
    return Line(collapse(shown), pieces, number, run.parted, indent, hint)


def _pieces(written: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are words: each entity apart, so that offsets within the rest are true."""
    at = 0
    if "&" in written:
        for match in _ENTITY.finditer(written):
            yield from _words(written, at, match.start(), start)
            if unescape(match.group()).strip():
                yield start + match.start(), start + match.end()
            at = match.end()
    yield from _words(written, at, len(written), start)


def _words(written: str, left: int, right: int, start: int) -> Iterator[tuple[int, int]]:
    part = written[left:right]
    words = part.strip()
    if words:
        left += len(part) - len(part.lstrip())
        yield start + left, start + left + len(words)


def _data_tables(text: str, runs: list[_Run]) -> dict[int, list[_Run]]:
    """Return the tables that hold words in rows and cells; those that only set a page out are lines like others."""
    tables: dict[int, list[_Run]] = defaultdict(list)
    for run in runs:
        if run.block.table:
            tables[run.block.table].append(run)
    return {name: inner for name, inner in tables.items() if _is_data(inner)}


def _is_data(runs: list[_Run]) -> bool:
    cells: dict[int, dict[int, int]] = defaultdict(dict)
    for run in runs:
        size = run.chunks[-1].end - run.chunks[0].start
        row = cells[run.block.row]
        row[run.block.cell] = row.get(run.block.cell, 0) + 1
        if size > _LONG_CELL or row[run.block.cell] > _MOST_IN_CELL:
            return False
    return len(cells) > 1 and max(map(len, cells.values())) > 1


def _table(text: str, runs: list[_Run], number: int) -> Line:
    """Return a table as one line: its rows are lines, its cells parted by tabs."""
    rows: dict[int, dict[int, list[str]]] = {}
    pieces: list[tuple[int, int]] = []
    for run in runs:
        line = _line(text, run, number)
        pieces.extend(line.pieces)
        rows.setdefault(run.block.row, {}).setdefault(run.block.cell, []).append(line.text)
    shown = "\n".join("\t".join(" ".join(cell) for cell in row.values()) for row in rows.values())
    return Line(shown, sorted(pieces), number, True, 0, Hint.TABLE)
