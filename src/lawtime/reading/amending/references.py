"""References to elements of an act: "indent two of subparagraph 1) of paragraph 3", lists and ranges of them.

One engine reads every language: a dialect says whether a number follows or precedes the name of its element, and
whether the innermost element is named first or last.
"""

import re
from functools import cache
from itertools import pairwise, product

from attrs import evolve, field, frozen

from lawtime.language.dialect import Dialect
from lawtime.reading.amending.dialects import amending_dialect

DEPTHS = {
    "sec": 1,
    "subsec": 2,
    "chp": 3,
    "subchp": 4,
    "att": 1,
    "toc": 1,
    "preamble": 5,
    "art": 5,
    "note": 6,
    "para": 7,
    "subpara": 8,
    "part": 9,
    "al": 10,
    "heading": 11,
    "title": 11,
    "sent": 11,
}
"""How deep the elements of an act lie in one another. A part may also hold subparagraphs."""

_DIVISIONS = frozenset({"sec", "subsec", "chp", "subchp"})
_LABEL = r"(?:\d{1,4}(?:-\d{1,3})*|(?<!\w)[^\W\d_](?=\)))\)?"
_RANGE_END = re.compile(r"\)? *-\Z| -\Z")
_MOST_IN_RANGE = 300


@frozen
class Numbers:
    """The numbers that a reference gives to one element.

    Args:
        labels: as printed, ordinals in digits, ranges filled with whole numbers.
        ranges: the ends of each range; a range also covers the numbers inserted between.
    """

    labels: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...] = ()


@frozen
class Level:
    """One element named in a text, with its numbers, and where it is named.

    Args:
        kind: the kind of element.
        numbers: its numbers.
        start: offset of the name.
        end: offset behind it.
        either: the word may be a singular or a plural, and its one number has a hyphen.
    """

    kind: str
    numbers: Numbers
    start: int
    end: int
    either: bool = False


@frozen
class Step:
    """One step of a path: the kind of an element and its number, "" where it bears none."""

    kind: str
    number: str


Path = tuple[Step, ...]
"""A path, outermost first."""


class Levels:
    """Find the elements that a folded text names, in one language.

    Args:
        words: the dialect.
    """

    def __init__(self, words: Dialect) -> None:
        self.words = words
        self.label_first = words.settings.get("labels") == "before"
        self.outer_first = words.settings.get("chain") == "outer_first"
        units = words.tables.get("units", {})
        names = {kind: words.writer.pattern(units[kind]["write"]) for kind in DEPTHS if kind in units}
        ordinal = words.numerals.ordinal_pattern
        number = rf"(?:{_LABEL}|{ordinal})"
        conjunction = words.writer.pattern(words.settings.get("and", ","))
        joint = rf"(?: *, *(?:(?:{conjunction}) +)?| +(?:{conjunction}) +| *- *(?=\d)| +- +)"
        listed = rf"(?P<numbers>{number}(?:{joint}{number})*+)"
        kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in sorted(names.items(), key=_by_length))
        tail = words.writer.pattern(words.settings.get("label_tail", ""))
        if self.label_first:
            source = rf"(?:{listed}(?:{tail})[ -]*)?(?:{kinds})(?!\w)"
        else:
            source = rf"(?:{kinds})(?!\w)(?: +(?:№ *)?{listed})?"
        before = rf"(?P<ordinal>{ordinal}) +(?:{kinds})(?!\w)(?! +(?:№ *)?{number}(?!\w))"
        self._ordinal_first = None if self.label_first else re.compile(before)
        self._pattern = re.compile(source)
        self._joint = re.compile(rf"({number})|({joint})")
        self._kinds = tuple(names)
        plural = {kind: words.writer.pattern(units[kind]["many"]) for kind in names if "many" in units[kind]}
        self._plural = {kind: re.compile(pattern) for kind, pattern in plural.items()}
        forms = words.tables.get("either", {})
        self._either = {kind: re.compile(rf"(?:{words.writer.pattern(form)})(?!\w)") for kind, form in forms.items()}

    def at(self, folded: str, start: int) -> Level | None:
        """Return the element named from an offset on."""
        match = self._pattern.match(folded, start)
        if match is None:
            return self._with_ordinal(folded, start)
        kind = next(kind for kind in self._kinds if match[kind] is not None)
        listed = match["numbers"] or ""
        if kind == "para" and ")" in listed:
            # A code calls what a part of its article lists "points", and numbers them like subparagraphs.
            kind = "subpara"
        numbers = self._numbers(listed)
        if len(numbers.labels) == 1 and kind in self._plural and self._plural[kind].search(match[0]):
            numbers = _as_range(numbers)
        form = self._either.get(kind)
        either = len(numbers.labels) == 1 and form is not None and form.search(match[0]) is not None
        return Level(kind, numbers, match.start(), match.end(), either)

    def _with_ordinal(self, folded: str, start: int) -> Level | None:
        """Return the one element whose ordinal stands before its name, where its number else stands behind it."""
        match = self._ordinal_first.match(folded, start) if self._ordinal_first is not None else None
        if match is None:
            return None
        kind = next(kind for kind in self._kinds if match[kind] is not None)
        return Level(kind, self._numbers(match["ordinal"]), match.start(), match.end())

    def _numbers(self, listed: str) -> Numbers:
        labels: list[str] = []
        ranges: list[tuple[str, str]] = []
        ranged = False
        for match in self._joint.finditer(listed):
            if match[1] is None:
                ranged = "-" in match[2]
                continue
            label = self._label(match[1])
            if ranged and labels:
                ranges.append((labels[-1], label))
                labels.extend(_between(labels[-1], label))
            labels.append(label)
            ranged = False
        return Numbers(tuple(labels), tuple(ranges))

    def _label(self, written: str) -> str:
        if written[0].isdecimal() or written.endswith(")"):
            return written.rstrip(")")
        value = self.words.numerals.ordinal(written)
        return "" if value is None else str(value)


