"""`lawtime when`: the day that a commencement clause means, that an act states, or that a register knows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve, frozen

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lawtime.model.acts import ActRef
    from lawtime.model.commencement import Resolution, Rule
    from lawtime.model.facts import Fact
    from lawtime.model.findings import Finding


@frozen
class _When:
    """One answer: of what, by which rule, and what that gives."""

    of: str
    rule: Rule | None
    resolution: Resolution
    act: ActRef | None = None
    provision: str = ""


@click.command(
    cls=Command,
    examples=(
        'when "shall be enforced upon expiry of ten calendar days after its first official publication" \\\n'
        "      --signed 2013-07-03",
        'when "вводится в действие по истечении десяти календарных дней после дня его первого официального '
        'опубликования" \\\n      --published 2013-07-05',
        "when 435-V_2015-12-04.md",
        "when 86-VIII --publications kz",
    ),
)
@click.argument("clause", metavar="RULE")
@click.option("--signed", metavar="DATE", type=options.iso_date, help="The day on which the act was signed.")
@click.option("--published", metavar="DATE", type=options.iso_date, help="The day of its first official publication.")
@click.option(
    "--registered",
    metavar="DATE",
    type=options.iso_date,
    help="The day of its registration (an order).",
)
@click.option(
    "--publications",
    metavar="FILE",
    multiple=True,
    type=options.register,
    help="A register of publications (.tsv or .toml), or kz for the small one that comes with lawtime.",
)
@options.lang
@options.as_json
@options.strict
def command(
    clause: str,
    signed: date | None,
    published: date | None,
    registered: date | None,
    publications: tuple[str, ...],
    lang: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Say on which day an act takes effect by the words of RULE, and how that day is found.

    RULE may also be a file, whose own words on its force are read, or the number or URI of an act that a register
    knows. Where the publication is not known, the answer is its bounds and names the duty that they rest on.
    """
    from lawtime.cli import output
    from lawtime.model.findings import Finding

    findings = []
    if signed and published and published < signed:
        message = f"published on {published}, before the signature on {signed}"
        findings.append(Finding("publication-before-signature", message))
    facts, told = _facts(publications)
    days = (signed, published, registered)
    if _is_file(clause):
        answers = list(_of_file(clause, days, facts, lang))
    else:
        answers = list(_of_act(clause, facts)) or list(_of_words(clause, days, lang))
    for answer in answers:
        findings += [each for each in answer.resolution.findings if each.code not in {one.code for one in findings}]
        _print_json(answer) if as_json else _print(answer, alone=len(answers) == 1)
    return output.status_of(output.report([*told, *findings]), strict)


def _facts(publications: Sequence[str]) -> tuple[list[Fact], list[Finding]]:
    from lawtime.reading.publications import read_register, shipped_register

    facts: list[Fact] = []
    findings: list[Finding] = []
    for path in publications:
        told, found = (shipped_register(), ()) if path == options.SHIPPED else read_register(path)
        facts += told
        findings += found
    return facts, findings


_Days = tuple[date | None, date | None, date | None]


def _is_file(named: str) -> bool:
    """Say whether there is a file of that name; a clause may be longer than any name can be."""
    try:
        return Path(named).is_file()
    except (OSError, ValueError):
        return False


def _of_words(words: str, days: _Days, lang: str | None) -> Iterator[_When]:
    """Yield when an act takes effect by a clause, or an act and its provisions by a whole final article."""
    from lawtime.errors import ParseError
    from lawtime.jurisdictions import kz
    from lawtime.language.recognise import recognise
    from lawtime.model.commencement import Unrecognised
    from lawtime.reading.notes import read_clause
    from lawtime.reading.own_force import read_own_force

    def dated(rule: Rule) -> Resolution:
        signed, published, registered = days
        return rule.resolve(signed=signed, published=published, registered=registered, conventions=kz.CONVENTIONS)

    plain = _LABEL.sub("", words, count=1)
    try:
        rule = read_clause(plain, lang)
    except ParseError:
        stated = read_own_force(words, lang or recognise(words))
        if not stated or any(isinstance(each.rule, Unrecognised) for each in stated):
            raise
        yield from (_When(each.aspect, each.rule, dated(each.rule), None, each.provision) for each in stated)
    else:
        yield _When("", rule, dated(rule))


_LABEL = re.compile(r"\s*\d{1,4}(?:-\d{1,3})*[.)]\s+(?=\w)")
"""The number of the point in which a clause stands."""


