"""Acts that a note has named and not yet stated: their clauses, how they share one, and the changes they come to."""

import re
from datetime import date
from functools import lru_cache

from attrs import define

from lawtime.language.dates import read_date
from lawtime.model.acts import ActRef, normal_number, unnumbered
from lawtime.model.commencement import OnDate, Rule, Unstated
from lawtime.model.notes import Action, Change
from lawtime.reading.notes.acts import ActAndClause, Kind, Naming
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.verbs import Verb

_ALWAYS_PRESENT = frozenset({Action.INTERPRETED, Action.SUSPENDED})
"""What an announcement states as done, and not as to come."""
_MOST_KNOWN = 16_384


@define
class NamedAct:
    """An act named but not yet stated: its words, its clause, and whether a comma or "and" joins it to the next.

    One that the note names by its day alone has no number. `office` is where words begin that stand before it and can
    only be the name of an office.
    """

    number: str
    day: date
    start: int
    end: int
    kind: Kind | None
    verbs: tuple[Verb, ...] = ()
    rule: Rule | None = None
    until: date | None = None
    joined: bool = False
    office: int | None = None

    @property
    def words(self) -> tuple[int, int]:
        """Where the words for it stand, the office among them."""
        return self.start if self.office is None else self.office, self.end


def act_and_clause(match: re.Match[str], printed: str, names: Naming) -> ActAndClause | None:
    """Return what the words for an act and its clause state, or `None` where they are not wholly understood.

    Args:
        match: of `names.quick`.
        printed: the text itself, letter for letter.
        names: how its dialect names acts.
    """
    start = match.start()
    words = printed[start : match.end()]
    if words in names.known:
        return names.known[words]
    if len(names.known) >= _MOST_KNOWN:
        names.known.clear()
    found = names.known[words] = _act_and_clause(match, printed, names)
    return found


def _act_and_clause(match: re.Match[str], printed: str, names: Naming) -> ActAndClause | None:
    first = match["d1"] is not None
    signed = read_date(match["d1" if first else "d2"], names.lang)
    begin, stop = match.span("clause")
    clause = parse_clause(printed[begin:stop], names.lang)
    if signed is None or not clause.understood:
        return None
    begin, stop = match.span("n1" if first else "n2")
    number = normal_number(printed[begin:stop])
    kind = None
    if match["kind"] is not None:
        kind = names.kind(match.string, match.start("kind"), match.end("kind"))
        if kind is None:
            return None
    return ActAndClause(number, signed, clause.rule, clause.until, match.start("act") - match.start(), kind)


@lru_cache(maxsize=16384)
def act_of(kind: str, numbers: str, number: str, day: date) -> ActRef | None:
    """Return the act of a kind, or `None` where acts of that kind bear no such number."""
    return ActRef(kind, number, day) if Kind.bears(numbers, number) else None


def changes_of(named: NamedAct, verbs: tuple[Verb, ...], announced: bool) -> list[Change] | None:
    """Return the changes that an act makes, or `None` where it can be no act of its kind."""
    kind = named.kind
    assert kind is not None
    number, numbers = (named.number, kind.number) if named.number else (unnumbered(kind.name), "")
    act = act_of(kind.name, numbers, number, named.day)
    if act is None:
        return None
    found = []
    span = (named.start, named.end)
    for verb in verbs:
        rule = named.rule or (OnDate(verb.since) if verb.since else Unstated())
        action, announces = verb.action, None
        if verb.pending or (announced and action not in _ALWAYS_PRESENT):
            action, announces = Action.ANNOUNCED, action
        last = verb.until or named.until
        for target, new in verb.pairs:
            found.append(Change(target, action, new, act, rule, last, announces, verb.words, span))
    return found
