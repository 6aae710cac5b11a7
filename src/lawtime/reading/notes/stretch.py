"""A stretch of a note that is being read: where the reading stands, what it could not account for, and small steps."""

import re
from functools import cache

from attrs import define, field

from lawtime.language.dialect import dialect

_SPACES = re.compile(" *")
_RECOVER = re.compile(r";|[.](?= |$)")
PAUSE = re.compile(r"[-,:.]")


@define
class Stretch:
    """The state of a reading.

    Args:
        folded: the folded text.
        printed: the text itself, letter for letter.
        lang: its dialect.
        at: the offset that the reading has reached.
        unread: the spans that no rule accounted for.
    """

    folded: str
    printed: str
    lang: str
    at: int = field(default=0, kw_only=True)
    unread: list[tuple[int, int]] = field(factory=list, kw_only=True)

    def _space(self) -> None:
        self.at = self._after_space(self.at)

    def _next_stop(self, start: int, end: int) -> int:
        at = start
        while True:
            match = _RECOVER.search(self.folded, at, end)
            if match is None:
                return end
            if match[0] == ";" or _ends_sentence(self.folded, match.start()):
                return max(match.start(), start + 1)
            at = match.end()

    def _after_space(self, at: int) -> int:
        match = _SPACES.match(self.folded, at)
        assert match is not None
        return match.end()

    def _pass(self, pattern: "re.Pattern[str] | None", at: int, end: int) -> int:
        match = pattern.match(self.folded, at, end) if pattern is not None else None
        return self._after_space(match.end()) if match else at


@cache
def joining(lang: str) -> re.Pattern[str]:
    """Return the pattern of the word that joins two statements or acts."""
    words = dialect(lang)
    return re.compile(f"(?:{words.writer.pattern(words.settings.get('and', ','))})(?![\\w.])(?! *(?:[-,;.)]|$))")


@cache
def noise(lang: str) -> re.Pattern[str]:
    """Return the pattern of words before or after a provision that add nothing to what was done."""
    return re.compile(f"(?:{dialect(lang).phrases('noise').source})(?!\\w)")


@cache
def new_lead(lang: str) -> "re.Pattern[str] | None":
    """Return the pattern of what may stand before an element that comes in."""
    words = dialect(lang)
    lead = words.settings.get("new_lead")
    return re.compile(f"(?:{words.writer.pattern(lead)})(?!\\w)") if lead else None


@cache
def may_be_several(lang: str) -> "re.Pattern[str] | None":
    """Return the pattern of the beginning of verbs that may be of several subjects."""
    words = dialect(lang)
    write = words.settings.get("several")
    return re.compile(f"(?:{words.writer.pattern(write)})(?!\\w)") if write else None


def verb_in(folded: str, lang: str) -> str:
    """Return the first verb that a stretch of text holds, or nothing."""
    found = next(dialect(lang).phrases("verb").find(folded), None)
    return "" if found is None else folded[found.start : found.end]


def _ends_sentence(folded: str, at: int) -> bool:
    """Say whether a full stop ends a sentence and not a shortened word or a number."""
    word = re.search(r"\w*$", folded[max(0, at - 30) : at])
    return word is not None and len(word[0]) > 3
