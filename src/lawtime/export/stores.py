"""A whole store as files of typed tables: its versions and its events."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lawtime.errors import StoreError
from lawtime.export.lines import write_csv, write_jsonl
from lawtime.export.parquet import write_parquet
from lawtime.export.tables import EVENTS, VERSIONS, Column, Row, event_rows, stretch_rows
from lawtime.store.contract import Log

FORMATS: Mapping[str, Callable[[str | os.PathLike[str], Sequence[Column], Iterable[Row]], int]] = {
    "parquet": write_parquet,
    "jsonl": write_jsonl,
    "csv": write_csv,
}
"""What writes a table, by format, which is the ending of the file too."""


def export_store(log: Log, folder: str | os.PathLike[str], form: str) -> dict[str, int]:
    """Write the versions and the events of a store into a folder, and return how many rows each file has.

    Raises:
        StoreError: where the versions of an act are not worked out, or older than what bears on it.
        LawtimeError: where the extra for the format is not installed.
    """
    write = FORMATS[form]
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    return {
        f"versions.{form}": write(place / f"versions.{form}", VERSIONS, _versions(log)),
        f"events.{form}": write(place / f"events.{form}", EVENTS, event_rows(log.entries())),
    }


def _versions(log: Log) -> Iterator[Row]:
    for held in log.acts():
        if log.kept(held.act) is None:
            raise StoreError(f"the versions of {held.act} are not worked out; run lawtime build once more")
        yield from stretch_rows(held.act, log.stretches(held.act))
