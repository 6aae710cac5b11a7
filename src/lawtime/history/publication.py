"""When acts were published and took effect, from all that is known of them: facts propagate through the rules.

An act that is known to have taken effect on a day by a sixty-day rule was published sixty-one days before, and its
other provisions follow from that. Facts that contradict one another are shown, never settled in silence.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from lawtime.history.testimony import (
    Followed,
    Said,
    agreed,
    disputed,
    lone_part,
    missing_day,
    said_of_publications,
    span,
    weighed,
)
from lawtime.model.acts import ACT, ActRef, within
from lawtime.model.commencement import (
    After,
    Anchor,
    Convention,
    Conventions,
    Extended,
    Missing,
    NotEarlier,
    On,
    OnEvent,
    Possible,
    Resolution,
    Rule,
    SeeProvision,
    Staged,
    Temporary,
    Unrecognised,
    Unstated,
    WithAct,
)
from lawtime.model.dates import Exact, LawDate, Unknown
from lawtime.model.facts import CitedPublication, EventDated, Fact, InForce, Publication, Registration, Undone
from lawtime.model.findings import Finding
from lawtime.model.inversion import Inverted, inverted

FITTING_RULE = Convention("any.fitting_rule", "a day of force stated for an act is that of the rule which it fits")
"""A source that dates an act, and not a provision, may speak of any of its provisions."""


_Told = dict[ActRef, tuple[Publication | InForce | Registration, ...]]


@frozen(eq=False, repr=False)
class Publications:
    """What is known of the publication, registration and force of acts.

    Args:
        conventions: how periods are counted.
        unmatched: citations that name no act that is known.
        amended: the act whose changes are asked for; `None` where the question is of no amended act.
    """

    conventions: Conventions
    unmatched: tuple[CitedPublication, ...]
    _told: _Told
    _cited: Mapping[Publication, tuple[Convention, ...]]
    _rules: Mapping[ActRef, tuple[tuple[str | None, Rule], ...]]
    _events: Mapping[str, tuple[EventDated, ...]]
    _build_findings: tuple[Finding, ...]
    amended: ActRef | None = None
    _published: dict[ActRef, Resolution] = field(init=False, factory=dict)
    _registered: dict[ActRef, Resolution] = field(init=False, factory=dict)
    _found: list[tuple[Finding, ...]] = field(init=False, factory=list)

    @classmethod
    def build(
        cls,
        facts: Iterable[Fact],
        rules: Iterable[tuple[ActRef, str | None, Rule]],
        conventions: Conventions,
        acts: Iterable[ActRef] = (),
    ) -> "Publications":
        """Gather what is known.

        Args:
            facts: publications, dates of force, registrations and events, from any number of sources.
            rules: for each act the rules by which it, or the provision named, takes effect.
            conventions: how periods are counted.
            acts: further acts that are known, for citations that give no number.
        """
        told: _Told = {}
        events: dict[str, tuple[EventDated, ...]] = {}
        cited: list[CitedPublication] = []
        for fact in facts:
            if isinstance(fact, EventDated):
                events[event_key(fact.event)] = (*events.get(event_key(fact.event), ()), fact)
            elif isinstance(fact, CitedPublication):
                cited.append(fact)
            elif not isinstance(fact, Undone):
                told[fact.act] = (*told.get(fact.act, ()), fact)
        known: dict[ActRef, tuple[tuple[str | None, Rule], ...]] = {}
        alone: dict[tuple[str | None, Rule], tuple[tuple[str | None, Rule], ...]] = {}
        for act, provision, rule in rules:
            held = known.get(act)
            stated = (provision, rule)
            if held is None:
                known[act] = alone.setdefault(stated, (stated,))
            elif stated not in held:
                known[act] = _strict((*held, stated))
        matched, unmatched, findings = _match(cited, {*acts, *told, *known} if cited else ())
        for published in matched:
            told[published.act] = (*told.get(published.act, ()), published)
        return cls(conventions, unmatched, told, matched, known, events, findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the facts say badly, or against one another, for all acts that they speak of."""
        if not self._found:
            each = (found for act in self._told for found in self.of(act).findings)
            self._found.append(tuple(dict.fromkeys((*self._build_findings, *each))))
        return self._found[0]

    def of(self, act: ActRef) -> Resolution:
        """Return the day of first official publication of an act, or its bounds.

        >>> from datetime import date
        >>> from lawtime.model.commencement import NEUTRAL, After, Counting, Unit
        >>> act = ActRef("law", "86-VIII", date(2024, 5, 21))
        >>> sixty = After(Anchor.PUBLICATION, 60, Unit.DAY, Counting.DAY_AFTER)
        >>> known = Publications.build([InForce(act, date(2024, 7, 22))], [(act, None, sixty)], NEUTRAL)
        >>> known.of(act).date
        Exact(day=datetime.date(2024, 5, 22))
        """
        return self.day(act, Anchor.PUBLICATION)

    def amending(self, amended: ActRef) -> "Publications":
        """Return what is known, for questions of the changes of one act: the force of other changes is silent then."""
        return evolve(self, amended=amended)

    def day(self, act: ActRef, anchor: Anchor) -> Resolution:
        """Return the day of an anchor of an act, or its bounds."""
        if anchor is Anchor.SIGNATURE:
            return Resolution(Exact(act.date))
        days = self._published if anchor is Anchor.PUBLICATION else self._registered
        found = days.get(act)
        if found is None:
            told = self._told.get(act, ())
            bounds: tuple[Followed, ...] = ()
            if anchor is Anchor.PUBLICATION:
                published = [fact for fact in told if isinstance(fact, Publication)]
                said = said_of_publications(published, self._cited)
                part = None if said else lone_part(published)
                bounds = () if part is None else (Followed(((part.date, None),), part),)
            else:
                said = tuple(Said(fact.date, fact) for fact in told if isinstance(fact, Registration))
            used = self.conventions.for_kind(act.kind)
            forces = [fact for fact in told if isinstance(fact, InForce)]
            if len(said) == 1 and said[0].date >= act.date and self._explained(act, anchor, said[0], forces, used):
                return agreed(act, anchor, said[0], forces, used)
            followed = self._followed(act, anchor, forces, used, said) if forces else ()
            found = days[act] = weighed(act, anchor, said, (*bounds, *followed), used)
        return found

    def resolve(self, act: ActRef, rule: Rule, provision: str | None = None) -> Resolution:
        """Return the day that a rule of an act gives, with everything known.

        Args:
            act: the act that the rule belongs to.
            rule: the rule.
            provision: eId of the act's own provision that the rule governs, where it is not all of it.
        """
        return self._resolve(act, rule, provision, ())

    def _resolve(self, act: ActRef, rule: Rule, provision: str | None, waiting: tuple[ActRef, ...]) -> Resolution:
        computed = self._computed(act, rule, waiting)
        forces = [fact for fact in self._told.get(act, ()) if isinstance(fact, InForce)]
        if not forces:
            return computed
        return self._confronted(act, rule, computed, _about(forces, provision, self.amended))

    def _computed(self, act: ActRef, rule: Rule, waiting: tuple[ActRef, ...]) -> Resolution:
        """Return the day that a rule gives by its words, the days of its anchors and the rules that it refers to."""
        match rule:
            case NotEarlier(rule=inner):
                return rule.floored(self._computed(act, inner, waiting))
            case Staged(rule=inner) | Extended(rule=inner) | Temporary(rule=inner):
                return self._computed(act, inner, waiting)
            case WithAct(act=other):
                return self._with(act, other, rule, waiting)
            case OnEvent(event=event):
                return self._on_event(act, event, rule)
            case SeeProvision():
                return self._seen(act, rule, waiting)
        anchor = getattr(rule, "anchor", None)
        used = self.conventions.for_kind(act.kind)
        if anchor is None or anchor is Anchor.SIGNATURE:
            return rule.resolve(signed=act.date, conventions=used)
        return _counted(rule, self.day(act, anchor), anchor, act, used)

    def _with(self, act: ActRef, other: ActRef, rule: Rule, waiting: tuple[ActRef, ...]) -> Resolution:
        if other == act or other in waiting:
            names = " and ".join(each.called for each in dict.fromkeys((*waiting, act, other)))
            message = f"acts that wait for one another never take effect: {names}"
            missing = (Missing("clause", f"when {act} takes effect"),)
            return Resolution(Unknown(), (message,), (), missing, (), (Finding("commencement-cycle", message),))
        rules = [each for provision, each in self._rules.get(other, ()) if provision in (None, ACT)]
        told = [fact for fact in self._told.get(other, ()) if isinstance(fact, InForce) and fact.provision is None]
        if not rules and not told:
            return rule.resolve()
        if not rules:
            possible = [Possible(Exact(fact.date), fact.witness) for fact in told]
            return _one_or_disputed(other, possible, f"with {other}")
        each = [self._resolve(other, one, None, (*waiting, act)) for one in rules]
        return _joined(each, f"together with {other}")

    def _on_event(self, act: ActRef, event: str, rule: Rule) -> Resolution:
        told = self._events.get(event_key(event), ())
        if not told:
            return rule.resolve()
        possible = [Possible(Exact(fact.date), fact.witness) for fact in told]
        return _one_or_disputed(act, possible, f"the event: {event}")

    def _seen(self, act: ActRef, rule: SeeProvision, waiting: tuple[ActRef, ...]) -> Resolution:
        """Return what a known provision of the act gives: a day, or the span of its rule and exceptions."""
        stated = [each for provision, each in self._rules.get(act, ()) if provision in (ACT, rule.provision)]
        stages = [stage for each in stated for _, stage in each.stages if not _refers(stage)]
        if not stages:
            return rule.resolve()
        return _joined([self._computed(act, each, waiting) for each in stages], f"by {rule.provision} of {act}")

    def _confronted(
        self, act: ActRef, rule: Rule, computed: Resolution, forces: Sequence[tuple[InForce, bool]]
    ) -> Resolution:
        """Return a computed day confronted with the days of force that sources state."""
        settling: dict[datetime.date, InForce] = {}
        against: dict[datetime.date, InForce] = {}
        assumed: tuple[Convention, ...] = ()
        for fact, exactly in forces:
            if exactly or (not computed.disputed and self._fits_only(act, rule, fact)):
                (settling if _holds(computed.date, fact.date) else against).setdefault(fact.date, fact)
                assumed = assumed if exactly else (FITTING_RULE,)
            elif not self._fits_any(act, rule, fact):
                against.setdefault(fact.date, fact)
        if not against and len(settling) < 2:
            return _settled(computed, settling, assumed)
        possible = [Possible(Exact(day), fact.witness) for day, fact in {**settling, **against}.items()]
        if not settling:
            possible = [*(computed.disputed or (Possible(computed.date, "the rule"),)), *possible]
        named = [found for fact in against.values() for found in self._conventions_behind(act, rule, fact)]
        return disputed(
            act,
            "day of force",
            possible,
            computed.steps,
            computed.assumptions,
            computed.missing,
            (*computed.findings, *named),
        )

    def _fits_any(self, act: ActRef, rule: Rule, fact: InForce) -> bool:
        return any(self._fits(act, each, fact) for each in (rule, *_stages(self._rules.get(act, ()))))

    def _fits_only(self, act: ActRef, rule: Rule, fact: InForce) -> bool:
        """Say whether a day of force fits a rule of an act, and no other of its rules that are known.

        A rule that fits every day is not told from the others by it.
        """
        if isinstance(_main(rule), OnEvent | SeeProvision | Unstated | Unrecognised | WithAct):
            return False
        others = [each for each in _stages(self._rules.get(act, ())) if each != _main(rule)]
        return self._fits(act, rule, fact) and not any(self._fits(act, each, fact) for each in others)

    def _fits(self, act: ActRef, rule: Rule, fact: InForce) -> bool:
        found = inverted(rule, fact.date, self.conventions.for_kind(act.kind))
        if found is None or found.anchor is None:
            return found is not None
        return _overlap(found, self.day(act, found.anchor).date)

    def _conventions_behind(self, act: ActRef, rule: Rule, fact: InForce) -> Iterator[Finding]:
        """Yield a finding for each convention without which a stated day of force would agree with the rule."""
        used = self.conventions.for_kind(act.kind)
        for convention in used.named:
            other = used.without(convention.name)
            found = inverted(rule, fact.date, other)
            if found is not None and found.anchor is not None and _overlap(found, self.day(act, found.anchor).date):
                message = f"{act}: {fact.witness} says {fact.date}, which the rule gives without {convention.name}"
                yield Finding("convention-disagrees", f"{message} ({convention.says})")

    def _explained(self, act: ActRef, anchor: Anchor, said: Said, forces: Iterable[InForce], used: Conventions) -> bool:
        """Say whether a period that is known from one day of an anchor gives every stated day of force."""
        rules = [rule for _, rule in self._rules.get(act, ()) if isinstance(rule, After) and rule.anchor is anchor]
        reached = [rule.reach(said.date, used) for rule in rules]
        return all(
            fact.provision is None and any(each is not None and each[0] <= fact.date <= each[1] for each in reached)
            for fact in forces
        )

    def _followed(
        self, act: ActRef, anchor: Anchor, forces: Iterable[InForce], used: Conventions, said: Sequence[Said]
    ) -> tuple[Followed, ...]:
        """Return the bounds of an anchor that follow from stated days of force.

        A day of force that only another convention explains says nothing against the day of publication, nor does one
        of the changes of a single act, which may have a rule of its own.
        """
        found = []
        known = self._rules.get(act, ())
        for fact in forces:
            if fact.provision is None:
                rules = _stages(known)
            else:
                rules = _stages([each for each in known if each[0] is not None and within(each[0], fact.provision)])
            each = _through(fact, act, anchor, rules, used)
            if each is None:
                continue
            if said and not _agrees(each, said) and (fact.amended or _by_convention(fact, rules, used, said)):
                continue
            found.append(each)
        return tuple(found)


