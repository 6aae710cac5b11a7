"""The words of a reference to provisions: which class each has, and how they join to chains of elements.

A reference is a chain of elements, the inner first in some languages and the outer first in others; each element is a
unit and its numbers. Chains stand in lists.
"""

import re
from functools import cache

from attrs import frozen

from lawtime.language.dialect import LABEL, Dialect, dialect
from lawtime.language.forms import HEAD
from lawtime.language.numerals import roman

MAX_SPAN = 200
"""The most elements that a range may stand for."""

DEPTH = {"sec": 0, "subsec": 1, "chp": 2, "subchp": 3, "att": 4, "art": 5, "part": 6, "para": 6, "subpara": 8, "al": 9}
"""How deep each numbered unit lies."""


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

_END = r"(?!\w)"
_LOOSE_END = r"(?:(?!\w)|(?<!\w))"
_MARKS = {"many": "m", "of": "g", "one": "o"}
_JOINTS = {"to": "to", "of": "of", "same": "same_act"}


class Grammar:
    """How one dialect names provisions.

    Args:
        words: the dialect.
    """

    def __init__(self, words: Dialect) -> None:
        self.inner_first = words.settings.get("chain") != "outer_first"
        self.before = words.settings.get("labels") == "before"
        self.numerals = words.numerals
        self._sources = self._parts(words)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._compiled: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._lead = (
            re.compile(f"(?:{words.writer.pattern(words.settings.get('target_lead', '(?!)'))})(?!\\w) *")
            if words.settings.get("target_lead")
            else None
        )

    @staticmethod
    def _parts(words: Dialect) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return the pattern of each class of words, in the order in which they are tried, and how it begins."""
        units = words.tables.get("units", {})
        named: list[tuple[str, str, str]] = []
        if "approved" in words.settings:
            named.append(("approved", words.settings["approved"], _END))
        for key, mark in (("with_many", "p"), ("with", "w")):
            named += [(f"{mark}_{name}", unit[key], _END) for name, unit in units.items() if key in unit]
        for name, unit in units.items():
            named += [(f"{mark}_{name}", unit[key], _END) for key, mark in _MARKS.items() if key in unit]
        for name, unit in sorted(units.items(), key=lambda each: -len(each[0])):
            named.append((f"u_{name}", unit["write"], _LOOSE_END))
        numerals = words.numerals
        unjoined = "" if words.settings.get("labels") == "before" else "(?!-)"
        label = (
            rf"(?P<label>(?:{LABEL}|[ivx]{{1,6}}(?:-(?:\d+|[ivx]{{1,4}}))?(?!\w))(?!\.?\d){unjoined}) *(?P<closed>\))?"
        )
        fixed = [
            (f"(?P<ordinal>{numerals.ordinal_pattern})", frozenset(word[:HEAD] for word in numerals.every_word)),
            (label, frozenset("0123456789ivx")),
        ]
        ends = [("and", words.settings.get("and", ","), _END)]
        signs = [("(?P<comma>,)", frozenset(",")), ("(?P<dash>-)", frozenset("-"))]
        last = [(f"{key}", words.settings[name], _END) for key, name in _JOINTS.items() if name in words.settings]

        def part(each: tuple[str, str, str]) -> tuple[str, frozenset[str]]:
            name, write, end = each
            heads = frozenset(head.lstrip(" ") for head in words.writer.heads(write))
            return f"(?P<{name}>{words.writer.pattern(write)}){end}", heads

        return (*map(part, named), *fixed, *map(part, ends), *signs, *map(part, last))

    def _pattern(self, head: str) -> re.Pattern[str]:
        """Return the pattern of the words that a text may begin with, from its first letters."""
        leads = {head[:length] for length in range(len(head) + 1)}
        chosen = tuple(source for source, heads in self._sources if not leads.isdisjoint(heads))
        if chosen not in self._compiled:
            self._compiled[chosen] = re.compile(" *(?:" + ("|".join(chosen) or "(?!)") + ")")
        compiled = self._patterns[head] = self._compiled[chosen]
        return compiled

    def lead(self, folded: str, at: int) -> int:
        """Return the offset after a preposition that leads to a reference."""
        match = self._lead.match(folded, at) if self._lead else None
        return match.end() if match else at

    def words(self, folded: str, at: int, end: int) -> list[Word]:
        """Return the words of the reference that begins at an offset, as many as there are."""
        found: list[Word] = []
        while at < end and len(found) < 400:
            begins = at
            while begins < end and folded[begins] == " ":
                begins += 1
            head = folded[begins : min(begins + HEAD, end)]
            match = (self._patterns.get(head) or self._pattern(head)).match(folded, at, end)
            if match is None or not match.lastgroup:
                break
            kind = "label" if match.lastgroup == "closed" else match.lastgroup
            start, at = match.start(kind), match.end()
            if at <= start:
                break
            lead = kind[:2]
            text = folded[start:at]
            if lead in {"u_", "w_", "p_", "m_", "o_", "g_"}:
                new, many = lead in {"w_", "p_"}, lead in {"m_", "p_"}
                found.append(Word(kind[2:], text, start, at, new, many, lead == "o_", lead == "g_"))
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


class ReferenceReader:
    """Read the words of a reference.

    Args:
        rules: how the dialect names provisions.
        words: the words.
        original: the text in which they stand.
        several: the reference is the subject of a verb in the plural, so that what looks like "of" says "several".
    """

    def __init__(self, rules: Grammar, words: list[Word], original: str, several: bool = False) -> None:
        self.rules = rules
        self.words = words
        self.original = original
        self.several = several
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
            if (
                self.at < len(self.words)
                and self.words[self.at - 1].kind == "comma"
                and self.words[self.at].kind == "and"
            ):
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
            if numbers is None or self.at >= len(self.words) or self.words[self.at].kind not in DEPTH:
                return None
            unit = self.words[self.at].kind
            self.at += 1
            return Element(unit, numbers)
        if word.kind in {"heading", "preamble", "act"}:
            self.at += 1
            return Element(word.kind, (), oblique=word.gen)
        if word.kind not in DEPTH:
            return None
        self.at += 1
        if self.at < len(self.words) and self.words[self.at].kind in {"label", "ordinal"}:
            numbers = self._numbers(word.many or (self.several and word.gen), word.one)
            if numbers is None:
                return None
            return Element(word.kind, numbers, oblique=word.gen and len(numbers) == 1)
        return Element(word.kind, (), oblique=word.gen)

    def _before(self) -> Element | None:
        """Read a unit and its numbers where numbers come first."""
        word = self.words[self.at]
        numbers: tuple[str, ...] | None = ()
        if word.kind in {"label", "ordinal"}:
            many = any(each.many for each in self.words[self.at : self.at + 12] if each.kind in DEPTH)
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
        elif unit.kind not in DEPTH:
            return None
        self.at += 1
        return Element(unit.kind, numbers or (), unit.new, unit.gen)

    def _numbers(self, many: bool = False, one: bool = False) -> tuple[str, ...] | None:
        """Read a list of numbers, ranges included."""
        found: list[str] = []
        while True:
            number = self._number(many, one)
            if number is None:
                return None
            found.extend(number)
            ahead = self._separators()
            if (
                not ahead
                or self.at + ahead >= len(self.words)
                or self.words[self.at + ahead].kind not in {"label", "ordinal"}
            ):
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
        return (
            later >= len(self.words)
            or self.words[later - 1].kind != "ordinal"
            or self.words[later].kind in DEPTH | {"act": 0, "dash": 0}
        )

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
            return None if end is None else between(str(value), str(end))
        label = word.text.upper()
        self.at += 1
        first, _, second = label.rpartition("-")
        if first.isalpha() and second.isalpha():
            return self._roman(first, second, many)
        last = self._range_end("label")
        if last is not None:
            low, high = roman(label), roman(last.text)
            return between(str(low), str(high)) if low and high else between(label, last.text.upper())
        if "-" in label and not word.new and not one and self._spreads(word, many):
            first, _, second = label.rpartition("-")
            spread = between(first, second)
            if spread is not None:
                return spread
        if "-" in label and not word.new and not one and self._may_spread(label):
            return None
        return (label,)

    def _roman(self, first: str, second: str, many: bool) -> tuple[str, ...] | None:
        """Return what two Roman numerals joined by a dash mean: VII-I is one number, I-IX of a plural a range."""
        low, high = roman(first), roman(second)
        if low is None or high is None:
            return None
        if high <= low:
            return None if many else (f"{first}-{high}",)
        return between(str(low), str(high)) if many else None

    def _spreads(self, word: Word, many: bool) -> bool:
        """Say whether a number with a dash in it means a range: a long dash does, or a unit in the plural."""
        if "-" not in self.original[word.start : word.end]:
            return True
        return many and self._lone()

    def _may_spread(self, label: str) -> bool:
        """Say whether a number in a list may as well be a range: "45-47, 49"; beside "1" or "1-2", "1-3" is none."""
        first, _, second = label.rpartition("-")
        if self._lone() or between(first, second) is None or int(second) - int(first) < 2:
            return False
        others = (
            word.text.upper() for word in self.words if word.kind == "label" and word is not self.words[self.at - 1]
        )
        return not any(other == first or other.startswith(f"{first}-") for other in others)

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


def between(first: str, last: str) -> tuple[str, ...] | None:
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
