"""The act that an item of an amending act amends, as the item names it."""

import re
from datetime import date

from attrs import frozen

from lawtime.jurisdictions.kz.acts import acts_titled
from lawtime.language.dates import read_date
from lawtime.language.dialect import Dialect
from lawtime.language.folding import fold
from lawtime.language.forms import Reading
from lawtime.model.acts import ActRef, normal_number
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.amending.paragraphs import marks

_NUMBER = re.compile(
    r"(?:№|(?<!\w)[Nn][o\u043e]?\.?(?= ?\d)) *"
    r"((?:[\w/.]+(?:-[\w/]+)*)(?: \d[\w/-]*(?![\w.]* ?\w*\.))?)"
)


@frozen
class Citation:
    """An act as an amending act names it.

    Args:
        kind: one of the kinds of act.
        number: as written, "" where none is.
        date: the day of signature, or `None`.
        title: its title, without quotation marks, "" where none is.
        act: the act, where number and day are known, from the words or from the register of titles.
        span: half-open offsets into the text that names it.
    """

    kind: str
    number: str
    date: date | None
    title: str
    act: ActRef | None
    span: tuple[int, int]


def read_citation(text: str, lang: str, start: int = 0) -> Citation | None:
    """Read the name of an act that begins at an offset of a text.

    >>> found = read_citation('the Law of the Republic dated 6 January 2012 "On National Security"', "en")
    >>> found.kind, found.date, found.title
    ('law', datetime.date(2012, 1, 6), 'On National Security')
    """
    words = amending_dialect(lang)
    if words.settings.get("kind") == "last":
        reading = next(reversed(_kinds_last(text, words, "cited")), None)
    else:
        reading = words.phrases("cited").at(fold(text).text, fold(text).at(start))
    return None if reading is None else _cited(text, words, reading, start)


def _cited(text: str, words: Dialect, reading: Reading, start: int) -> Citation:
    """Return the act whose kind was read at a place of a text."""
    folded = fold(text)
    last = words.settings.get("kind") == "last"
    kind = reading.form.kind.rpartition(".")[2]
    end = folded.span(reading.end - 1, reading.end)[1]
    begin = start if last else end
    title, title_start, title_end = _title(text, begin)
    outside = _blank(text, begin, title_start, title_end)
    plain = fold(outside).text
    signed = _date(plain, words)
    numbered = _NUMBER.search(outside)
    written = numbered[1].rstrip(".") if numbered else ""
    number = written if " " in written else normal_number(written)
    called = title or " ".join(text[start:title_start].split())
    act = ActRef(kind, number, signed) if number and signed else _registered(called, signed)
    return Citation(kind, number, signed, title, act, (start, max(title_end, end) if last else title_end))


def cited_in(text: str, lang: str) -> Citation | None:
    """Return the first act that a sentence names by its day, wherever its name stands in it.

    >>> cited_in('Annex 1 to the decision dated 22 December 2010 No. 264 shall be stated as follows:', "en").number
    '264'
    """
    words = amending_dialect(lang)
    folded = fold(text)
    if words.settings.get("kind") == "last":
        named = next((each for form in ("holding", "cited") for each in _kinds_last(text, words, form)), None)
        whole = "" if named is None else text[: folded.span(named.end - 1, named.end)[1]]
        cited = None if named is None else _cited(whole, words, named, 0)
        return cited if cited is not None and cited.date is not None else None
    for reading in words.phrases("cited").find(folded.text):
        found = read_citation(text, lang, folded.span(reading.start, reading.start + 1)[0])
        if found is not None and found.date is not None:
            return found
    return None


def _kinds_last(text: str, words: Dialect, said: str) -> list[Reading]:
    """Return the kinds of act that a text names in one form, outside quotations and brackets."""
    _, title_start, title_end = _title(text, 0)
    return list(words.phrases(said).find(fold(_blank(text, 0, title_start, title_end)).text))


def _title(text: str, begin: int) -> tuple[str, int, int]:
    """Return the title quoted in a text and its span; a title that quotes another often closes only once."""
    depth, opened, close = 0, -1, -1
    bracket = text.find("(", begin)
    for at, step in marks(text[begin:]):
        place = begin + at
        if opened < 0:
            if step < 0 or (0 <= bracket < place and ")" not in text[bracket:place]):
                continue
            opened = place
        depth += step
        if step < 0:
            close = place
            if depth <= 0:
                break
    if opened < 0 or close < 0:
        return "", len(text), len(text)
    return " ".join(text[opened + 1 : close].split()), opened, close + 1


def _blank(text: str, begin: int, title_start: int, title_end: int) -> str:
    """Return a text with everything blanked but the words around the title, brackets left out."""
    words = " " * begin + text[begin:title_start] + " " * (title_end - title_start) + text[title_end:]
    return re.sub(r"\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)?", lambda match: " " * len(match[0]), words)


def _date(plain: str, words: Dialect) -> date | None:
    match = re.search(rf"(?<!\d){words.writer.slots['date']}", plain)
    return read_date(match[0], words.code) if match else None


def _registered(title: str, signed: date | None) -> ActRef | None:
    """Return the act of a title in the register, where the day is the same and only one act has both."""
    found = [act for act in acts_titled(title) if signed is None or act.date == signed]
    return found[0] if len(found) == 1 and signed is not None else None
