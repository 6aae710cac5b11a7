"""Amending acts → the operations that they order, each with its commencement."""

from lawtime.reading.amending.acts import AmendingAct, Instruction, Item, Piece, PieceKind
from lawtime.reading.amending.citations import Citation, read_citation
from lawtime.reading.amending.dialects import publisher_habits
from lawtime.reading.amending.reader import read_amending
from lawtime.reading.amending.rendered import instruction_json, operations_json

__all__ = [
    "AmendingAct",
    "Citation",
    "Instruction",
    "Item",
    "Piece",
    "PieceKind",
    "instruction_json",
    "operations_json",
    "publisher_habits",
    "read_amending",
    "read_citation",
]
