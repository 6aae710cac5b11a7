"""What a benchmark gives back: rows of one table, each with its limit and its rival in the same run."""

import time
from collections.abc import Callable, Iterable
from importlib import import_module
from statistics import median

from attrs import frozen


@frozen
class Row:
    """One measurement.

    Args:
        what: what was measured.
        value: seconds, or a number of `unit`.
        limit: what was promised, in the same unit; `None` where nothing was.
        rival: what it is measured beside, in the same run; "" for nothing.
        rival_value: the rival's figure, in the same unit.
        unit: "s", or what is counted, such as "lines/s"; more of it is better, but for seconds and bytes.
    """

    what: str
    value: float
    limit: float | None = None
    rival: str = ""
    rival_value: float | None = None
    unit: str = "s"

    @property
    def is_kept(self) -> bool | None:
        """Whether the promise is kept; `None` where nothing was promised."""
        if self.limit is None:
            return None
        return self.value <= self.limit if self.unit in ("s", "bytes") else self.value >= self.limit

    def standing(self) -> float:
        """Return a number that is higher for a better figure."""
        return -self.value if self.unit in ("s", "bytes") else self.value

    @property
    def ratio(self) -> float | None:
        """How many times better than the rival."""
        if not self.rival_value or not self.value:
            return None
        return self.rival_value / self.value if self.unit in ("s", "bytes") else self.value / self.rival_value


def shown(value: float | None, unit: str) -> str:
    """Return a figure for people.

    >>> shown(0.0000043, "s"), shown(0.055, "s"), shown(123456.0, "lines/s")
    ('4.3 µs', '55 ms', '123,456 lines/s')
    """
    if value is None:
        return ""
    if unit != "s":
        return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.2f} {unit}"
    for factor, name in ((1.0, "s"), (1e3, "ms"), (1e6, "µs"), (1e9, "ns")):
        if value * factor >= 1:
            figure = f"{value * factor:.1f}" if value * factor < 10 else f"{value * factor:.0f}"
            return f"{figure} {name}"
    return "0 s"


def timed(action: Callable[[], object], rounds: int = 7, times: int = 1) -> float:
    """Return the median time of an action in seconds.

    Args:
        action: what to do.
        rounds: how often to measure.
        times: how often to do it in each measurement.
    """
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(times):
            action()
        spent.append((time.perf_counter() - start) / times)
    return median(spent)


def rows_of(name: str) -> list[Row]:
    """Return the rows that a benchmark gives."""
    return list(import_module(f"benchmarks.{name}").rows())


HEADERS = ("measure", "lawtime", "promised", "kept", "beside", "its figure", "times better")


def cells(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """Return the cells of the table."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        kept = {True: "yes", False: "NO", None: ""}[row.is_kept]
        sign = "≤ " if row.unit in ("s", "bytes") else "≥ "
        limit = sign + shown(row.limit, row.unit) if row.limit is not None else ""
        ratio = "" if row.ratio is None else f"{row.ratio:,.1f}"
        rival = shown(row.rival_value, row.unit) if row.rival else ""
        found.append((row.what, shown(row.value, row.unit), limit, kept, row.rival, rival, ratio))
    return found


def plain(rows: Iterable[Row]) -> str:
    """Return the table in aligned columns."""
    every = [HEADERS, *cells(rows)]
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in every]
    return "\n".join(lines)


def markdown(rows: Iterable[Row]) -> str:
    """Return the table in Markdown."""
    lines = [HEADERS, tuple("---" for _ in HEADERS), *cells(rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)
