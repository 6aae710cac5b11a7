"""Does a line begin a publisher's note: a footnote's label, an announcement's, or a tombstone."""

import re
from collections.abc import Callable
from functools import cache

from lawtime.language.dialect import LABEL, Dialect, dialect, own_codes
from lawtime.language.folding import fold
from lawtime.language.forms import Phrases
from lawtime.model.notes import NoteKind

_HEAD = 400
_LABEL_REACH = 60
_LEAD = r"[ *_>]*"
_KINDS = {
    "opening.footnote": NoteKind.FOOTNOTE,
    "opening.announcement": NoteKind.ANNOUNCEMENT,
    "opening.reference": NoteKind.FOOTNOTE,
}


def opens(line: str, lang: str | None = None) -> NoteKind | None:
    """Return the kind of note that a line begins, or `None` where it is no note.

    Args:
        line: a line of text without markup.
        lang: the dialect to read it in; each of the package's own where left out.

    >>> opens("5) Is excluded by the Law of RK No. 435-V dated 04.12.2015;")
    <NoteKind.TOMBSTONE: 'tombstone'>
    >>> opens("5) exclusion of competition;") is None
    True
    """
    head = line.strip()[:_HEAD]
    if not head:
        return None
    folded = fold(head).text
    for code in (lang,) if lang else own_codes():
        for beginning in _beginnings(code):
            match = beginning.match(folded)
            if match is not None:
                return NoteKind[match.lastgroup.upper()] if match.lastgroup else None
    return None


def labelled(line: str) -> NoteKind | None:
    """Return the kind of note whose label a line begins with, in any language.

    >>> labelled("Footnote. Article 3 as amended by the Law of the RK")
    <NoteKind.FOOTNOTE: 'footnote'>
    """
    folded = fold(line.strip()[:_LABEL_REACH]).text
    for code in own_codes():
        match = _label_first(code).match(folded)
        if match is not None and match.lastgroup:
            return NoteKind[match.lastgroup.upper()]
    return None


@cache
def _label_first(code: str) -> re.Pattern[str]:
    words = dialect(code)
    footnote, announcement = words.phrases("opening.footnote").source, words.phrases("opening.announcement").source
    return re.compile(f"{_LEAD}(?:(?P<footnote>{footnote})|(?P<announcement>{announcement}))")


class _Beginning:
    """One way in which a line begins as a note; its pattern is compiled when a line holds words that it needs."""

    __slots__ = ("_needed", "_pattern", "_write")

    def __init__(self, needed: Phrases | None, write: Callable[[], str]) -> None:
        self._needed = needed
        self._write = write
        self._pattern: re.Pattern[str] | None = None

    def match(self, folded: str) -> re.Match[str] | None:
        if self._pattern is None:
            if self._needed is not None and not self._needed.may_be_in(folded):
                return None
            self._pattern = re.compile(f"{_LEAD}(?:{self._write()})")
        return self._pattern.match(folded)


@cache
def _beginnings(code: str) -> tuple[_Beginning, ...]:
    words = dialect(code)
    footnote, going_on, announced = (
        words.phrases(f"opening.{each}").source for each in ("footnote", "continuation", "announcement")
    )
    reference, court = words.phrases("opening.reference"), words.phrases("kind.court_decision")
    return (
        _Beginning(None, lambda: f"(?P<footnote>{footnote}|{going_on})|(?P<announcement>{announced})"),
        _Beginning(court, lambda: f"(?P<footnote>(?:{reference.source}) *(?:{_reference(words)})|{_decided(words)})"),
        _Beginning(words.phrases("verb.repealed"), lambda: f"(?P<tombstone>{tombstone(words)})"),
    )


@cache
def label(code: str) -> re.Pattern[str]:
    """Return the pattern of the labels that notes begin with."""
    words = dialect(code)
    return re.compile(
        f"(?P<announcement>{words.phrases('opening.announcement').source})|(?P<footnote>{words.phrases('opening.footnote').source})"
        f"|(?P<reference>{words.phrases('opening.reference').source})"
    )


def _reference(words: Dialect) -> str:
    """Return the pattern of what must follow the label of a note that only refers to a decision of a court."""
    court = words.phrases("kind.court_decision").source
    return rf"[^;]{{0,200}}?(?:{court})(?!\w)"


def _decided(words: Dialect) -> str:
    """Return the pattern of a decision of a court that a line begins with, and what it decided."""
    court, decided = words.phrases("kind.court_decision").source, words.phrases("verb.interpreted").source
    return rf"(?:{court})(?!\w)[^;]{{0,200}}?\d[^;]{{0,300}}?(?<!\w)(?:{decided})(?!\w)"


def tombstone(words: Dialect) -> str:
    """Return the pattern of a removed element's number, the words that remove it, and the act that did."""
    removed = words.phrases("verb.repealed").source
    units = "|".join(words.writer.pattern(unit["write"]) for unit in words.tables.get("units", {}).values())
    joined = words.writer.pattern(words.settings.get("and", ","))
    numbers = rf"(?>{LABEL} *[.)]? *(?:[-,;]|(?:{joined})(?!\w)) *)*(?>{LABEL}) *[.)]"
    mark = rf"(?:{numbers} *[-:]? *\(? *(?:(?:{units})(?!\w) *)?"
    if words.settings.get("labels") == "before":
        named = rf"|{LABEL} *(?:-|\) *) *(?:{units})(?!\w)[.]? *-? *)"
    else:
        named = rf"|(?:{units}) +{LABEL} *[.)]? *-? *)"
    again = rf"(?:(?:{units}) +{LABEL}\)? +)?"
    author = _author(words)
    within = rf"\( *(?:{units})(?: +{LABEL}[.)]?)? *-? *(?:{removed})(?!\w)(?={author})"
    day = rf"(?:{words.writer.pattern(words.settings.get('date_lead', '(|)'))}) *(?:{words.writer.slots['date']})"
    number = rf"(?:{words.writer.pattern(words.settings.get('number_lead', '(|)'))}) *\d"
    dated = rf"\( *(?:{removed})(?!\w)(?= *[-,]? *{day}[., ]*{number})"
    return rf"{mark}{named}(?:{dated}|\(? *{again}(?:{removed})(?!\w)(?={author}))|{within}"


def _author(words: Dialect) -> str:
    kinds = words.phrases("kind").source
    if words.settings.get("kind") == "last":
        return rf"[^;]{{0,330}}?(?<!\w)(?:{kinds})(?!\w)"
    lead = words.writer.pattern(words.settings.get("act_lead", ""))
    return rf" *[-:,]? *(?:(?:{lead}) +)?(?:{kinds})(?!\w)"
