"""Instructions while their act is being read: where they stand in it, and, at its end, when they take effect."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from lawtime.model.commencement import Rule
from lawtime.model.operations import Operation, Repeal, Substitution
from lawtime.reading.amending.acts import Instruction, Piece, PieceKind
from lawtime.reading.amending.citations import Citation
from lawtime.reading.amending.commencing import Own, covers_own, rule_for
from lawtime.reading.amending.paragraphs import Paragraph, Quotation
from lawtime.reading.amending.references import Path


@frozen
class Draft:
    """An instruction before its commencement is known."""

    instruction: Instruction
    own: Own


@define
class OpenItem:
    """An item that is being read."""

    amended: Citation | None
    quote: str
    span: tuple[int, int]
    own: Path
    drafts: list[Draft] = field(factory=list)
    context: Path | None = ()
    throughout: bool = False


def timed(
    draft: Draft, rule: Rule, provisos: Sequence[tuple[Paragraph, tuple[Path, ...]]], lang: str
) -> tuple[Instruction, Paragraph | None]:
    """Return an instruction with its commencement, and the further provision of the act that qualifies it.

    Such a provision ("point 1 of Article 1 is in effect until ...") takes its certainty.

    Args:
        draft: the instruction.
        rule: the act's commencement.
        provisos: the act's further provisions, each with the provisions of the act that it names.
        lang: the language.
    """
    instruction = evolve(draft.instruction, commencement=rule_for(rule, draft.own, lang))
    proviso = next((each for each, paths in provisos if covers_own(paths, draft.own) is not False), None)
    if proviso is None:
        return instruction, None
    why = f"qualified by line {proviso.line}: {proviso.text[:120]}"
    return evolve(instruction, operation=None, unread=why), proviso


def contradicted(instructions: Sequence[Instruction]) -> tuple[Instruction, ...]:
    """Return instructions, those unread that state one element in several ways, or take it out too, from one day on.

    Args:
        instructions: those of one item, in the order of the text.
    """
    ordered: dict[tuple[str, Rule], set[Operation]] = defaultdict(set)
    for each in instructions:
        if isinstance(each.operation, Substitution | Repeal):
            ordered[each.target, each.commencement].add(each.operation)
    return tuple(
        evolve(each, operation=None, unread="another instruction of the act orders something else for the element")
        if isinstance(each.operation, Substitution | Repeal) and len(ordered[each.target, each.commencement]) > 1
        else each
        for each in instructions
    )


def lines_of(first_line: int, at: int, quotations: list[Quotation]) -> tuple[int, ...]:
    """Return the unnumbered lines that hold what an instruction orders: its quotations, or its own sentence."""
    quoted = [
        first_line + index - at
        for quotation in quotations
        if quotation.span != (0, 0)
        for index in range(quotation.first, quotation.last + 1)
    ]
    return tuple(dict.fromkeys(quoted)) or (first_line,)


def partition(pieces: list[Piece], end: int) -> Iterator[Piece]:
    """Fill the gaps between pieces with markup."""
    at = 0
    for piece in sorted(pieces, key=lambda each: each.start):
        if piece.start > at:
            yield Piece(at, piece.start, PieceKind.MARKUP)
        if piece.end > at:
            yield Piece(max(at, piece.start), piece.end, piece.kind)
            at = piece.end
    if at < end:
        yield Piece(at, end, PieceKind.MARKUP)
