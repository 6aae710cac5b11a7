"""Provisions named in a citation: units and their numbers, in chains and lists, each with its own span."""

import re
from functools import cache
from itertools import pairwise

from attrs import evolve, field, frozen

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.page import Page
from lawtime.language.dialect import LABEL
from lawtime.reading.notes.references import DEPTH, Element, between
from lawtime.reading.notes.targets import addresses

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FEW = 6
"""Up to this number a dash may as well lead to an inserted number (article 2-3) as to the end of a range."""
_ROOTS = frozenset({"art", "chp", "sec", "att", "subsec", "subchp"})
_YEARS = "1900"
"""From this number on, a number in a list of articles is a year."""
_MOST = 60
_BACK = 120


@frozen
class Number:
    """A number of a unit: what it stands for, what follows it in brackets, and where it stands."""

    values: tuple[str, ...]
    inner: tuple[str, ...]
    unclear: str
    start: int
    end: int


@frozen
class Group:
    """A unit with its numbers; `joined` says that it goes with the group before it, `comma` that it may."""

    unit: str
    numbers: tuple[Number, ...]
    start: int
    end: int
    joined: bool = False
    comma: bool = False
    own: bool = False
    """The unit is named without a number, as the one in which the citation stands ("of this Article")."""


@frozen
class Piece:
    """One provision, or one range of them, that a citation names.

    Args:
        eids: the addresses.
        start: where its words begin.
        end: where they end.
        unclear: what of it can be read in several ways.
        rooted: it says which article, chapter, section or annex it lies in.
        own: it lies in the article in which the citation stands.
    """

    eids: tuple[str, ...]
    start: int
    end: int
    unclear: str = ""
    rooted: bool = True
    own: bool = False


@frozen
class Provisions:
    """A list of provisions found in a text."""

    pieces: tuple[Piece, ...]
    start: int
    end: int
    lang: str


