"""How `lawtime notes --compare` shows where the notes of two texts differ."""

from collections.abc import Sequence

import click

from lawtime.analysis.bilingual import Compared, Difference, Stated
from lawtime.cli.output import Table, say
from lawtime.export.jsonl import act_uri, line
from lawtime.history.answers import label
from lawtime.reading.notes import change_json

_SAYS = {
    "missing": "only one side names the act",
    "action": "another action",
    "target": "another element",
    "rule": "another rule or date",
    "wording": "“after” on one side, “from the day of” on the other",
    "until": "another end",
}


def print_json(compared: Compared) -> None:
    """Print one line of JSON for each difference."""
    for each in compared.differences:
        row = {
            "kind": each.kind,
            "place": each.place,
            "act": act_uri(each.act),
            "left": [{"line": stated.line, **change_json(stated.change)} for stated in each.left],
            "right": [{"line": stated.line, **change_json(stated.change)} for stated in each.right],
        }
        click.echo(line(row))


def print_table(compared: Compared, paths: Sequence[str]) -> None:
    """Print the differences as a table, and how much agrees."""
    say(f"1: {paths[0]}")
    say(f"2: {paths[1]}")
    say()
    table = Table(("place", "act", "difference", "1 says", "2 says"))
    for each in compared.differences:
        act = each.act.dated
        table.add(label(each.place), act, _SAYS[each.kind], _told(each, each.left), _told(each, each.right))
    if compared.differences:
        table.show()
        say()
    say(f"{compared.agreed} changes agree, {len(compared.differences)} differences", style="bold")
    for place, count in enumerate(compared.unread, start=1):
        if count:
            say(f"{count} notes of {place} were not wholly understood; what they say is not compared")


def _told(difference: Difference, stated: Sequence[Stated]) -> str:
    """Return what one side says of the point on which both differ, with its lines."""
    if not stated:
        return "nothing"
    told = dict.fromkeys(_point(difference.kind, each) for each in stated)
    lines = ", ".join(dict.fromkeys(str(each.line) for each in stated))
    return f"{' / '.join(told)} (line {lines})"


def _point(kind: str, stated: Stated) -> str:
    change = stated.change
    if kind == "until":
        return str(change.until or "no end")
    if kind == "target":
        return label(change.new or change.target)
    if kind in ("action", "missing"):
        return f"{change.action.value} {label(change.new or change.target)}"
    plain = change_json(change)["commencement"]
    loose = " (loosely: “after”)" if getattr(change.commencement, "loose", False) else ""
    return " ".join(str(value).replace("_", " ") for value in plain.values() if not isinstance(value, list)) + loose
