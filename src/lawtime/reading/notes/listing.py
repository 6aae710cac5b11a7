"""The acts that a statement names, one after another: kinds, days, numbers, clauses, and the changes they come to."""

import re

from attrs import define, field

from lawtime.language.dialect import dialect
from lawtime.model.notes import Change
from lawtime.reading.notes.acts import Kind, Naming, naming
from lawtime.reading.notes.clauses import in_plural, parse_clause
from lawtime.reading.notes.named import NamedAct, act_and_clause, changes_of
from lawtime.reading.notes.openings import label
from lawtime.reading.notes.stretch import Stretch
from lawtime.reading.notes.verbs import Verb

_CLOSED = r"(?:(?<!\d)\)|(?<=\d)\)(?![^();]{0,400}\)))"
BRACKET = re.compile(rf"\((?:[^()]|(?<=\d)\)(?=[^();]{{0,400}}\))|\([^()]*\))*+{_CLOSED}")
"""What stands in brackets; the bracket behind the number of a subparagraph closes nothing."""

_ID_BEHIND = re.compile(r" *[a-z]\d{6,10}_?(?!\w)")
"""The publisher's own name for an act, behind its clause."""
_NEAR = 8
"""So many letters hold the sign before a word; a longer look back would make a long line cost its square."""
_TITLE = re.compile(r'"[^"]{1,400}"')


