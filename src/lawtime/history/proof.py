"""The derivation of an answer as a short proof: facts, rules, dates, order, answer, each line with its source."""

import datetime
from collections.abc import Iterator, Sequence

from attrs import frozen

from lawtime.history.act import ActHistory
from lawtime.history.answers import Version, label
from lawtime.history.points import ChangePoint
from lawtime.history.versions import Force, ProvisionHistory, Situation
from lawtime.model.dates import Truth


@frozen
class Step:
    """One line of a proof.

    Args:
        part: `fact`, `rule`, `date`, `order` or `answer`.
        says: the line, for people.
        source: the file, register or act that it rests on; "" where it follows from the lines above.
        line: the line of that source, or 0.
    """

    part: str
    says: str
    source: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"  ({self.source}{f':{self.line}' if self.line else ''})" if self.source else ""
        return f"{self.part:<7}{self.says}{place}"


def explain(
    history: ActHistory, eid: str, lang: str, date: datetime.date, known_on: datetime.date | None = None
) -> tuple[Step, ...]:
    """Return the derivation of what a provision was on a date.

    The same log and arguments give the same steps.
    """
    provision = history.provision(eid, lang, known_on)
    now = provision.situation(date)
    points = provision.unit.points
    return (
        *_facts(history, lang, points),
        *_own(provision.force),
        *(step for point in points for step in _dated(point)),
        *_order(now, known_on),
        *_shown(provision, now),
        *_answer(provision, provision.at(date), eid, date),
    )


def _facts(history: ActHistory, lang: str, points: Sequence[ChangePoint]) -> Iterator[Step]:
    for edition in history.editions:
        if edition.lang == lang:
            dated = f"current on {edition.current}" if edition.current else "of no stated date"
            yield Step("fact", f"an edition in {lang}, {dated}", edition.event.source.name, 1)
    for point in points:
        if point.ordered_at is not None:
            count = len(point.operations)
            read = "read whole" if point.explained else "not read whole"
            says = f"{_name(point)} orders {count} operation{'s' * (count != 1)} on {label(point.place)}, {read}"
            yield Step("fact", says, point.ordered_at.name, point.ordered_at.line)


def _own(force: Force) -> Iterator[Step]:
    if force.reason is not None:
        yield Step("rule", f"{force.act}: “{force.reason.quote}”", force.reason.source, force.reason.line)
    for words in force.assumptions:
        yield Step("rule", f"{force.act} states none: {words}")
    for why in force.resolution.reasoning:
        yield Step("date", f"{force.act.called}: {why}")
    for each in force.aspects:
        about = f" as regards: {each.aspect}" if each.aspect else ""
        says = f"{each.action} of {label(each.target)} {each.date.isoformat()}{about}: “{each.quote}”"
        yield Step("rule", says, each.source, each.line)


def _dated(point: ChangePoint) -> Iterator[Step]:
    told = point.statements[0]
    name = "a part of a note"
    if point.act is not None:
        name = f"{point.act.called} of {point.act.date:%d.%m.%Y}" if point.act.is_numbered else point.act.called
    did = "not understood" if point.act is None else told.scope.action.value
    announced = " (announced)" if not point.shown_in else ""
    yield Step("rule", f"{name} {did} {label(told.scope.target)}{announced}: “{told.quote}”", told.source, told.line)
    for each in point.undone_by if point.withdrawn is not None else ():
        did = f"{each.by} {_UNDONE[each.outcome]} ({each.date.isoformat()}): “{each.quote}”"
        yield Step("rule", did, each.source.name, each.source.line)
    back = ", before its signature" if point.retroactive else ""
    for why in point.force.reasoning:
        yield Step("date", f"{name}: {why}{back if why is point.force.reasoning[-1] else ''}")


def _order(now: Situation, known_on: datetime.date | None) -> Iterator[Step]:
    known = f", as known on {known_on}" if known_on else ""
    every = (
        ("made", now.made),
        ("open", now.open),
        ("to come", now.ahead),
        ("not yet knowable", now.unheard),
        ("never made so", now.withdrawn),
    )
    for title, points in every:
        if points:
            names = ", ".join(f"{_name(point)} ({point.force.date.isoformat()})" for point in points)
            yield Step("order", f"{title}{known}: {names}")
    if now.presumed:
        yield Step("order", f"taken as made, for an edition shows them: {', '.join(map(_name, now.presumed))}")
    if now.force is not Truth.YES:
        yield Step(
            "order",
            "the act had not taken effect" if now.force is Truth.NO else "whether the act had taken effect is open",
        )


def _shown(provision: ProvisionHistory, now: Situation) -> Iterator[Step]:
    """Yield what shows the text for the changes made: each witness that agrees is one proof more."""
    if now.force is Truth.YES and not now.open:
        for shown in provision.unit.trees(frozenset(now.made)):
            yield Step("answer", shown.why if shown.unit is not None else f"{shown.why}: it was not there")


def _answer(provision: ProvisionHistory, version: Version, eid: str, date: datetime.date) -> Iterator[Step]:
    shown = ", ".join(version.sources)
    horizon = f"; the evidence reaches {version.horizon}" if version.horizon and date > version.horizon else ""
    yield Step("answer", f"{label(eid)} on {date}: {version.status.value}, {version.certainty.value}{horizon}", shown)
    for each in version.candidates:
        text = "text not known" if not each.known else "no text" if each.text is None else "text known"
        yield Step("answer", f"possible: {each.status.value}, {text}: {each.why}")
    for missing in version.missing:
        yield Step("answer", f"missing: {missing.what}")
    for words in version.assumptions:
        yield Step("answer", f"assumed: {words}")


_UNDONE = {
    "cancelled": "repealed it before it took effect, so that it never did",
    "deferred": "gave it another day",
    "restated": "changed what it orders before it took effect",
    "disturbed": "changed it, perhaps before it took effect: its day is in doubt",
}
"""What another act did to an amending act, in words."""


def _name(point: ChangePoint) -> str:
    return point.act.called if point.act else "a part of a note"
