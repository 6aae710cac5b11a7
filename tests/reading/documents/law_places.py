"""Where the real texts are."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared"))
SEED = ROOT / "seeds" / "002_d26ded65753fa135.txt"


def real(path: str) -> str:
    """Return the text of a real file; skip the test where the folder is missing."""
    place = SHARED / "data" / path
    if not place.exists():
        pytest.skip("../shared/data is not here")
    return place.read_text(encoding="utf-8")
