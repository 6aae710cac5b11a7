"""The parts of a name of an act: title, day, number, maker, version and the short form that it is given."""

import re
from datetime import date
from functools import cache
from typing import Any

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.makers import STATE, maker_after, maker_before
from lawtime.analysis.cite.page import Page
from lawtime.analysis.cite.titles import TitleIndex
from lawtime.language.dates import read_date
from lawtime.language.forms import Reading

_SPACE = re.compile(" ")
GAP = re.compile(r"[ ,]*")
_OPENERS = "\u201d\u00ab\u201c\u201e\"\u2018'\u2039"
_SHORT_DATE = re.compile(r"(?P<day>\d{1,2}\.\d{1,2}\.)(?P<year>\d\d)(?!\d).*")
_THIS_CENTURY = 60
MADE = frozenset({"resolution", "order", "decision", "court_decision"})
"""The kinds of act that bodies of many kinds make, private ones among them."""
_DEFINED = re.compile(r" ?\((?P<lead>[^()\n]{0,40}?)[\"\u00ab\u201c]?(?P<abbr>[^\W\d_][\w]{1,7})[\"\u00bb\u201d]?\)")


def _numeral(reading: Reading) -> str:
    """Return the number that a part gives; one with its suffix needs no sign before it."""
    return reading.slots.get("number") or reading.slots.get("suffixed", "")


@cache
def _introduced(words: CiteWords) -> re.Pattern[str]:
    """Return the brackets in which a name is given the short form that the text uses from there on."""
    lead, articles = words.setting("hereinafter") or "(?!)", words.setting("articles") or "(?!)"
    mark = "[\"\u00ab\u201c\u201d\u201e\u00bb'\u2019]?"
    said = r"(?P<phrase>[^()\"\u00ab\u00bb\u201c\u201d\u201e\n,;]{2,60}?)"
    opener = "[\"\u00ab\u201c\u201e'\u2018]"
    the = rf"(?:(?:{articles}) +)?"
    led = rf"(?:(?:{lead})[ ,:-]*{the}{mark}|{the}(?P<bare>{opener}){the})"
    return re.compile(rf"(?: ?\([^()\n]{{1,60}}\))? ?\({led}{said} *{mark}\)")


_OFFICE = 40
_SAID = 5
"""So many letters before a day say what was done on it: "dated", "adopted on"."""
_WORD_BEFORE = re.compile(r"[^\W\d_][\w-]* +\Z")


