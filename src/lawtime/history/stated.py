"""What registers say became of an act: its repeal, its postponement, its suspension.

What a register says of an amending act undoes the changes that it would have made. What it says of the act that is
asked for is an end of it, another day of its commencement, or a time without force.
"""

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from lawtime.history.answers import Reason
from lawtime.history.points import ChangePoint, Statement, Undoing
from lawtime.history.publication import Publications
from lawtime.model.acts import ACT, ActRef, within
from lawtime.model.commencement import Missing, OnDate, Resolution
from lawtime.model.dates import Exact, Truth, Unknown, between
from lawtime.model.events import ChangeOrdered, Event, FactStated
from lawtime.model.facts import POSTPONEMENT, REPEAL, SUSPENSION, Undone
from lawtime.model.notes import Action
from lawtime.model.scopes import Scope, place_of

_DID = {REPEAL: "repealed", POSTPONEMENT: "put off", SUSPENSION: "suspended"}


def undone_in(events: Iterable[Event]) -> Iterator[Undone]:
    """Yield what the registers among some events say was done to acts, each once."""
    yield from dict.fromkeys(
        event.fact for event in events if isinstance(event, FactStated) and isinstance(event.fact, Undone)
    )


def stated_undoing(fact: Undone, amended: ActRef) -> Undoing | None:
    """Return what a register says was done to an amending act; `None` where it concerns changes of other acts alone.

    A postponement is stated as done: it took effect with the signature of the act that made it, or later.
    """
    if fact.amended is not None and fact.amended != amended:
        return None
    place = fact.provision or ACT
    whole = fact.kind == REPEAL and fact.provision is None
    day = fact.by.date if fact.kind == POSTPONEMENT else fact.date
    new = fact.date if fact.kind == POSTPONEMENT else None
    removes = fact.kind == REPEAL
    return Undoing(fact.by, place, whole, OnDate(day), quote_of(fact), fact.source, (), (place,), removes, new)


def quote_of(fact: Undone) -> str:
    """Return a fact in words."""
    of = f"{fact.provision} of {fact.act}" if fact.provision else str(fact.act)
    when = f"to {fact.date}" if fact.kind == POSTPONEMENT else f"from {fact.date}"
    until = f" until {fact.until}" if fact.until else ""
    said = f" ({fact.stated_by})" if fact.stated_by else ""
    return f"{of} was {_DID[fact.kind]} by {fact.by} {when}{until}{said}"


def stated_points(facts: Iterable[Undone], act: ActRef, publications: Publications) -> Iterator[ChangePoint]:
    """Yield the changes of an act that a register alone tells: that it, or a provision, was repealed or suspended."""
    for position, fact in enumerate(facts):
        if fact.act != act or fact.kind == POSTPONEMENT:
            continue
        target, action = fact.provision or ACT, _ACTIONS[fact.kind]
        scope, rule = Scope(target, action), OnDate(fact.date)
        point = ChangePoint(
            act=fact.by,
            place=place_of(target, None, action),
            aspect="",
            rule=rule,
            force=rule.resolve(),
            published=publications.of(fact.by).date,
            statements=(Statement("", quote_of(fact), fact.source.line, fact.source.name, scope, False),),
            shown_in=frozenset(),
            position=position,
            until=fact.until,
        )
        yield point
        if fact.until is not None:
            back = OnDate(fact.until)
            yield evolve(point, rule=back, force=back.resolve(), ends=True, until=None)


def ordered_suspensions(orders: Iterable[ChangeOrdered], publications: Publications) -> Iterator[ChangePoint]:
    """Yield the times for which amending acts suspend a provision, with the text that they give it meanwhile."""
    for order in orders:
        held, place = order.suspension, order.source
        if held is None:
            continue
        scope, quote = Scope(held.target, Action.SUSPENDED), " ".join(order.quotes)
        point = ChangePoint(
            act=order.act,
            place=order.place,
            aspect="",
            rule=order.rule,
            force=publications.resolve(order.act, order.rule),
            published=publications.of(order.act).date,
            statements=(Statement("", quote, place.line, place.name, scope, False, held.meanwhile),),
            shown_in=frozenset(),
            position=place.line,
            until=held.until,
            ordered_at=place,
            lang=order.lang,
            items=order.items,
        )
        yield point
        back = OnDate(held.until)
        yield evolve(point, rule=back, force=back.resolve(), ends=True, until=None)


_ACTIONS = {REPEAL: Action.REPEALED, SUSPENSION: Action.SUSPENDED}


def deferred(
    eid: str, known: Resolution, facts: Iterable[Undone], heard: Callable[[ActRef], Truth]
) -> tuple[Resolution, tuple[Reason, ...]]:
    """Return when a provision took effect, after what registers say that its act was put off to, and why.

    What had taken effect when the later act was signed was not put off by it, whatever a register says.

    Args:
        eid: the provision.
        known: when it takes effect by the act's own words.
        facts: what registers say of the act.
        heard: whether an act could be known on the day from which the question is asked.
    """
    reasons = []
    for fact in facts:
        whole = fact.provision is None or within(eid, fact.provision)
        told = heard(fact.by)
        if fact.kind != POSTPONEMENT or told is Truth.NO or not (whole or within(fact.provision or ACT, eid)):
            continue
        place = fact.source
        target, when = fact.provision or ACT, Exact(fact.date)
        reasons.append(Reason(fact.by, "deferred", target, when, place.line, place.name, quote_of(fact)))
        first, last = known.date.earliest, known.date.latest
        if whole and told is Truth.YES and first is not None and fact.by.date < first <= fact.date:
            step = ("put off to {} ({})", fact.date, fact.witness)
            known = evolve(known, date=when, reasoning=(*known.steps, step), missing=())
            continue
        doubt = Missing("clause", f"whether {fact.by} put off {target} of {fact.act}, and in time")
        day = between(min(first, fact.date), None if last is None else max(last, fact.date)) if first else Unknown()
        known = evolve(known, date=day, missing=(*known.missing, doubt))
    return known, tuple(reasons)
