"""A copy of the project with one change, on which a command can be tried.

The working tree is never touched: package and tests are copied, all else is linked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
PACKAGE = "generator"
COPIED = (PACKAGE, "tests")
LEFT_OUT = {"node_modules", "site", "build"}


class TrialError(Exception):
    """A change that does not fit the project as it is."""


class Trial:
    """A copy of the project below a folder."""

    def __init__(self, folder: Path) -> None:
        """Copy the project into a new, empty folder."""
        self.folder = folder
        for path in ROOT.iterdir():
            if path.name in COPIED:
                shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
            elif not path.name.startswith(".") and path.name not in LEFT_OUT:
                (folder / path.name).symlink_to(path)

    @contextmanager
    def changed(self, file: str, before: str, after: str) -> Iterator[None]:
        """Replace `before` by `after` in a file of the package, for a while; `before` must occur there once."""
        path = self.folder / PACKAGE / file
        if not path.exists():
            raise TrialError(f"there is no {PACKAGE}/{file}")
        text = path.read_text(encoding="utf-8")
        if text.count(before) != 1:
            raise TrialError(f"{PACKAGE}/{file} has {text.count(before)} times: {before}")
        path.write_text(text.replace(before, after), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str, seconds: float = 600) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy; one that takes too long is ended and counts as failed."""
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, *arguments]
        try:
            return subprocess.run(
                command,
                cwd=self.folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 1, "", f"more than {seconds:.0f} s")


@contextmanager
def trials(number: int) -> Iterator[Sequence[Trial]]:
    """Make so many copies of the project, one for each that works at the same time."""
    with tempfile.TemporaryDirectory(prefix="fangzhi-trial-") as place:
        folders = [Path(place) / str(n) for n in range(number)]
        for folder in folders:
            folder.mkdir()
        yield [Trial(folder) for folder in folders]
