"""Titles found however they are worded: without articles, small words and the name of the country."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from attrs import field, frozen

from lawtime.analysis.cite.dialects import cite_words, languages
from lawtime.jurisdictions.kz.acts import Register, RegisteredAct, Title, plain_title
from lawtime.language.folding import fold

_LONG = 4
"""Words shorter than this say little about which act is meant."""


@cache
def _small() -> tuple[frozenset[str], tuple[str, ...]]:
    words: set[str] = set()
    countries: list[str] = []
    for lang in languages():
        dialect = cite_words(lang)
        if dialect is not None:
            words |= dialect.small
            countries += dialect.country
    return frozenset(words), tuple(sorted(countries, key=len, reverse=True))


@lru_cache(maxsize=8192)
def title_words(title: str) -> tuple[str, ...]:
    """Return the words by which a title is told apart.

    >>> title_words("On National Security of the Republic of Kazakhstan")
    ('national', 'security')
    """
    small, countries = _small()
    plain = f" {plain_title(fold(title).text)} "
    for name in countries:
        plain = plain.replace(f" {name} ", " ")
    return tuple(word for word in plain.split() if word not in small)


@frozen(slots=False, eq=False)
class TitleIndex:
    """The titles of a register by their words."""

    register: Register
    _whole: Mapping[tuple[str, ...], tuple[tuple[RegisteredAct, Title], ...]] = field(init=False)
    _words: Mapping[str, tuple[RegisteredAct, ...]] = field(init=False)
    _firsts: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        whole: dict[tuple[str, ...], tuple[tuple[RegisteredAct, Title], ...]] = {}
        words: dict[str, tuple[RegisteredAct, ...]] = {}
        for entry in self.register:
            for title in entry.titles:
                key = title_words(title.text)
                if key:
                    whole[key] = (*whole.get(key, ()), (entry, title))
            if not entry.amending:
                every = {word for title in entry.titles for word in title_words(title.text) if len(word) >= _LONG}
                for word in every:
                    words[word] = (*words.get(word, ()), entry)
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "_firsts", frozenset(key[0] for key in whole))

    def named(self, title: str) -> tuple[tuple[RegisteredAct, Title], ...]:
        """Return the acts that a title names, with the title that does."""
        return self._whole.get(title_words(title), ())

    def longest(self, words: Iterable[str]) -> int:
        """Return how many of the first words of a phrase make a title that the register knows; 0 where none do."""
        heard = list(words)
        first = next((key for word in heard[:4] if (key := title_words(word))), None)
        if first is not None and first[0] not in self._firsts and not self._starts_otherwise(heard):
            return 0
        for count in range(len(heard), 0, -1):
            key = title_words(" ".join(heard[:count]))
            if key and key in self._whole:
                return count
        return 0

    @staticmethod
    def _starts_otherwise(words: list[str]) -> bool:
        """Say whether a phrase begins with the name of the country, which no title is told apart by."""
        key = title_words(" ".join(words[:8]))
        return bool(key) and bool(words) and key[0] not in {fold(word).text for word in words[:4]}

    def near(self, title: str, most: int = 3) -> tuple[RegisteredAct, ...]:
        """Return the acts whose titles share most words with a phrase; at least half of them."""
        heard = {word for word in title_words(title) if len(word) >= _LONG}
        if not heard:
            return ()
        counts: dict[str, tuple[int, RegisteredAct]] = {}
        for word in heard:
            for entry in self._words.get(word, ()):
                number, _ = counts.get(entry.act.uri, (0, entry))
                counts[entry.act.uri] = (number + 1, entry)
        top = max((number for number, _ in counts.values()), default=0)
        if top * 2 < len(heard):
            return ()
        good = sorted(
            ((uri, entry) for uri, (number, entry) in counts.items() if number == top), key=lambda each: each[0]
        )
        return tuple(entry for _, entry in good[:most])
