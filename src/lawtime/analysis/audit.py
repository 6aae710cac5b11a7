"""Judge the date that a publisher gives an edition by the edition's own notes and the register.

A text that shows a change as made cannot have been in force before the change was; a text that announces a change had
ended when the change took effect. Archives date editions by the signature of the newest act, days before its force.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from attrs import evolve, frozen

from lawtime.history.publication import Publications
from lawtime.history.testimony import span
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Convention, Conventions, Resolution
from lawtime.model.dates import LawDate, Truth, reached
from lawtime.model.document import Document
from lawtime.model.facts import Fact
from lawtime.model.notes import Action, Change, Note


class Verdict(Enum):
    """What the evidence says of a claimed date."""

    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    UNDETERMINED = "undetermined"


@frozen
class DatedEdition:
    """An edition with the date that its publisher claims.

    Args:
        document: its text.
        notes: its notes, read.
        claimed: the date.
    """

    document: Document
    notes: tuple[Note, ...]
    claimed: datetime.date

    @property
    def stated(self) -> tuple[tuple[Note, Change], ...]:
        """The changes that its notes state, each with its note."""
        return tuple((note, change) for note in self.notes for change in note.changes if change.act is not None)

    @property
    def name(self) -> str:
        """The file."""
        return self.document.source

    @property
    def shown(self) -> frozenset[ActRef]:
        """The acts whose changes its text shows as made."""
        return frozenset(change.act for _, change in self.stated if change.act is not None and _made(change))


@frozen
class Reason:
    """One piece of evidence about a claimed date.

    Args:
        verdict: what it says of the date by itself.
        says: the evidence, for people.
        act: the act that it speaks of, or `None`.
        force: when that act's change took effect.
        line: the line of the note, or 0.
        quote: the note's words.
    """

    verdict: Verdict
    says: str
    act: ActRef | None = None
    force: LawDate | None = None
    line: int = 0
    quote: str = ""

    def __str__(self) -> str:
        place = f' (line {self.line}: "{self.quote}")' if self.line else ""
        return f"{self.says}{place}"


@frozen
class Audit:
    """What an edition's own notes, and the register, say of its claimed date.

    Args:
        edition: the file.
        claimed: the date that its publisher claims.
        verdict: what the evidence says of it.
        earliest_possible: the first day on which this text can have been in force; `None` where no note bounds it.
        latest_possible: the last day on which it can have been in force; `None` where nothing bounds it.
        reasons: the evidence, that which proves the verdict first.
        assumptions: the conventions and duties that it rests on.
        ended_by: the evidence for the last day, or `None` where nothing bounds it.
    """

    edition: str
    claimed: datetime.date
    verdict: Verdict
    earliest_possible: datetime.date | None
    latest_possible: datetime.date | None
    reasons: tuple[Reason, ...]
    assumptions: tuple[Convention, ...] = ()
    ended_by: Reason | None = None

    @property
    def began_by(self) -> Reason | None:
        """The evidence for the first day: the shown change that took effect last, or `None` where none bounds it."""
        if self.earliest_possible is None:
            return None
        fitting = (
            each for each in self.reasons if each.force is not None and each.force.earliest == self.earliest_possible
        )
        return next(fitting, None)

    @property
    def proof(self) -> tuple[Reason, ...]:
        """The evidence that gives the verdict: for each act its first note."""
        told: dict[object, Reason] = {}
        for reason in self.reasons:
            if reason.verdict is self.verdict:
                told.setdefault(reason.act or reason, reason)
        return tuple(told.values())


def known_dates(editions: Iterable[DatedEdition], facts: Iterable[Fact], conventions: Conventions) -> Publications:
    """Return what a register and the notes of editions tell of the publication and force of the acts they name."""
    rules = [
        (change.act, None, change.commencement)
        for edition in editions
        for _, change in edition.stated
        if change.act is not None
    ]
    return Publications.build(facts, rules, conventions)


def audit(edition: DatedEdition, dates: Publications) -> Audit:
    """Judge the claimed date of one edition by its own notes and what is known of the acts that they name."""
    act = edition.document.act
    known = dates.amending(act) if act is not None else dates
    weighed = [(*_weigh(edition, note, change, known), change) for note, change in edition.stated]
    reasons = [reason for reason, _, _ in weighed]
    reasons += _of_the_act(edition)
    reasons += [
        Reason(Verdict.UNDETERMINED, f"a part of a note was not understood: {words!r}", line=note.line, quote=note.text)
        for note in edition.notes
        for _, _, words in note.unread
    ]
    starts = [found.date.earliest for _, found, change in weighed if _made(change)]
    announced = [reason for reason, _, change in weighed if change.action is Action.ANNOUNCED]
    ended_by = _first_end(announced)
    used = dict.fromkeys(convention for _, found, _ in weighed for convention in found.assumptions)
    verdict = _verdict(reasons)
    return Audit(
        edition=edition.name,
        claimed=edition.claimed,
        verdict=verdict,
        earliest_possible=max((start for start in starts if start is not None), default=None),
        latest_possible=_day_before(ended_by),
        reasons=tuple(sorted(dict.fromkeys(reasons), key=lambda reason: _rank(reason, verdict))),
        assumptions=tuple(used),
        ended_by=ended_by,
    )


def audit_all(editions: Sequence[DatedEdition], dates: Publications) -> tuple[Audit, ...]:
    """Judge editions of one act: each by its own notes, and by the changes that only other editions show."""
    return tuple(_ended_by(audit(each, dates), each, editions, dates) for each in editions)


def share_contradicted(audits: Sequence[Audit]) -> float:
    """Return the share of editions whose claimed date is contradicted; 0 where there are none."""
    return sum(each.verdict is Verdict.CONTRADICTED for each in audits) / len(audits) if audits else 0.0


def _made(change: Change) -> bool:
    return change.action not in (Action.ANNOUNCED, Action.COMMENCEMENT, Action.INTERPRETED)


def _weigh(edition: DatedEdition, note: Note, change: Change, dates: Publications) -> tuple[Reason, Resolution]:
    assert change.act is not None
    found = _force(change.act, change, dates)
    start, end = change.span
    quote = note.text[start:end].strip() if end > start else note.text
    if change.action is Action.ANNOUNCED:
        verdict, says = _announced(found.date, edition.claimed)
    elif change.action is Action.INTERPRETED:
        verdict, says = Verdict.CONSISTENT, "interprets and does not change the text"
    else:
        verdict, says = _shown(found.date, edition.claimed)
    return Reason(verdict, f"{change.act} {says}", change.act, found.date, note.line, quote), found


def _force(act: ActRef, change: Change, dates: Publications) -> Resolution:
    """Resolve a change's rule; where the rule has exceptions, to any day that it or one of them gives."""
    each = [dates.resolve(act, rule) for _, rule in change.commencement.stages]
    if len(each) == 1:
        return each[0]
    used = dict.fromkeys(convention for one in each for convention in one.assumptions)
    return evolve(each[0], date=span(one.date for one in each), assumptions=tuple(used))


