"""Versions: what a provision was over each range of dates, worked out in every world that the missing facts allow."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from attrs import define, evolve, field, frozen

from lawtime.history.answers import Candidate, Certainty, Reason, Status, Version, label
from lawtime.history.blame import blame
from lawtime.history.credit import Run
from lawtime.history.points import ChangePoint
from lawtime.history.states import Unit, blocking, unrebuilt
from lawtime.history.suspended import as_meanwhile, is_suspended, suspending
from lawtime.history.touching import last_reset, retitles
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Convention, Missing, Resolution
from lawtime.model.dates import Exact, LawDate, Truth, reached
from lawtime.model.findings import Finding

NOTES_COMPLETE = "the publisher's notes name every act that changed the provision"
NUMBERED_LATER = "a number with a dash came in after enactment"
SHOWN_IN_FORCE = "what an edition shows without announcing it was in force when it was made"
_MOST_OPEN = 6


@frozen
class Force:
    """When the act, or this provision of it, took effect.

    Args:
        act: the act.
        resolution: the day.
        published: when the public could know it.
        reason: the statement that says so, or `None` where a default is taken.
        assumptions: what the default takes for granted.
        aspects: statements about a part of the provision, or about a day on which a part of it ends.
        ends: the days from which the act no longer applies by its own words, each with whether that is so of all of it.
    """

    act: ActRef
    resolution: Resolution
    published: LawDate
    reason: Reason | None = None
    assumptions: tuple[str, ...] = ()
    aspects: tuple[Reason, ...] = ()
    ends: tuple[tuple[datetime.date, bool], ...] = ()


@frozen
class Situation:
    """Where every change stands on one day.

    Args:
        made: those that had been made.
        open: those that may have been made or not.
        ahead: those that were to come.
        force: whether the act had taken effect.
        presumed: those among the made ones that are only taken as made.
        unheard: those that nobody could know of on the day asked for; editions show them all the same.
        withdrawn: those that were never made so, for their act was undone before.
    """

    made: tuple[ChangePoint, ...]
    open: tuple[ChangePoint, ...]
    ahead: tuple[ChangePoint, ...]
    force: Truth
    presumed: tuple[ChangePoint, ...] = ()
    unheard: tuple[ChangePoint, ...] = ()
    withdrawn: tuple[ChangePoint, ...] = ()


@frozen(slots=False, eq=False)
class ProvisionHistory:
    """All versions of one provision, as known on one day or today.

    Args:
        unit: what decides it.
        force: when the act took effect for it.
        reaches: for each edition in any language, the last day that it is evidence for.
        known_on: leave out what could not be known on that day; `None` leaves out nothing.
        bounds: the days, by their number in the calendar, on which another version may begin.
    """

    unit: Unit
    force: Force
    reaches: Mapping[str, datetime.date]
    known_on: datetime.date | None = None
    _witnesses: tuple[tuple[datetime.date, ChangePoint | None], ...] = field(init=False, repr=False)
    bounds: list[int] = field(init=False, repr=False)
    _versions: list[Version | None] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        witnesses = tuple(
            (
                reach,
                last_reset(
                    [point for point in self.unit.points if edition in point.shown_in],
                    self.unit.eid,
                    self.unit.containers,
                ),
            )
            for edition, reach in self.reaches.items()
        )
        object.__setattr__(self, "_witnesses", witnesses)
        days = {1, *(reach.toordinal() + 1 for reach in self.reaches.values())}
        dates: list[LawDate] = [self.force.resolution.date]
        for point in (*self.unit.points, *self.unit.titles):
            dates.append(point.force.date)
            if point.until:
                days.add(point.until.toordinal())
        dates += [each.date for each in self.force.aspects]
        for when in dates:
            days.update(day.toordinal() for day in (when.earliest, when.latest) if day is not None)
        bounds = sorted(days)
        object.__setattr__(self, "bounds", bounds)
        object.__setattr__(self, "_versions", [None] * len(bounds))

    def at(self, day: datetime.date) -> Version:
        """Return the version that answers for a day."""
        return self.on(day.toordinal())

    def on(self, ordinal: int) -> Version:
        """Return the version that answers for a day, given as its number in the calendar."""
        place = bisect_right(self.bounds, ordinal) - 1
        found = self._versions[place]
        if found is None:
            found = self._versions[place] = _version(self, datetime.date.fromordinal(self.bounds[place]))
        return found

    def __iter__(self) -> Iterator[tuple[datetime.date, datetime.date | None, Version]]:
        """Yield every stretch of days with one version, as `[from, to)`, oldest first."""
        for place, start in enumerate(self.bounds):
            last = place + 1 == len(self.bounds)
            end = None if last else datetime.date.fromordinal(self.bounds[place + 1])
            first = datetime.date.fromordinal(start)
            yield first, end, self.at(first)

    @cached_property
    def horizon(self) -> datetime.date:
        """The last date that any edition reaches."""
        return max(self.reaches.values())

    @cached_property
    def conventions(self) -> tuple[str, ...]:
        """What is taken for granted in the days of the act and of its changes, each once."""
        used: list[Convention] = list(self.force.resolution.assumptions)
        for point in self.unit.points:
            used += point.force.assumptions
        return tuple(dict.fromkeys((*self.force.assumptions, *map(str, used))))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What its evidence says badly."""
        of_changes = (finding for point in self.unit.points for finding in point.findings)
        return tuple(dict.fromkeys((*self.force.resolution.findings, *of_changes, *self.unit.remarks)))

    def horizon_of(self, made: frozenset[ChangePoint]) -> datetime.date | None:
        """Return the last day on which just these changes can be known to be all that had been made.

        A publisher drops the notes before a rewording. So an edition that shows a later rewording tells nothing of
        what was changed before it, and only the editions without it bear witness.
        """
        telling = [reach for reach, reset in self._witnesses if reset is None or reset in made]
        return max(telling, default=None)

    def situation(self, day: datetime.date) -> Situation:
        """Say of every change whether it had been made by a day, so far as was known."""
        made, open_, ahead = list[ChangePoint](), list[ChangePoint](), list[ChangePoint]()
        presumed, unheard, withdrawn = [], [], []
        for point in self.unit.points:
            heard = self._known(point.published)
            if heard is Truth.NO:
                unheard.append(point)
                continue
            gone = Truth.NO if point.withdrawn is None else self._known(point.withdrawn)
            if gone is Truth.YES:
                withdrawn.append(point)
                continue
            truth = both(reached(point.force.date, day), heard)
            truth = both(truth, Truth.OPEN) if gone is Truth.OPEN else truth
            if truth is Truth.OPEN and self.is_presumed(point, day):
                presumed.append(point)
                truth = Truth.YES
            (made if truth is Truth.YES else ahead if truth is Truth.NO else open_).append(point)
        force = both(reached(self.force.resolution.date, day), self._known(self.force.published))
        return Situation(
            tuple(made),
            tuple(open_),
            tuple(ahead),
            force,
            tuple(presumed),
            tuple(unheard),
            tuple(withdrawn),
        )

    def is_presumed(self, point: ChangePoint, day: datetime.date) -> bool:
        """Say whether a change that no date bounds is taken as made past the horizon, for an edition shows it."""
        if point.force.date.latest is not None or day <= self.horizon:
            return False
        return any(edition.id in point.shown_in for edition in self.unit.editions)

    def retitled(self, point: ChangePoint, day: datetime.date) -> bool:
        """Say whether a change of the heading alone had surely been made by a day, so far as was known."""
        truth = both(reached(point.force.date, day), self._known(point.published))
        if point.withdrawn is not None and self._known(point.withdrawn) is not Truth.NO:
            return False
        return truth is Truth.YES or (truth is Truth.OPEN and self.is_presumed(point, day))

    def _known(self, published: LawDate) -> Truth:
        return Truth.YES if self.known_on is None else reached(published, self.known_on)


