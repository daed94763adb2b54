"""Find the sources of a folder, and tell what may be one but is not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import Code
from generator.sources.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.knowledge.findings.codes import Message
    from generator.sources.manifest import ManifestEntry

SUFFIX = ".txt"
OTHER_TEXTS = {"", ".htm", ".html", ".doc", ".docx", ".pdf", ".rtf", ".odt", ".wps", ".zip", ".gz"}
"""Files that may hold a report but are no text files: passing over them in silence would lose them."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source to read: its path, its name relative to the folder, and what the manifest says of it."""

    path: Path
    file: str
    entry: ManifestEntry | None


def find_sources(folder: Path) -> tuple[list[Source], list[Finding]]:
    """Return the sources below a folder, sorted by name, and a finding for each file that may be one.

    Hidden files and the manifest are passed over, and so are files of other kinds (notes, tables, pictures). A
    folder that is not there, or holds no source, is a FangzhiError: nothing is made of nothing.
    """
    if not folder.is_dir():
        raise FangzhiError(str(folder), "there is no such folder", "name the folder of the sources with --seeds")
    sources: list[Source] = []
    findings: list[Finding] = []
    for path, name in _files(folder):
        problem = _obstacle(path, name, folder)
        if problem:
            shown = name.encode("utf-8", "backslashreplace").decode()
            findings.append(Finding(problem, shown))
        elif path.suffix.lower() == SUFFIX:
            sources.append(Source(path, name, None))
    if not sources and not findings:
        raise FangzhiError(
            str(folder), f"there is no {SUFFIX} file in it", "name the folder of the sources with --seeds"
        )
    return sources, findings


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is no folder, not hidden and not the manifest, with its name relative to the folder."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not path.is_dir() and not hidden and name != MANIFEST:
            yield path, name


def _obstacle(path: Path, name: str, folder: Path) -> Message | None:
    """Return why something that may be a source is not read."""
    if path.suffix.lower() not in OTHER_TEXTS | {SUFFIX}:
        return None
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return Code.LINK_OUTSIDE()
    if not path.is_file():
        return Code.NO_FILE()
    if not name.isprintable() or name != name.encode("utf-8", "replace").decode():
        return Code.NAME_NOT_SHOWN()
    if path.suffix.lower() != SUFFIX:
        return Code.NOT_TEXT(suffix=SUFFIX)
    return None
