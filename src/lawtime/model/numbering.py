"""Operations on numbers: renumbering an element, splitting one in two, joining two to one."""

from typing import ClassVar

from attrs import evolve, frozen

from lawtime.model.applied import Applied, Habit, Operation, undone
from lawtime.model.document import Provision
from lawtime.model.elements import Forest, find, is_ordered, parent_of, place_by_number, put, readdress
from lawtime.model.wording import occurrences
from lawtime.model.words import number_length


def _with_number(unit: Provision, number: str) -> Provision:
    """Return a unit with another number in its address and at the head of its line."""
    head, joint, last = unit.eid.rpartition("__")
    eid = f"{head}{joint}{last.partition('_')[0]}_{number}"
    line = number + unit.line[len(unit.number) :] if unit.number and unit.line.startswith(unit.number) else unit.line
    return evolve(readdress(unit, eid), number=number, line=line)


@frozen(kw_only=True)
class Renumbering(Operation):
    """An element that bears another number from now on; its place stays.

    Args:
        number: the new number, as printed, without the sign that follows it.

    >>> one = Provision("art_1__subpara_5", "subpara", "5", "", "5) five;", (0, 0))
    >>> Renumbering(target="art_1__subpara_5", number="6").apply((one,)).units[0].line
    '6) five;'
    """

    kind: ClassVar[str] = "renumbering"
    number: str

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the element renumbered."""
        unit = find(units, self.target)
        if unit is None:
            return undone(units, "no-such-element", f"there is no {self.target} that could be renumbered")
        if not unit.number:
            return undone(units, "no-number", f"{self.target} bears no number")
        new = _with_number(unit, self.number)
        taken = find(units, new.eid)
        if taken is not None and taken is not unit:
            return undone(units, "already-there", f"{self.target} cannot become {new.eid}, which stands in the text")
        result = put(units, self.target, (new,))
        holder = parent_of(units, self.target)
        siblings = units if holder is None else holder.children
        renumbered = tuple(new if each is unit else each for each in siblings)
        if is_ordered(siblings, unit.kind) and not is_ordered(renumbered, unit.kind):
            message = f"{self.target} becomes {new.eid}, a number that does not belong where it stands"
            return undone(units, "no-place", message, result, *_moved(units, holder, renumbered, new))
        return Applied(result, True, touched=(self.target, new.eid))

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text with the earlier number."""
        head, joint, last = self.target.rpartition("__")
        kind, _, old = last.partition("_")
        return Renumbering(target=f"{head}{joint}{kind}_{self.number}", number=old).apply(units)


def _moved(units: Forest, holder: Provision | None, siblings: Forest, new: Provision) -> tuple[Forest, ...]:
    """Return the text with a renumbered element where its number belongs, if that is known."""
    others = tuple(each for each in siblings if each is not new)
    at = place_by_number(others, new.kind, new.number)
    if at is None:
        return ()
    children = (*others[:at], new, *others[at:])
    return (children if holder is None else put(units, holder.eid, (evolve(holder, children=children),)),)


@frozen(kw_only=True)
class Split(Operation):
    """An element divided in two: from some words on, its line becomes an element of its own.

    Args:
        before: the first words of the second element.
        number: the number of the second element.

    >>> one = Provision("art_1__para_1", "para", "1", "", "1. First. Second.", (0, 0))
    >>> [unit.line for unit in Split(target="art_1__para_1", before="Second.", number="2").apply((one,)).units]
    ['1. First.', '2. Second.']
    """

    kind: ClassVar[str] = "split"
    before: str
    number: str

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the element divided."""
        unit = find(units, self.target)
        if unit is None:
            return undone(units, "no-such-element", f"there is no {self.target} that could be divided")
        length = number_length(unit)
        body = unit.line[length:]
        places = [at for at, _ in occurrences(body, self.before, whole=False) if at and body[at - 1] == " "]
        if len(places) != 1 or unit.children or not length:
            message = f"the words {self.before!r} do not stand once, inside the numbered line of {self.target}"
            return undone(units, "words-found-otherwise", message)
        (at,) = places
        first = evolve(unit, line=unit.line[: length + at - 1])
        second = _with_number(evolve(unit, line=unit.line[:length] + body[at:]), self.number)
        if find(units, second.eid) is not None:
            return undone(units, "already-there", f"{self.target} cannot give {second.eid}, which stands in the text")
        return Applied(put(units, unit.eid, (first, second)), True, touched=(unit.eid, second.eid))

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text with the two elements joined again."""
        head, joint, last = self.target.rpartition("__")
        second = f"{head}{joint}{last.partition('_')[0]}_{self.number}"
        joined = Join(target=self.target, second=second).apply(units)
        if joined.certain and self.apply(joined.units).units == units:
            return joined
        return undone(
            units, "no-before", f"{self.target} and {second} do not join to the text before", lost=(self.target,)
        )


@frozen(kw_only=True)
class Join(Operation):
    """Two elements made one: the second's words follow the first's, and its number goes.

    Args:
        second: eId of the second element.
        seam: the first words of the second element, from which the inversion knows where to divide.
    """

    kind: ClassVar[str] = "join"
    second: str
    seam: str = ""

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the two elements joined."""
        first, second = find(units, self.target), find(units, self.second)
        if first is None or second is None:
            return undone(units, "no-such-element", f"{self.target} and {self.second} do not both stand in the text")
        if first.children or second.children or parent_of(units, first.eid) != parent_of(units, second.eid):
            return undone(units, "not-joinable", f"{self.target} and {self.second} are not two lines of one element")
        words = second.line[number_length(second) :]
        if self.seam and not words.startswith(self.seam):
            return undone(units, "words-not-found", f"{self.second} does not begin with {self.seam!r}")
        result = put(put(units, second.eid, ()), first.eid, (evolve(first, line=f"{first.line} {words}"),))
        return Applied(result, True, touched=(first.eid, second.eid))

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text with the two elements apart, where the seam is known."""
        if not self.seam:
            return undone(units, "text-lost", f"where {self.second} began is lost", lost=(self.target, self.second))
        number = self.second.rpartition("__")[2].partition("_")[2]
        split = Split(target=self.target, before=self.seam, number=number).apply(units)
        if split.certain and self.apply(split.units).units == units:
            return split
        return undone(units, "no-before", f"{self.target} does not show where {self.second} began", lost=(self.second,))
