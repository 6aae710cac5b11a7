"""Treaties named in a text: told apart from acts, and never resolved to one."""

import re
from functools import cache

from attrs import frozen

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page
from lawtime.language.dates import read_date

_SHORT = re.compile(r" ?\([^()\w]{0,3}(?:the )?[^()\w]{0,2}(?P<abbr>[A-Z][A-Za-z]{0,4}[A-Z])[^()\w]{0,2}\)")
"""The brackets in which a treaty is given its letters."""
_STOP = re.compile(r"[.,;:()\[\]\n\"\u00ab\u00bb\u201c\u201d]")
_WORD = re.compile(r"[\w'\u2019&/-]+")
_BEFORE = re.compile(r"([\w'\u2019&/-]+)[ \t]+\Z")
_YEAR_AFTER = re.compile(r",? *\(?(?:19|20)\d\d\)?(?: *\(No\. *\d{1,3}\))?(?!\w)")
_PLACE = re.compile(r"(?:, *[^\W\d][\w-]{2,30}){0,2}[, ]*")
_MOST = 22
_FURTHEST = 300
_WORDS_BEFORE = 12
_BACK = 120


@frozen
class _Rules:
    parties: re.Pattern[str]
    subject: re.Pattern[str]
    stop: re.Pattern[str]
    joint: re.Pattern[str]
    provision: re.Pattern[str]
    row: re.Pattern[str]
    """A comma within a title: "Cruel, Inhuman or Degrading Treatment"."""


@cache
def _rules(words: CiteWords) -> _Rules:
    def phrase(kind: str) -> re.Pattern[str]:
        return re.compile(rf" *(?:{words.words.phrases(kind).source})(?!\w)")

    stop = words.setting("title_stop") or "(?!)"
    joint = words.setting("and") or "(?!)"
    return _Rules(
        phrase("between.parties"),
        phrase("between.subject"),
        re.compile(rf"(?:{stop})(?!\w)"),
        re.compile(rf"(?:{joint})(?!\w)"),
        _provision(words, joint),
        re.compile(rf", (?P<word>[^\W\d_][\w-]+)(?= (?:{joint}) [^\W\d_])"),
    )


def _provision(words: CiteWords, joint: str) -> re.Pattern[str]:
    """Return the beginning of a provision that is cited after a treaty, with what joins the two."""
    if words.words.settings.get("labels") == "before":
        return re.compile("(?!)")
    unit = words.words.phrases("unit.art").source
    joins = "|".join(map(re.escape, sorted(words.small))) or "(?!)"
    return re.compile(rf"(?:[ ,]+(?:{joint}|{joins})(?!\w))*[ ,(]+(?:{unit}) *\d")


def read_treaty(page: Page, words: CiteWords, at: int, end: int) -> Naming | None:
    """Read the name of a treaty whose kind begins at an offset, or `None` where it has no name."""
    text = page.folded.text
    head = words.words.phrases("treaty").at(text, at, min(end, at + 80))
    if head is None:
        return None
    if head.form.kind.endswith("named"):
        letters = page.shown[at : head.end]
        lone = letters.isupper() and letters.isalpha()
        return Naming(start=at, end=head.end, lang=words.code, treaty=True, title=letters, short=lone)
    rules, strong = _rules(words), head.form.kind.endswith("strong")
    start = _named_before(page, words, at) if words.words.settings.get("capitals") else _quoted_before(page, words, at)
    parties = rules.parties.match(text, head.end, end)
    subject = rules.subject.match(text, head.end, end)
    capital = page.shown[at].isupper()
    named = start < at and (bool(words.words.settings.get("capitals")) or page.shown[start] == "\u00ab")
    if not (parties or named or (strong and subject) or (subject and capital)):
        bare = strong and (capital or head.form.values.get("bare"))
        return Naming(start=at, end=head.end, lang=words.code, treaty=True, short=True) if bare else None
    year = page.shown[start : start + 4].isdigit()
    proper = bool(head.form.values.get("proper")) and capital and " " in page.shown[start:at].strip()
    if not strong and not parties and not proper and not (start < at and (subject or year)):
        return None
    finish = _named_after(page, rules, head.end, end, bool(parties)) if parties or subject else head.end
    finish = _dated(page, words, finish, end)
    title = " ".join(page.shown[start:finish].split())
    given = _SHORT.match(page.shown, finish, end)
    defines = given["abbr"] if given else ""
    return Naming(start=start, end=finish, lang=words.code, treaty=True, title=title, defines=defines)


def _alike(page: Page, end: int, start: int) -> bool:
    """Say whether the words around a comma are written alike: a title in capitals goes on in capitals."""
    before = re.search(r"\w+\Z", page.shown[max(0, end - 40) : end])
    return before is not None and before[0][0].isupper() == page.shown[start].isupper()


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
            if folded in words.small or (len(word) > 2 and word.isupper() and place < at):
                break
            start = match.start()
        elif folded not in words.small and folded not in words.words.settings.get("treaty_small", ()):
            break
        place = match.start()
        if year:
            break
    return start


@cache
def _adjective(words: CiteWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.setting('treaty_before') or '(?!)'}) +\Z")


def _quoted_before(page: Page, words: CiteWords, at: int) -> int:
    """Return where the quotation, or the adjective, begins that stands right before a treaty, or the offset of it."""
    place = at
    while place > 0 and page.shown[place - 1] == " ":
        place -= 1
    if page.shown[place - 1 : place] != "\u00bb":
        adjective = _adjective(words).search(page.folded.text, max(0, at - 40), at)
        return adjective.start() if adjective is not None else at
    opened = page.shown.rfind("\u00ab", max(0, place - 200), place)
    return opened if opened >= 0 and "\n" not in page.shown[opened:place] else at


def _named_after(page: Page, rules: _Rules, at: int, end: int, parties: bool) -> int:
    """Return where the words after a treaty end: before a provision, but not at the "and" between its parties."""
    finish, text = at, page.folded.text
    provision = rules.provision.search(text, at, min(end, at + _FURTHEST))
    end = provision.start() if provision is not None else end
    for _ in range(_MOST):
        place = finish
        while place < end and page.shown[place] in " \t":
            place += 1
        going_on = rules.row.match(text, place, end)
        if going_on is not None and _alike(page, finish, going_on.start("word")):
            finish = place = going_on.end("word")
            continue
        stop = rules.stop.match(text, place, end)
        if stop is not None and parties and rules.joint.match(stop[0]):
            parties, finish = False, stop.end()
            continue
        if place >= end or _STOP.match(page.shown, place) or stop is not None:
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
