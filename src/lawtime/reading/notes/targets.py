"""Provisions named in words: which elements of an act a phrase means.

A reference is a chain of elements, the inner first in some languages and the outer first in others; each element is a
unit and its numbers. Chains stand in lists, and an element that a chain leaves out is taken from its neighbour in the
list, on the side where the language puts the outer elements.
"""

import re
from functools import cache, lru_cache
from itertools import product, takewhile

from attrs import evolve, frozen

from lawtime.language.dialect import LABEL, Dialect, dialect
from lawtime.language.folding import fold
from lawtime.language.recognise import recognise

MAX_SPAN = 200
"""The most elements that a range may stand for."""

_DEPTH = {"sec": 0, "subsec": 1, "chp": 2, "subchp": 3, "att": 4, "art": 5, "part": 6, "para": 6, "subpara": 8, "al": 9}
_PARENTS = {
    "al": {"subpara", "para", "part", "art", "att", "act"},
    "subpara": {"para", "part", "art", "att", "act", "chp", "subchp"},
    "para": {"art", "part", "att", "act", "chp", "subchp", "sec"},
    "part": {"art", "para", "subpara", "att", "act", "preamble"},
    "art": {"chp", "sec", "subchp", "subsec", "att", "act"},
    "subchp": {"chp", "sec", "att", "act"},
    "chp": {"sec", "subsec", "att", "act"},
    "subsec": {"sec", "act", "att"},
    "sec": {"act", "att"},
    "att": {"act"},
    "preamble": {"act"},
    "heading": {"sec", "subsec", "chp", "subchp", "att", "art", "para", "act"},
    "act": set(),
}


@frozen
class Word:
    """One word or sign of a reference: its class, its folded text, and where it stands."""

    kind: str
    text: str
    start: int
    end: int
    new: bool = False
    many: bool = False
    one: bool = False
    gen: bool = False


@frozen
class Element:
    """A unit with its numbers; `new` where it is named as what comes in, `oblique` where its case says "of"."""

    unit: str
    numbers: tuple[str, ...]
    new: bool = False
    oblique: bool = False


Chain = tuple[Element, ...]
"""Elements from the outermost to the innermost."""


@frozen
class Target:
    """What a phrase names.

    Args:
        eids: the elements; "?" and a unit stand for an element whose number the phrase leaves out.
        new: the chains of elements that come in, for languages that name them before the verb.
        start: where the phrase begins in the folded text.
        end: where it ends.
        oblique: the innermost element stands in a case that cannot be the subject of a sentence.
    """

    eids: tuple[str, ...]
    new: tuple[Chain, ...]
    start: int
    end: int
    oblique: bool = False


