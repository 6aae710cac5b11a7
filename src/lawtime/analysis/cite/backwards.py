"""Names in languages that put the kind of an act last: what stands before it, and the little that follows."""

import re
from functools import cache

from lawtime.analysis.cite.dialects import CiteWords
from lawtime.analysis.cite.makers import office_start
from lawtime.analysis.cite.parts import PartReader

WORD = re.compile(r"[^\s,;.?!()\"\u00ab\u201c\u201d\u00bb\u201e]+")
TITLED_KINDS = frozenset({"law", "constitutional_law", "code", "decree"})
LOOK_BACK = 70
TITLE_WORDS = 30
_PROVISION = re.compile(r" +\d{1,4}(?:-\d{1,3})?-[^\W\d_]|[ .]*\Z|\.(?: |\Z)")
_ASIDE = 240
_BRACKETS = re.compile(r" *\([^()\n]{4,220}\) *\Z")
_CLAUSE_END = re.compile(r"[.,;:()\[\]\n\"\u00ab\u00bb\u201c\u201d\u201e]")
_TITLE_BACK = 240
_CALLED_LAST = re.compile(
    r"(?<!\w)[^\W\d_a-z\u0430-\u044f\u0450-\u045f][\w-]* (?:[^\W\d_A-Z\u0410-\u042f][\w-]* ){0,5}\Z"
)
"""A word in a capital and those in small letters that follow it."""
_COMMA = re.compile(",? ")
_PARTS = 14


@cache
def _title_ends(words: CiteWords) -> re.Pattern[str] | None:
    last = words.setting("title_last")
    return re.compile(rf"(?<!\w)(?P<last>{last})[ ]+\Z") if last else None


@cache
def _owned(words: CiteWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{words.setting('owned') or '(?!)'})(?!\w)")


class BackReader(PartReader):
    """Read the parts of a name that end in the kind of the act."""

    def backward(self) -> None:
        """Read the parts that stand before the kind, and an abbreviation after it."""
        floor = max(self.page.block_start(self.head_at), self.head_at - 700)
        self._past_brackets(floor)
        for _ in range(_PARTS):
            known = self._part_before(floor) or self._title_before(floor) or self._time_before(floor)
            if not known and not self._maker_before(floor):
                break
        self._words_before(floor)
        self._owned_before(floor)
        self._defines()

    def _past_brackets(self, floor: int) -> None:
        """Go past what brackets say between the number of an act and its kind: when it takes force."""
        said = _BRACKETS.search(self.text, max(floor, self.head_at - _ASIDE), self.head_at)
        if said is None:
            return
        part = self.words.parts_before.search(self.text, max(floor, said.start() - 60), said.start())
        reading = part and self.words.words.phrases("part").at(self.text, part.start("part"), part.end("part"))
        if reading and reading.form.kind == "part.number":
            self.start = said.start()

    def drafted(self) -> None:
        """Read the word behind a name by which it is a draft: no act is named by it."""
        if self.text[self.end : self.end + 1] != " ":
            return
        reading = self.words.words.phrases("draft").at(self.text, self.end + 1, self.limit)
        if reading is not None:
            self.draft, self.end = True, reading.end

    def halved(self) -> None:
        """Read which half of a code is meant."""
        gap = _COMMA.match(self.text, self.end, self.limit) if self.codes else None
        half = self.words.words.phrases("part.half").at(self.text, gap.end(), self.limit) if gap else None
        if half is not None and self._take("half", half):
            self.end = half.end

    def following(self) -> None:
        """Read day and number that follow the kind, where a provision follows them; else they are another act's."""
        self.halved()
        at, read = self.end, []
        for kind in ("date", "number"):
            while at < self.limit and self.text[at] == " ":
                at += 1
            reading = self.words.words.phrases(f"part.{kind}").at(self.text, at, min(self.limit, at + 60))
            if reading is None:
                return
            read.append(reading)
            at = reading.end
        if (_PROVISION.match(self.text, at, self.limit) or self.page.shown[at : at + 1] == "\n") and all(
            self._take(each.form.kind.partition(".")[2], each) for each in read
        ):
            self.end = at

    def _part_before(self, floor: int) -> bool:
        match = self.words.parts_before.search(self.text, max(floor, self.start - 60), self.start)
        if match is None:
            return False
        reading = self.words.words.phrases("part").at(self.text, match.start("part"), match.end("part"))
        if reading is None or not self._take(reading.form.kind.partition(".")[2], reading):
            return False
        self.start = match.start()
        if reading.form.kind == "part.organ":
            self.start = office_start(self.page, self.words, self.start, floor)
        return True

    def _time_before(self, floor: int) -> bool:
        match = self.words.before.search(self.text, max(floor, self.start - 40), self.start)
        if match is None or self.got.get("time") or match.lastgroup in {"year", "article", "draft"}:
            return False
        self.got["time"] = match.lastgroup
        self.start = match.start()
        return True

    def _title_before(self, floor: int) -> bool:
        place = self.start
        while place > floor and self.text[place - 1] in " ,":
            place -= 1
        closer = self.page.shown[place - 1 : place]
        if "title" in self.got or place <= floor or closer not in tuple('\u00bb\u201d"\u201c'):
            return False
        openers = {"\u00bb": "\u00ab", "\u201d": '\u201c\u201e"', '"': '"\u201e', "\u201c": "\u201e"}[closer]
        depth, furthest = 0, max(floor, place - 600)
        if all(self.page.shown.find(each, furthest, place - 1) < 0 for each in openers):
            return False
        for at in range(place - 2, furthest - 1, -1):
            sign = self.page.shown[at]
            if sign == closer and closer not in openers:
                depth += 1
            elif sign in openers:
                if depth == 0:
                    self.got["title"], self.got["quoted"] = " ".join(self.page.shown[at + 1 : place - 1].split()), True
                    self.start = at
                    return True
                depth -= 1
        return False

    def _words_before(self, floor: int) -> None:
        """Read a title without quotation marks that ends with the word by which titles end.

        One that the register does not know goes back to the last sign that ends a clause: it is told, and not resolved.
        """
        last = _title_ends(self.words)
        if self.got.keys() & {"title", "number", "time"} or self.codes or self.kind not in TITLED_KINDS or not last:
            return
        ending = last.search(self.text, max(floor, self.start - 40), self.start)
        if ending is None:
            return
        begin = max(floor, self.start - _TITLE_BACK)
        for mark in _CLAUSE_END.finditer(self.page.shown, begin, ending.start()):
            begin = mark.end()
        starts = [match.start() for match in WORD.finditer(self.text, begin, ending.start())][-TITLE_WORDS:]
        if not starts:
            return
        stop = ending.end("last")
        titles = (" ".join(self.page.shown[start:stop].split()) for start in starts)
        known = next((start for start, title in zip(starts, titles, strict=True) if self.index.named(title)), starts[0])
        self.got["title"], self.start = " ".join(self.page.shown[known:stop].split()), known

    def _owned_before(self, floor: int) -> None:
        """Read the words by which a code is called that no form knows, where its ending says that words name it."""
        if self.codes or self.country or self.got.keys() & {"title", "number", "date", "time"}:
            return
        if not _owned(self.words).match(self.text, self.head_at):
            return
        row = _CALLED_LAST.search(self.page.shown, max(floor, self.head_at - LOOK_BACK), self.head_at)
        if row is None:
            return
        self.got["title"] = " ".join(self.page.shown[row.start() : self.end].split())
        self.start = row.start()
        self._part_before(floor)
