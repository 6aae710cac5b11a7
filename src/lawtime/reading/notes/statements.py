"""The state machine that reads a note: targets, verbs, acts and clauses, and what may stand between them.

It knows no language. What it does not understand it passes over up to the next semicolon or sentence, and what the
passed words might have governed is passed over too.
"""

import re
from datetime import date
from functools import cache

from attrs import define, field

from lawtime.language.dialect import dialect
from lawtime.language.forms import Reading
from lawtime.model.commencement import OnDate, Rule, Unrecognised, Unstated
from lawtime.model.notes import Action, Change
from lawtime.reading.notes.acts import Kind, Naming, Reference, act_ref, naming, quick_reference
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.openings import label
from lawtime.reading.notes.targets import Target, inserted, parse_target
from lawtime.reading.notes.verbs import Verb, act_as_a_whole, articles, into, placed, plain_verb, stands_in_act

MAX_TARGET = 600
"""The longest reference to provisions that is read."""

_SPACES = re.compile(" *")
_RECOVER = re.compile(r";|[.](?= |$)")
_BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@define
class _Named:
    """An act named but not yet stated: its words, its clause, and how it is joined to the next."""

    reference: Reference
    kind: Kind | None
    verbs: tuple[Verb, ...] = ()
    rule: Rule | None = None
    until: date | None = None
    end: int = 0
    shares: bool = False


