"""States: which changes had been made to a provision, and what the editions show for that set of changes.

A provision's text is a function of the changes that had been made to it. An edition shows the text for the set of
changes that its own notes list. So a text is known for a date when the set of changes in force on that date is the set
of some edition: no date of an edition is needed for that, nor trusted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from lawtime.history.answers import Candidate, Status
from lawtime.history.editions import Edition
from lawtime.history.points import ChangePoint
from lawtime.history.rebuild import Memory, Rebuilt, rebuild
from lawtime.history.renumbered import Numbers
from lawtime.history.touching import covers, last_reset, retitles, since_reset, touches
from lawtime.model.acts import article_of, within
from lawtime.model.applied import Habit
from lawtime.model.document import Provision
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Renumbering, Repeal
from lawtime.model.scopes import Scope

_LOST_SIGN = "\ufffd"
"""Stands for bytes that no encoding gives: a text that holds it is not what the law said."""


@frozen
class Shown:
    """What the evidence shows of a provision for a set of changes.

    Args:
        unit: the provision; `None` where it was not there.
        why: where that comes from.
        assumed: the habits of the publisher that it rests on.
        order: the acts in the order that it takes for granted, where that is not settled.
    """

    unit: Provision | None
    why: str
    assumed: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


@frozen
class Unit:
    """All that decides what one provision was: the changes that touch it and the editions that may show it.

    Args:
        eid: the provision.
        points: the changes that touch it, in their shown order.
        editions: the editions in the language asked for.
        habits: what the publisher of those editions does to a text without an instruction.
        containers: the sections, chapters or annexes around it.
        titles: the changes that touch its heading alone, in their shown order.
        others: other addresses at which its text may have stood, before or after it was renumbered.
        shown: for each edition, the changes that its text of the provision depends on; `None` where nobody can say.
    """

    eid: str
    points: tuple[ChangePoint, ...]
    editions: tuple[Edition, ...]
    habits: frozenset[Habit] = frozenset()
    containers: tuple[str, ...] = ()
    titles: tuple[ChangePoint, ...] = ()
    others: tuple[str, ...] = ()
    _resets: frozenset[ChangePoint] = field(init=False, repr=False, eq=False)
    _endings: frozenset[ChangePoint] = field(init=False, repr=False, eq=False)
    shown: tuple[frozenset[ChangePoint] | None, ...] = field()

    _reached: Memory = field(factory=dict, init=False, repr=False, eq=False)

    @_resets.default
    def _resetting(self) -> frozenset[ChangePoint]:
        """Return the changes that stated it anew, brought it in or removed it; under several numbers, none is sure."""
        if self.others:
            return frozenset()
        return frozenset(point for point in self.points if last_reset((point,), self.eid, self.containers))

    @_endings.default
    def _ending(self) -> frozenset[ChangePoint]:
        return frozenset(point for point in self.points if point.wordless)

    def worded(self, points: Iterable[ChangePoint]) -> frozenset[ChangePoint]:
        """Return those of some changes that may have altered the text."""
        return frozenset(points) - self._endings

    def _since_reset(self, applied: frozenset[ChangePoint], *, strictly: bool = False) -> frozenset[ChangePoint]:
        applied = applied - self._endings if self._endings else applied
        if self._resets.isdisjoint(applied):
            return applied
        return since_reset(applied, self.eid, self.containers, strictly=strictly)

    @shown.default
    def _shown(self) -> tuple[frozenset[ChangePoint] | None, ...]:
        return tuple(map(self._shown_by, self.editions))

    def _shown_by(self, edition: Edition) -> frozenset[ChangePoint] | None:
        shown = frozenset(point for point in self.points if edition.id in point.shown_in)
        state = self._since_reset(shown)
        for point in self.points:
            if edition.id in point.doubtful_in:
                with_it = self._since_reset(shown | {point})
                if with_it != state:
                    return None
        return state

    def matching(self, applied: frozenset[ChangePoint]) -> tuple[Edition, ...]:
        """Return the editions that show the provision as it was after just these changes.

        An edition that is newer than a change and lacks it bears witness that the change was not made.
        """
        state = self._since_reset(applied)
        found = []
        for edition, shown in zip(self.editions, self.shown, strict=True):
            denied = frozenset(point for point in applied if edition.id in point.denied_by)
            if shown == (self._since_reset(applied - denied) if denied else state):
                found.append(edition)
        return tuple(found)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What was read badly in the editions' text of the provision."""
        found = []
        for edition in self.editions:
            unit = edition.units.get(self.eid)
            if unit is not None:
                begin, end = unit.span
                found += [each for each in edition.event.remarks if each.span and begin <= each.span[0] < end]
        return tuple(found)

    @property
    def numbered_later(self) -> bool:
        """Its number, or that of a unit around it within the article, has a dash: it came in after enactment."""
        parts = self.eid.split("__")
        return any("-" in part for part in parts[-1:] + parts[1:])

    def existed(self, applied: frozenset[ChangePoint]) -> bool | None:
        """Say whether the notes make it exist after just these changes; `None` where they say nothing of it."""
        exists: bool | None = None
        for point in self.points:
            for scope in point.scopes:
                born = scope.action is Action.INSERTED and scope.new and self._in(scope.new)
                gone = scope.action is Action.REPEALED and self._in(scope.target) and not point.aspect
                if not (born or gone) or _is_counted((scope.new if born else None) or scope.target):
                    continue
                if point in applied:
                    exists = bool(born) != point.ends
                elif exists is None and not (born and self._freed(point, applied)):
                    exists = not born
        return exists

    def _freed(self, point: ChangePoint, applied: frozenset[ChangePoint]) -> bool:
        """Say whether another element may have borne its number, and lost it by the time that it came in.

        A number with a dash is given to what comes in alone. Any other may be borne again, after an element was
        renumbered: an amending act that nobody has read may have done so.
        """
        plain = "__" in self.eid and not self.numbered_later
        return any(
            any(isinstance(each, Renumbering | Repeal) and self._in(each.target) for each in other.operations)
            or (plain and other is not point and not other.explained and not other.aspect)
            for other in self.points
            if other not in applied and not point.surely_before(other)
        ) or any(
            (unit := each.units.get(self.eid)) is not None and not unit.gone and each.id not in point.shown_in
            for each in self.editions
        )

    def _unordered(self, applied: frozenset[ChangePoint]) -> bool:
        """Say whether a change that brought it in and one that took it away may have come in either order, by dates."""
        born, gone = (
            [
                point
                for point in applied
                if not point.ends
                and not point.aspect
                and any(scope.action is action and self._in(_named(scope)) for scope in point.scopes)
            ]
            for action in (Action.INSERTED, Action.REPEALED)
        )
        return any(not (one.surely_before(other) or other.surely_before(one)) for one in born for other in gone)

    def _in(self, outer: str) -> bool:
        return covers(outer, self.eid, self.containers)

    def repealed(self, applied: frozenset[ChangePoint]) -> bool:
        """Say whether one of these changes repealed it and none brought it back."""
        return self.existed(applied) is False and any(
            scope.action is Action.REPEALED and self._in(scope.target) and not _is_counted(scope.target)
            for point in applied
            for scope in point.scopes
        )

    def outcome(self, applied: frozenset[ChangePoint], *, in_force: bool, suspended: bool) -> tuple[Candidate, ...]:
        """Return what the provision was in a world where just these changes had been made.

        Args:
            applied: the changes made.
            in_force: the act, or this provision of it, had taken effect.
            suspended: its effect was suspended on the date.
        """
        existed, status = self.existed(applied), Status.SUSPENDED if suspended else Status.IN_FORCE
        if existed is not None and self._unordered(applied):
            why = "in which order it was repealed and inserted is not settled"
            return (Candidate(Status.REPEALED, None, True, why), Candidate(status, None, False, why))
        if existed is False:
            gone = self.repealed(applied)
            why = "it had been repealed" if gone else "it had not been inserted yet"
            told = Candidate(Status.REPEALED if gone else Status.ABSENT, None, True, why)
            if not in_force:
                return (told,)
            again = Candidate(
                Status.IN_FORCE, None, False, "an act that nobody has read may have given its number again"
            )
            if gone:
                shown = self._contradicting(applied, status) if self._removed_by_name(applied) else ()
                return (told, *shown, *((again,) if self._taken_again(applied) else ()))
            return (told, *self._contradicting(applied, status))
        if not in_force:
            return (Candidate(Status.NOT_YET, None, True, "it had not taken effect yet"),)
        shown = self._shown_texts(status, applied)
        late = existed is None and self.numbered_later
        absent = Candidate(Status.ABSENT, None, True, "its number came in later, and no note says by which act")
        if late and not applied and not (self.points and shown):
            return (*shown, absent)
        if shown:
            return shown
        unknown = Candidate(status, None, False, "no edition shows it with just these changes")
        return (unknown, absent) if late else (unknown,)

    def _taken_again(self, applied: frozenset[ChangePoint]) -> bool:
        """Say whether another element may have taken its number since it was repealed, by a change nobody has read.

        An edition with all these changes in it, in which the number is free, settles it, if none of its other changes
        may have freed the number again.
        """
        if "__" not in self.eid:
            return False
        ends = [point for point in applied if any(scope.action is Action.REPEALED for scope in point.scopes)]
        open_ = [
            point
            for point in applied
            if not point.explained
            and not point.aspect
            and any(self._in(scope.target) and scope.action is Action.AMENDED for scope in point.scopes)
            and not any(point is end or point.surely_before(end) for end in ends)
        ]
        if not open_:
            return False
        return not any(
            (unit := edition.units.get(self.eid)) is None or unit.gone
            for edition in self.editions
            if all(edition.id in point.shown_in for point in applied)
            and all(
                point in applied or edition.id not in point.shown_in or _keeps_numbers(point) for point in self.points
            )
        )

    def _removed_by_name(self, applied: frozenset[ChangePoint]) -> bool:
        """Say whether it was repealed by name or with its article; of an act or chapter, publishers keep the text."""
        return any(
            scope.action is Action.REPEALED and article_of(scope.target) and within(self.eid, scope.target)
            for point in applied
            for scope in point.scopes
        )

    def _contradicting(self, applied: frozenset[ChangePoint], status: Status) -> tuple[Candidate, ...]:
        """Return the texts of editions that show it where the changes say that it did not exist."""
        texts = [unit.text for each in self.matching(applied) if (unit := each.units.get(self.eid)) and not unit.gone]
        why = "an edition shows it, though the changes say that it did not exist"
        return tuple(Candidate(status, text, True, why) for text in dict.fromkeys(texts))

    def _shown_texts(self, status: Status, applied: frozenset[ChangePoint]) -> tuple[Candidate, ...]:
        """Return each text that an edition shows, or that can be rebuilt from one, for just these changes.

        Texts that differ in white space alone are one.
        """
        found: dict[str | None, Candidate] = {}
        for shown in self.trees(applied):
            text = None if shown.unit is None else shown.unit.text
            made = Candidate(
                Status.ABSENT if text is None else status, text, True, shown.why, shown.assumed, shown.order
            )
            found.setdefault(None if text is None else " ".join(text.split()), made)
        return tuple(found.values())

    def trees(self, applied: frozenset[ChangePoint]) -> Iterator[Shown]:
        """Yield what each edition shows, or gives when rebuilt, for just these changes.

        Where the order of changes is not settled, each order that gives another text yields one; what an edition shows,
        or what every order gives, settles it.
        """
        texts: set[str | None] = set()
        for edition in self.matching(applied):
            unit = edition.units.get(self.eid)
            present = None if unit is None or unit.gone else unit
            if present is not None and _LOST_SIGN in present.text:
                continue
            texts.add(_said(present))
            yield Shown(present, f"{edition.event.source.name} shows it with just these changes")
        for group in self.rebuilt(applied):
            known = [each for each in group if each.known]
            if len(known) < len(group) or any(each.unit and _LOST_SIGN in each.unit.text for each in known):
                continue
            agreeing = [each for each in known if _said(each.unit) in texts] if texts else []
            for each in agreeing[:1] or known:
                why = f"rebuilt from {each.edition.event.source.name} {_by(each)}"
                yield Shown(each.unit, why, each.assumed, () if agreeing else each.order)

    def rebuilt(self, applied: frozenset[ChangePoint]) -> tuple[tuple[Rebuilt, ...], ...]:
        """Return what rebuilding from each edition with other changes gives for just these.

        For each edition there is one outcome for each order of the changes that gives another text.
        """
        found: list[tuple[Rebuilt, ...]] = []
        applied = self.worded(applied)
        wanted = self._since_reset(applied, strictly=True)
        ordered = () if self._resets.isdisjoint(wanted) else sorted(wanted, key=lambda point: point.order)
        reset = last_reset(ordered, self.eid, self.containers)
        for edition in self.editions:
            if any(edition.id in point.doubtful_in for point in self.points):
                continue
            shown = self._behind(self.worded(point for point in self.points if edition.id in point.shown_in))
            targets = [applied]
            if reset is not None and reset not in shown:
                targets = [wanted | shown, applied] if shown <= applied else []
            outcomes: tuple[Rebuilt, ...] = ()
            for target in targets:
                if not (outcomes and all(each.known for each in outcomes)):
                    made = rebuild(
                        self.eid, edition, shown, target, self.habits, self._reached, self.containers, self.others
                    )
                    outcomes = made or outcomes
            if outcomes:
                found.append(outcomes)
        return tuple(found)

    def _behind(self, shown: frozenset[ChangePoint]) -> frozenset[ChangePoint]:
        """Return the changes made by the time of an edition that has these: also those that a later one overwrote.

        Where a provision was brought in or stated anew, its publisher tells no more of what was done to the one before
        it. Undoing the later change gives the text after those.
        """
        resets = shown & self._resets
        if not resets:
            return shown
        newest = max(resets, key=lambda point: point.order)
        return shown | {point for point in self.worded(self.points) if point.explained and point.surely_before(newest)}


