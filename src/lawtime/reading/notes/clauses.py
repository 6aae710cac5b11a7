"""Commencement clauses: the words in brackets that say when a change takes effect.

A clause is a rule, the tails that bound or extend it, and exceptions with rules of their own. It is understood whole or
not at all.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from attrs import evolve, frozen

from lawtime.language.dates import read_date
from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.language.forms import Phrases, Reading
from lawtime.model.commencement import (
    After,
    Anchor,
    Counting,
    Excepted,
    Extended,
    NotEarlier,
    On,
    OnDate,
    OnEvent,
    Rule,
    SeeProvision,
    Staged,
    Temporary,
    Unit,
    Unrecognised,
    Unstated,
)
from lawtime.reading.notes.targets import read_target

MAX_CLAUSE = 3000
"""The longest clause that is read; the longest real one has some hundred letters."""


@frozen
class Clause:
    """What a clause states: a rule, and the first day on which the change no longer applies."""

    rule: Rule
    until: date | None = None

    @property
    def understood(self) -> bool:
        """Whether every word was."""
        return not isinstance(self.rule, Unrecognised)

    @property
    def bounded(self) -> Rule:
        """The rule, with the end where one is stated."""
        return self.rule if self.until is None else Temporary(self.rule, self.until)


@lru_cache(maxsize=8192)
def parse_clause(original: str, lang: str) -> Clause:
    """Return what a clause states; its rule is `Unrecognised` where it is not wholly understood."""
    text = original.strip().rstrip(".;, ")
    unknown = Clause(Unrecognised(text))
    if not text or len(text) > MAX_CLAUSE:
        return unknown
    folded = fold(text)
    if folded.starts:
        text = folded.text
    found = _clause(folded.text, text, lang)
    return found if found is not None else unknown


@cache
def _plural(lang: str) -> "re.Pattern[str] | None":
    words = dialect(lang)
    plural = words.settings.get("clause_plural")
    return re.compile(f" *(?:{words.writer.pattern(plural)})(?!\\w)") if plural else None


def in_plural(clause: str, lang: str) -> bool:
    """Say whether a clause speaks of several acts, where its language tells them from one.

    >>> in_plural("shall be enforced from 01.01.2016", "en")
    False
    """
    pattern = _plural(lang)
    return pattern is not None and pattern.match(fold(clause).text) is not None


def _clause(folded: str, printed: str, lang: str) -> Clause | None:
    whole = _simple(folded, printed, lang)
    if whole is not None:
        return whole
    reader = _exception_last if dialect(lang).settings.get("exceptions") != "first" else _exception_first
    return reader(folded, printed, lang)


@cache
def _pattern(lang: str) -> tuple[Phrases, Phrases]:
    words = dialect(lang)
    return words.phrases("clause"), words.phrases("tail")


def _simple(folded: str, printed: str, lang: str) -> Clause | None:
    rules, tails = _pattern(lang)
    reading = rules.whole(folded)
    whole = None if reading is None else _rule(reading, printed, lang)
    if whole is not None:
        return whole
    for end in _cuts(folded, tails):
        reading = rules.whole(folded[:end])
        if reading is None:
            continue
        clause = _rule(reading, printed, lang)
        if clause is not None:
            extended = _with_tails(clause, folded, end, tails, lang)
            if extended is not None:
                return extended
    only = tails.whole(folded)
    if only is not None and only.form.kind == "tail.until" and only.form.values.get("alone", False):
        return _tail(Clause(Unstated()), only, lang)
    reading = rules.whole_without_spaces(folded)
    return None if reading is None else _rule(reading, printed, lang)


def _cuts(folded: str, tails: Phrases) -> list[int]:
    """Return the offsets at which a tail may begin."""
    return [found.start for found in tails.find(folded)][:20]


def _with_tails(clause: Clause, folded: str, at: int, tails: Phrases, lang: str) -> Clause | None:
    while at < len(folded):
        reading = tails.at(folded, at)
        if reading is None:
            return None
        extended = _tail(clause, reading, lang)
        if extended is None:
            return None
        clause, at = extended, reading.end
        while at < len(folded) and folded[at] == " ":
            at += 1
    return clause


def _tail(clause: Clause, reading: Reading, lang: str) -> Clause | None:
    kind = reading.form.kind.rpartition(".")[2]
    if kind == "until":
        last = until(reading, lang)
        return None if last is None or clause.until is not None else evolve(clause, until=last)
    if kind == "published":
        return clause
    day = read_date(reading.slots["since" if kind == "efficacy" else "floor"], lang)
    if day is None:
        return None
    rule = Extended(clause.rule, day) if kind == "efficacy" else NotEarlier(clause.rule, day)
    return evolve(clause, rule=rule)


def until(reading: Reading, lang: str) -> date | None:
    """Return the first day on which force is over: the day "until" which it lasts, or the day after its last."""
    if "until" in reading.slots:
        return read_date(reading.slots["until"], lang)
    if "through" in reading.slots:
        last = read_date(reading.slots["through"], lang)
        return None if last is None else last + timedelta(days=1)
    return None


def _rule(reading: Reading, printed: str, lang: str) -> Clause | None:
    kind = reading.form.kind.rpartition(".")[2]
    rule = _MAKERS[kind](reading, printed, lang)
    if rule is None:
        return None
    if "until" in reading.slots or "through" in reading.slots:
        last = until(reading, lang)
        return None if last is None else Clause(rule, last)
    return Clause(rule)


def _anchor(values: Mapping[str, object]) -> Anchor:
    return Anchor(values.get("anchor", "publication"))


def _on_date(reading: Reading, printed: str, lang: str) -> Rule | None:
    day = read_date(reading.slots["date"], lang)
    return None if day is None else OnDate(day)


def _after(reading: Reading, printed: str, lang: str) -> Rule | None:
    words = dialect(lang)
    count = words.numerals.count(reading.slots["count"])
    unit = next((name for name, pattern in _periods(lang) if pattern.fullmatch(reading.slots["period"])), None)
    if not count or unit is None:
        return None
    return After(_anchor(reading.form.values), count, Unit(unit), Counting(reading.form.values["from"]))


@cache
def _periods(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = dialect(lang)
    return tuple((name, re.compile(words.writer.pattern(write))) for name, write in words.tables["periods"].items())


def _on(reading: Reading, printed: str, lang: str) -> Rule:
    return On(_anchor(reading.form.values), bool(reading.form.values.get("loose", False)))


def _next(reading: Reading, printed: str, lang: str) -> Rule:
    return After(_anchor(reading.form.values), 0, Unit.DAY, Counting.DAY_AFTER)


def _see(reading: Reading, printed: str, lang: str) -> Rule | None:
    named = read_target(reading.slots["target"], lang)
    return SeeProvision(named[0]) if len(named) == 1 and named[0] != "act" else None


def _event(reading: Reading, printed: str, lang: str) -> Rule | None:
    words = dialect(lang)
    text = reading.slots["event"]
    stops = (
        words.phrases("exception"),
        words.phrases("tail"),
        words.phrases("clause.on"),
        words.phrases("clause.after"),
    )
    if any(next(stop.find(text), None) is not None for stop in stops):
        return None
    return OnEvent(printed[reading.start : reading.end])


_MAKERS: Mapping[str, Callable[[Reading, str, str], Rule | None]] = {
    "date": _on_date,
    "after": _after,
    "on": _on,
    "next": _next,
    "see": _see,
    "event": _event,
}


def _exception_last(folded: str, printed: str, lang: str) -> Clause | None:
    """Read a rule, then what it excepts, each followed by "which" and a rule of its own."""
    words = dialect(lang)
    opening = next(words.phrases("exception.opens").find(folded), None)
    if opening is None:
        return None
    main = _simple(folded[: opening.start].rstrip(" ,"), printed, lang)
    if main is None:
        return None
    excepted: list[Excepted] = []
    at = opening.end
    marks = list(words.phrases("exception.rules").find(folded, at))[:12]
    while marks:
        ruled = _first_ruled(marks, folded, printed, at, lang)
        if ruled is None:
            return None
        each, at = ruled
        excepted.append(each)
        if at >= len(folded):
            break
        marks = [mark for mark in marks if mark.start > at]
        if not marks:
            return None
    if not excepted:
        text = printed[at:].strip()
        if not read_target(aspect_of(text, lang)[0], lang):
            return None
        excepted = [Excepted(text, Unstated(), provision_named(text, lang))]
    return evolve(main, rule=Staged(main.rule, tuple(excepted)))


def provision_named(text: str, lang: str) -> str | None:
    """Return the eId of the one provision that an exception names, whatever aspect of it the words single out."""
    named = read_target(aspect_of(text, lang)[0], lang)
    return named[0] if len(named) == 1 else None


def aspect_of(text: str, lang: str) -> tuple[str, str]:
    """Return the words for a provision and the words for the aspect of it that a text singles out."""
    found = next(dialect(lang).phrases("aspect").find(fold(text).text), None)
    if found is None:
        return text.strip(" ,"), ""
    return text[: found.start].strip(" ,"), text[found.end :].strip(" ,")


def _first_ruled(marks: list[Reading], folded: str, printed: str, at: int, lang: str) -> tuple[Excepted, int] | None:
    """Return the exception that begins at an offset and the offset after its rule."""
    words = dialect(lang)
    joined = re.compile(rf" *,? *(?:(?:{words.writer.pattern(words.settings.get('and', ','))}) +)?")
    for mark in marks:
        start = mark.end + len(folded[mark.end :]) - len(folded[mark.end :].lstrip(" ,"))
        whole = _simple(folded[start:], printed, lang)
        if whole is not None:
            rule, end = (None if whole.until else whole.rule), len(folded)
        else:
            reading = words.phrases("clause").at(folded, start)
            clause = None if reading is None else _rule(reading, printed, lang)
            if reading is None or clause is None:
                continue
            rule, end = clause.rule, reading.end
        text = printed[at : mark.start].strip(" ,")
        if not text or rule is None:
            return None
        after = joined.match(folded, end)
        return Excepted(text, rule, provision_named(text, lang)), (after.end() if after else end)
    return None


def _exception_first(folded: str, printed: str, lang: str) -> Clause | None:
    """Read a rule in the participle, what it governs, "excepted", and the main rule at the end."""
    words = dialect(lang)
    closing = next(words.phrases("exception.closes").find(folded), None)
    if closing is None:
        return None
    main = _simple(folded[closing.end :].strip(" ,"), printed, lang)
    if main is None:
        return None
    mark = next(words.phrases("exception.rules").find(folded[: closing.start]), None)
    if mark is None:
        text = printed[: closing.start].strip(" ,")
        if not read_target(aspect_of(text, lang)[0], lang):
            return None
        return evolve(main, rule=Staged(main.rule, (Excepted(text, Unstated(), provision_named(text, lang)),)))
    inner = _simple(folded[: mark.end].strip(" ,"), printed, lang)
    text = printed[mark.end : closing.start].strip(" ,")
    if inner is None or not text or inner.until is not None:
        return None
    if next(words.phrases("exception.rules").find(folded[mark.end : closing.start]), None) is not None:
        return None
    return evolve(main, rule=Staged(main.rule, (Excepted(text, inner.rule, provision_named(text, lang)),)))
