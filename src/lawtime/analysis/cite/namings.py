"""The words that name an act: its kind, and around it title, day, number, maker and version in any order."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from attrs import evolve

from lawtime.analysis.cite.backwards import LOOK_BACK, TITLE_WORDS, TITLED_KINDS, WORD, BackReader
from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.makers import STATE
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.page import Page
from lawtime.analysis.cite.parts import GAP
from lawtime.analysis.cite.titles import TitleIndex, title_words
from lawtime.analysis.cite.units import chain_rules
from lawtime.language.forms import Reading

_CASE_ENDING = re.compile(r"-[^\W\d_]{1,6}(?!\w)")
_SHORT_KINDS = frozenset({"law", "constitutional_law", "code"})
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z][\w-]*")
_ROW = re.compile(r"(?:[\w-]+ +)+")
_ONE_WORD = re.compile(r"[\w-]+ +")
_OWN = frozenset({"this", "same"})
_DIGIT = re.compile(r" *\d")
_PARTS = 14
_FEW_WORDS = 6
_CAPITAL_ROW = re.compile(r"(?:[^\W\d_a-z][\w'\u2019-]*(?: (?=[^\W\d_a-z])(?!No\b))?){1,6}")
_CALLED = re.compile(r"(?<!\w)(?:[^\W\d_a-z][a-z][\w'\u2019-]* ){1,6}\Z")
_CALLED_WORDS = 1
_POINTS = frozenset({"article", "year", "draft"})
"""What stands before the name of a law says that it is one."""
_CAPITAL_AFTER = re.compile(r" [^\W\d_a-z]")


def read_naming(page: Page, words: CiteWords, index: TitleIndex, at: int, end: int) -> Naming | None:
    """Read the name of an act whose kind begins at an offset, or `None` where no act is named there."""
    head = _head(page, words, at, end)
    if head is None:
        return None
    found = _Reader(page, words, index, head, at, end)
    if found.got.get("time") == "ibid":
        return found.naming()
    if words.words.settings.get("attributes") == "before":
        found.following()
        found.backward()
        found.drafted()
    else:
        found.qualified()
        found.forward()
        if words.words.settings.get("capitals"):
            found.titled_before()
        elif words.setting("code_before"):
            found.named_before()
    return found.naming()


def _head(page: Page, words: CiteWords, at: int, end: int) -> Reading | None:
    text = page.folded.text
    for kind in ("code", "kind", "bill", "ibid"):
        reading = words.words.phrases(kind).at(text, at, min(end, at + 200))
        if reading is not None:
            return reading
    return None


@cache
def _stops(words: CiteWords) -> re.Pattern[str]:
    return re.compile(
        rf" *(?:(?<!\w)(?:{words.setting('title_stop') or '(?!)'})(?!\w)|[.,;?!()\[\]\"\u00ab\u00bb\u201c\u201d:])"
    )


@cache
def _hard_stops(words: CiteWords) -> re.Pattern[str]:
    return re.compile(r" *[.,;?!()\[\]\"\u00ab\u00bb\u201c\u201d:]")


@cache
def _adjective(words: CiteWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.setting('code_before')}) +\Z")


@cache
def _leads(words: CiteWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{words.setting('title_lead') or '(?!)'})(?!\w) +")


@cache
def _others(words: CiteWords) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    after, before = words.setting("other_after"), words.setting("other_before")
    return (
        re.compile(rf" +(?:{after})(?!\w) +") if after else None,
        re.compile(rf"(?<!\w)(?:{before}) +\Z") if before else None,
    )


@cache
def _lands(words: CiteWords) -> re.Pattern[str]:
    """Return the brackets that name another country: "the Penal Code (Turkey)"."""
    return re.compile(rf" ?\((?:{words.setting('lands') or '(?!)'})\)")


class _Reader(BackReader):
    """Read one name; `at` moves as parts are understood."""

    # -- before the kind

    def qualified(self) -> None:
        """Read what stands before the kind: which of several acts, a year, an article."""
        floor = max(self.page.block_start(self.head_at), self.head_at - LOOK_BACK)
        for _ in range(5):
            match = self.words.before.search(self.text, floor, self.start)
            if match is None:
                return
            name = match.lastgroup or ""
            if name == "article":
                self.definite = True
                if self.got.get("time") or not self._more(match.start(), floor):
                    return
            elif name == "year":
                if "year" in self.got:
                    return
                self.got["year"] = int(match["year"])
            elif name == "draft":
                self.draft = True
            elif name == "country":
                self.country = True
            elif name == "resolution":
                if self.kind not in {"decree", "resolution"}:
                    return
                self.kind, self.country, self.got["maker"] = "resolution", True, STATE
            elif self.got.get("time"):
                return
            else:
                self.got["time"] = name
                self.definite = self.definite or name in {"this", "same"}
            self.start = match.start()

    def titled_before(self) -> None:
        """Read a title that stands before the kind, where the register knows it: "the Mass Media Law"."""
        if self.got.keys() & {"title", "number", "time"} or self.codes or self.kind not in _SHORT_KINDS:
            return
        floor = max(self.page.block_start(self.head_at), self.head_at - LOOK_BACK)
        words = list(_CAPITALISED.finditer(self.page.shown, floor, self.head_at))
        for first in range(max(0, len(words) - 6), len(words)):
            row = words[first:]
            if row[0][0].lower() in self.words.small:
                continue
            title = self.page.shown[row[0].start() : self.head_at]
            known = next((each for each in (title, f"{title.strip()}s") if self.index.named(each)), None)
            if title_words(title) and known is not None and _ROW.fullmatch(title):
                self.got["title"], self.start = " ".join(known.split()), row[0].start()
                self.qualified()
                return
        if words and self.kind == "law" and self.start == self.head_at and self._capital():
            self._called_before(floor)
        if words and self.kind == "code" and self.start == self.head_at and self._capital():
            title = self.page.shown[words[-1].start() : self.head_at]
            if title_words(title) and _ONE_WORD.fullmatch(title):
                self._unknown_code(words[-1].start())

    def _called_before(self, floor: int) -> None:
        """Read the name by which a text calls a law that the register does not know: "the Domestic Violence Law"."""
        row = _CALLED.search(self.page.shown, floor, self.head_at)
        if row is None or _CAPITAL_AFTER.match(self.page.shown, self.end):
            return
        before = self.words.before.search(self.text, max(floor, row.start() - 12), row.start())
        if before is not None and before.lastgroup in _POINTS and len(title_words(row[0])) >= _CALLED_WORDS:
            self._unknown_code(row.start())

    def named_before(self) -> None:
        """Read the adjective that a code is named by, where no form knows it."""
        if self.got.keys() & {"title", "number", "time"} or self.codes or self.kind != "code":
            return
        floor = max(self.page.block_start(self.head_at), self.head_at - LOOK_BACK)
        match = _adjective(self.words).search(self.text, floor, self.head_at)
        if match is not None and self.start == self.head_at and self.page.shown[match.start()].isupper():
            self._unknown_code(match.start())

    def _unknown_code(self, start: int) -> None:
        """Take a code by its name, which the register does not know: it is told, and not resolved."""
        self.start = start
        self.got["title"] = " ".join(self.page.shown[start : self.end].split())
        self.qualified()

    def _more(self, at: int, floor: int) -> bool:
        match = self.words.before.search(self.text, floor, at)
        return match is not None and match.lastgroup in {"new", "current", "previous"}

    # -- after the kind

    def forward(self) -> None:
        """Read the parts that follow the kind."""
        for _ in range(_PARTS):
            gap = GAP.match(self.text, self.end, self.limit)
            place = gap.end() if gap else self.end
            comma = "," in self.text[self.end : place]
            if place >= self.limit or ("\n" in self.page.shown[self.end : place] and comma):
                return
            known = self._part(place, comma) or self._title(place) or self._maker(place) or self._words(place, comma)
            if not (known or self._defines() or self._of_another()):
                return

    def _words(self, place: int, comma: bool) -> bool:
        """Read a title without quotation marks: one that the register knows, or words that tell what an act is on."""
        if "title" in self.got or self.codes or self.kind not in TITLED_KINDS or self.got.get("time") in _OWN:
            return False
        lead = _leads(self.words).match(self.text, place, self.limit)
        if lead is None or place == self.end:
            return False
        spans = self._title_spans(place, _hard_stops)
        known = self.index.longest(self.page.shown[first:last] for first, last in spans)
        if known:
            self.got["title"] = " ".join(self.page.shown[place : spans[known - 1][1]].split())
            self.end = spans[known - 1][1]
            return True
        named = "number" in self.got or "date" in self.got or "year" in self.got
        capital = self.page.shown[self.head_at].isupper() and self.words.words.settings.get("capitals", False)
        after_comma = named and "number" in self.got and self.page.shown[lead.end() : lead.end() + 1].isupper()
        if (comma and not after_comma) or not (named or self.definite or self.draft or capital or self.got.get("time")):
            return False
        spans = self._capitals_only(self._first_limb(self._title_spans(place, _stops)))
        if len(spans) < 2:
            return False
        self.got["title"] = " ".join(self.page.shown[place : spans[-1][1]].split())
        self.end = spans[-1][1]
        return True

    def _title_spans(self, place: int, stopping: Callable[[CiteWords], re.Pattern[str]]) -> list[tuple[int, int]]:
        """Return the spans of the words from an offset on that may belong to a title."""
        spans: list[tuple[int, int]] = []
        at = place
        stops, rules = stopping(self.words), chain_rules(self.words)
        while len(spans) < TITLE_WORDS:
            if stops.match(self.text, at, self.limit):
                break
            while at < self.limit and self.text[at] == " ":
                at += 1
            match = WORD.match(self.text, at, self.limit)
            if match is None or match[0][0].isdigit() or match[0][0] == "\u2116":
                break
            unit = rules.unit.match(self.text, at, self.limit)
            if unit is not None and _DIGIT.match(self.text, unit.end(), self.limit):
                break
            spans.append(match.span())
            at = match.end()
        while spans and self.text[spans[-1][0] : spans[-1][1]] in self.words.small:
            spans.pop()
        return spans

    def _first_limb(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the words before the first "and" that no capital follows; what comes after may be no title."""
        joins = re.compile(self.words.setting("and") or "(?!)")
        for place, (first, last) in enumerate(spans):
            after = spans[place + 1][0] if place + 1 < len(spans) else last
            if joins.fullmatch(self.text[first:last]) and not self.page.shown[after : after + 1].isupper():
                return spans[:place]
        return spans

    def _capitals_only(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the words of a title in capitals, up to the first that has none: there the sentence runs on."""
        if not self.words.words.settings.get("capitals"):
            return spans
        telling = [place for place, span in enumerate(spans) if self.text[slice(*span)] not in self.words.small]
        if not telling or not self.page.shown[spans[telling[0]][0]].isupper():
            return spans
        low = next((place for place in telling if self._low(*spans[place])), len(spans))
        kept = spans[:low]
        while kept and self.page.shown[kept[-1][0]].islower():
            kept.pop()
        return kept

    def _low(self, first: int, last: int) -> bool:
        small = self.words.words.settings.get("title_small", ())
        return self.page.shown[first].islower() and self.text[first:last] not in small

    # -- what it all says

    def _of_another(self) -> bool:
        """Read a country, or another maker, that follows the name: "the Criminal Code of Ukraine"."""
        if self.country or self.foreign or self.kind not in _SHORT_KINDS:
            return False
        after, _ = _others(self.words)
        named = _lands(self.words).match(self.text, self.end, self.limit)
        if named is not None:
            self.foreign, self.end = True, named.end()
            return True
        match = after.match(self.text, self.end, self.limit) if after else None
        if match is None or not self.page.shown[match.end() : match.end() + 1].isupper():
            return False
        row = _CAPITAL_ROW.match(self.page.shown, match.end(), self.limit)
        self.foreign, self.end = True, row.end() if row else match.end()
        return True

    def _elsewhere(self) -> None:
        """Notice a country, or another maker, that follows or precedes the name: "the Criminal Code of Ukraine"."""
        if self.country or self.foreign or self.kind not in _SHORT_KINDS or self._of_another():
            return
        _, before = _others(self.words)
        floor = max(self.page.block_start(self.start), self.start - 24)
        ahead = before.search(self.text, floor, self.start) if before else None
        if ahead is not None:
            self.foreign, self.start = True, ahead.start()

    def naming(self) -> Naming | None:
        """Return the name, where the parts name an act."""
        self._elsewhere()
        got = self.got
        told = bool(self.codes or got.get("title")) or "number" in got or "date" in got
        by_year = "year" in got and self.kind in {*TITLED_KINDS, "resolution"}
        if self.implied and not ("number" in got and ("date" in got or "year" in got)):
            return None
        short = not (told or by_year)
        if short and self._stands_for_one():
            return Naming(
                start=self.start, end=self.end, lang=self.words.code, kind=self.kind, short=True, beside=True, **got
            )
        of_a_bill = (self.bill or self.kind in _SHORT_KINDS) and (self.definite or bool(self.got.get("time")))
        if short and not (of_a_bill if self.draft else self._leans()):
            return None
        return Naming(
            start=self.start,
            end=self.end,
            lang=self.words.code,
            kind=self.kind,
            codes=self.codes,
            treaty=self.foreign,
            draft=self.draft,
            short=short,
            country=self.country,
            **{key: value for key, value in got.items() if value is not None},
        )

    def _stands_for_one(self) -> bool:
        """Say whether a kind in a capital, where languages have no articles, stands for an act: "статья 15 Закона".

        Where words follow that tell what the act is on, they are taken as its title, and it leans on nothing.
        """
        if self.got or self.country or self.draft or self._capitals() or self.kind not in _SHORT_KINDS:
            return False
        if not self.page.shown[self.head_at].isupper() or self.words.words.settings.get("attributes") == "before":
            return False
        lead = _leads(self.words).match(self.text, self.end + 1, self.limit)
        spans = self._title_spans(self.end + 1, _stops)[:_FEW_WORDS] if lead is not None else []
        if lead is not None and len(spans) > 1:
            self.got["title"] = " ".join(self.page.shown[self.end : spans[-1][1]].split())
            self.end = spans[-1][1]
        return True

    def _leans(self) -> bool:
        """Say whether a kind of act alone leans on an earlier citation: "this Law", "the new code", "the Code"."""
        if self.got.get("time") == "ibid":
            return True
        if self.kind not in _SHORT_KINDS:
            return self.got.get("time") in {"this", "same"} and self.kind != "decision" and self._capital()
        if self.got.get("time"):
            return True
        return self.definite and self._capital() and not self.country and self._capitals()


def abbreviated(
    page: Page, words: CiteWords, index: TitleIndex, span: tuple[int, int], codes: tuple[str, ...], end: int
) -> tuple[Naming, bool]:
    """Return the name that an abbreviation is, and whether words around it show that it names an act."""
    reading = Reading(words.words.phrases("code").forms[0], {}, span[0], span[1])
    found = _Reader(page, words, index, reading, span[0], end)
    found.codes, found.kind = codes, "code"
    if words.words.settings.get("attributes") == "before":
        ending = _CASE_ENDING.match(page.shown, span[1])
        found.end = ending.end() if ending else span[1]
        found.halved()
        found.backward()
    else:
        found.qualified()
        found.forward()
    naming = found.naming()
    assert naming is not None
    shown = bool(found.definite or found.country or found.got.get("time"))
    return evolve(naming, abbreviation=page.shown[span[0] : span[1]]), shown


def day_in(naming: Naming, day: date) -> bool:
    """Say whether an act of a day agrees with the day, month or year that a name gives."""
    if naming.date is not None:
        return naming.date == day
    if naming.year is not None and naming.year != day.year:
        return False
    return naming.month is None or naming.month == day.month