def _through(fact: InForce, act: ActRef, anchor: Anchor, rules: Sequence[Rule], used: Conventions) -> Followed | None:
    """Return the bounds of an anchor by all rules that a day of force can be the day of."""
    found = [each for each in (inverted(rule, fact.date, used) for rule in rules) if each is not None]
    window = used.publication_window
    likely = [each for each in found if each.anchor is not anchor or _timely(each, act, window)]
    each = likely or (found if fact.amended is None else [])
    if not each or any(one.anchor is not anchor for one in each):
        return None
    ranges = tuple((act.date if one.earliest is None else one.earliest, one.latest) for one in each)
    ordered = tuple((min(first, last or first), last) for first, last in ranges)
    assumptions = () if fact.provision is not None else (FITTING_RULE,)
    return Followed(ordered, fact, assumptions)


def _timely(found: Inverted, act: ActRef, window: tuple[int, Convention] | None) -> bool:
    """Say whether the days of an anchor reach into those that signature and the duty to publish allow."""
    if found.latest is not None and found.latest < act.date:
        return False
    return window is None or found.earliest is None or (found.earliest - act.date).days <= window[0]


def _by_convention(fact: InForce, rules: Sequence[Rule], used: Conventions, said: Sequence[Said]) -> bool:
    for convention in used.named:
        for rule in rules:
            found = inverted(rule, fact.date, used.without(convention.name))
            if found is not None and any(_overlap(found, Exact(one.date)) for one in said):
                return True
    return False


