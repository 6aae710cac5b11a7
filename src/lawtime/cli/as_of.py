"""`lawtime as-of`: what was in force on a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.cli.evidence import Evidence
    from lawtime.history.answers import Answer, Reason
    from lawtime.law import Law

_HEADING = 44
_MISSING = 60


@click.command(
    cls=Command,
    examples=(
        "as-of 2015-06-01 law.txt",
        "as-of 2015-06-01 law.txt --article 13,15",
        "as-of 2013-06-01 law.txt --provision art_20__para_4__subpara_2",
        "as-of 2012-03-01 law.txt --article 22 --known-on 2012-04-01",
        "as-of 2025-01-01 --edition 2025-01-01=law.txt --json",
        "as-of 2015-06-01 --store law.db --act 527-IV --article 15",
    ),
)
@click.argument("day", metavar="DATE", type=options.iso_date)
@options.evidence
@options.article
@options.provision
@click.option(
    "--depth", type=click.Choice(["article", "para", "subpara", "al"]), help="How fine: articles if left out."
)
@options.known_on
@options.as_json
@options.strict
def command(
    day: date,
    evidence: Evidence,
    articles: str | None,
    provision: str | None,
    depth: str | None,
    known_on: date | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Say what every article of an act, or one provision, was on DATE.

    Each answer has a status (in force, not yet in force, absent, repealed, suspended, uncertain) and says how sure it
    is: exact, presumed (newer than the evidence), one of several, disputed, or unknown. What is unknown names the
    facts that would settle it.
    """
    from lawtime.cli import inputs, output

    if articles and provision:
        raise click.UsageError("give --article or --provision, not both")
    plainly = evidence.revision is None and known_on is None and depth in (None, "article")
    if evidence.store and as_json and articles and plainly:
        kept = inputs.kept_answers(evidence.store, evidence.act, evidence.lang, articles, day)
        if kept:
            _print_lines(kept)
            return 0
    laws, findings = inputs.laws_of(evidence)
    for law in laws:
        eids = inputs.chosen_units(law, articles, provision, depth)
        answers = [law.provision(eid).as_of(day, known_on=known_on) for eid in eids]
        findings += law.findings
        if as_json:
            _print_json(answers)
        elif provision or (articles and len(answers) == 1):
            _print_whole(law, answers[0])
        else:
            _print_table(law, answers)
    return output.status_of(output.report(findings), strict)


def _print_json(answers: list[Answer]) -> None:
    from lawtime.export.jsonl import answer_json

    _print_lines(answer_json(answer) for answer in answers)


def _print_lines(answers: Iterable[dict[str, Any]]) -> None:
    from lawtime.export.jsonl import line

    for answer in answers:
        click.echo(line(answer))


def _words(value: str) -> str:
    return value.replace("_", " ")


def _print_table(law: Law, answers: list[Answer]) -> None:
    """Print the counts and one row for each provision."""
    from lawtime.cli.output import Table, say, say_wrapped, shortened, when
    from lawtime.history.answers import label

    first = answers[0]
    say(f"{law.act}: {law.title}" if law.act.named else law.title)
    known = f", as known on {first.known_on}" if first.known_on else ""
    counts: dict[tuple[str, str], int] = {}
    for each in answers:
        key = (_words(each.status.value), _words(each.certainty.value))
        counts[key] = counts.get(key, 0) + 1
    told = ", ".join(f"{count} {status} ({certainty})" for (status, certainty), count in counts.items())
    say(f"On {first.date}{known}: {told}. Evidence reaches to {law.horizon}.\n")
    plain = all(each.eid.startswith("art_") and "__" not in each.eid for each in answers)
    table = Table(("article" if plain else "provision", "status", "certainty", "from", "to", "heading", "missing"))
    for each in answers:
        table.add(
            each.eid.removeprefix("art_") if plain else label(each.eid),
            _words(each.status.value),
            _words(each.certainty.value),
            when(each.version.valid_from),
            when(each.version.valid_to),
            shortened(each.heading or "", _HEADING),
            _missing(each),
        )
    table.show()
    if any(each.missing for each in answers):
        say()
        say_wrapped("What is missing, whole: lawtime as-of DATE FILE --article N", indent="")


def _missing(answer: Answer) -> str:
    from lawtime.cli.output import shortened

    if not answer.missing:
        return ""
    more = len(answer.missing) - 1
    return shortened(answer.missing[0].what, _MISSING) + (f" (+{more})" if more else "")


def _print_whole(law: Law, answer: Answer) -> None:
    """Print all that is known of one provision."""
    from lawtime.cli.output import listed, say, say_wrapped, when
    from lawtime.history.answers import label

    name = label(answer.eid)
    say(f"{name[0].upper()}{name[1:]}" + (f". {answer.heading}" if answer.heading else ""), style="bold")
    known = f", as known on {answer.known_on}" if answer.known_on else ""
    say(f"{law.act} on {answer.date}{known}")
    say(f"  status     {_words(answer.status.value)}", style=answer.status.value)
    say(f"  certainty  {_words(answer.certainty.value)}{_meaning(answer)}", style=answer.certainty.value)
    say(f"  from       {when(answer.version.valid_from, 'not bounded')}")
    say(f"  to         {when(answer.version.valid_to, 'no end known')}")
    if answer.text is not None:
        say()
        for line in answer.text.splitlines():
            say_wrapped(line)
    for number, each in enumerate(answer.candidates, 1):
        say(f"\nPossibility {number}: {_words(each.status.value)}; {each.why}")
        for line in (each.text or ("" if each.known else "(the text is not known)")).splitlines():
            say_wrapped(line)
    listed("Because", [_reason(each) for each in answer.provenance])
    listed("Missing", [each.what for each in answer.missing])
    listed("Taken for granted", list(answer.assumptions))
    listed("Badly said by the sources", [str(each) for each in answer.findings])


def _meaning(answer: Answer) -> str:
    return {
        "presumed": f" (the newest text known; the evidence reaches to {answer.horizon})",
        "one_of": " (the possibilities below)",
        "disputed": " (the sources contradict each other; the possibilities are below)",
        "unknown": " (the text cannot be recovered from these files)",
    }.get(answer.certainty.value, "")


def _reason(reason: Reason) -> str:
    from lawtime.cli.output import when
    from lawtime.history.answers import label

    act = reason.act.dated if reason.act.named else "the act"
    about = f", as regards {reason.aspect}" if reason.aspect else ""
    back = ", before its signature" if reason.retroactive else ""
    place = f" ({reason.source}:{reason.line})" if reason.line else ""
    link = " of " if reason.action in ("commencement", "sunset") else " "
    what = f"{_words(reason.action)}{link}{label(reason.target)}"
    return f"{act}: {what}{about}, effective {when(reason.date)}{back}: “{reason.quote}”{place}"
