"""Versions and events as rows of typed columns, the same for every format: Parquet, JSON Lines, CSV, pandas."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from lawtime.export.jsonl import Plain, act_uri, version_json
from lawtime.history.answers import Version
from lawtime.history.rows import Row
from lawtime.model.acts import ActRef
from lawtime.model.encoding import encode
from lawtime.store.contract import Entry, Stretch


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
    Column("content", "json", "all that it says, but the text of an edition"),
    Column("body", "json", "the text of an edition, with its notes; empty for other events"),
)
"""The columns of events, in the order of the log."""


def version_rows(
    act: ActRef, lang: str, eid: str, versions: Iterable[tuple[date, date | None, Version]]
) -> Iterator[Row]:
    """Yield the rows of one provision; stretches of days that say the same are one row."""
    told = ((lang, eid, first, after, version_json(version)) for first, after, version in versions)
    yield from joined_rows(act, told)


def stretch_rows(act: ActRef, stretches: Iterable[Stretch]) -> Iterator[Row]:
    """Yield the rows of the derived versions that a store keeps of an act."""
    told = ((each.lang, each.eid, each.start, each.end, json.loads(each.content)) for each in stretches)
    yield from joined_rows(act, told)


def joined_rows(act: ActRef, told: Iterable[tuple[str, str, date, date | None, Plain]]) -> Iterator[Row]:
    """Yield a row for each stretch of days, those of one provision that say the same and touch joined into one."""
    named: Row = {"act": act_uri(act), "number": act.number, "signed": act.date}
    kept: Row | None = None
    before: object = None
    for lang, eid, first, after, said in told:
        if kept is not None and before == (lang, eid, said) and kept["ends"] == first:
            kept["ends"] = after
            continue
        if kept is not None:
            yield kept
        before = (lang, eid, said)
        kept = {**named, "eid": eid, "lang": lang, "starts": first, "ends": after, **_cells(said)}
    if kept is not None:
        yield kept


def _cells(said: Plain) -> Row:
    """Return what an answer says, in the columns of versions."""
    bounds: Row = {}
    for end in ("from", "to"):
        days = said["valid"][end] or {}
        bounds[f"valid_{end}_earliest"] = _day(days.get("earliest"))
        bounds[f"valid_{end}_latest"] = _day(days.get("latest"))
    return {
        **{name: said[name] for name in ("status", "certainty", "heading", "text")},
        **bounds,
        "horizon": _day(said["horizon"]),
        **{name: _json(said[name]) for name in ("candidates", "because", "missing", "assumptions", "findings")},
    }


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def event_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """Yield the rows of the entries of a log."""
    for entry in entries:
        event, place = entry.event, entry.event.source
        act = getattr(event, "amended", None) or getattr(event, "act", None)
        act = act or getattr(getattr(event, "fact", None), "act", None)
        content, body = encode(event)
        yield {
            "position": entry.revision,
            "id": event.id,
            "event": type(event).__name__,
            "act": act_uri(act) if isinstance(act, ActRef) else None,
            "source": place.name,
            "sha256": place.sha256,
            "line": place.line,
            "span_start": place.span[0],
            "span_end": place.span[1],
            "content": content,
            "body": body or None,
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


__all__ = ["EVENTS", "VERSIONS", "Column", "Row", "event_rows", "plain", "stretch_rows", "version_rows"]
