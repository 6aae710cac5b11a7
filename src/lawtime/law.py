"""One act, ready to be asked: what it, or a provision of it, said on a date."""

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import overload

from attrs import define, evolve, field, frozen

from lawtime.errors import NotFoundError, StoreError
from lawtime.history.act import ActHistory, TimelineRow
from lawtime.history.answers import Answer, Version, label
from lawtime.history.credit import Run
from lawtime.history.proof import Step, explain
from lawtime.history.versions import ProvisionHistory
from lawtime.model.acts import NOTE, ActRef, check_eid, within
from lawtime.model.findings import Finding
from lawtime.model.notes import Note

DEPTHS = {"article": 0, "para": 1, "subpara": 2, "al": 3}
"""How fine an answer can be: an article, its paragraphs, their subparagraphs, or every line."""

_KEPT = 64
"""Of so many stretches of days the versions of all provisions are kept together."""


@frozen(slots=False, repr=False)
class Answers(Sequence[Answer]):
    """The answers for the provisions of an act on one date, in the order of the text.

    An answer is made when it is looked at: what does not depend on the very day is made once for many days.

    Args:
        act: the act.
        lang: the language of the texts.
        date: the day asked for.
        known_on: what the public could not know on that day is left out.
        told: the provisions, each with the version that answers.
    """

    act: ActRef
    lang: str
    date: datetime.date
    known_on: datetime.date | None
    told: tuple[tuple[str, Version], ...] = field(repr=False)

    @overload
    def __getitem__(self, index: int) -> Answer: ...
    @overload
    def __getitem__(self, index: slice) -> "Answers": ...
    def __getitem__(self, index: int | slice) -> "Answer | Answers":
        if isinstance(index, int):
            eid, version = self.told[index]
            return Answer(self.act, eid, self.lang, self.date, self.known_on, version)
        return evolve(self, told=self.told[index])

    def __len__(self) -> int:
        return len(self.told)

    def __iter__(self) -> Iterator[Answer]:
        act, lang, date, known_on = self.act, self.lang, self.date, self.known_on
        return (Answer(act, eid, lang, date, known_on, version) for eid, version in self.told)

    @property
    def items(self) -> tuple[Answer, ...]:
        """All of them."""
        return tuple(self)

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many provisions have each status and certainty."""
        found: dict[tuple[str, str], int] = {}
        for _, version in self.told:
            key = (version.status.value, version.certainty.value)
            found[key] = found.get(key, 0) + 1
        return found

    def __repr__(self) -> str:
        told = ", ".join(f"{count} {status} {certainty}" for (status, certainty), count in self.counts().items())
        return f"<{len(self)} answers: {told}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(label(each.eid))}</td><td>{escape(each.heading or '')}</td>"
            f"<td>{each.status.value}</td><td>{each.certainty.value}</td></tr>"
            for each in self
        )
        return f"<table><tr><th>provision</th><th>heading</th><th>status</th><th>certainty</th></tr>{rows}</table>"


@frozen(slots=False, eq=False, repr=False)
class ProvisionView:
    """One provision of an act through time.

    Args:
        history: the history of its act.
        eid: the provision.
        lang: the language of the text.
    """

    history: ActHistory
    eid: str
    lang: str
    _now: ProvisionHistory = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_now", self.history.provision(self.eid, self.lang))

    def as_of(self, date: datetime.date, *, known_on: datetime.date | None = None) -> Answer:
        """Return what the provision was on a date, as known today or on a given day."""
        found = self._now if known_on is None else self.history.provision(self.eid, self.lang, known_on)
        return Answer(self.history.act, self.eid, self.lang, date, known_on, found.at(date))

    def blame(self, date: datetime.date, *, known_on: datetime.date | None = None) -> tuple[Run, ...]:
        """Return the words of the provision on a date in runs, each with the act that put it there.

        Empty where there was no text, or it is not known.
        """
        return self.as_of(date, known_on=known_on).blame()

    def explain(self, date: datetime.date, *, known_on: datetime.date | None = None) -> tuple[Step, ...]:
        """Return the derivation of what the provision was on a date: facts, rules, dates, order, answer."""
        return explain(self.history, self.eid, self.lang, date, known_on)

    def versions(
        self, *, known_on: datetime.date | None = None
    ) -> tuple[tuple[datetime.date, datetime.date | None, Version], ...]:
        """Return its versions with the days they answer for, as `(from, to, version)`; `to` is the day after."""
        return tuple(self.history.provision(self.eid, self.lang, known_on))

    def timeline(self) -> tuple[TimelineRow, ...]:
        """Return every change that concerns it, in order of force."""
        return self.history.timeline(self.eid)

    def __repr__(self) -> str:
        return f"<{label(self.eid)} of {self.history.act}: {len(self.timeline())} changes>"


@define(eq=False)
class _Chosen:
    """The histories of some provisions, and what all of them were on the stretches of days that were asked for."""

    histories: tuple[tuple[str, ProvisionHistory], ...]
    bounds: list[int] = field(init=False)
    kept: dict[int, tuple[tuple[str, Version], ...]] = field(init=False, factory=dict)

    @bounds.default
    def _bounds(self) -> list[int]:
        return sorted({bound for _, history in self.histories for bound in history.bounds})

    def on(self, ordinal: int) -> tuple[tuple[str, Version], ...]:
        """Return the versions that answer for a day, given as its number in the calendar."""
        place = bisect_right(self.bounds, ordinal)
        found = self.kept.get(place)
        if found is None:
            if len(self.kept) >= _KEPT:
                self.kept.clear()
            found = self.kept[place] = tuple([(eid, history.on(ordinal)) for eid, history in self.histories])
        return found


@frozen(slots=False, eq=False, repr=False)
class Law:
    """One act of a corpus.

    Args:
        history: what the log tells of it.
        lang: the language in which it answers.
        notes: the notes of its editions, read.
        findings: what its sources say badly.
        revision: the place in the log that it answers from.
        earlier: gives the act as the log had it at another place.
    """

    history: ActHistory
    lang: str
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    revision: int = 0
    earlier: Callable[[int], "Law"] | None = None
    _views: dict[str, ProvisionView] = field(init=False, factory=dict)
    _depths: dict[str, "_Chosen"] = field(init=False, factory=dict)

    @property
    def act(self) -> ActRef:
        """What the act is called."""
        return self.history.act

    @property
    def title(self) -> str:
        """Its title in the newest edition."""
        return self.history.newest.event.title

    @property
    def articles(self) -> tuple[str, ...]:
        """The eIds of its articles, in order."""
        return self.history.articles

    @property
    def horizon(self) -> datetime.date:
        """The last date that its editions reach."""
        return self.history.horizon

    def provision(self, eid: str) -> ProvisionView:
        """Return one provision by its eId.

        Raises:
            InvalidIdError: where `eid` is not an eId.
            NotFoundError: where the act never had it, with near misses.
        """
        found = self._views.get(eid)
        if found is None:
            found = self._views[eid] = ProvisionView(self.history, self.history.find(check_eid(eid)), self.lang)
        return found

    def article(self, number: str | int) -> ProvisionView:
        """Return one article by its number, such as `"2-1"`.

        Raises:
            NotFoundError: where the act never had it, with near misses.
        """
        eid = f"art_{number}"
        found = self._views.get(eid)
        if found is not None:
            return found
        if eid not in self.articles:
            names = [each.removeprefix("art_") for each in self.articles]
            near = sorted(names, key=lambda name: _distance(name, str(number)))[:3]
            raise NotFoundError(f"no article {number} in {self.act}", [f"article {name}" for name in near])
        return self.provision(eid)

    def at(self, revision: int) -> "Law":
        """Return the act as the log of its corpus had it at an earlier place.

        Raises:
            StoreError: where the log never had that revision.
            NotFoundError: where it held no edition of the act then.
        """
        if revision == self.revision:
            return self
        if self.earlier is None:
            raise StoreError(f"this act belongs to no corpus; it has only revision {self.revision}")
        return self.earlier(revision)

    def as_of(
        self,
        date: datetime.date,
        *,
        known_on: datetime.date | None = None,
        revision: int | None = None,
        depth: str | None = None,
    ) -> Answers:
        """Return what every article was on a date.

        Args:
            date: the day that is asked for.
            known_on: leave out what the public could not know on that day.
            revision: the place in the log to answer from; that of this act where left out.
            depth: `para`, `subpara` or `al` for answers finer than articles.
        """
        if revision is not None and revision != self.revision:
            return self.at(revision).as_of(date, known_on=known_on, depth=depth)
        told = self._chosen(depth or "article", known_on).on(date.toordinal())
        return Answers(self.act, self.lang, date, known_on, told)

    def _chosen(self, depth: str, known_on: datetime.date | None) -> "_Chosen":
        """Return the histories of all provisions of a depth; those of today are kept."""
        found = self._depths.get(depth) if known_on is None else None
        if found is None:
            eids = self.articles if depth == "article" else self.units(depth)
            found = _Chosen(tuple((eid, self.history.provision(eid, self.lang, known_on)) for eid in eids))
            if known_on is None:
                self._depths[depth] = found
        return found

    def units(self, depth: str, within_eid: str | None = None) -> tuple[str, ...]:
        """Return the eIds of its units down to a depth, in order.

        Args:
            depth: one of `DEPTHS`.
            within_eid: only those in this unit.
        """
        kinds = {"art", "preamble"} | {kind for kind, level in DEPTHS.items() if level <= DEPTHS[depth]}
        if DEPTHS[depth]:
            kinds.add(NOTE)
        known = self.history.newest.units
        return tuple(
            eid for eid, unit in known.items() if unit.kind in kinds and (within_eid is None or within(eid, within_eid))
        )

    def timeline(self, article: str | int | None = None) -> tuple[TimelineRow, ...]:
        """Return every change of the act, or of one article, in order of force."""
        return self.history.timeline() if article is None else self.article(article).timeline()

    def __repr__(self) -> str:
        return f"<{self.act} {self.title!r}: {len(self.articles)} articles, {len(self.history.notes)} changes noted>"

    def _repr_html_(self) -> str:
        return f"<p><b>{escape(str(self.act))}</b> {escape(self.title)}</p>"


def _distance(one: str, other: str) -> tuple[int, int]:
    head = one.partition("-")[0]
    target = other.partition("-")[0]
    if head.isdigit() and target.isdigit():
        return (0 if one.startswith(other) else 1, abs(int(head) - int(target)))
    return (2, 0)