def _agrees(followed: Followed, said: Sequence[Said]) -> bool:
    return any(followed.allows(one.date) for one in said)


def _counted(rule: Rule, known: Resolution, anchor: Anchor, act: ActRef, used: Conventions) -> Resolution:
    """Return what a rule gives for the day of its anchor, with what that day itself rests on."""
    day = known.date if known.date.earliest is not None else None
    if anchor is Anchor.PUBLICATION:
        found = rule.resolve(published=day, conventions=used)
    else:
        found = rule.resolve(registered=day, conventions=used)
    return evolve(
        found,
        reasoning=(*known.steps, *found.steps[1:]) if found.steps else known.steps,
        assumptions=(*known.assumptions, *(each for each in found.assumptions if each not in known.assumptions)),
        missing=known.missing,
        disputed=tuple(
            Possible(rule.resolve(published=each.date, registered=each.date, conventions=used).date, each.source)
            for each in known.disputed
        ),
        findings=(*known.findings, *found.findings),
    )


def _settled(
    computed: Resolution, settling: Mapping[datetime.date, InForce], assumed: tuple[Convention, ...]
) -> Resolution:
    for day, fact in settling.items():
        used = computed.assumptions if isinstance(computed.date, Exact) else assumed
        steps = (*computed.steps, ("force: {} ({})", day, fact.witness))
        return evolve(computed, date=Exact(day), reasoning=steps, assumptions=used, missing=(), disputed=())
    return computed