@define
class Listing(Stretch):
    """Read the acts of a note.

    Args:
        announced: the note announces what is to come.
        subject: the element at whose place the note stands.
        changes: what the note states, so far.
        verbs: what was done by the acts that follow.
        acts: the acts named and not yet stated.
        kind: the kind of the acts that follow, where its word comes first.
        kind_open: no act of that kind is named yet.
        parted: a separator stands before what comes next.
        stated: acts were stated in this sentence.
        lost: what was passed over may govern what comes next.
        targets: the elements that a verb without a subject is about.
        led: the acts of the statement that is being read stood before its verb.
    """

    announced: bool = False
    subject: str = ""
    changes: list[Change] = field(factory=list)
    verbs: list[Verb] = field(factory=list)
    acts: list[NamedAct] = field(factory=list)
    kind: Kind | None = None
    kind_open: bool = False
    parted: bool = True
    stated: bool = False
    lost: bool = False
    targets: tuple[str, ...] = ()
    led: bool = False

    def _run(self, names: Naming, end: int, led: bool = False) -> None:
        """Pass acts that stand one after another, each with its clause, as most notes have them."""
        if (self.kind is None and not (names.kind_last and (led or self.acts))) or (self.led and self.acts):
            return
        kind = None if names.kind_last else self.kind
        verbs = tuple(self.verbs)
        acts, folded, printed = self.acts, self.folded, self.printed
        while not acts or (acts[-1].rule is not None and not (names.kind_last and acts[-1].kind is not None)):
            match = names.quick.match(folded, self.at, end)
            if match is None:
                return
            start, stop = match.span()
            found = act_and_clause(match, printed, names)
            if found is None:
                return
            at = start + found.lead
            acts.append(NamedAct(found.number, found.day, at, stop, kind, verbs, found.rule, found.until))
            if found.kind is not None:
                for each in acts:
                    each.kind = each.kind or found.kind
            self.at = stop
            self.kind_open = self.parted = False

    def _grouped(self) -> bool:
        """Say whether the word for their kind has closed the list of the acts, where it stands behind them."""
        return naming(self.lang).kind_last and self.acts[-1].kind is not None

    def _title(self, end: int) -> bool:
        """Pass the title of an act, in quotation marks behind its number."""
        match = _TITLE.match(self.folded, self.at, end)
        if match is None or self.acts[-1].rule is not None:
            return False
        self.at = match.end()
        return True

    def _acts_open(self) -> bool:
        """Say whether acts still wait for their kind, so that no new statement may begin."""
        return any(each.kind is None for each in self.acts)

    def _act(self, names: Naming, end: int) -> bool:
        """Read what names an act: its kind, or its date and number, with the office that stands before them."""
        if not self.verbs:
            return self._act_first(names, end) if names.kind_last else self._kind_first(names, end)
        if self.led and self.acts:
            return False
        at = self.at
        lead = names.lead.match(self.folded, at, end)
        if lead is not None and not self.acts:
            at = self._after_space(lead.end())
        kind = names.kind(self.folded, at, end)
        if kind is None and not self.kind_open and self.folded[max(0, at - _NEAR) : at].rstrip().endswith("-"):
            kind = names.alone(self.folded, self.printed, at, end)
        if kind is not None:
            return self._kind(names, kind)
        if (self.kind is None and not names.kind_last) or self.lost:
            return False
        start = names.owner_before(self.folded, at, end)
        if start is None or (start > at and self.kind is not None and not self._goes_on(names, at, start)):
            return False
        if names.kind_last and start > at and not self.parted and not self._begins_office(names, at, start):
            return False
        return self._reference(names, start, end)

    def _goes_on(self, names: Naming, at: int, start: int) -> bool:
        """Say whether what stands before the next act of a list is an office, and not a kind of act never heard of."""
        if self.kind is None or self.kind_open or not self.kind.office:
            return False
        return names.office_start.match(self.folded, at, start) is not None

    def _begins_office(self, names: Naming, at: int, start: int) -> bool:
        """Say whether an office begins that no sign parts from the verb: with the country, nothing before it."""
        return names.country.match(self.folded, at, start) is not None and " - " not in self.folded[at:start]

    def _kind_first(self, names: Naming, end: int) -> bool:
        """Read acts that stand, after the word for their kind, before the verb that governs them."""
        if self.stated or self.lost or self.kind_open or (self.targets and not self.acts and self.changes):
            return False
        lead = None if self.acts else names.lead.match(self.folded, self.at, end)
        at = self._after_space(lead.end()) if lead is not None else self.at
        kind = names.kind(self.folded, at, end)
        if kind is None:
            return bool(self.acts) and self.parted and self._reference(names, self.at, end)
        named = names.named(self.folded, self.printed, kind.end, end)
        if named is None or named.day is None or self.changes:
            return False
        self.kind = kind
        self.acts.append(NamedAct(named.number, named.day, named.start, named.end, kind))
        self.at = named.end
        self.parted = False
        return True

    def _act_first(self, names: Naming, end: int) -> bool:
        """Read acts that stand before the verb that governs them and before the word for their kind."""
        if self.stated or (self.targets and not self.acts):
            return False
        start = names.owner_before(self.folded, self.at, end)
        kind = names.kind(self.folded, self.at, end)
        if kind is not None and self._acts_open():
            for each in self.acts:
                each.kind = each.kind or kind
            self.at = kind.end
            return True
        if start is None:
            return False
        return self._reference(names, start, end)

    def _list_acts(self, names: Naming, end: int) -> bool:
        """Read acts with their clauses up to the word for their kind."""
        while self._acts_open() or not self.acts:
            self._space()
            letter = self.folded[self.at : min(self.at + 1, end)]
            if self.acts and letter in (",", ";"):
                self.acts[-1].joined = letter == ","
                self.at += 1
            elif not ((letter == "(" and self._bracket(end)) or self._act_first(names, end)):
                return False
        return True

    def _one_act(self, names: Naming, end: int) -> bool:
        """Read one act behind the word for its kind."""
        kind = names.kind(self.folded, self.at, end)
        if kind is None:
            return False
        named = names.named(self.folded, self.printed, kind.end, end) or names.day_at(self.folded, kind.end, end)
        if named is None or named.day is None:
            return False
        self.kind, self.at, self.parted = kind, named.end, False
        self.acts.append(NamedAct(named.number, named.day, named.start, named.end, kind))
        return True

    def _kind(self, names: Naming, kind: Kind) -> bool:
        if names.kind_last:
            open_acts = [each for each in self.acts if each.kind is None]
            if not open_acts or (not kind.office and any(each.office is not None for each in open_acts)):
                return False
            for each in open_acts:
                each.kind = kind
        else:
            if self.lost or self.kind_open:
                return False
            self._settle()
            self.kind, self.kind_open = kind, True
        self.at = kind.end
        return True

    def _reference(self, names: Naming, start: int, end: int) -> bool:
        named = names.named(self.folded, self.printed, start, end)
        named = names.by_day(self.folded, start, end) if named is None else named
        if named is None or named.day is None:
            return False
        if self.acts and not self.acts[-1].joined and self.acts[-1].kind is not None:
            self._settle()
        kind = None if names.kind_last else self.kind
        office = self.at if names.kind_last and names.is_owned(self.folded, self.at, start) else None
        verbs = tuple(self.verbs)
        self.acts.append(NamedAct(named.number, named.day, named.start, named.end, kind, verbs, office=office))
        self.at = named.end - self._ends_note(named.end, end)
        self.kind_open = self.parted = False
        return True

    def _ends_note(self, at: int, end: int) -> bool:
        """Say whether the full stop behind a day ends the note, and another begins after it."""
        return (
            self.folded[at - 1] == "." and label(self.lang).match(self.folded, self._after_space(at), end) is not None
        )

    def _bracket(self, end: int) -> bool:
        """Read what stands in brackets: a clause, or a remark of the publisher."""
        match = BRACKET.match(self.folded, self.at, end)
        if match is None or not self.acts:
            return False
        inner = self.printed[match.start() + 1 : match.end() - 1]
        if dialect(self.lang).phrases("remark").whole(self.folded[match.start() + 1 : match.end() - 1].strip(" .")):
            self.at = match.end()
            return True
        if self.acts[-1].rule is not None:
            return False
        self._clause(inner, match.start() + 1, match.end() - 1, match.end())
        self.at = self._pass(_ID_BEHIND, match.end(), end)
        return True

    def _clause_behind(self, end: int) -> bool:
        """Say whether the full stop before this place parts nothing but a clause from its act."""
        match = BRACKET.match(self.folded, self._after_space(self.at), end)
        if match is None or not self.acts or self.acts[-1].rule is not None:
            return False
        return parse_clause(self.printed[match.start() + 1 : match.end() - 1], self.lang).understood

    def _clause(self, text: str, start: int, end: int, after: int) -> None:
        clause = parse_clause(text, self.lang)
        if not clause.understood:
            self.unread.append((start, end))
        self.acts[-1].rule, self.acts[-1].until, self.acts[-1].end = clause.rule, clause.until, after
        if len(self.acts) > 1 and self._shared(text):
            for each in reversed(self.acts[:-1]):
                if each.rule is not None or not each.joined:
                    break
                each.rule, each.until = clause.rule, clause.until

    def _shared(self, text: str) -> bool:
        """Say whether a clause is of all acts of a list and not of the last alone.

        Lists of amending laws give each law its own clause, and many of them none: "N 154, N 436 (from 01.01.2004),
        N 69". Only a verb in the plural, or a clause behind the word that closes the list, says more.
        """
        return self._grouped() or in_plural(text, self.lang)

    def _settle(self, final: bool = False) -> None:
        """State the changes of the acts that are wholly named."""
        if not self.acts:
            return
        if self._acts_open():
            if not final:
                return
            self._drop()
            return
        if not self.verbs:
            if final:
                self._drop()
            return
        for each in self.acts:
            self._state(each, each.verbs or tuple(self.verbs))
        self.acts = []
        self.stated = True

    def _drop(self) -> None:
        """Report the acts of which nothing is said, and forget what they may have governed."""
        for each in self.acts:
            self.unread.append(each.words)
        self.acts = []
        self.lost = True

    def _state(self, named: NamedAct, verbs: tuple[Verb, ...]) -> None:
        changes = changes_of(named, verbs, self.announced)
        if changes is None:
            self.unread.append(named.words)
        else:
            self.changes += changes