def blocking(unit: Unit, applied: frozenset[ChangePoint]) -> tuple[ChangePoint, ...]:
    """Return the changes of unknown words between the nearest edition and what it was after just these changes."""
    nearest: tuple[ChangePoint, ...] | None = None
    for edition in unit.editions:
        shown = frozenset(point for point in unit.points if edition.id in point.shown_in)
        between = tuple(point for point in unit.points if point in unit.worded(shown ^ applied) and not point.explained)
        if nearest is None or len(between) < len(nearest):
            nearest = between
    return nearest or ()


def unrebuilt(unit: Unit, applied: frozenset[ChangePoint]) -> tuple[Finding, ...]:
    """Return why operations that are known do not lead to the text, where they do not."""
    failed = [each for group in unit.rebuilt(applied) for each in group if not each.known and each.findings]
    return tuple(dict.fromkeys(each.findings[-1] for each in failed))


def _said(unit: Provision | None) -> str | None:
    return None if unit is None else " ".join(unit.text.split())


def _named(scope: Scope) -> str:
    return scope.new or scope.target if scope.action is Action.INSERTED else scope.target


def _is_counted(eid: str) -> bool:
    """Say whether an address counts lines: when one comes or goes, its address is that of another line."""
    return eid.rpartition("__")[2].startswith("al_")


