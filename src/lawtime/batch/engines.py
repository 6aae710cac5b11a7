"""Engines: who runs one function over many inputs: this process, a pool of processes, or a Dask cluster."""

from __future__ import annotations

import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from typing import Any, Generic, Protocol, TypeVar

from attrs import field, frozen

from lawtime.errors import LawtimeError

X = TypeVar("X")
Y = TypeVar("Y")
K = TypeVar("K", bound=Hashable)

CHUNK = 8
"""So many inputs go to a worker at once."""

AHEAD = 4
"""So many chunks wait for each worker, and no more: what is read ahead is held in memory."""


@frozen
class Lost:
    """Stands for the result of an input that killed the process which worked on it.

    Args:
        given: the input.
    """

    given: object


@frozen
class Grouped(Generic[K, Y]):
    """Values brought together by their keys.

    Args:
        values: those of one key stand in the order of the inputs; the keys stand in no order.
        lost: the inputs of which nothing is known, for they killed the process that worked on them.
    """

    values: dict[K, list[Y]]
    lost: tuple[Lost, ...] = ()


class Engine(Protocol):
    """Runs a function over inputs.

    A function is called where the engine likes, in any order and possibly twice, so it must give the same for the same
    input. What it raises is the caller's mistake: a function of ours turns what a file says badly into findings.
    """

    def map(self, task: Callable[[X], Y], inputs: Iterable[X]) -> Iterator[Y | Lost]:
        """Yield what the function gives for each input, in the order of the inputs."""

    def grouped(self, task: Callable[[X], Sequence[tuple[K, Y]]], inputs: Sequence[X]) -> Grouped[K, Y]:
        """Return the values that the function gives for all inputs, brought together by their keys."""


@frozen
class Serial:
    """Runs in this process, one input after the other.

    >>> list(Serial().map(abs, [-1, 2]))
    [1, 2]
    """

    def map(self, task: Callable[[X], Y], inputs: Iterable[X]) -> Iterator[Y | Lost]:
        """Yield what the function gives for each input."""
        yield from map(task, inputs)

    def grouped(self, task: Callable[[X], Sequence[tuple[K, Y]]], inputs: Sequence[X]) -> Grouped[K, Y]:
        """Return the values by key."""
        return _gathered(self.map(task, inputs))


@frozen
class Pool:
    """Runs in a pool of processes on this machine; an input that kills its process costs itself only.

    Args:
        jobs: how many processes; as many as there are processors where left out.
    """

    jobs: int = field(factory=lambda: os.cpu_count() or 1)

    def map(self, task: Callable[[X], Y], inputs: Iterable[X]) -> Iterator[Y | Lost]:
        """Yield what the function gives for each input, in order."""
        chunks = iter(_chunked(inputs))
        waiting: deque[tuple[list[X], Future[list[Y]]]] = deque()
        executor = self._started(task, self.jobs)
        try:
            while True:
                for chunk in islice(chunks, self.jobs * AHEAD - len(waiting)):
                    waiting.append((chunk, executor.submit(_work, chunk)))
                if not waiting:
                    return
                chunk, future = waiting[0]
                try:
                    done: Sequence[Y | Lost] = future.result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False, cancel_futures=True)
                    done = self._one_by_one(task, chunk)
                    executor = self._started(task, self.jobs)
                    again = [each for each, _ in waiting]
                    waiting = deque((each, executor.submit(_work, each)) for each in again)
                waiting.popleft()
                yield from done
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def grouped(self, task: Callable[[X], Sequence[tuple[K, Y]]], inputs: Sequence[X]) -> Grouped[K, Y]:
        """Return the values by key."""
        return _gathered(self.map(task, inputs))

    def _one_by_one(self, task: Callable[[X], Y], chunk: list[X]) -> list[Y | Lost]:
        """Return what the function gives for the inputs of a chunk during which a process died.

        Raises:
            LawtimeError: where no process of the pool can begin to work.
        """
        with self._started(task, 1) as executor:
            try:
                executor.submit(_work, []).result()
            except BrokenProcessPool as error:
                raise LawtimeError("no process of the pool can begin to work; --jobs 1 says why") from error
        done: list[Y | Lost] = []
        for each in chunk:
            with self._started(task, 1) as executor:
                try:
                    done += executor.submit(_work, [each]).result()
                except BrokenProcessPool:
                    done.append(Lost(each))
        return done

    def _started(self, task: Callable[[Any], Any], jobs: int) -> ProcessPoolExecutor:
        """Return a pool whose processes hold the function; they share no open store with this one."""
        return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (task,))