def both(one: Truth, other: Truth) -> Truth:
    """Return whether both hold.

    >>> both(Truth.YES, Truth.OPEN), both(Truth.NO, Truth.OPEN)
    (<Truth.OPEN: 'open'>, <Truth.NO: 'no'>)
    """
    if Truth.NO in (one, other):
        return Truth.NO
    return Truth.YES if one is other is Truth.YES else Truth.OPEN


def _worlds(history: ProvisionHistory, now: Situation, day: datetime.date) -> tuple[Candidate, ...]:
    """Return every possibility for the day, each once."""
    made = frozenset(now.made)
    forces = [True, False] if now.force is Truth.OPEN else [now.force is Truth.YES]
    found: _Found = {}
    unsure = False
    for applied in _choices(made, now.open):
        reach = history.horizon_of(applied)
        unsure = unsure or reach is None or day > reach
        lasting = suspending(applied, day)
        held = is_suspended(history.unit, lasting)
        for in_force in forces:
            outcomes = history.unit.outcome(applied, in_force=in_force, suspended=held)
            for each in as_meanwhile(history.unit, applied, lasting, outcomes):
                found.setdefault((each.status, each.text, each.known), each)
    found = _ended(found, history.force, day)
    present = [each for each in found.values() if each.text is not None]
    if len(now.open) > _MOST_OPEN or (unsure and present and len(found) > 1):
        status = present[0].status if present else Status.IN_FORCE
        why = "changes that no note tells of any more may have been made"
        found.setdefault((status, None, False), Candidate(status, None, False, why))
    return tuple(found.values())


