"""Provisions of an amending act that suspend those of another act, with the text that applies meanwhile.

A sentence of suspension that names another act and is not understood leaves everything in that act in doubt.
"""

import re
from collections.abc import Sequence

from attrs import frozen

from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.language.forms import Phrases, Reading
from lawtime.model.acts import ACT
from lawtime.model.commencement import Rule
from lawtime.model.events import Suspension
from lawtime.reading.amending.acts import Piece, PieceKind
from lawtime.reading.amending.citations import Citation, cited_in
from lawtime.reading.amending.commencing import Own, rule_for
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.amending.footnotes import own_article
from lawtime.reading.amending.references import Step
from lawtime.reading.notes.clauses import until
from lawtime.reading.notes.targets import parse_target

_LABEL = re.compile(r"\s*\d+(?:-\d+)*[.)]\s*")
_ASIDE = re.compile(r"\([^()\d]*+\d[^()\d]*+\d[^()]*+\)")
"""The issues of a gazette, in brackets behind the name of an act."""

_REST = re.compile(r"[\s.,;:]*")
_LONGEST = 20_000


@frozen
class Suspending:
    """A sentence of an amending act that suspends something of another act.

    Args:
        cited: that act; `None` where its name was not understood.
        held: what is suspended; empty where the sentence is not understood.
        rule: when that takes effect.
        quote: the sentence.
        span: half-open offsets of it.
        line: the line on which it begins.
        address: the provision of the amending act in which it stands; "" where that is not known.
    """

    cited: Citation | None
    held: tuple[Suspension, ...]
    rule: Rule
    quote: str
    span: tuple[int, int]
    line: int
    address: str = ""


def suspending(text: str, pieces: Sequence[Piece], rule: Rule, lang: str) -> tuple[Suspending, ...]:
    """Return what the provisions of an amending act that amend nothing suspend in other acts.

    Args:
        text: the amending act.
        pieces: a partition of it.
        rule: its commencement.
        lang: its language.
    """
    words = amending_dialect(lang).phrases("suspend")
    found: list[Suspending] = []
    article, lead = "", ""
    for piece in pieces:
        said = text[piece.start : piece.end]
        if piece.kind is PieceKind.NUMBER:
            opened = own_article(said, lang)
            article, lead = opened or article, "" if opened else lead
            continue
        if piece.kind is not PieceKind.PROVISION or len(said) > _LONGEST:
            continue
        own = next(words.find(fold(said).text), None) is not None
        if not own and not lead:
            continue
        whole = said if own else f"{lead} {said}"
        if own and said.rstrip().endswith(":") and cited_in(said, lang) is None:
            lead = said.rstrip().rstrip(":")
            continue
        lead = lead if not own and said.rstrip().endswith((";", ",")) else ""
        cited = cited_in(whole, lang)
        if cited is None and next(amending_dialect(lang).phrases("own").find(fold(whole).text), None) is not None:
            continue  # the act speaks of itself
        quoted = _quotation(text, piece.end) if said.rstrip().endswith(":") else ""
        named = Own((Step("art", article.removeprefix("art_")),), (1,)) if article else None
        found.append(
            Suspending(
                cited,
                () if cited is None else _held(whole, cited, quoted, lang),
                rule if named is None else rule_for(rule, named, lang),
                " ".join(said.split()),
                (piece.start, piece.end),
                text.count("\n", 0, piece.start) + 1,
                article,
            )
        )
    return tuple(found)


def _held(said: str, cited: Citation, quoted: str, lang: str) -> tuple[Suspension, ...]:
    """Return what a sentence suspends; nothing where a word of it is not accounted for."""
    label = _LABEL.match(said)
    start = label.end() if label else 0
    words = amending_dialect(lang)
    before, after = said[start : cited.span[0]], said[cited.span[1] :]
    told = list(dialect(lang).phrases("meanwhile").find(fold(after).text))
    meanwhile = told[0] if len(told) == 1 else None
    tail = after if meanwhile is None else after[: _span(after, meanwhile)[0]]
    rest = "" if meanwhile is None else after[_span(after, meanwhile)[1] :]
    verbs: list[Reading] = []
    for part in (before, tail):
        verbs += words.phrases("suspend").find(fold(part).text)
    tail = _ASIDE.sub(" ", tail)
    loose = list(words.phrases("termed").find(fold(tail).text))
    stated = [each for each in verbs if until(each, lang) is not None] or loose
    day = until(stated[0], lang) if len(stated) == 1 else None
    if len(verbs) != 1 or day is None or not _REST.fullmatch(rest) or (meanwhile is not None) != bool(quoted):
        return ()
    left, right = (_without(part, lang) for part in (before, tail))
    right = _blanked(right, words.phrases("termed")) if stated is loose else right
    links = _blanked(right, words.phrases("meantime"))
    if not _REST.fullmatch(links):
        return ()
    target = left.strip(" ,")
    named = parse_target(target, lang)
    if not target:
        return (Suspension(ACT, day, quoted),) if not quoted else ()
    if named is None or not named.eids or fold(target).text[named.end :].strip(" ,"):
        return ()
    if any("?" in eid for eid in named.eids) or (quoted and len(named.eids) > 1):
        return ()
    return tuple(Suspension(eid, day, quoted) for eid in named.eids)


def _span(text: str, reading: Reading) -> tuple[int, int]:
    return fold(text).span(reading.start, reading.end)


def _without(part: str, lang: str) -> str:
    """Return words without those of suspension, and without the effect that is suspended."""
    words = amending_dialect(lang)
    return _blanked(_blanked(part, words.phrases("suspend")), words.phrases("force.noun"))


def _blanked(text: str, phrases: Phrases) -> str:
    for reading in reversed(list(phrases.find(fold(text).text))):
        start, end = _span(text, reading)
        text = f"{text[:start]}{text[end:]}"
    return " ".join(text.split())


def _quotation(text: str, at: int) -> str:
    """Return the quotation that follows a sentence; "" where none does, or it does not close."""
    begin = at
    while begin < len(text) and text[begin].isspace():
        begin += 1
    if text[begin : begin + 1] != "\u00ab":
        return ""
    depth = 0
    for place in range(begin, min(len(text), begin + _LONGEST)):
        depth += (text[place] == "\u00ab") - (text[place] == "\u00bb")
        if depth == 0:
            return "\n".join(line.strip() for line in text[begin + 1 : place].splitlines() if line.strip())
    return ""


__all__ = ["Suspending", "suspending"]
