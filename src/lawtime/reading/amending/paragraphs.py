"""The paragraphs of an amending act and the quotations in it: what is the act's own word, and what it quotes.

A quotation may hold many paragraphs, other quotations and a numbering of its own. Quotation marks are weighed: an
opening one stands before a word, a closing one after it. Where they do not balance, the quotation is doubtful.
"""

import re
from collections.abc import Callable

from attrs import field, frozen

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_LEAD = re.compile(r"[\s\ufeff]*(?:(?:#{1,6}|>|\*{1,3}(?=\S))[ \t]*)*")
_OPENING, _CLOSING = "«“„", "»”"
_EITHER = '"'
_CLOSE = re.compile(r"[»”\"]\s*[;.,]?\s*\Z")


@frozen
class Paragraph:
    """One line of an act with words in it.

    Args:
        text: its words, without the signs that set it out.
        start: offset of the first of them in the file.
        line: the line of the file, counted from 1.
    """

    text: str
    start: int
    line: int

    @property
    def end(self) -> int:
        """Offset behind its last word in the file."""
        return self.start + len(self.text)


def paragraphs(text: str) -> list[Paragraph]:
    r"""Return the lines of a file that hold words.

    >>> [each.text for each in paragraphs("# Title\n\n  1. Text.")]
    ['Title', '1. Text.']
    """
    covered = [match.span() for match in _COMMENT.finditer(text)]
    found: list[Paragraph] = []
    at = 0
    for count, line in enumerate(text.splitlines(keepends=True), 1):
        start, at = at, at + len(line)
        inside = next((span for span in covered if span[0] < at and start < span[1]), None)
        if inside is not None:
            start = min(max(start, inside[1]), at)
            line = text[start:at]
        match = _LEAD.match(line)
        begin = start + (match.end() if match else 0)
        words = text[begin:at].rstrip().rstrip("*") if text[begin - 1 : begin] == "*" else text[begin:at].rstrip()
        if words:
            found.append(Paragraph(words, begin, count))
    return found


def depth_after(text: str, depth: int = 0) -> int:
    """Return how many quotations are open behind a text, from how many were open before it.

    >>> depth_after("«A «B» C"), depth_after('say "yes" and "no')
    (1, 1)
    """
    for _, step in marks(text, depth):
        depth += step
    return depth


def marks(text: str, depth: int = 0) -> list[tuple[int, int]]:
    """Return the quotation marks of a text: offset, and 1 for an opening one, -1 for a closing one."""
    found = []
    for match in re.finditer(f"[{_OPENING}{_CLOSING}{_EITHER}]", text):
        at, sign = match.start(), match[0]
        if sign in _OPENING:
            step = 1
        elif sign in _CLOSING:
            step = -1
        else:
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            opens = (not before or before.isspace() or before in "([-–—/" + _OPENING) and bool(after.strip())
            step = 1 if opens or (depth <= 0 and bool(after.strip()) and after.isalnum()) else -1
        depth += step
        found.append((at, step))
    return found


def opens_quotation(paragraph: Paragraph) -> bool:
    """Say whether a paragraph begins with an opening quotation mark."""
    return paragraph.text[:1] in tuple(_OPENING + _EITHER)


def may_close(paragraph: Paragraph) -> bool:
    """Say whether a paragraph ends as a quotation does."""
    return _CLOSE.search(paragraph.text) is not None


_MOST_SWALLOWED = 1_000
UNCLOSED = "the quotation does not close"
UNBALANCED = "the quotation marks do not balance"
SWALLOWS = "the quotation holds lines that read as the amending act's own"


@frozen
class Quotation:
    """What an amending act quotes.

    Args:
        lines: the words within the quotation marks, a line each.
        first: index of its first paragraph.
        last: index of its last paragraph.
        span: half-open offsets in the file, with its marks and the sign that follows them.
        doubt: why its end is not sure; "" where it is.
    """

    lines: tuple[str, ...]
    first: int
    last: int
    span: tuple[int, int]
    doubt: str = ""
    starts: tuple[int, ...] = field(default=(), eq=False)

    @property
    def swallows(self) -> bool:
        """Whether it seems to hold instructions of the amending act's own."""
        return self.doubt == SWALLOWS


def quotation_at(found: list[Paragraph], first: int, is_own: Callable[[Paragraph], bool]) -> Quotation:
    """Read the quotation that begins with a paragraph.

    It ends where its marks are balanced and a line ends in one. Where a line before that reads as the amending act's
    own word, or the marks never balance, nothing about its end is sure.

    Args:
        found: all paragraphs of the act.
        first: index of the one that opens it.
        is_own: says whether a paragraph reads as the amending act's own word.
    """
    depth, stop = 0, 0
    for index in range(first, len(found)):
        if index > first and not stop and (is_own(found[index]) or _reopens(found, index, depth)):
            stop = index
        if stop and index - stop > _MOST_SWALLOWED:
            break
        depth = depth_after(found[index].text, depth)
        if depth <= 0 and may_close(found[index]):
            doubt = SWALLOWS if stop else UNBALANCED if depth < 0 else ""
            return _quotation(found, first, index, doubt)
    return _quotation(found, first, (stop or len(found)) - 1, UNCLOSED)


def _reopens(found: list[Paragraph], index: int, depth: int) -> bool:
    """Say whether a new quotation seems to begin while another is still open."""
    return depth > 0 and opens_quotation(found[index]) and may_close(found[index - 1])


def _quotation(found: list[Paragraph], first: int, last: int, doubt: str) -> Quotation:
    lines, starts = [], []
    for index in range(first, last + 1):
        paragraph = found[index]
        text, start = paragraph.text, paragraph.start
        if index == first:
            text, start = text[1:], start + 1
        if index == last and (match := _CLOSE.search(text)) is not None and doubt != UNCLOSED:
            text = text[: match.start()]
        lead = len(text) - len(text.lstrip())
        lines.append(text.strip())
        starts.append(start + lead)
    span = (found[first].start, found[last].end)
    return Quotation(tuple(lines), first, last, span, doubt, tuple(starts))
