"""A disk that is full in the middle of a build: one clear line, nothing lost, and it goes on when there is room."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.generator import generate

from lawtime.batch.stores import Store

from .test_build import contents


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of two megabytes; skips the test where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True)
    except OSError:
        pytest.skip("no disk can be mounted here")
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "lawtime", *words], capture_output=True, text=True)


def test_a_build_that_fills_the_disk_says_so_and_goes_on_when_there_is_room(small_disk: Path, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    generate(sources, 60, seed=11)
    place = str(small_disk / "law.db")
    asked = ["build", str(sources), "--every", "5", "--into"]
    full = run(*asked, place)
    assert full.returncode == 2
    assert full.stderr.splitlines() == [f"lawtime: there is no room left for the store {place!r}; nothing was added"]
    with Store(place)() as log:
        assert list(log.verify()) == []
        before = [entry.chain for entry in log.entries()]
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert run(*asked, place).returncode == 0
    with Store(place)() as log:
        assert [entry.chain for entry in log.entries()][: len(before)] == before
    assert run(*asked, str(tmp_path / "law.db")).returncode == 0
    assert contents(place) == contents(str(tmp_path / "law.db"))
    assert run("verify", place).returncode == 0
