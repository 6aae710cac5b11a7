"""`lawtime blame`: for every word, the act that put it there."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.cli.evidence import Evidence
    from lawtime.history.answers import Answer
    from lawtime.history.credit import Credit, Run
    from lawtime.law import Law

_COLOURS = ("cyan", "magenta", "green", "blue", "bright_cyan", "bright_magenta", "bright_green", "bright_blue")
"""The colours of acts, in the order in which they appear; doubt is yellow, and the enacting act has none."""

_WIDE = 100


@click.command(
    cls=Command,
    examples=(
        "blame 2024-08-01 law.txt --article 13",
        "blame 2016-02-01 2014.md 2020.md --amending laws/ --article 13",
        "blame 2016-02-01 2014.md 2020.md --amending laws/ --article 13 --json",
    ),
)
@click.argument("day", metavar="DATE", type=options.iso_date)
@options.evidence
@options.article
@options.provision
@options.known_on
@options.as_json
@options.strict
def command(
    day: date,
    evidence: Evidence,
    articles: str | None,
    provision: str | None,
    known_on: date | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Say for every word of an article on DATE which act put it there.

    What was there from the beginning is credited to the act itself. Words whose origin is lost are marked with "?" and
    the acts of which one put them there. Where the text is not known, there is nothing to credit, and it says so.
    """
    from lawtime.cli import inputs, output

    if bool(articles) == bool(provision):
        raise click.UsageError("give --article or --provision")
    laws, findings = inputs.laws_of(evidence)
    for law in laws:
        for eid in inputs.chosen_units(law, articles, provision, None):
            answer = law.provision(eid).as_of(day, known_on=known_on)
            if as_json:
                _print_json(answer)
            else:
                _print(law, answer)
        findings += law.findings
    return output.status_of(output.report(findings), strict)


def _print_json(answer: Answer) -> None:
    from lawtime.export.jsonl import blame_json, line

    for row in blame_json(answer):
        click.echo(line(row))


def _print(law: Law, answer: Answer) -> None:
    """Print the lines of a provision, each run of words beside the act that put it there."""
    from lawtime.cli.output import listed, printable, say
    from lawtime.history.answers import label

    name = label(answer.eid)
    say(f"{name[0].upper()}{name[1:]}" + (f". {answer.heading}" if answer.heading else ""), style="bold")
    status, certainty = (each.value.replace("_", " ") for each in (answer.status, answer.certainty))
    say(f"{law.act} on {answer.date}: {status}, {certainty}\n")
    runs = answer.blame()
    if not runs:
        say("No text is known here whose words could be credited; lawtime as-of says why.")
        listed("Missing", [each.what for each in answer.missing])
        return
    labels = {run.credit: _credited(run.credit) for run in runs}
    width = max(map(len, labels.values()))
    colours = _colours(runs)
    for _, line in groupby(runs, key=lambda run: run.eid):
        last = None
        for run in line:
            beside = labels[run.credit] if run.credit != last else ""
            last = run.credit
            for at, words in enumerate(_wrapped(run.text, width)):
                shown = f"{beside if at == 0 else '':<{width}} \u2502 {printable(words)}"
                click.echo(click.style(shown, fg=colours.get(run.credit)))
    listed("Taken for granted", list(answer.assumptions))


def _wrapped(text: str, beside: int) -> Iterator[str]:
    """Yield the lines of a run: as wide as the terminal is, whole in a pipe."""
    if not sys.stdout.isatty():
        yield text
        return
    width = min(shutil.get_terminal_size().columns, _WIDE + beside) - beside - 3
    yield from textwrap.wrap(text, max(width, 20)) or [text]


def _credited(credit: Credit) -> str:
    """Return who put words there, as the column beside them says it.

    >>> from datetime import date
    >>> from lawtime.history.credit import Credit, Origin
    >>> from lawtime.model.acts import ActRef
    >>> from lawtime.model.dates import Exact
    >>> _credited(Credit(Origin.ACT, (ActRef("law", "435-V", date(2015, 12, 4)),), Exact(date(2016, 1, 1))))
    '435-V 2016-01-01'
    """
    from lawtime.cli.output import when

    names = [(each.number if each.is_numbered else each.called) if each.named else "the act" for each in credit.acts]
    if credit.origin.value == "act":
        return f"{names[0]} {when(credit.date)}".rstrip()
    if credit.origin.value == "enacted":
        return f"{names[0]} enacted"
    more = f" +{len(names) - 3}" if len(names) > 3 else ""
    return "? " + " / ".join(names[:3]) + more if names else "?"


def _colours(runs: tuple[Run, ...]) -> dict[Credit, str]:
    """Return a colour for each act that put words there; the doubtful ones share one."""
    found: dict[Credit, str] = {}
    acts: dict[object, str] = {}
    for credit in dict.fromkeys(run.credit for run in runs):
        if credit.origin.value == "act":
            found[credit] = acts.setdefault(credit.acts[0], _COLOURS[len(acts) % len(_COLOURS)])
        elif credit.origin.value != "enacted":
            found[credit] = "yellow"
    return found
