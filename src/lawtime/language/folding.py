"""Texts made alike for matching, with offsets that lead back to the original.

Publishers write one word in several alphabets: a Roman numeral ends in a Cyrillic letter, a Kazakh word holds a Latin
one. A folded text has one code for each shape of letter, dash, quote and space, so that a phrase is found however it
was typed.
"""

import codecs
import re
from bisect import bisect_right
from typing import Any

from attrs import frozen

# Cyrillic letters and the Latin letters that they look like, small and capital apart: a capital that looks alike folds
# with its small letter too, since texts write whole words in capitals.
_LOOK_ALIKE = {
    "\u0430": "a", "\u0432": "b", "\u0435": "e", "\u0451": "e", "\u043a": "k", "\u043c": "m", "\u043d": "h",
    "\u043e": "o", "\u0440": "p", "\u0441": "c", "\u0442": "t", "\u0443": "y", "\u0445": "x", "\u0456": "i",
    "\u0455": "s", "\u0458": "j", "\u04bb": "h", "\u0501": "d", "\u051b": "q", "\u051d": "w", "\u04cf": "i",
    "\u0261": "g", "\u0131": "i", "\u04e9": "\u04e9", "\u0275": "\u04e9", "\u0259": "\u04d9",
}  # fmt: skip
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u275d\u275e\uff02"
_NUMBER_SIGNS = "\u2116"
_ROMAN = {0x2160 + i: "i" for i in (0,)} | {
    0x2164: "v",
    0x2169: "x",
    0x216C: "l",
    0x216D: "c",
    0x216E: "d",
    0x216F: "m",
}
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SLOW = re.compile(f"[{_NOTHING}\u0300-\u036f\u0130\u1e9e]")
_COMPOSED = {"\u0438\u0306": "\u0439", "\u0418\u0306": "\u0439", "\u0435\u0308": "e", "\u0415\u0308": "e"}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (
        *range(0x41, 0x5B),
        *range(0xC0, 0x250),
        *range(0x391, 0x3D0),
        *range(0x400, 0x530),
        *range(0x1E00, 0x1F00),
    ):
        letter = chr(code)
        small = letter.lower()
        if len(small) != 1:
            continue
        folded = _LOOK_ALIKE.get(small, small)
        if folded != letter:
            table[code] = folded
    for letter, folded in _LOOK_ALIKE.items():
        table[ord(letter)] = folded
    for letters, folded in ((_SPACES, " "), (_DASHES, "-"), (_QUOTES, '"'), (_NUMBER_SIGNS, "\u2116")):
        for letter in letters:
            if letter != folded:
                table[ord(letter)] = folded
    table.update(_ROMAN)
    return table


_TABLE = _table()


def _charmaps() -> tuple[Any, str]:
    """Return two tables that fold what nearly all texts consist of, at the speed of a codec.

    The first gives each common character a byte, the second gives each byte its folded character.
    """
    letters = [chr(code) for code in (*range(0x410, 0x450), 0x401, 0x451, 0x406, 0x456)]
    letters += [
        chr(code) for code in (*range(0x492, 0x494), *range(0x49A, 0x49C), *range(0x4A2, 0x4A4), *range(0x4AE, 0x4B2))
    ]
    letters += [chr(code) for code in (0x4BA, 0x4BB, 0x4D8, 0x4D9, 0x4E8, 0x4E9)]
    signs = ["\xa0", "\xa7", *_QUOTES[:5], *_DASHES[:5], *_NUMBER_SIGNS]
    common = [chr(code) for code in range(128)] + letters + signs
    folded = [_TABLE.get(ord(each)) or each for each in common]
    spare = 256 - len(common)
    return codecs.charmap_build("".join(common) + "\ufffe" * spare), "".join(folded) + "\ufffe" * spare


_TO_BYTES, _FROM_BYTES = _charmaps()


@frozen
class Folded:
    """A text made alike for matching.

    Args:
        text: the folded text.
        starts: the original offset of each folded character and of the end; empty where offsets are the same.
    """

    text: str
    starts: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Return the half-open offsets into the original of a span of the folded text.

        >>> fold("a\u00adb c").span(0, 2)
        (0, 3)
        """
        if not self.starts:
            return start, end
        first = self.starts[start]
        return first, (self.starts[end] if end > start else first)

    def at(self, offset: int) -> int:
        """Return the folded offset of an offset into the original."""
        if not self.starts:
            return offset
        return max(0, bisect_right(self.starts, offset) - 1)


def fold(text: str) -> Folded:
    r"""Return a text made alike: small letters, one code for each shape of letter, space, dash and quote.

    >>> fold("Law\u00a0No 12-V\u0406 \u2013 \u00abLaw\u00bb").text
    'law no 12-vi - "law"'
    """
    try:
        return Folded(
            codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_BYTES)[0], "strict", _FROM_BYTES)[0]
        )
    except UnicodeEncodeError:
        pass
    if _SLOW.search(text) is None:
        return Folded(text.translate(_TABLE))
    return _fold_slowly(text)


def _fold_slowly(text: str) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    index = 0
    while index < len(text):
        pair = _COMPOSED.get(text[index : index + 2])
        if pair is not None:
            letters.append(pair)
            starts.append(index)
            index += 2
            continue
        letter = text[index]
        if _SLOW.match(letter) is None or letter in "\u0130\u1e9e":
            letters.append(_TABLE.get(ord(letter), {"\u0130": "i", "\u1e9e": "\xdf"}.get(letter, letter)))
            starts.append(index)
        index += 1
    starts.append(len(text))
    return Folded("".join(letters), tuple(starts))
