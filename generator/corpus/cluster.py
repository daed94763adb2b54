"""Cluster: tasks are done by the workers of a Dask scheduler, which share sources and store with this process.

Nothing but names, keys and briefs passes between them: what a task makes is in the store. Every worker must run
the same program and see the same store, which it looks for before its first task.
"""

from __future__ import annotations

import os
import pickle
import socket
import sys
import traceback
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from generator.knowledge.errors import FangzhiError
from generator.store import PassingStore, code_digest
from generator.store.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from distributed import Client

    from generator.store import Store

Result = TypeVar("Result")

WAIT: Final = 60
"""Seconds that a scheduler is given to answer, and then to have a worker. A choice: workers start with it."""

PREFIX: Final = "fangzhi-cluster-"
"""The start of the name of the folder in the store that a run shares with its workers as long as it lasts."""


class KilledError(FangzhiError):
    """A task has ended every worker that took it, or ran beside one that did."""


class Terms(NamedTuple):
    """What a worker must have in common with a run: the program, and the folder of the run in the store."""

    code: str
    folder: Path


class Cluster(Executor):
    """Workers of a Dask scheduler. A task whose worker dies is given to another; see `result_of` for the limit.

    `folder` is in the store and exists as long as the run: files that workers read can be put there.
    """

    def __init__(self, client: Client, folder: Path) -> None:
        """Take a connection, which the caller closes."""
        self.folder = folder
        self._client = client
        self._inner = client.get_executor(pure=False)
        self._terms = Terms(code_digest(), folder)

    @property
    def cores(self) -> int:
        """Return the number of tasks that can run at once now."""
        return sum(self._client.nthreads().values()) or 1

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Hand a task to a worker, pickled: a worker of another version refuses it before it is unpickled."""
        future: Future[Any] = self._inner.submit(do, self._terms, pickle.dumps(partial(fn, *args, **kwargs)))
        return future


@contextmanager
def connected(address: str, store: Store | None) -> Iterator[Cluster]:
    """Yield the workers of a scheduler; a FangzhiError says what is missing: the library, a store, a worker."""
    if store is None or isinstance(store, PassingStore):
        problem = "the workers of a cluster need a store that they share with this command, and it has none"
        remedy = (
            "name a shared folder that can be written with --store; with --no-store and --dry-run there is none"
        )
        raise FangzhiError("--executor", problem, remedy)
    with _client(address) as client, scratch_folder(PREFIX, store.folder.absolute()) as folder:
        try:
            client.wait_for_workers(1, timeout=WAIT)
        except TimeoutError as error:
            problem = f"it has had no worker for {WAIT} seconds"
            raise FangzhiError(address, problem, f"start one: dask worker {address} --nthreads 1") from error
        yield Cluster(client, folder)


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        remedy = "install the extra: pip install 'fangzhi[cluster]'"
        raise FangzhiError("--executor", "the library for clusters is not installed", remedy) from error
    try:
        return Client(address, timeout=WAIT, set_as_default=False)
    except OSError as error:
        raise FangzhiError(address, "no scheduler answers there", "start one: dask scheduler") from error


def do(terms: Terms, task: bytes) -> Any:  # noqa: ANN401 - what the task returns
    """Do a task, in a worker; one that has not the same program or store is a FangzhiError.

    Any other error is a RuntimeError with the lines of it: one that cannot be pickled would never arrive.
    """
    _agree(terms)
    try:
        return pickle.loads(task)()  # noqa: S301 - from the scheduler, which a worker obeys in all things
    except FangzhiError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        lines = "".join(traceback.format_exception(error))
    raise RuntimeError(lines)


@lru_cache(maxsize=8)
def _agree(terms: Terms) -> None:
    here = f"worker {os.getpid()} on {socket.gethostname()}"
    if code_digest() != terms.code:
        problem = "it runs another version of this program, of Python or of a library than the command"
        raise FangzhiError(here, problem, "install the same on every machine, and start the workers again")
    if not terms.folder.is_dir():
        problem = f"it does not see the store of the command, {terms.folder.parents[1]}"
        raise FangzhiError(here, problem, "share the folder of the store under the same path, for the same user")


def result_of(future: Future[Result]) -> Result:
    """Return the result of a task. One that Dask gave up, after four workers had died of it, is a KilledError."""
    try:
        return future.result()
    except Exception as error:
        library = sys.modules.get("distributed")
        if library is None or not isinstance(error, library.KilledWorker):
            raise
        problem = f"all workers ended that took one task ({error})"
        raise KilledError("--executor", problem, "look into the logs of the workers") from error
