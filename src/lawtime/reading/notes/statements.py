"""The state machine that reads a note: targets, verbs, acts and clauses, and what may stand between them.

It knows no language. What it does not understand it passes over up to the next semicolon or sentence, and what the
passed words might have governed is passed over too.
"""

import re

from attrs import define, evolve, frozen

from lawtime.language.dialect import dialect
from lawtime.language.forms import Reading
from lawtime.model.acts import ACT, article_of, within
from lawtime.model.commencement import Unrecognised
from lawtime.model.notes import Action
from lawtime.reading.notes.acts import Kind, Naming, naming
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.listing import BRACKET, Listing
from lawtime.reading.notes.openings import label
from lawtime.reading.notes.stretch import PAUSE, joining, may_be_several, new_lead, noise, verb_in
from lawtime.reading.notes.targets import Target, inserted, into, parse_target
from lawtime.reading.notes.verbs import (
    Verb,
    act_as_a_whole,
    articles,
    is_part,
    parse_day,
    placed,
    plain_verb,
    stands_in_act,
)

MAX_TARGET = 600
"""The longest reference to provisions that is read."""

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@frozen
class Lead:
    """What a note states before its first act.

    Args:
        at: the offset at which its first act begins.
        before: the offset at which the words begin that lead to that act.
        verbs: what was done.
        targets: to which elements.
        common: the articles that sentences without a subject go on about.
        named: the elements that the note itself named as changed.
        kind: the kind of the acts that follow, where it comes first.
        kind_open: no act of that kind is named yet.
        parted: a separator stands before the act.
        announced: it announces what is to come.
    """

    at: int
    before: int
    verbs: tuple[Verb, ...]
    targets: tuple[str, ...]
    common: tuple[str, ...]
    named: tuple[str, ...]
    kind: Kind | None
    kind_open: bool
    parted: bool
    announced: bool


