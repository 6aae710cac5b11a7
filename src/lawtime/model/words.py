"""Operations on words: replacing them, taking them out, adding more."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import combinations, pairwise, product
from typing import ClassVar

from attrs import evolve, field, frozen

from lawtime.model.acts import ACT
from lawtime.model.applied import BY_DICTIONARY, NO_HABITS, Applied, Habit, Inflector, Operation, undone
from lawtime.model.declension import declined
from lawtime.model.document import Provision
from lawtime.model.elements import Forest, find, parent_of, path_to, put, put_at, says_the_same, spot
from lawtime.model.findings import Finding
from lawtime.model.parts import extent
from lawtime.model.wording import (
    Sought,
    add_after,
    add_at_end,
    add_before,
    add_nth_sentence,
    add_sentence,
    leaves_rough,
    occurrences,
    seek,
    sentences,
    splice,
)

_MOST_CANDIDATES = 8
_AFTER_NUMBER = re.compile(r"[.)]?\s*")
_Line = tuple[str, str, int, str]
"""Address of the unit, `line` or `heading`, length of the printed number, the words after the number."""


@frozen
class Occurrence:
    """Which of the places where words stand an instruction means.

    Args:
        nth: that one, counted from 1, or from the end with -1; 0 for all the places.
        times: how many places there must be, `None` for one or more.
    """

    nth: int = 0
    times: int | None = 1


ONCE = Occurrence()
EVERY = Occurrence(times=None)
LAST = Occurrence(nth=-1, times=None)


def number_length(unit: Provision) -> int:
    """Return the length of the number printed at the head of a unit's line, with its sign and space."""
    if not unit.number or not unit.line.startswith(unit.number):
        return 0
    match = _AFTER_NUMBER.match(unit.line, len(unit.number))
    return match.end() if match else 0


def _stands_once(line: str, words: str, begin: int) -> int:
    """Return where words stand in a line, if it is in one place alone and not within longer words; else -1."""
    found, at, size, length = -1, line.find(words, begin), len(words), len(line)
    while at >= 0:
        end = at + size
        goes_on = end < length and ((sign := line[end]).isalnum() or sign == "_")
        if not goes_on and not (at and ((sign := line[at - 1]).isalnum() or sign == "_")):
            if found >= 0:
                return -1
            found = at
        at = line.find(words, at + 1)
    return found


def _unit_lines(unit: Provision, headings: bool) -> Iterator[_Line]:
    if unit.gone:
        return
    if headings and unit.heading:
        yield unit.eid, "heading", 0, unit.heading
    if unit.line:
        length = number_length(unit)
        yield unit.eid, "line", length, unit.line[length:]
    for child in unit.children:
        yield from _unit_lines(child, headings)


def lines_in(units: Forest, eid: str, *, headings: bool = False, part: bool = False) -> list[_Line] | None:
    """Return the lines that an address covers, in order, or `None` where there is no such address."""
    if eid == ACT:
        return [line for unit in units for line in _unit_lines(unit, headings)]
    place = spot(units, eid)
    if place is None:
        return None
    unit = place.unit
    if place.part == "heading":
        return [(unit.eid, "heading", 0, unit.heading)] if unit.heading else []
    if place.part == "line":
        own = list(_unit_lines(evolve(unit, children=()), False))
        return [*own, *_part_lines(unit, eid)] if part else own
    holder = parent_of(units, eid) if part and unit.kind == "al" else None
    if holder is not None:
        return _part_lines(holder, eid)
    if unit.kind == "al" and unit.children:
        return list(_unit_lines(evolve(unit, children=()), False))  # a line is not the list that hangs on it
    return list(_unit_lines(unit, headings))


def _part_lines(holder: Provision, eid: str) -> list[_Line]:
    """Return the lines of a part below the element's own line."""
    begin, end = extent(holder, eid) or (0, 0)
    return [line for child in holder.children[max(begin, 0) : end] for line in _unit_lines(child, False)]


