"""Words replaced "in the corresponding cases": which form stands at each place, and which takes its place."""

import re
from collections.abc import Sequence
from itertools import product

from attrs import frozen

from lawtime.model.applied import Forms, Inflector
from lawtime.model.wording import occurrences

_MOST_TEXTS = 8
_OPENS = re.compile(r"(?:\A|[.!?:]\s|\d[.)]\s)[\s«\"“(]*\Z")


@frozen
class Declined:
    """What some lines become.

    Args:
        texts: the possible outcomes, each line by line; none where no form of the words stands in them.
        sure: the only one is certain.
        why: what is not sure.
    """

    texts: tuple[tuple[str, ...], ...]
    sure: bool
    why: str = ""


@frozen
class _Place:
    line: int
    start: int
    end: int
    choices: tuple[str, ...]


def declined(
    lines: Sequence[str], forms: Forms, inflector: Inflector, words: tuple[str, str], *, numbers: bool
) -> Declined:
    """Replace every form of some words by the form of others that fits it.

    Args:
        lines: the lines.
        forms: the forms, as the inflector gives them.
        inflector: what tells whether anything around a place must agree with the words.
        words: the old words and the new, as quoted.
        numbers: the other number is meant too, and not only the cases of the number that is quoted.
    """
    places = _places(lines, forms, numbers)
    if not places:
        return Declined((), False)
    why = ""
    if any(len(place.choices) > 1 for place in places):
        why = "a form stands for several cases"
    for place in places:
        line = lines[place.line]
        if not inflector.stands_free(line[: place.start], line[place.end :], *words):
            why = "words around a place may have to agree with the new words"
            return Declined((_written(lines, places, [place.choices[0] for place in places]),), False, why)
    count = 1
    for place in places:
        count *= len(place.choices)
    if count > _MOST_TEXTS:
        return Declined((), False, f"{why}, at too many places")
    texts = tuple(_written(lines, places, chosen) for chosen in product(*(place.choices for place in places)))
    return Declined(tuple(dict.fromkeys(texts)), len(set(texts)) == 1, why)


def _places(lines: Sequence[str], forms: Forms, numbers: bool) -> list[_Place]:
    """Return every place of a form, longest forms first, so that none is part of another."""
    found: list[_Place] = []
    quoted, other = dict(forms.quoted), dict(forms.other)
    for old in sorted({*quoted, *other}, key=lambda form: (-len(form), form)):
        news = [*quoted.get(old, ()), *(other.get(old, ()) if numbers or old not in quoted else ())]
        for large in (False, True):
            form = _large(old) if large else old
            choices = tuple(dict.fromkeys(_large(new) if large else new for new in news))
            if not numbers and old in other:
                choices = tuple(dict.fromkeys((*choices, form)))
            for index, line in enumerate(lines):
                for start, end in occurrences(line, form):
                    if any(each.line == index and each.start < end and start < each.end for each in found):
                        continue
                    begins = not large or form == old or _OPENS.search(line, 0, start) is not None
                    found.append(_Place(index, start, end, choices if begins else (*choices, form)))
            if form == _large(old):
                break
    return sorted(found, key=lambda each: (each.line, each.start))


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _written(lines: Sequence[str], places: Sequence[_Place], chosen: Sequence[str]) -> tuple[str, ...]:
    written = list(lines)
    for place, words in reversed(list(zip(places, chosen, strict=True))):
        line = written[place.line]
        written[place.line] = line[: place.start] + words + line[place.end :]
    return tuple(written)
