"""Days that a text may be of: proposed with their places, never used in silence."""

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from lawtime.analysis.cite.dialects import CiteWords, cite_words, languages
from lawtime.analysis.cite.model import Mention
from lawtime.analysis.cite.page import Page
from lawtime.language.dates import read_date

_HEAD = 1500
_MOST = 5


@frozen
class Proposal:
    """A day that a text may be of.

    Args:
        day: the day; for a month or a year its last day.
        line: where it stands.
        words: the words.
        why: what speaks for it.
    """

    day: datetime.date
    line: int
    words: str
    why: str


@cache
def _patterns() -> tuple[tuple[CiteWords, re.Pattern[str], re.Pattern[str]], ...]:
    made = []
    for lang in languages():
        words = cite_words(lang)
        if words is not None:
            slots = words.words.writer.slots
            day = re.compile(rf"(?<![\w.])(?:{slots['date']})")
            month = re.compile(rf"(?<!\w)(?P<month>{slots['month']}),? +(?P<year>(?:19|20)\d\d)(?!\d)")
            made.append((words, day, month))
    return tuple(made)


def propose_dates(text: str, mentions: Sequence[Mention] = ()) -> tuple[Proposal, ...]:
    """Return the days that a text may be of, best first: one in its head, then the latest that it names.

    Args:
        text: the text.
        mentions: its citations, whose own days are none of the text.

    >>> propose_dates("Warsaw, 20 November, 2014. The reform of the criminal law")[0].day
    datetime.date(2014, 11, 20)
    """
    page = Page(text)
    taken = [(each.start, each.end) for each in mentions]
    days = [each for each in _days(page) if not any(start <= each[1] < end for start, end in taken)]
    head = [each for each in days if each[1] < _HEAD and each[3]]
    latest = max(days, default=None)
    found = [_proposal(page, each, "it stands in the head of the text") for each in sorted(head, key=lambda d: d[1])]
    if latest is not None:
        found.append(_proposal(page, latest, "it is the latest day that the text names"))
    kept: dict[datetime.date, Proposal] = {}
    for each in found:
        kept.setdefault(each.day, each)
    return tuple(kept.values())[:_MOST]


def days_told(page: Page, lang: str, start: int, end: int) -> Iterator[tuple[datetime.date, int, int]]:
    """Yield the whole days between two offsets, as one language writes them, with their places."""
    for words, pattern, _ in _patterns():
        if words.code == lang:
            for match in pattern.finditer(page.folded.text, start, end):
                day = read_date(match[0], lang)
                if day is not None:
                    yield day, match.start(), match.end()


def _proposal(page: Page, found: tuple[datetime.date, int, int, bool], why: str) -> Proposal:
    day, start, end, _ = found
    first, last = page.original_span(start, end)
    return Proposal(day, page.line(first), " ".join(page.text[first:last].split()), why)


def _days(page: Page) -> Iterator[tuple[datetime.date, int, int, bool]]:
    """Yield days and months with their places; the flag says that it is a whole day."""
    text = page.folded.text
    for words, pattern, months in _patterns():
        taken: set[int] = set()
        for match in pattern.finditer(text):
            taken.update(range(match.start(), match.end()))
            day = read_date(match[0], words.code)
            if day is not None and not page.in_address(match.start()):
                yield day, match.start(), match.end(), True
        for match in months.finditer(text):
            number = next((n for each, n in words.words.months.items() if re.fullmatch(each, match["month"])), None)
            if number and match.start() not in taken:
                year = int(match["year"])
                last = calendar.monthrange(year, number)[1]
                yield datetime.date(year, number, last), match.start(), match.end(), False
