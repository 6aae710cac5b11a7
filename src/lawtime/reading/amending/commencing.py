"""When the parts of an amending act take effect: its commencement provision, matched to its instructions.

"... except for points 3 and 4 of Article 1, which shall be put into force on 1 January 2023" gives those points a
rule of their own. An exception whose words are not understood leaves every instruction in doubt.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from attrs import evolve, frozen

from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.model.commencement import (
    Excepted,
    Extended,
    NotEarlier,
    Rule,
    Staged,
    Temporary,
    Unrecognised,
    Unstated,
)
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.amending.references import Level, Path, join, levels
from lawtime.reading.notes.clauses import parse_clause

_SHORTEST, _LONGEST = 4, 60
_SIGNS = " ,;.:-()"


def is_commencing(text: str, lang: str) -> bool:
    """Say whether a provision states when the amending act itself takes effect.

    >>> is_commencing("This Law shall be enforced from 1 January 2015.", "en")
    True
    """
    words = amending_dialect(lang)
    folded = fold(text).text
    own = next(words.phrases("own").find(folded), None)
    return own is not None and next(words.phrases("commencing").find(folded), None) is not None


def read_commencement(lead: str, listed: Sequence[str], lang: str) -> Rule:
    """Return the rule that a commencement provision states.

    Args:
        lead: the provision, without its own number.
        listed: the exceptions that follow it as a list, without their numbers.
        lang: the language.

    >>> read_commencement("This Law shall be enforced from 1 January 2015.", (), "en")
    OnDate(date=datetime.date(2015, 1, 1))
    """
    words = _without_own(lead, lang)
    if words is None:
        return Unrecognised(lead)
    if not listed:
        return parse_clause(words, lang).bounded
    main = _main(words, lang)
    if main is None:
        return Unrecognised(" ".join((lead, *listed)))
    excepted: list[Excepted] = []
    for each in listed:
        rule = parse_clause(f"{words.rstrip(' :')} {each}", lang).bounded
        if isinstance(rule, Staged):
            excepted.extend(rule.exceptions)
        else:
            excepted.append(Excepted(each, Unrecognised(each)))
    return Staged(main, tuple(excepted))


def _without_own(lead: str, lang: str) -> str | None:
    """Return a provision without the words "this Act" that it begins with."""
    folded = fold(lead)
    own = next(amending_dialect(lang).phrases("own").find(folded.text), None)
    if own is None:
        return None
    start, end = folded.span(own.start, own.end)
    if lead[:start].strip():
        return None
    return lead[end:].strip()


def _main(words: str, lang: str) -> Rule | None:
    """Return the rule that stands before the exceptions."""
    folded = fold(words)
    opening = next(dialect(lang).phrases("exception.opens").find(folded.text), None)
    if opening is None:
        return None
    rule = parse_clause(words[: folded.span(opening.start, opening.end)[0]].rstrip(" ,"), lang).bounded
    return None if isinstance(rule, Unrecognised | Temporary) else rule


def read_end(provision: str, lang: str) -> date | None:
    """Return the first day on which the act is no longer in effect, where a provision of it says that and no more.

    >>> read_end("This Law shall be in effect until 1 January 2016.", "en")
    datetime.date(2016, 1, 1)
    """
    words = _without_own(provision, lang)
    clause = parse_clause(words, lang) if words else None
    return clause.until if clause is not None and isinstance(clause.rule, Unstated) else None


@frozen
class Own:
    """Where an instruction stands in its own act.

    Args:
        path: the path to its article, paragraph and subparagraph.
        paragraphs: the unnumbered lines of it that hold what it orders, counted from 1.
    """

    path: Path
    paragraphs: tuple[int, ...]


def rule_for(rule: Rule, own: Own, lang: str) -> Rule:
    """Return the rule by which one instruction takes effect; `Staged` where an exception is not understood.

    >>> text = "This Law shall be enforced from 1 January 2016, except for paragraph 8 of Article 1, which shall be "
    >>> text += "enforced from 1 January 2017."
    >>> from lawtime.reading.amending.references import Step
    >>> rule_for(read_commencement(text, (), "en"), Own((Step("art", "1"), Step("para", "8")), (1,)), "en").date.year
    2017
    """
    if isinstance(rule, Extended | NotEarlier | Temporary):
        return evolve(rule, rule=rule_for(rule.rule, own, lang))
    if not isinstance(rule, Staged):
        return rule
    found: list[Rule] = []
    for exception in rule.exceptions:
        paths = named_in(exception.text, lang)
        if paths is None:
            return rule
        covers = covers_own(paths, own)
        if covers is None:
            return Unrecognised(exception.text)
        if covers:
            found.append(exception.rule)
    if not found:
        return rule.rule
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 and not isinstance(distinct[0], Unstated) else Unrecognised(str(rule))


@lru_cache(maxsize=1024)
def named_in(text: str, lang: str) -> tuple[Path, ...] | None:
    """Return the elements that a text names, or `None` where it holds other words too."""
    words = amending_dialect(lang)
    engine = levels(lang)
    own, links, joints = (words.phrases(kind) for kind in ("own", "token.mark.link", "token.mark.of"))
    folded = _parted(fold(text).text, lang)
    groups: list[list[Level]] = []
    at, close = 0, False
    while at < len(folded):
        if folded[at] in _SIGNS:
            close = close and folded[at] == " "
            at += 1
            continue
        level = engine.at(folded, at)
        if level is not None:
            if close:
                groups[-1].append(level)
            else:
                groups.append([level])
            at, close = level.end, True
            continue
        reading = own.at(folded, at) or joints.at(folded, at) or links.at(folded, at)
        if reading is None:
            return None
        at, close = reading.end, close and reading.form.kind == "token.mark.of"
    if not groups:
        return None
    reference = join(groups, engine.outer_first)
    return reference.paths if reference.numbered else None


def _parted(folded: str, lang: str) -> str:
    """Return a text in which an ordinal and the name of an element, printed as one word, are two."""
    engine = levels(lang)
    out: list[str] = []
    for word in re.split(r"(\W+)", folded):
        out.append(word)
        if len(word) < 2 * _SHORTEST or len(word) > _LONGEST or engine.words.numerals.ordinal(word) is not None:
            continue
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            level = engine.at(word, cut)
            if level is not None and level.end == len(word) and engine.words.numerals.ordinal(word[:cut]) is not None:
                out[-1] = f"{word[:cut]} {word[cut:]}"
                break
    return "".join(out)


def covers_own(paths: Sequence[Path], own: Own) -> bool | None:
    """Say whether the elements named cover an instruction; `None` where they cover a part of it, or it is not sure.

    An instruction whose article is not at hand is compared by its paragraph alone. An element whose article is not
    named may be the instruction's.
    """
    lines: set[int] = set()
    doubtful = False
    for path in paths:
        steps = [step for step in path if step.kind not in ("al", "part")]
        mine = list(own.path)
        if steps and steps[0].kind == "art" and (not mine or mine[0].kind != "art"):
            steps = steps[1:]
        elif steps and steps[0].kind != "art" and mine and mine[0].kind == "art":
            doubtful = doubtful or mine[1 : len(steps) + 1] == steps
        if not steps or mine[: len(steps)] != steps:
            continue
        named = [step for step in path if step.kind in ("al", "part")]
        if not named:
            return True
        if len(mine) == len(steps) and named[-1].number.isdecimal():
            lines.add(int(named[-1].number))
    covered = lines.intersection(own.paragraphs)
    if not covered:
        return None if doubtful else False
    return True if covered == set(own.paragraphs) else None
