"""Numbers in words: tens and units composed, in whatever case forms a dialect lists."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from lawtime.language.folding import fold


class Numerals:
    """The numerals of a language.

    Args:
        cardinals: the forms of each number that has a word of its own, keyed by the number in digits.
        ordinals: the same for ordinal numbers.
        joined: whether tens and units may also be joined by a dash ("twenty-one").
    """

    def __init__(
        self, cardinals: Mapping[str, list[str]], ordinals: Mapping[str, list[str]], joined: bool = False
    ) -> None:
        self._cardinal = _words(cardinals)
        self._ordinal = _words(ordinals)
        self._joiner = "[ -]+" if joined else " +"
        self.count = lru_cache(maxsize=512)(self._count)
        self.ordinal = lru_cache(maxsize=512)(self._ordinal_value)

    @property
    def words(self) -> Iterable[str]:
        """The folded words that cardinal numbers begin with."""
        return self._cardinal.keys()

    @property
    def every_word(self) -> Iterable[str]:
        """The folded words that numbers begin with, ordinal numbers too."""
        return (*self._cardinal, *self._ordinal)

    @cached_property
    def pattern(self) -> str:
        """The pattern of one cardinal number in folded words."""
        return self._composed(self._cardinal, self._cardinal)

    @cached_property
    def ordinal_pattern(self) -> str:
        """The pattern of one ordinal number in folded words."""
        return self._composed(self._cardinal, self._ordinal)

    def _composed(self, leads: Mapping[str, int], lasts: Mapping[str, int]) -> str:
        if not lasts:
            return "(?!)"
        hundreds = _either(word for word, number in leads.items() if number >= 100)
        tens = _either(word for word, number in leads.items() if number in range(20, 100, 10))
        units = _either(word for word, number in lasts.items() if number < 10)
        small = _either(word for word, number in lasts.items())
        return rf"(?:(?:(?:{hundreds}) +)?(?:(?:{tens}){self._joiner}(?:{units})|{small})(?!\w))"

    def _count(self, words: str) -> int | None:
        """Return the number that folded words or digits state, or `None`, as where the two say different numbers."""
        first, bracket, second = words.partition("(")
        if bracket:
            stated = self._count(first.rstrip())
            return stated if stated == self._count(second.rstrip(")")) else None
        return int(words) if words.isdecimal() else self._compose(words, self._cardinal)

    def _ordinal_value(self, words: str) -> int | None:
        return self._compose(words, self._ordinal)

    def _compose(self, words: str, lasts: Mapping[str, int]) -> int | None:
        if words in lasts:
            return lasts[words]
        parts = re.split(self._joiner, words)
        numbers = [self._cardinal.get(part) for part in parts[:-1]] + [lasts.get(parts[-1])]
        total, room = 0, 1000
        for number in numbers:
            if number is None or number >= room:
                return None
            total += number
            room = 100 if number >= 100 else 10 if number >= 20 else 1
        return total


_ROMAN = re.compile("(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(numeral: str) -> int | None:
    """Return the value of a Roman numeral in small or capital Latin letters, or `None` where it is none.

    >>> roman("XIV"), roman("iiv")
    (14, None)
    """
    letters = numeral.lower()
    if _ROMAN.fullmatch(letters) is None:
        return None
    values = [_VALUES[letter] for letter in letters]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _words(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold(form).text: int(number) for number, forms in table.items() for form in forms}


def _either(words: "object") -> str:
    ordered = sorted((str(word) for word in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(re.escape(word) for word in ordered) or "(?!)"
