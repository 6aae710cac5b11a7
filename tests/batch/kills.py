"""The kill test: builds killed at random moments and gone on with, against a build that nothing disturbed.

`python tests/batch/kills.py 200` does it so often; `test_kills.py` a few times.
"""

import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

from attrs import define, field, frozen

from lawtime import cli
from lawtime.batch.stores import Store
from lawtime.errors import StoreError

ROOT = Path(__file__).resolve().parents[2]
_UNMADE = ("holds no log", "attempt to write a readonly database")
SHADOWS = "catalogue_words"
"""Tables whose rows FTS5 lays out as it likes; what they index stands in `catalogue_titles`."""


@frozen
class Outcome:
    """What one round found.

    Args:
        kills: how many builds were killed before one went through.
        entries: how many entries the log had after each kill.
        lost: entries that had been committed and are gone, or are others, after a later build.
        doubled: events that are in the log twice.
        wrong: what `verify` says.
        same: the store holds what the undisturbed build made.
    """

    kills: int
    entries: tuple[int, ...]
    lost: int
    doubled: int
    wrong: str
    same: bool

    @property
    def is_fine(self) -> bool:
        """Whether nothing was lost, doubled or changed."""
        return not (self.lost or self.doubled or self.wrong) and self.same


@define
class KillTest:
    """Kills builds of a small corpus.

    Args:
        sources: the folder that is built.
        jobs: how many processes read.
        scratch: where the stores are made.
        most_kills: so often a build is killed before one is let through.
    """

    sources: Path
    jobs: int = 1
    scratch: Path = field(factory=lambda: Path(tempfile.mkdtemp(prefix="lawtime-kills-")))
    most_kills: int = 5
    undisturbed: str = ""
    seconds: float = 0.0

    def prepare(self) -> None:
        """Make the build that nothing disturbs, and time a second one, of a process that is warm."""
        build(self.words(self.scratch / "warm.db"))
        store = self.scratch / "whole.db"
        began = time.monotonic()
        self._started(store).join()
        self.seconds = time.monotonic() - began
        self.undisturbed = dumped(store)

    def words(self, store: Path) -> list[str]:
        """Return the command that builds a store."""
        return ["build", str(self.sources), "--into", str(store), "--jobs", str(self.jobs), "--every", "3"]

    def round(self, seed: int) -> Outcome:
        """Kill builds at random moments until one goes through."""
        chance = random.Random(seed)
        store = self.scratch / f"{seed}.db"
        chains: list[tuple[str, ...]] = []
        for _ in range(self.most_kills):
            running = self._started(store)
            running.join(chance.uniform(0.0, self.seconds))
            if running.exitcode is not None:
                break
            running.kill()
            running.join()
            chains.append(chain(store))
        last = self._started(store)
        last.join()
        whole = chain(store)
        lost = sum(whole[: len(each)] != each for each in chains)
        ids = event_ids(store)
        outcome = Outcome(
            len(chains),
            tuple(map(len, chains)),
            lost,
            len(ids) - len(set(ids)),
            "; ".join(verified(store)),
            last.exitcode == 0 and dumped(store) == self.undisturbed,
        )
        if outcome.is_fine:
            for each in self.scratch.glob(f"{seed}.db*"):
                each.unlink()
        return outcome

    def _started(self, store: Path) -> "ForkProcess":
        """Begin a build in a process of its own, which has all of lawtime in memory: no time is lost to importing."""
        running = get_context("fork").Process(target=build, args=(self.words(store),))
        running.start()
        return running

    def clean(self) -> None:
        """Remove the scratch folder."""
        shutil.rmtree(self.scratch, ignore_errors=True)


def build(words: list[str]) -> None:
    """Run a command silently."""
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        status = cli.run(words)
    if status:
        raise SystemExit(status)


def verified(store: Path) -> list[str]:
    """Return what is wrong with a store."""
    with Store(str(store))() as log:
        return [str(finding) for finding in log.verify()]


def chain(store: Path) -> tuple[str, ...]:
    """Return the chained hashes of the entries of a log, which cover all that stands in them."""
    if not store.exists():
        return ()
    try:
        with Store(str(store))() as log:
            return tuple(entry.chain for entry in log.entries())
    except StoreError as error:
        if any(words in str(error) for words in _UNMADE):
            return ()  # killed while the file was being made, before any event; the next build makes it
        raise


def event_ids(store: Path) -> list[str]:
    """Return the identities of all events of a log."""
    with Store(str(store))() as log:
        return [entry.event.id for entry in log.entries()]


def dumped(store: Path) -> str:
    """Return all that a store holds, as SQL."""
    db = sqlite3.connect(store)
    try:
        return "\n".join(line for line in db.iterdump() if SHADOWS not in line)
    finally:
        db.close()


def main(rounds: int) -> None:
    """Run so many rounds, one in ten of them with two reading processes, and print what they found."""
    from benchmarks.generator import generate

    folder = Path(tempfile.mkdtemp(prefix="lawtime-kills-"))
    generate(folder / "sources", 12, seed=7)
    outcomes = []
    for jobs, count in ((1, rounds - rounds // 10), (2, rounds // 10)):
        test = KillTest(folder / "sources", jobs)
        test.prepare()
        for seed in range(count):
            outcomes.append(test.round(seed))
            if not outcomes[-1].is_fine:
                print(f"round {seed} with {jobs} jobs in {test.scratch}: {outcomes[-1]}", flush=True)
        test.clean()
    shutil.rmtree(folder)
    kills = sum(each.kills for each in outcomes)
    print(
        f"{len(outcomes)} rounds, {kills} kills, {sum(each.is_fine for each in outcomes)} rounds fine; entries lost "
        f"{sum(each.lost for each in outcomes)}, doubled {sum(each.doubled for each in outcomes)}, not whole "
        f"{sum(bool(each.wrong) for each in outcomes)}, other bytes {sum(not each.same for each in outcomes)}"
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
