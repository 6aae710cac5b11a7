"""Textual operations on the text of an act: apply them, invert them, and say why not.

The kinds follow the textual modifications of Akoma Ntoso: repeal, substitution, insertion, replacement, renumbering,
split and join. Operations on words stand in `lawtime.model.words`, those on numbers in `lawtime.model.numbering`.
"""

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, frozen

from lawtime.model.acts import ACT
from lawtime.model.applied import NO_HABITS, Applied, Habit, Inflector, Operation, undone
from lawtime.model.document import Provision
from lawtime.model.elements import (
    Forest,
    before_note,
    find,
    is_ordered,
    number_key,
    parent_of,
    place_by_number,
    put,
    readdress,
    recount,
    says_the_same,
    spot,
)
from lawtime.model.findings import Finding
from lawtime.model.numbering import Join, Renumbering, Split
from lawtime.model.parts import entered, extent, has_two_lists
from lawtime.model.sentences import Sentence
from lawtime.model.words import EVERY, LAST, ONCE, Addition, Occurrence, Replacement, Side, number_length

__all__ = [
    "EVERY",
    "LAST",
    "NO_HABITS",
    "ONCE",
    "Addition",
    "Applied",
    "Habit",
    "Inflector",
    "Insertion",
    "Join",
    "Occurrence",
    "Operation",
    "Renumbering",
    "Repeal",
    "Replacement",
    "Sentence",
    "Side",
    "Split",
    "Substitution",
    "Unchanged",
    "apply_all",
]

_MOST_TEXTS = 16


def _buried(unit: Provision) -> Provision:
    return evolve(unit, heading="", line="", children=(), gone=True)


def _behind_part(holder: Provision, eid: str, at: int) -> int:
    """Return the index behind the part that the line at an address opens; `at` where the text does not tell."""
    found = extent(holder, eid)
    return at if found is None else found[1]


@frozen(kw_only=True)
class Repeal(Operation):
    """An element taken out; a tombstone stays in its place.

    Args:
        through: the number of the last of several that are taken out together, with all that came in between them; ""
            where it is one.

    >>> art = Provision("art_13", "art", "13", "Powers", "", (0, 0),
    ...                 (Provision("art_13__subpara_5", "subpara", "5", "", "5) forms a commission;", (0, 0)),))
    >>> Repeal(target="art_13__subpara_5").apply((art,)).units[0].text
    ''
    """

    kind: ClassVar[str] = "repeal"
    through: str = ""

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with a tombstone in place of the element."""
        if self.target == ACT:
            return Applied(tuple(map(_buried, units)), True, touched=tuple(unit.eid for unit in units))
        place = spot(units, self.target)
        if place is None:
            return undone(units, "no-such-element", f"there is no {self.target} that could be repealed")
        unit = place.unit
        if self.through:
            return self._apply_range(units, unit)
        if place.part == "heading":
            return Applied(put(units, unit.eid, (evolve(unit, heading=""),)), True, touched=(self.target,))
        if unit.gone:
            finding = Finding("already-repealed", f"{self.target} is repealed already")
            return Applied(units, True, (finding,))
        if place.part == "line":
            keep = unit.children[_behind_part(unit, self.target, 0) :] if self.part else unit.children
            bare = evolve(unit, line="", children=keep)
            message = f"{self.target} is the line that bears the number of {unit.eid}; what is left of it is not sure"
            return undone(units, "own-line-repealed", message, put(units, unit.eid, (bare,)))
        if unit.kind == "al" and unit.children and not self.part:
            message = f"{self.target} is the line that a list hangs on; what is left of the list is not sure"
            return undone(units, "own-line-repealed", message)
        if self.part and unit.kind == "al":
            return self._apply_part(units, unit)
        touched = tuple(each.eid for each in unit.walk() if each is unit or each.kind == "art")
        return Applied(put(units, unit.eid, (_buried(unit),)), True, touched=touched)

    def _apply_range(self, units: Forest, first: Provision) -> Applied:
        holder = parent_of(units, first.eid)
        siblings = units if holder is None else holder.children
        like = [(unit, number_key(unit.number)) for unit in siblings if unit.kind == first.kind]
        low, high = number_key(first.number), number_key(self.through)
        if low is None or high is None or low >= high or not is_ordered(siblings, first.kind):
            return undone(
                units, "no-place", f"the numbers do not tell what lies between {first.eid} and {self.through}"
            )
        taken = [unit for unit, key in like if key is not None and low <= key <= high]
        if taken[-1].number != self.through:
            return undone(units, "no-such-element", f"there is no {self.through} after {first.eid}")
        for unit in taken:
            units = put(units, unit.eid, (_buried(unit),))
        return Applied(units, True, touched=tuple(unit.eid for unit in taken))

    def _apply_part(self, units: Forest, unit: Provision) -> Applied:
        holder = parent_of(units, unit.eid)
        if holder is None:
            return Applied(put(units, unit.eid, (_buried(unit),)), True, touched=(unit.eid,))
        at = holder.children.index(unit) + 1
        end = _behind_part(holder, unit.eid, at)
        children = (
            holder.children[: at - 1] + tuple(map(_buried, holder.children[at - 1 : end])) + holder.children[end:]
        )
        touched = tuple(child.eid for child in holder.children[at - 1 : end])
        return Applied(put(units, holder.eid, (evolve(holder, children=children),)), True, touched=touched)

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text with the lost element back in its place, where it is given."""
        if lost is None or self.through:
            around = self.target.rpartition("__")[0] or ACT
            gone = (around,) if self.through else (self.target,)
            return undone(units, "text-lost", f"the repealed text of {self.target} is lost", lost=gone)
        if self.target == ACT:
            return undone(units, "text-lost", "an act that was repealed is given back by its own text", lost=(ACT,))
        holder = spot(units, self.target)
        before = put(units, holder.unit.eid, (lost,)) if holder is not None else units
        forward = self._apply(before, NO_HABITS)
        if forward.certain and not forward.findings and says_the_same(forward.units, units):
            return Applied(before, True, touched=forward.touched)
        message = f"the text given for {self.target} does not lead to the text after the repeal"
        return undone(units, "lost-text-disagrees", message, lost=(self.target,))


