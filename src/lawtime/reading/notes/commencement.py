"""An act's own words on its force: when it begins, for which provisions, when it ends, and which act it replaces."""

import re
from datetime import date

from attrs import frozen

from lawtime.language.dates import read_date
from lawtime.language.dialect import Dialect, dialect
from lawtime.language.folding import fold
from lawtime.language.recognise import recognise
from lawtime.model.acts import ACT, normal_number
from lawtime.model.commencement import Rule, Staged, Unstated
from lawtime.reading.notes.clauses import aspect_of, parse_clause, provision_named, until
from lawtime.reading.notes.enactment import without_subject
from lawtime.reading.notes.targets import read_target

MAX_SENTENCE = 4000
"""The longest sentence that is read."""

_SENTENCE = re.compile(r"(?<=[\w\")])[.;](?= +\W?[^\W\d_]|\s*$)|\n+")
_LABEL = re.compile(r" *(?:\d+(?:-\d+)*[.)] *)?")


@frozen
class StatedCommencement:
    """When an act, or a provision of it, takes effect, in the act's own words.

    Args:
        provision: its eId; `act` for all that is not named apart.
        aspect: the words that single out one aspect of the provision; "" where the whole of it is meant.
        rule: the rule.
        span: where it is stated.
    """

    provision: str
    aspect: str
    rule: Rule
    span: tuple[int, int]


@frozen
class Sunset:
    """Force that the text itself ends.

    Args:
        span: where it is stated.
        aspect: the words for what ends.
        until: the first day on which it is no longer in effect.
    """

    span: tuple[int, int]
    aspect: str
    until: date


@frozen
class Superseded:
    """An act that a clause deprives of force.

    Args:
        kind: its kind.
        date: the day of its signature.
        title: its title.
        number: its number, where the clause states one.
        span: where it is stated.
        complete: the clause says what becomes of the act; a translation may have lost that word.
    """

    kind: str
    date: date
    title: str
    number: str | None
    span: tuple[int, int]
    complete: bool


def read_commencement(text: str, lang: str | None = None) -> tuple[StatedCommencement, ...]:
    """Return when an act and its provisions take effect, as its own commencement article says.

    >>> stated = read_commencement("This Law shall be enforced from 01.01.2016.", "en")
    >>> stated[0].provision, stated[0].rule
    ('act', OnDate(date=datetime.date(2016, 1, 1)))
    """
    code = lang or recognise(text)
    found: list[StatedCommencement] = []
    for start, end in _sentences(text):
        found.extend(_stated(text, start, end, code))
    named = {each.provision for each in found if not isinstance(each.rule, Unstated)}
    return tuple(each for each in found if not (isinstance(each.rule, Unstated) and each.provision in named))


def _sentences(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for match in _SENTENCE.finditer(text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(text)))
    return [(start, end) for start, end in found if text[start:end].strip() and end - start <= MAX_SENTENCE]


def _stated(text: str, start: int, end: int, lang: str) -> list[StatedCommencement]:
    label = _LABEL.match(text, start, end)
    assert label is not None
    start = label.end()
    sentence = text[start:end].strip()
    span = (start, end)
    alone = without_subject(sentence, lang).lstrip(" ,")
    if len(alone) < len(sentence):
        clause = parse_clause(alone, lang)
        if clause.understood:
            return _spread(ACT, "", clause.rule, span, lang)
    mark = dialect(lang).phrases("clause").first(fold(sentence).text)
    if mark is None or not mark.start:
        return []
    words, aspect = aspect_of(sentence[: mark.start], lang)
    named = read_target(words, lang)
    clause = parse_clause(sentence[mark.start :], lang)
    if not named or not clause.understood:
        return []
    return [each for eid in named for each in _spread(eid, aspect, clause.rule, span, lang)]


def _spread(provision: str, aspect: str, rule: Rule, span: tuple[int, int], lang: str) -> list[StatedCommencement]:
    if not isinstance(rule, Staged):
        return [StatedCommencement(provision, aspect, rule, span)]
    found = [StatedCommencement(provision, aspect, rule.rule, span)]
    for each in rule.exceptions:
        words, part = aspect_of(each.text, lang)
        eids = read_target(words, lang) or [each.provision or provision_named(each.text, lang) or ""]
        found += [StatedCommencement(eid, part if eid else each.text, each.rule, span) for eid in eids]
    return found


def read_sunset(text: str, lang: str | None = None) -> tuple[Sunset, ...]:
    """Return where a text ends its own force.

    >>> read_sunset("The pilot project shall be in effect until January 1, 2026.", "en")[0].until
    datetime.date(2026, 1, 1)
    """
    code = lang or recognise(text)
    found = []
    for start, end in _sentences(text):
        folded = fold(text[start:end])
        for reading in dialect(code).phrases("sunset").find(folded.text):
            last = until(reading, code)
            if last is not None:
                first, stop = folded.span(reading.start, reading.end)
                found.append(Sunset((start + first, start + stop), text[start : start + first].strip(" ,"), last))
    return tuple(found)


def read_superseded(text: str, lang: str | None = None) -> tuple[Superseded, ...]:
    """Return the acts that a text deprives of force by name.

    >>> text = 'To recognize the Law of the Republic of Kazakhstan dated June 26, 1998 "On national security"'
    >>> read_superseded(text, "en")[0].title
    'On national security'
    """
    code = lang or recognise(text)
    words = dialect(code)
    folded = fold(text)
    found = []
    for reading in words.phrases("superseded").find(folded.text):
        signed = read_date(reading.slots["date"], code)
        kind = _kind(words, reading.slots["kind"])
        if signed is None or kind is None:
            continue
        at = folded.text.index(reading.slots["title"], reading.start)
        first, last = folded.span(at, at + len(reading.slots["title"]))
        number = reading.slots.get("known")
        span = folded.span(reading.start, reading.end)
        complete = not reading.form.values.get("incomplete", False)
        written = None if number is None else normal_number(number.upper())
        found.append(Superseded(kind, signed, text[first:last], written, span, complete))
    return tuple(found)


def _kind(words: Dialect, folded: str) -> str | None:
    for name, write in words.tables.get("kinds", {}).items():
        if re.fullmatch(words.writer.pattern(write), folded):
            return str(name)
    return None
