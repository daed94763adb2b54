"""Which folder is the store: the one that is named, or one for this run alone where that cannot be written."""

from __future__ import annotations

import os
import tempfile
import weakref
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from generator.store.scratch import scratch_folder
from generator.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PREFIX: Final = "fangzhi-store-"
"""The start of the names of folders that are stores of one run."""


class PassingStore(Store):
    """A store that exists as long as this value; in another process it is a plain store of the same folder."""

    def __init__(self, under: Path | None = None) -> None:
        """Make an empty folder, on the disk that TMPDIR names."""
        opened = ExitStack()
        super().__init__(opened.enter_context(scratch_folder(PREFIX)), under)
        weakref.finalize(self, _close, opened, os.getpid())

    def __reduce__(self) -> tuple[type[Store], tuple[Path, Path | None]]:
        """Return how another process makes its value: the folder is not its own."""
        return Store, (self.folder, self.under)


def open_store(folder: Path | None, *, read_only: bool = False) -> Store:
    """Return the store of a folder; without one, or where nothing can be written in it, one for this run alone.

    That one has what is in the folder as well, if there is one. With `read_only` nothing is written in the folder.
    """
    usable = folder is not None and not read_only and can_be_written(folder)
    return Store(folder) if folder is not None and usable else PassingStore(folder)


def can_be_written(folder: Path) -> bool:
    """Whether a folder is there, or can be made, and takes a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
    except OSError:
        return False
    return True


def _close(opened: ExitStack, owner: int) -> None:
    """Remove the folder, unless this is a process that was started from the one that made it."""
    if os.getpid() == owner:
        opened.close()
