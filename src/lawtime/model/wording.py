"""Words in a line: where they stand, and what the line becomes when others take their place."""

import re
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

_QUOTES = '"«»“”„‟″❝❞'
_APOSTROPHES = "'‘’ʼ′"
_DASHES = "-‐‑‒–—−"
_CLASSES = {sign: f"[{re.escape(group)}]" for group in (_QUOTES, _APOSTROPHES, _DASHES) for sign in group}
_CLINGS = ",;:.)]!?»”"
"""Signs that stand without a space after the word before them."""
_CLOSES = ".;:,"
_SENTENCE_END = re.compile(r"[.!?][»”\")]*+(?=\s+\S)")
_SHORT = 3
_LAST_WORD = re.compile(r"(\w+)[»”\")]*\Z")


@lru_cache(maxsize=4096)
def _pattern(words: str, folded: bool, whole: bool) -> re.Pattern[str]:
    parts = []
    for piece in re.split(r"(\s+)", words):
        if not piece:
            continue
        if piece.isspace():
            parts.append(r"\s+" if folded else re.escape(piece))
        else:
            parts.append("".join((_CLASSES.get(sign) if folded else None) or re.escape(sign) for sign in piece))
    head = r"(?<!\w)" if whole and words[:1].isalnum() else ""
    tail = r"(?!\w)" if whole and words[-1:].isalnum() else ""
    return re.compile(head + "".join(parts) + tail)


def occurrences(line: str, words: str, *, folded: bool = False, whole: bool = True) -> list[tuple[int, int]]:
    """Return where words stand in a line, overlapping places included.

    Args:
        line: the line.
        words: the words, as an amending act quotes them.
        folded: let quotation marks, dashes and runs of space stand for their like.
        whole: the words must not be parts of longer words.

    >>> occurrences("an act, a contract, the act.", "act")
    [(3, 6), (24, 27)]
    """
    if not words.strip():
        return []
    pattern, found, at = _pattern(words, folded, whole), [], 0
    while (match := pattern.search(line, at)) is not None:
        found.append(match.span())
        at = match.start() + 1
    return found


@frozen
class Sought:
    """Where words were found in some lines, and how.

    Args:
        places: `(index of the line, start, end)`, in order.
        how: `exact`, `signs` (other quotation marks, dashes or spaces), `inside` (within longer words) or `nowhere`.
        overlapping: two places share a character.
    """

    places: tuple[tuple[int, int, int], ...]
    how: str
    overlapping: bool


def seek(lines: list[str], words: str) -> Sought:
    """Find words in lines: as they stand, else in other signs, else within longer words."""
    for how, folded, whole in (("exact", False, True), ("signs", True, True), ("inside", True, False)):
        places = tuple(
            (index, start, end)
            for index, line in enumerate(lines)
            for start, end in occurrences(line, words, folded=folded, whole=whole)
        )
        if places:
            overlap = any(a[0] == b[0] and b[1] < a[2] for a, b in pairwise(places))
            return Sought(places, how, overlap)
    return Sought((), "nowhere", False)


def splice(line: str, start: int, end: int, new: str | None) -> str:
    """Return a line with one stretch replaced, the space around it kept as a printer would.

    >>> splice("a, b, c;", 3, 5, None), splice("a or b", 2, 4, ", or"), splice("a b;", 2, 3, None)
    ('a, c;', 'a, or b', 'a;')
    """
    head, tail = line[:start], line[end:]
    if not new:
        if head.endswith((" ", "\u00a0")) and (not tail or tail[0].isspace() or tail[0] in _CLINGS):
            head = head[:-1]
        elif not head:
            tail = tail.lstrip()
        return head + tail
    if new[0] in ",;:." and head.endswith(" "):
        head = head[:-1]
    return head + new + tail


def leaves_rough(before: str, after: str) -> bool:
    """Say whether a change left signs side by side that nobody prints (",;"): the publisher will have mended them.

    >>> leaves_rough("a, b;", "a,;"), leaves_rough("a, b;", "a;")
    (True, False)
    """
    rough = r"[,;:]\s*[,;.:]|\(\s*\)|\s[,;]|^\W+$"
    return len(re.findall(rough, after)) > len(re.findall(rough, before))


def add_after(line: str, end: int, new: str) -> str:
    """Return a line with words added behind an offset.

    >>> add_after("a b.", 1, ", c"), add_after("a b.", 1, "c")
    ('a, c b.', 'a c b.')
    """
    return line[:end] + ("" if new[:1] in ",;:.)" else " ") + new + line[end:]


def add_before(line: str, start: int, new: str) -> str:
    """Return a line with words added before an offset.

    >>> add_before("a b.", 2, "c")
    'a c b.'
    """
    return line[:start] + new + ("" if new[-1:].isspace() else " ") + line[start:]


def add_at_end(line: str, new: str) -> tuple[str, bool]:
    """Return a line with words added before its closing sign, and whether the closing sign is certain.

    >>> add_at_end("4) text;", ", and more")
    ('4) text, and more;', True)
    >>> add_at_end("4) text;", ", and more.")
    ('4) text, and more.', False)

    Words that bring their own closing sign and no sign before them may stand behind the old one.

    >>> add_at_end("4) text;", "and more;")
    ('4) text and more;', False)
    """
    bare = line.rstrip()
    close = bare[-1:] if bare[-1:] in tuple(_CLOSES) else ""
    stem = bare[: len(bare) - len(close)]
    if new[-1:] in tuple(_CLOSES):
        return add_after(stem, len(stem), new), new[-1:] == close and (not close or new[:1] in tuple(_CLOSES))
    return add_after(stem, len(stem), new) + close, True


def add_sentence(line: str, new: str) -> tuple[str, bool]:
    """Return a line with a sentence added, and whether the line ended as a sentence does.

    >>> add_sentence("1. One.", "Two.")
    ('1. One. Two.', True)
    """
    bare = line.rstrip()
    return f"{bare} {new}", bare[-1:] in tuple(".!?")


def sentences(line: str) -> list[tuple[int, int]] | None:
    """Return the offsets of the sentences of a line, or `None` where abbreviations leave them in doubt.

    >>> sentences("Courts decide. Judges are free.")
    [(0, 14), (15, 31)]
    >>> sentences("The court of St. Petersburg decides.") is None
    True
    """
    begins, ends = [0], []
    for match in _SENTENCE_END.finditer(line):
        following = line[match.end() :].lstrip()
        head = following.lstrip('«“„"(')[:1]
        if not head.isupper() and not head.isdecimal():
            continue
        word = _LAST_WORD.search(line, 0, match.start())
        if head.isdecimal() or word is None or len(word[1]) <= _SHORT or word[1].isdecimal():
            return None
        ends.append(match.end())
        begins.append(len(line) - len(following))
    return list(zip(begins, [*ends, len(line)], strict=True))


def add_nth_sentence(line: str, new: str, nth: int) -> str | None:
    """Return a line with a sentence that becomes its nth, or `None` where its sentences do not tell the place.

    >>> add_nth_sentence("One stands. Three walk.", "Two meet.", 2)
    'One stands. Two meet. Three walk.'
    """
    found = sentences(line)
    if found is None or not 1 < nth <= len(found) + 1:
        return None
    at = found[nth - 1][0] if nth <= len(found) else len(line)
    return " ".join(each for each in (line[:at].rstrip(), new, line[at:]) if each)
