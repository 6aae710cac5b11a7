"""Treaties named in a text: told apart from acts, and never resolved to one."""

import re
from functools import cache

from attrs import frozen

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page
from lawtime.language.dates import read_date

_STOP = re.compile(r"[.,;:()\[\]\n\"\u00ab\u00bb\u201c\u201d]")
_WORD = re.compile(r"[\w'\u2019&/-]+")
_BEFORE = re.compile(r"([\w'\u2019&/-]+)[ \t]+\Z")
_ROW = re.compile(r", (?P<word>[A-Z][\w-]+)(?=(?: [A-Z][\w-]+)?,? (?:or|and) [A-Z])")
"""A comma within a title in capitals: "Cruel, Inhuman or Degrading Treatment"."""
_YEAR_AFTER = re.compile(r",? *\(?(?:19|20)\d\d\)?(?: *\(No\. *\d{1,3}\))?(?!\w)")
_PLACE = re.compile(r"(?:, *[^\W\d][\w-]{2,30}){0,2}[, ]*")
_MOST = 22
_WORDS_BEFORE = 12
_BACK = 120


@frozen
class _Rules:
    parties: re.Pattern[str]
    subject: re.Pattern[str]
    stop: re.Pattern[str]


@cache
def _rules(words: CiteWords) -> _Rules:
    def phrase(kind: str) -> re.Pattern[str]:
        return re.compile(rf" *(?:{words.words.phrases(kind).source})(?!\w)")

    stop = words.setting("title_stop") or "(?!)"
    return _Rules(phrase("between.parties"), phrase("between.subject"), re.compile(rf"(?:{stop})(?!\w)"))


def read_treaty(page: Page, words: CiteWords, at: int, end: int) -> Naming | None:
    """Read the name of a treaty whose kind begins at an offset, or `None` where it has no name."""
    text = page.folded.text
    head = words.words.phrases("treaty").at(text, at, min(end, at + 40))
    if head is None:
        return None
    if head.form.kind.endswith("named"):
        letters = page.shown[at : head.end]
        short = letters.isupper() and letters.isalpha()
        return Naming(start=at, end=head.end, lang=words.code, treaty=True, title=letters, short=short)
    rules, strong = _rules(words), head.form.kind.endswith("strong")
    start = _named_before(page, words, at) if words.words.settings.get("capitals") else _quoted_before(page, at)
    parties = rules.parties.match(text, head.end, end)
    subject = rules.subject.match(text, head.end, end)
    capital = page.shown[at].isupper()
    if not (parties or start < at or (strong and subject) or (subject and capital)):
        bare = strong and (capital or head.form.values.get("bare"))
        return Naming(start=at, end=head.end, lang=words.code, treaty=True, short=True) if bare else None
    year = page.shown[start : start + 4].isdigit()
    if not strong and not parties and not (start < at and (subject or year)):
        return None
    finish = _named_after(page, rules, head.end, end) if parties or subject else head.end
    finish = _dated(page, words, finish, end)
    title = " ".join(page.shown[start:finish].split())
    return Naming(start=start, end=finish, lang=words.code, treaty=True, title=title)


def _named_before(page: Page, words: CiteWords, at: int) -> int:
    """Return where the capitalised words before a treaty begin, a year among them."""
    floor = max(page.block_start(at), at - _BACK)
    start = place = at
    for _ in range(_WORDS_BEFORE):
        match = _BEFORE.search(page.shown, floor, place)
        if match is None:
            break
        word = match[1]
        year = word.isdigit() and len(word) == 4
        folded = page.folded.text[match.start() : match.end(1)]
        if word[0].isupper() or year:
            if folded in words.small:
                break
            start = match.start()
        elif folded not in words.small and folded not in words.words.settings.get("treaty_small", ()):
            break
        place = match.start()
        if year:
            break
    return start


def _quoted_before(page: Page, at: int) -> int:
    """Return where the quotation begins that stands right before a treaty, or the offset of the treaty."""
    place = at
    while place > 0 and page.shown[place - 1] == " ":
        place -= 1
    if page.shown[place - 1 : place] != "\u00bb":
        return at
    opened = page.shown.rfind("\u00ab", max(0, place - 200), place)
    return opened if opened >= 0 and "\n" not in page.shown[opened:place] else at


def _named_after(page: Page, rules: _Rules, at: int, end: int) -> int:
    finish, text = at, page.folded.text
    for _ in range(_MOST):
        place = finish
        while place < end and page.shown[place] in " \t":
            place += 1
        going_on = _ROW.match(page.shown, place, end)
        if going_on is not None and not page.shown[at:place].islower():
            finish = place = going_on.end("word")
            continue
        if place >= end or _STOP.match(page.shown, place) or rules.stop.match(text, place, end):
            break
        match = _WORD.match(page.shown, place, end)
        if match is None:
            break
        finish = match.end()
    return finish


def _dated(page: Page, words: CiteWords, at: int, end: int) -> int:
    """Return where the name ends with the place and day of signature that may follow it."""
    text = page.folded.text
    place = _PLACE.match(text, at, end)
    for begin in {at, place.end() if place else at}:
        gap = begin
        while gap < end and text[gap] in " ,":
            gap += 1
        reading = words.words.phrases("part.date").at(text, gap, min(end, gap + 60))
        if reading is not None and read_date(reading.slots.get("date", ""), words.code) is not None:
            return reading.end
    year = _YEAR_AFTER.match(page.shown, at, end)
    return year.end() if year is not None and page.shown[at : at + 1] in ", " else at