@define
class Statements(Listing):
    """Read the statements of one note."""

    own: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    within: bool = False
    unlabelled: bool = False
    """The note stands before its element or behind it, so that its place does not say what it is about."""
    unsure: bool = False
    """A sentence without a subject may be about one or another element."""

    def read(self, start: int, end: int, lead: Lead | None = None) -> None:
        """Read a stretch of the note, or what follows a beginning that is read already."""
        self.at = start
        names = naming(self.lang)
        self._space()
        if lead is not None:
            self._begin(lead, names, end)
            self._space()
        while self.at < end:
            if not self._step(names, end):
                self._recover(end)
            if self.verbs and not self.lost:
                self._run(names, end)
            self._space()
        self._settle(final=True)

    def read_lead(self, start: int, end: int) -> Lead | None:
        """Read a note up to its first act, or return `None` where anything before it is not understood."""
        self.at = start
        names = naming(self.lang)
        while True:
            self._space()
            before, parted, kind_open = self.at, self.parted, self.kind_open
            if self.at >= end or not self._step(names, end) or self.changes or self.unread or self.stated:
                return None
            if self.acts:
                break
        if self.lost or not self.verbs:
            return None
        return Lead(
            self.acts[0].start,
            before,
            tuple(self.verbs),
            self.targets,
            self.common,
            self.named,
            self.kind,
            kind_open,
            parted,
            self.announced,
        )

    def _begin(self, lead: Lead, names: Naming, end: int) -> None:
        """Go on from the end of a beginning, or from before its act where that is of no common form."""
        self.verbs = list(lead.verbs)
        self.targets, self.common, self.announced = lead.targets, lead.common, lead.announced
        self.named = lead.named
        self.kind, self.kind_open, self.parted = lead.kind, lead.kind_open, lead.parted
        self.at = lead.at
        self._run(names, end, True)
        if not self.acts:
            self.at = lead.before

    # ---- one element --------------------------------------------------------------------------------------------

    def _step(self, names: Naming, end: int) -> bool:
        letter = self.folded[self.at]
        if letter in ";,.-:":
            return self._separator(letter, end)
        if letter == "(":
            return self._bracket(end)
        if letter == '"' and self.acts and not self.parted:
            return self._title(end)
        if self.parted and not self.acts and self._another(end):
            return True
        return self._joined(end) or self._act(names, end) or self._statement(end)

    def _another(self, end: int) -> bool:
        """Begin another note where its label stands within the paragraph."""
        match = label(self.lang).match(self.folded, self.at, end)
        if match is None or match.lastgroup == "reference":
            return False
        self._sentence()
        self.targets, self.common, self.named, self.unsure = (), (), (), False
        self.announced = match.lastgroup == "announcement"
        self.at = match.end()
        return True

    def _separator(self, letter: str, end: int) -> bool:
        self.at += 1
        self.parted = True
        if letter == ";":
            if self.acts and not self.verbs and not self._acts_open():
                self._drop()
            self._settle()
        elif letter == "." and not self._clause_behind(end):
            self._sentence()
        elif letter == "," and self.acts and not self._grouped():
            self.acts[-1].joined = True
        return True

    def _joined(self, end: int) -> bool:
        match = joining(self.lang).match(self.folded, self.at, end)
        if match is None or not (self.acts or self.verbs or self.stated):
            return False
        if self.acts and not self._grouped():
            self.acts[-1].joined = True
        self.at = match.end()
        self.parted = True
        return True

    def _sentence(self) -> None:
        """End a sentence: what follows without a subject goes on about the article."""
        self._settle(final=True)
        self.verbs, self.stated, self.kind, self.lost = [], False, None, False
        self.kind_open = False
        self.targets, self.within = self._going_on(), False

    def _going_on(self) -> tuple[str, ...]:
        """Return what a sentence without a subject is about: the articles of the note, where it names no others."""
        known = articles(self.named)
        own = article_of(self.subject)
        self.unsure = bool(known) and (set(known) != set(self.common) or any(map(is_part, known)))
        if self.unsure and own is not None and all(each == own or is_part(each) for each in known):
            self.unsure = False
            return (own,)
        return self.common

    # ---- statements ---------------------------------------------------------------------------------------------

    def _statement(self, end: int) -> bool:
        """Read a target with its verb, or a verb alone that goes on about what is known."""
        start = self.at
        words = dialect(self.lang)
        found: Target | None = None
        at = start
        verb = words.phrases("verb").at(self.folded, at, end)
        at = at if verb else self._pass(noise(self.lang), start, end)
        scope = None if verb else words.phrases("scope").at(self.folded, at, end)
        excepted: tuple[int, int] | None = None
        if scope is not None:
            at = self._pass(PAUSE, self._after_space(scope.end), end)
            excepted = self._excepted(at, end)
            at = at if excepted is None else self._pass(PAUSE, self._after_space(excepted[1]), end)
            verb = words.phrases("verb").at(self.folded, at, end)
        if verb is None:
            found = parse_target(self.printed[at : min(end, at + MAX_TARGET)], self.lang)
            if found is None:
                return False
            governed, begin = at > start, at
            reached = at = self._after_space(at + found.end)
            verb = words.phrases("verb").at(self.folded, self._pass(PAUSE, at, end), end)
            if verb is None:
                at = self._pass(noise(self.lang), reached, end)
                verb = words.phrases("verb").at(self.folded, self._pass(PAUSE, at, end), end)
            if verb is None:
                found, verb = self._behind_acts(begin, found, end) or (found, None)
            oblique = found.oblique and not governed and reached == at
            if oblique and (verb is None or not verb.form.values.get("of")):
                found = self._several(start, end, verb)
                if found is None:
                    return False
        if verb is None or (self._acts_open() and not ((self.parted and self.acts[-1].verbs) or not self.verbs)):
            return False
        if self._done(start, scope, found, verb, end):
            # No change can say "throughout, but not there": where the words do not go stays unread.
            self.unread += [excepted] if excepted else []
            return True
        self.at = start
        return False

    def _behind_acts(self, start: int, target: Target, end: int) -> tuple[Target, Reading] | None:
        """Read acts that stand between a target and its verb, and return both; where there is none, read nothing.

        Args:
            start: where the target begins.
            target: as it was read: with the word for the kind of the act, where that may mean the act itself.
            end: where the statement ends.
        """
        names = naming(self.lang)
        if self.acts or self.verbs or self.stated or self.lost or not (target.eids or target.new):
            return None
        reached = start + target.end
        places = [self._pass(PAUSE, self._after_space(reached), end)]
        if not names.kind_last:
            told = self.folded[start:reached]
            places = [start + found.start for found in names.kinds.find(told) if told[found.start - 1] == " "] + places
        for at in places:
            known = target if at >= reached else parse_target(self.printed[start:at], self.lang)
            if known is None or self.folded[start + known.end : at].strip(" -"):
                continue
            verb = self._over_acts(names, at, end)
            if verb is not None:
                return known, verb
        return None

    def _over_acts(self, names: Naming, at: int, end: int) -> Reading | None:
        before, self.at, self.targets = (self.at, self.parted, self.kind_open, self.kind, self.targets), at, ()
        passed = len(self.unread)
        if self._list_acts(names, end) if names.kind_last else self._one_act(names, end):
            verb = dialect(self.lang).phrases("verb").at(self.folded, self._after_space(self.at), end)
            if verb is not None:
                return verb
        self.at, self.parted, self.kind_open, self.kind, self.targets = before
        self.acts = []
        del self.unread[passed:]
        return None

    def _several(self, start: int, end: int, verb: Reading | None) -> Target | None:
        """Return a range of provisions whose unit stands in a case that means "of" as well, by the verb's number."""
        several = may_be_several(self.lang)
        if verb is None or several is None or several.match(self.folded, verb.start, verb.end) is None:
            return None
        found = parse_target(self.printed[start : min(end, start + MAX_TARGET)], self.lang, several=True)
        return None if found is None or found.oblique else found

    def _excepted(self, at: int, end: int) -> tuple[int, int] | None:
        """Return where a scope names the provisions that it leaves out."""
        words = dialect(self.lang)
        opened = words.phrases("exception.opens").at(self.folded, at, end)
        start = at if opened is None else self._after_space(opened.end)
        found = parse_target(self.printed[start : min(end, start + MAX_TARGET)], self.lang)
        if found is None or not found.eids:
            return None
        if opened is not None:
            return at, start + found.end
        closed = words.phrases("exception.closes").at(self.folded, self._after_space(start + found.end), end)
        return None if closed is None else (at, closed.end)

    def _done(self, start: int, scope: Reading | None, found: Target | None, verb: Reading, end: int) -> bool:
        own = (found is not None and bool(found.eids)) or scope is not None
        after_act = (bool(self.acts) and bool(self.verbs)) or self.stated
        if (self.lost and not own) or (after_act and not self.parted) or self.kind_open:
            return False
        goes_on = self.parted and found is not None and bool(found.new)
        if self.verbs and not after_act and not own and not (goes_on or self._of_words(verb)):
            return False
        if not own and self.unlabelled and not (self.named or self._is_placed(found, verb)):
            return False
        if scope is not None and found is None and verb.form.kind not in {"verb.words", "verb.amended"}:
            return False
        if not own and verb.form.kind != "verb.prolonged" and (self.unsure or self._parted_from_whole()):
            return False
        targets = self._targets(scope, found) or act_as_a_whole(verb)
        made = self._verb(verb, found, targets or ("act",), end)
        unnumbered = targets is None and found is not None and bool(found.eids)
        if made is None or unnumbered or (targets is None and not stands_in_act(made)):
            return False
        if self.within and not own and made.action is not Action.AMENDED:
            return False
        if not own and self._of_removed(made):
            return False
        targets = made.targets
        self.led = bool(self.acts) and not self.verbs
        if self.acts:
            self._settle()
        if self.stated or (self.acts and self.acts[-1].verbs):
            self.verbs = []
            self.kind = None
        self.kind_open = False
        self.stated, self.lost, self.parted = False, False, False
        self.unsure = False
        self._add(made)
        self.within = made.is_within
        self.targets = made.targets if made.is_within else made.new or made.targets
        self.named = (*self.named, *self.targets) if own else self.named
        if own and not self.common:
            self.common = articles(self.targets)
        elif own and not self.changes:
            self.common = tuple(dict.fromkeys((*self.common, *articles(self.targets))))
        return True

    def _is_placed(self, found: Target | None, verb: Reading) -> bool:
        """Say whether a place tells enough: new paragraphs come into its article, and in a caption the act ends."""
        if self.subject == ACT:
            return act_as_a_whole(verb) is not None
        new = found.new if found is not None else ()
        return bool(new) and all(chain[0].unit == "para" for chain in new) and article_of(self.subject) == self.subject

    def _parted_from_whole(self) -> bool:
        """Say whether a verb without a subject may be of a part or of the whole, where the note has named both.

        What was removed is not changed again: after that, it is of the whole.
        """
        whole = tuple(n for n in self.named if n != ACT and any(n != t and within(t, n) for t in self.targets))
        if not whole or self.within:
            return False
        if not self.verbs or self.verbs[-1].action is not Action.REPEALED:
            return True
        self.targets = tuple(dict.fromkeys(whole))
        return False

    def _of_removed(self, made: Verb) -> bool:
        """Say whether a verb without a subject would change what the note has just removed: it is of something else."""
        last = self.verbs[-1] if self.verbs else None
        changes = made.action in {Action.AMENDED, Action.WORDS}
        return changes and last is not None and last.action is Action.REPEALED and last.targets == made.targets

    def _of_words(self, verb: Reading) -> bool:
        """Say whether a verb goes on with the words substituted that the last one began to list."""
        return verb.form.kind == "verb.words" and self.verbs[-1].action is Action.WORDS

    def _add(self, made: Verb) -> None:
        """Add a verb; words substituted in the same place by the same act are one change."""
        last = self.verbs[-1] if self.verbs else None
        if last is not None and made.action is last.action is Action.WORDS and made.targets == last.targets:
            every = (*last.words, *made.words) if last.words and made.words else ()
            self.verbs[-1] = evolve(last, words=every)
        else:
            self.verbs.append(made)

    def _targets(self, scope: Reading | None, found: Target | None) -> tuple[str, ...] | None:
        if found is not None and found.eids:
            return self._complete(found.eids)
        if scope is not None:
            return tuple(scope.form.values.get("targets", ("act",)))
        if self.targets:
            return self.targets
        if self.subject:
            return (self.subject,)
        tops = {"art", "chp", "sec", "att", "preamble"}
        return ("act",) if found is not None and found.new and all(each[0].unit in tops for each in found.new) else None

    def _complete(self, eids: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return eIds with what the note leaves to its place put in, where the place makes it certain."""
        done: list[str] = []
        for eid in eids:
            if eid.startswith("?"):
                if self.unlabelled:
                    return None
                known = self.own or self._meant(eid[1:])
                if "__" in eid or (len(known) != 1 and not self.own):
                    return None
                if any(_unit(each) != eid[1:] for each in known):
                    return None
                done += known
            elif "?" in eid:
                return None
            else:
                one = self.common[0] if len(self.common) == 1 and self.common[0].startswith("art_") else ""
                done.append(self._within_last(placed(placed(eid, self.subject), one)))
        return tuple(done)

    def _within_last(self, eid: str) -> str:
        """Return an indent that is named alone within what the verb before it, of the same act, is about."""
        last = self.verbs[-1].targets if self.verbs else ()
        if not eid.startswith("al_") or len(last) != 1 or last[0] == ACT or "al_" in last[0]:
            return eid
        return f"{last[0]}__{eid}"

    def _meant(self, unit: str) -> tuple[str, ...]:
        """Return what a unit without a number means: where the note stands, what it is about, or spoke of last."""
        for known in ((self.subject,), self.common, self.targets):
            if any(_unit(each) == unit for each in known):
                return known
        return ()

    def _verb(self, verb: Reading, found: Target | None, targets: tuple[str, ...], end: int) -> Verb | None:
        values = verb.form.values
        name = verb.form.kind.rpartition(".")[2]
        at = verb.end
        if name == "prolonged":
            self.at = at
            last = parse_day(verb.slots["until"], self.lang)
            going_on = found is None and bool(self.verbs) and self.verbs[-1].until is not None
            return evolve(self.verbs[-1], until=last) if going_on and last is not None else None
        new = found.new if found is not None else ()
        if name == "inserted" or values.get("takes"):
            lead = self._pass(new_lead(self.lang), self._after_space(at), end)
            coming = parse_target(self.printed[lead : min(end, lead + MAX_TARGET)], self.lang, elements_only=True)
            if coming is not None and coming.eids and not any("?" in eid for eid in coming.eids):
                fresh = tuple(each for target in targets for chain in coming.chains for each in into(target, chain))
                if not fresh:
                    return None
                self.at = lead + coming.end
                return Verb(Action.INSERTED, targets, fresh, pending=bool(values.get("pending")))
            name = str(values.get("alone", "amended"))
        if new:
            if name != "amended":
                return None
            spread = [inserted(target, chain) for target in targets for chain in new]
            if any(each is None for each in spread):
                return None
            self.at = at
            return Verb(
                Action.INSERTED,
                targets,
                tuple(eid for each in spread for eid in each or ()),
                pending=bool(values.get("pending")),
            )
        self.at = at
        return plain_verb(name, verb, targets, self.printed, self.lang)

    # ---- recovery -----------------------------------------------------------------------------------------------

    def _recover(self, end: int) -> None:
        """Pass over what is not understood, and forget what it may have governed."""
        start = self.at
        stop = self._next_stop(start, end)
        if self.led and self.acts:
            self._drop()
            self.verbs = []
        passed = self.folded[start:stop]
        bracket = passed.startswith("(") and bool(self.acts)
        if self.acts and self.acts[-1].rule is None and (self.acts[-1].kind is not None or bracket):
            self.acts[-1].rule = Unrecognised(self.printed[start:stop].strip())
            clause = parse_clause(self.printed[start + 1 : stop], self.lang) if bracket else None
            if clause is not None and clause.understood:
                self.acts[-1].rule, self.acts[-1].until = clause.rule, clause.until
        elif self._acts_open():
            for each in self.acts:
                self.unread.append(each.words)
            self.acts = []
        self.unread.append((start, stop))
        self._settle()
        known = BRACKET.sub("", passed) if not bracket else verb_in(passed, self.lang)
        if _LONG_WORD.search(known) or not self.verbs:
            self.lost = True
            self.verbs = []
            self.targets = ()
            self.kind = None
        self.kind_open = False
        self.at = stop


def _unit(eid: str) -> str:
    """Return the kind of an element from its eId."""
    return eid.rpartition("__")[2].partition("_")[0]
