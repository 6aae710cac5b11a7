"""Resolve: which act and provision each citation means, what it was on its day, and what the citation says badly."""

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from lawtime.analysis.cite.choosing import NUMBERED_ALONE, Choice, Chooser
from lawtime.analysis.cite.countries import PASSAGE, SENTENCE, TEXT
from lawtime.analysis.cite.dialects import cite_words
from lawtime.analysis.cite.finder import ABROAD, HERE, LAST, OTHER, default_index
from lawtime.analysis.cite.held import HeldActs
from lawtime.analysis.cite.makers import makers_told, numbered_as
from lawtime.analysis.cite.model import Citation, Mention, Naming, Standing
from lawtime.analysis.cite.namings import day_in
from lawtime.analysis.cite.standing import amendments, registered_standing
from lawtime.analysis.cite.titles import TitleIndex, title_words
from lawtime.model.acts import ActRef, article_of, normal_number
from lawtime.model.findings import Finding

_CODE_KINDS = frozenset({"code", "constitution"})
_IN_ARTICLES = frozenset({"law", "constitutional_law", "code", "constitution"})
_WITHIN = ("para_", "subpara_", "al_")
_MISNAMED = frozenset({"amending-act-as-base", "number-of-another-act", "number-differs"})
_PASSAGE = 700
"""So many letters from a bill a new law without a name of its own is taken for it."""
_REACH = 300
"""So many citations back a short form may lean; what is named before them is out of every reader's mind."""
_ITSELF = Choice(None, "it speaks of the text in which it stands, and which act that is is not known")
_ELSEWHERE = "a treaty, or an act of another maker"
_ELSEWHERE_IN = {
    SENTENCE: "it names no country, and the sentence speaks of another one",
    PASSAGE: "it names no country, and the text has spoken of others since it last spoke of this one",
}
_BILL, _OF_BILL = "a bill, and no act yet", "no act is named with it, and the one named before it is a bill"
_NOTHING = Choice(None, "it leans on an earlier citation, and there is none")


@frozen
class _Earlier:
    """What an earlier citation named, for the short forms that lean on it."""

    naming: Naming
    choice: Choice
    eids: tuple[str, ...]


def resolve(
    mentions: Sequence[Mention],
    *,
    on: datetime.date | None,
    index: TitleIndex | None = None,
    held: HeldActs | None = None,
    own: ActRef | None = None,
    source: str = "",
) -> tuple[Citation, ...]:
    """Return what each citation of a text means; a list or range of provisions gives one citation for each.

    Args:
        mentions: the citations as they stand in the text.
        on: the day of the text; `None` leaves unsettled what depends on it.
        index: the titles of the register of acts that is asked; that of lawtime where left out.
        held: acts whose texts are here.
        own: the act that the text is an edition of, for its references to itself.
        source: the name of the text, for findings.

    >>> from lawtime.analysis.cite.finder import find
    >>> resolve(find("Art. 5 of the Criminal Code"), on=datetime.date(2014, 5, 1))[0].act.number
    '167-I'
    """
    return tuple(_Resolver(mentions, on, index or default_index(), held or HeldActs(), own, source).citations())