def with_words(units: Forest, lines: Iterable[tuple[_Line, str]]) -> Forest:
    """Return a text with other words in some of its lines."""
    for (eid, part, length, _), words in lines:
        unit = find(units, eid)
        if unit is None:
            continue
        heading, line = (words, unit.line) if part == "heading" else (unit.heading, unit.line[:length] + words)
        new = Provision(unit.eid, unit.kind, unit.number, heading, line, unit.span, unit.children, unit.gone)
        units = put(units, eid, (new,))
    return units


@frozen(kw_only=True)
class Replacement(Operation):
    """Words replaced by others, or taken out.

    Args:
        old: the words that go.
        new: the words that come; `None` where none do.
        occurrence: which of the places.
        headings: headings in the target are meant too.
        inflected: the words change in the grammatical case that each place asks for.
        in_numbers: and in the number.
        inflector: what knows the cases; without it an inflected replacement is never certain.
        sentence: only in this sentence of the target, counted from 1; 0 for all of it.

    >>> art = Provision("art_14", "art", "14", "", "Courts hear cases of crimes and offences.", (0, 0))
    >>> op = Replacement(target="art_14", old="of crimes and", new="of criminal and other")
    >>> op.apply((art,)).units[0].line
    'Courts hear cases of criminal and other offences.'
    >>> op.invert(op.apply((art,)).units).units == (art,)
    True
    """

    kind: ClassVar[str] = "replacement"
    old: str
    new: str | None
    occurrence: Occurrence = ONCE
    headings: bool = False
    inflected: bool = False
    in_numbers: bool = False
    inflector: Inflector | None = field(default=None, eq=False)
    sentence: int = 0

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the words replaced."""
        if self.occurrence is ONCE and not (self.inflected or self.sentence or self.headings or self.part):
            plain = self._apply_plain(units)
            if plain is not None:
                return plain
        lines = lines_in(units, self.target, headings=self.headings, part=self.part)
        if lines is None:
            return undone(units, "no-such-element", f"there is no {self.target} whose words could be replaced")
        if self.inflected:
            return self._apply_inflected(units, lines)
        return self._swap(units, lines, self.old, self.new)

    def _apply_plain(self, units: Forest) -> Applied | None:
        """Return the outcome of the commonest case, whole words that stand once in one line; `None` in any other."""
        old, new = self.old, self.new
        if not (new and new[0].isalnum() and new[-1].isalnum() and old[:1].isalnum() and old[-1:].isalnum()):
            return None
        way = path_to(units, self.target)
        if way is None:
            return None
        siblings, index = way[-1]
        unit = siblings[index]
        line = unit.line
        start = _stands_once(line, old, number_length(unit))
        if start < 0 or unit.children or unit.gone:
            return None
        end = start + len(old)
        words = line[:start] + new + line[end:]
        changed = Provision(unit.eid, unit.kind, unit.number, unit.heading, words, unit.span, (), False)
        return Applied(put_at(way, changed), True, touched=(unit.eid,))

    def _swap(self, units: Forest, lines: list[_Line], old: str, new: str | None) -> Applied:
        sought = _sought(lines, old, self.sentence)
        if sought is None:
            return undone(units, "sentence-not-found", f"sentence {self.sentence} of {self.target} cannot be told")
        if not sought.places:
            already = new is not None and bool(seek([line[3] for line in lines], new).places)
            code = "words-already-replaced" if already else "words-not-found"
            more = "; the new words stand there already" if already else ""
            return undone(units, code, f"the words {old!r} are not in {self.target}{more}")
        choices = self._choices(sought)
        outcomes = [_replaced(units, lines, choice, new) for choice in choices]
        (result, rough) = outcomes[0]
        if len(choices) > 1 or not choices[0] or sought.overlapping:
            times, asked = len(sought.places), self.occurrence
            wanted = f"place {asked.nth}" if asked.nth else f"{asked.times or 'any'}"
            message = f"the words {old!r} stand {times} times in {self.target}, the instruction means {wanted}"
            made = [outcome for outcome, _ in outcomes] if choices[0] else []
            return undone(units, "words-found-otherwise", message, *made)
        if sought.how == "inside":
            message = f"the words {old!r} stand in {self.target} only within longer words"
            return undone(units, "words-inside-words", message, result)
        if rough:
            message = f"taking {old!r} out of {self.target} leaves signs side by side"
            return undone(units, "rough-punctuation", message, result)
        findings: tuple[Finding, ...] = ()
        if sought.how == "signs":
            findings = (Finding("words-in-other-signs", f"{old!r} stands in {self.target} in other signs"),)
        first = choices[0]
        touched = (lines[first[0][0]][0],) if len(first) == 1 else _touched(lines, first)
        return Applied(result, True, findings, touched=touched)

    def _choices(self, sought: Sought) -> list[tuple[tuple[int, int, int], ...]]:
        """Return the sets of places that the instruction may mean; one set where it is settled."""
        places, asked = sought.places, self.occurrence
        if asked.nth:
            index = asked.nth - 1 if asked.nth > 0 else len(places) + asked.nth
            return [(places[index],)] if 0 <= index < len(places) else [()]
        if asked.times is None or asked.times == len(places):
            return [places]
        if asked.times == 1 and len(places) <= _MOST_CANDIDATES:
            return [*((place,) for place in places), places]
        return [()]

    def _apply_inflected(self, units: Forest, lines: list[_Line]) -> Applied:
        forms = self.inflector.forms(self.old, self.new) if self.inflector and self.new is not None else None
        if forms is None or self.inflector is None or self.new is None or self.occurrence.nth or self.sentence:
            plain = self._swap(units, lines, self.old, self.new)
            made = (plain.units,) if plain.certain else plain.candidates
            message = f"the forms of {self.old!r} in {self.target} are not known"
            return undone(units, "inflected-words", message, *made[:1])
        found = declined(
            [line[3] for line in lines], forms, self.inflector, (self.old, self.new), numbers=self.in_numbers
        )
        made = tuple(
            with_words(units, [(old, new) for old, new in zip(lines, text, strict=True) if old[3] != new])
            for text in found.texts
        )
        if found.sure:
            touched = [line[0] for line, new in zip(lines, found.texts[0], strict=True) if line[3] != new]
            return Applied(made[0], True, touched=tuple(dict.fromkeys(touched)), assumed=(BY_DICTIONARY,))
        if not made and not found.why:
            return undone(units, "words-not-found", f"no form of {self.old!r} is in {self.target}")
        return undone(units, "inflected-words", f"{self.old!r} in {self.target}: {found.why}", *made)

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text before the replacement, where the new words show the one place of the old."""
        lines = lines_in(units, self.target, headings=self.headings, part=self.part)
        if lines is None:
            return undone(units, "no-such-element", f"there is no {self.target} whose words were replaced")
        given = given_back(self, units, lost)
        if given is not None:
            return given
        eids = tuple(dict.fromkeys(line[0] for line in lines))
        if not self.new or self.inflected:
            what = "where the words stood" if not self.new else "which forms of the words stood there"
            return undone(units, "not-invertible", f"{self.target} does not show {what}: {self.old!r}", lost=eids)
        places = [
            (index, start, end)
            for index, line in enumerate(lines)
            for start, end in occurrences(line[3], self.new, whole=False)
        ]
        if not places:
            return undone(
                units, "new-words-not-found", f"the new words {self.new!r} are not in {self.target}", lost=eids
            )
        befores = [before for chosen in self._sets(places) for before in self._befores(units, lines, chosen)]
        return _settle(self, units, befores, eids)

    def _sets(self, places: list[tuple[int, int, int]]) -> Iterator[tuple[tuple[int, int, int], ...]]:
        asked = self.occurrence
        if len(places) > _MOST_CANDIDATES:
            sizes: Iterable[int] = (len(places),)
            yield from ((place,) for place in places[:2])
        else:
            sizes = (1,) if asked.nth else (asked.times,) if asked.times else range(1, len(places) + 1)
        for size in sizes:
            yield from combinations(places, size)

    def _befores(self, units: Forest, lines: list[_Line], chosen: tuple[tuple[int, int, int], ...]) -> Iterator[Forest]:
        if any(a[0] == b[0] and b[1] < a[2] for a, b in pairwise(chosen)):
            return
        spaces = ("", " ") if self.new and self.new[0] in ",;:." else ("",)
        for space in spaces:
            texts = {index: lines[index][3] for index, _, _ in chosen}
            for index, start, end in reversed(chosen):
                texts[index] = texts[index][:start] + space + self.old + texts[index][end:]
            yield with_words(units, ((lines[index], text) for index, text in texts.items()))