class Grammar:
    """How one dialect names provisions.

    Args:
        words: the dialect.
    """

    def __init__(self, words: Dialect) -> None:
        self.inner_first = words.settings.get("chain") != "outer_first"
        self.before = words.settings.get("labels") == "before"
        self.numerals = words.numerals
        self._pattern = self._compile(words)
        self._lead = re.compile(f"(?:{words.writer.pattern(words.settings.get('target_lead', '(?!)'))})(?!\\w) *") if words.settings.get("target_lead") else None

    @staticmethod
    def _compile(words: Dialect) -> re.Pattern[str]:
        plain = words.writer.pattern
        units = words.tables.get("units", {})
        parts = []
        if "approved" in words.settings:
            parts.append(f"(?P<approved>{plain(words.settings['approved'])})(?!\\w)")
        for name, unit in units.items():
            if "with" in unit:
                parts.append(f"(?P<w_{name}>{plain(unit['with'])})(?!\\w)")
        for name, unit in units.items():
            if "many" in unit:
                parts.append(f"(?P<m_{name}>{plain(unit['many'])})(?!\\w)")
            if "of" in unit:
                parts.append(f"(?P<g_{name}>{plain(unit['of'])})(?!\\w)")
            if "one" in unit:
                parts.append(f"(?P<o_{name}>{plain(unit['one'])})(?!\\w)")
        for name, unit in sorted(units.items(), key=lambda each: -len(each[0])):
            parts.append(f"(?P<u_{name}>{plain(unit['write'])})(?:(?!\\w)|(?<!\\w))")
        parts += [
            f"(?P<ordinal>{words.numerals.ordinal_pattern})",
            rf"(?P<label>(?:{LABEL}|[ivx]{1,6}(?:-\d+)?(?!\w))(?!\.\d){'' if words.settings.get('labels') == 'before' else '(?!-)'}) *(?P<closed>\))?",
            f"(?P<and>{plain(words.settings.get('and', ','))})(?!\\w)",
            "(?P<comma>,)",
            "(?P<dash>-)",
        ]
        if "to" in words.settings:
            parts.append(f"(?P<to>{plain(words.settings['to'])})(?!\\w)")
        if "of" in words.settings:
            parts.append(f"(?P<of>{plain(words.settings['of'])})(?!\\w)")
        if "same_act" in words.settings:
            parts.append(f"(?P<same>{plain(words.settings['same_act'])})(?!\\w)")
        return re.compile(" *(?:" + "|".join(parts) + ")")

    def lead(self, folded: str, at: int) -> int:
        """Return the offset after a preposition that leads to a reference."""
        match = self._lead.match(folded, at) if self._lead else None
        return match.end() if match else at

    def words(self, folded: str, at: int, end: int) -> list[Word]:
        """Return the words of the reference that begins at an offset, as many as there are."""
        found: list[Word] = []
        while at < end and len(found) < 400:
            match = self._pattern.match(folded, at, end)
            if match is None or not match.lastgroup:
                break
            kind = "label" if match.lastgroup == "closed" else match.lastgroup
            start, at = match.start(kind), match.end()
            if at <= start:
                break
            lead = kind[:2]
            text = folded[start:at]
            if lead in {"u_", "w_", "m_", "o_", "g_"}:
                found.append(Word(kind[2:], text, start, at, lead == "w_", lead == "m_", lead == "o_", lead == "g_"))
            elif kind == "label" and match["closed"]:
                found.append(Word("label", match["label"], start, at, new=True))
            else:
                found.append(Word(kind, text.strip() if kind == "label" else text, start, at))
        return found


@cache
def grammar(lang: str) -> Grammar:
    """Return how a dialect names provisions."""
    return Grammar(dialect(lang))


_SEPARATORS = {"and", "comma"}
_FILLERS = {"of", "same"}


