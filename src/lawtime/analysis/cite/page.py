"""A text made ready for finding: folded, with its paragraphs, lines and addresses of web pages."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import field, frozen

from lawtime.language.folding import Folded, fold

_BREAK = re.compile(r"\n[ \t\r\f]*\n")
_NEWLINE = re.compile("\n")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.I)
_PAIRS = {
    "\u201d": "\u201d",
    "\u00ab": "\u00bb",
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019",
    "\u2039": "\u203a",
}
_STRAIGHT = "\"'"
_LONGEST = 600
_SENTENCE_BACK = 600
_SENTENCE = re.compile(
    r"(?<=\w\w\w\w)[.!?][\"\u201d\u00bb)]?(?:\[\d{1,4}\]|\d{1,3})?[ \n]+(?=[^\W\da-z\u0430-\u044f])"
    r"|\n[ \t]*(?:\n|[-\u2013\u2014\u2022*\uf0b7][ \t])"
)


@frozen(slots=False, eq=False)
class Page:
    """A text made ready for finding. Offsets in `folded` are used everywhere but in `original_span`.

    Args:
        text: the text as it is.
    """

    text: str
    folded: Folded = field(init=False)
    shown: str = field(init=False)
    """The original letters, one for each folded one."""
    _breaks: Sequence[int] = field(init=False)
    _lines: Sequence[int] = field(init=False)
    _addresses: Sequence[tuple[int, int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        folded = fold(self.text)
        shown = "".join(self.text[at] for at in folded.starts[:-1]) if folded.starts else self.text
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "shown", shown)
        object.__setattr__(self, "_breaks", array("q", (match.start() for match in _BREAK.finditer(shown))))
        object.__setattr__(self, "_lines", array("q", (match.start() for match in _NEWLINE.finditer(self.text))))
        plain = "://" not in shown and "www." not in shown and "@" not in shown
        object.__setattr__(self, "_addresses", [] if plain else [m.span() for m in _ADDRESS.finditer(shown)])

    @cached_property
    def _sentences(self) -> Sequence[int]:
        return array("q", (match.end() for match in _SENTENCE.finditer(self.text)))

    def block_end(self, at: int) -> int:
        """Return where the paragraph of an offset ends."""
        place = bisect_left(self._breaks, at)
        return self._breaks[place] if place < len(self._breaks) else len(self.shown)

    def block_start(self, at: int) -> int:
        """Return where the paragraph of an offset begins."""
        place = bisect_right(self._breaks, at)
        return self._breaks[place - 1] if place else 0

    def in_address(self, at: int) -> bool:
        """Say whether an offset lies in the address of a web page or of a person."""
        place = bisect_right(self._addresses, (at, len(self.shown)))
        return place > 0 and at < self._addresses[place - 1][1]

    def sentence(self, original: int) -> int:
        """Return where the sentence of an offset into the original text begins."""
        begin = max(0, original - _SENTENCE_BACK)
        place = bisect_right(self._sentences, original) - 1
        return max(begin, self._sentences[place]) if place >= 0 else begin

    def line(self, original: int) -> int:
        """Return the line of an offset into the original text, counted from 1."""
        return bisect_left(self._lines, original) + 1

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets into the original text of a span."""
        if not self.folded.starts:
            return start, end
        first, last = self.folded.starts[start], self.folded.starts[end - 1] + 1 if end > start else 0
        return first, max(first, last)

    def quotation(self, at: int, end: int) -> tuple[int, int, int] | None:
        """Return the span within the quotation marks that open at an offset, and the offset after them.

        A quotation that does not close before the next one opens, or before the paragraph ends, ends with its line.
        """
        opener = self.shown[at : at + 1]
        if not opener or (opener not in _PAIRS and opener not in _STRAIGHT):
            return None
        stop = min(end, at + _LONGEST)
        closers = _PAIRS.get(opener, '"\u201d\u00bb' if opener == '"' else "'\u2019")
        depth = 0
        for place in range(at + 1, stop):
            sign = self.shown[place]
            if sign == "\n" and opener in "'\u2018" and place > at + 300:
                break
            if sign == opener and opener in _PAIRS and opener not in closers:
                depth += 1
                if opener == "\u201c" and depth:
                    break
            elif sign in closers and not self._apostrophe(place):
                if depth == 0:
                    return at + 1, place, place + 1
                depth -= 1
        newline = self.shown.find("\n", at + 1, stop)
        if newline < 0:
            newline = stop
        last = newline
        while last > at + 1 and self.shown[last - 1] in " .;\r":
            last -= 1
        return (at + 1, last, last) if last > at + 3 else None

    def _apostrophe(self, at: int) -> bool:
        """Say whether a sign is an apostrophe inside a word."""
        return (
            self.shown[at] in "'\u2019" and self.shown[at - 1 : at].isalnum() and self.shown[at + 1 : at + 2].isalnum()
        )