def _by(rebuilt: Rebuilt) -> str:
    forward = ", ".join(point.act.called for point in rebuilt.forward if point.act)
    backward = ", ".join(point.act.called for point in rebuilt.backward if point.act)
    told = [f"by applying {forward}"] if forward else []
    how = " and ".join([*told, f"by undoing {backward}"] if backward else told)
    return f"{how}, in this order" if rebuilt.order else how


@frozen(eq=False)
class Points:
    """The changes of an act by the articles that they may concern.

    Args:
        every: all of them, in their shown order.
        editions: the editions of the act.
    """

    every: tuple[ChangePoint, ...]
    editions: tuple[Edition, ...]
    divisions: frozenset[str] = field(init=False, repr=False)
    numbers: Numbers = field(init=False, repr=False)
    _of: Mapping[str | None, Sequence[int]] = field(init=False, repr=False)

    @divisions.default
    def _divisions(self) -> frozenset[str]:
        tops = (unit.eid for edition in self.editions for unit in edition.event.provisions)
        return frozenset().union(tops, *(edition.divisions for edition in self.editions))

    @numbers.default
    def _numbers(self) -> Numbers:
        return Numbers.of(self.every)

    @_of.default
    def _by_article(self) -> Mapping[str | None, Sequence[int]]:
        found: dict[str | None, list[int]] = defaultdict(list)
        for place, point in enumerate(self.every):
            for article in {article_of(_concerned(scope)) for scope in point.scopes}:
                found[article].append(place)
        return found

    def of(self, names: Iterable[str]) -> Iterator[ChangePoint]:
        """Yield the changes that may concern a unit of these names, in their order: of its articles, and of none."""
        articles = {article_of(name) for name in names}
        if None in articles:
            yield from self.every
            return
        for place in sorted({place for article in (*articles, None) for place in self._of.get(article, ())}):
            yield self.every[place]

    def around(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the units around a unit: of those around its other names, the sections, chapters and annexes."""
        found = {each for edition in self.editions for each in edition.containers.get(names[0], ())}
        others = {*names[1:], *(article for name in names if (article := article_of(name)))}
        larger = {each for edition in self.editions for name in others for each in edition.containers.get(name, ())}
        larger.update(each for name in (*names, *others) for each in self.numbers.brought.get(name, ()))
        return tuple(found | {each for each in larger if article_of(each) is None})


def _concerned(scope: Scope) -> str:
    inserted = scope.action is Action.INSERTED and scope.new and article_of(scope.target) is None
    return scope.new or scope.target if inserted else scope.target


def unit_of(eid: str, points: Points, lang: str, habits: frozenset[Habit] = frozenset()) -> Unit:
    """Gather what decides one provision."""
    names = points.numbers.names(eid)
    containers = points.around(names)
    touching, alone = [], []
    for point in points.of(names):
        if any(touches(scope, name, containers, points.divisions) for scope in point.scopes for name in names):
            touching.append(point)
        elif any(retitles(scope, eid) for scope in point.scopes):
            alone.append(point)
    shown = tuple(edition for edition in points.editions if edition.lang == lang)
    return Unit(eid, tuple(touching), shown, habits, containers, tuple(alone), names[1:])


def _keeps_numbers(point: ChangePoint) -> bool:
    """Say whether a change surely takes no number from any element."""
    freeing = any(isinstance(each, Renumbering) for each in point.operations)
    return point.explained and not freeing and all(scope.action is not Action.REPEALED for scope in point.scopes)