_Found = dict[tuple[Status, str | None, bool], Candidate]


def _ended(found: _Found, force: Force, day: datetime.date) -> _Found:
    """Return the possibilities after the day from which the act, by its own words, no longer applies.

    Texts of several editions may state several days, and an act may be prolonged: only the last of them ends it surely.
    """
    past = [sure for until, sure in force.ends if until <= day]
    if not past or all(each.status in (Status.ABSENT, Status.NOT_YET) for each in found.values()):
        return found
    gone = Candidate(Status.REPEALED, None, True, "it ended by the act's own words")
    ended: _Found = {(gone.status, gone.text, gone.known): gone}
    return ended if all(past) and len(past) == len(force.ends) else {**found, **ended}


def _choices(made: frozenset[ChangePoint], open_: Sequence[ChangePoint]) -> Iterator[frozenset[ChangePoint]]:
    """Yield the sets of changes that may have been made; where they are too many, those that differ by one change."""
    if len(open_) <= _MOST_OPEN:
        for choice in product((False, True), repeat=len(open_)):
            yield made | {point for point, chosen in zip(open_, choice, strict=True) if chosen}
        return
    every = made | frozenset(open_)
    yield every
    yield made
    for point in open_:
        yield made | {point}
        yield every - {point}


def _contradicted(now: Situation, force: Force) -> bool:
    """Say whether what is open is so because the evidence of a day contradicts itself."""
    open_force = now.force is Truth.OPEN and bool(force.resolution.disputed)
    return open_force or any(point.force.disputed for point in now.open)


def _certainty(
    candidates: Sequence[Candidate],
    now: Situation,
    day: datetime.date,
    horizon: datetime.date | None,
    contradicted: bool,
) -> Certainty:
    if not any(each.known for each in candidates):
        return Certainty.UNKNOWN
    if len(candidates) > 1:
        if contradicted:
            return Certainty.DISPUTED
        settled = not now.open and now.force is not Truth.OPEN
        disputed = settled and all(
            each.known and each.status is candidates[0].status and not each.order for each in candidates
        )
        return Certainty.DISPUTED if disputed else Certainty.ONE_OF
    ended = candidates[0].status in (Status.ABSENT, Status.NOT_YET)
    if (horizon is None or day > horizon) and not ended:
        return Certainty.PRESUMED
    return Certainty.EXACT


def _version(history: ProvisionHistory, day: datetime.date) -> Version:
    """Work out the version that holds from `day` to the next bound."""
    unit, force = history.unit, history.force
    now = history.situation(day)
    candidates = _worlds(history, now, day)
    statuses = {each.status for each in candidates}
    status = candidates[0].status if len(statuses) == 1 else Status.UNCERTAIN
    applied = frozenset(now.made)
    horizon = history.horizon_of(applied)
    certainty = _certainty(candidates, now, day, horizon, _contradicted(now, force))
    settled = certainty in (Certainty.EXACT, Certainty.PRESUMED)
    begins, ends = _range(now, force, status)
    return Version(
        status=status,
        certainty=certainty,
        heading=_heading(history, now, day),
        text=candidates[0].text if settled else None,
        candidates=() if len(candidates) == 1 else candidates,
        valid_from=begins,
        valid_to=ends,
        because=_because(unit, now, force, day),
        missing=_missing(unit, now, force, candidates, certainty),
        assumptions=_assumptions(history, now, candidates),
        horizon=horizon,
        findings=history.findings,
        sources=tuple(edition.event.source.name for edition in unit.matching(applied)),
        state=None if now.open or now.force is not Truth.YES else applied,
        credited=_Credited(unit, now, force.act) if settled and candidates[0].text is not None else tuple,
    )


@define
class _Credited:
    """Gives the words of a version with the acts that put them there, worked out once."""

    unit: Unit
    now: Situation
    enacted: ActRef
    found: tuple[Run, ...] | None = None

    def __call__(self) -> tuple[Run, ...]:
        if self.found is None:
            self.found = blame(self.unit, frozenset(self.now.made), self.enacted, self.now.open) or ()
        return self.found


