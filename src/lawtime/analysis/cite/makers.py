"""Who made an order or a decision, by the words between its kind and its day or number."""

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cache

from lawtime.analysis.cite.dialects import CiteWords, cite_words
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page
from lawtime.model.acts import normal_number

STATE, PRIVATE = "state", "private"
_WORDS = 24
_REACH = 260
_END = re.compile(r"[;:()\[\]\"\u00ab\u00bb\u201c\u201d\u201e]|(?<=\w\w)\. ")
_FIRST = 8
"""The maker is named among so many words after the kind of its act."""
_NAME, _OFFICE = 40, 120
_SPACE = re.compile(r" +")
_BEFORE = re.compile(r"(?:(?:[^\W\d_][\w-]*|[^\W\d_]\.[^\W\d_]\.),? +){0,6}\Z")
_CAPITALS = re.compile(r"[^\W\d_a-z\u0430-\u044f]{2,8}")
_CAPITALS_LAST = re.compile(r"(?<!\w)[^\W\d_a-z\u0430-\u044f]{2,8} +\Z")


@cache
def _makers(words: CiteWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    state, private = words.setting("makers") or "(?!)", words.setting("private_makers") or "(?!)"
    return re.compile(rf"(?<!\w)(?:{state})(?!\w)"), re.compile(rf"(?<!\w)(?:{private})(?!\w)")


def maker_after(page: Page, words: CiteWords, at: int, limit: int, known: str = "") -> tuple[str, int] | None:
    """Return what kind of maker is named from an offset on, and where a day or a number follows; `None` for neither.

    Args:
        page: the text.
        words: the words of its language.
        at: the offset.
        limit: where the paragraph ends.
        known: the maker of which the words before tell already.
    """
    text, (state, private) = page.folded.text, _makers(words)
    end = min(limit, at + _REACH)
    stop = _END.search(page.shown, at, end)
    end = stop.start() if stop else end
    place, made_by = at, known
    for count in range(_WORDS):
        if words.words.phrases("kind").at(text, place, end) is not None:
            return None
        gap = _SPACE.search(text, place, end)
        if gap is None:
            return None
        told = state.search(text, place, gap.start()) or _of_country(page, words, place, gap)
        if count < _FIRST and not made_by and told:
            made_by = STATE
        if private.search(text, place, gap.start()):
            made_by = PRIVATE
        place = gap.end()
        part = words.words.phrases("part").at(text, place, min(limit, place + 80))
        if part is not None and part.form.kind in {"part.date", "part.number"}:
            return (made_by, gap.start()) if made_by else None
    return None


def _of_country(page: Page, words: CiteWords, at: int, gap: re.Match[str]) -> bool:
    """Say whether a word is an abbreviation in capitals with the name of the country behind it: a body of the state."""
    if not _CAPITALS.fullmatch(page.shown, at, gap.start()):
        return False
    after = page.folded.text[gap.end() : gap.end() + 30]
    return any(after.startswith(name) and not after[len(name) : len(name) + 1].isalnum() for name in words.country)


def maker_before(page: Page, words: CiteWords, at: int, floor: int) -> tuple[str, int] | None:
    """Return what kind of maker is named right before an offset, and where its name begins, or `None`."""
    state, private = _makers(words)
    row = _BEFORE.search(page.folded.text, max(floor, at - 120), at)
    if row is None:
        return None
    said = row[0]
    if private.search(said):
        return PRIVATE, row.start()
    ahead = _CAPITALS_LAST.search(page.shown, row.start(), at)
    before = page.folded.text[max(floor, ahead.start() - _NAME) : ahead.start()] if ahead is not None else ""
    if ahead is not None and before.rstrip(" ").endswith(words.country):
        return STATE, ahead.start()
    found = [match for match in state.finditer(said) if not said[match.end() :].strip(" ,")]
    if not found:
        return None
    return STATE, office_start(page, words, row.start() + found[-1].start(), floor)


@cache
def _offices(words: CiteWords) -> re.Pattern[str]:
    named = "|".join(map(re.escape, words.country)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{named})(?P<office>(?: [^\W\d_][\w-]*,?){{1,6}}) \Z")


def office_start(page: Page, words: CiteWords, at: int, floor: int) -> int:
    """Return where the name of an office begins whose last word begins at an offset: with the country, if it is named.

    Words between them that name another act are of no office.
    """
    text = page.folded.text
    row = _offices(words).search(text, max(floor, at - _OFFICE), at)
    if row is None:
        return at
    places = [match.end() for match in _SPACE.finditer(text, row.start("office"), row.end())]
    kinds = (words.words.phrases(kind).at(text, place, at) for place in places for kind in ("kind", "code"))
    return at if any(found is not None for found in kinds) else row.start()


Numbered = tuple[str, str, datetime.date | None]
_STEM = 5
_NONE: Numbered = ("", "", None)


def numbered_as(naming: Naming) -> Numbered:
    """Return the kind, number and day by which acts of many makers are told apart, if at all; blank where one lacks."""
    if not naming.number or naming.date is None:
        return _NONE
    return naming.kind, normal_number(naming.number), naming.date


def makers_told(namings: Iterable[Naming]) -> Mapping[Numbered, tuple[frozenset[str], ...]]:
    """Return who a text says made the acts of one kind, number and day, each by the beginnings of its words.

    Of two makers each has a word that the other lacks: "the Minister of Finance" and "the Acting Minister of Finance"
    are one, "the Minister of Finance" and "the Minister of Justice" are two.
    """
    told: dict[Numbered, tuple[frozenset[str], ...]] = {}
    for naming in namings:
        key = numbered_as(naming)
        maker = _stems(naming)
        if key == _NONE or not maker:
            continue
        others = told.get(key, ())
        if all(maker - other and other - maker for other in others):
            told[key] = (*others, maker)
    return told


def _stems(naming: Naming) -> frozenset[str]:
    words = cite_words(naming.lang)
    assert words is not None
    said = naming.made_by
    for country in words.country:
        said = said.replace(country, " ")
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]{3,}", said) if word not in words.small)