def _by_length(pair: tuple[str, str]) -> int:
    return -len(pair[1])


def _between(first: str, last: str) -> list[str]:
    if not (first.isdecimal() and last.isdecimal()) or not 1 < int(last) - int(first) < _MOST_IN_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]


@cache
def levels(lang: str) -> Levels:
    """Return what finds the elements that a text of a language names."""
    return Levels(amending_dialect(lang))


@frozen
class Reference:
    """Elements that a text names together.

    Args:
        paths: the paths to them, in the order of the text.
        ranged: the text names a range, which may cover more than these.
        span: the ends of the range, where all of them are one range.
        numbered: every element that needs a number has one, and the elements lie in one another.
        sound: the elements lie in one another as they are named.
    """

    paths: tuple[Path, ...]
    ranged: bool = False
    numbered: bool = True
    sound: bool = True
    span: tuple[str, str] | None = None


def _as_range(numbers: Numbers) -> Numbers:
    """Return the range that a hyphen stands for behind a plural: "paragraphs 3-5"; one number where it is none."""
    first, _, last = numbers.labels[0].partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last)):
        return numbers
    return Numbers((first, *_between(first, last), last), ((first, last),))


UNNUMBERED = frozenset({"heading", "title", "preamble", "toc", "note"})
"""Elements that bear no number."""


def join(groups: list[list[Level]], outer_first: bool) -> Reference:
    """Return the paths that a list of elements leads to.

    Elements in one group are named without a comma between them: each lies in the next (the one before, where the
    outermost is named first). What a group leaves out it shares with the next: "subparagraphs 1) and 3), indent two of
    subparagraph 5) of paragraph 7".

    >>> def level(kind, *labels):
    ...     return Level(kind, Numbers(labels), 0, 0)
    >>> named = [[level("subpara", "1", "3")], [level("al", "2"), level("subpara", "5"), level("para", "7")]]
    >>> [address(path).eid for path in join(named, False).paths]
    ['para_7__subpara_1', 'para_7__subpara_3', 'para_7__subpara_5__al_2']
    """
    inner_first = [group[::-1] for group in groups[::-1]] if outer_first else [_inner_first(each) for each in groups]
    sound = all(
        DEPTHS[outer.kind] < DEPTHS[inner.kind] or _holds(outer, inner)
        for group in inner_first
        for inner, outer in pairwise(group)
    )
    chains: list[list[Level]] = []
    for group in reversed(inner_first):
        tail: list[Level] = []
        if chains:
            limit = min(DEPTHS[group[-1].kind], DEPTHS[chains[-1][0].kind])
            at = next((i for i, level in enumerate(chains[-1]) if DEPTHS[level.kind] < limit), None)
            tail = chains[-1][at:] if at is not None else []
        chains.append([*group, *tail])
    ordered = chains if outer_first else chains[::-1]
    paths = tuple(path for chain in ordered for path in _expand(chain[::-1]))
    used = [level for chain in chains for level in chain]
    numbered = sound and all(level.kind in UNNUMBERED or level.numbers.labels for level in used)
    ranges = [each for level in used for each in level.numbers.ranges]
    first = used[-1].numbers if outer_first else used[0].numbers
    one = len(ranges) == 1 and first.ranges == (ranges[0],) and (first.labels[0], first.labels[-1]) == ranges[0]
    return Reference(paths, bool(ranges), numbered, sound, ranges[0] if one else None)


