"""Answers: what a provision said on a date, how sure that is, and on what it rests."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import Enum
from html import escape
from typing import TYPE_CHECKING

from attrs import field, frozen

from lawtime.history.credit import Run
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Missing
from lawtime.model.dates import LawDate
from lawtime.model.findings import Finding

if TYPE_CHECKING:
    from lawtime.history.points import ChangePoint


class Status(Enum):
    """What a provision was on a date."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ABSENT = "absent"
    REPEALED = "repealed"
    SUSPENDED = "suspended"
    UNCERTAIN = "uncertain"


class Certainty(Enum):
    """How sure an answer is.

    `EXACT`: the evidence leaves one possibility. `PRESUMED`: the newest known text, past the last date that the
    evidence reaches. `ONE_OF`: several possibilities, which are listed. `DISPUTED`: the evidence contradicts itself.
    `UNKNOWN`: the text cannot be recovered from this evidence.
    """

    EXACT = "exact"
    PRESUMED = "presumed"
    ONE_OF = "one_of"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@frozen
class Candidate:
    """One possibility of an answer that is not settled.

    Args:
        status: what the provision was then.
        text: its text then; `None` where it had none or where it is not known.
        known: the text is known, or it is known that there was none.
        why: where it comes from, or what would make it the true one.
        assumed: the habits of the publisher that its text rests on.
        order: the acts in the order that its text takes for granted, where that is not settled.
    """

    status: Status
    text: str | None
    known: bool
    why: str
    assumed: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


@frozen
class Reason:
    """One statement that an answer rests on.

    Args:
        act: the act that made the change, or the act itself for its own commencement.
        action: what it did: an action of a note, `commencement`, `sunset` or `superseded`.
        target: eId of what it did it to.
        date: when that took effect.
        line: the line of the source, 0 where it has none.
        source: the name of the source.
        quote: its words.
        retroactive: it took effect before it was signed.
        aspect: the part of the provision that it concerns, in the source's words; "" for all of it.
    """

    act: ActRef
    action: str
    target: str
    date: LawDate
    line: int
    source: str
    quote: str
    retroactive: bool = False
    aspect: str = ""


@frozen
class Version:
    """The state of one provision over one range of valid time; the same object answers for every date in it.

    Args:
        status: what it was.
        certainty: how sure text and status are.
        heading: its heading then; `None` where it is not known.
        text: its text, for `EXACT` and `PRESUMED` in force.
        candidates: the possibilities, where it is not settled.
        valid_from: when this state began; `None` where nothing bounds it.
        valid_to: when it ends; `None` where no end is known.
        because: the statements that it rests on.
        missing: the facts that would settle or sharpen it.
        assumptions: what it takes for granted, in words.
        horizon: the last date that the evidence reaches; `None` where there is none.
        findings: what the sources say badly and this answer rests on.
        sources: the editions that show the text.
        state: the changes made, where that is settled.
        credited: gives the words with the acts that put them there.
    """

    status: Status
    certainty: Certainty
    heading: str | None
    text: str | None
    candidates: tuple[Candidate, ...] = ()
    valid_from: LawDate | None = None
    valid_to: LawDate | None = None
    because: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumptions: tuple[str, ...] = ()
    horizon: datetime.date | None = None
    findings: tuple[Finding, ...] = ()
    sources: tuple[str, ...] = ()
    state: frozenset[ChangePoint] | None = field(default=None, repr=False)
    credited: Callable[[], tuple[Run, ...]] = field(default=tuple, repr=False, eq=False)


@frozen
class Answer:
    """What one provision of one act was on one date.

    Everything that does not depend on the very day comes from its `version`, and is reached as an attribute here.
    """

    act: ActRef
    eid: str
    lang: str
    date: datetime.date
    known_on: datetime.date | None
    version: Version

    @property
    def status(self) -> Status:
        """What the provision was."""
        return self.version.status

    @property
    def certainty(self) -> Certainty:
        """How sure the answer is."""
        return self.version.certainty

    @property
    def text(self) -> str | None:
        """The text, where the answer is exact or presumed and the provision had one."""
        return self.version.text

    @property
    def heading(self) -> str | None:
        """The heading, without kind and number."""
        return self.version.heading

    @property
    def in_force(self) -> bool | None:
        """Whether it was in force; `None` where that is not settled."""
        return None if self.status is Status.UNCERTAIN else self.status is Status.IN_FORCE

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The possibilities, where the answer is not settled."""
        return self.version.candidates

    @property
    def provenance(self) -> tuple[Reason, ...]:
        """The statements that the answer rests on, with their places."""
        return self.version.because

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that would settle or sharpen the answer."""
        return self.version.missing

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the answer takes for granted."""
        return self.version.assumptions

    @property
    def horizon(self) -> datetime.date | None:
        """The last date that the evidence reaches."""
        return self.version.horizon

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the sources say badly and the answer rests on."""
        return self.version.findings

    def blame(self) -> tuple[Run, ...]:
        """Return the words of the text in runs, each with the act that put it there.

        Empty where there was no text, or it is not known.
        """
        return self.version.credited()

    def __repr__(self) -> str:
        return f"<{self.eid} of {self.act.number} on {self.date}: {self.status.value}, {self.certainty.value}>"

    def _repr_html_(self) -> str:
        lines = "".join(f"<p>{escape(line)}</p>" for line in (self.text or "").splitlines())
        reasons = "".join(f"<li>{escape(each.quote)}</li>" for each in self.provenance)
        return (
            f"<div><h4>{escape(label(self.eid))} of \u2116 {escape(self.act.number)} on {self.date}: "
            f"{self.status.value}, {self.certainty.value}</h4>{lines}<ul>{reasons}</ul></div>"
        )


def label(eid: str) -> str:
    """Return an eId in words.

    >>> label("art_20__para_4__subpara_2")
    'article 20 paragraph 4 subparagraph 2'
    """
    words: Mapping[str, str] = _WORDS
    parts = []
    for part in eid.split("__"):
        kind, _, number = part.partition("_")
        parts.append(f"{words.get(kind, kind)} {number}".strip())
    return " ".join(parts)


_WORDS = {
    "act": "the act",
    "sec": "section",
    "subsec": "subsection",
    "chp": "chapter",
    "subchp": "subchapter",
    "art": "article",
    "para": "paragraph",
    "subpara": "subparagraph",
    "al": "indent",
    "att": "annex",
    "note": "note",
}
