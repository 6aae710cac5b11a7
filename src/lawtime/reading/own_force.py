"""When an act itself takes effect, in its own words: with lists of exceptions, and doubt where they are not understood.

A clause that was not understood is never taken for silence: a default would then be claimed against the act's words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from attrs import evolve

from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.model.acts import ACT
from lawtime.model.commencement import Staged, Unrecognised
from lawtime.reading.amending.commencing import read_commencement as read_listed
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.notes.clauses import aspect_of, provision_named
from lawtime.reading.notes.commencement import StatedCommencement, read_commencement, read_sunset
from lawtime.reading.notes.targets import read_target
from lawtime.reading.own_provisions import doubted, ends_of_provisions

_LONGEST_NAME = 300
_SPACE = re.compile(r"[ ,]*")
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\s*\d+(?:-\d+)*\.\s*")
_INLINE = re.compile(r"(?<=[:;])[ ](?=\d{1,3}\)\s)")
"""A list that is printed in one line; the mark that parts its entries is as long as the space that it takes."""

_SENTENCE = re.compile(r"\.[ ]+(?=[^\W\d_])")
_LISTED = re.compile(r"\s*\d+(?:-\d+)*\)\s*")


@lru_cache(maxsize=16)
def read_own_force(text: str, lang: str, *, final: bool = False) -> tuple[StatedCommencement, ...]:
    r"""Return when an act and its provisions take effect, as one of its articles says.

    Args:
        text: the article.
        lang: its language.
        final: it is known as one on the force of the act, even where it does not say when the act takes effect.

    >>> words = "This Law shall be enforced from 1 January 2016, except for:\n1) Article 5, which shall be enforced "
    >>> [each.provision for each in read_own_force(words + "from 1 July 2016;", "en")]
    ['act', 'art_5']
    """
    text = _INLINE.sub("\n", text)
    found: list[StatedCommencement] = []
    kept, at = [], 0
    verb_last = amending_dialect(lang).settings.get("verb_last", False)
    for lead, listed in _lists(text):
        start, end = lead[0], listed[-1][1]
        if speaks_of_itself(text[slice(*lead)], lang):
            found += _staged(text, lead, listed, lang)
        elif verb_last and speaks_of_itself(text[start:end], lang):
            found += _staged_verb_last(text, lead, listed, lang)
        else:
            continue
        kept += [text[at:start], " " * (end - start)]
        at = end
    rest = "".join((*kept, text[at:]))
    found += read_commencement(rest, lang)
    starts = sorted(each.span[0] for each in found)
    for match in _LINE.finditer(rest):
        start, end = match.span()
        near = bisect_left(starts, start)
        if near == len(starts) or starts[near] >= end:
            named = (ACT,) if speaks_of_itself(match[0], lang) else _named_before_the_verb(match[0], lang)
            if named != (ACT,) and ends_of_provisions(match[0], lang):
                continue
            unread = Unrecognised(match[0].strip())
            found += [StatedCommencement(eid, "", unread, (start, end)) for eid in named]
        else:
            found += _left_in_line(rest, (start, end), starts, lang)
    if final or any(each.provision == ACT for each in found):
        for eids, span in list(doubted(rest, [each.span for each in found], lang)):
            words = text[slice(*span)].strip()
            found += [StatedCommencement(eid, "" if eid else words, Unrecognised(words), span) for eid in eids]
    if not any(each.provision == ACT and not isinstance(each.rule, Unrecognised) for each in found):
        return tuple(found)
    return tuple(map(_of_some, found))


def _of_some(stated: StatedCommencement) -> StatedCommencement:
    """Return words that were not understood as those of some provisions, where the act as a whole has its day."""
    if stated.provision != ACT or not isinstance(stated.rule, Unrecognised):
        return stated
    return evolve(stated, provision="", aspect=stated.rule.text)


def _left_in_line(text: str, line: tuple[int, int], starts: list[int], lang: str) -> Iterator[StatedCommencement]:
    """Yield the later sentences of a line that was read which state a commencement too, and were not read."""
    commencing = amending_dialect(lang).phrases("commencing")
    cuts = [line[0], *(match.end() for match in _SENTENCE.finditer(text, *line)), line[1]]
    for start, end in pairwise(cuts[1:]):
        near = bisect_left(starts, start)
        sentence = text[start:end].strip()
        if (near == len(starts) or starts[near] >= end) and any(commencing.find(fold(sentence).text)):
            yield StatedCommencement("", sentence, Unrecognised(sentence), (start, end))


def _named_before_the_verb(line: str, lang: str) -> tuple[str, ...]:
    """Return the provisions of which a line says that they take effect, where it begins with their names."""
    number = _NUMBER.match(line)
    words = line[number.end() :] if number else line
    folded = fold(words)
    verb = next(amending_dialect(lang).phrases("commencing").find(folded.text), None)
    if verb is None or not 0 < verb.start < _LONGEST_NAME:
        return ()
    named = read_target(words[: folded.span(verb.start, verb.end)[0]].strip(" ,"), lang)
    return tuple(eid for eid in named if eid != ACT)


def speaks_of_itself(line: str, lang: str) -> bool:
    """Say whether a line says of the act, or of a part of it, when it takes effect.

    The act is then what the line begins with, stands before the verb, or after or within a verb that begins the line;
    elsewhere other acts may take effect under it.
    """
    words = amending_dialect(lang)
    number = _NUMBER.match(line)
    folded = fold(line[number.end() :] if number else line).text
    found = list(words.phrases("commencing").find(folded))
    verbs = [each.start for each in found]
    leading = found[0] if found and found[0].start == 0 else None
    for own in words.phrases("own").find(folded):
        near = bisect_left(verbs, own.end)
        if leading is not None and (own.start < leading.end or _SPACE.fullmatch(folded, leading.end, own.start)):
            return True
        if near < len(verbs) and (own.start == 0 or _SPACE.fullmatch(folded, own.end, verbs[near])):
            return True
    return False


def ends_of_itself(subject: str, line: str, lang: str) -> str | None:
    """Return what the words before a stated end speak of: the act, some of its provisions, or neither.

    Args:
        subject: the words of the sentence before the end.
        line: the line in which it stands.
        lang: the language.

    Returns:
        `act`, "" where the line excepts provisions, and `None` for anything but the act.

    >>> ends_of_itself("This Law shall be enforced from 1 May 2012 and", "", "en")
    'act'
    """
    folded = fold(subject).text
    own = next(amending_dialect(lang).phrases("own").find(folded), None)
    alone = own is not None and own.start == 0 and not folded[own.end :].strip()
    if not alone and not speaks_of_itself(subject, lang):
        return None
    excepted = next(dialect(lang).phrases("exception").find(fold(line).text), None) is not None
    return "" if excepted else ACT


def own_ends(text: str, lang: str) -> tuple[date, ...]:
    """Return the days on which an act ends by its own words, as one of its articles says.

    >>> own_ends("This Law shall be enforced from 1 May 2012 and shall be effective until 1 January 2020.", "en")
    (datetime.date(2020, 1, 1),)
    """
    return tuple(
        each.until
        for line in text.splitlines()
        for each in read_sunset(line, lang)
        if ends_of_itself(each.aspect, line, lang) == ACT
    )


def _lists(text: str) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Yield each line that a list follows, with the places of what is listed."""
    lead: tuple[int, int] | None = None
    listed: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        mark = _LISTED.match(match[0])
        if lead is not None and mark is not None:
            listed.append((match.start() + mark.end(), match.end()))
            continue
        if lead is not None and listed:
            yield lead, listed
        number = _NUMBER.match(match[0])
        start = match.start() + (number.end() if number else 0)
        lead, listed = (start, match.end()) if match[0].rstrip().endswith(":") else None, []
    if lead is not None and listed:
        yield lead, listed


