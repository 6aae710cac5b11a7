"""How one sequence of words becomes another: aligned by the fastest engine installed, within bounds of memory."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import cast

_MOST_CELLS = 400_000_000
"""The largest table of words against words that is compared whole; it bounds memory on hostile input."""

_MOST_LETTERS = 0x10FFFF
"""Each distinct word becomes one character."""

Opcode = tuple[str, int, int, int, int]
"""`equal` or `replace`, and the two half-open ranges, as in `difflib`."""


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """Return how one sequence of words becomes another, as `difflib` does, neighbouring changes joined.

    >>> opcodes(["a", "b"], ["a", "c"])
    [('equal', 0, 1, 0, 1), ('replace', 1, 2, 1, 2)]
    """
    start = 0
    while start < len(old) and start < len(new) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end], start)
    head: list[Opcode] = [("equal", 0, start, 0, start)] if start else []
    tail: list[Opcode] = [("equal", len(old) - end, len(old), len(new) - end, len(new))] if end else []
    return _merged([*head, *middle, *tail])


def _middle(old: Sequence[str], new: Sequence[str], shift: int) -> list[Opcode]:
    if not old or not new:
        return [("replace", shift, shift + len(old), shift, shift + len(new))] if old or new else []
    if len(old) * len(new) > _MOST_CELLS:
        return _anchored(old, new, shift)
    return [(tag, i1 + shift, i2 + shift, j1 + shift, j2 + shift) for tag, i1, i2, j1, j2 in _engine()(old, new)]


def _anchored(old: Sequence[str], new: Sequence[str], shift: int) -> list[Opcode]:
    """Compare very long sequences piece by piece, between words that stand once in both, in the same order."""
    once = {word for word, count in _counts(old).items() if count == 1}
    place = {word: j for j, word in enumerate(new)}
    both = {word for word, count in _counts(new).items() if count == 1} & once
    out: list[Opcode] = []
    i0 = j0 = 0
    for i, word in enumerate(old):
        j = place.get(word, -1)
        if word in both and j >= j0 and (i - i0 >= 2_000 or abs((i - i0) - (j - j0)) <= 2_000):
            out.extend(_piece(old, new, (i0, i), (j0, j), shift))
            out.append(("equal", i + shift, i + 1 + shift, j + shift, j + 1 + shift))
            i0, j0 = i + 1, j + 1
    return [*out, *_piece(old, new, (i0, len(old)), (j0, len(new)), shift)]


def _piece(old: Sequence[str], new: Sequence[str], i: tuple[int, int], j: tuple[int, int], shift: int) -> list[Opcode]:
    (i1, i2), (j1, j2) = i, j
    if i1 == i2 and j1 == j2:
        return []
    if not (i2 - i1) * (j2 - j1) or (i2 - i1) * (j2 - j1) > _MOST_CELLS:
        return [("replace", i1 + shift, i2 + shift, j1 + shift, j2 + shift)]
    return [
        (tag, a + i1 + shift, b + i1 + shift, c + j1 + shift, d + j1 + shift)
        for tag, a, b, c, d in _engine()(old[i1:i2], new[j1:j2])
    ]


def _counts(words: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _merged(codes: list[Opcode]) -> list[Opcode]:
    out: list[Opcode] = []
    for tag, i1, i2, j1, j2 in codes:
        kind = "equal" if tag == "equal" else "replace"
        if out and out[-1][0] == kind:
            out[-1] = (kind, out[-1][1], i2, out[-1][3], j2)
        else:
            out.append((kind, i1, i2, j1, j2))
    return out


@lru_cache(maxsize=1)
def _engine() -> Callable[[Sequence[str], Sequence[str]], list[Opcode]]:
    """Return the fastest engine installed: rapidfuzz where it is, the standard library's otherwise."""
    try:
        from rapidfuzz.distance import Indel
    except ImportError:
        return _by_difflib

    def by_rapidfuzz(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
        distinct = dict.fromkeys(old)
        distinct.update(dict.fromkeys(new))
        if len(distinct) > _MOST_LETTERS:
            return _by_difflib(old, new)
        letter = dict(zip(distinct, map(chr, range(1, len(distinct) + 1)), strict=True)).__getitem__
        found = Indel.opcodes("".join(map(letter, old)), "".join(map(letter, new)))
        return cast("list[Opcode]", found.as_list())

    return by_rapidfuzz


def _by_difflib(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
