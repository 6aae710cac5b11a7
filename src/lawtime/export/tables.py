"""Versions and events as rows of typed columns, the same for every format: Parquet, JSON Lines, CSV, pandas."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from lawtime.export.jsonl import candidate_json, finding_json, missing_json, reason_json
from lawtime.history.answers import Version
from lawtime.history.rows import Row, flat_rows
from lawtime.model.acts import ActRef


@frozen
class Column:
    """One column of a table.

    Args:
        name: what it is called.
        kind: `text`, `day`, `number`, `flag`, or `json`, a text that holds JSON.
        says: what it holds.
    """

    name: str
    kind: str
    says: str


VERSIONS = (
    Column("act", "text", "FRBR URI of the act; empty where its text does not name it"),
    Column("number", "text", "number of the act"),
    Column("signed", "day", "day of its signature"),
    Column("eid", "text", "address of the provision"),
    Column("lang", "text", "language of the text"),
    Column("starts", "day", "first day that the row answers for"),
    Column("ends", "day", "the day after the last that it answers for; empty where there is no last"),
    Column("status", "text", "in_force, not_yet, absent, repealed, suspended or uncertain"),
    Column("certainty", "text", "exact, presumed, one_of, disputed or unknown"),
    Column("heading", "text", "heading, where it is known"),
    Column("text", "text", "text, where it is exact or presumed"),
    Column("valid_from_earliest", "day", "earliest day on which this state can have begun"),
    Column("valid_from_latest", "day", "latest day of that"),
    Column("valid_to_earliest", "day", "earliest day on which it can have ended"),
    Column("valid_to_latest", "day", "latest day of that"),
    Column("horizon", "day", "last day that the evidence reaches"),
    Column("candidates", "json", "the possibilities, where it is not settled"),
    Column("because", "json", "the statements that it rests on"),
    Column("missing", "json", "the facts that would settle it"),
    Column("assumptions", "json", "what it takes for granted"),
    Column("findings", "json", "what the sources say badly"),
)
"""The columns of versions: a row holds for the days from `starts` up to, and without, `ends`."""

EVENTS = (
    Column("position", "number", "place in the log, counted from 1"),
    Column("id", "text", "hash of the content"),
    Column("event", "text", "kind of event"),
    Column("act", "text", "FRBR URI of the act that it speaks of"),
    Column("source", "text", "file that it was read from"),
    Column("sha256", "text", "hash of that file"),
    Column("line", "number", "line in that file"),
    Column("span_start", "number", "offset into that file at which it begins"),
    Column("span_end", "number", "offset at which it ends"),
    Column("content", "json", "all that it says"),
)
"""The columns of events, in the order of the log."""


def version_rows(
    act: ActRef, lang: str, eid: str, versions: Iterable[tuple[date, date | None, Version]]
) -> Iterator[Row]:
    """Yield the rows of one provision; stretches of days that say the same are one row."""
    kept: Row | None = None
    for flat, version in flat_rows(act, lang, eid, versions):
        row = {**flat, **_grounds(version)}
        if kept is not None and _same(kept, row):
            kept["ends"] = row["ends"]
            continue
        if kept is not None:
            yield kept
        kept = row
    if kept is not None:
        yield kept


def _same(one: Row, other: Row) -> bool:
    return all(one[name] == value for name, value in other.items() if name not in ("starts", "ends"))


def _grounds(version: Version) -> Row:
    """Return what a version rests on, as JSON."""
    return {
        "candidates": _json([candidate_json(each) for each in version.candidates]),
        "because": _json([reason_json(each) for each in version.because]),
        "missing": _json([missing_json(each) for each in version.missing]),
        "assumptions": _json(list(version.assumptions)),
        "findings": _json([finding_json(each) for each in version.findings]),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def plain(row: Mapping[str, Any], columns: Iterable[Column]) -> Row:
    """Return a row as JSON types; what holds JSON becomes the values that it writes.

    >>> columns = (Column("starts", "day", ""), Column("missing", "json", ""))
    >>> plain({"starts": date(2015, 6, 1), "missing": "[]"}, columns)
    {'starts': '2015-06-01', 'missing': []}
    """
    found: Row = {}
    for column in columns:
        value = row[column.name]
        if value is not None and column.kind == "day":
            value = value.isoformat()
        elif value is not None and column.kind == "json":
            value = json.loads(value)
        found[column.name] = value
    return found


__all__ = ["EVENTS", "VERSIONS", "Column", "Row", "plain", "version_rows"]