def _range(now: Situation, force: Force, status: Status) -> tuple[LawDate | None, LawDate | None]:
    latest = (*now.made, *now.open)
    begins: LawDate | None = latest[-1].force.date if latest else force.resolution.date
    if status in (Status.ABSENT, Status.NOT_YET) and not latest:
        begins = None
    if status is Status.NOT_YET:
        return begins, force.resolution.date
    ends = [until for until, sure in force.ends if sure]
    last = max(ends, default=None)
    if status is Status.REPEALED and last is not None and (begins is None or (begins.latest or last) <= last):
        return Exact(last), None
    ahead = now.ahead[0].force.date if now.ahead else None
    if last is not None and status is Status.IN_FORCE and (ahead is None or (ahead.earliest or last) > last):
        return begins, Exact(last)
    return begins, ahead


def _heading(history: ProvisionHistory, now: Situation, day: datetime.date) -> str | None:
    """Return the heading, or `None` where a change to come may have altered it."""
    unit = history.unit
    later = [p for p in (*now.ahead, *now.open, *now.unheard) if any(retitles(scope, unit.eid) for scope in p.scopes)]
    later += [p for p in unit.titles if not history.retitled(p, day)]
    for edition in reversed(unit.editions):
        found = edition.units.get(unit.eid)
        if found is not None and found.heading and not any(edition.id in point.shown_in for point in later):
            return found.heading
    return None


def reason(point: ChangePoint) -> Reason:
    """Return the statement of a change, for an answer."""
    told = point.statements[0]
    scope = told.scope
    act = point.act
    if act is None:
        raise ValueError("a part of a note that was not understood is no statement")
    return Reason(
        act=act,
        action="ended" if point.ends else scope.action.value,
        target=scope.new or scope.target,
        date=point.force.date,
        line=told.line,
        source=told.source,
        quote=told.quote,
        retroactive=point.retroactive,
        aspect=point.aspect,
    )


def undoing_reasons(point: ChangePoint) -> tuple[Reason, ...]:
    """Return what was done to the act of a change before it took effect, for an answer."""
    if not point.undone_by:
        return ()
    target, named = reason(point).target, str(point.act)
    return tuple(
        Reason(each.by, each.outcome, target, each.date, each.source.line, each.source.name, each.quote, aspect=named)
        for each in point.undone_by
    )


def _because(unit: Unit, now: Situation, force: Force, day: datetime.date) -> tuple[Reason, ...]:
    """Return the statements that bound the version: the last change made, those open, and the next to come."""
    near = (*now.made[-1:], *(p for p in now.made[:-1] if p.retroactive), *now.open, *now.ahead[:1])
    near = (*near, *(point for point in suspending(now.made, day) if point not in near))
    found = [reason(point) for point in near if point.act is not None]
    for point in now.withdrawn:
        found += [reason(point), *undoing_reasons(point)]
    for point in now.open:
        found += undoing_reasons(point)
    if force.reason is not None and (not now.made or now.force is not Truth.YES):
        found.insert(0, force.reason)
    found += force.aspects
    return tuple(dict.fromkeys(found))


def _missing(
    unit: Unit, now: Situation, force: Force, candidates: Sequence[Candidate], certainty: Certainty
) -> tuple[Missing, ...]:
    """Return the facts that would settle the version, most telling first."""
    found: list[Missing] = []
    if certainty is Certainty.DISPUTED and not _contradicted(now, force):
        found.append(Missing("text", f"which edition is right about {label(unit.eid)}"))
    if not all(each.known for each in candidates):
        applied = frozenset(now.made)
        acts = dict.fromkeys(point.act for point in blocking(unit, applied) if point.act and not point.ends)
        found += [Missing("text", f"what {act} changed in {label(unit.eid)}") for act in acts]
        found += [Missing("text", each.message) for each in unrebuilt(unit, applied)]
        if not found:
            found.append(Missing("text", f"an edition that shows {label(unit.eid)} as it was then"))
        found += [
            Missing("clause", f"what this part of a note says: {point.statements[0].quote}")
            for point in now.open
            if point.act is None
        ]
    for order in [each.order for each in candidates if each.order][:1]:
        found.append(Missing("order", f"which of {' and '.join(dict.fromkeys(order))} was made last"))
    if now.force is Truth.OPEN:
        found += force.resolution.missing
    for point in (*now.open, *now.presumed):
        found += point.force.missing
    return tuple(dict.fromkeys(found))


def _assumptions(history: ProvisionHistory, now: Situation, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    named: dict[str, None] = dict.fromkeys(history.conventions)
    named.update(dict.fromkeys(words for each in candidates for words in each.assumed))
    if any(each.text is not None for each in candidates):
        named[NOTES_COMPLETE] = None
    if history.unit.numbered_later and any(each.status is Status.ABSENT for each in candidates):
        named[NUMBERED_LATER] = None
    if now.presumed:
        named[SHOWN_IN_FORCE] = None
    return tuple(named)


__all__ = ["Force", "ProvisionHistory", "Situation", "both", "evolve", "reason"]
