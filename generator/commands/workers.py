"""Articles spread over processes, here or on a cluster: each loads the models once, results come in the order given.

A worker that dies takes its unfinished articles with it. They are tried again one at a time, so that an article on
which a worker dies a second time is known, and it alone fails.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from generator.article import Article
from generator.errors import Place, SettingsError, UnforeseenError

Item = TypeVar("Item")
"""An article, or why there is none: what is wrong keeps its place in the order."""
T = TypeVar("T")
Work = Callable[[Item], T]
"""Reads one article. It travels to other processes: a function of a module, or a record with `__call__`."""

BATCH = 12_000
"""Characters of articles that are sent together: some seconds of work, so that sending costs nothing."""
AHEAD = 3
"""Batches a worker that are under way or wait: enough that none is idle, and few so that memory stays flat."""
WORTH = 60_000
"""Characters from which a pool saves time: below, loading the models in every process costs more."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Workers behind an executor. Processes of this machine and a cluster differ in these four values alone."""

    start: Callable[[], Executor]
    stop: Callable[[Executor], None]
    """Ends the work at once, finished or not."""
    size: int
    deaths: tuple[type[BaseException], ...]
    """What a result raises when its worker has died."""

    def __call__(self, work: Work[Item, T], items: Iterable[Item]) -> Iterator[T]:
        """Read the articles and give what `work` makes of each, in order; few are read here, without workers.

        Articles are taken from `items` as the workers get on, never all at once. What `work` raises ends it all; an
        article on which a worker dies twice gives an `UnforeseenError`.
        """
        items, few, size = iter(items), [], 0
        for item in items:
            few.append(item)
            size += _length(item)
            if size >= WORTH:
                return self._spread(work, _batches(chain(few, items)))
        return map(work, few)

    def _spread(self, work: Work[Item, T], batches: Iterator[list[Item]]) -> Iterator[T]:
        executor = self.start()
        waiting: deque[tuple[Future[list[T]], list[Item]]] = deque()
        try:
            while True:
                while len(waiting) < AHEAD * self.size and (batch := next(batches, None)):
                    waiting.append((self._sent(executor, work, batch), batch))
                if not waiting:
                    return
                try:
                    yield from waiting[0][0].result()
                    waiting.popleft()
                except self.deaths:
                    executor = self._again(executor)
                    for future, batch in waiting:
                        if _is_whole(future):
                            yield from future.result()
                            continue
                        for item in batch:
                            executor, result = self._alone(executor, work, item)
                            yield result
                    waiting.clear()
        finally:
            self.stop(executor)

    def _sent(self, executor: Executor, work: Work[Item, T], batch: list[Item]) -> Future[list[T]]:
        """Send a batch; where a worker has died meanwhile, that is the batch's result too, and it is tried again."""
        try:
            return executor.submit(_each, work, batch)
        except self.deaths as death:
            future: Future[list[T]] = Future()
            future.set_exception(death)
            return future

    def _again(self, executor: Executor) -> Executor:
        self.stop(executor)
        return self.start()

    def _alone(self, executor: Executor, work: Work[Item, T], item: Item) -> tuple[Executor, Any]:
        try:
            return executor, executor.submit(_each, work, [item]).result()[0]
        except self.deaths:
            place = Place(Path(item.id)) if isinstance(item, Article) else None
            error = UnforeseenError(
                "the process that read it died, twice",
                place=place,
                hint="perhaps there was too little memory: try again with --workers 1",
            )
            return self._again(executor), error


def _each(work: Work[Item, T], batch: Iterable[Item]) -> list[T]:
    return [work(item) for item in batch]


def _is_whole(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _length(item: object) -> int:
    return len(item.text) if isinstance(item, Article) else 0


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Give batches of about the same number of characters, in order."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += _length(item)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# -- processes of this machine ----------------------------------------------------------------------------------


def processes(number: int) -> Pool:
    """Give a pool of `number` processes of this machine."""
    before = frozenset(child.pid for child in multiprocessing.active_children())

    def start() -> Executor:
        # Not forked: threads of the libraries would be copied in whatever state they are in.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(number, mp_context=context, initializer=_prepare)

    def stop(executor: Executor) -> None:
        executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            if child.pid not in before:
                _end(child)

    return Pool(start, stop, number, (BrokenExecutor,))


def _end(child: BaseProcess) -> None:
    with suppress(OSError):
        child.kill()
        child.join(5)


def _prepare() -> None:
    """Make ready a worker: one thread, and no traceback of its own when the run is interrupted."""
    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))


def available() -> int:
    """Give the number of cores that this process may use: those it is bound to, within its group's share of time."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        bound = min(bound, max(1, int(quota) // int(period)))  # "max" is no number: there is no limit
    return bound


# -- a cluster --------------------------------------------------------------------------------------------------


PATIENCE = 10
"""Seconds in which a scheduler has to answer."""


def cluster(address: str) -> Pool:
    """Give the workers of the Dask cluster whose scheduler listens at `address`.

    Raises `SettingsError` when Dask is not installed, the scheduler cannot be reached, or it has no workers.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra that few need
    except ImportError as error:
        raise SettingsError("Dask is not installed", hint="pip install 'newsbrief[dask]'") from error

    def connect() -> Any:
        try:
            return distributed.Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise SettingsError(f"no Dask scheduler at {address}", hint="start one with: dask scheduler") from error

    with connect() as client:
        size = sum(client.nthreads().values())
    if not size:
        raise SettingsError(f"the cluster at {address} has no workers", hint=f"start some with: dask worker {address}")
    clients: list[Any] = []

    def start() -> Executor:
        clients.append(connect())
        executor: Executor = clients[-1].get_executor(pure=False)
        return executor

    def stop(executor: Executor) -> None:
        executor.shutdown(wait=False)  # Dask cancels what is under way
        clients.pop().close()

    return Pool(start, stop, size, (distributed.KilledWorker,))
