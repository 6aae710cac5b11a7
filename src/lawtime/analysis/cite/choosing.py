"""Which act a name means: by its number, its title, or the code that it was on the day of the text."""

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from lawtime.analysis.cite.makers import PRIVATE
from lawtime.analysis.cite.model import Naming
from lawtime.analysis.cite.namings import day_in
from lawtime.analysis.cite.standing import registered_standing
from lawtime.analysis.cite.suffixes import Series
from lawtime.analysis.cite.titles import TitleIndex, title_words
from lawtime.jurisdictions.kz.acts import Register, RegisteredAct
from lawtime.model.acts import ActRef, normal_number
from lawtime.model.findings import Finding

NUMBERED_ALONE = frozenset({"decree", "resolution", "order", "decision", "court_decision"})
"""The kinds of act whose numbers bear no suffix of a convocation."""
_TYPED = re.compile(r"\d{1,4}-1{1,3}")
"""A number whose convocation is typed with digits."""
_SUFFIXED = re.compile(r"\d{1,5}(?:-\d{1,2})?(?:-[IVXL]{1,6})?")
_SOON, _YOUNG = datetime.timedelta(days=1100), datetime.timedelta(days=2000)
_SUFFIXES_FROM = datetime.date(1993, 1, 1)


@frozen
class Choice:
    """Which act a name means, or why that is not settled.

    Args:
        act: the act, or `None`.
        reason: why it is not settled.
        candidates: what it may mean.
        findings: what the name says badly, as code and message.
    """

    act: ActRef | None
    reason: str = ""
    candidates: tuple[ActRef, ...] = ()
    findings: tuple[Finding, ...] = ()


