"""What a publisher's note says: the changes it states, and the parts of it that no rule accounted for."""

from datetime import date
from enum import Enum

from attrs import frozen

from lawtime.model.acts import ActRef
from lawtime.model.commencement import Rule


class Action(Enum):
    """What a change does, so far as the note says it."""

    AMENDED = "amended"
    INSERTED = "inserted"
    REWORDED = "reworded"
    REPEALED = "repealed"
    WORDS = "words"
    SUSPENDED = "suspended"
    ANNOUNCED = "announced"
    INTERPRETED = "interpreted"
    COMMENCEMENT = "commencement"


class NoteKind(Enum):
    """Where and how a note stands."""

    FOOTNOTE = "footnote"
    TOMBSTONE = "tombstone"
    ANNOUNCEMENT = "announcement"


@frozen
class WordChange:
    """Words substituted through a text; `new` is `None` where they were removed."""

    old: str
    new: str | None


@frozen
class Change:
    """One change that a note states.

    Args:
        target: eId of what is changed, in the amended act's own numbering.
        action: what was done to it.
        new: eId of the element that came in, for `INSERTED`.
        act: the amending act; `None` only for `COMMENCEMENT`.
        commencement: when the change takes effect.
        until: the first day on which it no longer applies, where the note says so.
        announces: what an announced change will do.
        words: the words substituted, for `WORDS`; empty where the note does not name them.
        span: half-open offsets into the note's text of the words that name the act and its rule.
        meanwhile: for `SUSPENDED`, the text that applies in that time, where the note gives it.
    """

    target: str
    action: Action
    new: str | None
    act: ActRef | None
    commencement: Rule
    until: date | None = None
    announces: Action | None = None
    words: tuple[WordChange, ...] = ()
    span: tuple[int, int] = (0, 0)
    meanwhile: str = ""


@frozen
class Note:
    """A publisher's note, read.

    Args:
        text: the note as it stands, runs of white space as one space, no markup.
        lang: the language it was read in: `ru`, `kk` or `en`.
        kind: footnote, tombstone or announcement.
        changes: what it states, in the order of the text.
        unread: the parts that no rule accounted for, as `(start, end, words)` with offsets into `text`. Empty means
            that every character was understood.
        line: the line of the document on which it begins, counted from 1.
        span: half-open offsets into the text of the document.
        subject: eId of the element at whose place or end it stands; "" where it was read alone.
    """

    text: str
    lang: str
    kind: NoteKind
    changes: tuple[Change, ...]
    unread: tuple[tuple[int, int, str], ...] = ()
    line: int = 1
    span: tuple[int, int] = (0, 0)
    subject: str = ""
