"""Word redlines: what of a text was taken out, put in, or moved elsewhere.

Lines are aligned before words: those with the same number first, for a reader looks for "subparagraph 4)" before and
after. A word keeps its punctuation. A numbered line whose words stand under another number has moved.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from html import escape
from itertools import pairwise

from attrs import frozen

from lawtime.analysis.alignment import Opcode, opcodes

_POINT = re.compile(r"\s*(\d+(?:-\d+)*)\.(?=\s)")
_ITEM = re.compile(r"\s*([\w-]{1,8}\))(?=\s)")
_NUMBERED = re.compile(r"\0[\d.)-]+")
_DIGITS = re.compile(r"\d+")
_MOVED_WORDS = 3
"""A line of fewer words than this is no moved element: short lines repeat by chance."""


class RunKind(Enum):
    """What became of a run of words."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    MOVED_FROM = "moved_from"
    """It stood here before, and stands elsewhere now."""
    MOVED_TO = "moved_to"
    """It stands here now, and stood elsewhere before."""


@frozen
class Run:
    """Words, with the space after them, and what became of them."""

    kind: RunKind
    text: str


@frozen
class Redline:
    """The difference of two texts as runs, in reading order; within a line, runs of space are one space.

    >>> [(run.kind.value, run.text) for run in redline("crimes and offences", "criminal and other offences").runs]
    [('delete', 'crimes '), ('insert', 'criminal '), ('equal', 'and '), ('insert', 'other '), ('equal', 'offences')]
    """

    runs: tuple[Run, ...]

    @property
    def before(self) -> str:
        """The earlier text."""
        return "".join(run.text for run in self.runs if run.kind not in (RunKind.INSERT, RunKind.MOVED_TO))

    @property
    def after(self) -> str:
        """The later text."""
        return "".join(run.text for run in self.runs if run.kind not in (RunKind.DELETE, RunKind.MOVED_FROM))

    @property
    def is_changed(self) -> bool:
        """Whether the texts differ in more than space."""
        return any(run.kind is not RunKind.EQUAL for run in self.runs)


def redline(before: str, after: str) -> Redline:
    """Compare two texts word by word, line numbers first.

    >>> to_terminal(redline("1) hear cases of crimes; and", "1) hear all cases; and"))
    '1) hear [-cases of crimes;-] {+all cases;+} and'
    """
    if before == after:
        return Redline((Run(RunKind.EQUAL, after),) if after else ())
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if len(old) <= 1 and len(new) <= 1:
        return Redline(_joined(_words(before, after)))
    return Redline(_joined(_lines(old, new)))


def _words(before: str, after: str) -> Iterator[tuple[RunKind, str]]:
    """Compare two lines word by word; a space goes with the word before it where both go on, else with the next."""
    old, new = before.split(), after.split()
    ends = before[len(before.rstrip()) :], after[len(after.rstrip()) :]
    lead = ""
    olds, news = len(old), len(new)
    for tag, i1, i2, j1, j2 in _readable(opcodes(old, new), old):
        goes, comes = i2 < olds, j2 < news
        if tag == "equal":
            words = " ".join(new[j1:j2])
            yield RunKind.EQUAL, f"{words} " if goes and comes else words
            lead = " " if goes is not comes else ""
            continue
        if i1 < i2:
            words = " ".join(old[i1:i2])
            yield RunKind.DELETE, f"{lead}{words} " if goes else lead + words
        if j1 < j2:
            words = " ".join(new[j1:j2])
            yield RunKind.INSERT, f"{lead}{words} " if comes else lead + words
        lead = ""
    if ends[0] == ends[1]:
        yield RunKind.EQUAL, ends[1]
    else:
        yield RunKind.DELETE, ends[0]
        yield RunKind.INSERT, ends[1]