@frozen(slots=False, eq=False)
class Chooser:
    """Choose acts by what a register knows.

    Args:
        register: the acts.
        index: their titles.
        day: the day of the text, or `None`.
        bound: the codes that the text says it means in their new form.
    """

    register: Register
    index: TitleIndex
    day: datetime.date | None
    bound: frozenset[str] = field(default=frozenset())

    @cached_property
    def series(self) -> Series:
        """The numbers of the acts that the register knows."""
        return Series(self.register)

    def choose(self, naming: Naming, eids: Sequence[str] = ()) -> Choice:
        """Return the act that a name which leans on no other means."""
        if naming.number:
            return self._numbered(naming)
        if naming.codes:
            return self.code(naming, naming.codes, naming.time, eids)
        if naming.title:
            return self._titled(naming)
        return self._dated(naming)

    # -- by number

    def _numbered(self, naming: Naming) -> Choice:
        number = normal_number(naming.number)
        if naming.kind not in NUMBERED_ALONE and _TYPED.fullmatch(number) and not self.register.numbered(number):
            head, _, ones = number.partition("-")
            told = self._numbered(evolve(naming, number=f"{head}-{'I' * len(ones)}"))
            message = f"number {naming.number!r} ends in digits; it is read as a Roman numeral"
            return evolve(told, findings=(Finding("number-typed", message), *told.findings))
        same = self.register.numbered(number)
        fitting = [entry for entry in same if day_in(naming, entry.act.date)]
        if len(fitting) == 1:
            return self._told(fitting[0], naming)
        if not same and naming.kind in NUMBERED_ALONE and naming.date is not None:
            return _made(ActRef(naming.kind, number, naming.date), naming)
        if not same and "-" not in number:
            return self._suffixless(number, naming)
        titled = self._title_entries(naming)
        if same and not fitting:
            return self._misdated(same, titled, naming)
        dated = [entry for entry in titled if naming.date is not None and entry.act.date == naming.date]
        if len(dated) == 1:
            message = f"number {naming.number!r} is not that of the act of this title and day, {dated[0].act}"
            return Choice(dated[0].act, findings=(Finding("number-differs", message),))
        if naming.date is None:
            reason = f"no act numbered {number} is known, and its day is not given"
            return Choice(None, reason, _acts(titled))
        if not _SUFFIXED.fullmatch(number):
            return Choice(None, f"no act numbered {number} is known, and acts of this kind bear no such numbers")
        return Choice(ActRef(naming.kind, number, naming.date), candidates=())

    def _told(self, entry: RegisteredAct, naming: Naming) -> Choice:
        """Return an act whose number agrees, with what title and kind of the name say badly."""
        others = [each for each in self._title_entries(naming) if each.act != entry.act]
        own = self._bears(entry, naming)
        bases = self._bases(entry)
        if entry.amending:
            if naming.title and not own and not _amends(naming.title, entry):
                named = " and ".join(map(str, bases)) or "the acts that it changed"
                message = f"{entry.act} is an amending law; the base law is {named}"
                return Choice(entry.act, candidates=bases, findings=(Finding("amending-act-as-base", message),))
            message = f"{entry.act} is an amending law: what it says stands in the acts that it changed"
            return Choice(entry.act, candidates=bases, findings=(Finding("amending-act", message),))
        if not naming.title or own:
            return Choice(entry.act)
        if others and naming.date is None:
            acts = (entry.act, *_acts(others))
            message = f"number {naming.number!r} belongs to {entry.act}, the title {naming.title!r} to {others[0].act}"
            finding = Finding("number-of-another-act", message)
            return Choice(None, "its number and its title name different acts", acts, (finding,))
        if others:
            message = f"the title {naming.title!r} belongs to {others[0].act}; number and day are those of {entry.act}"
            return Choice(entry.act, candidates=_acts(others), findings=(Finding("number-of-another-act", message),))
        message = f"{entry.act} is titled {entry.title(naming.lang)!r}, not {naming.title!r}"
        return Choice(entry.act, findings=(Finding("title-differs", message),))

    def _bases(self, entry: RegisteredAct) -> tuple[ActRef, ...]:
        return tuple(base.act for number in entry.amends for base in self.register.numbered(number))

    def _bears(self, entry: RegisteredAct, naming: Naming) -> bool:
        key = title_words(naming.title)
        return any(title_words(title.text) == key for title in entry.titles) if key else True

    def _suffixless(self, number: str, naming: Naming) -> Choice:
        """Return the act of a number without its suffix, where the day settles it."""
        known = self.register.without_suffix(number)
        if naming.kind in NUMBERED_ALONE:
            return Choice(None, "a number of its kind names an act only with its day, which is not given")
        fitting = [entry for entry in known if day_in(naming, entry.act.date)]
        exact = [entry for entry in fitting if naming.date is not None or self._titled_so(entry, naming)]
        if len(exact) == 1:
            message = f"number {naming.number!r} lacks its suffix; the act is {exact[0].act}"
            told = self._told(exact[0], naming)
            return Choice(
                told.act, told.reason, told.candidates, (Finding("number-without-suffix", message), *told.findings)
            )
        if naming.date is not None and naming.date < _SUFFIXES_FROM:
            return Choice(ActRef(naming.kind, number, naming.date))
        completed = self._completed(number, naming, known)
        if completed is not None:
            return completed
        titled = self._title_entries(naming)
        return Choice(None, f"number {number} lacks its suffix, and no act of it is known", _acts([*fitting, *titled]))

    def _completed(self, number: str, naming: Naming, known: Sequence[RegisteredAct]) -> Choice | None:
        """Return the act of a number of a day, where the numbers around it leave it one suffix only."""
        day = naming.date
        taken = any(entry.act.date == day for entry in known)
        if day is None or taken or not naming.country or not number.isdigit():
            return None
        suffix = self.series.suffix(int(number), day)
        if not suffix:
            return None
        act = ActRef(naming.kind, f"{number}-{suffix}", day)
        message = f"number {naming.number!r} lacks its suffix; by the numbers of the acts before and after it is {act}"
        return Choice(act, findings=(Finding("number-without-suffix", message),))

    def _titled_so(self, entry: RegisteredAct, naming: Naming) -> bool:
        return bool(naming.title) and self._bears(entry, naming)

    def _misdated(self, same: Sequence[RegisteredAct], titled: Sequence[RegisteredAct], naming: Naming) -> Choice:
        """Return what a number means that belongs to an act of another day."""
        dated = [entry for entry in titled if day_in(naming, entry.act.date)]
        given = naming.date or naming.year
        if len(dated) == 1:
            message = f"number {naming.number!r} belongs to {same[0].act}; title and day are those of {dated[0].act}"
            return Choice(dated[0].act, candidates=_acts(same), findings=(Finding("number-of-another-act", message),))
        agreeing = [entry for entry in same if self._titled_so(entry, naming)]
        if len(agreeing) == 1:
            message = f"{agreeing[0].act} was not signed on {given}"
            return Choice(agreeing[0].act, findings=(Finding("date-differs", message),))
        message = f"number {naming.number!r} belongs to {same[0].act}, which was not signed on {given}"
        reason = "its number belongs to an act of another day"
        return Choice(None, reason, _acts([*same, *titled]), (Finding("number-of-another-act", message),))

    # -- by title

    def _title_entries(self, naming: Naming) -> list[RegisteredAct]:
        if not naming.title:
            return []
        return list(dict.fromkeys(entry for entry, _ in self.index.named(naming.title)))

    def _titled(self, naming: Naming) -> Choice:
        named = self.index.named(naming.title)
        entries = list(dict.fromkeys(entry for entry, _ in named))
        if not entries:
            near = self.index.near(naming.title)
            dated = [entry for entry in near if naming.date is not None and entry.act.date == naming.date]
            if len(dated) == 1 and not dated[0].amending:
                said = f"{dated[0].act} is titled {dated[0].title(naming.lang)!r}, not {naming.title!r}"
                return Choice(dated[0].act, findings=(Finding("title-differs", said),))
            return Choice(None, "no act of this title is known", _acts(near))
        fitting = [entry for entry in entries if day_in(naming, entry.act.date)]
        if not fitting:
            given = naming.date or naming.year
            return Choice(None, f"no act of this title was signed in {given}", _acts(entries))
        borne = [entry for entry in fitting if any(title.borne_on(self.day) for each, title in named if each == entry)]
        if not borne:
            return Choice(None, f"no act bore this title on {self.day}", _acts(fitting))
        if len(borne) == 1 and naming.date is not None:
            return Choice(borne[0].act)
        return self.period(borne, naming.time, None)

    def _dated(self, naming: Naming) -> Choice:
        """Return what a name means that gives no more than its kind and a day or year."""
        if naming.date is not None:
            same = [entry for entry in self.register if entry.act.date == naming.date]
            return Choice(None, "the day alone does not settle which act it is", _acts(same))
        return Choice(None, "the year alone does not settle which act it is")

    # -- by code and period

    def code(self, naming: Naming, codes: Sequence[str], time: str, eids: Sequence[str]) -> Choice:
        """Return the act that a code was, or was to be, on the day of the text."""
        entries = [entry for code in codes for entry in self.register.code(code)]
        month = naming.stated_month
        signed = [e for e in entries if month and (e.act.date.year, e.act.date.month) == month]
        if len(signed) == 1:
            return Choice(signed[0].act)
        dated = [e for e in entries if day_in(naming, e.act.date)] if naming.date or naming.year else entries
        if not dated:
            return Choice(None, f"no code of this name was signed in {naming.date or naming.year}", _acts(entries))
        if len(codes) > 1:
            return Choice(None, "the abbreviation stands for several codes", _acts(dated))
        inside = [entry for entry in dated if _holds(entry, eids)]
        if naming.half and any(entry.articles for entry in inside):
            inside = _half(inside, naming.half)
        if naming.date is not None and len(inside) == 1:
            return Choice(inside[0].act)
        new = bool(codes) and codes[0] in self.bound
        if naming.spoken is not None:
            return self._spoken(dated, naming.spoken)
        if naming.told_on is not None and not (time or new) and self.day is not None and naming.told_on < self.day:
            return self._told_then(inside or dated, naming, self.period(inside or dated, time, new))
        choice = self.period(inside or dated, time, new)
        return choice if time or new else self._told_in(inside or dated, naming.told_year, choice)

    def _told_in(self, entries: Sequence[RegisteredAct], year: int | None, choice: Choice) -> Choice:
        """Return a choice with a doubt where the passage speaks of a year all through which another act applied.

        A year in which one of the acts was signed, began or ended tells of the acts themselves.
        """
        days = [day for entry in entries for day in (entry.act.date, entry.in_force, entry.ended) if day is not None]
        if year is None or choice.act is None or any(day.year == year for day in days):
            return choice
        held = self._all_year(entries, year)
        if len(held) != 1 or held[0].act == choice.act:
            return choice
        then, now = held[0].act, choice.act
        message = (
            f"the passage speaks of {year}, when {then} applied; it is read with {now}, the act on the day of the text"
        )
        finding = Finding("year-spoken-of", message)
        return evolve(choice, candidates=(*choice.candidates, then), findings=(*choice.findings, finding))

    def _all_year(self, entries: Sequence[RegisteredAct], year: int) -> list[RegisteredAct]:
        ends = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        return [
            entry
            for entry in entries
            if all(registered_standing(self.register, entry.act, day).status == "in_force" for day in ends)
        ]

    def _told_then(self, entries: Sequence[RegisteredAct], naming: Naming, choice: Choice) -> Choice:
        """Return the act of a row that applied on the day of which the sentence of a name speaks.

        A day that stands in an earlier sentence only casts a doubt. A day on which one of the acts was signed, began or
        ended tells of the acts themselves.
        """
        day = naming.told_on
        if day is None or any(day in {entry.act.date, entry.in_force, entry.ended} for entry in entries):
            return choice
        held = [e for e in entries if registered_standing(self.register, e.act, day).status == "in_force"]
        if len(held) != 1 or choice.act is None or held[0].act == choice.act:
            return choice
        then, now = held[0].act, choice.act
        if naming.told_near:
            message = f"its sentence speaks of {day}; it is read with the act that applied then, {then}"
            return Choice(then, candidates=(now,), findings=(Finding("year-spoken-of", message),))
        message = (
            f"the passage speaks of {day}, when {then} applied; it is read with {now}, the act on the day of the text"
        )
        finding = Finding("year-spoken-of", message)
        return evolve(choice, candidates=(*choice.candidates, then), findings=(*choice.findings, finding))

    def _spoken(self, entries: Sequence[RegisteredAct], year: int) -> Choice:
        """Return the act that a text means which speaks of a code in a year: the one that applied all through it."""
        held = self._all_year(entries, year)
        if len(held) != 1:
            return Choice(
                None, f"it speaks of {year}, and no one act of this name applied all that year", _acts(entries)
            )
        message = f"it speaks of {year}; it is read with the act that applied then, {held[0].act}"
        return Choice(held[0].act, findings=(Finding("year-spoken-of", message),))

    def period(self, entries: Sequence[RegisteredAct], time: str, new: bool | None) -> Choice:
        """Return which of several acts that followed one another a text of its day means."""
        acts = _acts(entries)
        if not entries:
            return Choice(None, "no such act is known")
        if self.day is None:
            if len(entries) == 1:
                return Choice(acts[0])
            return Choice(None, "the day of the text is not known, and the acts of this name changed", acts)
        states = {entry.act: registered_standing(self.register, entry.act, self.day).status for entry in entries}
        ordered = sorted(entries, key=lambda entry: entry.act.date)
        applied = [entry for entry in ordered if states[entry.act] == "in_force"]
        coming = [entry for entry in ordered if states[entry.act] == "not_yet"]
        ended = [entry for entry in ordered if states[entry.act] == "repealed"]
        if time == "previous":
            chosen = applied if coming and new else [] if coming else ended[-1:]
        elif coming and (time == "new" or (new and time != "current")):
            chosen = coming[-1:]
        else:
            chosen = applied
        if time == "new" and not coming and chosen and self._overtaken(chosen[-1], ordered):
            return Choice(None, "it speaks of a new act, and none was signed by then", acts)
        if len(chosen) == 1:
            return Choice(chosen[0].act, findings=self._aged(chosen[0], coming, time, bool(new)))
        alone = states[ordered[0].act] if len(entries) == 1 else "absent"
        if time == "previous" and alone in {"in_force", "not_yet"}:
            return Choice(None, "it speaks of a former act, and the one known by this name had not ended", acts)
        if not chosen and alone != "absent":
            return Choice(ordered[0].act)
        alive = [entry for entry in ordered if states[entry.act] != "absent"]
        reason = (
            "which of the acts of this name is meant is not settled"
            if chosen or alive
            else "no act of this name was signed by then"
        )
        return Choice(None, reason, _acts(alive) or acts)

    def _overtaken(self, chosen: RegisteredAct, ordered: Sequence[RegisteredAct]) -> bool:
        """Say whether an act that is no longer young was followed by another soon after the day of the text."""
        assert self.day is not None
        soon = self.day + _SOON
        old = chosen.act.date + _YOUNG < self.day
        return old and any(self.day < entry.act.date <= soon for entry in ordered)

    def _aged(
        self, chosen: RegisteredAct, coming: Sequence[RegisteredAct], time: str, new: bool
    ) -> tuple[Finding, ...]:
        """Return what speaks against an act that is called new and is old, or that another was about to replace."""
        assert self.day is not None
        if time == "new" and chosen not in coming and chosen.act.date + _YOUNG < self.day:
            message = f"it speaks of a new act; {chosen.act}, which applied then, is the last that is known"
            return (Finding("not-new", message),)
        return self._coming(chosen, coming, time, new)

    def _coming(
        self, chosen: RegisteredAct, coming: Sequence[RegisteredAct], time: str, new: bool
    ) -> tuple[Finding, ...]:
        if not coming or chosen in coming or time in {"current", "previous"} or new:
            return ()
        after = f"{coming[-1].act}, which takes its place, had been signed"
        message = f"{chosen.act} applied on {self.day}; {after}: the words do not say which is meant"
        return (Finding("successor-signed", message),)


