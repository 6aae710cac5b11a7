"""Sentences of an amending act → clauses: what is done, to which elements, with which words.

A clause is read whole or not at all: a word that no form accounts for leaves its sentence unread.
"""

from itertools import pairwise

from attrs import frozen

from lawtime.reading.amending.references import DEPTHS, Level, Reference, Step, join, levels
from lawtime.reading.amending.tokens import LEVEL, QUOTE, SIGN, STRAY, WITHIN, Token

_VERB_FIRST = frozenset({"repeal", "delete", "replace"})
"""What may be named behind the verb alone."""
_CONTENTS = "toc"
"""A table of contents: whatever else is named, it is only in its lines that something happens."""
_UNKNOWN = (STRAY, WITHIN)
_NEUTRAL = frozenset({SIGN, "mark.link", "mark.of", "mark.respectively"})


@frozen
class Clause:
    """One thing that a sentence orders.

    Args:
        verb: `replace`, `delete`, `restate`, `add`, `repeal`, `renumber` or `keep` (nothing changes in this language).
        targets: the elements that it works on, "" where the sentence names none.
        old: words that go, or beside which others come.
        new: words that come.
        side: `after`, `before`, `end` or `sentence`, for words added; "" else.
        fresh: elements that come in, or numbers that elements get.
        throughout: the words are meant wherever they stand.
        inflected: the words change in the grammatical case that each place asks for.
        declined: and in the number.
        awaits: a quotation must follow.
        annexed: the new text stands in an annex.
    """

    verb: str
    targets: Reference | None
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    side: str = ""
    fresh: Reference | None = None
    throughout: bool = False
    inflected: bool = False
    declined: bool = False
    awaits: bool = False
    annexed: bool = False


@frozen
class Sentence:
    """A sentence read.

    Args:
        clauses: what it orders, in order; empty where it orders nothing.
        heads: the elements that it names, where it orders nothing and only says where what follows is to happen.
        throughout: so named, and everywhere in them.
        unread: why it is not understood, with the words; "" where it is.
    """

    clauses: tuple[Clause, ...] = ()
    heads: Reference | None = None
    throughout: bool = False
    unread: str = ""


def read_sentence(found: list[Token], lang: str) -> Sentence:
    """Read a sentence from its tokens."""
    strays = [token.text for token in found if token.kind in _UNKNOWN or (token.kind == SIGN and token.text in "()")]
    if strays:
        return Sentence(unread=" ".join(strays))
    verbs = [token for token in found if token.kind.startswith("verb.")]
    if not verbs:
        return _head(found, lang)
    last = levels(lang).words.settings.get("verb_last", False)
    clauses: list[Clause] = []
    for before, verb, after in _parts(found, last):
        clause = _clause(before, verb, after, lang, last)
        if clause is None:
            return Sentence(unread=verb.text)
        clauses.append(clause)
    return Sentence(tuple(clauses))


def _head(found: list[Token], lang: str) -> Sentence:
    named = named_elements(found, lang)
    quoted = any(token.kind == QUOTE for token in found)
    colon = bool(found) and found[-1].text == ":"
    everywhere = any(token.kind == "mark.throughout" for token in found)
    if quoted or not colon or (named is None and not everywhere) or (named is not None and not named.numbered):
        return Sentence(unread=" ".join(token.text for token in found))
    return Sentence(heads=named, throughout=everywhere)


def _parts(found: list[Token], last: bool) -> list[tuple[list[Token], Token, list[Token]]]:
    """Divide a sentence at its verbs: what stands before each, the verb, and what stands after it and belongs to it."""
    parts: list[tuple[list[Token], Token, list[Token]]] = []
    before: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        at += 1
        if not token.kind.startswith("verb."):
            before.append(token)
            continue
        end = _own_end(found, at, last)
        parts.append((before, token, found[at:end]))
        before, at = [], end
    if parts and any(token.kind not in _NEUTRAL for token in before):
        head, verb, after = parts[-1]
        parts[-1] = (head, verb, [*after, *before])
    return parts


def _own_end(found: list[Token], at: int, last: bool) -> int:
    """Return the index behind what belongs to a verb after it; a comma before other than a quotation ends it."""
    verbs_ahead = any(token.kind.startswith("verb.") for token in found[at:])
    if not verbs_ahead:
        return len(found)
    if last:
        return at
    quoted = False
    for index in range(at, len(found)):
        kind = found[index].kind
        if kind == QUOTE:
            quoted = True
        elif kind.startswith("verb."):
            return at
        elif quoted and kind in (SIGN, "mark.link"):
            following = found[index + 1 : index + 2]
            if following and following[0].kind not in (QUOTE, "mark.inflected", "mark.declined", SIGN):
                return index
        elif kind == SIGN and not quoted and found[index].text in (",", ";"):
            return index
    return len(found)