_GARBAGE = 100_000
"""So many new objects a worker lets stand before it looks for garbage: what a file gives has few circles."""

_TASK: list[Callable[[Any], Any]] = []


def _begin(task: Callable[[Any], Any]) -> None:
    """Make a process of the pool ready, and end it when the one that started it has died."""
    _TASK[:] = [task]
    gc.set_threshold(_GARBAGE, 50, 50)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _work(chunk: list[Any]) -> list[Any]:
    return [_TASK[0](each) for each in chunk]


def _chunked(inputs: Iterable[X]) -> Iterator[list[X]]:
    rest = iter(inputs)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _gathered(pairs: Iterable[Sequence[tuple[K, Y]] | Lost]) -> Grouped[K, Y]:
    found: dict[K, list[Y]] = {}
    lost = []
    for told in pairs:
        if isinstance(told, Lost):
            lost.append(told)
        else:
            for key, value in told:
                found.setdefault(key, []).append(value)
    return Grouped(found, tuple(lost))


@frozen
class DaskCluster:
    """Runs on a Dask cluster; what a worker held that died is done again on another.

    Args:
        address: of its scheduler, such as `tcp://10.0.0.5:8786`.
    """

    address: str
    _client: Any = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise LawtimeError("a Dask cluster needs the extra: pip install 'lawtime[dask]'") from error
        try:
            client = Client(self.address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TimeoutError) as error:
            raise LawtimeError(f"no Dask scheduler answers at {self.address}: {error}") from error
        object.__setattr__(self, "_client", client)

    def map(self, task: Callable[[X], Y], inputs: Iterable[X]) -> Iterator[Y | Lost]:
        """Yield what the function gives for each input, in order."""
        held = self._client.submit(_itself, task, pure=False)  # made again where the worker that holds it dies
        width = max(2, len(self._client.nthreads())) * AHEAD
        chunks = iter(_chunked(inputs))
        waiting: deque[tuple[list[X], Any]] = deque()
        while True:
            for chunk in islice(chunks, width - len(waiting)):
                waiting.append((chunk, self._client.submit(_apply, held, chunk, pure=False, retries=2)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield from self._result(held, chunk, future)

    def _result(self, held: Any, chunk: list[X], future: Any) -> list[Any]:
        """Return what a chunk gave; where it keeps killing workers, what each input of it gives alone."""
        from distributed.scheduler import KilledWorker

        try:
            found: list[Any] = future.result()
        except KilledWorker:
            if len(chunk) == 1:
                return [Lost(chunk[0])]
            alone = [([each], self._client.submit(_apply, held, [each], pure=False)) for each in chunk]
            return [each for one, done in alone for each in self._result(held, one, done)]
        return found

    def grouped(self, task: Callable[[X], Sequence[tuple[K, Y]]], inputs: Sequence[X]) -> Grouped[K, Y]:
        """Return the values by key; the cluster brings them together."""
        from dask import bag

        if not inputs:
            return Grouped({})
        parts = min(64, len(inputs))
        numbered = bag.from_sequence(list(enumerate(inputs)), npartitions=parts)  # type: ignore[no-untyped-call]
        pairs = numbered.map(_numbered, task).flatten().groupby(_bucket)
        found: dict[K, list[tuple[int, int, Y]]] = {}
        for _, rows in self._client.compute(pairs).result():
            for key, place, order, value in rows:
                found.setdefault(key, []).append((place, order, value))
        return Grouped({key: [each[2] for each in sorted(rows, key=_placed)] for key, rows in found.items()})

    def close(self) -> None:
        """Leave the cluster; it runs on."""
        self._client.close()


def _itself(task: X) -> X:
    return task


def _apply(task: Callable[[X], Y], chunk: list[X]) -> list[Y]:
    return [task(each) for each in chunk]


def _numbered(pair: tuple[int, X], task: Callable[[X], Sequence[tuple[K, Y]]]) -> list[tuple[K, int, int, Y]]:
    return [(key, pair[0], order, value) for order, (key, value) in enumerate(task(pair[1]))]


def _bucket(row: tuple[Any, ...]) -> int:
    """Return a number for a key that is the same in every process, which `hash` of a text is not."""
    from zlib import crc32

    return crc32(repr(row[0]).encode())


def _placed(row: tuple[int, int, Any]) -> tuple[int, int]:
    return row[0], row[1]
