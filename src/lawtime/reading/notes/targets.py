"""Provisions named in words: which elements of an act a phrase means.

An element that a chain leaves out is taken from its neighbour in the list, on the side where the language puts the
outer elements.
"""

from functools import lru_cache
from itertools import pairwise, product, takewhile

from attrs import evolve, frozen

from lawtime.language.folding import fold
from lawtime.language.numerals import roman
from lawtime.language.recognise import recognise
from lawtime.reading.notes.references import DEPTH, MAX_SPAN, Chain, ReferenceReader, grammar

_PARENTS = {
    "al": {"subpara", "para", "part", "art", "att", "act"},
    "subpara": {"para", "part", "art", "att", "act", "chp", "subchp"},
    "para": {"art", "part", "att", "act", "chp", "subchp", "sec"},
    "part": {"art", "para", "subpara", "att", "act", "preamble"},
    "art": {"chp", "sec", "subchp", "subsec", "att", "act"},
    "subchp": {"chp", "sec", "att", "act"},
    "chp": {"sec", "subsec", "att", "act"},
    "subsec": {"sec", "act", "att"},
    "sec": {"act", "att"},
    "att": {"act"},
    "preamble": {"act"},
    "heading": {"sec", "subsec", "chp", "subchp", "att", "art", "para", "act"},
    "act": set(),
}

_DIVISIONS = frozenset({"sec", "subsec", "chp", "subchp", "att"})
"""The units whose numbers are printed in Roman numerals too."""


@frozen
class Target:
    """What a phrase names.

    Args:
        eids: the elements; "?" and a unit stand for an element whose number the phrase leaves out.
        new: the chains of elements that come in, for languages that name them before the verb.
        start: where the phrase begins in the folded text.
        end: where it ends.
        oblique: the innermost element stands in a case that cannot be the subject of a sentence.
        chains: the elements as the phrase names them.
    """

    eids: tuple[str, ...]
    new: tuple[Chain, ...]
    start: int
    end: int
    oblique: bool = False
    chains: tuple[Chain, ...] = ()


def completed(chains: list[Chain], inner_first: bool) -> list[Chain] | None:
    """Return chains with the outer elements that they share with a neighbour, or `None` where that is not certain."""
    done: list[Chain] = []
    for chain in reversed(chains) if inner_first else chains:
        outer = chain[0]
        if done and outer.unit not in {"art", "att", "act", "preamble", "chp", "sec"} and not outer.new:
            depth = DEPTH.get(outer.unit, 10)
            shared = tuple(
                each for each in done[-1] if DEPTH.get(each.unit, -1) < depth and each.unit != "act" and not each.new
            )
            chain = (*shared, *chain)
        done.append(chain)
    ordered = done[::-1] if inner_first else done
    rooted = [any(each.unit in {"art", "att"} for each in chain) for chain in ordered]
    inner = [chain[0].unit in {"para", "part", "subpara", "al"} for chain in ordered]
    if inner_first and rooted[0] and not any(rooted[1:]) and [each.unit for each in ordered[0]] == ["art", "heading"]:
        # "The heading of article 22, paragraphs 1 and 3": what follows a heading lies under it.
        ordered = [
            ordered[0],
            *((ordered[0][0], *chain) if lone else chain for chain, lone in zip(ordered[1:], inner[1:], strict=True)),
        ]
        rooted = [True] * len(ordered)
    if any(rooted) and any(lone and not root for lone, root in zip(inner, rooted, strict=True)):
        return None
    return ordered


def addresses(chain: Chain) -> tuple[str, ...] | None:
    """Return the eIds that a chain names, or `None` where its elements do not fit into one another."""
    path: list[tuple[str, tuple[str, ...]]] = []
    outer = "act"
    for element in chain:
        if element.unit == "act":
            if path or element is not chain[0]:
                return None
            continue
        if outer not in _PARENTS.get(element.unit, set()):
            return None
        unit = _eid_unit(element.unit, outer)
        if element.unit in {"art", "att"} or (element.unit == "chp" and outer in {"sec", "subsec"}):
            path = [] if outer != "att" else path
        elif element.unit in {"para", "subpara"} and outer in {"sec", "chp", "subchp"}:
            path = []
        path.append((unit, element.numbers))
        outer = element.unit
    if not path:
        return ("act",)
    return _spread(path)


def _eid_unit(unit: str, outer: str) -> str:
    if unit == "para" and outer == "part":
        return "subpara"
    if unit == "part":
        return "al" if outer in {"para", "subpara"} else "para"
    return unit


def _spread(path: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...] | None:
    choices: list[list[str]] = []
    for index, (unit, numbers) in enumerate(path):
        if unit in {"heading", "preamble"}:
            choices.append([unit])
        elif numbers:
            arabic = [_arabic(number, unit) for number in numbers]
            if None in arabic:
                return None
            choices.append([f"{unit}_{number}" for number in arabic])
        elif unit == "att":
            choices.append(["att_1"])
        elif index == 0 or unit != path[index - 1][0]:
            choices.append([f"?{unit}"])
        else:
            return None
    if path[0][0] == "heading":
        return ("title",)
    total = 1
    for each in choices:
        total *= len(each)
    if total > MAX_SPAN:
        return None
    return tuple("__".join(parts) for parts in product(*choices))


