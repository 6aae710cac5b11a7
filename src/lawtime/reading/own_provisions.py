"""What an act's final articles say of the force of its own provisions: an end that is understood, or doubt.

A sentence that names a provision of the act beside a word of force, and was not read, is never taken for silence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.model.acts import ACT
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.notes.commencement import read_sunset
from lawtime.reading.notes.references import grammar
from lawtime.reading.notes.targets import Target, parse_target

_SENTENCE = re.compile(r"[.;][ ]+(?=[^\W\d_])|\n+")
_ASIDE = re.compile(r"\([^()\n]*\)")
"""Words in brackets; the issue of a gazette, which numbers its articles too, is cited so."""

_LABEL = re.compile(r"\s*\d+(?:-\d+)*[.)]\s*")
_LISTED = re.compile(r"\s*\d+(?:-\d+)*\)\s*")
_WORD = re.compile(r"(?<![\w-])\w")
_SPACES = re.compile(" *")
_END = re.compile(r"[ .;]*")
_SPACE = re.compile(r"(?<=\S) ")
_HEAD, _WORDS = 40, 6
_LONGEST = 20_000
_FIRST = 400
"""How far into a text a reference may reach."""


@frozen
class Named:
    """A provision of the act that a sentence names.

    Args:
        eids: the provisions.
        start: where the sentence begins to name them.
        end: where it ends.
        oblique: it cannot be the subject of the sentence.
    """

    eids: tuple[str, ...]
    start: int
    end: int
    oblique: bool


def named_in(sentence: str, lang: str) -> Iterator[Named]:
    """Yield the provisions of the act itself that a sentence names, in order.

    >>> [each.eids for each in named_in("The effect of Article 9 and of paragraph 2 of Article 5", "en")]
    [('art_9', 'art_5__para_2')]
    """
    folded = fold(sentence).text
    own = [(each.start, each.end) for each in amending_dialect(lang).phrases("own").find(folded)]
    at = 0
    for word in _WORD.finditer(folded):
        start = word.start()
        if start < at:
            continue
        part = folded[start : start + _FIRST]
        found = parse_target(part, lang) or _shorter(part, lang)
        if found is None or not found.eids or found.eids == (ACT,):
            continue
        at, part = start + found.end, part[: found.end]
        bare = parse_target(part, lang, elements_only=True)
        whose = bare is None or bare.end < found.end
        near = [span for span in own if span[0] <= at + 1 and span[1] >= start - 1]
        if whose and not near:
            continue
        oblique = found.oblique if bare is None else bare.oblique
        yield Named(tuple(eid for eid in found.eids if eid != ACT), start, at, oblique)


def _shorter(part: str, lang: str) -> Target | None:
    """Return the reference that a text begins with, where a number of something else follows it."""
    if not grammar(lang).words(part, 0, min(len(part), _HEAD)):
        return None
    cuts = [match.start() for match, _ in zip(_SPACE.finditer(part), range(_WORDS), strict=False)]
    found = (parse_target(part[:cut], lang) for cut in reversed(cuts))
    return next((each for each in found if each is not None and each.eids), None)


def ends_of_provisions(line: str, lang: str) -> tuple[str, ...]:
    """Return the provisions of the act itself that a line ends on one day, where it says that and nothing else.

    >>> ends_of_provisions("Paragraph 5 of Article 7 shall be valid until January 1, 2027.", "en")
    ('art_7__para_5',)
    """
    label = _LABEL.match(line)
    start = label.end() if label else 0
    ends = read_sunset(line[start:], lang)
    if len(ends) != 1 or not _END.fullmatch(line, start + ends[0].span[1]):
        return ()
    subject = fold(ends[0].aspect).text
    found = list(named_in(subject, lang))
    if len(found) != 1 or found[0].start or any("?" in eid for eid in found[0].eids):
        return ()
    rest = subject[found[0].end :].strip(" ,")
    own = amending_dialect(lang).phrases("own").first(rest)
    whole = not rest or (own is not None and own.start == 0 and own.end == len(rest))
    return found[0].eids if whole else ()


def doubted(text: str, read: Sequence[tuple[int, int]], lang: str) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Yield the provisions whose force a text speaks of in words that were not read, with the place of the words.

    Args:
        text: an article on the force of the act.
        read: the places that were read, or that are known as unread.
        lang: its language.
    """
    spans = sorted(read)
    plain = _ASIDE.sub(lambda aside: aside[0] if _forces(aside[0], lang) else " " * len(aside[0]), text)
    lead, at, ended = "", 0, False
    for cut in [*_SENTENCE.finditer(text), None]:
        start, end = at, cut.start() if cut else len(text)
        at = cut.end() if cut else end
        words = text[start:end]
        if not words.strip():
            continue
        listed = _LISTED.match(words) is not None or words.lstrip()[0].islower()
        if not listed or ended:
            lead = ""
        named = plain[start:end].strip()
        whole = f"{lead} {named}" if lead else named
        if named.endswith(":") and not listed:
            lead = named.rstrip(":")
        ended = words.rstrip().endswith(".") or (cut is not None and cut[0].startswith("."))
        near = bisect_left(spans, (start, 0))
        before = near and spans[near - 1][1] > start
        known = before or (near < len(spans) and spans[near][0] < end)
        if (known and not read_sunset(words, lang)) or (not lead and ends_of_provisions(words, lang)):
            continue
        eids = _of_force(whole, lang)
        if eids:
            yield eids, (start, end)


def _forces(words: str, lang: str) -> bool:
    """Say whether words hold any word of force."""
    folded = fold(words).text
    known = amending_dialect(lang)
    names = ("force.verb", "force.applied", "force.order", "force.noun", "commencing")
    return any(next(known.phrases(name).find(folded), None) is not None for name in names)


def _of_force(sentence: str, lang: str) -> tuple[str, ...]:
    """Return the provisions of whose force a sentence speaks; a blank name where it cannot be told which."""
    label = _LABEL.match(sentence)
    folded = fold(sentence[label.end() :] if label else sentence).text
    words = amending_dialect(lang)
    verbs = [*words.phrases("force.verb").find(folded), *words.phrases("commencing").find(folded)]
    verbs += dialect(lang).phrases("sunset").find(folded)
    orders = list(words.phrases("force.order").find(folded))
    nouns = list(words.phrases("force.noun").find(folded))
    applied = list(words.phrases("force.applied").find(folded))
    if not (verbs or orders or nouns or applied):
        return ()
    if len(folded) > _LONGEST:
        return ("",)
    found: dict[str, None] = {}
    for each in named_in(folded, lang):
        beside = any(
            _SPACES.fullmatch(folded, *sorted((noun.end, each.start)))
            if noun.end <= each.start
            else _SPACES.fullmatch(folded, each.end, max(each.end, noun.start))
            for noun in nouns
        )
        if orders or verbs or beside or (applied and not each.oblique):
            found.update(dict.fromkeys("" if "?" in eid else eid for eid in each.eids))
    return tuple(eid for eid in found if eid) or tuple(found)
