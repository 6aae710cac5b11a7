"""What the tests of the command line share: a way to run it, and the seed law."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from lawtime import cli

SEED = str(Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt")


@frozen
class Ran:
    """What a run of the command line printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*args: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            cli.main([*args])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, out, err)

    return ran


@pytest.fixture(scope="session")
def seed() -> str:
    return SEED
