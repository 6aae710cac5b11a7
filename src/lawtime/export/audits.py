"""Audits of editions as JSON and as a table."""

from collections.abc import Sequence
from typing import Any

from lawtime.analysis.audit import Audit, share_contradicted


def audit_json(audit: Audit) -> dict[str, Any]:
    """Return an audit: a line of `lawtime audit --json`."""
    earliest, latest = audit.earliest_possible, audit.latest_possible
    return {
        "edition": audit.edition,
        "claimed": audit.claimed.isoformat(),
        "verdict": audit.verdict.value,
        "earliest_possible": None if earliest is None else earliest.isoformat(),
        "latest_possible": None if latest is None else latest.isoformat(),
        "began_by": None if audit.began_by is None else str(audit.began_by),
        "ended_by": None if audit.ended_by is None else str(audit.ended_by),
        "reasons": [str(reason) for reason in audit.proof],
        "assumptions": [str(each) for each in audit.assumptions],
    }


def audit_rows(audits: Sequence[Audit]) -> list[tuple[str, ...]]:
    """Return a table of audits: a header, a row for each edition, and the share contradicted."""
    rows: list[tuple[str, ...]] = [("edition", "claimed", "verdict", "in force from", "until", "because")]
    for each in audits:
        because = next((reason.says for reason in each.reasons), "")
        bounds = (str(each.earliest_possible or "?"), str(each.latest_possible or "?"))
        rows.append((each.edition, str(each.claimed), each.verdict.value, *bounds, because))
    contradicted = sum(each.verdict.value == "contradicted" for each in audits)
    rows.append((f"{contradicted} of {len(audits)} contradicted", "", f"{share_contradicted(audits):.0%}", "", "", ""))
    return rows
