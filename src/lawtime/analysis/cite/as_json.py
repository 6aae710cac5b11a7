"""Citations as plain values for JSON Lines."""

from typing import Any

from lawtime.analysis.cite.model import Citation
from lawtime.model.acts import ActRef
from lawtime.model.dates import LawDate


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation as plain values.

    >>> import datetime
    >>> from lawtime.analysis.cite import cite
    >>> found = citation_json(cite("Art. 5 of the Criminal Code", on=datetime.date(2020, 1, 15)).citations[0])
    >>> found["act"], found["eid"], found["status"], found["version"]["from"]
    ('/akn/kz/act/code/2014-07-03/226-V', 'art_5', 'in_force', {'earliest': '2015-01-01', 'latest': '2015-01-01'})
    """
    mention, standing = citation.mention, citation.standing
    return {
        "line": mention.line,
        "span": [mention.start, mention.end],
        "text": mention.text,
        "class": citation.kind,
        "act": _uri(citation.act),
        "eid": citation.eid,
        "on": citation.on.isoformat() if citation.on else None,
        "status": standing.status or None,
        "certainty": standing.certainty,
        "version": {"from": _bounds(standing.since), "to": _bounds(standing.until)},
        "version_of": ("act" if standing.of_act or citation.eid is None else "provision") if citation.act else None,
        "amended_by": [_uri(act) for act in standing.amended_by],
        "successor": _uri(standing.successor),
        "reason": citation.reason or None,
        "candidates": [_uri(act) for act in citation.candidates],
        "findings": [{"code": each.code, "message": each.message} for each in citation.findings],
        "source": standing.source or None,
    }


def _uri(act: ActRef | None) -> str | None:
    return act.uri if act is not None and act.named else None


def _bounds(when: LawDate | None) -> dict[str, str | None] | None:
    if when is None:
        return None
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
