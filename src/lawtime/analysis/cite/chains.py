"""Provisions named in a citation: units and their numbers, in chains and lists, each with its own span."""

import re
from itertools import pairwise

from attrs import evolve

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.page import Page
from lawtime.analysis.cite.pieces import pieces_of
from lawtime.analysis.cite.units import ChainRules, Group, Number, Provisions, chain_rules
from lawtime.reading.notes.references import between

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FEW = 6
"""Up to this number a dash may as well lead to an inserted number (article 2-3) as to the end of a range."""
_YEARS = "1900"
"""From this number on, a number in a list of articles is a year."""
_SECTIONS = 30
"""No act has more sections; what is called one from there on is an article, as it is in the law of other countries."""
_MOST = 60
_BACK = 120
_DEEPEST = 3


def read_provisions(page: Page, words: CiteWords, at: int, end: int) -> Provisions | None:
    """Read the list of provisions whose first unit begins at an offset, or `None` where there is none."""
    rules = chain_rules(words)
    groups = _groups_before(page, rules, at, end) if rules.before else _groups_after(page, rules, at, end)
    if not groups:
        return None
    if not any(group.unit == "art" for group in groups):
        groups = [
            evolve(group, unit="art", inner=False) if group.inner and _is_article(group) else group for group in groups
        ]
    pieces = pieces_of(groups if rules.before else _last_alone(groups))
    if not pieces:
        return None
    return Provisions(tuple(pieces), pieces[0].start, max(groups[-1].end, pieces[-1].end), words.code)


def _last_alone(groups: list[Group]) -> list[Group]:
    """Return groups in which what follows several articles lies in the last of them: "Articles 601 and 596, part 3"."""
    done: list[Group] = []
    for group, following in pairwise([*groups, None]):
        assert group is not None
        deeper = following is not None and (following.joined or following.comma) and following.unit != "art"
        if group.unit == "art" and not group.joined and len(group.numbers) > 1 and deeper:
            *rest, last = group.numbers
            done.append(evolve(group, numbers=tuple(rest), end=rest[-1].end))
            group = evolve(group, numbers=(last,), start=last.start, comma=False)
        done.append(group)
    return done


def _is_article(group: Group) -> bool:
    """Say whether what is called a section has paragraphs, or a number, that only an article has: "section 913(2)"."""
    first = group.numbers[0].values[0].partition("-")[0] if group.numbers else ""
    return any(number.inner for number in group.numbers) or (first.isdigit() and int(first) > _SECTIONS)


def _groups_after(page: Page, rules: ChainRules, at: int, end: int) -> list[Group]:
    text = page.folded.text
    groups: list[Group] = []
    place, joined, comma = at, False, False
    while len(groups) < _MOST:
        group = _group_after(page, rules, place, end, joined)
        if group is None:
            break
        groups.append(evolve(group, comma=True) if comma else group)
        listed = _listed_after(rules, text, group.end, end)
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


def _listed_after(rules: ChainRules, text: str, at: int, end: int) -> re.Match[str] | None:
    """Return what leads to the next unit of a list, also past what is said of the unit before it."""
    said = _SAID.match(text, at, end)
    if said is not None:
        listed = rules.listed.match(text, said.end(), end)
        if listed and listed.end() > said.end() and _starts_unit(rules, text, listed.end(), end):
            return listed
    return rules.listed.match(text, at, end)


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
        if kind != "art" or not joined:
            return None
        back = own["same"] is not None
        return Group(kind, (), at, unit.end(), joined, own=not back, back=back)
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
        said = _SAID.match(text, number.end, end)
        listed = rules.listed.match(text, said.end() if said else number.end, end)
        if said and (listed is None or not _SAID_TOO.match(text, listed.end(), end)):
            listed = rules.listed.match(text, number.end, end)
        if listed is None or listed.end() == number.end or _starts_unit(rules, text, listed.end(), end):
            break
        place = listed.end()
    if not numbers and rules.number_before and kind == "art" and not joined:
        numbers = _number_before(text, at, unit.end())
        at = numbers[0].start if numbers else at
    if not numbers and not joined:
        numbers = _ordinal_before(rules, text, at, unit.end(), end)
        at = numbers[0].start if numbers else at
    if not numbers:
        return None
    inner, capital = kind in rules.inner, page.shown[at].isupper()
    return Group(kind, tuple(numbers), at, numbers[-1].end, joined, inner=inner, capital=capital)


_LONE = re.compile(r"(?<![\w.,\u2116-])(?P<label>\d{1,3}(?:-\d{1,2})?)(?:-[^\W\d_]{1,2})? +\Z")


def _part_in(rules: ChainRules, text: str, bracket: re.Match[str]) -> str:
    """Return the number of the part of an article that brackets name: "Article 490 (section 1)"; "" for others."""
    unit = rules.unit.match(text, bracket.start("all"), bracket.end("all"))
    if unit is None or unit.lastgroup not in {"part", "para", *rules.inner}:
        return ""
    match = _PART.fullmatch(text, unit.end(), bracket.end("all"))
    return match["number"] if match is not None else ""


_PART = re.compile(r" *(?P<number>\d{1,3}(?:-\d{1,2})?) *")


def _number_before(text: str, at: int, end: int) -> list[Number]:
    """Return the number that stands before its unit, where a language writes "130 article" too."""
    match = _LONE.search(text, max(0, at - 12), at)
    return [Number((match["label"],), (), "", match.start(), end)] if match is not None else []


