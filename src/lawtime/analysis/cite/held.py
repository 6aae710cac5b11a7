"""Acts whose texts are here: their versions answer for the citations of them."""

import datetime
from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen

from lawtime.analysis.cite.model import Standing
from lawtime.errors import NotFoundError
from lawtime.jurisdictions.kz.acts import RegisteredAct, Title
from lawtime.law import Law
from lawtime.model.acts import ActRef, article_of
from lawtime.model.dates import Truth, reached
from lawtime.model.document import Provision
from lawtime.model.findings import Finding


@frozen(slots=False, eq=False)
class HeldActs:
    """The acts of a corpus, as citations ask them.

    Args:
        laws: the acts.
        document: the provisions of the text that is read, where it is an act itself.
    """

    laws: tuple[Law, ...] = ()
    document: tuple[Provision, ...] = field(default=(), repr=False)

    @cached_property
    def _acts(self) -> dict[ActRef, Law]:
        return {law.act: law for law in self.laws}

    @cached_property
    def _articles(self) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            sorted((unit.span[0], unit.span[1], unit.eid) for unit in _flat(self.document) if unit.kind == "art")
        )

    def holds(self, act: ActRef) -> bool:
        """Say whether the text of an act is here."""
        return act in self._acts

    def registered(self) -> dict[ActRef, RegisteredAct]:
        """Return what the texts say of their acts, as a register says it."""
        found = {}
        for law in self.laws:
            if law.act.named:
                titles = tuple(
                    Title(event.title, event.lang)
                    for event in dict.fromkeys(edition.event for edition in law.history.editions)
                    if event.title
                )
                found[law.act] = RegisteredAct(law.act, titles, source="the text of the act")
        return found

    def article_at(self, own: ActRef | None, offset: int) -> str | None:
        """Return the article of the document in which an offset lies."""
        if own is None:
            return None
        last = None
        for start, _, eid in self._articles:
            if start > offset:
                break
            last = eid
        return last

    def fitted(self, act: ActRef, eid: str) -> str:
        """Return the provision as the act counts it: a number in brackets may be a subparagraph without a paragraph."""
        law = self._acts.get(act)
        if law is None or _known(law, eid):
            return eid
        head, joint, last = eid.rpartition("__")
        kind, _, number = last.partition("_")
        other = {"para": "subpara", "subpara": "para"}.get(kind)
        if not joint or other is None:
            return eid
        changed = f"{head}__{other}_{number}"
        return changed if _known(law, changed) else eid

    def amended_on(self, act: ActRef, day: datetime.date) -> bool:
        """Say whether an act that changed this one is dated a day, or may have taken effect on it."""
        rows = self._acts[act].history.timeline()
        return any(
            row.act.date == day
            or (
                row.act != act
                and reached(row.date, day) is not Truth.NO
                and reached(row.date, day - datetime.timedelta(days=1)) is not Truth.YES
            )
            for row in rows
            if row.act != act
        )

    def standing(self, act: ActRef, eid: str | None, on: datetime.date) -> tuple[Standing, list[Finding]]:
        """Return what a provision, or the act as a whole, was on a day, and what speaks against the citation."""
        law = self._acts[act]
        if eid is None or eid.partition("_")[0] not in {"art"}:
            return self._whole(law, on, eid), []
        try:
            answer = law.provision(eid).as_of(on)
        except NotFoundError:
            article = article_of(eid)
            missing = article if article and not _known(law, article) else eid
            finding = Finding("no-such-provision", f"no text of {act} that is here has {missing}")
            return Standing(source=law.history.newest.event.source.name, of_act=False), [finding]
        version = answer.version
        later = [
            row.act for row in law.history.timeline(eid) if row.act != act and reached(row.date, on) is not Truth.YES
        ]
        standing = Standing(
            status=answer.status.value,
            certainty=answer.certainty.value,
            since=version.valid_from,
            until=version.valid_to,
            amended_by=tuple(dict.fromkeys(later)),
            source=law.history.newest.event.source.name,
            of_act=False,
        )
        found = []
        if answer.status.value in {"absent", "repealed"}:
            found.append(
                Finding(f"provision-{answer.status.value}", f"on {on} {eid} of {act} was {answer.status.value}")
            )
        return standing, found

    def _whole(self, law: Law, on: datetime.date, eid: str | None) -> Standing:
        when = law.history.force.resolution.date
        had = reached(when, on)
        status = {Truth.YES: "in_force", Truth.NO: "not_yet", Truth.OPEN: "uncertain"}[had]
        sure = {Truth.YES: "exact", Truth.NO: "exact", Truth.OPEN: "unknown"}[had]
        if had is Truth.YES and on > law.horizon:
            sure = "presumed"
        later = [
            row.act for row in law.history.timeline() if row.act != law.act and reached(row.date, on) is not Truth.YES
        ]
        source = law.history.newest.event.source.name
        return Standing(status, sure, when, None, tuple(dict.fromkeys(later)), None, source)


def _flat(units: Iterable[Provision]) -> Iterable[Provision]:
    for unit in units:
        yield unit
        yield from _flat(unit.children)


def _known(law: Law, eid: str) -> bool:
    try:
        law.history.find(eid)
    except NotFoundError:
        return False
    return True
