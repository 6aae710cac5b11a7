"""Answers as plain values for JSON Lines: one object a line, the same keys for every answer."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lawtime.analysis.diff import Comparison
from lawtime.analysis.redline import to_json
from lawtime.history.act import TimelineRow
from lawtime.history.answers import Answer, Candidate, Reason, Version
from lawtime.history.proof import Step
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Missing, Resolution
from lawtime.model.dates import LawDate
from lawtime.model.findings import Finding

Plain = dict[str, Any]

_WRITTEN = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029]")


def line(value: Mapping[str, Any]) -> str:
    r"""Return an object as one line of JSON; control characters are escaped, so that a terminal shows them as text.

    >>> line({"text": "a\x1b[31mb"})
    '{"text": "a\\u001b[31mb"}'
    """
    written = _WRITTEN(value)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def act_uri(act: ActRef) -> str | None:
    """Return the URI of an act, or `None` where the text does not say which act it is."""
    return act.uri if act.named else None


def bounds(when: LawDate | None) -> Plain | None:
    """Return a date as its bounds; a bound that is not known is `None`."""
    if when is None:
        return None
    return {"earliest": _iso(when.earliest), "latest": _iso(when.latest)}


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def answer_json(answer: Answer) -> Plain:
    """Return an answer as plain values: a line of `lawtime as-of --json`."""
    plain = version_json(answer.version)
    return {
        "act": act_uri(answer.act),
        "eid": answer.eid,
        "heading": plain.pop("heading"),
        "lang": answer.lang,
        "date": _iso(answer.date),
        "known_on": _iso(answer.known_on),
        **plain,
    }


def version_json(version: Version) -> Plain:
    """Return what an answer says whatever its day."""
    return {
        "heading": version.heading,
        "status": version.status.value,
        "certainty": version.certainty.value,
        "text": version.text,
        "candidates": [candidate_json(each) for each in version.candidates],
        "valid": {"from": bounds(version.valid_from), "to": bounds(version.valid_to)},
        "because": [reason_json(each) for each in version.because],
        "missing": [missing_json(each) for each in version.missing],
        "assumptions": list(version.assumptions),
        "horizon": _iso(version.horizon),
        "findings": [finding_json(each) for each in version.findings],
    }


def candidate_json(candidate: Candidate) -> Plain:
    """Return one possibility of an answer that is not settled."""
    return {
        "status": candidate.status.value,
        "text": candidate.text,
        "known": candidate.known,
        "why": candidate.why,
    }


def reason_json(reason: Reason) -> Plain:
    """Return a statement that an answer rests on; `date` is the day of signature of its act."""
    plain: Plain = {
        "act": reason.act.number if reason.act.named and reason.act.is_numbered else None,
        "date": _iso(reason.act.date) if reason.act.named else None,
        "action": reason.action,
        "line": reason.line,
        "quote": reason.quote,
    }
    if reason.retroactive:
        plain["retroactive"] = True
    if reason.aspect:
        plain["aspect"] = reason.aspect
    return plain


def missing_json(missing: Missing) -> Plain:
    """Return a fact that would settle an answer."""
    return {"kind": missing.kind, "what": missing.what}


def finding_json(finding: Finding) -> Plain:
    """Return what a source says badly."""
    return {
        "code": finding.code,
        "message": finding.message,
        "source": finding.source or None,
        "line": finding.line or None,
        "span": list(finding.span) if finding.span else None,
    }


def row_json(act: ActRef, row: TimelineRow) -> Plain:
    """Return a row of a timeline: what changed, by which act, in force when."""
    return {
        "act": act_uri(act),
        "target": row.target,
        "action": row.action,
        "by": act_uri(row.act),
        "force": bounds(row.date),
        "until": _iso(row.until),
        "retroactive": row.retroactive,
        "announced": row.announced,
        "aspect": row.aspect or None,
        "source": row.source,
        "line": row.line,
        "quote": row.quote,
    }


def resolution_json(rule: Mapping[str, Any], resolution: Resolution) -> Plain:
    """Return the day that a commencement rule means, with the reasoning: the line of `lawtime when --json`."""
    return {
        "rule": dict(rule),
        "earliest": _iso(resolution.date.earliest),
        "latest": _iso(resolution.date.latest),
        "certainty": resolution.certainty,
        "reasoning": list(resolution.reasoning),
        "assumptions": [str(each) for each in resolution.assumptions],
        "missing": [missing_json(each) for each in resolution.missing],
    }


def comparison_json(comparison: Comparison) -> Plain:
    """Return what changed between two dates: a line of `lawtime diff --json`."""
    before, after = comparison.before, comparison.after
    return {
        "act": act_uri(before.act),
        "eid": before.eid,
        "lang": before.lang,
        "from": _iso(before.date),
        "to": _iso(after.date),
        "unchanged": comparison.unchanged,
        "certainty": comparison.certainty.value,
        "reason": comparison.reason,
        "before": _side(before),
        "after": _side(after),
        "runs": None if comparison.redline is None else to_json(comparison.redline),
        "assumptions": list(comparison.assumptions),
        "missing": [missing_json(each) for each in comparison.missing],
    }


def blame_json(answer: Answer) -> Iterator[Plain]:
    """Yield the runs of words of an answer with their origin: the lines of `lawtime blame --json`.

    Where no text is known there is one line without words, so that the doubt is told there too.
    """
    whole: Plain = {
        "act": act_uri(answer.act),
        "eid": answer.eid,
        "lang": answer.lang,
        "date": _iso(answer.date),
        "known_on": _iso(answer.known_on),
        "status": answer.status.value,
        "certainty": answer.certainty.value,
    }
    for run in answer.blame():
        credit = run.credit
        yield {
            **whole,
            "line_eid": run.eid,
            "text": run.text,
            "origin": credit.origin.value,
            "by": [act_uri(act) for act in credit.acts],
            "operation": credit.operation or None,
            "force": bounds(credit.date),
            "source": credit.source or None,
            "line": credit.line or None,
        }
    if not answer.blame():
        none = dict.fromkeys(("line_eid", "text", "origin"))
        yield {**whole, **none, "by": [], "operation": None, "force": None, "source": None, "line": None}


def step_json(act: ActRef, eid: str, day: date, step: Step) -> Plain:
    """Return one line of a derivation: a line of `lawtime explain --json`."""
    return {
        "act": act_uri(act),
        "eid": eid,
        "date": _iso(day),
        "part": step.part,
        "says": step.says,
        "source": step.source or None,
        "line": step.line or None,
    }


def _side(answer: Answer) -> Plain:
    return {
        "status": answer.status.value,
        "certainty": answer.certainty.value,
        "text": answer.text,
        "heading": answer.heading,
        "valid": {"from": bounds(answer.version.valid_from), "to": bounds(answer.version.valid_to)},
    }
