"""A release: one ZIP of all exported data, and Parquet where that can be written, named by the version."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Final

from generator.output.data.tables.package import NAME, PACKAGE, files_of
from generator.output.data.tables.parquet import PARQUET, has_parquet, write_parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the ZIP, the earliest it can have: the same data give the same bytes."""
READABLE: Final = 0o644 << 16
"""The mode of a file in the ZIP: its owner writes, everybody reads."""


def write_release(data: Path, folder: Path) -> Iterator[Path]:
    """Write a release of a folder of data into another folder, and yield its files. Each appears when it is whole.

    Without pyarrow it is the ZIP alone.
    """
    version = json.loads((data / PACKAGE).read_text(encoding="utf-8"))["version"]
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / f"{NAME}-{version}.zip"
    part = _part(whole)
    _write_zip(data, part, f"{NAME}-{version}")
    yield part.replace(whole)
    if has_parquet():
        tables = [folder / f"{name}-{version}.parquet" for name in PARQUET]
        write_parquet(data, *map(_part, tables))
        yield from (_part(path).replace(path) for path in tables)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _write_zip(data: Path, path: Path, root: str) -> None:
    names = sorted([PACKAGE, *(file.path for file in files_of(data))])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            about = zipfile.ZipInfo(f"{root}/{name}", TIME)
            about.external_attr, about.compress_type = READABLE, zipfile.ZIP_DEFLATED
            archive.writestr(about, (data / name).read_bytes())
