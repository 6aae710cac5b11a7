"""Rows of a register that state what became of an act: its repeal, its postponement, its suspension."""

from collections.abc import Mapping
from datetime import date

from lawtime.model.acts import ActRef
from lawtime.model.facts import SUSPENSION, UNDOINGS, Undone
from lawtime.model.sources import Source
from lawtime.reading.cells import CellError, day_in, number_in, provision_in, uri_in


def read_undone(
    kind: str, cells: Mapping[str, str], act: ActRef, day: date, amended: ActRef | None, source: Source
) -> Undone:
    """Return what a row states that another act did to an act.

    Args:
        kind: one of `UNDOINGS`.
        cells: the cells of the row, by column.
        act: the act that it was done to.
        day: the `date` of the row.
        amended: the act that the row names as amended.
        source: where the row stands.

    Raises:
        CellError: where a cell cannot be read, or says what cannot be.

    >>> cells = {"by": "123-VII", "by_signed": "2022-05-21"}
    >>> act = ActRef("law", "95-VII", date(2021, 12, 14))
    >>> read_undone("repeal", cells, act, date(2022, 6, 1), None, Source("register.tsv")).by.number
    '123-VII'
    """
    by = _by(cells)
    if by.date < act.date:
        raise CellError("undone-before-act", "by", f"{by} was signed before {act}, and can have done nothing to it")
    until = day_in(cells, "until") if cells.get("until") else None
    if until is not None and kind != SUSPENSION:
        raise CellError("register-value", "until", f"a {kind} has no end; only a suspension has")
    if until is not None and until <= day:
        raise CellError("register-value", "until", f"the suspension ends on {until}, before it begins on {day}")
    if day < act.date:
        raise CellError("undone-before-act", "date", f"{act} did not exist on {day}")
    return Undone(act, kind, day, by, provision_in(cells), amended, until, source, cells.get("source", ""))


def _by(cells: Mapping[str, str]) -> ActRef:
    """Return the act that did it: by its URI, or by its number and the day of its signature."""
    told = cells.get("by", "")
    if not told:
        raise CellError("register-act", "by", "the act that did it is not named")
    if told.startswith("/"):
        return uri_in(cells, "by")
    number = number_in(cells, "by")
    if not cells.get("by_signed"):
        raise CellError("register-date", "by_signed", f"the day of signature of {number} is not given")
    return ActRef("law", number, day_in(cells, "by_signed"))


__all__ = ["UNDOINGS", "read_undone"]
