"""Publish whole folders: staged next to the old ones, then swapped; a killed run leaves the last good one."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

AT_FDCWD = -100  # Linux, fcntl.h: paths are relative to the working folder
RENAME_EXCHANGE = 2  # Linux, renameat2(2): both names exist at every moment
RENAME_SWAP = 2  # macOS, renamex_np(2)


@contextlib.contextmanager
def staging(place: Path) -> Iterator[Path]:
    """Yield an empty folder to write to, named after `place`, and remove it in the end.

    The name includes the process id, because a process started by a killed run may still be writing into its own
    folder; folders that such runs left are removed here.
    """
    for left in place.parent.glob(f"{place.name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    stage = place.with_name(f"{place.name}-{os.getpid()}")
    stage.mkdir(parents=True)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def swap_all(stage: Path, target: Path, names: Iterable[str]) -> None:
    """Replace files and folders of `target` by those of the same name in `stage`.

    Each is swapped in one step. A name that `stage` does not have is removed from `target`.
    """
    for name in names:
        if (stage / name).exists():
            swap(stage / name, target / name)
        else:
            remove(target / name)


def swap(new: Path, old: Path) -> None:
    """Put `new` in the place of `old`; the old content is in the place of `new` afterwards, or is removed.

    Both must be on one file system. Where the system can exchange two names in one step it does; elsewhere a
    killed run may leave `old` under the name of `_aside`, from which `recover` puts it back.
    """
    if not old.exists():
        new.rename(old)
    elif not _exchange(new, old):
        aside = _aside(old)
        remove(aside)
        old.rename(aside)
        new.rename(old)
        remove(aside)


def recover(path: Path) -> None:
    """Restore what a run had moved aside when it was killed between two renames."""
    aside = _aside(path)
    if aside.exists() and not path.exists():
        aside.rename(path)


def _aside(path: Path) -> Path:
    """Return where old content is put aside; what has this name may be removed, so nobody else uses it."""
    return path.with_name(f".{path.name}.fangzhi-old")


def remove(path: Path) -> None:
    """Remove a file or a folder, if it exists."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write a file completely or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two names in one step; False if the system cannot."""
    first, second = os.fsencode(a), os.fsencode(b)
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(libc.renamex_np(first, second, RENAME_SWAP)) == 0
        return int(libc.renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE)) == 0
    return False
