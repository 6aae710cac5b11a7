"""What the tests of citations share: the four documents with their gold lists."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("LAWTIME_SHARED", HERE.parents[2] / "shared"))
DAYS = {
    "000_e832f3c4aa438b1c": date(2019, 12, 31),
    "001_7299e5c698df0626": date(2009, 4, 30),
    "003_344e3cefab282a0c": date(2020, 1, 15),
    "004_9066cad2ae7e8dbf": date(2014, 11, 20),
}


@frozen
class Document:
    """One of the four documents."""

    name: str
    text: str
    day: date
    gold: list[dict[str, Any]]


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("../shared/seeds is not here")
    return [
        Document(
            name,
            (folder / f"{name}.txt").read_text(encoding="utf-8-sig"),
            day,
            [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()],
        )
        for name, day in DAYS.items()
    ]
