"""Versions as flat rows: what each provision was over each stretch of days, for tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from lawtime.errors import LawtimeError
from lawtime.history.act import ActHistory
from lawtime.history.answers import Version
from lawtime.model.acts import ActRef
from lawtime.model.dates import LawDate

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]

COLUMNS = (
    *("act", "number", "signed", "eid", "lang", "starts", "ends", "status", "certainty", "heading", "text"),
    *("valid_from_earliest", "valid_from_latest", "valid_to_earliest", "valid_to_latest", "horizon"),
)
"""The columns of a row, in order."""


def flat_rows(
    act: ActRef, lang: str, eid: str, versions: Iterable[tuple[date, date | None, Version]]
) -> Iterator[tuple[Row, Version]]:
    """Yield a row for each stretch of days of one provision, with its version; it answers up to, and without, `ends`.

    >>> from lawtime.history.answers import Certainty, Status
    >>> version = Version(Status.IN_FORCE, Certainty.EXACT, "Goods", "Goods are things.")
    >>> act = ActRef("law", "155-IV", date(2009, 5, 4))
    >>> [(row, _)] = flat_rows(act, "en", "art_1", [(date(2009, 11, 8), None, version)])
    >>> row["number"], row["starts"], row["ends"], row["certainty"]
    ('155-IV', datetime.date(2009, 11, 8), None, 'exact')
    """
    named: Row = {"act": act.uri if act.named else None, "number": act.number, "signed": act.date}
    for first, after, version in versions:
        row: Row = {
            **named,
            "eid": eid,
            "lang": lang,
            "starts": first,
            "ends": after,
            "status": version.status.value,
            "certainty": version.certainty.value,
            "heading": version.heading,
            "text": version.text,
            **_bounds("valid_from", version.valid_from),
            **_bounds("valid_to", version.valid_to),
            "horizon": version.horizon,
        }
        yield row, version


def frame_of(histories: Iterable[ActHistory]) -> "DataFrame":
    """Return the rows of every article of some acts as a frame of pandas; what is not known is `None`.

    Raises:
        LawtimeError: where pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise LawtimeError("a frame needs the extra: pip install 'lawtime[frame]'") from error
    rows = [
        row
        for history in histories
        for lang in dict.fromkeys(edition.lang for edition in history.editions)
        for eid in history.articles
        for row, _ in flat_rows(history.act, lang, eid, history.provision(eid, lang))
    ]
    return DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _bounds(name: str, when: LawDate | None) -> Row:
    earliest, latest = (None, None) if when is None else (when.earliest, when.latest)
    return {f"{name}_earliest": earliest, f"{name}_latest": latest}