def _staged_verb_last(
    text: str, lead: tuple[int, int], listed: list[tuple[int, int]], lang: str
) -> list[StatedCommencement]:
    """Return what a list of exceptions states in a language in which rule and verb follow them, or that it is unread.

    Each entry is read as the only exception of the clause: the act's name, the entry, and what follows the last one.
    """
    whole = (lead[0], listed[-1][1])
    unread = [StatedCommencement(ACT, "", Unrecognised(text[slice(*whole)].strip()), whole)]
    named = text[slice(*lead)].strip().rstrip(": ,")
    own = next(amending_dialect(lang).phrases("own").find(fold(named).text), None)
    words = text[slice(*listed[-1])]
    folded = fold(words)
    closing = next(dialect(lang).phrases("exception.closes").find(folded.text), None)
    if own is None or fold(named).text[own.end :].strip() or closing is None:
        return unread
    cut = folded.span(closing.start, closing.end)[0]
    entries = [text[slice(*span)].strip().rstrip("; ") for span in listed[:-1]] + [words[:cut].strip()]
    found: list[StatedCommencement] = []
    for entry, span in zip(entries, listed, strict=True):
        stated = read_commencement(f"{named} {entry} {words[cut:].strip()}", lang)
        main = [each.rule for each in stated if each.provision == ACT and not each.aspect]
        rest = [each for each in stated if each.provision not in (ACT, "") and not each.aspect]
        understood = len(main) == 1 and rest and len(main) + len(rest) == len(stated)
        if not understood or any(isinstance(each.rule, Unrecognised | Staged) for each in stated):
            return unread
        if not found:
            found.append(StatedCommencement(ACT, "", main[0], lead))
        found += (evolve(each, span=span) for each in rest)
    return found


def _staged(text: str, lead: tuple[int, int], listed: list[tuple[int, int]], lang: str) -> list[StatedCommencement]:
    """Return what a clause with a list of exceptions states, or that it is not understood."""
    whole = (lead[0], listed[-1][1])
    words = text[slice(*lead)].strip()
    found: list[StatedCommencement] = []
    for span in listed:
        item = text[slice(*span)].strip().rstrip(";.")
        rule = read_listed(words, (item,), lang)
        if not isinstance(rule, Staged) or any(isinstance(each.rule, Unrecognised) for each in rule.exceptions):
            return [StatedCommencement(ACT, "", Unrecognised(text[slice(*whole)].strip()), whole)]
        if not found:
            found.append(StatedCommencement(ACT, "", rule.rule, lead))
        for each in rule.exceptions:
            named, part = aspect_of(each.text, lang)
            eids = read_target(named, lang) or [each.provision or provision_named(each.text, lang) or ""]
            found += [StatedCommencement(eid, part if eid else each.text, each.rule, span) for eid in eids]
    return found