def _sought(lines: list[_Line], words: str, sentence: int) -> Sought | None:
    """Return where words stand, in one sentence where one is meant; `None` where that sentence cannot be told."""
    sought = seek([line[3] for line in lines], words)
    if not sentence:
        return sought
    found = sentences(lines[0][3]) if len(lines) == 1 else None
    if found is None or sentence > len(found):
        return None
    begin, end = found[sentence - 1]
    places = tuple(place for place in sought.places if begin <= place[1] and place[2] <= end)
    return evolve(sought, places=places, how=sought.how if places else "nowhere")


def _touched(lines: list[_Line], chosen: tuple[tuple[int, int, int], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines[index][0] for index, _, _ in chosen))


def _replaced(
    units: Forest, lines: list[_Line], chosen: tuple[tuple[int, int, int], ...], new: str | None
) -> tuple[Forest, bool]:
    texts = {index: lines[index][3] for index, _, _ in chosen}
    for index, start, end in reversed(chosen):
        texts[index] = splice(texts[index], start, end, new)
    signs = not new or not new[0].isalnum() or not new[-1].isalnum()
    rough = signs and any(not text or leaves_rough(lines[index][3], text) for index, text in texts.items())
    return with_words(units, ((lines[index], text) for index, text in texts.items())), rough


