"""The kill test: builds killed at random moments and gone on with, against a build that nothing disturbed.

`python tests/batch/kills.py 200` does it so often; `test_kills.py` a few times.
"""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attrs import define, field, frozen

from lawtime.batch.stores import Store

ROOT = Path(__file__).resolve().parents[2]
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
    """

    sources: Path
    jobs: int = 1
    scratch: Path = field(factory=lambda: Path(tempfile.mkdtemp(prefix="lawtime-kills-")))
    undisturbed: str = ""
    seconds: float = 0.0

    def prepare(self) -> None:
        """Make the build that nothing disturbs, and time it."""
        store = self.scratch / "whole.db"
        began = time.monotonic()
        self._built(store).wait()
        self.seconds = time.monotonic() - began
        self.undisturbed = dumped(store)

    def round(self, seed: int) -> Outcome:
        """Kill builds at random moments until one goes through."""
        chance = random.Random(seed)
        store = self.scratch / f"{seed}.db"
        entries: list[int] = []
        chains: list[tuple[str, ...]] = []
        while True:
            build = self._built(store)
            patience = chance.uniform(0.0, self.seconds * 1.1) if len(entries) < 6 else None
            try:
                build.wait(patience)
            except subprocess.TimeoutExpired:
                build.send_signal(signal.SIGKILL)
                build.wait()
                chains.append(chain(store))
                entries.append(len(chains[-1]))
                continue
            break
        last = chain(store)
        lost = sum(last[: len(each)] != each for each in chains)
        ids = event_ids(store)
        verified = self._run("verify", str(store))
        outcome = Outcome(
            len(entries),
            tuple(entries),
            lost,
            len(ids) - len(set(ids)),
            "" if verified.returncode == 0 else verified.stdout + verified.stderr,
            dumped(store) == self.undisturbed,
        )
        if outcome.is_fine:
            for each in self.scratch.glob(f"{seed}.db*"):
                each.unlink()
        return outcome

    def _built(self, store: Path) -> "subprocess.Popen[bytes]":
        words = ["build", str(self.sources), "--into", str(store), "--jobs", str(self.jobs), "--every", "5"]
        return subprocess.Popen(
            [sys.executable, "-m", "lawtime", *words],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "lawtime", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )

    def clean(self) -> None:
        """Remove the scratch folder."""
        shutil.rmtree(self.scratch, ignore_errors=True)


def chain(store: Path) -> tuple[str, ...]:
    """Return the chained hashes of the entries of a log, which cover all that stands in them."""
    if not store.exists():
        return ()
    with Store(str(store))() as log:
        return tuple(entry.chain for entry in log.entries())


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
    """Run so many rounds, half of them with two processes, and print what they found."""
    from benchmarks.generator import generate

    folder = Path(tempfile.mkdtemp(prefix="lawtime-kills-"))
    generate(folder / "sources", 40, seed=7)
    outcomes = []
    for jobs, count in ((1, rounds - rounds // 4), (2, rounds // 4)):
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
