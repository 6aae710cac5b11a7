"""The history of one act: its editions, change points and commencement, and the versions of each provision."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property

from attrs import evolve, field, frozen

from lawtime.errors import NotFoundError
from lawtime.history.answers import Reason, label
from lawtime.history.changes import change_points
from lawtime.history.editions import Edition
from lawtime.history.points import ChangePoint
from lawtime.history.publication import Publications
from lawtime.history.stated import deferred, undone_in
from lawtime.history.states import Points, unit_of
from lawtime.history.testimony import span
from lawtime.history.undoing import undoings
from lawtime.history.versions import Force, ProvisionHistory, reason
from lawtime.model.acts import ACT, ActRef, article_of, within
from lawtime.model.applied import Habit
from lawtime.model.commencement import Missing, Resolution, Rule, Unrecognised
from lawtime.model.dates import Exact, LawDate, Truth, Unknown, reached
from lawtime.model.elements import number_key
from lawtime.model.events import (
    ChangeNoted,
    ChangeOrdered,
    CommencementStated,
    EditionRead,
    Event,
    NoteUnread,
    SunsetStated,
    SupersededStated,
)
from lawtime.model.facts import Undone
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion
from lawtime.model.sources import Source

DefaultRule = Callable[[ActRef], tuple[Rule, str] | None]
"""The rule of a jurisdiction for an act that states none, and what it takes for granted."""

_KEPT = 4096

_NO_UNIT = frozenset({ACT, "heading", "title"})
"""What is ordered of an act itself."""


@frozen
class TimelineRow:
    """One change in the history of an act, or a day on which it, or a part of it, took effect or ended.

    Args:
        target: eId of what changed.
        action: what was done: an action of a note, `ended`, `commencement`, `sunset` or `superseded`; where the act of
            a change was itself undone before it took effect, `cancelled`, `deferred`, `restated` or `disturbed`.
        act: the act that did it.
        date: when that took effect.
        rule: the rule that gives the date.
        quote: the words.
        line: the line of the source.
        source: the name of the source.
        retroactive: it took effect before it was signed.
        aspect: the part of the target that it concerns; "" for all of it.
        until: the first day on which it no longer applies.
        announced: the editions only announce it.
    """

    target: str
    action: str
    act: ActRef
    date: LawDate
    rule: Rule | None
    quote: str
    line: int
    source: str
    retroactive: bool = False
    aspect: str = ""
    until: datetime.date | None = None
    announced: bool = False


@frozen(slots=False, eq=False)
class ActHistory:
    """All that a log tells of one act.

    Args:
        act: the act.
        editions: its editions, in the order in which they were read.
        points: its changes, in their shown order.
        stated: what it says of its own commencement.
        sunsets: what it says of the end of its own parts.
        superseded: the acts that it says lose force with it.
        notes: every change noted, in the order of the notes.
        publications: when acts were published.
        default: the rule for an act that states none.
        habits: what the publisher of texts in a language does to them without an instruction.
        force: when the act as a whole took effect.
        horizon: the last date that its editions reach.
    """

    act: ActRef
    editions: tuple[Edition, ...]
    points: tuple[ChangePoint, ...]
    stated: tuple[CommencementStated, ...]
    sunsets: tuple[SunsetStated, ...]
    superseded: tuple[SupersededStated, ...]
    notes: tuple[ChangeNoted, ...]
    publications: Publications = field(repr=False)
    default: DefaultRule = field(repr=False)
    habits: Callable[[str], frozenset[Habit]] = field(repr=False)
    points_in: Callable[[str], tuple[ChangePoint, ...]] = field(repr=False)
    registered: tuple[Undone, ...] = field(default=(), repr=False)
    force: Force = field(init=False)
    horizon: datetime.date = field(init=False)
    _reaches: dict[str, datetime.date] = field(init=False, repr=False)
    _points: Points = field(init=False, repr=False)
    _spoken: dict[str, Points] = field(factory=dict, repr=False)
    _histories: dict[tuple[str, str, datetime.date | None], ProvisionHistory] = field(factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "force", self._force())
        object.__setattr__(self, "_reaches", {edition.id: self._reach(edition) for edition in self.editions})
        object.__setattr__(self, "_points", Points(self.points, self.editions))
        object.__setattr__(self, "horizon", max(self._reaches.values()))

    @property
    def newest(self) -> Edition:
        """The edition whose evidence reaches furthest."""
        return max(self.editions, key=lambda edition: (self._reaches[edition.id], edition.rank))

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The eIds of all articles that any edition has, or an order brings in, in the order of the newest.

        Others stand after their neighbours.
        """
        order = list(self.newest.articles)
        known = set(order)
        for edition in self.editions:
            previous = None
            for eid in edition.articles:
                if eid not in known:
                    known.add(eid)
                    order.insert(order.index(previous) + 1 if previous else 0, eid)
                previous = eid
        for eid in self._points.numbers.articles:
            if eid not in known:
                known.add(eid)
                order.insert(_place_of(eid, order), eid)
        return tuple(order)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the notes of the editions say badly or in contradiction."""
        found = [finding for point in self.points for finding in point.findings]
        for edition in self.editions:
            if edition.current is not None and self.act.named and edition.current < self.act.date:
                message = f"an edition is said to be current on {edition.current}, before {self.act} was signed"
                found.append(Finding("edition-before-act", message, edition.event.source.name))
        return tuple(dict.fromkeys((*found, *self._aimless())))

    def _aimless(self) -> Iterator[Finding]:
        """Yield a finding for each order about an article, or a larger unit, that no edition and no order has."""
        ordered = [(point, each) for point in self.points for each in point.operations]
        known = {eid for edition in self.editions for eid in edition.units}
        known |= {unit.eid for _, each in ordered if isinstance(each, Insertion) for unit in each.new.walk()}
        known |= {*self._points.numbers.brought, *self._points.numbers.moves}
        for point, each in ordered:
            outer = article_of(each.target) or each.target.partition("__")[0]
            if outer not in known and outer not in _NO_UNIT and not outer.startswith("att_") and point.act is not None:
                message = f"{point.act} orders a change of {each.target}, which no text that is given has"
                where = point.ordered_at or Source("")
                yield Finding("target-not-found", message, where.name, where.line)

    def find(self, eid: str, lang: str | None = None) -> str:
        """Return `eid` where an edition or a note has it.

        Raises:
            NotFoundError: where none has, with near misses.
        """
        if any(eid in edition.units for edition in self.editions):
            return eid
        named = {name for point in self.points for scope in point.scopes for name in (scope.target, scope.new) if name}
        numbers = self._points.numbers
        borne = any(name in edition.units for edition in self.editions for name in numbers.names(eid))
        if (eid in named or eid in numbers.brought or borne) and article_of(eid):
            return eid
        every = [known for edition in self.editions for known in edition.units]
        near = get_close_matches(eid, every, n=3, cutoff=0.6)
        raise NotFoundError(f"no {label(eid)} in {self.act}", near)

    def provision(self, eid: str, lang: str, known_on: datetime.date | None = None) -> ProvisionHistory:
        """Return the versions of one provision in one language."""
        key = (eid, lang, known_on)
        found = self._histories.get(key)
        if found is None:
            if len(self._histories) >= _KEPT:
                self._histories.clear()
            unit = unit_of(eid, self._in(lang), lang, self.habits(lang))
            found = self._histories[key] = ProvisionHistory(
                unit, self._force_of(eid, known_on), self._reaches, known_on
            )
        return found

    def _in(self, lang: str) -> Points:
        """Return the changes as they bear on the texts in a language."""
        found = self._points if lang == self.editions[0].lang else self._spoken.get(lang)
        if found is None:
            found = self._spoken[lang] = Points(self.points_in(lang), self.editions)
        return found

    def timeline(self, eid: str | None = None) -> tuple[TimelineRow, ...]:
        """Return every change of the act, or of one provision, in order of force."""
        rows = [row for point in self.points for row in _rows(point) if eid is None or _concerns(row.target, eid)]
        rows += [
            _own_row(each, self.act, "commencement", each.provision, self._resolve(each.rule, each.provision).date)
            for each in self.stated * self.act.named
            if eid is None or (each.provision != ACT and _concerns(each.provision, eid))
        ]
        rows += [
            _own_row(each, self.act, "sunset", each.provision, Exact(each.until))
            for each in self.sunsets
            if eid is None or _concerns(each.provision, eid)
        ]
        if eid is None:
            when = self.force.resolution.date
            rows += [_own_row(each, self.act, "superseded", each.provision, when) for each in self.superseded]
        return tuple(sorted(rows, key=_row_order))

    def _reach(self, edition: Edition) -> datetime.date:
        """Return the last day that an edition is evidence for."""
        if edition.current is not None:
            return edition.current
        start = self.force.resolution.date.earliest or self.act.date
        days = [start if self.act.named else datetime.date.min]
        for point in self.points:
            if edition.id in point.shown_in and point.act is not None:
                days.append(point.force.date.earliest or point.act.date)
        return max(days)

    def _resolve(self, rule: Rule, provision: str) -> Resolution:
        return self.publications.resolve(self.act, rule, None if provision == ACT else provision)

    def _force(self) -> Force:
        if not self.act.named:
            missing = (Missing("act", "which act the text is: its number and the day of its signature"),)
            return Force(self.act, Resolution(Unknown(), ("the act is not named",), (), missing), Unknown())
        published = self.publications.of(self.act).date
        whole = [each for each in self.stated if each.provision == ACT and not each.aspect]
        if whole:
            told = whole[0]
            resolution = self._resolve(told.rule, ACT)
            return Force(self.act, resolution, published, _own_reason(told, self.act, ACT, resolution.date))
        default = self.default(self.act)
        if default is None:
            missing = (Missing("clause", f"when {self.act} itself took effect"),)
            return Force(self.act, Resolution(Unknown(), ("no rule is stated",), (), missing), published)
        rule, assumption = default
        return Force(self.act, self._resolve(rule, ACT), published, None, (assumption,))

    def _force_of(self, eid: str, known_on: datetime.date | None) -> Force:
        """Return when a provision took effect: by its own statement, or with the act."""
        resolution, told = self.force.resolution, self.force.reason
        aspects: list[Reason] = []
        for each in sorted(self.stated, key=lambda each: isinstance(each.rule, Unrecognised)):
            if each.provision == ACT:
                continue
            day = self._resolve(each.rule, each.provision) if self.act.named else self.force.resolution
            statement = _own_reason(each, self.act, each.provision, day.date)
            if within(eid, each.provision) and not each.aspect:
                resolution, told = day, statement
            elif not each.provision:
                resolution = _perhaps(resolution, day, f"which provisions these words except: {each.aspect}")
            elif within(each.provision, eid) and not each.aspect and day.date != resolution.date:
                aspects.append(statement)
                part = label(each.provision)
                resolution = _perhaps(resolution, day, f"what to say of a whole of which {part} has a day of its own")
            elif _concerns(each.provision, eid):
                aspects.append(statement)
        aspects += [
            Reason(
                self.act, "sunset", each.provision, Exact(each.until), each.source.line, each.source.name, each.quote
            )
            for each in self.sunsets
            if each.provision in (ACT, "") or _concerns(each.provision, eid)
        ]
        aspects += self._interpreted(eid)
        if self.registered:
            resolution, why = deferred(eid, resolution, self.registered, lambda by: self._heard(by, known_on))
            aspects += why
        told_ends = ((each.until, self._ends(each, eid)) for each in self.sunsets)
        ends = tuple((until, sure) for until, sure in told_ends if sure is not None)
        return Force(self.act, resolution, self.force.published, told, self.force.assumptions, tuple(aspects), ends)

    def _heard(self, act: ActRef, known_on: datetime.date | None) -> Truth:
        """Say whether an act was published by a day; it was where no day is asked for."""
        return Truth.YES if known_on is None else reached(self.publications.of(act).date, known_on)

    def _ends(self, sunset: SunsetStated, eid: str) -> bool | None:
        """Return whether a stated end is surely that of a provision, or of a part of it; `None` where it is neither."""
        if sunset.provision in (ACT, ""):
            return sunset.provision == ACT
        for edition in self.editions:
            unit = edition.units.get(sunset.provision)
            if edition.event.source.sha256 == sunset.source.sha256 and unit and unit.span == sunset.source.span:
                return None  # the words stand in the provision itself, and speak of something in it
        if within(eid, sunset.provision):
            return True
        return False if within(sunset.provision, eid) else None

    def _interpreted(self, eid: str) -> list[Reason]:
        return [
            Reason(
                event.change.act,
                Action.INTERPRETED.value,
                event.change.target,
                Exact(event.change.act.date),
                event.source.line,
                event.source.name,
                event.quote,
            )
            for event in self.notes
            if event.change.action is Action.INTERPRETED and event.change.act and _concerns(event.place, eid)
        ]


def _place_of(eid: str, order: Sequence[str]) -> int:
    """Return the place of an article among others, by its number."""
    prefix, _, number = eid.rpartition("art_")
    key = number_key(number) or ()
    like = [(at, number_key(each.removeprefix(prefix + "art_"))) for at, each in enumerate(order)]
    return max((at + 1 for at, other in like if other is not None and other < key), default=len(order))


def _perhaps(main: Resolution, other: Resolution, words: str) -> Resolution:
    """Return a day for a provision that takes effect by one of two rules, in part or whole."""
    missing = tuple(dict.fromkeys((*main.missing, *other.missing, Missing("clause", words))))
    assumptions = tuple(dict.fromkeys((*main.assumptions, *other.assumptions)))
    return evolve(main, date=span((main.date, other.date)), missing=missing, assumptions=assumptions)


def no_habits(_lang: str) -> frozenset[Habit]:
    """Return the habits of a publisher who changes nothing without an instruction."""
    return frozenset()


def build_history(
    act: ActRef,
    events: Iterable[Event],
    publications: Publications,
    default: DefaultRule,
    habits: Callable[[str], frozenset[Habit]] = no_habits,
) -> ActHistory:
    """Fold the events of one act into its history.

    Raises:
        NotFoundError: where no event brings in an edition of the act.
    """
    mine = tuple(events)
    editions = tuple(
        Edition(event, rank)
        for rank, event in enumerate(event for event in mine if isinstance(event, EditionRead) and event.act == act)
    )
    if not editions:
        raise NotFoundError(f"no edition of {act}")
    noted = tuple(event for event in mine if isinstance(event, ChangeNoted) and event.amended == act)
    unread = [event for event in mine if isinstance(event, NoteUnread) and event.amended == act]
    ordered = [event for event in mine if isinstance(event, ChangeOrdered) and event.amended == act]
    registered = tuple(fact for fact in undone_in(mine) if fact.act == act)
    undoing = undoings(mine, act)

    def points_in(lang: str) -> tuple[ChangePoint, ...]:
        return change_points(editions, noted, unread, ordered, publications, undoing, registered, lang)

    return ActHistory(
        act=act,
        editions=editions,
        points=points_in(editions[0].lang),
        points_in=points_in,
        registered=registered,
        stated=tuple(event for event in mine if isinstance(event, CommencementStated) and event.act == act),
        sunsets=tuple(event for event in mine if isinstance(event, SunsetStated) and event.act == act),
        superseded=tuple(event for event in mine if isinstance(event, SupersededStated) and event.act == act),
        notes=noted,
        publications=publications,
        default=default,
        habits=habits,
    )


def _concerns(target: str, eid: str) -> bool:
    plain = target.removesuffix("__heading")
    return within(plain, eid) or within(eid, plain)


def _own_reason(event: CommencementStated, act: ActRef, target: str, when: LawDate) -> Reason:
    place = event.source
    return Reason(act, "commencement", target, when, place.line, place.name, event.quote, False, event.aspect)


def _own_row(
    event: CommencementStated | SunsetStated | SupersededStated, act: ActRef, action: str, target: str, when: LawDate
) -> TimelineRow:
    rule = event.rule if isinstance(event, CommencementStated) else None
    aspect = event.aspect if isinstance(event, CommencementStated) else ""
    place = event.source
    return TimelineRow(target, action, act, when, rule, event.quote, place.line, place.name, aspect=aspect)


def _rows(point: ChangePoint) -> Sequence[TimelineRow]:
    """Return one row for each scope of a change, from its first statement."""
    if point.act is None:
        return ()
    if point.withdrawn is not None:
        return _undone_rows(point)
    told = {each.scope: each for each in reversed(point.statements)}
    why = reason(point)
    return [
        TimelineRow(
            scope.new or scope.target,
            "ended" if point.ends else scope.action.value,
            point.act,
            point.force.date,
            point.rule,
            each.quote,
            each.line,
            each.source,
            why.retroactive,
            point.aspect,
            point.until,
            not point.shown_in,
        )
        for scope, each in sorted(told.items(), key=lambda pair: (pair[1].line, pair[0].target))
    ]


def _undone_rows(point: ChangePoint) -> Sequence[TimelineRow]:
    """Return what was done to the act of a change in place of the change, which was never made so."""
    target = reason(point).target
    return [
        TimelineRow(target, each.outcome, each.by, each.date, each.rule, each.quote, each.source.line, each.source.name)
        for each in point.undone_by
    ]


def _row_order(row: TimelineRow) -> tuple[datetime.date, datetime.date, datetime.date, str, int, str]:
    first = row.date.earliest or datetime.date.min
    last = row.date.latest or datetime.date.max
    return (first, last, row.act.date, row.act.number.rjust(12), row.line, row.target)
