"""What amending acts order, joined with what notes tell; and whether the text of an edition has it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from attrs import evolve

from lawtime.history.editions import Edition
from lawtime.history.points import TELLING, ChangePoint, Statement
from lawtime.history.publication import Publications
from lawtime.model.acts import ActRef, article_of, within
from lawtime.model.applied import Operation
from lawtime.model.commencement import Missing, On, OnDate, Resolution, Rule, Temporary
from lawtime.model.dates import LawDate, Unknown, between
from lawtime.model.elements import Forest, find, says_the_same
from lawtime.model.events import ChangeOrdered
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion, Repeal, Substitution, Unchanged
from lawtime.model.scopes import Scope, scope_of


def joined(
    act: ActRef,
    place: str,
    points: list[ChangePoint],
    orders: Sequence[ChangeOrdered],
    publications: Publications,
    lang: str,
) -> list[ChangePoint]:
    """Join the points that notes tell with what the amending act orders; what no note tells is a point of its own.

    Where the amending act is there in several languages, the orders in `lang` are taken.
    """
    merged, findings = _by_rule(orders, lang)
    open_ = [point for point in points if not point.ends]
    for order in merged:
        point = _fitting(open_, order, alone=len(merged) == 1)
        if order.rule.ends is not None and (point is None or point.until != order.rule.ends):
            points.append(_ending(act, place, order, order.rule.ends, publications))
        if point is None:
            points.append(_ordered(act, place, order, publications))
            continue
        open_.remove(point)
        points[points.index(point)] = _with_order(point, act, place, order, publications)
    return [evolve(point, findings=(*point.findings, *findings)) for point in points] if findings else points


def _by_rule(orders: Sequence[ChangeOrdered], lang: str) -> tuple[list[ChangeOrdered], tuple[Finding, ...]]:
    """Return one order for each rule: copies of one amending act that say the same are one, others doubtful."""
    found: dict[Rule, ChangeOrdered] = {}
    findings = []
    for order in sorted(orders, key=lambda each: each.lang not in ("", lang)):
        known = found.get(strict(order.rule))
        if known is None:
            found[strict(order.rule)] = order
        elif order.lang != known.lang and known.lang in ("", lang) and order.lang:
            continue
        elif known.operations != order.operations:
            message = f"two texts of {order.act} order different things for {order.place}"
            findings.append(Finding("orders-differ", message, order.source.name, order.source.line))
            found[strict(order.rule)] = evolve(known, whole=False)
    return list(found.values()), tuple(findings)


def _fitting(points: Sequence[ChangePoint], order: ChangeOrdered, *, alone: bool) -> ChangePoint | None:
    """Return the point that tells of an order: by its rule, or as the only one of its act on the place."""
    plain = [point for point in points if not point.aspect]
    same = [point for point in plain if strict(point.rule) == strict(order.rule)]
    same = same or [point for point in points if point.aspect and strict(point.rule) == strict(order.rule)]
    if not same and alone and len(plain) == len(points) == 1:
        same = plain
    return same[0] if len(same) == 1 else None


def _with_order(
    point: ChangePoint, act: ActRef, place: str, order: ChangeOrdered, publications: Publications
) -> ChangePoint:
    force, findings = point.force, point.findings
    if strict(point.rule) != strict(order.rule):
        force, more = force_of(act, place, (point.rule, order.rule), publications)
        findings = (*findings, *more)
    explained = order.whole and bool(order.operations)
    for scope in dict.fromkeys(each.scope for each in point.statements if explained):
        if scope.action in TELLING and not _is_ordered(scope, order.operations):
            named = scope.new or scope.target
            message = (
                f"a note says that {act} {scope.action.value} {named}, which its text that is given does not order"
            )
            findings = (*findings, Finding("noted-not-ordered", message, order.source.name, order.source.line))
            explained = False
    return evolve(
        point,
        force=force,
        findings=findings,
        operations=order.operations,
        explained=explained,
        ordered_at=order.source,
        lang=order.lang,
        items=order.items,
    )


def _is_ordered(scope: Scope, operations: Sequence[Operation]) -> bool:
    """Say whether an operation does what a note says was done; one on a unit around it may."""
    name = scope.new or scope.target
    if scope.action is Action.SUSPENDED:
        return False
    for operation in operations:
        own = scope_of(operation)
        if any(within(name, each) for each in (own.target, own.new) if each):
            return True
        if scope.action is not Action.REPEALED and own.new and within(own.new, name):
            return True
    return False


def _ordered(act: ActRef, place: str, order: ChangeOrdered, publications: Publications) -> ChangePoint:
    """Return the point of a change that the amending act orders and no note tells."""
    scopes = [scope_of(operation) for operation in order.operations] or [Scope(place, Action.AMENDED)]
    words = order.quotes or ("",)
    told = [(words[min(n, len(words) - 1)], scope) for n, scope in enumerate(scopes)]
    if not order.whole:
        told.append((words[0], Scope(place, Action.AMENDED)))
    return ChangePoint(
        act=act,
        place=place,
        aspect="",
        rule=order.rule,
        force=publications.resolve(act, order.rule),
        published=publications.of(act).date,
        statements=tuple(
            Statement("", quote, order.source.line, order.source.name, scope, False) for quote, scope in told
        ),
        shown_in=frozenset(),
        position=order.source.line,
        operations=order.operations,
        explained=order.whole and bool(order.operations),
        ordered_at=order.source,
        lang=order.lang,
        items=order.items,
    )


def _ending(act: ActRef, place: str, order: ChangeOrdered, until: date, publications: Publications) -> ChangePoint:
    """Return the end of a change that was ordered for a time; no words of law say which text applies after it."""
    rule = OnDate(until)
    made = _ordered(act, place, order, publications)
    return evolve(made, rule=rule, force=rule.resolve(), ends=True, until=None, operations=(), explained=False)


def strict(rule: Rule) -> Rule:
    """Return the rule for the beginning of force alone, without the looseness of a translation.

    Both languages then state one rule.
    """
    if isinstance(rule, Temporary):
        return strict(rule.rule)
    return evolve(rule, loose=False) if isinstance(rule, On) and rule.loose else rule


def force_of(
    act: ActRef, place: str, rules: Sequence[Rule], publications: Publications
) -> tuple[Resolution, tuple[Finding, ...]]:
    """Resolve the rule, or the rules that editions state differently, into one date that holds all of them."""
    each = [publications.resolve(act, rule) for rule in rules]
    if len(each) == 1:
        return each[0], each[0].findings
    message = f"editions state different rules for {act} on {place}: {' / '.join(one.date.isoformat() for one in each)}"
    dates = [one.date for one in each]
    bounds: LawDate = Unknown()
    if all(one.earliest is not None for one in dates):
        ends = [one.latest for one in dates]
        last = None if None in ends else max(end for end in ends if end is not None)
        bounds = between(min(one.earliest for one in dates if one.earliest is not None), last)
    merged = evolve(each[0], date=bounds, missing=(*each[0].missing, Missing("clause", f"which rule holds for {act}")))
    return merged, (Finding("rule-differs", message),)


# -- editions that do not tell of what was ordered ---------------------------------------------------------------------


def weighed(points: Sequence[ChangePoint], editions: Sequence[Edition]) -> list[ChangePoint]:
    """Say of each change that no note tells which editions have it in their text, and of which that is doubtful.

    A publisher's notes may be incomplete, or state one rule for all that an act did. Where an edition may be as new as
    the change, its text must tell; where it does not, the edition proves nothing of the elements concerned.
    """
    reaches = {edition.id: _reach(edition, points) for edition in editions}
    noting: dict[ActRef, set[str]] = defaultdict(set)
    for point in points:
        if point.act is not None:
            noting[point.act] |= point.shown_in
    found = []
    for point in points:
        if point.statements[0].edition or point.act is None:
            found.append(point)
            continue
        if not point.explained and article_of(point.place) is None and noting[point.act]:
            continue  # the notes of the act tell which articles it changed; none of those is taken as explained
        found.append(_weighed(point, editions, reaches, noting[point.act]))
    return found


def _reach(edition: Edition, points: Iterable[ChangePoint]) -> LawDate:
    """Return the day on which an edition was made, so far as its newest change tells."""
    if edition.current is not None:
        return between(edition.current, None)
    days = [point.force.date.earliest for point in points if edition.id in point.shown_in]
    known = [day for day in days if day is not None]
    return between(max(known), None) if known else Unknown()


def _weighed(
    point: ChangePoint, editions: Sequence[Edition], reaches: dict[str, LawDate], noting: set[str]
) -> ChangePoint:
    shown, doubtful, denied = set(), set(), set()
    earliest, latest = point.force.date.earliest, point.force.date.latest
    findings = list(point.findings)
    for edition in editions:
        made = reaches[edition.id].earliest
        if point.ends and latest is not None:
            if (made is not None and latest <= made) or (edition.current is not None and latest <= edition.current):
                shown.add(edition.id)
            elif edition.current is None and edition.id in noting:
                doubtful.add(edition.id)
            continue
        older = edition.id not in noting and (made is None or (earliest is not None and made < earliest))
        if older and edition.current is not None:
            continue  # it was made before the change
        has = _has(_around(edition, point), point) if point.explained and point.speaks(edition.lang) else None
        if older and not has:
            continue  # nothing in it speaks of the change, so that its notes are taken as complete
        if has is None and edition.id in noting and not point.explained:
            has = True  # the edition tells of the act, and its text is what became of whatever was ordered
        if has:
            shown.add(edition.id)
        elif has is None:
            doubtful.add(edition.id)
        if not has and latest is not None and made is not None and latest <= made:
            if has is False:
                denied.add(edition.id)
            message = f"{point.act} orders a change of {point.place}, of which this edition has no note"
            findings.append(Finding("ordered-not-noted", message, edition.event.source.name))
    if not (shown or doubtful or denied):
        return point
    return evolve(
        point,
        shown_in=frozenset(shown),
        doubtful_in=frozenset(doubtful),
        denied_by=frozenset(denied),
        findings=tuple(dict.fromkeys(findings)),
    )


def _around(edition: Edition, point: ChangePoint) -> Forest:
    """Return as much of an edition's text as a change works on: its article, or all of it."""
    unit = edition.units.get(point.place)
    inside = unit is not None and all(within(each.target, point.place) for each in point.operations)
    return (unit,) if unit is not None and inside else edition.event.provisions