def _of_file(path: str, days: _Days, facts: Sequence[Fact], lang: str | None) -> Iterator[_When]:
    """Yield when an act and its provisions take effect, as its last articles say."""
    from lawtime.errors import NotFoundError
    from lawtime.history.publication import Publications
    from lawtime.jurisdictions import kz
    from lawtime.model.acts import ACT
    from lawtime.model.commencement import Temporary
    from lawtime.reading.amendments import act_by_file
    from lawtime.reading.documents import read_document
    from lawtime.reading.editions import LAST, force_articles
    from lawtime.reading.own_force import own_ends, read_own_force
    from lawtime.reading.sources import read_source

    source = read_source(path)
    document = read_document(source.text, source=source.name, lang=lang, sha256=source.sha256, findings=source.findings)
    act = document.act or act_by_file(path)
    final = force_articles(document)
    articles = (*(each for each in final if each not in document.articles[-LAST:]), *document.articles[-LAST:])
    stated = [each for one in articles for each in read_own_force(one.text, document.lang, final=one in final)]
    last = min((day for one in final for day in own_ends(one.text, document.lang)), default=None)
    if last is not None:
        stated = [evolve(each, rule=Temporary(each.rule, last)) if each.provision == ACT else each for each in stated]
    if not stated:
        raise NotFoundError(f"{path!r} does not say when it takes effect")
    known = Publications.build(facts, [(act, each.provision, each.rule) for each in stated if act], kz.CONVENTIONS)
    signed, published, registered = days
    for each in stated:
        if act is not None and days == (None, None, None):
            found = known.resolve(act, each.rule, each.provision)
        else:
            day = signed or (act.date if act else None)
            found = each.rule.resolve(
                signed=day, published=published, registered=registered, conventions=kz.CONVENTIONS
            )
        yield _When(each.aspect, each.rule, found, act, each.provision)


def _of_act(name: str, facts: Sequence[Fact]) -> Iterator[_When]:
    """Yield what registers know of an act that its number or URI names; nothing where they do not know it."""
    from lawtime.history.publication import Publications
    from lawtime.history.testimony import disputed
    from lawtime.jurisdictions import kz
    from lawtime.model.acts import normal_number
    from lawtime.model.commencement import Missing, Possible, Resolution
    from lawtime.model.dates import Exact, Unknown
    from lawtime.model.facts import InForce, Publication, Registration

    own = [each for each in facts if isinstance(each, Publication | InForce | Registration)]
    number = normal_number(name)
    acts = dict.fromkeys(each.act for each in own if name == each.act.uri or number == each.act.number)
    known = Publications.build(facts, (), kz.CONVENTIONS)
    for act in acts:
        forces: dict[tuple[str, ActRef | None], dict[date, InForce]] = {}
        for each in own:
            if isinstance(each, InForce) and each.act == act:
                forces.setdefault((each.provision or "act", each.amended), {}).setdefault(each.date, each)
        for (provision, amended), told in forces.items():
            of = f"its changes in {amended}" if amended else ""
            steps = [("force: {} ({})", day, fact.witness) for day, fact in told.items()]
            possible = [Possible(Exact(day), fact.witness) for day, fact in told.items()]
            found = Resolution(possible[0].date, tuple(steps))
            if len(possible) > 1:
                found = disputed(act, "day of force", possible, steps)
            yield _When(of, None, found, act, provision)
        if not forces:
            day = known.of(act)
            missing = Missing("clause", f"the commencement clause of {act}")
            found = Resolution(Unknown(), day.steps, day.assumptions, (*day.missing, missing))
            yield _When("", None, found, act, "act")


def _print_json(answer: _When) -> None:
    from lawtime.export.jsonl import line, resolution_json
    from lawtime.reading.notes import rule_json

    row = resolution_json(rule_json(answer.rule) if answer.rule else {}, answer.resolution)
    if answer.rule is None:
        row["rule"] = None
    if answer.provision or answer.act:
        row |= {"act": answer.act.uri if answer.act else None, "provision": answer.provision or None}
        row["aspect"] = answer.of or None
    click.echo(line(row))


def _print(answer: _When, *, alone: bool) -> None:
    from lawtime.cli import output
    from lawtime.history.answers import label

    resolution = answer.resolution
    if answer.act or not alone:
        named = [str(answer.act or ""), label(answer.provision) if answer.provision else "", answer.of]
        output.say("\n" * (not alone) + ", ".join(filter(None, named)), style="bold")
    output.say(f"In force: {output.when(resolution.date)} ({resolution.certainty})", style=resolution.certainty)
    if answer.rule is not None and answer.rule.ends is not None:
        output.say(f"Until: {answer.rule.ends} (the first day on which it is over)")
    output.listed("How", list(resolution.reasoning))
    output.listed("Taken for granted", [str(each) for each in resolution.assumptions])
    output.listed("Missing", [each.what for each in resolution.missing])
