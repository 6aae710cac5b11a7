"""`lawtime audit`: whether the claimed date of an edition contradicts its own notes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawtime.analysis.audit import Audit, DatedEdition
    from lawtime.model.facts import Fact
    from lawtime.model.findings import Finding

_DATED = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_WORDS = 90


@click.command(
    cls=Command,
    examples=(
        "audit law.txt --dated 2014-11-07",
        "audit editions/ --publications kz",
        "audit editions/ publications.tsv --json",
    ),
)
@options.files()
@click.option(
    "--dated", metavar="DATE", type=options.iso_date, help="The day that the publisher of a single edition claims."
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
    paths: tuple[str, ...],
    dated: date | None,
    publications: tuple[str, ...],
    lang: str | None,
    as_json: bool,
    strict: bool,
) -> int:
    """Judge the date that each edition claims by the notes in its own text and the register.

    Without --dated, the day stands in the name of the file, as in 2014-11-07.ru.md. A date is contradicted where a
    change that the text shows took effect later, or one that it announces had taken effect; it is undetermined where
    that hangs on a fact nobody has stated. Editions of one act are compared with one another too: text that changed
    with no note, notes with no change of text, acts named in one edition and missing from the next.
    """
    from lawtime.analysis.audit import Verdict
    from lawtime.cli import output
    from lawtime.reading.publications import ENDINGS

    names = [path for path in paths if Path(path).suffix.lower() not in ENDINGS]
    if not names:
        raise click.UsageError("name an edition: a consolidated act with its notes")
    if dated is not None and len(names) > 1:
        raise click.UsageError(f"--dated is of one edition, and {len(names)} are named")
    facts, findings = _facts([*publications, *(path for path in paths if path not in names)])
    editions, unread = _editions(names, dated, lang)
    audits, told = _judged(editions, facts)
    if as_json:
        _print_json(audits)
    elif len(audits) == 1:
        _print_one(audits[0])
    elif audits:
        _print_table(audits)
    found = output.report([*findings, *unread, *told])
    return output.status_of(found + sum(each.verdict is Verdict.CONTRADICTED for each in audits), strict)


def _facts(registers: Sequence[str]) -> tuple[list[Fact], list[Finding]]:
    from lawtime.reading.publications import read_register, shipped_register

    facts: list[Fact] = []
    findings: list[Finding] = []
    for path in dict.fromkeys(registers):
        told, found = (shipped_register(), ()) if path == options.SHIPPED else read_register(path)
        facts += told
        findings += found
    return facts, findings


def _editions(names: Sequence[str], dated: date | None, lang: str | None) -> tuple[list[DatedEdition], list[Finding]]:
    """Read the editions; one that cannot be read, or has no date, is a finding where there are others."""
    from lawtime.errors import LawtimeError
    from lawtime.model.findings import Finding

    editions: list[DatedEdition] = []
    findings: list[Finding] = []
    for path in names:
        claimed = dated or _claimed(path)
        if claimed is None:
            if len(names) == 1:
                raise click.UsageError(f"{path}: no date in the name of the file; give it with --dated DATE")
            message = "the name of the file holds no date, and the edition was not judged"
            findings.append(Finding("edition-undated", message, path))
            continue
        try:
            edition = _edition(path, claimed, lang)
        except (LawtimeError, OSError) as error:
            if len(names) == 1:
                raise
            findings.append(Finding("unreadable", str(error), path))
            continue
        findings += edition.document.findings
        editions.append(edition)
    return editions, findings


def _claimed(path: str) -> date | None:
    """Return the day in the name of a file, where there is just one."""
    days = set()
    for written in _DATED.findall(Path(path).name):
        try:
            days.add(date.fromisoformat(written))
        except ValueError:
            return None
    return days.pop() if len(days) == 1 else None


def _edition(path: str, claimed: date, lang: str | None) -> DatedEdition:
    from lawtime.analysis.audit import DatedEdition
    from lawtime.jurisdictions import kz
    from lawtime.reading.documents import read_document
    from lawtime.reading.editions import read_notes
    from lawtime.reading.sources import read_source

    source = read_source(path)
    document = read_document(source.text, source=source.name, lang=lang, sha256=source.sha256, findings=source.findings)
    titled = kz.acts_titled(document.title) if document.act is None else ()
    if len(titled) == 1:
        document = evolve(document, act=titled[0])
    return DatedEdition(document, read_notes(document), claimed)


def _judged(editions: Sequence[DatedEdition], facts: Sequence[Fact]) -> tuple[list[Audit], list[Finding]]:
    """Judge the editions, those of one act together, and return what they tell of one another."""
    from lawtime.analysis.audit import audit_all, known_dates
    from lawtime.analysis.continuity import discontinuities
    from lawtime.jurisdictions import kz

    dates = known_dates(editions, facts, kz.CONVENTIONS)
    groups: dict[object, list[DatedEdition]] = {}
    for edition in editions:
        groups.setdefault(edition.document.act or edition.document.title or edition.name, []).append(edition)
    audits: list[Audit] = []
    findings = list(dates.findings)
    for group in groups.values():
        audits += audit_all(group, dates)
        for spoken in dict.fromkeys(edition.document.lang for edition in group):
            findings += discontinuities([edition for edition in group if edition.document.lang == spoken])
    order = {edition.name: place for place, edition in enumerate(editions)}
    return sorted(audits, key=lambda each: order[each.edition]), findings


def _print_json(audits: Sequence[Audit]) -> None:
    from lawtime.export.audits import audit_json
    from lawtime.export.jsonl import line

    for audit in audits:
        click.echo(line(audit_json(audit)))


def _print_one(audit: Audit) -> None:
    from lawtime.cli.output import listed, say

    say(f"{audit.edition}, dated {audit.claimed}: {audit.verdict.value}", style="bold")
    if audit.earliest_possible or audit.latest_possible:
        earliest, latest = audit.earliest_possible or "a day not known", audit.latest_possible or "a day not known"
        say(f"This text was in force from {earliest} at the earliest to {latest} at the latest.")
    listed("Why", [str(reason) for reason in audit.proof])
    ends = (audit.began_by, audit.ended_by)
    listed("What bounds it", [str(end) for end in ends if end is not None and end not in audit.proof])
    listed("Taken for granted", [str(each) for each in audit.assumptions])


def _print_table(audits: Sequence[Audit]) -> None:
    from lawtime.cli.output import Table, say, shortened
    from lawtime.export.audits import audit_rows

    head, *rows, share = audit_rows(audits)
    table = Table(head)
    for *cells, because in rows:
        table.add(*cells, shortened(because, _WORDS))
    table.show()
    say(f"\n{share[0]} ({share[2]})")
