"""What the commands take: dates, files, articles; and the options that several commands share."""

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from glob import glob, has_magic
from pathlib import Path
from typing import Any, TypeVar

import click
from attrs import fields

from lawtime.cli.evidence import Evidence

F = TypeVar("F", bound=Callable[..., Any])

READ = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".tsv", ".toml"})
"""The endings of the files of a folder that are read; a file that is named is read whatever its ending."""

SHIPPED = "kz"
"""The name of the register that comes with the package; the corpus is not imported for it, so that help stays quick."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)


def iso_date(value: str) -> date:
    """Return the day that a text names, or say how it must be written.

    >>> iso_date("2015-06-01")
    datetime.date(2015, 6, 1)
    """
    match = _ISO.fullmatch(value)
    if match is None:
        dotted = _DOTTED.fullmatch(value)
        meant = f"did you mean {dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}?" if dotted else "write 2015-06-01"
        raise click.BadParameter(f"{value!r} is not a date written year-month-day; {meant}")
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        message = f"{value!r} is not a day of the calendar; write year-month-day, such as 2015-06-01"
        raise click.BadParameter(message) from error


def dated_file(value: str) -> tuple[date, str]:
    """Return the day and the file of DATE=FILE."""
    day, sign, name = value.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"{value!r}: write DATE=FILE, such as 2025-01-01=law.txt")
    return iso_date(day), existing(name)


def found_files(value: str) -> list[str]:
    """Return the files that a file, a folder or a pattern stands for."""
    place = Path(value)
    if place.is_dir():
        found = [str(each) for each in sorted(place.rglob("*")) if _is_read(each, place)]
        if not found:
            raise click.BadParameter(f"no file to read in the folder {value!r}; read are {', '.join(sorted(READ))}")
        return found
    if not place.exists() and has_magic(value):
        found = [each for each in sorted(glob(value, recursive=True)) if Path(each).is_file()]
        if not found:
            raise click.BadParameter(f"no file fits the pattern {value!r}")
        return found
    return [existing(value)]


def _is_read(place: Path, folder: Path) -> bool:
    """Say whether a file of a folder is read: a readme, and what is hidden, is not."""
    hidden = any(part.startswith(".") for part in place.relative_to(folder).parts)
    return place.suffix.lower() in READ and place.stem.lower() != "readme" and not hidden and place.is_file()


def existing(value: str) -> str:
    """Return the name of a file that is there."""
    if not Path(value).exists():
        raise click.BadParameter(f"there is no file {value!r}")
    if Path(value).is_dir():
        raise click.BadParameter(f"{value!r} is a folder, not a file")
    return value


def register(value: str) -> str:
    """Return the name of a register: a file, or the one that comes with the package."""
    return value if value == SHIPPED else existing(value)


def files(required: bool = True) -> Callable[[F], F]:
    """Add the FILE arguments."""
    return click.argument("paths", metavar="FILE...", nargs=-1, required=required, type=found_files, callback=_flat)


def _flat(_ctx: click.Context, _param: click.Parameter, value: tuple[list[str], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in value for name in names))


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines and nothing else on standard output.")
strict = click.option("--strict", is_flag=True, help="Leave with status 1 where the sources say something badly.")
lang = click.option("--lang", metavar="LANG", help="The language: ru, kk or en. Recognised where left out.")
article = click.option("--article", "articles", metavar="N", help="An article, a list, or a range: 15 or 13,15 or 5-7.")
known_on = click.option(
    "--known-on", metavar="DATE", type=iso_date, help="Leave out what the public could not know on that day."
)
revision = click.option(
    "--revision",
    metavar="N",
    type=click.IntRange(min=0),
    help="Answer from the first N events of the log, as it stood then; the newest where left out.",
)
provision = click.option(
    "--provision", metavar="EID", help="A provision by its address, such as art_20__para_4__subpara_2."
)
act = click.option("--act", metavar="NUMBER", help="The act that is asked for, where the files hold several.")


def _stored(value: str) -> str:
    return stored(value)


store = click.argument("store", metavar="STORE", type=_stored)


def stored(value: str) -> str:
    """Return the address of a store that is there: a file, or a PostgreSQL database."""
    return value if value.startswith(("postgresql://", "postgres://")) else existing(value)


from_store = click.option(
    "--store",
    metavar="STORE",
    type=stored,
    help="Ask a store that lawtime build made, instead of files; --act says which act.",
)


_SOURCES = (
    files(required=False),
    click.option(
        "--amending",
        metavar="FILE",
        multiple=True,
        type=found_files,
        callback=_flat,
        help="An amending act, or a folder of them; one that says so in its title may stand among FILE too.",
    ),
    click.option(
        "--claimed",
        metavar="DATE=FILE",
        multiple=True,
        type=dated_file,
        help="An edition that its publisher dates so; that proves nothing.",
    ),
    click.option(
        "--edition",
        "editions",
        metavar="DATE=FILE",
        multiple=True,
        type=dated_file,
        help="An edition that was current on that date.",
    ),
    click.option(
        "--publications",
        metavar="FILE",
        multiple=True,
        type=register,
        help="A register of publications (.tsv or .toml), or kz for the small one that comes with lawtime.",
    ),
)


def sources(command: F) -> F:
    """Add the options that say what the files are."""
    for option in _SOURCES:
        command = option(command)
    return command


def evidence(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say what to answer from; the command takes them as one `Evidence`."""

    @wraps(command)
    def asked(**chosen: Any) -> int:
        found = Evidence(**{each.name: chosen.pop(each.name) for each in fields(Evidence)})
        return command(evidence=found, **chosen)

    for option in (lang, act, from_store, revision):
        asked = option(asked)
    return sources(asked)
