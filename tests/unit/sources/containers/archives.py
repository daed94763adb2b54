"""Archives that tests make."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from generator.sources.inventory import open_folder
from generator.sources.limits import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEXT = "一、二〇二三年工作回顾\n".encode()


def fates(folder: Path, limits: Limits = LIMITS) -> dict[str, str]:
    """Return what becomes of each file of a folder: `read`, or the code of the reason why not."""
    with open_folder(folder, limits) as inventory:
        found = dict.fromkeys((source.file for source in inventory.sources), "read")
        return found | {passed.file: passed.message.code.id for passed in inventory.passed}


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each source of a folder."""
    with open_folder(folder) as inventory:
        return {source.file: source.path.read_bytes() for source in inventory.sources}


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: Mapping[str, bytes], mode: str = "w") -> Path:
    """Write a tar archive; `mode` is as for tarfile.open."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload] # any mode
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path