def _clause(before: list[Token], verb: Token, after: list[Token], lang: str, last: bool) -> Clause | None:
    name = verb.kind.removeprefix("verb.")
    kinds = {token.kind for token in (*before, *after)}
    whole = [*before, *after]
    divide = next((i for i, token in enumerate(before) if token.kind == "mark.content"), None)
    if last and divide is not None:
        targets, fresh = named_elements(before[:divide], lang), named_elements(before[divide:], lang)
    elif last and name == "renumber":
        final = max((i for i, token in enumerate(before) if token.level is not None), default=0)
        targets, fresh = named_elements(before[:final], lang), named_elements(before[final:], lang)
    else:
        targets, fresh = named_elements(before, lang), named_elements(after, lang)
    if name in _VERB_FIRST and targets is None and not last:
        targets, fresh = fresh, None
    elif name == "add" and targets is None and fresh is not None and not fresh.numbered and not last:
        targets, fresh = _divided(after, lang)
    groups = _quoted(whole)
    if (targets is not None and not targets.numbered) or (
        fresh is not None and name == "renumber" and not fresh.numbered
    ):
        return None
    everywhere, declined = "mark.throughout" in kinds, "mark.declined" in kinds
    inflected = declined or "mark.inflected" in kinds
    colon = bool(after) and after[-1].text == ":"
    worded = "mark.words" in kinds
    if name == "replace" and len(groups) == 2 and worded and fresh is None:
        if len(groups[1]) not in (1, len(groups[0])):
            return None
        news = groups[1] * len(groups[0]) if len(groups[1]) == 1 else groups[1]
        return Clause(
            "replace", targets, groups[0], news, throughout=everywhere, inflected=inflected, declined=declined
        )
    if name == "delete" and fresh is None:
        if len(groups) == 1 and worded:
            return Clause("delete", targets, groups[0], throughout=everywhere, inflected=inflected)
        return Clause("delete", targets) if not groups and targets is not None and not worded else None
    if name == "repeal" and not groups and targets is not None and fresh is None:
        return Clause("repeal", targets)
    if name == "restate" and fresh is None and targets is not None:
        if "mark.annexed" in kinds:
            return Clause("restate", targets, annexed=True)
        inline = groups[0] if len(groups) == 1 and len(groups[0]) == 1 else ()
        if len(groups) > 1 or (groups and not inline) or not (colon or inline):
            return None
        return Clause("restate", targets, new=inline, awaits=not inline)
    if name == "add":
        return _addition(targets, fresh, groups, kinds, colon)
    if name == "keep" and fresh is None and not groups:
        return Clause("keep", targets)
    if name == "renumber" and targets is not None and fresh is not None and not groups:
        return Clause("renumber", targets, fresh=fresh)
    return None


def _divided(after: list[Token], lang: str) -> tuple[Reference | None, Reference | None]:
    """Return what is added to and what comes in, both named behind the verb: "to add to Article 5 paragraph 2"."""
    named = [index for index, token in enumerate(after) if token.level is not None]
    for one, two in pairwise(named):
        outer, inner = after[one].level, after[two].level
        if outer is not None and inner is not None and DEPTHS[outer.kind] < DEPTHS[inner.kind]:
            return named_elements(after[:two], lang), named_elements(after[two:], lang)
    return None, named_elements(after, lang)


def _addition(
    targets: Reference | None, fresh: Reference | None, groups: list[tuple[str, ...]], kinds: set[str], colon: bool
) -> Clause | None:
    inflected = not kinds.isdisjoint(("mark.inflected", "mark.declined"))
    for side in ("after", "before"):
        if f"mark.{side}" in kinds:
            if len(groups) == 2 and len(groups[0]) == len(groups[1]) == 1 and fresh is None:
                return Clause("add", targets, groups[0], groups[1], side, inflected=inflected)
            return None
    if "mark.sentence" in kinds and fresh is None:
        inline = groups[0] if len(groups) == 1 and len(groups[0]) == 1 else ()
        return Clause("add", targets, new=inline, side="sentence", awaits=not inline) if inline or colon else None
    sentences = fresh is not None and all(path[-1].kind == "sent" for path in fresh.paths)
    if fresh is not None and ("mark.content" in kinds or sentences):
        inline = groups[0] if len(groups) == 1 and len(groups[0]) == 1 else ()
        return Clause("add", targets, new=inline, fresh=fresh, awaits=not inline) if inline or colon else None
    if len(groups) == 1 and len(groups[0]) == 1 and "mark.words" in kinds and fresh is None:
        return Clause("add", targets, new=groups[0], side="end")
    return None


def _quoted(found: list[Token]) -> list[tuple[str, ...]]:
    """Return the quotations of a sentence in groups: those that only commas and conjunctions part stand together."""
    groups: list[list[str]] = []
    together = False
    for token in found:
        if token.kind == QUOTE:
            if together:
                groups[-1].append(token.text)
            else:
                groups.append([token.text])
            together = True
        elif token.kind not in (SIGN, "mark.link"):
            together = False
    return [tuple(group) for group in groups]


def named_elements(found: list[Token], lang: str) -> Reference | None:
    """Return the elements that tokens name together, or `None` where they name none."""
    groups: list[list[Level]] = []
    close = False
    if any(token.level is not None and token.level.kind == _CONTENTS for token in found):
        return Reference(((Step(_CONTENTS, ""),),))
    for token in found:
        if token.level is not None and token.kind == LEVEL:
            if close:
                groups[-1].append(token.level)
            else:
                groups.append([token.level])
            close = True
        elif token.kind != "mark.of":
            close = False
    return join(groups, levels(lang).outer_first) if groups else None


def orders_something(found: list[Token]) -> bool:
    """Say whether a sentence holds a verb of order, or the text that an order gives."""
    return any(token.kind == QUOTE or token.kind.startswith("verb.") for token in found)


def names_element(found: list[Token]) -> bool:
    """Say whether a sentence names an element by its number: beside a verb of order something is done to it."""
    return any(token.level is not None and token.level.numbers.labels for token in found)
