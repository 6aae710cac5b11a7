"""The tokens of an amending act's sentence: elements named, words quoted, verbs, and what stands between them."""

import re

from attrs import frozen

from lawtime.language.folding import Folded, fold
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.amending.paragraphs import marks
from lawtime.reading.amending.references import Level, levels

QUOTE, LEVEL, SIGN, STRAY = "quote", "level", "sign", "stray"
WITHIN = "mark.within"
"""A word for what lies within an element and has no address: a row, a column, a table."""
_MOST_TOKENS = 10_000
"""A sentence of more tokens is no sentence."""
_SIGNS = ",;.:-()"
_WORD = re.compile(r"[^\s,;:()\"]+|.", re.S)


@frozen
class Token:
    """One token.

    Args:
        kind: `quote`, `level`, `sign`, `stray` (not understood), or the class of a dialect's form (`verb.replace`).
        text: as written; of a quotation, the words within its marks, runs of space as one.
        start: offset in the sentence.
        end: offset behind it.
        level: the element named.
    """

    kind: str
    text: str
    start: int
    end: int
    level: Level | None = None


def quoted_spans(text: str) -> tuple[list[tuple[int, int]], bool]:
    """Return the outermost quotations of a sentence, and whether its marks balance.

    >>> quoted_spans('the word "a" shall be excluded')
    ([(9, 12)], True)
    """
    spans: list[tuple[int, int]] = []
    depth, start = 0, 0
    for at, step in marks(text):
        if step > 0:
            if depth == 0:
                start = at
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                spans.append((start, at + 1))
            elif depth < 0:
                return spans, False
    return spans, depth == 0


def tokens(text: str, lang: str) -> list[Token]:
    """Return the tokens of a sentence; every character but spaces is in one.

    >>> [token.kind for token in tokens('in paragraph 3 the word "a" shall be excluded;', "en")]
    ['mark.link', 'level', 'mark.words', 'quote', 'verb.delete', 'sign']
    """
    folded = fold(text)
    spans, balanced = quoted_spans(text)
    quotes = {folded.at(start): (start, end) for start, end in spans} if balanced else {}
    phrases = amending_dialect(lang).phrases("token")
    found: list[Token] = []
    at, plain = 0, folded.text
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        if len(found) >= _MOST_TOKENS:
            found.append(_token(STRAY, text, folded, at, len(plain)))
            break
        if at in quotes:
            start, end = quotes[at]
            found.append(Token(QUOTE, " ".join(text[start + 1 : end - 1].split()), start, end))
            at = folded.at(end)
            continue
        level = levels(lang).at(plain, at)
        reading = phrases.at(plain, at)
        if level is not None and (reading is None or level.end > reading.end):
            found.append(_token(LEVEL, text, folded, at, level.end, level))
        elif reading is not None and reading.end > at:
            found.append(_token(reading.form.kind.removeprefix("token."), text, folded, at, reading.end))
        elif plain[at] in _SIGNS:
            found.append(_token(SIGN, text, folded, at, at + 1))
        else:
            match = _WORD.match(plain, at)
            found.append(_token(STRAY, text, folded, at, match.end() if match else at + 1))
        at = folded.at(found[-1].end) if found[-1].end > folded.span(at, at + 1)[0] else at + 1
    return found


def _token(kind: str, text: str, folded: Folded, at: int, to: int, level: Level | None = None) -> Token:
    start, end = folded.span(at, to)
    return Token(kind, text[start:end], start, end, level)
