"""Executors: workers are made here and handed down to all tasks that can run in parallel, with ordered results.

Any `concurrent.futures.Executor` will do: processes, threads, or a cluster's. None means this process.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final, TypeVar

from generator.sources.inventory import size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future
    from contextlib import AbstractContextManager
    from multiprocessing.process import BaseProcess
    from pathlib import Path

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW_BYTES: Final = 8_000_000
"""Below this size, in bytes, a second process costs more time to start than it saves."""

AHEAD: Final = 4
"""The number of items handed to each worker in advance: enough to keep it busy."""


def worker_count(folder: Path, wanted: int | None) -> int:
    """Return the number of workers to use for a folder of sources: the number wanted, else by its size."""
    if wanted is not None:
        return wanted
    return 1 if size_of(folder) < FEW_BYTES else os.cpu_count() or 1


def start_workers(count: int) -> AbstractContextManager[Executor | None]:
    """Return a pool of processes, to be used in a `with` statement; for one, None: work is done in this process.

    A process loads the knowledge once, when its first task asks for it. It ends when this one does, however.
    """
    return nullcontext() if count == 1 else ProcessPoolExecutor(count, initializer=end_with_parent)


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
    the default is four for each core of this machine. Tasks that have not started when the caller stops are
    cancelled.
    """
    if executor is None:
        yield from map(function, items)
        return
    most = ahead or AHEAD * (os.cpu_count() or 1)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(function, item))
            if len(waiting) >= most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
