"""A small cluster for tests: a Dask scheduler and workers of one thread, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import Client

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
WAIT = 120  # seconds for processes to start


@contextmanager
def cluster(folder: Path, workers: int = 2, package: Path = ROOT, preload: str = "") -> Iterator[str]:
    """Yield the address of a scheduler whose workers import the program from `package`.

    They run in `folder`, and `preload` is Python that each of them runs when it starts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "preload.py").write_text(preload, encoding="utf-8")
    found = folder / "scheduler.json"
    with ExitStack() as running:
        quiet = ("--no-dashboard", "--scheduler-file", str(found))
        _start(running, folder, package, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", *quiet)
        while not found.exists():
            time.sleep(0.05)
        for _ in range(workers):
            _start(running, folder, package, "dask_worker", "--nthreads", "1", "--preload", "preload.py", *quiet)
        with Client(scheduler_file=str(found), timeout=WAIT, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=WAIT)
            address = str(client.scheduler.address)
        yield address


def _start(running: ExitStack, folder: Path, package: Path, module: str, *arguments: str) -> None:
    """Start a program of Dask that ends with the context."""
    log = running.enter_context((folder / "log.txt").open("ab"))
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package)},
        stdout=log,
        stderr=log,
    )
    running.callback(process.wait)
    running.callback(process.terminate)