class _Reader:
    """Read the words of a reference; `failed` says that they make none."""

    def __init__(self, rules: Grammar, words: list[Word], original: str) -> None:
        self.rules = rules
        self.words = words
        self.original = original
        self.at = 0

    def chains(self) -> list[Chain] | None:
        """Return the chains of the list, or `None` where the words are no reference."""
        found: list[Chain] = []
        while True:
            chain = self._chain()
            if not chain:
                return None
            found.append(chain)
            if self.at >= len(self.words):
                return found
            if self.words[self.at].kind not in _SEPARATORS:
                return None
            self.at += 1
            if self.at < len(self.words) and self.words[self.at - 1].kind == "comma" and self.words[self.at].kind == "and":
                self.at += 1

    def _chain(self) -> Chain | None:
        elements: list[Element] = []
        while self.at < len(self.words):
            word = self.words[self.at]
            if word.kind in _SEPARATORS:
                break
            if word.kind in _FILLERS or word.kind == "approved":
                if word.kind == "approved" and not elements:
                    return None
                self.at += 1
                continue
            element = self._before() if self.rules.before else self._after()
            if element is None:
                return None
            elements.append(element)
        if not elements:
            return None
        ordered = elements[::-1] if self.rules.inner_first else elements
        return tuple(ordered)

    def _after(self) -> Element | None:
        """Read a unit and its numbers where numbers follow; an ordinal may also come first."""
        word = self.words[self.at]
        if word.kind == "ordinal":
            if self.rules.numerals.count(word.text) is not None:
                return None
            numbers = self._numbers()
            if numbers is None or self.at >= len(self.words) or self.words[self.at].kind not in _DEPTH:
                return None
            unit = self.words[self.at].kind
            self.at += 1
            return Element(unit, numbers)
        if word.kind in {"heading", "preamble", "act"}:
            self.at += 1
            return Element(word.kind, (), oblique=word.gen)
        if word.kind not in _DEPTH:
            return None
        self.at += 1
        if self.at < len(self.words) and self.words[self.at].kind in {"label", "ordinal"}:
            numbers = self._numbers(word.many, word.one)
            if numbers is None:
                return None
            return Element(word.kind, numbers, oblique=word.gen and len(numbers) == 1)
        return Element(word.kind, (), oblique=word.gen)

    def _before(self) -> Element | None:
        """Read a unit and its numbers where numbers come first."""
        word = self.words[self.at]
        numbers: tuple[str, ...] | None = ()
        if word.kind in {"label", "ordinal"}:
            many = any(each.many for each in self.words[self.at : self.at + 12] if each.kind in _DEPTH)
            numbers = self._numbers(many)
            if numbers is None:
                return None
            if self.at < len(self.words) and self.words[self.at].kind == "dash":
                self.at += 1
        if self.at >= len(self.words):
            return None
        unit = self.words[self.at]
        if unit.kind in {"heading", "preamble", "act"}:
            if numbers:
                return None
        elif unit.kind not in _DEPTH:
            return None
        self.at += 1
        return Element(unit.kind, numbers, unit.new, unit.gen)

    def _numbers(self, many: bool = False, one: bool = False) -> tuple[str, ...] | None:
        """Read a list of numbers, ranges included."""
        found: list[str] = []
        while True:
            number = self._number(many, one)
            if number is None:
                return None
            found.extend(number)
            ahead = self._separators()
            if not ahead or self.at + ahead >= len(self.words) or self.words[self.at + ahead].kind not in {"label", "ordinal"}:
                return tuple(found)
            if self.words[self.at + ahead].kind == "ordinal" and not self._ordinal_continues(ahead):
                return tuple(found)
            self.at += ahead

    def _separators(self) -> int:
        """Return how many words part one number of a list from the next."""
        ahead = 0
        if self.rules.before and self.at < len(self.words) and self.words[self.at].kind == "dash":
            later = self.words[self.at + 1].kind if self.at + 1 < len(self.words) else ""
            ahead = 1 if later in _SEPARATORS else 0
        kinds = [word.kind for word in self.words[self.at + ahead : self.at + ahead + 2]]
        if kinds[:2] == ["comma", "and"]:
            return ahead + 2
        return ahead + 1 if kinds and kinds[0] in _SEPARATORS else 0

    def _ordinal_continues(self, ahead: int) -> bool:
        """Say whether an ordinal after a separator belongs to this list and not to a unit that follows it."""
        if self.rules.before:
            return True
        later = self.at + ahead + 1
        while later < len(self.words) and self.words[later].kind in {"ordinal", "and", "comma"}:
            later += 1
        return later >= len(self.words) or self.words[later - 1].kind != "ordinal" or self.words[later].kind in _DEPTH | {"act": 0, "dash": 0}

    def _number(self, many: bool, one: bool) -> tuple[str, ...] | None:
        word = self.words[self.at]
        if word.kind == "ordinal":
            value = self.rules.numerals.ordinal(word.text)
            if value is None:
                return None
            self.at += 1
            last = self._range_end("ordinal")
            if last is None:
                return (str(value),)
            end = self.rules.numerals.ordinal(last.text)
            return None if end is None else _between(str(value), str(end))
        label = word.text.upper()
        self.at += 1
        last = self._range_end("label")
        if last is not None:
            return _between(label, last.text.upper())
        if "-" in label and not word.new and not one and self._spreads(word, many):
            first, _, second = label.rpartition("-")
            spread = _between(first, second)
            if spread is not None:
                return spread
        return (label,)

    def _spreads(self, word: Word, many: bool) -> bool:
        """Say whether a number with a dash in it means a range: a long dash does, or a unit in the plural."""
        if "-" not in self.original[word.start : word.end]:
            return True
        return many and self._lone()

    def _lone(self) -> bool:
        """Say whether a number just read is the only one of its unit."""
        before = self.words[self.at - 2].kind if self.at >= 2 else ""
        after = [word.kind for word in self.words[self.at : self.at + 2]]
        listed = len(after) == 2 and after[0] in _SEPARATORS and after[1] == "label"
        return before not in {*_SEPARATORS, "label", "dash"} and not listed

    def _range_end(self, kind: str) -> Word | None:
        """Return the last number of a range and pass it, where one follows."""
        rest = self.words[self.at : self.at + 2]
        if len(rest) == 2 and rest[0].kind in {"dash", "to"} and rest[1].kind == kind:
            self.at += 2
            return rest[1]
        return None


