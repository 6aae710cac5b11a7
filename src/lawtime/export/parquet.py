"""Tables as Parquet files: typed columns, packed with zstd. Needs the extra `parquet`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from lawtime.errors import LawtimeError
from lawtime.export.tables import Column, Row

GROUP = 20_000
"""Rows that are held in memory and written together."""


def write_parquet(path: str | os.PathLike[str], columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """Write rows into a file, and return how many there were; the same rows give the same bytes.

    Raises:
        LawtimeError: where pyarrow is not installed.
    """
    arrow, parquet = _libraries()
    schema = _schema(arrow, columns)
    count = 0
    rest = iter(rows)
    unfinished = Path(f"{os.fspath(path)}.part")
    with parquet.ParquetWriter(unfinished, schema, compression="zstd", compression_level=3) as writer:
        while group := list(islice(rest, GROUP)):
            arrays = [
                arrow.array([row[column.name] for row in group], schema.field(column.name).type) for column in columns
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    unfinished.replace(path)
    return count


def read_parquet(path: str | os.PathLike[str]) -> Iterator[Row]:
    """Yield the rows of a file that was written so."""
    _, parquet = _libraries()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise LawtimeError("Parquet needs the extra: pip install 'lawtime[parquet]'") from error
    return pyarrow, pyarrow.parquet


def _schema(arrow: Any, columns: Sequence[Column]) -> Any:
    """Return the types of columns; what repeats from row to row is kept once."""
    types = {
        "text": arrow.string(),
        "json": arrow.string(),
        "day": arrow.date32(),
        "number": arrow.int64(),
        "flag": arrow.bool_(),
    }
    fields = [arrow.field(column.name, types[column.kind], metadata={"says": column.says}) for column in columns]
    return arrow.schema(fields, metadata={"made by": "lawtime"})
