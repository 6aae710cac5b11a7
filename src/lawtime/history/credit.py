"""Credit: who put words into a text, and how far that is known."""

from enum import Enum

from attrs import frozen

from lawtime.model.acts import ActRef
from lawtime.model.dates import LawDate


class Origin(Enum):
    """How far the origin of words is known."""

    ACT = "act"
    """One act put them there."""
    ONE_OF = "one_of"
    """One of several acts did."""
    ENACTED = "enacted"
    """They stand since enactment."""
    UNKNOWN = "unknown"
    """They are older than the oldest text that is known: enacted, or put there by one of the acts named."""


@frozen
class Credit:
    """Who put words into a text.

    Args:
        origin: how far that is known.
        acts: the act, or those that may have.
        date: when it took effect, for one act.
        operation: what it did, for one act: an action of a note or the kind of an operation.
        source: the file that says so.
        line: the line of that file, or 0.
    """

    origin: Origin
    acts: tuple[ActRef, ...]
    date: LawDate | None = None
    operation: str = ""
    source: str = ""
    line: int = 0


@frozen
class Run:
    """Words of one line that stand together and have one origin."""

    eid: str
    text: str
    credit: Credit
