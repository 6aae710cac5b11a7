"""Names beside one another: which of two goes on, which repeats one in brackets, and the day that a sentence tells."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from lawtime.analysis.cite.dated import days_told
from lawtime.analysis.cite.dialects import CiteWords, cite_words
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page

_ROW = 40
_SENTENCE = 400
_YEAR = re.compile(r"(?:19|20)\d\d")


def _heads(page: Page, start: int, end: int) -> bool:
    """Say whether a day ends a short line of its own, as that of the text itself does: "Warsaw, 20 November 2014"."""
    after = page.shown.find("\n", end, end + 3)
    return after >= 0 and start - page.shown.rfind("\n", 0, start) <= _ROW


def beside_one_another(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names in the order of the text, without those that only repeat, or lie in, another one."""
    return _led(page, _coordinated(page, _renamed(page, _in_brackets(page, _apart(namings)))))


def on_days(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names of codes with the day told before them: "On 24 March 2012 he was fined under"."""
    ends = [naming.end for naming in namings]
    return [_on_day(page, namings, ends, naming) if _of_its_day(naming) else naming for naming in namings]


def _of_its_day(naming: Naming) -> bool:
    """Say whether a name is that of a code, with nothing that tells which of several in a row it is."""
    told = naming.number or naming.date or naming.year or naming.time or naming.stated or naming.stated_month
    return bool(naming.codes) and not (told or naming.spoken or naming.treaty or naming.draft)


def _on_day(page: Page, namings: Sequence[Naming], ends: Sequence[int], naming: Naming) -> Naming:
    floor = max(page.block_start(naming.start), naming.start - _SENTENCE)
    if _YEAR.search(page.shown, floor, naming.start) is None:
        return naming
    begin = page.sentence(page.original_span(naming.start, naming.start)[0])
    for day, start, end in reversed(list(days_told(page, naming.lang, floor, naming.start))):
        place = bisect_right(ends, start)
        within = place < len(namings) and namings[place].start < end
        if not within and not _heads(page, start, end):
            return evolve(naming, told_on=day, told_near=page.original_span(start, start)[0] >= begin)
    year = _year_told(page, namings, ends, naming, floor)
    return evolve(naming, told_year=year) if year is not None else naming


def _year_told(page: Page, namings: Sequence[Naming], ends: Sequence[int], naming: Naming, floor: int) -> int | None:
    """Return the year in which a passage says that something was, the last before a name of a code."""
    words = cite_words(naming.lang)
    assert words is not None
    told = None
    for reading in words.words.phrases("part.spoken").find(page.folded.text[floor : naming.start]):
        place = bisect_right(ends, floor + reading.start)
        if not (place < len(namings) and namings[place].start < floor + reading.end):
            told = int(reading.slots["year"])
    return told


def _apart(namings: Sequence[Naming]) -> list[Naming]:
    """Return names that do not overlap: of two that do, the longer."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda each: (each.start, -each.end, not each.abbreviation)):
        if kept and naming.start < kept[-1].end:
            if naming.end - naming.start > kept[-1].end - kept[-1].start:
                kept[-1] = naming
            continue
        kept.append(naming)
    return kept


def _in_brackets(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names without those that only repeat a treaty in brackets after it: "(Convention against Torture)"."""
    kept: list[Naming] = []
    for naming in namings:
        gap = page.shown[kept[-1].end : naming.start] if kept and naming.treaty and kept[-1].treaty else "-"
        if gap.strip() != "(" or page.shown[naming.end : naming.end + 1] != ")":
            kept.append(naming)
    return kept


def _renamed(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names with the name of a code taken in that stands in brackets after its title: "(Tax Code)"."""
    kept: list[Naming] = []
    for naming in namings:
        before = kept[-1] if kept else None
        if before is not None and before.kind == naming.kind == "code" and naming.codes and before.title:
            closed = page.shown[naming.end : naming.end + 1] == ")"
            plain = not (naming.number or naming.date or naming.treaty or naming.defines)
            if closed and plain and page.shown[before.end : naming.start].strip() == "(":
                kept[-1] = evolve(before, end=naming.end + 1, codes=naming.codes)
                continue
        kept.append(naming)
    return kept


def _led(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names without bills of one word, which may be paid, before which neither bill nor new law was named."""
    named = (each for each in namings if (each.draft and not each.short) or (each.time == "new" and not each.codes))
    first = next((naming.start for naming in named), None)
    return [
        each
        for each in namings
        if not (each.draft and each.short and " " not in page.shown[each.start : each.end])
        or (first is not None and each.start > first)
    ]


def _coordinated(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """Return names with the "new" that stands before the first of a row of codes and speaks of them all."""
    done: list[Naming] = []
    for naming in namings:
        before = done[-1] if done else None
        if before is not None and before.codes and naming.codes and before.time == "new" and not naming.time:
            words = cite_words(naming.lang)
            assert words is not None
            gap = page.folded.text[before.end : naming.start]
            if len(gap) <= _ROW and _row(words).fullmatch(gap):
                naming = evolve(naming, time=before.time)
        done.append(naming)
    return done


@cache
def _row(words: CiteWords) -> re.Pattern[str]:
    return re.compile(rf" *,?(?: *(?:{words.setting('and')}))? *(?:{words.setting('articles')})? *")
