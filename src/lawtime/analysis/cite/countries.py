"""Which country a text speaks of where an act is named without one."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from lawtime.analysis.cite.dialects import cite_words, languages
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page
from lawtime.language.folding import fold

_NEAR = 300
_CYRILLIC = "\u0438\u044b\u0434"
"""Letters that no Latin one looks like, one of which stands in any sentence in Cyrillic."""
SENTENCE, PASSAGE, TEXT, FAR = "sentence", "passage", "text", "far"
_MANY = 3
"""So many times another country is named, and this one not, before a passage is taken to be about another."""
_LEAST = 3
"""A stem of fewer letters is an abbreviation, and counts only in capitals."""


@cache
def _stems() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the beginnings of the names of the country, and of others, folded."""
    home: list[str] = []
    abroad: list[str] = []
    for lang in languages():
        words = cite_words(lang)
        assert words is not None
        home += (fold(stem).text for stem in words.words.settings.get("home", ()))
        abroad += (fold(stem).text for stem in words.words.settings.get("abroad", ()))
    return tuple(dict.fromkeys(home)), tuple(dict.fromkeys(abroad))


class Countries:
    """The countries that a text speaks of, by their places.

    Args:
        page: the text.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        text = page.folded.text
        home, abroad = _stems()
        latin = not any(letter in text for letter in _CYRILLIC)
        others = [stem for stem in abroad if not (latin and not stem.isascii()) and stem in text]
        self.places = _places(page, [stem for stem in home if stem in text], others) if others else []
        self.starts = [place for place, _ in self.places]
        self.elsewhere = bool(self.places) and not any(ours for _, ours in self.places)
        """It names other countries, and never this one."""

    def abroad(self, at: int) -> str:
        """Return where the country is named that is the last before an offset, and another one; "" for none.

        However far back it stands, nothing since has said that the text speaks of this country again.
        """
        if self.elsewhere:
            return SENTENCE
        last = bisect_left(self.starts, at) - 1
        if last < 0 or self.places[last][1]:
            return ""
        if self.starts[last] >= max(self.page.block_start(at), at - _NEAR):
            sentence = self.page.sentence(self.page.original_span(at, at)[0])
            if self.page.original_span(self.starts[last], self.starts[last])[0] >= sentence:
                return SENTENCE
            return TEXT
        others = self.places[max(0, last + 1 - _MANY) : last + 1]
        return FAR if len(others) < _MANY or any(ours for _, ours in others) else PASSAGE


def of_countries(countries: Countries, namings: Sequence[Naming]) -> list[Naming]:
    """Return names with those marked that no country is named with, where the text speaks of another country.

    A name that the text has used for an act of its own country keeps that meaning past a word about another one.
    """
    if not countries.places:
        return list(namings)
    marked = []
    ours: set[tuple[tuple[str, ...], str]] = set()
    for naming in namings:
        name = naming.codes, naming.title
        where = countries.abroad(naming.start) if _open(naming) else ""
        if where == FAR:
            where = "" if name in ours else TEXT
        if not where and not naming.treaty:
            ours.add(name)
        marked.append(evolve(naming, abroad=where) if where else naming)
    return marked


def _places(page: Page, own: Sequence[str], others: Sequence[str]) -> list[tuple[int, bool]]:
    def group(stems: Sequence[str]) -> str:
        return "|".join(re.escape(each) + ("" if len(each) >= _LEAST else r"(?!\w)") for each in stems) or "(?!)"

    pattern = re.compile(rf"(?<!\w)(?:(?P<own>{group(own)})|(?:{group(others)}))")
    found = []
    for match in pattern.finditer(page.folded.text):
        if len(match[0]) >= _LEAST or page.shown[match.start() : match.end()].isupper():
            found.append((match.start(), match["own"] is not None))
    return found


def _open(naming: Naming) -> bool:
    """Say whether nothing in a name but its kind and title tells of which country it is."""
    return not (naming.treaty or naming.draft or naming.short or naming.number or naming.country)
