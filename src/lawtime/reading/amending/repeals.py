"""Provisions that repeal other acts, or parts of them, by name: in a sentence, or as an entry of a list."""

import re

from attrs import frozen

from lawtime.language.folding import fold
from lawtime.reading.amending.citations import Citation, read_citation
from lawtime.reading.amending.commencing import named_in
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.amending.references import Path
from lawtime.reading.amending.tokens import Token

_BRACKETS = re.compile(r"\([^()]*+\)?")


@frozen
class Repealed:
    """An act that a provision repeals, or a part of one.

    Args:
        act: the act.
        path: the part; empty for the act as a whole.
    """

    act: Citation
    path: Path


def begins_list(words: str, lang: str) -> bool:
    """Say whether a line is the heading of a list of acts repealed."""
    return next(amending_dialect(lang).phrases("schedule").find(fold(words).text), None) is not None


def repealed_act(words: str, found: list[Token], lang: str, *, listed: bool) -> Repealed | None:
    """Return the one act that a provision repeals, or `None` where it names none, or more than one.

    Args:
        words: the provision, without its number.
        found: its tokens.
        lang: the language.
        listed: it is an entry of a list of acts repealed, and needs no verb.
    """
    verb = found[0] if found and found[0].kind == "verb.repeal" else None
    if verb is None and not listed:
        return None
    start = _skipped(words, verb.end if verb is not None else 0)
    chain = []
    for token in found:
        if token.start < start or token.kind == "verb.repeal":
            continue
        if token.level is None or read_citation(words, lang, token.start) is not None:
            break
        chain.append(token)
    path: Path = ()
    if chain:
        paths = named_in(words[chain[0].start : chain[-1].end], lang)
        if paths is None or len(paths) != 1:
            return None
        path, start = paths[0], _skipped(words, chain[-1].end)
    cited = read_citation(words, lang, start) if start < len(words) else None
    if cited is None or cited.date is None or _names_more(words[cited.span[1] :], lang):
        return None
    return Repealed(cited, path)


def _skipped(words: str, at: int) -> int:
    return at + len(words[at:]) - len(words[at:].lstrip())


def _names_more(rest: str, lang: str) -> bool:
    """Say whether words behind the name of an act name another."""
    plain = fold(_BRACKETS.sub("", rest)).text
    return next(amending_dialect(lang).phrases("cited").find(plain), None) is not None