@frozen(kw_only=True)
class Unchanged(Operation):
    """What is ordered for the text in another language alone: the text in the language of the order stays as it was.

    >>> art = Provision("art_13", "art", "13", "Powers", "Whoever may.", (0, 0))
    >>> Unchanged(target="art_13").apply((art,)).units == (art,)
    True
    """

    kind: ClassVar[str] = "unchanged"

    def _placed(self, units: Forest) -> "Unchanged":
        return self

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text as it is."""
        return Applied(units, True)

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text as it is."""
        return Applied(units, True)


@frozen(kw_only=True)
class Substitution(Operation):
    """An element stated anew.

    Args:
        new: the element, or the unnumbered lines, that take its place; for a heading, one unit whose line is its words.

    >>> art = Provision("art_5", "art", "5", "Interests", "Old text.", (0, 0))
    >>> new = Provision("art_5", "art", "5", "Interests", "New text.", (0, 0))
    >>> Substitution(target="art_5", new=(new,)).apply((art,)).units[0].line
    'New text.'
    """

    kind: ClassVar[str] = "substitution"
    new: Forest

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the element stated anew."""
        place = spot(units, self.target)
        if place is None or not self.new:
            return undone(units, "no-such-element", f"there is no {self.target} that could be stated anew")
        if place.unit.gone:
            message = f"{self.target} is stated anew, and had been repealed"
            return undone(units, "restates-repealed", message, self._apply_unit(units, place.unit).units)
        if place.part == "heading":
            renamed = evolve(place.unit, heading=self.new[0].line)
            return Applied(put(units, place.unit.eid, (renamed,)), True, touched=(self.target,))
        if place.part == "line":
            return self._apply_line(units, place.unit)
        return self._apply_unit(units, place.unit)

    def _apply_line(self, units: Forest, unit: Provision) -> Applied:
        """Restate the line that bears a unit's number; the number stays where the new words leave it out."""
        first, *more = self.new
        length = number_length(unit)
        body = first.line[number_length(first) :] if first.number == unit.number else first.line
        end = _behind_part(unit, self.target, 0) if self.part else 0
        if first.children and not self.part:
            message = f"{self.target} is one line, and the new text of it holds numbered elements"
            return undone(units, "more-than-a-line", message)
        kept = tuple(readdress(child, child.eid.replace(first.eid, unit.eid, 1)) for child in first.children)
        stated = evolve(unit, line=unit.line[:length] + body, children=(*kept, *more, *unit.children[end:]))
        result = put(units, unit.eid, (recount(stated),))
        return self._closed(units, result, unit.line, stated.line, unit.eid)

    def _apply_unit(self, units: Forest, unit: Provision) -> Applied:
        first, *more = self.new
        if first.number != unit.number:
            message = f"the new text of {self.target} bears the number {first.number!r}"
            return undone(units, "number-differs", message)
        if more and unit.kind != "al":
            message = f"the new text of {self.target} holds {len(self.new)} elements"
            return undone(units, "more-than-one-element", message)
        if unit.kind == "al" and unit.children and not self.part:
            if more or first.children:
                return undone(units, "more-than-a-line", f"{self.target} is one line, and a list hangs on it")
            first = evolve(readdress(first, unit.eid), children=unit.children)
            return self._closed(units, put(units, unit.eid, (first,)), unit.line, first.line, unit.eid)
        stated = tuple(readdress(new, unit.eid) if new is first else new for new in self.new)
        holder = parent_of(units, unit.eid)
        if unit.kind != "al" or holder is None:
            return self._closed(units, put(units, unit.eid, stated), unit.line, first.line, unit.eid)
        at = holder.children.index(unit)
        end = _behind_part(holder, unit.eid, at + 1) if self.part else at + 1
        kept = (*holder.children[:at], *holder.children[end:])
        children = (*holder.children[:at], *stated, *holder.children[end:])
        result = put(units, holder.eid, (recount(evolve(holder, children=children)),))
        taken = {each.eid for each in kept if each.kind != "al"}.intersection(each.eid for each in stated)
        if taken:
            message = f"the new text of {self.target} bears numbers that stand beside it: {', '.join(sorted(taken))}"
            return undone(units, "already-there", message, result)
        return self._closed(units, result, unit.line, self.new[-1].line, unit.eid)

    def _closed(self, units: Forest, result: Forest, before: str, after: str, eid: str) -> Applied:
        """Return the outcome; a list's closing sign that changes is doubtful, for publishers fit it to the list."""
        old, new = before[-1:], after[-1:]
        if {old, new} == {".", ";"}:
            unit = find(result, eid)
            fitted = (
                ()
                if unit is None or unit.line != after
                else (put(result, eid, (evolve(unit, line=after[:-1] + old),)),)
            )
            message = f"{eid} ended in {old!r} and is stated anew with {new!r}; the publisher may fit it to its list"
            return undone(units, "closing-sign", message, result, *fitted)
        return Applied(result, True, touched=(eid,))

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text with the earlier wording, where it is given."""
        place = spot(units, self.target)
        if lost is None or place is None or place.part == "heading" or len(self.new) > 1 or place.unit.kind == "al":
            return undone(units, "text-lost", f"the earlier text of {self.target} is lost", lost=(self.target,))
        before = put(units, place.unit.eid, (lost,))
        forward = self._apply(before, NO_HABITS)
        reached = (forward.units,) if forward.certain else forward.candidates
        if any(says_the_same(text, units) for text in reached):
            return Applied(before, True, touched=(place.unit.eid,))
        message = f"the text given for {self.target} does not lead to the text after the rewording"
        return undone(units, "lost-text-disagrees", message, lost=(self.target,))


@frozen(kw_only=True)
class Insertion(Operation):
    """An element put into another; its number tells its place.

    Args:
        new: the element that comes in, with its address; an unnumbered line comes in at the number of its address.

    >>> four = Provision("art_1__subpara_4", "subpara", "4", "", "4) four;", (0, 0))
    >>> five = Provision("art_1__subpara_5", "subpara", "5", "", "5) five.", (0, 0))
    >>> new = Provision("art_1__subpara_4-1", "subpara", "4-1", "", "4-1) more;", (0, 0))
    >>> art = Provision("art_1", "art", "1", "", "List:", (0, 0), (four, five))
    >>> op = Insertion(target="art_1", new=new)
    >>> print(op.apply((art,)).units[0].text)
    List:
    4) four;
    4-1) more;
    5) five.
    >>> op.invert(op.apply((art,)).units).units == (art,)
    True
    """

    kind: ClassVar[str] = "insertion"
    new: Provision

    def _placed(self, units: Forest) -> "Insertion | None":
        if "__al_" not in self.new.eid:
            holder = find(units, self.target) if self.new.kind == "subpara" else None
            return None if holder is not None and has_two_lists(holder) else self
        found = entered(units, self.target, self.new.eid, self.part)
        if found is None or found == (self.target, self.new.eid):
            return found and self
        return evolve(self, target=found[0], new=readdress(self.new, found[1]))

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the element in its place."""
        present = find(units, self.new.eid)
        if present is not None and self.new.kind != "al":
            if not present.gone:
                same = present.text == self.new.text
                more = " with this very text" if same else ""
                return undone(units, "already-there", f"{self.new.eid} stands in the text already{more}")
            finding = Finding("number-used-again", f"{self.new.eid} takes the place of a repealed element")
            return Applied(put(units, self.new.eid, (self.new,)), True, (finding,), touched=(self.new.eid,))
        if self.target == ACT:
            return self._apply_top(units)
        place = spot(units, self.target)
        if place is None or place.part != "unit" or place.unit.gone:
            return undone(units, "no-such-element", f"there is no {self.target} that {self.new.eid} could enter")
        holder = place.unit
        at = self._place(holder)
        if at is None:
            message = f"the numbers in {self.target} do not tell where {self.new.number or self.new.eid!r} belongs"
            return undone(units, "no-place", message)
        children = (*holder.children[:at], self.new, *holder.children[at:])
        children, assumed = _list_end(children, at, habits)
        result = put(units, holder.eid, (recount(evolve(holder, children=children)),))
        sign = _misfit(holder.children, children, at, habits)
        if sign:
            fitted = evolve(self.new, line=self.new.line[:-1] + sign)
            message = f"{self.new.eid} comes in with {self.new.line[-1:]!r}; the publisher may fit it to its list"
            return undone(units, "closing-sign", message, result, put(result, self.new.eid, (fitted,)))
        return Applied(result, True, touched=(self.new.eid,), assumed=assumed)

    def _apply_top(self, units: Forest) -> Applied:
        """Put an element of the act after the one whose number comes before it, wherever that stands."""
        like = tuple(unit for top in units for unit in top.walk() if unit.kind == self.new.kind)
        at = place_by_number(like, self.new.kind, self.new.number)
        if at is None or not like:
            return undone(units, "no-place", f"the numbers of the act do not tell where {self.new.eid} belongs")
        neighbour = like[at - 1] if at else like[0]
        pair = (neighbour, self.new) if at else (self.new, neighbour)
        return Applied(put(units, neighbour.eid, pair), True, touched=(self.new.eid,))

    def _place(self, holder: Provision) -> int | None:
        if self.new.kind != "al":
            return place_by_number(holder.children, self.new.kind, self.new.number)
        lines = [index for index, child in enumerate(holder.children) if child.kind == "al"]
        wanted = int(self.new.eid.rpartition("_")[2]) - (2 if holder.line else 1)
        if not 0 <= wanted <= len(lines):
            return None
        return lines[wanted] if wanted < len(lines) else before_note(holder.children)

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text without the element."""
        present = find(units, self.new.eid)
        if present is None or present.gone:
            message = f"{self.new.eid}, which came in, is not in the text"
            return undone(units, "no-such-element", message, lost=(self.target,))
        if present.text != self.new.text or present.heading != self.new.heading:
            message = f"{self.new.eid} does not read as it came in"
            without = put(units, self.new.eid, ())
            return undone(units, "inserted-text-differs", message, without)
        holder = parent_of(units, self.new.eid)
        if holder is None or self.target == ACT:
            return Applied(put(units, self.new.eid, ()), True, touched=(self.new.eid,))
        at = next(index for index, child in enumerate(holder.children) if child.eid == self.new.eid)
        children, assumed = _list_begin(holder.children[:at] + holder.children[at + 1 :], at, present, habits)
        before = put(units, holder.eid, (recount(evolve(holder, children=children)),))
        return Applied(before, True, touched=(self.new.eid,), assumed=assumed)


def _list_end(children: Forest, at: int, habits: frozenset[Habit]) -> tuple[Forest, tuple[str, ...]]:
    """Apply the habit that an element added at the end of a list turns the full stop before it into a semicolon."""
    if Habit.LIST_END not in habits or at == 0 or not _closes_list(children, at):
        return children, ()
    earlier = children[at - 1]
    if earlier.kind != children[at].kind or earlier.children or not earlier.line.endswith("."):
        return children, ()
    mended = evolve(earlier, line=earlier.line[:-1] + ";")
    return (*children[: at - 1], mended, *children[at:]), (Habit.LIST_END.value,)


def _list_begin(
    children: Forest, at: int, taken: Provision, habits: frozenset[Habit]
) -> tuple[Forest, tuple[str, ...]]:
    """Undo that habit where the element taken away had closed its list."""
    if Habit.LIST_END not in habits or at == 0 or not (_is_listed(taken, taken.kind) and taken.line.endswith(".")):
        return children, ()
    earlier = children[at - 1]
    closes = at == len(children) or not _is_listed(children[at], taken.kind)
    if not closes or earlier.kind != taken.kind or earlier.children or not earlier.line.endswith(";"):
        return children, ()
    mended = evolve(earlier, line=earlier.line[:-1] + ".")
    return (*children[: at - 1], mended, *children[at:]), (Habit.LIST_END.value,)


def _is_listed(unit: Provision, kind: str) -> bool:
    """Say whether a unit is an element of a list: a subparagraph, or an unnumbered line that opens no sentence."""
    return unit.kind == kind and (kind == "subpara" or (kind == "al" and unit.line[:1].islower()))


def _closes_list(children: Forest, at: int) -> bool:
    new = children[at]
    last = at + 1 == len(children) or not _is_listed(children[at + 1], new.kind)
    return last and _is_listed(new, new.kind)


def _misfit(before: Forest, after: Forest, at: int, habits: frozenset[Habit]) -> str:
    """Return the sign that would fit an element to its list, where the one that it bears does not; else ""."""
    new = after[at]
    if Habit.LIST_END not in habits or new.children or not _is_listed(new, new.kind):
        return ""
    if not _closes_list(after, at):
        return ";" if new.line.endswith(".") and _lists(before) else ""
    closed = at > 0 and _is_listed(before[at - 1], new.kind) and before[at - 1].line.endswith(".")
    return "." if closed and new.line.endswith(";") else ""


def _lists(children: Forest) -> bool:
    """Say whether elements of a list are parted by semicolons."""
    return any(child.line.endswith(";") for child in children)


def apply_all(units: Forest, operations: Iterable[Operation], *, habits: frozenset[Habit] = NO_HABITS) -> Applied:
    """Apply operations one after the other, carrying every possible text along.

    A doubt between texts that a later operation makes one leaves no doubt; a text that was only guessed stays a guess.

    >>> art = Provision("art_5", "art", "5", "", "One and two.", (0, 0))
    >>> ops = [Replacement(target="art_5", old="One", new="Two"), Replacement(target="art_5", old="two", new="three")]
    >>> apply_all((art,), ops).units[0].line
    'Two and three.'
    """
    texts: tuple[Forest, ...] = (units,)
    findings: list[Finding] = []
    touched: list[str] = []
    assumed: list[str] = []
    guessed = False
    for operation in operations:
        step = operation.apply(texts[0], habits=habits)
        if step.certain and len(texts) == 1 and not step.findings:
            texts = (step.units,)
            touched += step.touched
            assumed += step.assumed
            continue
        reached: list[Forest] = []
        for text in texts:
            step = step if text is texts[0] else operation.apply(text, habits=habits)
            findings.extend(finding for finding in step.findings if finding not in findings)
            touched.extend(step.touched)
            assumed.extend(step.assumed)
            if not step.certain and not step.candidates:
                return Applied(units, False, tuple(findings), touched=tuple(dict.fromkeys(touched)))
            guessed = guessed or (not step.certain and len(step.candidates) == 1)
            reached.extend((step.units,) if step.certain else step.candidates)
        texts = tuple(reached) if len(reached) == 1 else tuple(dict.fromkeys(reached))
        if len(texts) > _MOST_TEXTS:
            return Applied(units, False, tuple(findings), touched=tuple(dict.fromkeys(touched)))
    changed, habit = tuple(dict.fromkeys(touched)), tuple(dict.fromkeys(assumed))
    if len(texts) == 1 and not guessed:
        return Applied(texts[0], True, tuple(findings), touched=changed, assumed=habit)
    return Applied(units, False, tuple(findings), texts, changed, assumed=habit)