@frozen(slots=False, eq=False)
class ChainRules:
    """The patterns by which one language names provisions."""

    words: CiteWords
    before: bool = field(init=False)
    unit: re.Pattern[str] = field(init=False)
    number: re.Pattern[str] = field(init=False)
    range_end: re.Pattern[str] = field(init=False)
    join: re.Pattern[str] = field(init=False)
    listed: re.Pattern[str] = field(init=False)
    own: re.Pattern[str] = field(init=False)
    labels: re.Pattern[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        rules, words = self.words, self.words.words
        plain = words.writer.pattern
        units = [(form.kind.rpartition(".")[2], form) for form in words.phrases("unit").forms]
        named: dict[str, list[str]] = {}
        for unit, form in units:
            named.setdefault(unit, []).append(plain(form.write))
        order = sorted(named, key=lambda unit: (unit not in {"subpara"}, unit))
        unit_source = "|".join(f"(?P<{unit}>{'|'.join(named[unit])})" for unit in order)
        ordinal = words.numerals.ordinal_pattern
        dotted = r"(?:(?P<dotted>\.\d{1,3})(?![\d.]|-\d))?"
        label = rf"(?:(?P<label>{LABEL}){dotted}(?!\d|\.\d)|(?P<roman>[ivxlc]{{1,6}}(?!\w))|(?P<ordinal>{ordinal}))"
        ands, to, aside = rules.setting("and"), rules.setting("to"), rules.setting("aside")
        each = rf"(?:{LABEL}(?!\d)|{ordinal})\)?"
        listed = rf" *(?:,(?: *(?:{ands})(?!\w))?|;|(?<!\w)(?:{ands})(?!\w))(?: *(?:{aside})(?: +|(?<=\.)))? *"
        only = rf" *(?:{aside})(?: +|(?<=\.)) *"
        write = object.__setattr__
        write(self, "before", words.settings.get("labels") == "before")
        write(self, "unit", re.compile(rf"(?:{unit_source})(?:(?!\w)|(?<=\.))"))
        write(self, "number", re.compile(rf" *(?:№ *)?{label}(?P<closed>\))?"))
        write(self, "range_end", re.compile(rf" *(?:-+|{to}) *(?P<last>\d{{1,4}})(?![\d-])\)?"))
        write(self, "join", re.compile(rf" *(?:(?:{rules.setting('of') or '(?!)'})(?!\w) *)?"))
        write(self, "listed", re.compile(f"(?:{listed}|{only})"))
        this = f"{words.phrases('time.this').source}|{words.phrases('time.same').source}"
        write(self, "own", re.compile(rf"(?:{this}) +"))
        many = rf"{each}(?: *(?:-+) *{each}|(?: *, *| +(?:{ands}) +){each}){{0,40}}"
        write(self, "labels", re.compile(rf"(?<![\w-])(?P<all>{many})(?: *[-] *| +|(?<=\)))\Z"))

    def is_one(self, unit: str, written: str) -> bool:
        """Say whether a unit is written in the singular."""
        return self._fits(unit, written, "one")

    def is_many(self, unit: str, written: str) -> bool:
        """Say whether a unit is written in the plural."""
        return self._fits(unit, written, "many")

    def _fits(self, unit: str, written: str, which: str) -> bool:
        pattern = _number_forms(self.words.code, unit, which, self.words)
        return pattern is not None and pattern.fullmatch(written) is not None


@cache
def _number_forms(code: str, unit: str, which: str, words: CiteWords) -> re.Pattern[str] | None:
    forms = words.words.phrases(f"unit.{unit}").forms
    written = [form.values[which] for form in forms if which in form.values]
    return re.compile("|".join(words.words.writer.pattern(each) for each in written)) if written else None


@cache
def chain_rules(words: CiteWords) -> ChainRules:
    """Return the patterns of a language."""
    return ChainRules(words)


def read_provisions(page: Page, words: CiteWords, at: int, end: int) -> Provisions | None:
    """Read the list of provisions whose first unit begins at an offset, or `None` where there is none."""
    rules = chain_rules(words)
    groups = _groups_before(page, rules, at, end) if rules.before else _groups_after(page, rules, at, end)
    if not groups:
        return None
    pieces = _pieces(groups)
    if not pieces:
        return None
    return Provisions(tuple(pieces), pieces[0].start, max(groups[-1].end, pieces[-1].end), words.code)


def _groups_after(page: Page, rules: ChainRules, at: int, end: int) -> list[Group]:
    text = page.folded.text
    groups: list[Group] = []
    place, joined, comma = at, False, False
    while len(groups) < _MOST:
        group = _group_after(page, rules, place, end, joined)
        if group is None:
            break
        groups.append(evolve(group, comma=True) if comma else group)
        listed = rules.listed.match(text, group.end, end)
        if listed and listed.end() > group.end and _starts_unit(rules, text, listed.end(), end):
            place, joined = _unit_at(rules, text, listed.end(), end), False
            comma = listed[0].strip() == ","
            continue
        match = rules.join.match(text, group.end, end)
        ahead = match.end() if match else group.end
        if ahead > group.end and _starts_unit(rules, text, ahead, end):
            place, joined, comma = ahead, True, False
            continue
        break
    return groups


def _unit_at(rules: ChainRules, text: str, at: int, end: int) -> int:
    """Return where the unit begins after fillers such as "the"."""
    match = rules.join.match(text, at, end)
    if match and rules.unit.match(text, match.end(), end):
        return match.end()
    return at


def _starts_unit(rules: ChainRules, text: str, at: int, end: int) -> bool:
    if at >= end or (at > 0 and text[at - 1].isalnum()):
        return False
    own = rules.own.match(text, at, end)
    place = own.end() if own else at
    return rules.unit.match(text, _unit_at(rules, text, place, end), end) is not None


def _group_after(page: Page, rules: ChainRules, at: int, end: int, joined: bool) -> Group | None:
    text = page.folded.text
    own = rules.own.match(text, at, end)
    begin = own.end() if own else at
    unit = rules.unit.match(text, begin, end)
    if unit is None or not unit.lastgroup:
        return None
    kind = unit.lastgroup
    if own:
        return Group(kind, (), at, unit.end(), joined, own=True) if kind == "art" and joined else None
    one, many = rules.is_one(kind, unit[0]), rules.is_many(kind, unit[0])
    numbers: list[Number] = []
    place = unit.end()
    while len(numbers) < _MOST:
        number = _number(page, rules, place, end, one, many, bool(numbers), kind)
        if number is None:
            break
        if not numbers and number.start != at:
            number = evolve(number, start=at)
        numbers.append(number)
        listed = rules.listed.match(text, number.end, end)
        if listed is None or listed.end() == number.end or _starts_unit(rules, text, listed.end(), end):
            break
        place = listed.end()
    if not numbers:
        return None
    return Group(kind, tuple(numbers), at, numbers[-1].end, joined)


_BRACKET = re.compile(r" ?\((?P<all>[^()\n]{1,24})\)")
_PLAIN = re.compile(r"\d{1,3}(?:-\d{1,2})?|[a-z\u0430-\u044f]")


def _number(
    page: Page, rules: ChainRules, at: int, end: int, one: bool, many: bool, later: bool, kind: str
) -> Number | None:
    """Read a number of a unit, with what follows it in brackets."""
    text = page.folded.text
    match = rules.number.match(text, at, end)
    if match is None or (match["roman"] and (later or not page.shown[match.start("roman")].isupper())):
        return None
    if later and "\u2116" in match[0] and kind == "art":
        return None  # "art. 113; № 21": the number of the next issue of a gazette.
    start = match.start("roman" if match["roman"] else "ordinal" if match["ordinal"] else "label")
    if match["dotted"] and (kind != "art" or later):
        return None
    if match["ordinal"]:
        value = rules.words.words.numerals.ordinal(match["ordinal"])
        if value is None or (later and len(match["ordinal"]) < 3) or kind not in {"para", "part", "al", "sec", "chp"}:
            return None
        return Number((str(value),), (), "", start, match.end())
    if match["roman"]:
        return Number((str(_roman(match["roman"])),), (), "", start, match.end())
    if later and match["label"] and len(match["label"]) >= 4 and match["label"] >= _YEARS:
        return None
    if later and not _continues(text, match.end(), page.shown[match.end() : match.end() + 2]):
        return None
    values, unclear, place = _values(page, rules, match, end, one, many)
    if match["dotted"]:
        # "Article 1.25" may be a paragraph or a subparagraph of Article 1; no article has such a number.
        unclear = page.shown[match.start("label") : match.end("dotted")]
    inner: list[str] = []
    while not match["closed"] and len(inner) < 3:
        bracket = _BRACKET.match(text, place, end)
        if bracket is None:
            break
        said = bracket["all"].strip()
        if _PLAIN.fullmatch(said) and said[0].isdigit():
            inner.append(said)
        elif _PLAIN.fullmatch(said):
            unclear = bracket[0].strip()
        elif (rules.unit.match(text, bracket.start("all"), bracket.end("all")) and any(map(str.isdigit, said))) or (
            re.fullmatch(r"[\d/,; a-z-]{1,12}", said) and any(letter.isdigit() for letter in said)
        ):
            unclear = page.shown[bracket.start() : bracket.end()].strip()
        else:
            break
        place = bracket.end()
    return Number(values, tuple(inner), unclear, start, place)


def _continues(text: str, at: int, after: str) -> bool:
    """Say whether a number in a list may be one of the list: no year, no quantity of something."""
    return not after[:1].isalpha() and after[:1] not in {"%", "\u2116"} and text[at - 1] not in "%"


def _values(
    page: Page, rules: ChainRules, match: re.Match[str], end: int, one: bool, many: bool
) -> tuple[tuple[str, ...], str, int]:
    """Return the numbers that a number with a dash, or two with one between them, stand for."""
    label = match["label"]
    last = rules.range_end.match(page.folded.text, match.end(), end)
    if last:
        spread = between(label, last["last"])
        if spread is not None:
            return spread, "", last.end()
    first, dash, second = label.partition("-")
    if dash and second.isdigit() and int(second) > int(first):
        long = "-" not in page.shown[match.start("label") : match.end("label")]
        spread = between(first, second)
        if spread is not None and (long or many or not one or int(second) > _FEW):
            doubtful = not (long or many) and (one or int(second) <= _FEW)
            return spread, (page.shown[match.start("label") : match.end("label")] if doubtful else ""), match.end()
    return (label,), "", match.end()


def _roman(written: str) -> int:
    total = 0
    for sign, following in pairwise([*written, ""]):
        value = _ROMAN[sign]
        total += -value if following and _ROMAN[following] > value else value
    return total


def _groups_before(page: Page, rules: ChainRules, at: int, end: int) -> list[Group]:
    """Read a chain whose numbers stand before their units; the first unit begins at an offset."""
    text = page.folded.text
    groups: list[Group] = []
    place, floor, joined = at, max(page.block_start(at), at - _BACK), False
    while len(groups) < _MOST:
        unit = rules.unit.match(text, place, end)
        if unit is None or not unit.lastgroup:
            break
        labels = rules.labels.search(text, floor, place)
        if labels is None:
            break
        numbers = _numbers_before(page, rules, labels, unit)
        if not numbers:
            break
        groups.append(Group(unit.lastgroup, tuple(numbers), numbers[0].start, unit.end(), joined))
        floor = unit.end()
        ahead = _next_unit(rules, text, floor, end)
        if ahead is None:
            break
        place, joined = ahead
    return groups


def _numbers_before(page: Page, rules: ChainRules, labels: re.Match[str], unit: re.Match[str]) -> list[Number]:
    text, start = page.folded.text, labels.start("all")
    stop = labels.end("all")
    kind = unit.lastgroup or ""
    one, many = rules.is_one(kind, unit[0]), rules.is_many(kind, unit[0])
    found: list[Number] = []
    place = start
    while place < stop:
        match = rules.number.match(text, place, stop)
        if match is None:
            place += 1
            continue
        if match["label"]:
            values, unclear, after = _values(page, rules, match, stop, one, many)
        else:
            value = rules.words.words.numerals.ordinal(match["ordinal"]) if match["ordinal"] else None
            if value is None:
                return []
            values, unclear, after = (str(value),), "", match.end()
        begin = match.start("label") if match["label"] else match.start("ordinal")
        found.append(Number(values, (), unclear, begin, after))
        place = after
    if found:
        found[-1] = evolve(found[-1], end=unit.end())
    return found


def _next_unit(rules: ChainRules, text: str, at: int, end: int) -> tuple[int, bool] | None:
    """Return where the next unit of a chain begins, and whether it lies in the unit just read."""
    stop = min(end, at + _BACK)
    unit = rules.unit.search(text, at, stop)
    while unit is not None and text[unit.start() - 1].isalpha():
        unit = rules.unit.search(text, unit.end(), stop)
    if unit is None:
        return None
    labels = rules.labels.search(text, at, unit.start())
    if labels is None:
        return None
    between_them = text[at : labels.start("all")]
    if not between_them.strip():
        return unit.start(), True
    listed = rules.listed.fullmatch(between_them)
    return (unit.start(), False) if listed else None


def _pieces(groups: list[Group]) -> list[Piece]:
    runs: list[list[Group]] = []
    for group in groups:
        if group.joined and runs:
            runs[-1].append(group)
        else:
            runs.append([group])
    runs = _merged(runs)
    ordered = [_outer_first(run) for run in runs]
    pieces: list[Piece] = []
    previous: list[Group] = []
    for index, run in enumerate(ordered):
        whole = run
        if run and run[0].unit not in _ROOTS:
            following = ordered[index + 1] if index + 1 < len(ordered) else []
            whole = [*_shared(run[0], following, previous), *run]
        pieces += _spread(whole, runs[index])
        previous = whole
    return pieces


def _merged(runs: list[list[Group]]) -> list[list[Group]]:
    """Return chains with those joined that only a comma parts: "Article 5, paragraph 3"."""
    done: list[list[Group]] = []
    for run in runs:
        before = done[-1] if done else []
        if before and run[0].comma and before[0].unit in _ROOTS and len(before[-1].numbers) == 1:
            rooted = any(group.unit in _ROOTS or group.own for group in run)
            if not rooted and DEPTH.get(run[0].unit, 10) > DEPTH.get(before[-1].unit, 10):
                done[-1] = [*before, *run]
                continue
        done.append(run)
    return done


def _outer_first(run: list[Group]) -> list[Group]:
    depths = [DEPTH.get(group.unit, 10) for group in run]
    if all(one >= two for one, two in pairwise(depths)):
        return run[::-1]
    if all(one <= two for one, two in pairwise(depths)):
        return run
    return run[:1]


def _shared(inner: Group, following: list[Group], previous: list[Group]) -> list[Group]:
    """Return the outer groups that a chain without an article shares with its neighbour."""
    depth = DEPTH.get(inner.unit, 10)
    deep = any(DEPTH.get(group.unit, 10) >= depth for group in following)
    source = following if deep and following and following[0].unit in _ROOTS else previous
    return [group for group in source if DEPTH.get(group.unit, 10) < depth]


def _spread(whole: list[Group], printed: list[Group]) -> list[Piece]:
    """Return a piece for each number of the innermost unit of a chain."""
    if not whole:
        return []
    last = whole[-1]
    start, end = min(group.start for group in printed), max(group.end for group in printed)
    own = any(group.own for group in whole)
    pieces: list[Piece] = []
    for index, number in enumerate(last.numbers):
        chain = []
        for group in whole[:-1]:
            if group.own:
                continue
            values = tuple(value for each in group.numbers for value in each.values)
            chain.append(Element(group.unit, values))
            if len(group.numbers) == 1 and group.numbers[0].inner:
                chain.append(Element("para", group.numbers[0].inner[:1]))
        twice = len(whole) > 1 and whole[-2].unit == last.unit == "para"
        chain.append(Element("subpara" if twice else last.unit, number.values))
        chain += [Element(unit, (value,)) for unit, value in zip(_inner(last.unit), number.inner, strict=False)]
        lone = [each for each in chain if each.unit in _ROOTS or each.unit in {"para", "part", "subpara", "al"}]
        eids = addresses(tuple(lone))
        unclear = number.unclear or next(
            (each.unclear for group in whole[:-1] for each in group.numbers if each.unclear), ""
        )
        if eids is None:
            eids, unclear = (), unclear or "chain"
        begin = number.start if index else start
        stop = number.end if index < len(last.numbers) - 1 else max(end, number.end)
        rooted = any(group.unit in _ROOTS and not group.own for group in whole)
        pieces.append(Piece(eids, min(begin, number.start), stop, unclear, rooted, own))
    return pieces


def _inner(unit: str) -> tuple[str, ...]:
    return ("para", "subpara", "al") if unit == "art" else ("subpara", "al")