def _shown(force: LawDate, claimed: datetime.date) -> tuple[Verdict, str]:
    when = f"is shown as made and took effect {_on(force)}"
    match reached(force, claimed):
        case Truth.YES:
            return Verdict.CONSISTENT, when
        case Truth.NO:
            return Verdict.CONTRADICTED, f"{when}, after the claimed {claimed}"
    return Verdict.UNDETERMINED, f"{when}, which may lie after the claimed {claimed}"


def _announced(force: LawDate, claimed: datetime.date) -> tuple[Verdict, str]:
    when = f"is announced and took effect {_on(force)}"
    match reached(force, claimed):
        case Truth.YES:
            return Verdict.CONTRADICTED, f"{when}, and was no longer to come on the claimed {claimed}"
        case Truth.NO:
            return Verdict.CONSISTENT, when
    return Verdict.UNDETERMINED, f"{when}, which may lie before the claimed {claimed}"


def _on(force: LawDate) -> str:
    if force.earliest is None:
        return "on a day that is not known"
    if force.latest is None:
        return f"on {force.earliest} or later"
    return f"on {force.earliest}" if force.earliest == force.latest else f"between {force.earliest} and {force.latest}"


def _of_the_act(edition: DatedEdition) -> list[Reason]:
    act = edition.document.act
    if act is None or act.date <= edition.claimed:
        return []
    says = f"{act} was signed after the claimed {edition.claimed}"
    return [Reason(Verdict.CONTRADICTED, says, act)]


def _verdict(reasons: Iterable[Reason]) -> Verdict:
    found = {reason.verdict for reason in reasons}
    for verdict in (Verdict.CONTRADICTED, Verdict.UNDETERMINED, Verdict.CONSISTENT):
        if verdict in found:
            return verdict
    return Verdict.UNDETERMINED


def _rank(reason: Reason, verdict: Verdict) -> tuple[bool, int, int]:
    """Order the evidence: that which gives the verdict first, the newest day of force before the others."""
    newest = -(reason.force.earliest or datetime.date.min).toordinal() if reason.force is not None else 0
    return (reason.verdict is not verdict, newest, reason.line)


def _ended_by(found: Audit, edition: DatedEdition, others: Sequence[DatedEdition], dates: Publications) -> Audit:
    """Bound a text from above by the changes that other editions show and it does not."""
    own = {change.act for _, change in edition.stated}
    newest = max((act.date for act in edition.shown), default=datetime.date.min)
    reasons, ends = list(found.reasons), [found.ended_by] if found.ended_by else []
    for act, force in _first_changes(others, dates):
        if act in own or act.date <= newest or force.latest is None:
            continue
        says = f"{act} is not shown and took effect {_on(force)}"
        ends.append(Reason(Verdict.CONSISTENT, says, act, force))
        if reached(force, edition.claimed) is Truth.YES:
            says = f"{says}, by the claimed {edition.claimed}"
            reasons.append(Reason(Verdict.CONTRADICTED, says, act, force))
    ended_by = _first_end(ends)
    verdict = _verdict(reasons)
    return evolve(
        found,
        verdict=verdict,
        latest_possible=_day_before(ended_by),
        ended_by=ended_by,
        reasons=tuple(sorted(reasons, key=lambda reason: _rank(reason, verdict))),
    )


def _first_end(ends: Iterable[Reason]) -> Reason | None:
    """Return the evidence that bounds a text from above most closely."""
    known = [(each.force.latest, each) for each in ends if each.force is not None and each.force.latest is not None]
    return min(known, key=lambda pair: pair[0])[1] if known else None


def _day_before(end: Reason | None) -> datetime.date | None:
    if end is None or end.force is None or end.force.latest is None:
        return None
    return end.force.latest - datetime.timedelta(days=1)


def _first_changes(editions: Sequence[DatedEdition], dates: Publications) -> Iterator[tuple[ActRef, LawDate]]:
    """Yield each act whose changes some edition shows, with the last day on which the first of them can have begun."""
    seen: set[ActRef] = set()
    for edition in editions:
        for _, change in edition.stated:
            if change.act is not None and change.act not in seen and _made(change):
                seen.add(change.act)
                yield change.act, _force(change.act, change, dates).date
