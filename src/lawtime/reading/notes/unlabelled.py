"""Notes that no label begins: lines that say from their first word what an act did to a provision.

Some publishers print such a line before the element that was changed, so its place does not say what it is about:
only what it names counts.
"""

import re
from collections.abc import Iterator
from functools import cache

from lawtime.language.dialect import dialect, own_codes
from lawtime.language.folding import fold
from lawtime.model.acts import ACT
from lawtime.model.notes import Action, Change, NoteKind
from lawtime.reading.notes.acts import naming
from lawtime.reading.notes.listing import BRACKET
from lawtime.reading.notes.openings import label, opens
from lawtime.reading.notes.places import TRAILING
from lawtime.reading.notes.statements import Statements

_REACH = 600
_LONGEST_CAPTION = 2000
_LONGEST_REMARK = 40
_SENTENCE = re.compile(r"(?<=[.)]) +(?=[^\W\d_])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\.(\d\d)\.(\d\d)(?!\d)")
_NUMBERED = re.compile(r"(?:\u2116|\b[Nn][o\u043e]?\.?)[ \u00a0]?\d")


def begins(line: str, lang: str | None = None) -> NoteKind | None:
    r"""Return the kind of note that a line is the beginning of, with a label or without one.

    >>> begins("Article 2 is amended by the Law of the RK \u2116 29-III dated 13.02.2005", "en")
    <NoteKind.FOOTNOTE: 'footnote'>
    >>> begins("Article 2 of the Law of the RK \u2116 29-III dated 13.02.2005 names the grounds", "en") is None
    True
    """
    found = opens(line, lang)
    if found is not None:
        return found
    return NoteKind.FOOTNOTE if any(is_unlabelled(line, code) for code in ((lang,) if lang else own_codes())) else None


def is_unlabelled(line: str, lang: str) -> bool:
    """Say whether a line without a label is a note.

    It is one where it points to the wording before, as no text of law does, or where it is understood from its first
    word up to an act with its day and number: what it did, and to which provision, both said outright.
    """
    if _NUMBERED.search(line, 0, _REACH) is None:
        return False
    clean = " ".join(line[:_REACH].split())
    folded = fold(clean)
    text = folded.text
    if not _act(lang).search(text) or label(lang).match(text):
        return False
    return points_back(text, lang) or _is_stated(text, clean if not folded.starts else text, lang)


def points_back(folded: str, lang: str) -> bool:
    """Say whether brackets of a line hold nothing but a pointer to the wording before."""
    return any(_back(lang).fullmatch(match[0].strip("() .")) for match in BRACKET.finditer(folded))


def with_months_second(note: str, lang: str) -> str:
    r"""Return a note with the dates that begin with their year in one order: the publishers differ.

    The one whose notes end by pointing to the wording before writes the day before the month.

    >>> with_months_second("2012.10.07. \u2116 36-V", "kk")
    '2012.10.07. \u2116 36-V'
    """
    end = note.rstrip(" .;")
    last = end[end.rfind("(") + 1 : -1] if end.endswith(")") else ""
    if not 0 < len(last) <= _LONGEST_REMARK or _back(lang).fullmatch(fold(last).text.strip(" .")) is None:
        return note
    return _YEAR_FIRST.sub(r"\1.\3.\2", note)


@cache
def _back(lang: str) -> re.Pattern[str]:
    words = dialect(lang)
    forms = [form for form in words.phrases("remark").forms if form.values.get("back")]
    return re.compile("|".join(words.writer.pattern(form.write) for form in forms) or "(?!)")


def _is_stated(text: str, printed: str, lang: str) -> bool:
    statements = Statements(text, printed, lang, unlabelled=True)
    lead = statements.read_lead(0, len(text))
    return lead is not None and bool(lead.verbs) and bool(statements.named)


@cache
def _act(lang: str) -> re.Pattern[str]:
    """Return the pattern of an act's kind, which every note names."""
    return re.compile(rf"(?<!\w)(?:{naming(lang).kinds.source})(?!\w)")


def ending(caption: str, lang: str) -> int | None:
    """Return where a caption begins to say that the act as a whole lost force, and by which act; `None` where not.

    >>> text = "Code of the RK dated 09.01.2007 No. 212. Abolished by the Code of the RK dated 02.01.2021 No. 400-VI"
    >>> text[ending(text, "en") :][:9]
    'Abolished'
    """
    if _NUMBERED.search(caption) is None or len(caption) > _LONGEST_CAPTION:
        return None
    for start in (0, *(match.end() for match in _SENTENCE.finditer(caption))):
        text = caption[start:]
        folded = fold(text[:_REACH]).text
        verb = next(_ended(folded, lang), None)
        if verb is None or _act(lang).search(folded) is None:
            continue
        if verb == 0 or any(_ends_whole(each) for each in _told(text, lang)):
            return start
    return None


def _ended(folded: str, lang: str) -> Iterator[int]:
    """Yield where words stand that end an act as a whole."""
    for found in dialect(lang).phrases("verb.repealed").find(folded):
        if found.form.values.get("whole"):
            yield found.start


def _told(text: str, lang: str) -> tuple[Change, ...]:
    """Return what a sentence states of the act whose caption it stands in; nothing where it is not understood whole."""
    statements = Statements(fold(text).text, text, lang, False, ACT, unlabelled=True)
    statements.read(0, len(text.rstrip(TRAILING)))
    return () if statements.unread else tuple(statements.changes)


def _ends_whole(change: Change) -> bool:
    return change.target == ACT and change.action is Action.REPEALED and change.act is not None