class _Resolver:
    def __init__(
        self,
        mentions: Sequence[Mention],
        on: datetime.date | None,
        index: TitleIndex,
        held: HeldActs,
        own: ActRef | None,
        source: str,
    ) -> None:
        self.mentions, self.on, self.index = mentions, on, index
        self.held, self.own, self.source = held, own, source
        self.defined = _definitions(mentions)
        self.named_codes = {each.naming.codes[0] for each in mentions if each.naming and len(each.naming.codes) == 1}
        bound = frozenset(code for naming in self.defined.values() if naming.time == "new" for code in naming.codes)
        self.chooser = Chooser(index.register, index, on, bound)
        self.makers = makers_told(each.naming for each in mentions if each.naming is not None)
        self.earlier: list[_Earlier] = []
        self.introduced: dict[str, Choice] = {}
        self.titles: dict[tuple[str, ...], ActRef] = {}
        self.made: dict[tuple[int, int], Choice] = {}
        self.bills = [each.start for each in mentions if each.naming is not None and each.naming.draft]
        self.cited: tuple[str, Choice] | None = None
        """The article that was cited last, and the choice of its act."""

    def citations(self) -> Iterator[Citation]:
        """Yield the citations, in the order of the text."""
        for mention in self.mentions:
            if mention.naming is not None and mention.naming.treaty:
                self.earlier.append(_Earlier(mention.naming, Choice(None, _ELSEWHERE), mention.eids))
                self._remember(mention.eids, self.earlier[-1].choice)
                yield from self._foreign(mention)
                continue
            choice = self._choice(mention)
            if mention.naming is not None:
                if mention.naming.defines:
                    self.introduced[mention.naming.defines] = choice
                self.earlier.append(_Earlier(mention.naming, choice, mention.eids))
            elif choice.act is not None and self.earlier:
                self.earlier.append(_Earlier(self.earlier[-1].naming, choice, mention.eids))
            found = tuple(self._answers(mention, choice))
            self._remember([each.eid for each in found if each.eid], choice)
            yield from found

    def _remember(self, eids: Sequence[str], choice: Choice) -> None:
        articles = [article for eid in eids if (article := article_of(eid))]
        if articles:
            self.cited = (articles[-1], choice)

    def _foreign(self, mention: Mention) -> Iterator[Citation]:
        for eid in mention.eids or (None,):
            yield Citation(mention, "treaty", None, eid, None, reason=_ELSEWHERE)

    def _back(self) -> Iterator[_Earlier]:
        """Yield the citations on which a short form may lean, the nearest first."""
        return reversed(self.earlier[-_REACH:])

    # -- which act

    def _choice(self, mention: Mention) -> Choice:
        naming = mention.naming
        if naming is None:
            return self._bare(mention)
        if naming.draft:
            near = self.index.near(naming.title) if naming.title else ()
            return Choice(None, _BILL, tuple(entry.act for entry in near))
        key = (naming.start, naming.end)
        if key not in self.made or naming.codes:
            self.made[key] = self._named(naming, mention.eids)
        return self.made[key]

    def _named(self, naming: Naming, eids: Sequence[str]) -> Choice:
        if naming.beside and naming.title:
            return Choice(None, "no act of this title is known", _acts_near(self.index, naming.title))
        if naming.short:
            return self._leaning(naming, eids)
        if naming.abroad in _ELSEWHERE_IN:
            return self._of_another_country(naming, eids)
        if len(self.makers.get(numbered_as(naming), ())) > 1:
            return Choice(None, "two bodies have made acts of this kind, number and day", _made(naming))
        settled, findings = self._abbreviation(naming)
        if settled.codes and len(settled.codes) == 1 and not settled.number:
            choice = self.chooser.code(settled, settled.codes, settled.time, eids)
        elif (remembered := self._remembered(settled)) is not None:
            choice = Choice(remembered)
        else:
            choice = self._shortened(settled, self.chooser.choose(settled, eids))
        if choice.act is None and settled.year and not (settled.number or settled.title or settled.codes):
            choice = self._of_year(settled, choice)
        if choice.act is not None and settled.title and not _misnamed(choice):
            self.titles.setdefault(title_words(settled.title), choice.act)
        return evolve(choice, findings=(*choice.findings, *findings))

    def _of_another_country(self, naming: Naming, eids: Sequence[str]) -> Choice:
        """Return nothing but candidates for an act without a country, where its sentence speaks of another one."""
        settled, _ = self._abbreviation(naming)
        choice = self.chooser.choose(settled, eids)
        reason = _ELSEWHERE_IN[naming.abroad]
        return Choice(None, reason, (choice.act,) if choice.act is not None else choice.candidates)

    def _remembered(self, naming: Naming) -> ActRef | None:
        """Return the act that the text has named in full under the same title."""
        if not naming.title or naming.number:
            return None
        act = self.titles.get(title_words(naming.title))
        return act if act is not None and day_in(naming, act.date) else None

    def _shortened(self, naming: Naming, choice: Choice) -> Choice:
        """Return the act of a title cut short, where the text has named just one whose title holds all its words."""
        said = set(title_words(naming.title))
        if choice.act is not None or not said or naming.number or naming.date is not None:
            return choice
        fitting = {act for words, act in self.titles.items() if said < set(words)}
        if len(fitting) != 1 or len(said) < 2:
            return choice
        (act,) = fitting
        message = f"the title is cut short; it is read with {act}, which the text has named in full"
        return Choice(act, findings=(Finding("title-assumed", message),))

    def _abbreviation(self, naming: Naming) -> tuple[Naming, tuple[Finding, ...]]:
        """Return a name whose abbreviation the text settles: it introduces it, or names one of its codes in full."""
        if not naming.abbreviation:
            return naming, ()
        defined = self.defined.get(naming.abbreviation)
        if defined is not None and defined.codes:
            return evolve(naming, codes=defined.codes), ()
        if len(naming.codes) < 2:
            return naming, ()
        named = [code for code in naming.codes if code in self.named_codes]
        if len(named) != 1:
            return naming, ()
        message = f"{naming.abbreviation!r} may stand for several codes; the text names only one of them in full"
        return evolve(naming, codes=(named[0],)), (Finding("abbreviation-assumed", message),)

    def _of_year(self, naming: Naming, choice: Choice) -> Choice:
        """Return the act of a year that an earlier citation named, or might mean."""
        for before in self._back():
            acts = [before.choice.act] if before.choice.act else [*before.choice.candidates]
            fitting = [act for act in acts if act.date.year == naming.year and _same_kind(naming, act.kind)]
            if len(fitting) == 1:
                return Choice(fitting[0])
        return choice

    def _leaning(self, naming: Naming, eids: Sequence[str]) -> Choice:
        """Return what a short form leans on: "this Law", "the new code", "the said Decree"."""
        if naming.abbreviation in self.introduced:
            return evolve(self.introduced[naming.abbreviation], findings=())
        if naming.time == "ibid":
            return evolve(self.earlier[-1].choice, findings=()) if self.earlier else _NOTHING
        if naming.time == "this" and self.own is not None and _same_kind(naming, self.own.kind):
            return Choice(self.own)
        if naming.time == "this" and (_of_itself(naming.lang) or naming.kind in NUMBERED_ALONE):
            return _ITSELF
        if self.own is not None and not naming.time and not naming.beside:
            return Choice(None, "it may mean the act itself, another one or the law at large", (self.own,))
        for before in self._back():
            if before.naming.short and not before.choice.act:
                continue
            same = _same_kind(naming, before.choice.act.kind if before.choice.act else before.naming.kind)
            if not same or before.naming.draft:
                continue
            if naming.beside and before.choice.act is not None:
                message = (
                    f"it gives a kind of act alone; it is read with {before.choice.act}, which was named before it"
                )
                return evolve(before.choice, findings=(Finding("act-assumed", message),))
            if naming.time in {"", "this", "same"}:
                return evolve(before.choice, findings=())
            return self._of_time(naming, before, eids)
        return _NOTHING

    def _of_time(self, naming: Naming, before: _Earlier, eids: Sequence[str]) -> Choice:
        """Return the act of the row in which an earlier one stands that "new", "current" or "previous" means."""
        settled, _ = self._abbreviation(before.naming)
        if settled.codes:
            plain = evolve(settled, stated_month=None, date=None, year=None)
            return self.chooser.code(plain, settled.codes, naming.time, ())
        if before.choice.act is None:
            return evolve(before.choice, findings=())
        entry = self.index.register.get(before.choice.act)
        if entry is None or not (entry.predecessor or entry.successor):
            if naming.time == "current":
                return evolve(before.choice, findings=())
            return Choice(None, f"which act is meant by {naming.time!r} is not settled", (before.choice.act,))
        numbers = (entry.predecessor, entry.act.number, entry.successor)
        row = [each for number in numbers if number for each in self.index.register.numbered(number)]
        return self.chooser.period(row, naming.time, None)

    def _bare(self, mention: Mention) -> Choice:
        """Return the act of an article that is cited without one."""
        if mention.unclear == OTHER:
            return Choice(None, "it goes with words that name no act which is known")
        if any(eid.startswith(LAST) for eid in mention.eids):
            return evolve(self.cited[1], findings=()) if self.cited is not None else _NOTHING
        if self.own is not None:
            return Choice(self.own)
        if mention.unclear == ABROAD:
            return Choice(None, "no act is named with it, and the sentence speaks of another country")
        if any(eid.startswith(HERE) for eid in mention.eids):
            return Choice(None, "the article in which it stands is not known")
        for before in self._back():
            if before.naming.start < mention.sentence:
                break
            return self._assumed(before)
        for before in self._back():
            if before.eids == mention.eids:
                return self._assumed(before)
        for before in self._back():
            if before.naming.time not in {"current", "previous"}:
                return self._assumed(before)
        return _NOTHING

    def _assumed(self, before: _Earlier) -> Choice:
        """Return the act of an earlier citation, and say that taking it is an assumption."""
        if before.naming.treaty:
            return Choice(None, "no act is named with it, and the one named before it is none of the state")
        if before.naming.draft:
            return Choice(None, _OF_BILL)
        if before.choice.act is None:
            reason = "no act is named with it, and the one named before it is not settled"
            return Choice(None, reason, before.choice.candidates)
        message = f"no act is named with it; it is read with {before.choice.act}, which the text names before it"
        return Choice(before.choice.act, findings=(Finding("act-assumed", message),))

    # -- what it was then

    def _answers(self, mention: Mention, choice: Choice) -> Iterator[Citation]:
        naming = mention.naming
        stated = naming.stated if naming is not None else None
        on = stated or self.on
        act = choice.act
        if act is None:
            kind = "draft" if choice.reason in {_BILL, _OF_BILL} else "unresolved"
            kind = "treaty" if choice.reason == _ELSEWHERE else kind
            if kind == "unresolved" and self._is_to_come(mention):
                kind, choice = "draft", evolve(choice, reason="a new law, which the text calls a bill as well")
            findings = self._placed(mention, choice.findings)
            for eid in self._eids(mention, None) or (None,):
                yield Citation(
                    mention, kind, None, eid, on, reason=choice.reason, candidates=choice.candidates, findings=findings
                )
            return
        if self.own is not None:
            choice = evolve(choice, findings=tuple(each for each in choice.findings if each.code != "amending-act"))
        told = [*choice.findings, *self._abroad(naming), *self._doubts(mention), *self._dates(naming, act)]
        for eid in self._eids(mention, act) or (None,):
            standing, found = self._standing(act, eid, on)
            more = [*told, *found, *self._ceased(naming, act, on, standing), *self._lone(act, eid)]
            kind = "provision" if eid else "act"
            findings = self._placed(mention, more)
            yield Citation(mention, kind, act, eid, on, standing, choice.reason, choice.candidates, findings)

    def _is_to_come(self, mention: Mention) -> bool:
        """Say whether a new law is one that the passage calls a bill too."""
        naming = mention.naming
        if naming is None or naming.time != "new" or naming.kind != "law" or naming.number:
            return False
        place = bisect_left(self.bills, mention.start - _PASSAGE)
        return place < len(self.bills) and self.bills[place] <= mention.end + _PASSAGE

    def _eids(self, mention: Mention, act: ActRef | None) -> tuple[str, ...]:
        """Return the provisions: one in "this Article" from where it stands, one in "that Article" from the last."""
        found = []
        for eid in mention.eids:
            if eid.startswith((HERE, LAST)):
                last = self.cited[0] if self.cited is not None else None
                article = self.held.article_at(self.own, mention.start) if eid[0] == HERE else last
                if article is None:
                    continue
                eid = f"{article}__{eid[1:]}" if eid[1:] else article
            found.append(self.held.fitted(act, eid) if act is not None else eid)
        return tuple(found)

    def _standing(self, act: ActRef, eid: str | None, on: datetime.date | None) -> tuple[Standing, list[Finding]]:
        registered = registered_standing(self.index.register, act, on)
        found: list[Finding] = []
        if on is not None and self.held.holds(act):
            standing, found = self.held.standing(act, eid, on)
            standing = evolve(standing, successor=registered.successor or standing.successor)
        else:
            # Nothing shows that the article itself stood so: it may have come in later, or have been struck out.
            sure = "presumed" if eid and registered.certainty == "exact" else registered.certainty
            standing = evolve(registered, certainty=sure)
        if on is not None and standing.status == "absent" and not found:
            found.append(Finding("before-force", f"{act} had not been signed on {on}"))
        elif on is not None and standing.status == "not_yet":
            day = standing.since.isoformat() if standing.since is not None else "a later day"
            earlier = [each for each in amendments(self.index.register, act) if each.date <= on]
            already = f"; {' and '.join(map(str, earlier))} had changed it already" if earlier else ""
            found.append(Finding("before-force", f"on {on} {act} was not yet in force; it applies from {day}{already}"))
        return standing, found

    def _ceased(
        self, naming: Naming | None, act: ActRef, on: datetime.date | None, standing: Standing
    ) -> Iterator[Finding]:
        """Yield a finding where the act had ceased by the day of the text, also where an older version is cited.

        A text that speaks of a former act, and the act that took its place, say so rightly.
        """
        if naming is not None and naming.time == "previous":
            return
        now = standing if on == self.on else registered_standing(self.index.register, act, self.on)
        if self.on is None or now.status != "repealed" or (now.successor is not None and now.successor == self.own):
            return
        until = now.until.isoformat() if now.until is not None else "?"
        after = f"; {now.successor} took its place" if now.successor else ""
        sure = "" if now.certainty == "exact" else " presumably"
        yield Finding("ceased", f"by {self.on} {act} had{sure} ceased to apply (from {until}){after}")

    def _abroad(self, naming: Naming | None) -> Iterator[Finding]:
        if naming is not None and naming.abroad == TEXT:
            message = "it names no country, and the text speaks of another one; it is read as an act of this one"
            yield Finding("country-assumed", message)

    def _lone(self, act: ActRef, eid: str | None) -> Iterator[Finding]:
        if self.own is None and act.kind in _IN_ARTICLES and eid and eid.startswith(_WITHIN):
            message = f"{eid!r} stands within an article of {act}, and which one is not said"
            yield Finding("article-missing", message)

    def _doubts(self, mention: Mention) -> Iterator[Finding]:
        if mention.unclear and mention.unclear not in {OTHER, ABROAD}:
            message = f"{mention.unclear!r} can be read in several ways; what is sure of it is given"
            yield Finding("number-unclear", message)
        if mention.approved and mention.eids:
            yield Finding("of-approved-text", "the provision is one of the text that the act approved, not of its own")

    def _dates(self, naming: Naming | None, act: ActRef) -> Iterator[Finding]:
        """Yield what the day of the version that a citation states says badly."""
        if naming is None:
            return
        if naming.stated_badly:
            yield Finding("date-order", f"{naming.stated_badly!r} is no day in the usual order of day, month and year")
        if naming.stated is None:
            return
        if naming.stated < act.date:
            yield Finding(
                "amended-before-signed", f"{act} is cited as amended on {naming.stated}, before its signature"
            )
        elif self.held.holds(act):
            if not self.held.amended_on(act, naming.stated):
                message = f"no amendment of {act} is dated {naming.stated} or took effect then"
                yield Finding("no-such-amendment", message)
        elif all(each.date != naming.stated for each in amendments(self.index.register, act)):
            why = "its text is not here, and the register knows of no amendment of that day"
            message = f"whether {act} was amended on {naming.stated} cannot be checked: {why}"
            yield Finding("amendment-not-checkable", message)

    def _placed(self, mention: Mention, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        span = (mention.start, mention.end)
        made = [evolve(each, source=self.source, line=mention.line, span=span) for each in findings]
        return tuple(dict.fromkeys(made))


def _definitions(mentions: Sequence[Mention]) -> Mapping[str, Naming]:
    found: dict[str, Naming] = {}
    for mention in mentions:
        if mention.naming is not None and mention.naming.defines:
            found.setdefault(mention.naming.defines, mention.naming)
    return found


def _made(naming: Naming) -> tuple[ActRef, ...]:
    return (ActRef(naming.kind, normal_number(naming.number), naming.date),) if naming.date is not None else ()


def _acts_near(index: TitleIndex, title: str) -> tuple[ActRef, ...]:
    return tuple(entry.act for entry in index.near(title))


def _of_itself(lang: str) -> bool:
    """Say whether a language has a word for "this" by which an act speaks of itself alone."""
    words = cite_words(lang)
    return words is not None and bool(words.words.settings.get("this_is_own"))


def _misnamed(choice: Choice) -> bool:
    """Say whether title and number of a name do not go together, so that the title must not be remembered."""
    return any(finding.code in _MISNAMED for finding in choice.findings)


def _same_kind(naming: Naming, kind: str) -> bool:
    if naming.kind in _CODE_KINDS:
        return kind in _CODE_KINDS
    return naming.kind == kind or {naming.kind, kind} <= {"law", "constitutional_law"}
