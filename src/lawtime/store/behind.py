"""Work that goes on behind its owner's back: one thing after the other, in a thread of its own."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

X = TypeVar("X")


class Behind:
    """Does what it is given, in order, while its owner goes on."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._going: list[Future[None]] = []
        self._stopped = False

    def begin(self, work: Callable[[], None]) -> Callable[[], bool]:
        """Do something after all that was begun before, unless that fails.

        Returns:
            What waits until it is done, and says whether it is.
        """
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1)
        going = self._thread.submit(self._do, work)
        self._going.append(going)
        return lambda: going.exception() is None and not self._stopped

    def foresee(self, run: Callable[[], Iterable[X]], settle: Callable[[], None]) -> Callable[[], Iterator[X]]:
        """Begin a query, and return what waits until it is done and yields what it found.

        Args:
            run: runs the query.
            settle: tells a failure of it, or of what was begun before it.
        """
        rows = list[X]()
        is_done = self.begin(lambda: rows.extend(run()))

        def told() -> Iterator[X]:
            if not is_done():
                settle()
            yield from rows

        return told

    def _do(self, work: Callable[[], None]) -> None:
        if self._stopped:
            return
        try:
            work()
        except BaseException:
            self._stopped = True
            raise

    def settle(self) -> None:
        """Wait until all that was begun is done.

        Raises:
            Exception: the first failure of it; what was begun after that is not done.
        """
        failures = [each.exception() for each in self._going]  # interrupted here, all of it still goes on
        self._going, self._stopped = [], False
        for failure in failures:
            if failure is not None:
                raise failure

    def drop(self) -> None:
        """Wait for what goes on now, and leave out the rest."""
        self._stopped = True
        for each in self._going:
            each.exception()
        self._going, self._stopped = [], False

    def close(self) -> None:
        """Wait for what goes on now, and let go of the thread."""
        self.drop()
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