def _acts(entries: Iterable[RegisteredAct]) -> tuple[ActRef, ...]:
    return tuple(dict.fromkeys(entry.act for entry in entries))


def _made(act: ActRef, naming: Naming) -> Choice:
    """Return an act of a kind that bodies of many kinds make, where its maker is one of the state."""
    if naming.maker == PRIVATE:
        return Choice(None, "its maker is no body of the state")
    if naming.maker or naming.kind == "decree":
        return Choice(act)
    if naming.kind == "resolution":
        message = f"who made {act} is not said; it is taken for an act of the state"
        return Choice(act, findings=(Finding("maker-assumed", message),))
    return Choice(None, "who made it is not said, and companies make acts of its kind too", (act,))


def _holds(entry: RegisteredAct, eids: Sequence[str]) -> bool:
    """Say whether the numbering of a code's act holds the articles cited."""
    if entry.articles is None:
        return True
    numbers = [eid.partition("__")[0].removeprefix("art_").partition("-")[0] for eid in eids if eid.startswith("art_")]
    return all(number.isdigit() and entry.articles[0] <= int(number) <= entry.articles[1] for number in numbers)


def _half(entries: Sequence[RegisteredAct], half: str) -> list[RegisteredAct]:
    """Return the acts of a code whose numbering begins, or goes on, in another one: its general or its special part."""
    return [entry for entry in entries if entry.articles and (entry.articles[0] == 1) == (half == "general")]


def _amends(title: str, entry: RegisteredAct) -> bool:
    """Say whether a title tells, as that of the act does, that the act amends others."""
    said = set(title_words(title))
    return any(len(said & set(title_words(own.text))) * 2 >= len(said) and len(said) > 3 for own in entry.titles)