def _readable(codes: list[Opcode], old: Sequence[str]) -> list[Opcode]:
    """Join changes that only a short word parts, where both are longer: a lone "and" kept in place reads worse."""
    out: list[Opcode] = []
    for index, code in enumerate(codes):
        tag, i1, i2, j1, j2 = code
        short = tag == "equal" and i2 - i1 == 1 and len(old[i1]) <= 3 and 0 < index < len(codes) - 1
        if short and _is_long(codes[index - 1]) and _is_long(codes[index + 1]):
            tag = "replace"
        if out and out[-1][0] != "equal" and tag != "equal":
            out[-1] = ("replace", out[-1][1], i2, out[-1][3], j2)
        else:
            out.append((tag, i1, i2, j1, j2))
    return out


def _is_long(code: Opcode) -> bool:
    return code[0] == "replace" and code[2] - code[1] >= 3 and code[4] - code[3] >= 3


def _lines(old: list[str], new: list[str]) -> Iterator[tuple[RunKind, str]]:
    """Compare two lists of lines: equal lines and equal numbers are aligned, words within them."""
    old_keys, new_keys = _keys(old), _keys(new)
    pairs = list(_pairs(old, new, old_keys, new_keys))
    moved = _moved(old, new, pairs)
    for i, j in pairs:
        if i is not None and j is not None:
            if (i in moved[0]) or (j in moved[1]):
                yield RunKind.MOVED_FROM if i in moved[0] else RunKind.DELETE, old[i]
                yield RunKind.MOVED_TO if j in moved[1] else RunKind.INSERT, new[j]
            elif old[i] == new[j]:
                yield RunKind.EQUAL, new[j]
            else:
                yield from _words(old[i], new[j])
        elif i is not None:
            yield RunKind.MOVED_FROM if i in moved[0] else RunKind.DELETE, old[i]
        elif j is not None:
            yield RunKind.MOVED_TO if j in moved[1] else RunKind.INSERT, new[j]


def _keys(lines: list[str]) -> list[str]:
    """Return what each line is aligned by: its number under the paragraph it stands in, else its words."""
    keys, point = [], ""
    for line in lines:
        if match := _POINT.match(line):
            point = match[1]
            keys.append(f"\0{point}.")
        elif match := _ITEM.match(line):
            keys.append(f"\0{point}.{match[1]}")
        else:
            keys.append(line.strip())
    return keys


