"""Functions that the tests of the engines run in other processes."""

import os
import signal
import time
from pathlib import Path

from attrs import frozen


def square(number: int) -> int:
    return number * number


def fatal_for_thirteen(number: int) -> int:
    if number == 13:
        os._exit(9)
    return number


def by_remainder(number: int) -> list[tuple[str, int]]:
    return [(f"rest {number % 3}", number), ("all", number)]


@frozen
class KillsOnce:
    """Kills the process that works on one number, the first time only."""

    number: int
    mark: str

    def __call__(self, number: int) -> int:
        time.sleep(0.005)
        mark = Path(self.mark)
        if number == self.number and not mark.exists():
            mark.write_text("killed")
            os.kill(os.getpid(), signal.SIGKILL)
        return number