class Side(Enum):
    """Where words are added."""

    AFTER = "after"
    BEFORE = "before"
    END = "end"
    """At the end, before the closing sign."""
    SENTENCE = "sentence"
    """As a further sentence."""


@frozen(kw_only=True)
class Addition(Operation):
    """Words added to a line.

    Args:
        new: the words that come.
        side: where.
        anchor: the words that they come after or before; "" for `END` and `SENTENCE`.
        occurrence: which of the places of the anchor; for a sentence, which sentence it becomes, 0 for the last.
        sentence: only in this sentence of the target, counted from 1; 0 for all of it.

    >>> art = Provision("art_9", "art", "9", "", "Bodies of state.", (0, 0))
    >>> Addition(target="art_9", new=", and the court", side=Side.END).apply((art,)).units[0].line
    'Bodies of state, and the court.'
    """

    kind: ClassVar[str] = "insertion"
    new: str
    side: Side
    anchor: str = ""
    occurrence: Occurrence = ONCE
    sentence: int = 0

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the words added."""
        lines = lines_in(units, self.target, part=self.part)
        if not lines:
            return undone(units, "no-such-element", f"there is no text at {self.target} that words could be added to")
        if self.side in (Side.AFTER, Side.BEFORE):
            return self._apply_beside(units, lines)
        if len(lines) > 1:
            line = lines[-1]
            message = f"{self.target} has {len(lines)} lines; which of them the words are added to is not said"
            return undone(units, "no-single-line", message, with_words(units, [(line, self._ended(line[3])[0])]))
        if self.side is Side.SENTENCE and self.occurrence.nth:
            longer = add_nth_sentence(lines[0][3], self.new, self.occurrence.nth)
            if longer is None:
                message = f"where sentence {self.occurrence.nth} of {self.target} belongs is not sure"
                return undone(units, "sentence-not-found", message)
            return Applied(with_words(units, [(lines[0], longer)]), True, touched=(lines[0][0],))
        words, sure = self._ended(lines[0][3])
        result = with_words(units, [(lines[0], words)])
        if not sure:
            kept = [with_words(units, [(lines[0], add_after(lines[0][3], len(lines[0][3]), self.new))])]
            message = f"how {self.target} ends after the words added is not sure"
            return undone(units, "closing-sign", message, result, *(kept if words[-1:] == lines[0][3][-1:] else []))
        return Applied(result, True, touched=(lines[0][0],))

    def _ended(self, line: str) -> tuple[str, bool]:
        return add_sentence(line, self.new) if self.side is Side.SENTENCE else add_at_end(line, self.new)

    def _apply_beside(self, units: Forest, lines: list[_Line]) -> Applied:
        sought = _sought(lines, self.anchor, self.sentence)
        if sought is None:
            return undone(units, "sentence-not-found", f"sentence {self.sentence} of {self.target} cannot be told")
        if not sought.places:
            return undone(units, "words-not-found", f"the words {self.anchor!r} are not in {self.target}")
        probe = Replacement(target=self.target, old=self.anchor, new=None, occurrence=self.occurrence)
        choices = probe._choices(sought)
        outcomes = [self._beside(units, lines, choice) for choice in choices if choice]
        if len(choices) > 1 or not choices[0] or sought.overlapping or sought.how == "inside":
            message = f"the words {self.anchor!r} stand {len(sought.places)} times in {self.target}"
            return undone(units, "words-found-otherwise", message, *outcomes)
        findings: tuple[Finding, ...] = ()
        if sought.how == "signs":
            findings = (Finding("words-in-other-signs", f"{self.anchor!r} stands in {self.target} in other signs"),)
        touched = _touched(lines, choices[0])
        return Applied(outcomes[0], True, findings, touched=touched)

    def _beside(self, units: Forest, lines: list[_Line], chosen: tuple[tuple[int, int, int], ...]) -> Forest:
        texts = {index: lines[index][3] for index, _, _ in chosen}
        for index, start, end in reversed(chosen):
            text = texts[index]
            after = self.side is Side.AFTER
            texts[index] = add_after(text, end, self.new) if after else add_before(text, start, self.new)
        return with_words(units, ((lines[index], text) for index, text in texts.items()))

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text without the words added."""
        lines = lines_in(units, self.target, part=self.part) or []
        eids = tuple(dict.fromkeys(line[0] for line in lines))
        given = given_back(self, units, lost)
        if given is not None:
            return given
        befores: list[Forest] = []
        for line in lines:
            for start, end in occurrences(line[3], self.new, whole=False)[: 4 * _MOST_CANDIDATES]:
                for left, right, close in product((0, 1), (0, 1), ("", self.new[-1:])):
                    words = line[3][: max(0, start - left)] + close + line[3][end + right :]
                    if words == words.strip():
                        befores.append(with_words(units, [(line, words)]))
        if not befores:
            return undone(units, "new-words-not-found", f"the words {self.new!r} are not in {self.target}", lost=eids)
        return _settle(self, units, befores, eids)