def _ordinal_before(rules: ChainRules, text: str, at: int, unit_end: int, end: int) -> list[Number]:
    """Return the number in words that stands before a unit of an article: "the first part of Article 130"."""
    of = rules.join.match(text, unit_end, end)
    holder = rules.unit.match(text, of.end(), end) if of is not None and of[0].strip() else None
    if rules.before or holder is None or holder.lastgroup != "art":
        return []
    floor = max(0, at - _LONGEST_ORDINAL)
    match = rules.ordinal.search(text, floor, at)
    value = rules.words.words.numerals.ordinal(match["ordinal"]) if match is not None else None
    return [] if match is None or value is None else [Number((str(value),), (), "", match.start(), unit_end)]


_LONGEST_ORDINAL = 24
_SAID = re.compile(r" ?(?:\((?=[^()\d\n]{4,120}\))[^()]*\)|\"[^\"\d\n]{4,120}\")")
"""What a provision is about, told in brackets or quotation marks after its number."""
_SAID_TOO = re.compile(r"\d{1,4}(?:-\d{1,3})? ?\(")
_APART = re.compile(r"(?:- | -)(?P<last>\d{1,2})(?![\w.-])")
"""What goes on with an inserted number that a space has crept into: "Article 51- 2"."""
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
    if match["from"] and one:
        return None  # "under this article from 12 to 20 years": a term, and no row of articles.
    if later and "\u2116" in match[0] and kind == "art":
        return None  # "art. 113; № 21": the number of the next issue of a gazette.
    start = match.start("roman" if match["roman"] else "ordinal" if match["ordinal"] else "label")
    if match["dotted"] and (kind not in {"art", "para"} or (later and kind != "art")):
        return None
    if match["ordinal"]:
        value = rules.words.words.numerals.ordinal(match["ordinal"])
        if value is None or (later and len(match["ordinal"]) < 3) or kind not in {"para", "part", "al", "sec", "chp"}:
            return None
        return Number((str(value),), (), "", start, match.end())
    if match["roman"]:
        return Number((str(_roman(match["roman"])),), (), "", start, match.end())
    if later and match["label"] and len(match["label"]) >= 4 and match["label"].isdigit() and match["label"] >= _YEARS:
        return None
    if later and not _continues(text, match.end(), page.shown[match.end() : match.end() + 2]):
        return None
    values, unclear, place = _values(page, rules, match, end, one, many)
    inner: list[str] = []
    if match["dotted"] and kind == "para":
        inner.append(match["dotted"][1:])
    elif match["dotted"]:
        # "Article 1.25" may be a paragraph or a subparagraph of Article 1; no article has such a number.
        unclear = page.shown[match.start("label") : match.end("dotted")]
    while not match["closed"] and len(inner) < _DEEPEST:
        bracket = _BRACKET.match(text, place, end)
        if bracket is None:
            break
        said = bracket["all"].strip()
        if _PLAIN.fullmatch(said) and said[0].isdigit():
            inner.append(said)
        elif _PLAIN.fullmatch(said):
            unclear = bracket[0].strip()
        elif not inner and kind == "art" and (part := _part_in(rules, text, bracket)):
            inner.append(part)
        elif (rules.unit.match(text, bracket.start("all"), bracket.end("all")) and any(map(str.isdigit, said))) or (
            re.fullmatch(r"[\d/,; a-z-]{1,12}", said) and any(letter.isdigit() for letter in said)
        ):
            unclear = page.shown[bracket.start() : bracket.end()].strip()
        else:
            break
        place = bracket.end()
    more = _BRACKET.match(text, place, end) if len(inner) == _DEEPEST else None
    if more is not None and _PLAIN.fullmatch(more["all"].strip()):
        unclear, place = more[0].strip(), more.end()
    return Number(values, tuple(inner), unclear, start, place)


def _continues(text: str, at: int, after: str) -> bool:
    """Say whether a number in a list may be one of the list: no year, no quantity of something."""
    return not after[:1].isalpha() and after[:1] not in {"%", "\u2116"} and text[at - 1] not in "%"


def _values(
    page: Page, rules: ChainRules, match: re.Match[str], end: int, one: bool, many: bool
) -> tuple[tuple[str, ...], str, int]:
    """Return the numbers that a number with a dash, or two with one between them, stand for."""
    label = match["label"]
    apart = _APART.match(page.shown, match.end(), end) if label.isdigit() else None
    if apart is not None and int(apart["last"]) < int(label):
        return (f"{label}-{apart['last']}",), "", apart.end()
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
    place, floor, joined, comma = at, max(page.block_start(at), at - _BACK), False, False
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
        groups.append(Group(unit.lastgroup, tuple(numbers), numbers[0].start, unit.end(), joined, comma))
        floor = unit.end()
        ahead = _next_unit(rules, text, floor, end)
        if ahead is None:
            break
        place, joined, comma = ahead
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


def _next_unit(rules: ChainRules, text: str, at: int, end: int) -> tuple[int, bool, bool] | None:
    """Return where the next unit of a chain begins, whether it lies in the unit just read, and whether it may."""
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
        return unit.start(), True, False
    if between_them.strip() == ".":
        return unit.start(), False, True
    listed = rules.listed.fullmatch(between_them)
    return (unit.start(), False, between_them.strip() == ",") if listed else None
