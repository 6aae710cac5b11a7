"""`lawtime notes`: every amendment note of the files, read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lawtime.cli import Command, options

if TYPE_CHECKING:
    from lawtime.model.findings import Finding
    from lawtime.model.notes import Change, Note

_SHOWN = 60


@click.command(
    cls=Command,
    examples=(
        "notes law.txt",
        "notes law.txt --json",
        "notes notes.txt --lang kk --strict",
        "notes --compare law.en.txt law.ru.txt",
    ),
)
@options.files()
@options.lang
@click.option("--compare", is_flag=True, help="Compare the notes of two texts of one act, in two languages.")
@options.as_json
@options.strict
def command(paths: tuple[str, ...], lang: str | None, compare: bool, as_json: bool, strict: bool) -> int:
    """Read every amendment note of the files: footnotes, tombstones, announcements.

    A file may also hold nothing but notes, one a line, in any mix of languages. The last line says how many notes were
    understood to the last character; what was not is shown with a caret under it.
    """
    from lawtime.cli import output
    from lawtime.errors import LawtimeError
    from lawtime.model.findings import Finding

    if compare:
        return _compare(paths, as_json, strict)
    findings: list[Finding] = []
    count = whole = 0
    for path in paths:
        try:
            notes, found = _read(path, lang)
        except (LawtimeError, OSError) as error:
            if len(paths) == 1:
                raise
            findings.append(Finding("unreadable", str(error), path))
            continue
        findings += found
        for note in notes:
            count += 1
            whole += not note.unread
            _print_json(note) if as_json else _print(note, path)
            findings += _unread(note, path)
    if not as_json:
        share = f"{100 * whole / count:.1f} %" if count else "none to read"
        output.say(f"{whole} of {count} notes read whole ({share})")
    return output.status_of(output.report(findings), strict)


def _read(path: str, lang: str | None) -> tuple[tuple[Note, ...], tuple[Finding, ...]]:
    """Return the notes of a file with what it says badly."""
    from lawtime.language.dialect import codes
    from lawtime.reading.documents import read_document
    from lawtime.reading.editions import read_notes
    from lawtime.reading.sources import read_source

    if lang is not None and lang not in codes():
        raise click.BadParameter(f"no dialect {lang!r}; there are {', '.join(codes())}", param_hint="'--lang'")
    source = read_source(path)
    document = read_document(source.text, source=source.name, lang=lang, sha256=source.sha256, findings=source.findings)
    return read_notes(document, lang), document.findings


def _compare(paths: tuple[str, ...], as_json: bool, strict: bool) -> int:
    """Print where the notes of two texts differ; a difference is a finding under --strict."""
    from lawtime.analysis.bilingual import compare_notes
    from lawtime.cli import output
    from lawtime.cli.bilingual import print_json, print_table

    if len(paths) != 2:
        raise click.UsageError("--compare takes two files")
    (left, found), (right, more) = _read(paths[0], None), _read(paths[1], None)
    compared = compare_notes(left, right)
    print_json(compared) if as_json else print_table(compared, paths)
    return output.status_of(output.report((*found, *more)) + len(compared.differences), strict)


def _print_json(note: Note) -> None:
    from lawtime.export.jsonl import line
    from lawtime.reading.notes import notes_json

    click.echo(line(notes_json(note)))


def _unread(note: Note, path: str) -> Iterator[Finding]:
    from lawtime.model.findings import Finding

    for start, end, words in note.unread:
        yield Finding("note-unread", f"not understood: {words!r}", path, note.line, (start, end))


def _print(note: Note, path: str) -> None:
    """Print a note: its place, what it states, and what of it was not understood."""
    from lawtime.cli.output import Table, say, say_wrapped, when
    from lawtime.jurisdictions import kz

    say(f"{path}:{note.line}: {note.kind.value} ({note.lang})", style="bold")
    say_wrapped(note.text)
    if note.changes:
        table = Table(("  what", "action", "by", "in force"))
        for change in note.changes:
            act = change.act.dated if change.act else ""
            signed = change.act.date if change.act else None
            resolved = change.commencement.resolve(signed=signed, conventions=kz.CONVENTIONS)
            table.add(_target(change), _action(change), act, f"{_rule(change)} = {when(resolved.date)}")
        table.show()
    for start, end, _ in note.unread:
        _caret(note.text, start, end)
    say()


def _target(change: Change) -> str:
    from lawtime.history.answers import label

    new = f" + {label(change.new)}" if change.new else ""
    return label(change.target) + new


def _action(change: Change) -> str:
    told = change.action.value
    if change.announces:
        told += f": {change.announces.value}"
    if change.until:
        told += f", until {change.until}"
    return told


def _rule(change: Change) -> str:
    """Return a commencement rule in few words."""
    from lawtime.reading.notes import rule_json

    plain = dict(rule_json(change.commencement))
    name = str(plain.pop("rule")).replace("_", " ")
    excepted = plain.pop("except", None)
    told = " ".join(str(value) for value in plain.values() if value not in (None, "day_after"))
    return " ".join(filter(None, (name, told, f"({len(excepted)} excepted)" if excepted else "")))


def _caret(text: str, start: int, end: int) -> None:
    """Print a part of a note with a caret line under it."""
    from lawtime.cli.output import printable, say

    left = max(0, start - _SHOWN // 2)
    shown = printable(text[left : min(len(text), end + _SHOWN // 2, left + 3 * _SHOWN)])
    under = max(1, min(end, left + len(shown)) - start)
    say(f"  not understood:\n    {shown}\n    {' ' * (start - left)}{'^' * under}", style="red")
