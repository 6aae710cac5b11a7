"""Publication facts found in the law itself: a citation of a young act gives its newspapers and their day.

What reads as such a citation and is not wholly understood becomes a finding; no fact is guessed.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from lawtime.language.dates import read_date
from lawtime.language.folding import fold
from lawtime.model.acts import ActRef, normal_number
from lawtime.model.facts import CitedPublication, Fact, Publication
from lawtime.model.findings import Finding
from lawtime.model.sources import Source

REACH = 2000
"""The longest stretch between an act and the word "published"; real titles stay under a thousand characters."""

_WINDOW = 400
_QUOTES = dict.fromkeys(map(ord, "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033"), '"')
_STOPS = re.compile(r"[;\n]")


@frozen
class _Phrase:
    """How one language cites the publication of an act."""

    lang: str
    act_first: bool
    head: re.Pattern[str]
    published: re.Pattern[str]
    link: re.Pattern[str]
    joint: re.Pattern[str]
    token: re.Pattern[str]
    kinds: tuple[tuple[re.Pattern[str], str], ...]
    places: tuple[tuple[re.Pattern[str], str, str], ...]

    def kind(self, written: str) -> str:
        return next(name for pattern, name in self.kinds if pattern.fullmatch(written))

    def place(self, written: str) -> tuple[str, str]:
        """Return the usual name of a newspaper and its language."""
        for pattern, name, lang in self.places:
            if pattern.fullmatch(written):
                return name or written.strip('"'), lang
        return written, ""


@cache
def _phrases(package: str) -> tuple[_Phrase, ...]:
    text = resources.files(package).joinpath("citations.toml").read_text(encoding="utf-8")
    return tuple(_phrase(lang, words) for lang, words in tomllib.loads(text).items())


def _phrase(lang: str, words: Mapping[str, Any]) -> _Phrase:
    kinds = "|".join(f"(?:{pattern})" for pattern in words["kinds"].values())
    first, second = words["number"], words["number"].replace("<number>", "<number2>")
    head = words["head"].replace("{kinds}", kinds).replace("{date}", words["date"])
    head = head.replace("{number}", first, 1).replace("{number}", second, 1)
    places = "|".join(place["written"] for place in words["places"].values())
    flags = re.IGNORECASE
    return _Phrase(
        lang=lang,
        act_first=words["order"] == "act_first",
        head=re.compile(rf"\b{head}", flags),
        published=re.compile(words["published"], flags),
        link=re.compile(words["link"], flags),
        joint=re.compile(words["joint"], flags),
        token=re.compile(rf"(?P<day>{words['date']})|(?P<place>{places})", flags),
        kinds=tuple((re.compile(pattern, flags), name) for name, pattern in words["kinds"].items()),
        places=tuple(
            (re.compile(place["written"], flags), name, place["lang"]) for name, place in words["places"].items()
        ),
    )


def mine_publications(
    text: str, source: Source, *, jurisdiction: str = "lawtime.jurisdictions.kz"
) -> tuple[tuple[CitedPublication, ...], tuple[Finding, ...]]:
    """Return the publications that a text cites, and the citations that could not be read.

    Args:
        text: any act, in any of the languages of the jurisdiction.
        source: the file; the facts say the line in it.
        jurisdiction: the package that holds `citations.toml`.

    >>> words = 'the Law of the Republic of Kazakhstan dated 12 November 2015 "On audit", published in the newspapers'
    >>> cited, _ = mine_publications(words + ' "Egemen Kazakhstan" on 17 November 2015', Source("435-V"))
    >>> cited[0].signed, cited[0].date
    (datetime.date(2015, 11, 12), datetime.date(2015, 11, 17))
    """
    plain = text.translate(_QUOTES)
    newlines = [match.start() for match in re.finditer("\n", text)]
    facts: list[CitedPublication] = []
    findings: list[Finding] = []
    for phrase in _phrases(jurisdiction):
        for fact in _cited(plain, text, phrase):
            place = fact.source if isinstance(fact, CitedPublication) else fact
            line = bisect_right(newlines, place.span[0] if place.span else 0) + 1
            if isinstance(fact, Finding):
                findings.append(Finding(fact.code, fact.message, source.name, line, fact.span))
            else:
                stands = Source(source.name, source.sha256, line, fact.source.span)
                facts.append(_placed(fact, stands))
    facts.sort(key=lambda fact: fact.source.span)
    return tuple(facts), tuple(findings)


def _placed(fact: CitedPublication, source: Source) -> CitedPublication:
    return CitedPublication(
        fact.kind, fact.signed, fact.number, fact.title, fact.date, fact.place, fact.lang, fact.quote, source
    )


def _cited(plain: str, text: str, phrase: _Phrase) -> Iterator[CitedPublication | Finding]:
    heads: list[re.Match[str]] | None = None
    before = 0
    for anchor in phrase.published.finditer(plain):
        days, outer = _days(plain, anchor, phrase, before)
        before = anchor.end()
        if days is None:
            continue
        if heads is None:
            heads = list(phrase.head.finditer(plain))
            edges = [head.end() if phrase.act_first else head.start() for head in heads]
        named = _named(plain, anchor, phrase, heads, edges)
        if named is None or not days:
            if named is not None or any(places for places, _ in days):
                yield _unread(plain, anchor, phrase)
            continue
        head, title = named
        start, end = min(head.start(), outer[0]), max(head.end(), outer[1])
        yield from _facts(text, phrase, head, title, days, (start, end))


def _unread(plain: str, anchor: re.Match[str], phrase: _Phrase) -> Finding:
    start, end = max(0, anchor.start() - 60), min(len(plain), anchor.end() + 100)
    words = " ".join(plain[start:end].split())
    return Finding(
        "publication-citation", f"a publication is cited and was not understood: {words!r}", span=(start, end)
    )


def _days(
    plain: str, anchor: re.Match[str], phrase: _Phrase, before: int
) -> tuple[list[tuple[tuple[str, ...], str]] | None, tuple[int, int]]:
    """Return the newspapers with their days beside "published", and the span that they take.

    The list is empty where newspapers are named and it is not plain which day is whose; `None` where nothing is named.
    A day alone is one of no known newspaper.
    """
    if phrase.act_first:
        stop = _STOPS.search(plain, anchor.end(), anchor.end() + _WINDOW)
        begin, end = anchor.end(), stop.start() if stop else min(len(plain), anchor.end() + _WINDOW)
    else:
        begin, end = max(before, anchor.start() - _WINDOW), anchor.start()
        for stop in _STOPS.finditer(plain, begin, end):
            begin = stop.end()
    tokens = _joined(plain, begin, end, phrase)
    if not any(token.lastgroup == "place" for token in tokens):
        if len(tokens) == 1 and phrase.act_first:
            return [((), tokens[0].group())], tokens[0].span()
        return None, (begin, end)
    found: list[tuple[tuple[str, ...], str]] = []
    span = tokens[0].start(), tokens[-1].end()
    if tokens[0].lastgroup == tokens[-1].lastgroup:
        return found, span
    places: list[str] = []
    for token in tokens if tokens[0].lastgroup == "place" else _days_last(tokens):
        if token.lastgroup == "place":
            places.append(token.group())
        elif places:
            found.append((tuple(places), token.group()))
            places = []
    return found, span


def _days_last(tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return tokens in which each day stands before its newspapers with the day after them."""
    ordered: list[re.Match[str]] = []
    day: re.Match[str] | None = None
    for token in tokens:
        if token.lastgroup == "day":
            if day is not None:
                ordered.append(day)
            day = token
        else:
            ordered.append(token)
    return ordered if day is None else [*ordered, day]