def _between(first: str, last: str) -> tuple[str, ...] | None:
    """Return all numbers from one to another, which differ in their last place only."""
    lead, _, low = first.rpartition("-")
    other, _, high = last.rpartition("-")
    if lead != other or not (low.isdecimal() and high.isdecimal()):
        return None
    start, end = int(low), int(high)
    if not start < end <= start + MAX_SPAN:
        return None
    stem = f"{lead}-" if lead else ""
    return tuple(f"{stem}{number}" for number in range(start, end + 1))


def completed(chains: list[Chain], inner_first: bool) -> list[Chain] | None:
    """Return chains with the outer elements that they share with a neighbour, or `None` where that is not certain."""
    done: list[Chain] = []
    for chain in reversed(chains) if inner_first else chains:
        outer = chain[0]
        if done and outer.unit not in {"art", "att", "act", "preamble", "chp", "sec"} and not outer.new:
            depth = _DEPTH.get(outer.unit, 10)
            shared = tuple(each for each in done[-1] if _DEPTH.get(each.unit, -1) < depth and each.unit != "act" and not each.new)
            chain = (*shared, *chain)
        done.append(chain)
    ordered = done[::-1] if inner_first else done
    rooted = [any(each.unit in {"art", "att"} for each in chain) for chain in ordered]
    inner = [chain[0].unit in {"para", "part", "subpara", "al"} for chain in ordered]
    if any(rooted) and any(lone and not root for lone, root in zip(inner, rooted, strict=True)):
        return None
    return ordered


def addresses(chain: Chain) -> tuple[str, ...] | None:
    """Return the eIds that a chain names, or `None` where its elements do not fit into one another."""
    path: list[tuple[str, tuple[str, ...]]] = []
    outer = "act"
    for element in chain:
        if element.unit == "act":
            if path:
                return None
            continue
        if outer not in _PARENTS.get(element.unit, set()):
            return None
        unit = _eid_unit(element.unit, outer)
        if element.unit in {"art", "att"} or (element.unit == "chp" and outer in {"sec", "subsec"}):
            path = [] if outer != "att" else path
        elif element.unit == "para" and outer in {"chp", "subchp", "sec"}:
            path = []
        elif element.unit == "subpara" and outer in {"chp", "subchp"}:
            path = []
        path.append((unit, element.numbers))
        outer = element.unit
    if not path:
        return ("act",)
    return _spread(path)


def _eid_unit(unit: str, outer: str) -> str:
    if unit == "para" and outer == "part":
        return "subpara"
    if unit == "part":
        return "al" if outer in {"para", "subpara"} else "para"
    return unit


def _spread(path: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...] | None:
    choices: list[list[str]] = []
    for index, (unit, numbers) in enumerate(path):
        if unit in {"heading", "preamble"}:
            choices.append([unit])
        elif numbers:
            choices.append([f"{unit}_{number}" for number in numbers])
        elif unit == "att":
            choices.append(["att_1"])
        elif index == 0 or unit != path[index - 1][0]:
            choices.append([f"?{unit}"])
        else:
            return None
    if path[0][0] == "heading":
        return ("title",)
    total = 1
    for each in choices:
        total *= len(each)
    if total > MAX_SPAN:
        return None
    return tuple("__".join(parts) for parts in product(*choices))


