"""One change of one unit by one act at one time: the point that notes and amending acts are joined in."""

from datetime import date

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.applied import Operation
from lawtime.model.commencement import Resolution, Rule
from lawtime.model.dates import LawDate, Unknown
from lawtime.model.events import Source
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.scopes import Scope, scope_of

TELLING = frozenset({Action.INSERTED, Action.REPEALED, Action.REWORDED, Action.SUSPENDED})
"""What a note says of a change that leaves no doubt which element it concerns."""


_NO_WORDS = frozenset({"repeal", "renumbering"})
"""Operations that give no words, and do the same to a text in any language."""


@frozen
class Statement:
    """Where a change is stated: the words, their place, and whether the edition shows it or only announces it.

    A suspension may give the text that applies meanwhile.
    """

    edition: str
    quote: str
    line: int
    source: str
    scope: Scope
    announced: bool
    meanwhile: str = ""


@frozen
class Undoing:
    """What another act did to an amending act.

    Args:
        by: the other act.
        place: eId of what it concerns in the amending act, or `act`.
        whole: it repeals the amending act.
        rule: when that takes effect.
        quote: the words.
        source: where they stand.
        operations: what it orders, where that was read.
        places: eIds of all that it concerns in the amending act.
        removes: it repeals just these places.
        new_day: the day that it is put off to, where a register states it.
        noted: it is known from a note in an edition of the amending act.
        said: the rules that the amending act's own text states.
        date: when it took effect.
        outcome: what became of a change: `cancelled`, `deferred` to another day, `restated` in other words, or
            `disturbed`, which is in doubt.
    """

    by: ActRef
    place: str
    whole: bool
    rule: Rule
    quote: str
    source: Source
    operations: tuple[Operation, ...] = field(default=(), repr=False)
    places: tuple[str, ...] = ()
    removes: bool = False
    new_day: date | None = None
    noted: bool = False
    said: frozenset[Rule] = frozenset()
    date: LawDate = field(factory=Unknown)
    outcome: str = ""


@frozen(eq=False)
class ChangePoint:
    """One change of one article (or other unit) by one act at one time.

    Args:
        act: the amending act; `None` where a part of a note was not understood.
        place: eId of the article, or of the unit outside articles, that it concerns.
        aspect: for an exception inside the rule, the excepted provisions in the note's words; else "".
        rule: when it takes effect.
        force: what the rule resolves to.
        published: when the public could know it.
        statements: where it is stated.
        shown_in: identities of the editions whose text has it.
        position: its place in the order of the text, for a stable order.
        ends: it is the end of a change that was made for a time.
        until: for a suspension, the first day on which it no longer applies.
        operations: what the amending act orders here, where it was read.
        explained: the operations are all that it orders here.
        ordered_at: where the amending act orders it.
        lang: the language of the operations; "" where there are none, or it is not known.
        items: eIds of the amending act's own provisions that order it; empty where they are not known.
        doubtful_in: identities of the editions of which nobody can say whether their text has it.
        denied_by: identities of the editions that are newer than it, and whose text lacks it.
        withdrawn: the day since which the public could know that it would not happen so, for its act was undone.
        undone_by: what was done to its act before it took effect.
        scopes: what it did to which elements.
        order: its place in the shown order: by force, then signature, then number, then place in the text.
    """

    act: ActRef | None
    place: str
    aspect: str
    rule: Rule
    force: Resolution
    published: LawDate
    statements: tuple[Statement, ...]
    shown_in: frozenset[str]
    position: int
    ends: bool = False
    until: date | None = None
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    operations: tuple[Operation, ...] = field(default=(), repr=False)
    explained: bool = False
    ordered_at: Source | None = field(default=None, repr=False)
    lang: str = ""
    items: tuple[str, ...] = field(default=(), repr=False)
    doubtful_in: frozenset[str] = field(default=frozenset(), repr=False)
    denied_by: frozenset[str] = field(default=frozenset(), repr=False)
    withdrawn: LawDate | None = None
    undone_by: tuple[Undoing, ...] = field(default=(), repr=False)
    scopes: frozenset[Scope] = field(init=False, repr=False)
    order: tuple[date, date, date, str, int] = field(init=False, repr=False)

    @scopes.default
    def _scopes(self) -> frozenset[Scope]:
        """Say what it did: by its operations where they are known whole, else by every statement of it."""
        told = frozenset(each.scope for each in self.statements)
        if not self.explained:
            return told
        return frozenset({scope for scope in told if scope.action in TELLING} | {*map(scope_of, self.operations)})

    def speaks(self, lang: str) -> bool:
        """Say whether what it orders can be done to a text in a language: it gives words of that language, or none."""
        return self.lang in ("", lang) or all(each.kind in _NO_WORDS for each in self.operations)

    @property
    def wordless(self) -> bool:
        """Whether it altered no text: it ended the act, or suspended what the publisher goes on printing."""
        return self.ends_act or (bool(self.scopes) and all(scope.action is Action.SUSPENDED for scope in self.scopes))

    @property
    def ends_act(self) -> bool:
        """Whether it ended the act as a whole, and altered no text."""
        return bool(self.scopes) and all(scope.ends_act for scope in self.scopes)

    @order.default
    def _order(self) -> tuple[date, date, date, str, int]:
        when = self.force.date
        signed = self.act.date if self.act else date.max
        number = self.act.number if self.act else ""
        return (when.earliest or date.min, when.latest or date.max, signed, number.rjust(12), self.position)

    @property
    def retroactive(self) -> bool:
        """It took effect before its act was signed."""
        latest = self.force.date.latest
        return self.act is not None and latest is not None and latest < self.act.date

    def surely_before(self, other: "ChangePoint") -> bool:
        """Say whether this change took effect no later than the other, whatever the missing facts are."""
        latest, earliest = self.force.date.latest, other.force.date.earliest
        return latest is not None and earliest is not None and latest <= earliest and self.order < other.order

    def strictly_before(self, other: "ChangePoint") -> bool:
        """Say whether this change took effect on an earlier day, or is an earlier order of the same act on that day.

        Which of two acts in force on one day prevails, no evidence but an edition tells.
        """
        latest, earliest = self.force.date.latest, other.force.date.earliest
        if latest is None or earliest is None or latest > earliest:
            return False
        return latest < earliest or (self.act == other.act and self.order < other.order)
