"""What a list of provisions is made of, and the patterns by which a language writes one."""

import re
from functools import cache

from attrs import field, frozen

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.language.dialect import LABEL


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
    back: bool = False
    """The unit is named without a number, as the one that was cited last ("of that Article")."""
    inner: bool = False
    """The unit may lie in an article, where it stands beside one ("section 1 of Article 490")."""
    capital: bool = False


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
        back: it lies in the article that was cited last.
    """

    eids: tuple[str, ...]
    start: int
    end: int
    unclear: str = ""
    rooted: bool = True
    own: bool = False
    back: bool = False


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
    inner: frozenset[str] = field(init=False)
    number_before: bool = field(init=False)
    ordinal: re.Pattern[str] = field(init=False)

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
        dotted = r"(?:(?P<dotted>\.\d{1,3}(?:-\d{1,2})?)(?![\d.]|-\d))?"
        label = rf"(?:(?P<label>{LABEL}){dotted}(?!\d|\.\d)|(?P<roman>[ivxlc]{{1,6}}(?!\w))|(?P<ordinal>{ordinal}))"
        ands, to, aside = rules.setting("and"), rules.setting("to"), rules.setting("aside")
        each = rf"(?:{LABEL}(?!\d)|{ordinal})\)?"
        listed = rf" *(?:,(?: *(?:{ands})(?!\w))?|;|(?<!\w)(?:{ands})(?!\w))(?: *(?:{aside})(?: +|(?<=\.)))? *"
        only = rf" *(?:{aside})(?: +|(?<=\.)) *"
        write = object.__setattr__
        write(self, "before", words.settings.get("labels") == "before")
        write(self, "unit", re.compile(rf"(?:{unit_source})(?:(?!\w)|(?<=\.))"))
        first = rf"(?P<from>(?:{rules.setting('range_from') or '(?!)'}) +)?"
        write(self, "number", re.compile(rf" *(?:№ *)?{first}{label}(?P<closed>\))?"))
        write(self, "range_end", re.compile(rf" *(?:-+|{to}) *(?P<last>\d{{1,4}})(?![\d-])\)?"))
        write(self, "join", re.compile(rf" *(?:(?:{rules.setting('of') or '(?!)'})(?!\w) *)?"))
        write(self, "listed", re.compile(f"(?:{listed}|{only})"))
        this, same = words.phrases("time.this").source, words.phrases("time.same").source
        write(self, "own", re.compile(rf"(?:(?P<this>{this})|(?P<same>{same})) +"))
        write(self, "ordinal", re.compile(rf"(?<!\w)(?P<ordinal>{ordinal}) +\Z"))
        write(self, "number_before", bool(words.settings.get("number_before")))
        write(self, "inner", frozenset(unit for unit, form in units if form.values.get("inner")))
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