@lru_cache(maxsize=4096)
def parse_target(original: str, lang: str, elements_only: bool = False) -> Target | None:
    """Return what the phrase at the beginning of a text names, or `None` where it names nothing.

    Args:
        original: a text that begins with the phrase.
        lang: its dialect.
        elements_only: the words for an act as a whole end the phrase.
    """
    rules = grammar(lang)
    folded = fold(original)
    start = rules.lead(folded.text, 0)
    words = rules.words(folded.text, start, len(folded.text))
    if elements_only:
        words = list(takewhile(lambda word: word.kind not in {"act", "approved", "heading"}, words))
    while words and words[-1].kind in {"and", "comma", "dash", "to", "of", "same"}:
        words.pop()
    if not words:
        return None
    printed = original if not folded.starts else folded.text
    chains = _Reader(rules, words, printed).chains()
    if chains is None:
        return None
    subject, new = _part_new(chains)
    ends = folded.span(words[0].start, words[-1].end)
    if not subject:
        return Target((), tuple(new), 0, ends[1])
    whole = completed(subject, rules.inner_first)
    if whole is None:
        return None
    eids: list[str] = []
    for chain in whole:
        found = addresses(chain)
        if found is None:
            return None
        eids.extend(found)
    return Target(tuple(dict.fromkeys(eids)), tuple(new), 0, ends[1], any(chain[-1].oblique for chain in whole))


def _part_new(chains: list[Chain]) -> tuple[list[Chain], list[Chain]]:
    """Part the chains that name what is changed from the elements that come in."""
    subject: list[Chain] = []
    new: list[Chain] = []
    for chain in chains:
        old = tuple(each for each in chain if not each.new)
        fresh = tuple(each for each in chain if each.new)
        if old:
            subject.append(old)
        if fresh:
            new.append(fresh)
    return subject, new


def inserted(parent: str, chain: Chain) -> tuple[str, ...] | None:
    """Return the eIds of elements that come into a parent.

    >>> inserted("chp_4", (Element("art", ("13-1",)),)), inserted("art_6", (Element("part", ("2",)),))
    (('art_13-1',), ('art_6__para_2',))
    """
    plain = tuple(evolve(each, new=False) for each in chain)
    first = plain[0]
    unit = parent.rpartition("__")[2].partition("_")[0]
    top = parent in {"act", "title", "preamble"} or unit in {"sec", "subsec", "chp", "subchp"}
    if first.unit in {"art", "sec", "chp", "att"} or (top and first.unit not in {"subchp", "subsec"}):
        return addresses(plain)
    outer = "act" if top and unit not in {"sec", "subsec", "chp", "subchp"} else unit
    if unit == "para" and first.unit == "para":
        return None
    path = [(_eid_unit(plain[0].unit, outer), plain[0].numbers)]
    for before, element in zip(plain, plain[1:], strict=False):
        path.append((_eid_unit(element.unit, before.unit), element.numbers))
    if any(not numbers for _, numbers in path):
        return None
    spread = _spread(path)
    if spread is None:
        return None
    return spread if outer == "act" else tuple(f"{parent}__{each}" for each in spread)


def read_target(text: str, lang: str | None = None) -> list[str]:
    """Return the eIds that a reference in words names; none where it is not wholly understood.

    >>> read_target("subparagraph 2) of paragraph 4 of Article 20", "en")
    ['art_20__para_4__subpara_2']
    """
    trimmed = text.strip().rstrip(".;,")
    found = parse_target(trimmed, lang or recognise(text))
    if found is None or found.end < len(trimmed.rstrip()) or found.new or any("?" in eid for eid in found.eids):
        return []
    return list(found.eids)
