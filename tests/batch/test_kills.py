"""A few rounds of the kill test; `python tests/batch/kills.py 200` is the long form."""

from collections.abc import Iterator

import pytest
from benchmarks.generator import generate

from batch.kills import KillTest


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KillTest]:
    folder = tmp_path_factory.mktemp("kills")
    generate(folder / "sources", 10, seed=7)
    test = KillTest(folder / "sources", scratch=folder, most_kills=3)
    test.prepare()
    yield test
    test.clean()


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_build_goes_on_and_ends_as_if_nothing_had_been(kills: KillTest, seed: int) -> None:
    outcome = kills.round(seed)
    assert outcome.is_fine, outcome


def test_the_undisturbed_build_holds_something(kills: KillTest) -> None:
    assert len(kills.undisturbed) > 10_000