def _inner_first(group: list[Level]) -> list[Level]:
    """Return a group with its innermost element first, where it was written otherwise: "in Article 5 paragraph 2".

    What is named behind a wider element lies in it, with all that is named to say where: "in paragraph 1 of Article 5
    the first sentence". A number with a hyphen behind a word that may be a plural is a range where nothing is in it.
    """
    if len(group) == 1 and group[0].either:
        return [evolve(group[0], numbers=_as_range(group[0].numbers))]
    runs: list[list[Level]] = []
    for level in group:
        if runs and (DEPTHS[level.kind] < DEPTHS[runs[-1][-1].kind] or _holds(level, runs[-1][-1])):
            runs[-1].append(level)
        else:
            runs.append([level])
    nested = all(min(_depths(two)) > max(_depths(one)) for one, two in pairwise(runs))
    return [level for run in reversed(runs) for level in run] if nested else group


def _depths(run: list[Level]) -> list[int]:
    return [DEPTHS[level.kind] for level in run]


def _holds(outer: Level, inner: Level) -> bool:
    """Say whether an element that is named as deeper may hold another: a part holds subparagraphs."""
    return outer.kind == "part" and inner.kind == "subpara"


def _expand(chain: list[Level]) -> list[Path]:
    choices = [[Step(level.kind, label) for label in level.numbers.labels] or [Step(level.kind, "")] for level in chain]
    return [tuple(steps) for steps in product(*choices)]


def under(context: Path, path: Path) -> Path:
    """Return a path within a context: what of the context is less deep than the path's first step stays.

    >>> inner = under((Step("art", "13"), Step("para", "1")), (Step("subpara", "5"),))
    >>> [step.kind for step in inner], [step.number for step in under(inner, (Step("para", "2"),))]
    (['art', 'para', 'subpara'], ['13', '2'])
    """
    if not path:
        return context
    first = path[0]
    kept = []
    for step in context:
        if DEPTHS[step.kind] >= DEPTHS[first.kind] and not (step.kind == "part" and first.kind == "subpara"):
            break
        kept.append(step)
    return (*kept, *path)


@frozen
class Address:
    """Where a path leads in the amended act.

    Args:
        eid: the address.
        part: it is a part and not a single line.
        sentence: the sentence of it that is meant, counted from 1; 0 for all of them.
    """

    eid: str
    part: bool = field(default=False)
    sentence: int = 0


def address(path: Path, *, code: bool = False) -> Address:
    """Return the eId of a path; what it counts, parts and lines in them, `lawtime.model.parts` finds in a text.

    Args:
        path: the path.
        code: the act is a code, whose articles divide into numbered parts: a part is a `para`, a point in it a
            `subpara`. A part of a paragraph bears no number in a code either.

    >>> address((Step("art", "15"), Step("para", "1"), Step("subpara", "28-1"))).eid
    'art_15__para_1__subpara_28-1'
    >>> path = (Step("art", "3"), Step("part", "2"))
    >>> address(path).eid, address(path, code=True).eid, address((*path, Step("subpara", "5"))).eid
    ('art_3__al_2', 'art_3__para_2', 'art_3__al_2__subpara_5')
    """
    steps = [step for step in path if step.kind != "sent"]
    if steps and steps[0].kind == "toc":
        return Address("toc")
    if any(step.kind not in (*_DIVISIONS, "heading") for step in steps):
        steps = [step for step in steps if step.kind not in _DIVISIONS]
    parts: list[str] = []
    for step in steps:
        kind, number = step.kind, step.number
        if kind == "part":
            inner = any(each.kind in ("para", "subpara", "note") for each in steps[: steps.index(step)])
            kind = "para" if code and not inner else "al"
        parts.append(f"{kind}_{number}" if number else kind)
    label = path[-1].number if path and path[-1].kind == "sent" else ""
    is_part = bool(steps) and steps[-1].kind == "part"
    return Address("__".join(parts) or "act", is_part, int(label) if label.isdecimal() else 0)
