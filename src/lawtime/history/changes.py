"""Change points: when, by which act, something about a provision changed, as the notes of all editions tell it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve

from lawtime.history.editions import Edition
from lawtime.history.grounds import grounded
from lawtime.history.orders import force_of, joined, strict, weighed
from lawtime.history.points import ChangePoint as ChangePoint
from lawtime.history.points import Statement as Statement
from lawtime.history.points import Undoing
from lawtime.history.publication import Publications
from lawtime.history.stated import ordered_suspensions, stated_points
from lawtime.history.undoing import undone
from lawtime.model.acts import ACT, ActRef, article_of, within
from lawtime.model.commencement import Convention, Missing, OnDate, Resolution, Rule, Unrecognised
from lawtime.model.dates import Unknown, between
from lawtime.model.events import ChangeNoted, ChangeOrdered, NoteUnread
from lawtime.model.facts import Undone
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.scopes import Scope, place_of

ENDED_BY_SIGNED = Convention(
    "any.ended_by_signed", "an act that ends another as a whole, on no stated day, ends it after its own signature"
)

_Key = tuple[ActRef, str]


def change_points(
    editions: Sequence[Edition],
    noted: Iterable[ChangeNoted],
    unread: Iterable[NoteUnread],
    ordered: Iterable[ChangeOrdered],
    publications: Publications,
    undoing: Mapping[ActRef, tuple[Undoing, ...]] | None = None,
    registered: Iterable[Undone] = (),
    lang: str = "",
) -> tuple[ChangePoint, ...]:
    """Return the change points that the notes of all editions of one act, and its amending acts, tell, in order.

    A note and the operations of one act on one place are one change. What an amending act orders explains the text in
    its own language alone: `lang`, that of the first edition where left out.
    """
    lang = lang or (editions[0].lang if editions else "")
    known = {edition.id: edition for edition in editions}
    publications = publications.amending(editions[0].event.act) if editions else publications
    events = [
        placed(event, known[event.edition])
        for event in noted
        if event.change.act is not None and event.edition in known
    ]
    names = _one_name(event.change.act for event in events if event.change.act)
    groups: dict[_Key, list[tuple[int, ChangeNoted]]] = defaultdict(list)
    for position, event in enumerate(events):
        change = event.change
        if change.action in (Action.COMMENCEMENT, Action.INTERPRETED) or change.act is None:
            continue
        groups[names[change.act], place_of(change.target, change.new, change.action)].append((position, event))
    orders: dict[_Key, list[ChangeOrdered]] = defaultdict(list)
    every = tuple(ordered)
    for order in (each for each in every if each.suspension is None):
        orders[names.get(order.act, order.act), order.place].append(order)
    points: list[ChangePoint] = []
    for act, place in dict.fromkeys((*groups, *orders)):
        told, mine = groups.get((act, place), []), orders.get((act, place), [])
        points += joined(act, place, list(_points_of(act, place, told, known, publications)), mine, publications, lang)
    points += [_doubt(event, len(events) + n) for n, event in enumerate(unread) if event.edition in known]
    points += ordered_suspensions(_untold(every, points), publications)
    points = undone(points, undoing, publications) if undoing else points
    points = [point if point.speaks(lang) else evolve(point, explained=False) for point in points]
    if editions:
        points += stated_points(registered, editions[0].event.act, publications)
    return tuple(sorted(grounded(weighed(points, editions), editions), key=lambda point: point.order))


def _untold(orders: Iterable[ChangeOrdered], points: Sequence[ChangePoint]) -> Iterable[ChangeOrdered]:
    """Yield the suspensions that amending acts order and no note tells with the same end."""
    told = {(point.act, scope.target, point.until) for point in points for scope in point.scopes if point.until}
    for order in orders:
        held = order.suspension
        if held is not None and (order.act, held.target, held.until) not in told:
            yield order


_BARE = frozenset({"para", "subpara", "al"})


def placed(event: ChangeNoted, edition: Edition) -> ChangeNoted:
    """Return a statement with the full address of its target, where it names an element of the article it stands in.

    An announcement stands before the element of which it speaks. Where the place does not settle which element is
    meant, the bare name stays: it then may be any element of that name in the act.
    """
    change, article = event.change, article_of(event.place)
    if change.target.partition("_")[0] not in _BARE or article is None or change.target in edition.units:
        return event
    named = [
        unit
        for eid, unit in edition.units.items()
        if within(eid, article) and eid.endswith("__" + change.target) and unit.span[1] > event.source.span[0]
    ]
    near = [unit for unit in named if within(unit.eid, event.place) or within(event.place, unit.eid)] or named
    if len(near) != 1:
        return event
    full = near[0].eid
    new = full + change.new[len(change.target) :] if change.new and within(change.new, change.target) else change.new
    return evolve(event, change=evolve(change, target=full, new=new))


def _one_name(acts: Iterable[ActRef]) -> dict[ActRef, ActRef]:
    """Return one name for each act: "79" and "79-II" of one day are one act, where no third makes it doubtful."""
    seen = list(dict.fromkeys(acts))
    names = {act: act for act in seen}
    for short in seen:
        longer = [each for each in seen if each.date == short.date and each.number.startswith(short.number + "-")]
        if len(longer) == 1:
            names[short] = longer[0]
    return names


def _points_of(
    act: ActRef,
    place: str,
    told: Sequence[tuple[int, ChangeNoted]],
    known: dict[str, Edition],
    publications: Publications,
) -> Iterable[ChangePoint]:
    """Yield the points of one act on one place: one for each rule and exception, across editions."""
    by_rule: dict[tuple[str, Rule], list[tuple[int, ChangeNoted]]] = defaultdict(list)
    for position, event in told:
        for aspect, rule in event.change.commencement.stages:
            by_rule[aspect or "", strict(rule)].append((position, event))
    for (aspect, rules), group in _merged(by_rule):
        stated = [_as_stated(each, aspect, group) for each in sorted(rules, key=repr)]
        yield from _points_of_rule(act, place, aspect, stated, group, known, publications)


def _merged(
    by_rule: dict[tuple[str, Rule], list[tuple[int, ChangeNoted]]],
) -> Iterable[tuple[tuple[str, tuple[Rule, ...]], list[tuple[int, ChangeNoted]]]]:
    """Yield the groups, joining those in which different editions state one change under different rules."""
    plain = [key for key in by_rule if not key[0]]
    editions = {key: {event.edition for _, event in by_rule[key]} for key in plain}
    disjoint = len(plain) > 1 and sum(map(len, editions.values())) == len(set().union(*editions.values()))
    if disjoint:
        yield ("", tuple(rule for _, rule in plain)), [pair for key in plain for pair in by_rule[key]]
    for key, group in by_rule.items():
        if not (disjoint and key in plain):
            yield (key[0], (key[1],)), group


def _points_of_rule(
    act: ActRef,
    place: str,
    aspect: str,
    rules: Sequence[Rule],
    group: Sequence[tuple[int, ChangeNoted]],
    known: dict[str, Edition],
    publications: Publications,
) -> Iterable[ChangePoint]:
    statements = tuple(_statement(event) for _, event in group)
    shown = frozenset(each.edition for each in statements if not each.announced)
    force, findings = force_of(act, place, rules, publications)
    force, doubts = _after_the_act(act, force, group[0][1])
    force = _not_before_signature(act, force, statements)
    force, more = _bounded_by_editions(act, force, [known[each] for each in sorted(shown)])
    point = ChangePoint(
        act=act,
        place=place,
        aspect=aspect,
        rule=rules[0],
        force=force,
        published=publications.of(act).date,
        statements=statements,
        shown_in=shown,
        position=min(position for position, _ in group),
        until=max((event.change.until for _, event in group if event.change.until), default=None),
        findings=(*findings, *doubts, *more),
    )
    yield point
    if point.until is not None:
        ended = frozenset(each for each in shown if (known[each].current or date.min) >= point.until)
        rule = OnDate(date=point.until)
        yield evolve(point, rule=rule, force=rule.resolve(), shown_in=ended, ends=True, until=None)


def _after_the_act(act: ActRef, force: Resolution, told: ChangeNoted) -> tuple[Resolution, tuple[Finding, ...]]:
    """Doubt a change that was made, or took effect, before the act that it changes was there.

    Law 33-V of 10.07.2012 changed Law 527-IV of 06.01.2012 from 01.01.2012: a change may reach back to the beginning of
    the year. What lies before that is a slip in the note, and the day of force is then not known.
    """
    amended, place, latest = told.amended, told.source, force.date.latest
    if not amended.named:
        return force, ()
    findings = []
    if act.date < amended.date:
        message = f"{act} was signed before {amended}, which it is said to change"
        findings.append(Finding("amended-before-act", message, place.name, place.line, place.span))
    if latest is not None and latest.year < amended.date.year:
        message = f"{act} is said to have changed {amended} from {force.date.isoformat()}, before it was signed"
        findings.append(Finding("force-before-act", message, place.name, place.line, place.span))
        missing = Missing("clause", f"when {act} took effect; the day in the note cannot be")
        force = evolve(force, date=Unknown(), missing=(*force.missing, missing))
    return force, tuple(findings)


def _not_before_signature(act: ActRef, force: Resolution, statements: Sequence[Statement]) -> Resolution:
    """Bound the day on which an act ended another as a whole, where nobody states it."""
    if force.date.earliest is not None or not all(each.scope.ends_act for each in statements):
        return force
    assumptions = (*force.assumptions, ENDED_BY_SIGNED)
    return evolve(force, date=between(act.date, force.date.latest), assumptions=assumptions)


def _statement(event: ChangeNoted) -> Statement:
    change = event.change
    announced = change.action is Action.ANNOUNCED
    action = change.announces or Action.AMENDED if announced else change.action
    scope = Scope(change.target, action, change.new)
    return Statement(
        event.edition, event.quote, event.source.line, event.source.name, scope, announced, change.meanwhile
    )


def _as_stated(rule: Rule, aspect: str, group: Sequence[tuple[int, ChangeNoted]]) -> Rule:
    """Return the rule as loose as its strictest statement: only a translation that stands alone leaves it loose."""
    stages = [stage for _, event in group for stage in event.change.commencement.stages]
    same = [stated for words, stated in stages if (words or "") == aspect and strict(stated) == rule]
    return rule if rule in same else next(iter(same), rule)


def _bounded_by_editions(
    act: ActRef, force: Resolution, shown: Sequence[Edition]
) -> tuple[Resolution, tuple[Finding, ...]]:
    """Narrow a date by the editions that were current on a known day and show the change."""
    findings = []
    for edition in shown:
        current = edition.current
        if current is None:
            continue
        when = force.date
        if when.earliest is not None and when.earliest > current:
            message = f"an edition said to be current on {current} shows {act}, in force from {when.isoformat()}"
            findings.append(Finding("edition-before-force", message, edition.event.source.name))
        elif when.earliest is not None and (when.latest is None or when.latest > current):
            force = evolve(force, date=between(when.earliest, current))
    return force, tuple(findings)


def _doubt(event: NoteUnread, position: int) -> ChangePoint:
    """Return the change point that an unread part of a note stands for: any change to its place, at any time."""
    rule = Unrecognised(event.words)
    scope = Scope(event.place, Action.AMENDED)
    statement = Statement(event.edition, event.words, event.source.line, event.source.name, scope, False)
    message = f"a part of a note was not understood: {event.words!r}"
    told = (Finding(event.why, message, event.source.name, event.source.line, event.source.span),)
    return ChangePoint(
        act=None,
        place=event.place if event.place else ACT,
        aspect="",
        rule=rule,
        force=rule.resolve(),
        published=Unknown(),
        statements=(statement,),
        shown_in=frozenset({event.edition}),
        position=position,
        findings=told if event.why == "note-unread" else (),
    )