def _one_or_disputed(act: ActRef, possible: Sequence[Possible], why: str) -> Resolution:
    days = {each.date.earliest for each in possible}
    if len(days) > 1:
        return disputed(act, "day of force", possible)
    return Resolution(possible[0].date, (f"{why}: {possible[0].date.isoformat()} ({possible[0].source})",))


def _joined(each: Sequence[Resolution], why: str) -> Resolution:
    """Return one day for several possible rules: theirs where it is one, else one that spans them all."""
    day = span(one.date for one in each)
    steps = tuple(dict.fromkeys(step for one in each for step in one.steps))
    return Resolution(
        day,
        (*steps, f"{why}: {day.isoformat()}"),
        tuple(dict.fromkeys(convention for one in each for convention in one.assumptions)),
        tuple(dict.fromkeys(missing for one in each for missing in one.missing)),
        tuple(dict.fromkeys(possible for one in each for possible in one.disputed)),
        tuple(dict.fromkeys(finding for one in each for finding in one.findings)),
    )


def _about(forces: Iterable[InForce], provision: str | None, amended: ActRef | None) -> list[tuple[InForce, bool]]:
    """Return the facts that may speak of a rule, each with whether it surely does."""
    found = []
    for fact in forces:
        if fact.provision is not None:
            if provision is not None and within(provision, fact.provision):
                found.append((fact, True))
        elif fact.amended is None or amended is None or fact.amended == amended:
            found.append((fact, False))
    return found


