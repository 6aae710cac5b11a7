"""The catalogue of a store: which files a build has read, what acts are called, and when each provision was changed.

It is derived from files and log and can be dropped: the next build makes it anew. It lives in the store's own database,
in tables of its own, so that one file or one address is the whole corpus.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Protocol, Self

from attrs import frozen

from lawtime.history.act import TimelineRow
from lawtime.model.acts import ActRef
from lawtime.model.dates import LawDate
from lawtime.model.findings import Finding

WORD = re.compile(r"\w+")
"""A word of a search; every sign between words is left out."""


@frozen
class ReadFile:
    """A file that a build has read.

    Args:
        sha256: of its bytes.
        name: how it was called.
        kind: what it is.
        findings: what was read badly in it.
        applied: for an amending act, the acts that its orders were logged for, as a hash; "" before that.
    """

    sha256: str
    name: str
    kind: str
    findings: tuple[Finding, ...] = ()
    applied: str = ""


@frozen
class Title:
    """A title of an act.

    Args:
        text: the words.
        lang: their language.
        since: the first day on which an edition is known to bear it, or `None`.
        until: the last such day, or `None`.
    """

    text: str
    lang: str
    since: date | None
    until: date | None


@frozen
class Change:
    """One change in the history of an act, as the catalogue keeps it.

    Args:
        act: URI of the act that was changed.
        target: eId of what changed.
        action: what was done.
        by: URI of the act that did it.
        earliest: the earliest day on which that can have taken effect; `None` where nothing bounds it.
        latest: the latest; `None` where nothing bounds it.
        announced: the editions only announce it.
        source: the file that says so.
        line: its line.
        quote: the words.
    """

    act: str
    target: str
    action: str
    by: str
    earliest: date | None
    latest: date | None
    announced: bool
    source: str
    line: int
    quote: str

    @property
    def certainty(self) -> str:
        """How sure the day is: `exact`, `between` two days, or `unknown`, where a bound is missing."""
        if self.earliest is None or self.latest is None:
            return "unknown"
        return "exact" if self.earliest == self.latest else "between"


@frozen
class Found:
    """An act that a search found, with the title that fits."""

    act: str
    number: str
    signed: date
    title: Title


@frozen
class ActEntry:
    """What the catalogue keeps of one act.

    Args:
        act: the act.
        revision: the place in the log that it was worked out from.
        titles: its titles.
        changes: its changes, in order of force.
        findings: what its evidence says in contradiction.
    """

    act: ActRef
    revision: int
    titles: tuple[Title, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...] = ()


class Catalogue(Protocol):
    """What is kept beside a log for builds and searches."""

    def files(self) -> Iterator[ReadFile]:
        """Yield the files that builds have read, in the order of their names."""
        ...

    def add_files(self, files: Iterable[ReadFile]) -> None:
        """Note that files were read; what was noted of the same bytes before is replaced."""
        ...

    def acts(self) -> dict[str, tuple[int, tuple[Finding, ...]]]:
        """Return the acts that are kept, by URI, with the revisions that they were worked out from, and findings."""
        ...

    def add_acts(self, entries: Iterable[ActEntry]) -> None:
        """Keep what was worked out of acts, in place of what was kept before."""
        ...

    def search(self, words: str, *, number: str | None, on: date | None, limit: int) -> Sequence[Found]:
        """Return the acts whose titles hold all the words, those that fit best first."""
        ...

    def changes(self, first: date, last: date) -> Iterator[Change]:
        """Yield the changes that took effect, or may have, from one day to another, both included."""
        ...

    def check(self) -> Iterator[Finding]:
        """Yield what is not as it was written."""
        ...

    def completed(self, revision: int | None = None) -> int | None:
        """Return the revision that a build went through to its end for; `None` where none has. A number sets it."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def changes_of(act: ActRef, rows: Iterable[TimelineRow]) -> tuple[Change, ...]:
    """Return the rows of a timeline as the catalogue keeps them."""
    return tuple(
        Change(
            act.uri,
            row.target,
            row.action,
            row.act.uri,
            *_bounds(row.date),
            row.announced,
            row.source,
            row.line,
            row.quote,
        )
        for row in rows
    )


def _bounds(when: LawDate) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


def findings_written(findings: Iterable[Finding]) -> str:
    """Return findings as JSON."""
    rows = [[each.code, each.message, each.source, each.line, each.span] for each in findings]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def findings_read(written: str) -> tuple[Finding, ...]:
    """Return the findings that were written so.

    >>> told = (Finding("empty", "the file is empty", "law.txt", 1, (0, 3)),)
    >>> findings_read(findings_written(told)) == told
    True
    """
    rows: list[list[Any]] = json.loads(written)
    return tuple(
        Finding(code, message, source, line, None if span is None else (span[0], span[1]))
        for code, message, source, line, span in rows
    )
