"""Engines: the same results in the same order, whoever runs the function, and whoever dies while running it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch.engine_tasks import KillsOnce, by_remainder, fatal_for_thirteen, square
from lawtime.batch.engines import DaskCluster, Engine, Lost, Pool, Serial
from lawtime.errors import LawtimeError


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Start a Dask cluster of two workers, each a process of its own."""
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    with distributed.LocalCluster(host="127.0.0.1", silence_logs=50, **options) as started:
        yield started.scheduler_address


@pytest.fixture(params=["serial", "pool", "dask"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "dask":
        joined = DaskCluster(request.getfixturevalue("cluster"))
        yield joined
        joined.close()
    else:
        yield Serial() if request.param == "serial" else Pool(2)


def test_results_come_in_the_order_of_the_inputs(engine: Engine) -> None:
    assert list(engine.map(square, range(100))) == [number * number for number in range(100)]


def test_no_input_gives_no_result(engine: Engine) -> None:
    assert list(engine.map(square, [])) == []
    assert engine.grouped(by_remainder, []).values == {}


def test_values_are_brought_together_by_their_keys_in_the_order_of_the_inputs(engine: Engine) -> None:
    found = engine.grouped(by_remainder, list(range(70)))
    assert found.values == {
        "all": list(range(70)),
        **{f"rest {rest}": list(range(rest, 70, 3)) for rest in range(3)},
    }
    assert found.lost == ()


def test_an_input_that_kills_its_process_costs_itself_only() -> None:
    found = list(Pool(2).map(fatal_for_thirteen, range(60)))
    assert found == [Lost(13) if number == 13 else number for number in range(60)]


@pytest.mark.parametrize("kind", ["pool", "dask"])
def test_a_worker_killed_midway_costs_nothing(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    engine: Engine = Pool(2) if kind == "pool" else DaskCluster(request.getfixturevalue("cluster"))
    mark = tmp_path / "mark"
    assert list(engine.map(KillsOnce(150, str(mark)), range(300))) == list(range(300))
    assert mark.read_text() == "killed"


def test_a_scheduler_that_does_not_answer_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(LawtimeError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        DaskCluster("tcp://127.0.0.1:1")


def test_without_the_extra_a_cluster_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(LawtimeError, match=r"lawtime\[dask\]"):
        DaskCluster("tcp://127.0.0.1:8786")


ORPHANS = """
import os, sys, time
from lawtime.batch.engines import Pool
from batch.engine_tasks import KillsOnce
if __name__ == "__main__":
    for number in Pool(2).map(KillsOnce(-1, ""), range(100_000)):
        if number == 20:
            print("begun", flush=True)
"""


def test_the_workers_of_a_killed_build_end_too(tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text(ORPHANS)
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(root / "tests")}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=env, cwd=root) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"begun\n"
        children = _children(started.pid)
        assert len(children) >= 2
        started.kill()
    for _ in range(200):
        if not any(Path(f"/proc/{each}").exists() for each in children):
            return
        time.sleep(0.05)
    raise AssertionError(f"still there: {children}")


def _children(parent: int) -> list[int]:
    place = Path(f"/proc/{parent}/task/{parent}/children")
    if not place.exists():
        pytest.skip("this system does not list the children of a process")
    return [int(each) for each in place.read_text().split()]
