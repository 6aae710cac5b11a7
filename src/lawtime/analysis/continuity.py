"""Editions of one act, one after another: what changed without a note, and what notes say without a change."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from lawtime.analysis.audit import DatedEdition
from lawtime.model.acts import ActRef, article_of
from lawtime.model.findings import Finding
from lawtime.model.notes import Action

_WIPING = frozenset({Action.REWORDED, Action.REPEALED})
"""After these a publisher drops what its note said of earlier changes."""


def discontinuities(editions: Sequence[DatedEdition]) -> tuple[Finding, ...]:
    """Return what editions of one act and language do not tell of the way from each to the next.

    The editions are taken in the order of the newest act that they show.
    """
    ordered = sorted(editions, key=_newest)
    return tuple(finding for before, after in pairwise(ordered) for finding in _between(before, after))


def _newest(edition: DatedEdition) -> tuple[date, date]:
    return max((act.date for act in edition.shown), default=edition.claimed), edition.claimed


def _between(before: DatedEdition, after: DatedEdition) -> Iterator[Finding]:
    if before.document.lang != after.document.lang:
        return
    old, new = _texts(before), _texts(after)
    told, tells = _acts(before), _acts(after)
    whole = tells.get("", frozenset()) - told.get("", frozenset())
    for eid in dict.fromkeys((*old, *new)):
        fresh = tells.get(eid, frozenset()) - told.get(eid, frozenset())
        changed = old.get(eid) != new.get(eid)
        if changed and not fresh and not whole:
            message = f"{eid} differs from {before.document.source}, and no note says why"
            yield _finding("text-without-note", message, after)
        if fresh and not changed:
            names = ", ".join(sorted(act.called for act in fresh))
            message = f"{eid} has a new note of {names} and the text of {before.document.source}"
            yield _finding("note-without-text", message, after)
    yield from _dropped(before, after)


def _dropped(before: DatedEdition, after: DatedEdition) -> Iterator[Finding]:
    """Yield the acts that an edition names at an article and the next does not, unless it says the article anew."""
    told, tells = _acts(before), _acts(after)
    anew = {_place(change.target) for _, change in after.stated if change.action in _WIPING}
    gone = set(told) - set(_texts(after))
    for eid, acts in told.items():
        missing = acts - tells.get(eid, frozenset())
        if missing and eid not in anew and eid not in gone - {""}:
            names = ", ".join(sorted(act.called for act in missing))
            message = f"{names} is named at {eid or 'the act'} in {before.document.source} and is missing here"
            yield _finding("act-missing", message, after)


def _texts(edition: DatedEdition) -> dict[str, str]:
    """Return the text of each article without what a publisher changes by its own habit: spaces and closing signs."""
    texts = {}
    for article in edition.document.articles:
        lines = ("".join(line.split()).rstrip(".;,") for line in article.text.splitlines())
        texts[article.eid] = "\n".join((article.heading, *(line for line in lines if line)))
    return texts


def _acts(edition: DatedEdition) -> dict[str, frozenset[ActRef]]:
    """Return the acts whose changes are shown at each article; "" gathers those outside articles."""
    found: dict[str, frozenset[ActRef]] = {}
    for _, change in edition.stated:
        if change.act is not None and change.action not in (Action.ANNOUNCED, Action.INTERPRETED):
            place = _place(change.new if change.new and article_of(change.target) is None else change.target)
            found[place] = found.get(place, frozenset()) | {change.act}
    return found


def _place(target: str) -> str:
    return article_of(target) or ""


def _finding(code: str, message: str, edition: DatedEdition) -> Finding:
    return Finding(code, message, edition.document.source)