def _arabic(number: str, unit: str) -> str | None:
    """Return a number in digits, as its address has it; divisions, and no other unit, print theirs in Roman ones too.

    `None` where letters are no number.
    """
    parts = [str(roman(part) or "") if part.isalpha() and unit in _DIVISIONS else part for part in number.split("-")]
    return "-".join(parts) if all(part.isdecimal() for part in parts) else None


@lru_cache(maxsize=4096)
def parse_target(original: str, lang: str, elements_only: bool = False, several: bool = False) -> Target | None:
    """Return what the phrase at the beginning of a text names, or `None` where it names nothing.

    Args:
        original: a text that begins with the phrase.
        lang: its dialect.
        elements_only: the words for an act as a whole end the phrase.
        several: it is the subject of a verb in the plural.
    """
    rules = grammar(lang)
    folded = fold(original)
    start = rules.lead(folded.text, 0)
    words = rules.words(folded.text, start, len(folded.text))
    if elements_only:
        words = list(takewhile(lambda word: word.kind not in {"act", "approved", "heading"}, words))
    while words and words[-1].kind in {"and", "comma", "dash", "to", "of", "same"}:
        words.pop()
    if not words:
        return None
    printed = original if not folded.starts else folded.text
    chains = ReferenceReader(rules, words, printed, several).chains()
    if chains is None:
        return None
    subject, new = _part_new(chains)
    ends = folded.span(words[0].start, words[-1].end)
    if not subject:
        return Target((), tuple(new), 0, ends[1])
    whole = completed(subject, rules.inner_first)
    if whole is None:
        return None
    eids: list[str] = []
    for chain in whole:
        found = addresses(chain)
        if found is None:
            return None
        eids.extend(found)
    oblique = any(chain[-1].oblique for chain in whole)
    return Target(tuple(dict.fromkeys(eids)), tuple(new), 0, ends[1], oblique, tuple(whole))


def _part_new(chains: list[Chain]) -> tuple[list[Chain], list[Chain]]:
    """Part the chains that name what is changed from the elements that come in."""
    subject: list[Chain] = []
    new: list[Chain] = []
    for chain in chains:
        old = tuple(each for each in chain if not each.new)
        fresh = tuple(each for each in chain if each.new)
        if old:
            subject.append(old)
        if fresh:
            new.append(fresh)
    return subject, new


def inserted(parent: str, chain: Chain) -> tuple[str, ...] | None:
    """Return the eIds of elements that come into a parent.

    >>> from lawtime.reading.notes.references import Element
    >>> inserted("chp_4", (Element("art", ("13-1",)),)), inserted("art_6", (Element("part", ("2",)),))
    (('art_13-1',), ('art_6__para_2',))
    """
    plain = tuple(evolve(each, new=False) for each in chain)
    first = plain[0]
    unit = parent.rpartition("__")[2].partition("_")[0]
    top = parent in {"act", "title", "preamble"} or unit in {"sec", "subsec", "chp", "subchp"}
    if first.unit in {"art", "sec", "chp", "att", "preamble"} or (top and first.unit not in {"subchp", "subsec"}):
        return addresses(plain)
    outer = "act" if top and unit not in {"sec", "subsec", "chp", "subchp"} else unit
    if unit == "para" and first.unit == "para":
        return None
    path = [(_eid_unit(plain[0].unit, outer), plain[0].numbers)]
    for before, element in pairwise(plain):
        path.append((_eid_unit(element.unit, before.unit), element.numbers))
    if any(not numbers for _, numbers in path):
        return None
    spread = _spread(path)
    if spread is None:
        return None
    return spread if outer == "act" else tuple(f"{parent}__{each}" for each in spread)


def into(parent: str, chain: Chain) -> tuple[str, ...]:
    """Return the eIds of what comes into a parent, from the words that name it, with or without the parent itself.

    >>> from lawtime.reading.notes.references import Element
    >>> into("para_4", (Element("part", ("2",)),)), into("art_7", (Element("art", ("6",)), Element("para", ("3",))))
    (('para_4__al_2',), ())
    """
    if len(chain) == 1:
        return inserted(parent, chain) or ()
    return tuple(eid for eid in addresses(chain) or () if eid.startswith(f"{parent}__"))


def read_target(text: str, lang: str | None = None) -> list[str]:
    """Return the eIds that a reference in words names; none where it is not wholly understood.

    >>> read_target("subparagraph 2) of paragraph 4 of Article 20", "en")
    ['art_20__para_4__subpara_2']
    """
    code = lang or recognise(text)
    trimmed = text.strip().rstrip(";,")
    found = parse_target(trimmed, code)
    if found is None or found.end < len(trimmed):
        trimmed = trimmed.rstrip(".;,")
        found = parse_target(trimmed, code)
    if found is None or found.end < len(trimmed.rstrip()) or found.new or any("?" in eid for eid in found.eids):
        return []
    return list(found.eids)
