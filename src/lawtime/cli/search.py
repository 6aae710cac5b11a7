"""`lawtime search`: acts of a store by the words of their titles, and by number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lawtime.batch.catalogue import Found

_TITLE = 90
_WIDER = 5
"""So many times the acts asked for are looked at where those out of force are left out."""
_MAY_BE = frozenset({"in_force", "suspended", "uncertain"})


@click.command(
    cls=Command,
    examples=(
        "search law.db national security",
        "search law.db 'архив*' --on 2015-06-01",
        "search law.db --number 527-IV --json",
    ),
)
@options.store
@click.argument("words", metavar="WORDS...", nargs=-1)
@click.option(
    "--on",
    "day",
    metavar="DATE",
    type=options.iso_date,
    help="Only acts that were in force on that day, or may have been.",
)
@click.option("--number", metavar="N", help="The act of that number.")
@click.option("--limit", metavar="N", type=click.IntRange(1), default=50, help="So many at the most; 50 if left out.")
@options.as_json
def command(store: str, words: tuple[str, ...], day: date | None, number: str | None, limit: int, as_json: bool) -> int:
    """Find the acts of STORE whose title, in any language and any edition, holds all WORDS.

    Capitals do not count; a star at the end of a word stands for any ending. The best fit comes first.
    """
    from lawtime.cli import NOT_FOUND, inputs
    from lawtime.model.acts import normal_number

    if not words and number is None:
        raise click.UsageError("name words of a title, or --number")
    asked = normal_number(number) if number else None
    with inputs.catalogue_of(store) as catalogue:
        found = catalogue.search(" ".join(words), number=asked, on=day, limit=limit if day is None else limit * _WIDER)
    standings = {} if day is None else _standings(store, found, day)
    if day is not None:
        found = [each for each in found if standings[each.act] in _MAY_BE][:limit]
    if as_json:
        _print_json(found, standings)
    else:
        _print_table(found, standings)
    return 0 if found else NOT_FOUND


def _standings(store: str, found: Sequence[Found], day: date) -> dict[str, str]:
    """Return what each act was on a day: in force, suspended, uncertain, repealed or not yet in force."""
    from lawtime.batch.standing import standing
    from lawtime.batch.stores import Store
    from lawtime.model.acts import parse_uri

    with Store(store)() as log:
        told = {act: standing(log, parse_uri(act), day) for act in dict.fromkeys(each.act for each in found)}
    return {act: status.value if status is not None else "uncertain" for act, status in told.items()}


def _print_json(found: Sequence[Found], standings: Mapping[str, str]) -> None:
    from lawtime.export.jsonl import line

    for each in found:
        title = each.title
        click.echo(
            line(
                {
                    "act": each.act,
                    "number": each.number,
                    "signed": each.signed.isoformat(),
                    "title": title.text,
                    "lang": title.lang,
                    "titled": {
                        "since": title.since.isoformat() if title.since else None,
                        "until": title.until.isoformat() if title.until else None,
                    },
                    **({"status": standings[each.act]} if standings else {}),
                }
            )
        )


def _print_table(found: Sequence[Found], standings: Mapping[str, str]) -> None:
    from lawtime.cli.output import Table, numbered, say, shortened

    say(f"{len(found)} title{'s' * (len(found) != 1)} found{'.' if not found else ':'}")
    if not found:
        return
    say()
    table = Table(("act", "signed", *(("status",) if standings else ()), "lang", "title"))
    for each in found:
        signed = "not known" if each.number.startswith("?") else each.signed.isoformat()
        status = (standings[each.act].replace("_", " "),) if standings else ()
        table.add(numbered(each.number), signed, *status, each.title.lang, shortened(each.title.text, _TITLE))
    table.show()
