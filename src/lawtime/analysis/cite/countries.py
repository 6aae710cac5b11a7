"""Which country a text speaks of where an act is named without one."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from lawtime.analysis.cite.dialects import cite_words, languages
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page

_NEAR = 300
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
        home += words.words.settings.get("home", ())
        abroad += words.words.settings.get("abroad", ())
    return tuple(dict.fromkeys(home)), tuple(dict.fromkeys(abroad))


def of_countries(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names with those marked that no country is named with, where the text speaks of another country."""
    text = page.folded.text
    home, abroad = _stems()
    others = [stem for stem in abroad if stem in text]
    if not others:
        return list(namings)
    own = [stem for stem in home if stem in text]
    places = _places(page, own, others)
    starts = [place for place, _ in places]
    never_named = not any(ours for _, ours in places)
    return [
        evolve(naming, abroad=True)
        if _open(naming) and _is_abroad(page, naming, places, starts, never_named)
        else naming
        for naming in namings
    ]


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


def _is_abroad(
    page: Page, naming: Naming, places: Sequence[tuple[int, bool]], starts: Sequence[int], never_named: bool
) -> bool:
    if never_named:
        return bool(places)
    last = bisect_left(starts, naming.start) - 1
    floor = max(page.block_start(naming.start), naming.start - _NEAR)
    return last >= 0 and starts[last] >= floor and not places[last][1]
