"""Operations on one sentence of a line: stating it anew, or taking it out."""

from typing import ClassVar

from attrs import frozen

from lawtime.model.applied import Applied, Habit, Operation, undone
from lawtime.model.document import Provision
from lawtime.model.elements import Forest
from lawtime.model.wording import sentences
from lawtime.model.words import given_back, lines_in, with_words


@frozen(kw_only=True)
class Sentence(Operation):
    """One sentence of a line stated anew, or taken out.

    Args:
        nth: which sentence of the target, counted from 1.
        new: its new words; `None` where it goes.

    >>> art = Provision("art_9", "art", "9", "", "Courts decide. Judges are free.", (0, 0))
    >>> Sentence(target="art_9", nth=2, new="Judges obey the law.").apply((art,)).units[0].line
    'Courts decide. Judges obey the law.'
    """

    kind: ClassVar[str] = "replacement"
    nth: int
    new: str | None

    def _apply(self, units: Forest, habits: frozenset[Habit]) -> Applied:
        """Return the text with the sentence changed."""
        lines = lines_in(units, self.target, part=self.part)
        if not lines:
            return undone(units, "no-such-element", f"there is no text at {self.target} to change a sentence of")
        found = sentences(lines[0][3])
        if len(lines) > 1 or found is None or self.nth > len(found):
            message = f"which is sentence {self.nth} of {self.target} cannot be told"
            return undone(units, "sentence-not-found", message)
        begin, end = found[self.nth - 1]
        line = lines[0][3]
        words = " ".join(each for each in (line[:begin].rstrip(), self.new or "", line[end:].lstrip()) if each)
        if not words:
            return undone(units, "sentence-not-found", f"the only sentence of {self.target} goes")
        return Applied(with_words(units, [(lines[0], words)]), True, touched=(lines[0][0],))

    def _invert(self, units: Forest, lost: Provision | None, habits: frozenset[Habit]) -> Applied:
        """Return the text before, where it is given."""
        given = given_back(self, units, lost)
        if given is not None:
            return given
        return undone(units, "text-lost", f"the earlier sentence of {self.target} is lost", lost=(self.target,))
