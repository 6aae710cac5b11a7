"""Dates as law writes them, in digits or in words; one that no calendar has is no date."""

import re
from datetime import date
from functools import cache

from lawtime.language.dialect import dialect

_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})(?!\d)")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
SHORT_YEARS: dict[int, int] = {year % 100: year for year in range(1990, 2040)}
"""The years that notes write with two digits: there is no note of an act from before 1990, nor yet from 2040."""
_LAST_CENTURY = "90"
"""A year of this century in two digits is one only before the word for it: "03.07.20" may be a date cut short."""


@cache
def _months(lang: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})(?:(?!\w)|(?<!\w))"), number)
        for pattern, number in dialect(lang).months.items()
    )


def read_date(folded: str, lang: str) -> date | None:
    """Return the day that a folded date states, or `None` where there is no such day.

    >>> read_date("8.10.99", "ru"), read_date("02.04.19 \u0433.", "ru"), read_date("2020.13.05", "ru")
    (datetime.date(1999, 10, 8), datetime.date(2019, 4, 2), datetime.date(2020, 5, 13))
    >>> read_date("31.02.2012", "ru") is read_date("12.04.61", "ru") is None
    True
    """
    text = folded.strip()
    match = _NUMERIC.match(text)
    if match:
        told = len(match[3]) == 4 or match[3] >= _LAST_CENTURY or text[match.end() :].strip(" .")
        return _day(_year(match[3]), int(match[2]), int(match[1])) if told else None
    match = _YEAR_FIRST.match(text)
    if match:
        year, second, third = int(match[1]), int(match[2]), int(match[3])
        return _day(year, second, third) or _day(year, third, second)
    return _in_words(text, lang)


def _in_words(text: str, lang: str) -> date | None:
    year = _FULL_YEAR.search(text)
    day = _DAY.search(text)
    months = {number for pattern, number in _months(lang) if pattern.search(text)}
    if year is None or day is None or len(months) != 1:
        return None
    return _day(int(year[0]), months.pop(), int(day[0]))


def _year(written: str) -> int:
    year = int(written)
    return year if len(written) == 4 else SHORT_YEARS.get(year, 0)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
