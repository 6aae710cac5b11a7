"""The forms of a phrase in every grammatical case, from a dictionary: only where every word of it is understood.

A phrase is its head, a noun, the words before it that agree with it, and words behind it that stay as they are. What is
built otherwise, or may be read in two ways, has no forms here: no answer is better than a wrong form.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any

from attrs import field, frozen

from lawtime.model.applied import Forms

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NUMBERS = ("sing", "plur")
_AGREEING = frozenset({"ADJF", "PRTF"})
_BOUND = frozenset({"ADJF", "PRTF", "ADJS", "PRTS"})
_FROZEN = frozenset({"NOUN", "ADJF", "PRTF", "PREP", "CONJ", "NUMR", "LATN", "NUMB", "ROMN"})
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019\u02bc][^\W_]+)*")
_AROUND = 2
"""So many words on each side may have to agree with a phrase."""
_YO, _YE = "\u0451", "\u0435"
_DICTIONARIES = ("ru", "uk")


@cache
def inflector(lang: str) -> "Morphology | None":
    """Return what knows the forms of words in a language, or `None` where no dictionary of it is installed.

    The extra `morphology` brings the one for Russian.
    """
    if lang not in _DICTIONARIES:
        return None
    try:
        from pymorphy3 import MorphAnalyzer

        return Morphology(MorphAnalyzer(lang=lang))
    except (ImportError, ValueError):
        return None


@frozen
class _Phrase:
    """A phrase taken apart.

    Args:
        agreeing: for each word before the head, its parse.
        head: the parse of the head.
        tail: what stands behind the head, with the space before it.
        number: the number that it is quoted in.
        quoted: the words before the head and the head, as quoted: their capital letters stay.
    """

    agreeing: tuple[Any, ...]
    head: Any
    tail: str
    number: str
    quoted: tuple[str, ...]

    @property
    def gender(self) -> str | None:
        """The gender of the head; in the plural there is none."""
        found: str | None = self.head.tag.gender
        return found


@frozen(eq=False)
class Morphology:
    """The forms of phrases, from a dictionary.

    Args:
        analyzer: pymorphy3's analyser.
    """

    analyzer: Any = field(repr=False)

    def forms(self, old: str, new: str) -> Forms | None:
        """Return each form of the old words with the forms of the new that may take its place.

        Returns:
            For the number in which the words are quoted and for the other one, each form of the old words with those of
            the new; `None` where one of the two is not understood.
        """
        firsts, seconds = self._phrases(old), self._phrases(new)
        numbers = {each.number for each in (*firsts, *seconds)}
        if not firsts or not seconds or len(numbers) != 1:
            return None
        quoted = numbers.pop()
        other = _NUMBERS[1 - _NUMBERS.index(quoted)]
        mine, theirs = self._pairs(firsts, seconds, quoted), self._pairs(firsts, seconds, other)
        return Forms(mine, theirs) if mine else None

    def stands_free(self, before: str, after: str, old: str, new: str) -> bool:
        """Say whether nothing around a place of the old words would have to agree with the new ones.

        Args:
            before: the text before the place.
            after: the text behind it.
            old: the words that go.
            new: the words that come.
        """
        firsts, seconds = self._phrases(old), self._phrases(new)
        if not firsts or not seconds:
            return False
        if len({(each.gender, each.head.tag.animacy) for each in (*firsts, *seconds)}) == 1:
            return True
        near = (*_WORD.findall(before)[-_AROUND:], *_WORD.findall(after)[:_AROUND])
        return not any(self._agrees(word) for word in near)

    def _agrees(self, word: str) -> bool:
        return any(
            str(each.tag.POS) in _BOUND or (each.tag.POS == "VERB" and each.tag.tense == "past")
            for each in self._parses(word)
        )

    def _parses(self, word: str) -> Sequence[Any]:
        found: Sequence[Any] = self.analyzer.parse(word.lower())
        return found

    def _phrases(self, words: str) -> list[_Phrase]:
        """Take a phrase apart, in each way that its head may be read; no way where a word is not understood."""
        found = list(_WORD.finditer(words))
        if not found or found[0].start() != 0 or "  " in words or words[found[-1].end() :]:
            return []
        agreeing: list[Sequence[Any]] = []
        for at, match in enumerate(found):
            known = [each for each in self._known(match[0]) if each.tag.case == "nomn"]
            heads = [each for each in known if each.tag.POS == "NOUN"]
            like = [each for each in known if each.tag.POS in _AGREEING]
            if bool(heads) == bool(like) or (at and words[found[at - 1].end() : match.start()] != " "):
                return []
            if heads:
                tail = words[match.end() :]
                quoted = tuple(each[0] for each in found[: at + 1])
                return self._settled(agreeing, heads, tail, quoted) if self._stays(found[at + 1 :], tail) else []
            agreeing.append(like)
        return []

    def _known(self, word: str) -> list[Any]:
        return [each for each in self._parses(word) if self.analyzer.word_is_known(word.lower()) and not _is_rare(each)]

    def _settled(
        self, agreeing: list[Sequence[Any]], heads: Sequence[Any], tail: str, quoted: tuple[str, ...]
    ) -> list[_Phrase]:
        """Return the ways in which the words agree; none where the head may be one of several words."""
        ways: list[_Phrase] = []
        for head in heads:
            chosen = [[each for each in like if _fits(each, head)] for like in agreeing]
            if all(fitting and len(set(map(_paradigm, fitting))) == 1 for fitting in chosen):
                ways.append(_Phrase(tuple(each[0] for each in chosen), head, tail, _number(head.tag), quoted))
        distinct = {(way.head.normal_form, way.number, way.gender) for way in ways}
        return ways if len(distinct) == 1 else []

    def _stays(self, tail: Sequence[re.Match[str]], words: str) -> bool:
        """Say whether words behind the head stay as they are in every case: what depends on the head does."""
        free = False
        begin = tail[0].start() if tail else 0
        parted = re.search(r"[,;:]", words) is not None
        ends = (tail[0][0], tail[-1][0]) if tail else ()
        if any(str(each.tag.POS) == "CONJ" for word in ends for each in self._known(word)):
            return False
        for match in tail:
            kinds = {str(each.tag.POS) for each in self._known(match[0])}
            if "PREP" in kinds and kinds <= {"PREP", "PRCL", "ADVB"}:
                free = True
                break
            begin = match.end()
            if not self._depends(match[0]):
                return False
        offset = tail[0].start() - (len(words) - len(words.lstrip())) if tail else 0
        if re.search(r"[,;:]", words[: begin - offset]) is not None or (parted and not free):
            return False
        return not (parted and any(self._may_agree(match[0]) for match in tail))

    def _depends(self, word: str) -> bool:
        """Say whether a word can stand in the genitive, as what depends on a noun does, and not beside it."""
        if word[0].isupper() and any("Geox" in str(each.tag) for each in self._parses(word)):
            return True
        parses = self._known(word)
        if any(str(each.tag.POS) == "CONJ" for each in parses):
            return True
        return any(each.tag.case == "gent" for each in parses) and not self._may_agree(word)

    def _may_agree(self, word: str) -> bool:
        return any(each.tag.POS in _AGREEING and each.tag.case == "nomn" for each in self._known(word))

    def _pairs(
        self, olds: Sequence[_Phrase], news: Sequence[_Phrase], number: str
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for old, new, case in product(olds, news, _CASES):
            written = list(_written(new, case, number))
            for form in _written(old, case, number):
                found[form].update(dict.fromkeys(written[:1]))
        return tuple((form, tuple(written)) for form, written in found.items() if written)


def _is_rare(parse: Any) -> bool:
    tag = str(parse.tag)
    return any(mark in tag for mark in ("Abbr", "Surn", "Name", "Patr", "Geox", "Infr", "Slng", "Arch", "Erro", "Init"))


def _number(tag: Any) -> str:
    return str(tag.number or _NUMBERS[0])


def _fits(agreeing: Any, head: Any) -> bool:
    """Say whether a word agrees with a head in number and, in the singular, gender."""
    if _number(agreeing.tag) != _number(head.tag):
        return False
    return _number(agreeing.tag) == "plur" or agreeing.tag.gender == head.tag.gender


def _paradigm(parse: Any) -> tuple[str, ...]:
    return tuple(word for case in _CASES for number in _NUMBERS for word in sorted(_forms(parse, case, number)))


def _written(phrase: _Phrase, case: str, number: str) -> Iterator[str]:
    """Yield a phrase in one case and number, the commonest form first."""
    tag = phrase.head.tag
    heads = _forms(phrase.head, case, number)
    gender = tag.gender if number == "sing" else None
    animacy = tag.animacy if case == "accs" and (number == "plur" or tag.gender == "masc") else None
    words = [_forms(each, case, number, gender, animacy) for each in phrase.agreeing]
    for chosen in product(*words, heads):
        yield " ".join(map(_cased, chosen, phrase.quoted)) + phrase.tail


def _cased(word: str, quoted: str) -> str:
    """Return a form with the capital letters of the word as it is quoted."""
    if len(quoted) > 1 and quoted.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if quoted[0].isupper() else word


def _forms(parse: Any, case: str, number: str, gender: str | None = None, animacy: str | None = None) -> list[str]:
    same = [
        each.word
        for each in parse.lexeme
        if (each.tag.POS, each.tag.voice, each.tag.tense) == (parse.tag.POS, parse.tag.voice, parse.tag.tense)
        and each.tag.case == case
        and _number(each.tag) == number
        and (gender is None or each.tag.gender == gender)
        and (animacy is None or each.tag.animacy in (None, animacy))
        and not _is_second(each)
    ]
    return list(dict.fromkeys(word.replace(_YO, _YE) for word in same))


def _is_second(parse: Any) -> bool:
    return any(mark in str(parse.tag) for mark in ("gen2", "loc2", "acc2", "voct", "Supr"))