def _joined(plain: str, begin: int, end: int, phrase: _Phrase) -> list[re.Match[str]]:
    """Return the newspapers and days that follow one another without other words, on the side of "published"."""
    tokens: list[re.Match[str]] = []
    if phrase.act_first:
        while (token := phrase.token.match(plain, _past(plain, begin, end, phrase), end)) is not None:
            tokens.append(token)
            begin = token.end()
        return tokens
    at = begin
    for token in phrase.token.finditer(plain, begin, end):
        if phrase.joint.fullmatch(plain, at, token.start()) is None:
            tokens = []
        tokens.append(token)
        at = token.end()
    return tokens if phrase.joint.fullmatch(plain, at, end) else []


def _past(plain: str, begin: int, end: int, phrase: _Phrase) -> int:
    joint = phrase.joint.match(plain, begin, end)
    return joint.end() if joint else begin


def _named(
    plain: str, anchor: re.Match[str], phrase: _Phrase, heads: Sequence[re.Match[str]], edges: Sequence[int]
) -> tuple[re.Match[str], str] | None:
    """Return the act that a citation names, and its title: the nearest whose title's quotation marks are paired."""
    if phrase.act_first:
        near = range(bisect_right(edges, anchor.start()) - 1, -1, -1)
    else:
        near = range(bisect_left(edges, anchor.end()), len(heads))
    for place in near:
        head = heads[place]
        start, end = (head.end(), anchor.start()) if phrase.act_first else (anchor.end(), head.start())
        if end - start > REACH:
            return None
        title = _title(plain, start, end, phrase)
        if title is not None:
            return head, title
    return None


