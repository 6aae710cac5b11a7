"""The third stage of a build: the versions of one act, its titles and its changes, from the log of a store."""

import datetime
from collections.abc import Callable, Iterator

from attrs import field, frozen

from lawtime.batch.catalogue import ActEntry, Title, changes_of
from lawtime.batch.evidence import Evidence
from lawtime.corpus import Corpus
from lawtime.export.jsonl import line, version_json
from lawtime.history.act import ActHistory, build_history
from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef
from lawtime.model.findings import Finding
from lawtime.reading.amending import publisher_habits
from lawtime.store.bearing import of_act
from lawtime.store.contract import Head, Kept, Log, Packed, Topic, packed


@frozen
class Derived:
    """What was worked out of one act.

    Args:
        entry: its titles and changes; `None` where it could not be worked out.
        kept: its versions.
        findings: why it could not, and what its evidence says in contradiction.
    """

    entry: ActEntry | None
    kept: Kept | None = field(default=None, repr=False)
    findings: tuple[Finding, ...] = ()


@frozen
class Work:
    """One act to be worked out.

    Args:
        act: the act.
        evidence: the facts and rules that its days hang on.
    """

    act: ActRef
    evidence: Evidence = field(repr=False)


@frozen
class Derive:
    """Works out acts.

    Args:
        opened: opens the log of the store; it is called once in each process.
        head: the end of the log to work out from.
    """

    opened: Callable[[], Log]
    head: Head = field(factory=lambda: Head(0, ""))

    def __call__(self, work: Work) -> Derived:
        """Return the versions, titles and changes of an act; what goes wrong with it costs itself only."""
        act = work.act
        try:
            history, topics = self._history(work)
            kept = Kept(act, tuple(_stretches(history)), topics)
            findings = (*history.publications.findings, *history.findings)
            changes = changes_of(act, history.timeline())
            entry = ActEntry(act, self.head.revision, tuple(_titles(history)), changes, findings)
        except Exception as error:
            told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            return Derived(None, None, (Finding("act-failed", f"{act} cannot be worked out: {told}"),))
        return Derived(entry, kept, findings)

    def _history(self, work: Work) -> tuple[ActHistory, tuple[Topic, ...]]:
        """Return the history of an act and what it hangs on; where a change of it was undone, the log finds both."""
        log = _opened(self.opened, self.head)
        if work.evidence.undone:
            return Corpus(log=log).act(work.act, revision=self.head.revision).history, ()
        events = log.speaking_of(of_act(work.act), self.head.revision)
        publications = work.evidence.publications(kz.CONVENTIONS)
        history = build_history(work.act, events, publications, kz.default_rule, publisher_habits)
        return history, work.evidence.topics


_OPEN: dict[tuple[Callable[[], Log], Head], Log] = {}


def _opened(opened: Callable[[], Log], head: Head) -> Log:
    """Return the log, opened in this process; a store that was made anew under its old name is opened anew."""
    log = _OPEN.get((opened, head))
    if log is None:
        release()
        log = _OPEN[opened, head] = opened()
    return log


def release() -> None:
    """Let go of the log that this process has opened."""
    for log in _OPEN.values():
        log.close()
    _OPEN.clear()


def _stretches(history: ActHistory) -> Iterator[Packed]:
    """Yield the answers for every article in every language of the act."""
    for lang in dict.fromkeys(edition.lang for edition in history.editions):
        for eid in history.articles:
            for first, after, version in history.provision(eid, lang):
                yield Packed(lang, eid, first, after, packed(line(version_json(version))))


def _titles(history: ActHistory) -> Iterator[Title]:
    """Yield the titles of an act, each with the days between which editions are known to bear it."""
    found: dict[tuple[str, str], list[datetime.date]] = {}
    for edition in history.editions:
        event = edition.event
        days = found.setdefault((event.title, event.lang), [])
        days += [event.current] if event.current else []
        days += [history.horizon] if edition is history.newest else []
    for (text, lang), days in found.items():
        if text:
            yield Title(text, lang, min(days, default=None), max(days, default=None))
