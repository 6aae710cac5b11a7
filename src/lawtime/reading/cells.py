"""Cells of a register: a value, or an error that names its column."""

import re
from collections.abc import Mapping
from datetime import date

from lawtime.errors import InvalidIdError
from lawtime.model.acts import ACT, ActRef, check_eid, normal_number, parse_uri

FIRST_YEAR = 1900
"""The earliest year of a date in a register; an earlier one is a slip of the pen."""

NUMBER = re.compile(r"(?=[^\d]{0,12}\d)[^\s?()\[\]{}<>,;:\"']{1,40}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class CellError(Exception):
    """A cell that cannot be read; the rest of the row may be."""

    def __init__(self, code: str, column: str, message: str) -> None:
        super().__init__(message)
        self.code, self.column, self.message = code, column, message


def day_in(cells: Mapping[str, str], column: str) -> date:
    """Return the day that a cell states.

    Raises:
        CellError: where it states none.

    >>> day_in({"date": "2012-01-06"}, "date")
    datetime.date(2012, 1, 6)
    """
    written = cells.get(column, "")
    if not _ISO.fullmatch(written):
        told = f"not a date: {written!r}" if written else "no date is given"
        raise CellError("register-date", column, f"{told}; write it like 2012-01-06")
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise CellError("register-date", column, f"no calendar has this day: {written!r}") from error
    if day.year < FIRST_YEAR:
        raise CellError("register-date", column, f"a date before {FIRST_YEAR}: {written!r}")
    return day


def uri_in(cells: Mapping[str, str], column: str) -> ActRef:
    """Return the act whose URI a cell holds.

    Raises:
        CellError: where it holds none.
    """
    try:
        return parse_uri(cells[column])
    except InvalidIdError as error:
        raise CellError("register-act", column, str(error)) from error


def number_in(cells: Mapping[str, str], column: str) -> str:
    """Return the number of an act that a cell holds.

    Raises:
        CellError: where it holds none.
    """
    told = cells.get(column, "")
    number = normal_number(told.removeprefix("\u2116"))
    if not NUMBER.fullmatch(number):
        raise CellError("register-act", column, f"not the number of an act: {told!r}; write it like 527-IV")
    return number


def provision_in(cells: Mapping[str, str]) -> str | None:
    """Return the provision that a row names; `None` where it speaks of the act.

    Raises:
        CellError: where the cell holds no eId.
    """
    told = cells.get("provision")
    if not told:
        return None
    try:
        eid = check_eid(told)
    except InvalidIdError as error:
        raise CellError("register-value", "provision", str(error)) from error
    return None if eid == ACT else eid