def _pairs(
    old: list[str], new: list[str], old_keys: list[str], new_keys: list[str]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield pairs of lines, in reading order; unnumbered lines in one gap are paired one to one."""
    for tag, i1, i2, j1, j2 in opcodes(old_keys, new_keys):
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
            continue
        free = [i for i in range(i1, i2) if not old_keys[i].startswith("\0")]
        fresh = [j for j in range(j1, j2) if not new_keys[j].startswith("\0")]
        together = dict(zip(free, fresh, strict=False)) if i2 - i1 == len(free) and j2 - j1 == len(fresh) else {}
        taken = set(together.values())
        gone = [(i, together.get(i)) for i in range(i1, i2)]
        come = [(None, j) for j in range(j1, j2) if j not in taken]
        ranks = [_rank(key) for key in (*old_keys[i1:i2], *new_keys[j1:j2])]
        if gone and come and not together and all(ranks) and _ascend(ranks[: len(gone)], ranks[len(gone) :]):
            told = sorted(zip(ranks, [*gone, *come], strict=True), key=lambda each: each[0])
            yield from (pair for _, pair in told)
        else:
            yield from (*gone, *come)


def _rank(key: str) -> tuple[int, ...]:
    r"""Return where a numbered line stands among others; nothing where its number is none.

    >>> _rank("\x001.4-1)") < _rank("\x001.5)")
    True
    """
    return tuple(map(int, _DIGITS.findall(key))) if _NUMBERED.fullmatch(key) else ()


def _ascend(*several: list[tuple[int, ...]]) -> bool:
    return all(one < other for each in several for one, other in pairwise(each))


def _moved(
    old: list[str], new: list[str], pairs: list[tuple[int | None, int | None]]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines that stand elsewhere, or under another number, with the very words they had."""
    was, now = [_body(line) for line in old], [_body(line) for line in new]
    left: dict[str, list[int]] = {}
    for i, j in pairs:
        if i is not None and (j is None or was[i] != now[j]):
            left.setdefault(was[i], []).append(i)
    gone, come = set(), set()
    for i, j in pairs:
        if j is None or (i is not None and was[i] == now[j]):
            continue
        places = left.get(now[j])
        if places and len(now[j].split()) >= _MOVED_WORDS:
            gone.add(places.pop(0))
            come.add(j)
    return frozenset(gone), frozenset(come)


def _body(line: str) -> str:
    """Return a line's words without its number and closing sign, which change with its place in a list."""
    match = _POINT.match(line) or _ITEM.match(line)
    return line[match.end() if match else 0 :].strip().rstrip(".;")


def _joined(parts: Iterable[tuple[RunKind, str]]) -> tuple[Run, ...]:
    """Join neighbours of one kind; what goes stands before what comes."""
    runs: list[Run] = []
    last: RunKind | None = None
    texts: list[str] = []
    for kind, text in parts:
        if not text:
            continue
        if kind is last or last is None:
            texts.append(text)
        else:
            runs.append(Run(last, "".join(texts)))
            texts = [text]
        last = kind
    if last is not None:
        runs.append(Run(last, "".join(texts)))
    return tuple(runs)


_MARKS = {
    RunKind.DELETE: ("[-", "-]"),
    RunKind.INSERT: ("{+", "+}"),
    RunKind.MOVED_FROM: ("[<", "<]"),
    RunKind.MOVED_TO: ("{>", ">}"),
}
_COLOURS = {
    RunKind.DELETE: "\x1b[31;9m",
    RunKind.INSERT: "\x1b[32;4m",
    RunKind.MOVED_FROM: "\x1b[33;9m",
    RunKind.MOVED_TO: "\x1b[33;4m",
}
_TAGS = {
    RunKind.DELETE: ("<del>", "</del>"),
    RunKind.INSERT: ("<ins>", "</ins>"),
    RunKind.MOVED_FROM: ('<del class="moved">', "</del>"),
    RunKind.MOVED_TO: ('<ins class="moved">', "</ins>"),
}


def to_terminal(difference: Redline, *, colour: bool = False) -> str:
    """Return a redline for a terminal; without colour, in marks that survive a pipe.

    >>> to_terminal(redline("of crimes and offences", "of criminal and other offences"))
    'of [-crimes-] {+criminal+} and {+other+} offences'
    """
    out = []
    for run in difference.runs:
        bare = run.text.strip()
        if run.kind is RunKind.EQUAL or not bare:
            out.append(run.text)
            continue
        start = len(run.text) - len(run.text.lstrip())
        opening, closing = (_COLOURS[run.kind], "\x1b[0m") if colour else _MARKS[run.kind]
        out.append(f"{run.text[:start]}{opening}{bare}{closing}{run.text[start + len(bare) :]}")
    return "".join(out)


def to_html(difference: Redline) -> str:
    """Return a redline as an HTML fragment, every word escaped.

    >>> to_html(redline("a < b", "a < c"))
    '<div class="redline" style="white-space: pre-wrap">a &lt; <del>b</del><ins>c</ins></div>'
    """
    parts = []
    for run in difference.runs:
        opening, closing = _TAGS.get(run.kind, ("", ""))
        parts.append(f"{opening}{escape(run.text)}{closing}")
    return f'<div class="redline" style="white-space: pre-wrap">{"".join(parts)}</div>'


def to_json(difference: Redline) -> list[dict[str, str]]:
    """Return a redline as plain values.

    >>> to_json(redline("a b", "a c"))[1]
    {'op': 'delete', 'text': 'b'}
    """
    return [{"op": run.kind.value, "text": run.text} for run in difference.runs]