def _match(
    cited: Iterable[CitedPublication], known: Iterable[ActRef]
) -> tuple[dict[Publication, tuple[Convention, ...]], tuple[CitedPublication, ...], tuple[Finding, ...]]:
    """Find the acts that citations name; an act cited by its day alone is the only known one of that day."""
    by_day: dict[tuple[datetime.date, str], list[ActRef]] = defaultdict(list)
    for act in sorted(known, key=lambda act: act.number):
        by_day[act.date, act.kind].append(act)
    matched: dict[Publication, tuple[Convention, ...]] = {}
    unmatched, findings = [], []
    for fact in cited:
        fitting = by_day.get((fact.signed, fact.kind), [])
        if fact.number is not None:
            matched[fact.of(ActRef(fact.kind, fact.number, fact.signed))] = ()
        elif len(fitting) == 1:
            says = f"the {fact.kind.replace('_', ' ')} of {fact.signed:%d.%m.%Y} cited without a number is {fitting[0]}"
            matched[fact.of(fitting[0])] = (Convention("any.cited_by_day", says),)
        else:
            unmatched.append(fact)
            names = f"it may be {' or '.join(map(str, fitting))}" if fitting else "no act of that day is known"
            title = fact.title or fact.quote
            message = f"a citation names an act of {fact.signed} without its number; {names}: {title!r}"
            place = fact.source
            findings.append(Finding("citation-unmatched", message, place.name, place.line, place.span))
    return matched, tuple(unmatched), tuple(findings)


def _strict(rules: tuple[tuple[str | None, Rule], ...]) -> tuple[tuple[str | None, Rule], ...]:
    """Drop the loose rendering of a rule where its strict one is known too."""
    if len(rules) == 1:
        return rules
    strict = {rule for _, rule in rules if isinstance(rule, On) and not rule.loose}
    return tuple(
        (provision, rule)
        for provision, rule in rules
        if not (isinstance(rule, On) and rule.loose and evolve(rule, loose=False) in strict)
    )


def _stages(rules: Sequence[tuple[str | None, Rule]]) -> list[Rule]:
    """Return the rules with those of their exceptions, each once, without notes that state none."""
    if len(rules) == 1 and isinstance(rules[0][1], After):
        return [rules[0][1]]
    each = dict.fromkeys(_main(stage) for _, rule in rules for _, stage in rule.stages)
    return [rule for rule in each if not isinstance(rule, Unstated)]


def _refers(rule: Rule) -> bool:
    """Say whether a rule, or the one within it, only says where the rule stands."""
    if isinstance(rule, NotEarlier | Staged | Extended | Temporary):
        return _refers(rule.rule)
    return isinstance(rule, SeeProvision)


def _main(rule: Rule) -> Rule:
    return _main(rule.rule) if isinstance(rule, Staged | Extended | Temporary) else rule


def _holds(when: LawDate, day: datetime.date) -> bool:
    return (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)


def _overlap(found: Inverted, when: LawDate) -> bool:
    if found.latest is not None and when.earliest is not None and found.latest < when.earliest:
        return False
    return not (found.earliest is not None and when.latest is not None and when.latest < found.earliest)


def event_key(event: str) -> str:
    """Return the words of an event as they are compared: letters and digits alone, in small letters."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in event.casefold()).split())


__all__ = ["FITTING_RULE", "Publications", "event_key", "missing_day"]
