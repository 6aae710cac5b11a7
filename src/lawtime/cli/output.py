"""What the commands print: text that a terminal cannot be tricked by, tables, findings."""

import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

import click
from attrs import field, frozen

from lawtime.model.dates import Between, LawDate, Unknown
from lawtime.model.findings import Finding

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_STYLES = {
    "exact": "green",
    "in_force": "green",
    "presumed": "cyan",
    "one_of": "yellow",
    "uncertain": "yellow",
    "between": "yellow",
    "disputed": "magenta",
    "unknown": "red",
}


def numbered(number: str, signed: str = "") -> str:
    """Return an act for people, by its number; a text that does not name its act gives it a made-up one.

    >>> numbered("527-IV", " of 2012-01-06"), numbered("?8408e3c1", " of 9999-12-31")
    ('№ 527-IV of 2012-01-06', '?8408e3c1 (not named by its text)')
    """
    return f"{number} (not named by its text)" if number.startswith("?") else f"№ {number}{signed}"


def printable(text: str) -> str:
    r"""Return a text in which no character commands a terminal; each such character shows as U+FFFD.

    >>> printable("a\x1b[31mb\r\n")
    'a�[31mb\n'
    """
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))


def say(text: str = "", *, style: str | None = None) -> None:
    """Print a text; a style shows on a terminal only."""
    shown = printable(text)
    click.echo(click.style(shown, fg=_STYLES.get(style), bold=style == "bold") if style else shown)


def when(value: LawDate | None, none: str = "") -> str:
    """Return a date in words.

    >>> from datetime import date
    >>> when(Between(date(2012, 1, 17), date(2012, 2, 16)))
    '2012-01-17..2012-02-16'
    """
    if value is None:
        return none
    if isinstance(value, Unknown):
        return "not known"
    if isinstance(value, Between) and value.latest is None:
        return f"{value.earliest} or later"
    return value.isoformat()


def shortened(text: str, width: int) -> str:
    """Return a text cut to a width, at a word where that is possible.

    >>> shortened("Main directions of state policy", 20)
    'Main directions of…'
    """
    return textwrap.shorten(text, width, placeholder="…") if len(text) > width else text


def say_wrapped(text: str, indent: str = "  ", mark: str = "") -> None:
    """Print a paragraph, wrapped on a terminal; in a pipe a paragraph stays one line."""
    first = indent + mark
    if not sys.stdout.isatty():
        say(first + text)
        return
    width = min(shutil.get_terminal_size().columns, 110)
    say(textwrap.fill(text, width, initial_indent=first, subsequent_indent=indent + " " * len(mark)))


@frozen
class Table:
    """A table: on a terminal with rules and colour where rich is installed, else in aligned columns."""

    headers: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(factory=list)

    def add(self, *cells: str) -> None:
        """Add a row."""
        self.rows.append(tuple(printable(" ".join(cell.split())) for cell in cells))

    def show(self) -> None:
        """Print the table."""
        if not (sys.stdout.isatty() and self._show_rich()):
            click.echo("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return the table in aligned columns."""
        every = [self.headers, *self.rows]
        widths = [max(map(_width, column)) for column in zip(*every, strict=True)]
        return ["  ".join(map(_padded, row, widths)).rstrip() for row in every]

    def _show_rich(self) -> bool:
        try:
            from rich import box
            from rich.console import Console
            from rich.table import Table as RichTable
            from rich.text import Text
        except ImportError:
            return False
        drawn = RichTable(*self.headers, box=box.SIMPLE_HEAD, pad_edge=False)
        for row in self.rows:
            drawn.add_row(*(Text(cell, style=_STYLES.get(cell.replace(" ", "_"), "")) for cell in row))
        Console(highlight=False).print(drawn)
        return True


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Return the number of columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def report(findings: Iterable[Finding]) -> int:
    """Print findings to standard error, one a line, and return how many there are."""
    told = tuple(dict.fromkeys(findings))
    for finding in told:
        click.echo(printable(" ".join(str(finding).split())), err=True)
    return len(told)


def status_of(found: int, strict: bool) -> int:
    """Return the exit status for a number of findings."""
    return 1 if strict and found else 0


def listed(title: str, lines: Sequence[str]) -> None:
    """Print a titled list, where there is something to list."""
    if not lines:
        return
    say(f"\n{title}")
    for line in lines:
        say_wrapped(line, mark="- ")
