"""Workers: made here and handed down to all that can be spread over them, the results in the order of the items.

Any `concurrent.futures.Executor` will do: processes, threads, or a cluster's. None is this process.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final, TypeVar

from generator.sources.find import size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future
    from contextlib import AbstractContextManager
    from pathlib import Path

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW_BYTES: Final = 8_000_000
"""Below this much text a second process costs more time to start than it saves."""

AHEAD: Final = 4
"""Items handed to each worker in advance: enough to keep it busy."""


def worker_count(folder: Path, wanted: int | None) -> int:
    """Return how many workers to use for a folder of sources: those that are wanted, else by its size."""
    if wanted is not None:
        return wanted
    return 1 if size_of(folder) < FEW_BYTES else os.cpu_count() or 1


def start_workers(count: int) -> AbstractContextManager[Executor | None]:
    """Return processes, to be used in a `with` statement; None for one: the work is then done in this process.

    A process loads the knowledge once, when its first task asks for it.
    """
    return nullcontext() if count == 1 else ProcessPoolExecutor(count)


def ordered(
    function: Callable[[Item], Result], items: Iterable[Item], executor: Executor | None, ahead: int | None = None
) -> Iterator[Result]:
    """Yield `function(item)` for each item, in their order, whatever the order in which the workers finish.

    At most `ahead` items are read before their result is taken, so that memory does not grow with their number;
    without a figure four for each core of this machine. What has not been started when the reader stops is
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
