"""The lock of a docs folder: one build at a time writes it and the site that is made of it.

The system holds the lock for the process, however that ends, and does not hand it on to workers: a lock whose
holder is dead is free. The file says who holds it, for the message to others.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from generator.knowledge.errors import FangzhiError

try:
    import fcntl
except ImportError:  # Windows: nothing keeps two builds apart there
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK: Final = ".fangzhi-lock"
"""The name of the file, in docs: MkDocs ignores it, and it is gone when the build is done."""


@contextmanager
def locked(docs: Path) -> Iterator[None]:
    """Hold the lock of a docs folder as long as the context; a FangzhiError names another process that does."""
    if not fcntl:
        yield
        return
    is_new = not docs.is_dir()
    docs.mkdir(parents=True, exist_ok=True)
    path = docs / LOCK
    with _held(path, docs) as file:
        file.truncate(0)
        file.write(_holder())
        file.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
            if is_new:
                with suppress(OSError):  # a build that made nothing leaves no folder
                    docs.rmdir()


@contextmanager
def _held(path: Path, docs: Path) -> Iterator[BinaryIO]:
    """Yield the file, locked. One that its holder removed after it was opened here is no lock any more."""
    while True:
        with path.open("a+b") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError) as error:
                raise _taken(path, docs) from error
            except OSError:  # a file system without locks: what is better than none
                pass
            if _is_there(file, path):
                yield file
                return


def _is_there(file: BinaryIO, path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    return False


def _holder() -> bytes:
    since = datetime.now(UTC).astimezone().isoformat(sep=" ", timespec="seconds")
    return json.dumps({"process": os.getpid(), "host": socket.gethostname(), "since": since}).encode()


def _taken(path: Path, docs: Path) -> FangzhiError:
    try:
        said = json.loads(path.read_bytes())
        holder = f"process {said['process']} on {said['host']}, since {said['since']}"
    except (OSError, ValueError, KeyError, TypeError):  # it is just writing that
        holder = "another process"
    return FangzhiError(str(docs), f"another build is writing it ({holder})", "wait until it is done, or stop it")