def _title(plain: str, start: int, end: int, phrase: _Phrase) -> str | None:
    """Return what stands between an act and "published" where it is a title in quotation marks, or nothing."""
    first = plain.find('"', start, end)
    if first < 0:
        return "" if phrase.link.fullmatch(plain, start, end) else None
    last = plain.rfind('"', start, end)
    if last == first or plain[start:first].strip() or not phrase.link.fullmatch(plain, last + 1, end):
        return None
    if plain.count('"', first, last + 1) % 2 or _STOPS.search(plain, first, last):
        return None
    return " ".join(plain[first + 1 : last].split())


def _facts(
    text: str,
    phrase: _Phrase,
    head: re.Match[str],
    title: str,
    days: Sequence[tuple[tuple[str, ...], str]],
    span: tuple[int, int],
) -> Iterator[CitedPublication | Finding]:
    groups = head.groupdict()
    number = groups.get("number") or groups.get("number2")
    signed = read_date(fold(head["signed"]).text, phrase.lang)
    quote = " ".join(text[span[0] : span[1]].split())
    for places, written in days:
        day = read_date(fold(written).text, phrase.lang)
        if day is None or signed is None:
            yield Finding("publication-citation", f"no calendar has a day of this citation: {quote!r}", span=span)
        elif day < signed:
            message = f"an act of {signed} cannot have been published on {day}, before its signature: {quote!r}"
            yield Finding("publication-before-signature", message, span=span)
        else:
            named = [phrase.place(place) for place in places]
            langs = {lang for _, lang in named}
            yield CitedPublication(
                kind=phrase.kind(head["kind"]),
                signed=signed,
                number=normal_number(number) if number else None,
                title=title,
                date=day,
                place=", ".join(name for name, _ in named),
                lang=langs.pop() if len(langs) == 1 else "",
                quote=quote,
                source=Source("", "", 0, span),
            )


def contradictions(facts: Iterable[Fact]) -> tuple[Finding, ...]:
    """Return a finding for each act of which the facts give several days of publication.

    Each language may have a day of its own. Acts that are cited without a number are one act where their kind, day and
    title agree; citations that give neither number nor title are not compared.
    """
    told: dict[tuple[date, str], dict[str, dict[date, str]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[tuple[date, str], str] = {}
    for fact in facts:
        if isinstance(fact, CitedPublication):
            title = "".join(filter(str.isalnum, fact.title)).casefold()
            act = ActRef(fact.kind, fact.number, fact.signed) if fact.number else None
            key = fact.signed, fact.number or f"{fact.kind} {title}"
            if act is None and not title:
                continue
        elif isinstance(fact, Publication) and not fact.part:
            act, key = fact.act, (fact.act.date, fact.act.number)
        else:
            continue
        names.setdefault(key, str(act) if act else f"the act of {key[0]}")
        told[key][fact.lang].setdefault(fact.date, fact.witness)
    found = []
    for key, by_lang in told.items():
        days = {day: witness for each in by_lang.values() for day, witness in each.items()}
        if len(days) > 1 and ("" in by_lang or any(len(each) > 1 for each in by_lang.values())):
            sides = " and on ".join(f"{day} ({witness})" for day, witness in sorted(days.items()))
            message = f"{names[key]} is said to have been published on {sides}"
            found.append(Finding("publication-contradiction", message))
    return tuple(found)
