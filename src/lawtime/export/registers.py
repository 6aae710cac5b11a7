"""Facts written as a register that can be read again: TSV with one fact a row, and JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from lawtime.model.facts import CitedPublication, EventDated, Fact, InForce, Publication, Registration, Undone

COLUMNS = (
    *("fact", "kind", "act", "signed", "date", "by", "until", "provision", "amended", "place", "part", "lang"),
    *("registration", "event", "official", "title", "quote", "source"),
)
"""The columns of a register, in the order in which they are written; those without any cell are left out."""

_NEEDED = frozenset({"fact", "act", "signed", "date", "source"})


def register_lines(facts: Iterable[Fact]) -> Iterator[str]:
    r"""Yield the lines of a register, the names of its columns first; `read_register` reads the same facts from them.

    >>> from datetime import date
    >>> from lawtime.model.acts import ActRef
    >>> fact = Publication(ActRef("law", "124-V", date(2013, 7, 3)), date(2013, 7, 5), stated_by="the bank")
    >>> list(register_lines([fact]))[1].split("\t")
    ['publication', 'law', '124-V', '2013-07-03', '2013-07-05', 'the bank']
    """
    rows = [_cells(fact) for fact in facts]
    columns = [name for name in COLUMNS if name in _NEEDED or any(row.get(name) for row in rows)]
    yield "\t".join(columns)
    for row in rows:
        yield "\t".join(" ".join(row.get(name, "").split()) for name in columns)


def fact_json(fact: Fact) -> dict[str, Any]:
    """Return a fact as plain values: a line of `lawtime publications --json`."""
    cells = _cells(fact)
    act = fact.act.uri if isinstance(fact, Publication | InForce | Registration | Undone) else None
    plain: dict[str, Any] = {"fact": cells["fact"], "act": act}
    plain["number"] = cells.get("act") or None
    for name in ("kind", "signed", "date", "place", "lang", "title", "quote"):
        plain[name] = cells.get(name) or None
    for name in ("provision", "amended", "by", "until", "part", "registration", "event", "official"):
        if cells.get(name):
            plain[name] = cells[name]
    plain["stated_by"] = fact.stated_by or None
    plain["source"] = fact.source.name or None
    plain["line"] = fact.source.line or None
    plain["span"] = list(fact.source.span) if fact.source.span != (0, 0) else None
    return plain


def _cells(fact: Fact) -> dict[str, str]:
    cells = {"date": fact.date.isoformat(), "source": fact.witness}
    if isinstance(fact, EventDated):
        return {**cells, "fact": "event", "event": fact.event}
    if isinstance(fact, CitedPublication):
        return {
            **cells,
            "fact": "publication",
            "kind": fact.kind,
            "act": fact.number or "",
            "signed": fact.signed.isoformat(),
            "place": fact.place,
            "lang": fact.lang,
            "title": fact.title,
            "quote": fact.quote,
        }
    act = fact.act
    cells |= {"kind": act.kind, "act": act.number, "signed": act.date.isoformat()}
    if isinstance(fact, Publication):
        return {**cells, "fact": "publication", "place": fact.place, "part": fact.part, "lang": fact.lang}
    if isinstance(fact, Registration):
        return {**cells, "fact": "registration", "registration": fact.number}
    if isinstance(fact, Undone):
        return {
            **cells,
            "fact": fact.kind,
            "by": fact.by.uri,
            "until": fact.until.isoformat() if fact.until else "",
            "provision": fact.provision or "",
            "amended": fact.amended.uri if fact.amended else "",
        }
    return {
        **cells,
        "fact": "in_force",
        "provision": fact.provision or "",
        "amended": fact.amended.uri if fact.amended else "",
        "official": {True: "yes", False: "no", None: ""}[fact.official],
    }
