"""Scratch: a folder for what only one run needs, on the disk that TMPDIR names. It is gone after the run.

A run that was killed outright leaves its folder; the next run removes it. It knows such a folder by a lock that
nobody holds: a system releases the locks of a process that ends, however it ends.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

try:
    import fcntl
except ImportError:  # Windows: what a killed run left there is removed when it is old
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPACKED: Final = "fangzhi-unpacked-"
"""The start of the names of folders for what is unpacked."""
LOCK: Final = "in-use"
FORGOTTEN: Final = 7 * 24 * 3600
"""Seconds after which a folder without a lock that can be asked is left over; a choice, longer than any run."""


@contextmanager
def scratch_folder(prefix: str = UNPACKED, under: Path | None = None) -> Iterator[Path]:
    """Yield an empty folder that exists as long as the context; first remove what killed runs left.

    It is made `under` a folder, by default the one that TMPDIR names.
    """
    for left in (under or Path(tempfile.gettempdir())).glob(f"{prefix}*"):
        if _is_left_over(left):
            shutil.rmtree(left, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory(prefix=prefix, dir=under, ignore_cleanup_errors=True) as name,
        _held(Path(name)),
    ):
        inside = Path(name) / "files"
        inside.mkdir()
        yield inside


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. The file gets its name when the lock is held: nobody sees it without."""
    with (folder / f"{LOCK}-soon").open("wb") as lock:
        _try_lock(lock)
        lock.flush()
        if fcntl:
            (folder / f"{LOCK}-soon").rename(folder / LOCK)
        yield


def _try_lock(lock: IO[bytes]) -> bool:
    if not fcntl:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_left_over(folder: Path) -> bool:
    """Whether a folder is ours and nobody's any more. One that cannot be asked is not, until it is old."""
    with suppress(OSError):
        state = folder.lstat()
        if folder.is_symlink() or (hasattr(os, "getuid") and state.st_uid != os.getuid()):
            return False
        if (folder / LOCK).is_file() and fcntl:
            with (folder / LOCK).open("rb") as lock:
                return _try_lock(lock)
        return time.time() - state.st_mtime > FORGOTTEN
    return False