@define
class Statements:
    """Read the statements of one note.

    Args:
        folded: the folded text.
        printed: the text itself, letter for letter.
        lang: its dialect.
        announced: the note announces what is to come.
        subject: the element at whose place the note stands.
    """

    folded: str
    printed: str
    lang: str
    announced: bool = False
    subject: str = ""
    changes: list[Change] = field(factory=list)
    unread: list[tuple[int, int]] = field(factory=list)
    verbs: list[Verb] = field(factory=list)
    targets: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    acts: list[_Named] = field(factory=list)
    kind: Kind | None = None
    kind_open: bool = False
    parted: bool = True
    stated: bool = False
    lost: bool = False
    at: int = 0

    def read(self, start: int, end: int) -> None:
        """Read a stretch of the note."""
        self.at = start
        names = naming(self.lang)
        while True:
            if self.verbs and not self.lost:
                self._run(names, end)
            self._space()
            if self.at >= end:
                break
            if not self._step(names, end):
                self._recover(end)
        self._settle(final=True)

    def _run(self, names: Naming, end: int) -> None:
        """Pass acts that stand one after another, each with its clause, as most notes have them."""
        if self.kind is None and not (names.kind_last and self.acts):
            return
        while not self.acts or self.acts[-1].rule is not None:
            match = names.quick.match(self.folded, self.at, end)
            if match is None:
                return
            first = match["d1"] is not None
            start, stop = match.span("n1" if first else "n2")
            found = quick_reference(self.printed[start:stop], match["d1" if first else "d2"])
            start, stop = match.span("clause")
            clause = parse_clause(self.printed[start:stop], self.lang)
            if found is None or not clause.understood:
                return
            start = match.start("d1" if first else "n2")
            named = Reference(found[0], found[1], start, stop)
            kind = None if names.kind_last else self.kind
            self.acts.append(_Named(named, kind, tuple(self.verbs), clause.rule, clause.until, match.end()))
            self.at = match.end()
            self.kind_open = self.parted = False

    def _space(self) -> None:
        match = _SPACES.match(self.folded, self.at)
        assert match is not None
        self.at = match.end()

    # ---- one element --------------------------------------------------------------------------------------------

    def _step(self, names: Naming, end: int) -> bool:
        letter = self.folded[self.at]
        if letter in ";,.-:":
            return self._separator(letter, end)
        if letter == "(":
            return self._bracket(end)
        if self.parted and not self.acts and self._another(end):
            return True
        return self._joined(end) or self._act(names, end) or self._statement(end)

    def _another(self, end: int) -> bool:
        """Begin another note where its label stands within the paragraph."""
        match = label(self.lang).match(self.folded, self.at, end)
        if match is None or match.lastgroup == "reference":
            return False
        self._sentence()
        self.targets, self.common = (), ()
        self.announced = match.lastgroup == "announcement"
        self.at = match.end()
        return True

    def _separator(self, letter: str, end: int) -> bool:
        self.at += 1
        self.parted = True
        if letter == ";":
            self._settle()
        elif letter == ".":
            self._sentence()
        elif letter == "," and self.acts:
            self.acts[-1].shares = True
        return True

    def _joined(self, end: int) -> bool:
        match = _and(self.lang).match(self.folded, self.at, end)
        if match is None or not (self.acts or self.verbs or self.stated):
            return False
        if self.acts:
            self.acts[-1].shares = True
        self.at = match.end()
        self.parted = True
        return True

    def _sentence(self) -> None:
        """End a sentence: what follows without a subject goes on about the article."""
        self._settle(final=True)
        self.verbs, self.stated, self.kind, self.lost = [], False, None, False
        self.kind_open = False
        self.targets = self.common

    # ---- statements ---------------------------------------------------------------------------------------------

    def _statement(self, end: int) -> bool:
        """Read a target with its verb, or a verb alone that goes on about what is known."""
        start = self.at
        words = dialect(self.lang)
        found: Target | None = None
        at = start
        verb = words.phrases("verb").at(self.folded, at, end)
        at = at if verb else self._pass(_noise(self.lang), start, end)
        scope = None if verb else words.phrases("scope").at(self.folded, at, end)
        if scope is not None:
            at = self._pass(_PAUSE, self._after_space(scope.end), end)
            verb = words.phrases("verb").at(self.folded, at, end)
        if verb is None:
            found = parse_target(self.printed[at : min(end, at + MAX_TARGET)], self.lang)
            if found is None:
                return False
            governed = at > start
            at = self._after_space(at + found.end)
            reached, at = at, self._pass(_noise(self.lang), at, end)
            if found.oblique and not governed and reached == at:
                return False
            at = self._pass(_PAUSE, at, end)
            verb = words.phrases("verb").at(self.folded, at, end)
        if verb is None or (self._acts_open() and not ((self.parted and self.acts[-1].verbs) or not self.verbs)):
            return False
        return self._done(start, scope, found, verb, end)

    def _acts_open(self) -> bool:
        """Say whether acts still wait for their kind, so that no new statement may begin."""
        return any(each.kind is None for each in self.acts)

    def _done(self, start: int, scope: Reading | None, found: Target | None, verb: Reading, end: int) -> bool:
        own = (found is not None and bool(found.eids)) or scope is not None
        after_act = (bool(self.acts) and bool(self.verbs)) or self.stated
        if (self.lost and not own) or (after_act and not self.parted) or self.kind_open:
            return False
        if self.verbs and not after_act and not own:
            return False
        if scope is not None and found is None and verb.form.kind not in {"verb.words", "verb.amended"}:
            return False
        targets = self._targets(scope, found) or act_as_a_whole(verb)
        made = self._verb(verb, found, targets or ("act",), end)
        if made is None or (targets is None and not stands_in_act(made)):
            return False
        targets = made.targets
        if self.acts:
            self._settle()
        if self.stated or (self.acts and self.acts[-1].verbs):
            self.verbs = []
            self.kind = None
        self.kind_open = False
        self.stated, self.lost, self.parted = False, False, False
        self.verbs.append(made)
        self.targets = made.new or made.targets
        if own and not self.common:
            self.common = articles(targets)
        elif own and not self.changes:
            self.common = tuple(dict.fromkeys((*self.common, *articles(targets))))
        return True

    def _targets(self, scope: Reading | None, found: Target | None) -> tuple[str, ...] | None:
        if found is not None and found.eids:
            return self._complete(found.eids)
        if scope is not None:
            return ("act",)
        if self.targets:
            return self.targets
        if self.subject:
            return (self.subject,)
        tops = {"art", "chp", "sec", "att"}
        return ("act",) if found is not None and found.new and all(each[0].unit in tops for each in found.new) else None

    def _complete(self, eids: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return eIds with what the note leaves to its place put in, where the place makes it certain."""
        done: list[str] = []
        for eid in eids:
            if eid.startswith("?"):
                last = self.subject.rpartition("__")[2]
                if "__" in eid or last.partition("_")[0] != eid[1:]:
                    return None
                done.append(self.subject)
            elif "?" in eid:
                return None
            else:
                one = self.common[0] if len(self.common) == 1 and self.common[0].startswith("art_") else ""
                done.append(placed(placed(eid, self.subject), one))
        return tuple(done)

    def _verb(self, verb: Reading, found: Target | None, targets: tuple[str, ...], end: int) -> Verb | None:
        values = verb.form.values
        name = verb.form.kind.rpartition(".")[2]
        at = verb.end
        new = found.new if found is not None else ()
        if name == "inserted" or values.get("takes"):
            lead = self._pass(_new_lead(self.lang), self._after_space(at), end)
            coming = parse_target(self.printed[lead : min(end, lead + MAX_TARGET)], self.lang, elements_only=True)
            if coming is not None and coming.eids and not any("?" in eid for eid in coming.eids):
                fresh = tuple(each for target in targets for eid in coming.eids for each in into(target, eid))
                if not fresh:
                    return None
                self.at = lead + coming.end
                return Verb(Action.INSERTED, targets, fresh, pending=bool(values.get("pending")))
            name = "amended"
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

    # ---- acts ---------------------------------------------------------------------------------------------------

    def _act(self, names: Naming, end: int) -> bool:
        """Read what names an act: its kind, or its date and number, with the office that stands before them."""
        if not self.verbs:
            return self._court_first(names, end) if names.kind_last else False
        at = self.at
        lead = names.lead.match(self.folded, at, end)
        if lead is not None and not self.acts:
            at = self._after_space(lead.end())
        kind = names.kind(self.folded, at, end)
        if kind is not None:
            return self._kind(names, kind)
        if (self.kind is None and not names.kind_last) or self.lost:
            return False
        start = names.owner_before(self.folded, at, end)
        if start is None or (start > at and self.kind is not None and (self.kind_open or not self.kind.office)):
            return False
        return self._reference(names, start, end)

    def _court_first(self, names: Naming, end: int) -> bool:
        """Read acts that stand before the verb that governs them."""
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

    def _kind(self, names: Naming, kind: Kind) -> bool:
        if names.kind_last:
            open_acts = [each for each in self.acts if each.kind is None]
            if not open_acts:
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
        if named is None or named.day is None:
            return False
        if self.acts and not self.acts[-1].shares and self.acts[-1].kind is not None:
            self._settle()
        self.acts.append(_Named(named, None if names.kind_last else self.kind, tuple(self.verbs), end=named.end))
        self.at = named.end
        self.kind_open = self.parted = False
        return True

    def _bracket(self, end: int) -> bool:
        """Read what stands in brackets: a clause, or a remark of the publisher."""
        match = _BRACKET.match(self.folded, self.at, end)
        if match is None or not self.acts:
            return False
        inner = self.printed[match.start() + 1 : match.end() - 1]
        if dialect(self.lang).phrases("remark").whole(self.folded[match.start() + 1 : match.end() - 1].strip(" .")):
            self.at = match.end()
            return True
        if self.acts[-1].rule is not None:
            return False
        self._clause(inner, match.start() + 1, match.end() - 1, match.end())
        self.at = match.end()
        return True

    def _clause(self, text: str, start: int, end: int, after: int) -> None:
        clause = parse_clause(text, self.lang)
        if not clause.understood:
            self.unread.append((start, end))
        self.acts[-1].rule, self.acts[-1].until, self.acts[-1].end = clause.rule, clause.until, after
        for each in reversed(self.acts[:-1]):
            if each.rule is not None or not each.shares:
                break
            each.rule, each.until = clause.rule, clause.until

    # ---- what it comes to ---------------------------------------------------------------------------------------

    def _settle(self, final: bool = False) -> None:
        """State the changes of the acts that are wholly named."""
        if not self.acts:
            return
        if self._acts_open():
            if not final:
                self.acts[-1].shares = self.acts[-1].shares or False
                return
            for each in self.acts:
                self.unread.append((each.reference.start, max(each.end, each.reference.end)))
            self.acts = []
            self.lost = True
            return
        if not self.verbs:
            return
        for each in self.acts:
            self._state(each, each.verbs or tuple(self.verbs))
        self.acts = []
        self.stated = True

    def _state(self, named: _Named, verbs: tuple[Verb, ...]) -> None:
        assert named.kind is not None
        act = act_ref(named.kind.name, named.reference)
        if act is None or not named.kind.numbers(act.number):
            self.unread.append((named.reference.start, max(named.end, named.reference.end)))
            return
        for verb in verbs:
            rule = named.rule or (OnDate(verb.since) if verb.since else Unstated())
            coming = (self.announced and verb.action not in {Action.INTERPRETED, Action.SUSPENDED}) or verb.pending
            span = (named.reference.start, max(named.end, named.reference.end))
            action, announces = (Action.ANNOUNCED, verb.action) if coming else (verb.action, None)
            last = verb.until or named.until
            for target, new in verb.pairs:
                self.changes.append(Change(target, action, new, act, rule, last, announces, verb.words, span))

    # ---- recovery -----------------------------------------------------------------------------------------------

    def _recover(self, end: int) -> None:
        """Pass over what is not understood, and forget what it may have governed."""
        start = self.at
        stop = self._next_stop(start, end)
        passed = self.folded[start:stop]
        bracket = passed.startswith("(") and bool(self.acts)
        if self.acts and self.acts[-1].rule is None and (self.acts[-1].kind is not None or bracket):
            self.acts[-1].rule = Unrecognised(self.printed[start:stop].strip())
            clause = parse_clause(self.printed[start + 1 : stop], self.lang) if bracket else None
            if clause is not None and clause.understood:
                self.acts[-1].rule, self.acts[-1].until = clause.rule, clause.until
        elif self._acts_open():
            for each in self.acts:
                self.unread.append((each.reference.start, each.end))
            self.acts = []
        self.unread.append((start, stop))
        self._settle()
        known = _BRACKET.sub("", passed) if not bracket else _verbs_in(passed, self.lang)
        if _LONG_WORD.search(known) or not self.verbs:
            self.lost = True
            self.verbs = []
            self.targets = ()
            self.kind = None
        self.kind_open = False
        self.at = stop

    def _next_stop(self, start: int, end: int) -> int:
        at = start
        while True:
            match = _RECOVER.search(self.folded, at, end)
            if match is None:
                return end
            if match[0] == ";" or _ends_sentence(self.folded, match.start()):
                return max(match.start(), start + 1)
            at = match.end()

    # ---- small steps --------------------------------------------------------------------------------------------

    def _after_space(self, at: int) -> int:
        match = _SPACES.match(self.folded, at)
        assert match is not None
        return match.end()

    def _pass(self, pattern: "re.Pattern[str] | None", at: int, end: int) -> int:
        match = pattern.match(self.folded, at, end) if pattern is not None else None
        return self._after_space(match.end()) if match else at


_PAUSE = re.compile(r"[-,:.]")


@cache
def _and(lang: str) -> re.Pattern[str]:
    words = dialect(lang)
    return re.compile(f"(?:{words.writer.pattern(words.settings.get('and', ','))})(?![\\w.])(?! *(?:[-,;.)]|$))")


@cache
def _noise(lang: str) -> re.Pattern[str]:
    return re.compile(f"(?:{dialect(lang).phrases('noise').source})(?!\\w)")


@cache
def _new_lead(lang: str) -> "re.Pattern[str] | None":
    words = dialect(lang)
    lead = words.settings.get("new_lead")
    return re.compile(f"(?:{words.writer.pattern(lead)})(?!\\w)") if lead else None


def _verbs_in(folded: str, lang: str) -> str:
    """Return the first verb that a stretch of text holds, or nothing."""
    found = next(dialect(lang).phrases("verb").find(folded), None)
    return "" if found is None else folded[found.start : found.end]


def _ends_sentence(folded: str, at: int) -> bool:
    """Say whether a full stop ends a sentence and not a shortened word or a number."""
    word = re.search(r"\w*$", folded[max(0, at - 30) : at])
    return word is not None and len(word[0]) > 3
