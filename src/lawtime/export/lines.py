"""Tables as JSON Lines and as CSV."""

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from lawtime.export.jsonl import line
from lawtime.export.tables import Column, Row, plain


def write_jsonl(path: str | os.PathLike[str], columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """Write rows as one JSON object a line, and return how many there were."""
    count = 0
    unfinished = Path(f"{os.fspath(path)}.part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            stream.write(line(plain(row, columns)) + "\n")
            count += 1
    unfinished.replace(path)
    return count


def write_csv(path: str | os.PathLike[str], columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """Write rows as CSV with a header, and return how many there were; an empty cell is no value."""
    count = 0
    unfinished = Path(f"{os.fspath(path)}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for row in rows:
            writer.writerow([row[column.name] for column in columns])
            count += 1
    unfinished.replace(path)
    return count
