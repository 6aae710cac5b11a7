"""What becomes of a text under an operation: the outcome as a value, its doubt and its loss included."""

from enum import Enum
from typing import ClassVar, Protocol, Self

from attrs import evolve, frozen

from lawtime.model.document import Provision
from lawtime.model.elements import Forest
from lawtime.model.findings import Finding
from lawtime.model.parts import located, stands_twice


class Habit(Enum):
    """What a publisher does to a consolidated text without an instruction."""

    LIST_END = "publisher.list_end"
    """An element added at the end of a list turns the full stop before it into a semicolon."""


NO_HABITS: frozenset[Habit] = frozenset()


BY_DICTIONARY = "words in other cases take the forms that a dictionary gives"
"""What an outcome rests on where words were replaced in whatever case they stood."""


@frozen
class Forms:
    """The forms of words that others replace, each with the forms of those that may take its place.

    Args:
        quoted: in the number in which the words are quoted.
        other: in the other number.
    """

    quoted: tuple[tuple[str, tuple[str, ...]], ...]
    other: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Inflector(Protocol):
    """What finds the forms of words for a replacement "in the corresponding cases".

    A morphology library stands behind it. It answers only where it is sure.
    """

    def forms(self, old: str, new: str) -> Forms | None:
        """Return each form of the old words with those of the new words that may take its place, or `None`."""
        ...

    def stands_free(self, before: str, after: str, old: str, new: str) -> bool:
        """Say whether nothing before or behind a place of the old words would have to agree with the new ones."""
        ...


@frozen
class Applied:
    """The outcome of applying or inverting an operation.

    Args:
        units: the new text where it is certain, else the text as it was given.
        certain: `units` is the outcome. Where `lost` holds something, it is the outcome but for that.
        findings: what did not fit.
        candidates: for a result that is not certain, two or more outcomes of which it is one; or a single one, which is
            the likeliest and may be wrong.
        touched: eIds of the units whose own text changed, came or went.
        lost: eIds of the units whose text the operation removed and cannot give back.
        assumed: names of the publisher's habits that the outcome rests on.
    """

    units: Forest
    certain: bool
    findings: tuple[Finding, ...] = ()
    candidates: tuple[Forest, ...] = ()
    touched: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@frozen(kw_only=True)
class Operation:
    """A textual operation on the element at an address.

    Args:
        target: eId of what it works on; for an insertion of elements, of the element that they enter.
        part: the target is a part of an article or paragraph: an unnumbered line with the numbered elements
            that hang on it, and not the line alone.
    """

    kind: ClassVar[str]
    target: str
    part: bool = False

    def apply(self, units: Forest, *, habits: frozenset[Habit] = NO_HABITS) -> Applied:
        """Return the text after the operation, or say why it cannot be told."""
        placed = self._placed(units)
        return self._uncounted(units) if placed is None else placed._apply(units, habits)

    def _placed(self, units: Forest) -> Self | None:
        """Return the operation with the address that its target bears in a text; `None` where that is not sure."""
        target = self.target
        if "para_" in target and stands_twice(units, target):
            return None
        if not self.part and "__al_" not in target and "__subpara_" not in target:
            return self
        there = located(units, target, self.part)
        if there == target:
            return self
        return None if there is None else evolve(self, target=there)

    def _uncounted(self, units: Forest) -> Applied:
        message = f"{self.target} may be counted in another way: a list stands before it, or its parts run together"
        return undone(units, "line-miscounted", message, lost=(self.target,))

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        raise NotImplementedError(type(self).__name__)

    def invert(self, units: Forest, *, lost: Provision | None = None, habits: frozenset[Habit] = NO_HABITS) -> Applied:
        """Return the text before the operation, from the text after it, or say what is lost.

        Where the outcome is certain and nothing is lost, applying the operation to it gives `units` again, and no other
        text does, but for two things: a habit named in `assumed`, and signs that the amending act wrote in another way
        than the text (a finding of `apply` says so).

        Args:
            units: the text after the operation.
            lost: the target as it stood before, from another source.
            habits: the publisher's habits.
        """
        placed = self._placed(units)
        if placed is None:
            return self._uncounted(units)
        found = placed._invert(units, lost, habits)
        return self._uncounted(units) if found.certain and self._placed(found.units) != placed else found

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        raise NotImplementedError(type(self).__name__)


def undone(units: Forest, code: str, message: str, *candidates: Forest, lost: tuple[str, ...] = ()) -> Applied:
    """Return the outcome of an operation that could not be done for certain."""
    distinct = tuple(dict.fromkeys(candidates))
    return Applied(units, False, (Finding(code, message),), distinct, lost=lost)
