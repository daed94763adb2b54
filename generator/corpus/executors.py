"""Executors: workers are made here and handed down to all tasks that can run in parallel, with ordered results.

Any `concurrent.futures.Executor` will do: processes, threads, or a cluster's. None is this process.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

from generator.corpus.cluster import Cluster, KilledError, connected, result_of
from generator.sources.inventory import size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Executor, Future
    from contextlib import AbstractContextManager
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from generator.store import Store

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW_BYTES: Final = 8_000_000
"""Below this size, in bytes, a second process costs more time to start than it saves."""

AHEAD: Final = 4
"""The number of items handed to each worker in advance: enough to keep it busy."""

PROCESSES: Final = re.compile(r"processes:([1-9][0-9]{0,4})")
DASK: Final = re.compile(r"dask:([a-z]+://[^\s/]+:[0-9]+)")


class Scheduler(NamedTuple):
    """The scheduler of a cluster, by its address."""

    address: str


Workers: TypeAlias = "int | Scheduler | None"
"""The workers that are asked for: a number of processes, those of a cluster, None for as many as are worth it."""


def stated_workers(text: str) -> int | Scheduler:
    """Return the workers that a text names, `processes:4` or `dask:tcp://host:8786`; another is a ValueError."""
    if found := PROCESSES.fullmatch(text):
        return int(found[1])
    if found := DASK.fullmatch(text):
        return Scheduler(found[1])
    raise ValueError(text)


def worker_count(folder: Path, wanted: Workers) -> int:
    """Return the number of processes to use on this machine for a folder of sources.

    It is the number wanted, all cores if a cluster is, else it depends on the size of the folder.
    """
    if isinstance(wanted, int):
        return wanted
    return 1 if wanted is None and size_of(folder) < FEW_BYTES else os.cpu_count() or 1


def workers_for(folder: Path, wanted: Workers) -> int | Scheduler:
    """Return the workers to use for a folder of sources: those that are wanted, else by its size."""
    return wanted if isinstance(wanted, Scheduler) else worker_count(folder, wanted)


def start_workers(wanted: int | Scheduler, store: Store | None = None) -> AbstractContextManager[Executor | None]:
    """Return a pool of processes, to be used in a `with` statement; for one, None: work is done in this process.

    A process loads the knowledge once, when its first task asks for it. It ends when this one does, however. The
    workers of a cluster share a store with this process.
    """
    if isinstance(wanted, Scheduler):
        return connected(wanted.address, store)
    return nullcontext() if wanted == 1 else ProcessPoolExecutor(wanted, initializer=end_with_parent)


def end_with_parent() -> None:
    """Let this process end as soon as the one that started it is gone, whatever it is doing.

    A pool ends its workers when it is closed. A process that is killed closes nothing, and its workers would wait
    for tasks for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)  # the other threads are not asked


def ordered(
    function: Callable[[Item], Result], items: Iterable[Item], executor: Executor | None, ahead: int | None = None
) -> Iterator[Result]:
    """Yield `function(item)` for each item, in their order, whatever the order in which the workers finish.

    At most `ahead` items are read before their result is taken, so that memory does not grow with their number;
    the default is four for each core. Tasks that have not started when the caller stops are cancelled. An item
    that ends every worker that takes it is a KilledError.
    """
    with closing(_takers(function, items, executor, ahead)) as takers:
        for take in takers:
            yield take()


def survived(
    function: Callable[[Item], Result], items: Iterable[Item], executor: Executor | None, ahead: int | None = None
) -> Iterator[Result | None]:
    """Yield what `ordered` does, and None for an item that ends every worker that takes it, or is beside one."""
    with closing(_takers(function, items, executor, ahead)) as takers:
        for take in takers:
            try:
                result = take()
            except KilledError:
                result = None
            yield result


def _takers(
    function: Callable[[Item], Result], items: Iterable[Item], executor: Executor | None, ahead: int | None
) -> Generator[Callable[[], Result]]:
    """Yield for each item a function that waits for its result, to be called before the next one is asked for."""
    if executor is None:
        yield from (partial(function, item) for item in items)
        return
    most = ahead or AHEAD * _cores(executor)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(function, item))
            if len(waiting) >= most:
                yield partial(result_of, waiting.popleft())
        while waiting:
            yield partial(result_of, waiting.popleft())
    finally:
        for future in waiting:
            future.cancel()


def _cores(executor: Executor) -> int:
    return executor.cores if isinstance(executor, Cluster) else os.cpu_count() or 1