def given_back(operation: Operation, units: Forest, lost: Provision | None) -> Applied | None:
    """Return the outcome that a text from another source gives, where it leads to the text after the operation."""
    if lost is None:
        return None
    before = put(units, lost.eid, (lost,))
    forward = operation._apply(before, NO_HABITS)
    if forward.certain and says_the_same(forward.units, units):
        return Applied(before, True, touched=forward.touched)
    return undone(
        units, "lost-text-disagrees", f"the text given for {lost.eid} does not lead to the text after the operation"
    )


def _settle(operation: Operation, units: Forest, befores: Iterable[Forest], eids: tuple[str, ...]) -> Applied:
    """Return the one text before that leads to the text after, or say that there is none, or several."""
    good: list[tuple[Forest, Applied]] = []
    for before in befores:
        forward = operation._apply(before, NO_HABITS)
        if forward.certain and forward.units == units and all(before != known for known, _ in good):
            good.append((before, forward))
    if len(good) == 1:
        before, forward = good[0]
        return Applied(before, True, touched=forward.touched)
    if good:
        message = f"{len(good)} texts of {operation.target} lead to the text after the operation"
        return undone(units, "several-befores", message, *(before for before, _ in good), lost=eids)
    message = f"no text of {operation.target} that can be told leads to the text after the operation"
    return undone(units, "no-before", message, lost=eids)