def _has(units: Forest, point: ChangePoint) -> bool | None:
    """Say whether a text has what a change orders; `None` where it does not tell."""
    altering = [operation for operation in point.operations if not isinstance(operation, Unchanged)]
    each = [(_may_have(units, operation), _may_lack(units, operation)) for operation in altering]
    if not each:
        return None
    if all(may and not lack for may, lack in each):
        return True
    if all(lack and not may for may, lack in each):
        return False
    return None


def _may_have(units: Forest, operation: Operation) -> bool:
    if isinstance(operation, Repeal):
        unit = find(units, operation.target)
        return unit is None or unit.gone
    if isinstance(operation, Substitution):
        forward = operation.apply(units)
        reached = (forward.units,) if forward.certain else forward.candidates
        return any(says_the_same(text, units) for text in reached)
    back = operation.invert(units)
    return back.certain or bool(back.candidates)


def _may_lack(units: Forest, operation: Operation) -> bool:
    forward = operation.apply(units)
    if not forward.certain:
        return bool(forward.candidates) or _stood_before(units, operation)
    return not says_the_same(forward.units, units)


def _stood_before(units: Forest, operation: Operation) -> bool:
    """Say whether an element that comes in may be one that stood in the text before, for it reads otherwise."""
    present = find(units, operation.new.eid) if isinstance(operation, Insertion) else None
    return present is not None and not present.gone and not operation.invert(units).certain
