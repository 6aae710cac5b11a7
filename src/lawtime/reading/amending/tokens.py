"""The tokens of an amending act's sentence: elements named, words quoted, verbs, and what stands between them."""

import re

from attrs import evolve, frozen

from lawtime.language.folding import Folded, fold
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.amending.paragraphs import marks
from lawtime.reading.amending.references import DEPTHS, UNNUMBERED, Level, Numbers, Path, levels

QUOTE, LEVEL, SIGN, STRAY = "quote", "level", "sign", "stray"
WITHIN = "mark.within"
"""A word for what lies within an element and has no address: a row, a column, a table."""
_MOST_TOKENS = 10_000
"""A sentence of more tokens is no sentence."""
_MOST_GLUED, _LONGEST_GLUED = 12, 60
"""So often it is tried in a sentence to part words of so many letters."""

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

    @property
    def placeless(self) -> bool:
        """Whether it names an element that tells nothing of where it lies: a line that comes in, the contents."""
        level = self.level
        if level is None or level.kind == "toc":
            return level is not None
        return DEPTHS[level.kind] > DEPTHS["art"] and not level.numbers.labels and level.kind not in UNNUMBERED


def in_context(found: list[Token], context: Path | None) -> list[Token]:
    """Return the tokens of a sentence where an element without a number, whose heading they name, is the one around it.

    "In Article 8: in the heading of the article …" means the heading of Article 8.
    """
    around = {step.kind: step.number for step in context or ()}
    done = list(found)
    headings = {i for i, token in enumerate(found) if token.level is not None and token.level.kind == "heading"}
    for i, token in enumerate(found):
        level = token.level
        if level is None or level.numbers.labels or not around.get(level.kind):
            continue
        beside = {at for at in (i - 1, i + 1) if 0 <= at < len(found)}
        beside |= {at + side for at, side in ((i - 1, -1), (i + 1, 1)) if at in beside and found[at].kind == "mark.of"}
        if headings & beside:
            done[i] = evolve(token, level=evolve(level, numbers=Numbers((around[level.kind],))))
    return done


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


def parted(found: list[Token], text: str, lang: str) -> list[Token]:
    """Return the tokens of a sentence where words that no form reads are read as forms whose spaces are missing.

    >>> text = 'the words "a" shallbe excluded'
    >>> [token.kind for token in parted(tokens(text, "en"), text, "en")]
    ['mark.words', 'quote', 'verb.delete']
    """
    done: list[Token] = []
    tried, at = 0, 0
    while at < len(found):
        end = at
        while end < len(found) and found[end].kind in (STRAY, LEVEL) and found[at].kind == STRAY:
            end += 1
        end = max(end, at + 1)
        told: list[Token] = []
        while found[at].kind == STRAY and end > at and not told and tried < _MOST_GLUED:
            tried += 1
            told = _glued(text, found[at].start, found[end - 1].end, lang)
            end -= not told
        end = max(end, at + 1)
        done += told or found[at:end]
        at = end
    return done


def _glued(text: str, start: int, end: int, lang: str) -> list[Token]:
    """Return the one or two forms that make up a stretch of a sentence but for its spaces; none where they do not."""
    if end - start > _LONGEST_GLUED:
        return []
    phrases, folded = amending_dialect(lang).phrases("token"), fold(text[start:end]).text
    if len(folded) != end - start:
        return []
    for cut in (len(folded), *range(2, len(folded) - 1)):
        parts = [(0, cut), (cut, len(folded))] if cut < len(folded) else [(0, cut)]
        read = [phrases.whole_without_spaces(folded[slice(*each)].strip()) for each in parts]
        if None not in read:
            return [
                Token(each.form.kind.removeprefix("token."), text[start + a : start + b], start + a, start + b)
                for each, (a, b) in zip(read, parts, strict=True)
                if each is not None
            ]
    return []


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