class PartReader:
    """Read the parts that follow or precede the kind of an act; `start` and `end` move as they are understood."""

    def __init__(self, page: Page, words: CiteWords, index: TitleIndex, head: Reading, at: int, end: int) -> None:
        self.page, self.words, self.index = page, words, index
        self.text = page.folded.text
        self.head_at = at
        self.start, self.end, self.limit = at, head.end, end
        kind = head.form.kind
        self.codes: tuple[str, ...] = (kind.partition(".")[2],) if kind.startswith("code.") else ()
        self.kind = "code" if self.codes else kind.partition(".")[2] or "law"
        self.got: dict[str, Any] = {}
        self.implied = bool(head.form.values.get("implied"))
        self.draft = self.bill = kind == "bill"
        if kind == "ibid":
            self.kind, self.got = "", {"time": "ibid"}
        self.definite = False
        self.country = False
        self.foreign = False

    def _part(self, place: int, comma: bool) -> bool:
        reading = self.words.words.phrases("part").at(self.text, place, min(self.limit, place + 160))
        if reading is None:
            return False
        name = reading.form.kind.partition(".")[2]
        glued = place == self.end
        if glued and name in {"country", "organ", "former", "foreign", "year"}:
            return False
        if comma and name in {"country", "organ", "former", "foreign"}:
            return False
        led = self.text.find(reading.slots["date"], place) - place if "date" in reading.slots else 0
        if name == "date" and self.codes and comma and led < _SAID and not self._numbered(reading.end):
            return False
        if name == "number" and not any(sign.isdigit() for sign in _numeral(reading)):
            return False
        if not self._take(name, reading):
            return False
        self.end = reading.end
        return True

    def _maker(self, place: int) -> bool:
        """Read who made an order or a decision, where a day or a number follows."""
        if self.kind not in MADE or self.got.keys() >= {"number", "date"} or place == self.end:
            return False
        found = maker_after(self.page, self.words, place, self.limit, self.got.get("maker", ""))
        if found is None:
            return False
        self.got["made_by"] = self.text[place : found[1]]
        self.got["maker"], self.end = found
        return True

    def _maker_before(self, floor: int) -> bool:
        if self.kind not in MADE or "maker" in self.got or not self.got.keys() & {"number", "date"}:
            return False
        found = maker_before(self.page, self.words, self.start, floor)
        if found is None:
            return False
        self.got["made_by"] = self._made_by(found[1], self.start)
        self.got["maker"], self.start = found
        return True

    def _made_by(self, start: int, end: int) -> str:
        """Return the words of a maker; where they precede the kind, with the word before: of what one is minister."""
        if self.words.words.settings.get("attributes") == "before":
            ahead = _WORD_BEFORE.search(self.text, max(self.page.block_start(start), start - _OFFICE), start)
            start = ahead.start() if ahead is not None else start
        return self.text[start:end]

    def _numbered(self, at: int) -> bool:
        gap = GAP.match(self.text, at, self.limit)
        return self.words.words.phrases("part.number").at(self.text, gap.end() if gap else at, self.limit) is not None

    def _take(self, name: str, reading: Reading) -> bool:
        """Keep what a part says, or say that the name has such a part already."""
        slots = reading.slots
        if name in {"country", "organ"}:
            self.country = True
            self.got["maker"] = STATE
            if name == "organ":
                makes = reading.form.values.get("makes")
                self.kind = str(makes) if makes and self.kind == "decree" else self.kind
                self.got["made_by"] = self._made_by(reading.start, reading.end)
        elif name == "former":
            # A code of the republic before the state was founded is none of the codes that a name means now.
            self.country, self.foreign = True, self.foreign or bool(self.codes)
        elif name == "foreign":
            self.foreign = True
        elif name == "amended":
            return self._amended(reading)
        elif name == "date":
            day = self._day(slots["date"])
            if "date" in self.got:
                return False
            if day is None:
                self.got["stated_badly"] = slots["date"]
                return True
            self.got["date"] = day
            if any(name in self.text[reading.start : reading.end] for name in self.words.country):
                self.country = True
                self.got.setdefault("maker", STATE)
        elif name == "year":
            if "year" in self.got or "date" in self.got:
                return False
            self.got["year"] = int(slots["year"])
            if "month" in slots:
                self.got["month"] = self._month(slots["month"])
        elif name == "half":
            if not self.codes or "half" in self.got:
                return False
            self.got["half"] = str(reading.form.values["half"])
        elif name == "called":
            return self.page.shown[reading.end : reading.end + 1] == " " and self._opens(reading.end + 1)
        elif name == "spoken":
            if not self.codes or self.got.keys() & {"year", "date", "spoken"}:
                return False
            self.got["spoken"] = int(slots["year"])
        elif name == "number":
            if "number" in self.got:
                return False
            number = _numeral(reading)
            at = reading.start + self.text[reading.start : reading.end].find(number)
            self.got["number"] = self.page.shown[at : at + len(number)]
        return True

    def _day(self, written: str) -> date | None:
        """Return a day, also one whose year is written with the last two digits of this century."""
        day = read_date(written, self.words.code)
        short = _SHORT_DATE.fullmatch(written.strip()) if day is None else None
        if short is None or int(short["year"]) > _THIS_CENTURY:
            return day
        return read_date(f"{short['day']}20{short['year']}", self.words.code)

    def _opens(self, at: int) -> bool:
        return self.page.shown[at : at + 1] in tuple(_OPENERS)

    def _amended(self, reading: Reading) -> bool:
        slots = reading.slots
        if "date" in slots:
            day = read_date(slots["date"], self.words.code)
            if day is None:
                self.got["stated_badly"] = slots["date"]
            else:
                self.got["stated"] = day
        elif "month" in slots:
            month = self._month(slots["month"])
            if month:
                self.got["stated_month"] = (int(slots["year"]), month)
        elif "strange" in slots:
            self.got["stated_badly"] = slots["strange"]
        return True

    def _month(self, written: str) -> int | None:
        for pattern, number in self.words.words.months.items():
            if re.fullmatch(pattern, written):
                return number
        return None

    def _title(self, place: int) -> bool:
        """Read a title in quotation marks."""
        if "title" in self.got or self.page.shown[place : place + 1] not in tuple(_OPENERS) or place == self.end:
            return False
        span = self.page.quotation(place, self.limit)
        if span is None or self.codes:
            return False
        start, last, after = span
        if last == after:
            last = after = self._unclosed(start, last)
        title = " ".join(self.page.shown[start:last].split())
        if len(title) < 3:
            return False
        self.got["title"], self.got["quoted"] = title, True
        self.end = after
        return True

    def _unclosed(self, start: int, last: int) -> int:
        """Return where a title ends whose quotation mark was left out: before the day or the number."""
        for reading in self.words.words.phrases("part.date").find(self.text[:last], start):
            last = min(last, reading.start)
            break
        while last > start and self.text[last - 1] in " ,":
            last -= 1
        return last

    def _defines(self) -> bool:
        """Read the abbreviation in brackets that a name introduces."""
        if "defines" in self.got:
            return False
        said = _introduced(self.words).match(self.text, self.end, self.limit)
        short = said is not None and self._is_short_form(said.start("phrase"), said.end("phrase"))
        if said is not None and short and not (said["bare"] and " " not in said["phrase"].strip()):
            self.got["defines"] = " ".join(self.page.shown[said.start("phrase") : said.end("phrase")].split())
            self.got["tail"], self.end = self.end, said.end()
            return True
        match = _DEFINED.match(self.page.shown, self.end, self.limit)
        if match is None:
            return False
        abbr, lead = match["abbr"], match["lead"].strip()
        if any(sign.isdigit() for sign in lead):
            return False  # A provision cited in brackets, "(Art. 159 CC)", introduces nothing.
        if not lead and sum(letter.isupper() for letter in abbr) < 2:
            return False
        if lead and not lead.endswith(("-", "\u2013", "\u2014", ":", "the")) and sum(map(str.isupper, abbr)) < 2:
            return False
        self.end = match.end()
        if sum(map(str.isupper, abbr)) >= 2:
            self.got["defines"] = abbr
        return True

    def _is_short_form(self, start: int, end: int) -> bool:
        """Say whether a short form names the kind of its act: "the Employment Law", not "the Rules"."""
        if not self.page.shown[start].isupper():
            return False
        places = [start, *(match.end() for match in _SPACE.finditer(self.text, start, end))][:8]
        kinds = (
            self.words.words.phrases(kind).at(self.text, place, end) for place in places for kind in ("code", "kind")
        )
        return any(found is not None for found in kinds)

    def _capital(self) -> bool:
        return self.page.shown[self.head_at].isupper() or self.words.code != "en"

    def _capitals(self) -> bool:
        return bool(self.words.words.settings.get("capitals"))
