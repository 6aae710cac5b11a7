"""Notes that a publisher put into the text of an amending act: what later acts did to its items.

A note that is understood whole is no instruction. Any other stays in the text, where nobody takes it for understood.
"""

import re

from lawtime.language.folding import fold
from lawtime.model.notes import Action, Note, NoteKind
from lawtime.reading.amending.references import levels
from lawtime.reading.notes.openings import opens
from lawtime.reading.notes.reader import read_note

_LINE = re.compile(r"[^\n]+")
_SIGNS = "#* \t\ufeff"


def own_notes(text: str, lang: str) -> tuple[Note, ...]:
    r"""Return the notes among the lines of an amending act that are understood whole.

    Args:
        text: the amending act.
        lang: its language.

    >>> note = "Footnote. Paragraph 4 is excluded by the Law of the RK No. 123-VII of 21.05.2022."
    >>> [(each.target, each.act.number) for each in own_notes(f"Article 1. To amend:\n\n{note}", "en")[0].changes]
    [('art_1__para_4', '123-VII')]
    """
    found = []
    article = ""
    line = 1
    at = 0
    for match in _LINE.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        words = match[0].strip(_SIGNS)
        article = own_article(words, lang) or article
        if opens(words, lang) is not NoteKind.FOOTNOTE:
            continue
        start = match.start() + match[0].index(words)
        note = read_note(words, lang, line=line, span=(start, start + len(words)), subject=article)
        if _is_whole(note, article):
            found.append(note)
    return tuple(found)


def without(text: str, notes: tuple[Note, ...]) -> str:
    """Return a text with blanks in place of notes."""
    for note in notes:
        start, end = note.span
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _is_whole(note: Note, article: str) -> bool:
    """Say whether a note is understood, and names the items that an act removed."""
    if note.unread or not note.changes:
        return False
    return all(
        each.act is not None
        and "?" not in each.target
        and not (each.action is Action.REPEALED and each.target in ("", article))
        for each in note.changes
    )


def own_article(words: str, lang: str) -> str | None:
    """Return the article of the act that a line opens."""
    folded = fold(words[:_HEAD])
    level = levels(lang).at(folded.text, 0)
    if level is None or level.kind != "art" or len(level.numbers.labels) != 1:
        return None
    end = folded.span(level.end - 1, level.end)[1]
    return f"art_{level.numbers.labels[0]}" if words[end : end + 1] == "." else None


_HEAD = 80
