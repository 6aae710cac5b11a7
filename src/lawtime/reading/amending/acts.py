"""What reading an amending act gives: the acts it amends, and for each the instructions, read or not."""

from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from lawtime.model.acts import ActRef
from lawtime.model.commencement import Rule
from lawtime.model.findings import Finding
from lawtime.model.notes import Note
from lawtime.model.operations import Operation
from lawtime.reading.amending.citations import Citation

if TYPE_CHECKING:
    from lawtime.reading.amending.suspending import Suspending


class PieceKind(Enum):
    """What a stretch of an amending act is."""

    CAPTION = "caption"
    """Title, kind, date, number, preamble: what stands before the first provision."""
    NUMBER = "number"
    """The number of one of the act's own provisions."""
    HEADER = "header"
    """Words that say where what follows is to happen: the act, the element."""
    INSTRUCTION = "instruction"
    QUOTATION = "quotation"
    UNREAD = "unread"
    """Words within an item that no rule accounts for."""
    PROVISION = "provision"
    """A provision of the act's own that amends nothing."""
    COMMENCEMENT = "commencement"
    END = "end"
    """Signature, annexes and what else stands after the provisions."""
    MARKUP = "markup"
    """Blank space, comments and the signs that set text out."""


@frozen
class Piece:
    """A stretch of an amending act: half-open offsets, and what it is."""

    start: int
    end: int
    kind: PieceKind


@frozen
class Instruction:
    """One thing that an amending act orders to be done to another act.

    Args:
        target: eId of what it works on; where it was not understood, of the nearest element around it that is known:
            everything in that element is unknown from its commencement on.
        operation: what it orders; `None` where it was not understood.
        position: for words and elements that come in: `after`, `before`, `end`, `sentence` or `number`; else "".
        quote: its words in the amending act.
        span: half-open offsets of them in the amending act's text.
        line: the line on which they begin.
        commencement: when it takes effect.
        unread: why it was not understood, "" where it was.
        address: its own address in the amending act.
        paragraphs: which lines of that address it fills, the first being the one that bears its number.
        sources: half-open offsets of the quotations that it takes its text from.
    """

    target: str
    operation: Operation | None
    position: str
    quote: str
    span: tuple[int, int]
    line: int
    commencement: Rule
    unread: str = ""
    address: str = ""
    paragraphs: tuple[int, ...] = ()
    sources: tuple[tuple[int, int], ...] = ()


@frozen
class Item:
    """What an amending act orders for one act.

    Args:
        amended: that act as it is named; `None` where its name was not understood.
        instructions: in the order of the text.
        quote: the words that name it.
        span: half-open offsets of them.
        address: the item's own address in the amending act.
    """

    amended: Citation | None
    instructions: tuple[Instruction, ...]
    quote: str
    span: tuple[int, int]
    address: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every instruction was understood."""
        return self.amended is not None and all(each.operation is not None for each in self.instructions)


@frozen
class AmendingAct:
    """An amending act, read.

    Args:
        act: what it is called, or `None` where neither its text nor its reader says.
        title: its title.
        items: one for each act that it amends, in the order of the text.
        commencement: the rule that most of it takes effect by.
        pieces: a partition of the text, in order and without gaps.
        findings: what was read badly.
        lang: the language.
        source: the name of the file.
        suspensions: what it suspends in other acts.
        notes: what its publisher noted in it of what later acts did to its items.
    """

    act: ActRef | None
    title: str
    items: tuple[Item, ...]
    commencement: Rule
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    lang: str = ""
    source: str = ""
    notes: tuple[Note, ...] = ()
    suspensions: "tuple[Suspending, ...]" = ()
