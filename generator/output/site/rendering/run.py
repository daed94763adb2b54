"""Run MkDocs, as a separate process: any warning or error is a SiteError with its output."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENVIRONMENT: Final = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": "0",
}
"""Switches off Material's notice about MkDocs 2.0, printed on every build (ARCHITECTURE.md explains why).

Every build has the same day; no page shows it.
"""
CHILD: Final = (
    "import logging, os, runpy, threading; "
    "threading.Thread(target=lambda: (os.read(0, 1), os._exit(1)), daemon=True).start(); "
    "logging.getLogger('mkdocs.structure.pages').setLevel(logging.WARNING); "
    "runpy.run_module('mkdocs', run_name='__main__', alter_sys=True)"
)
"""MkDocs without a line for each link to a page outside the batch, which cost more than the page itself.

It ends when its standard input does: that is when the process that started it is gone, killed for instance.

Not `--quiet`: it drops warnings before they are counted, so that the build would not be strict.
"""


class SiteError(FangzhiError):
    """The site cannot be built; the last good one stays."""


@contextmanager
def _held_open() -> Iterator[int]:
    """Yield an input that has nothing to read and ends with this process, however it ends."""
    reading, writing = os.pipe()
    try:
        yield reading
    finally:
        os.close(reading)
        os.close(writing)


def run_mkdocs(config: Path, target: Path, named: Path | None = None) -> None:
    """Run a strict MkDocs build; a warning or an error is a SiteError with the output of MkDocs.

    The error is said to be in `named`, or in the target.
    """
    command = [sys.executable, "-c", CHILD, "build", "--strict"]
    command += ["--config-file", str(config.absolute()), "--site-dir", str(target.absolute())]
    with _held_open() as stdin:
        done = subprocess.run(
            command,
            env=os.environ | ENVIRONMENT,
            text=True,
            encoding="utf-8",
            stdin=stdin,
            capture_output=True,
            check=False,
        )
    if done.returncode:
        lines = (done.stderr + done.stdout).splitlines()
        output = " / ".join(line for line in lines if line.strip() and not line.startswith("INFO"))
        problem = f"MkDocs did not build the site: {output}"
        raise SiteError(str(named or target), problem, "correct what it names; the old site stays")
