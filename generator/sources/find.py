"""Find the sources of a folder, and name files that may be sources but are not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import Code
from generator.sources.manifest import MANIFEST
from generator.sources.readers import suffixes
from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.knowledge.findings.codes import Message
    from generator.sources.manifest import ManifestEntry

MAYBE_TEXTS = {"", ".htm", ".html", ".doc", ".docx", ".pdf", ".rtf", ".odt", ".wps", ".zip", ".gz"}
"""Suffixes of files that may hold a report: without a reader for them, silence would lose the report."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source to read: its path, its name relative to the folder, and what the manifest says of it."""

    path: Path
    file: str
    entry: ManifestEntry | None


def find_sources(folder: Path) -> tuple[list[Source], list[Finding]]:
    """Return the sources below a folder as `list_sources` does.

    A folder that does not exist or has no source is a FangzhiError: no site is made of nothing.
    """
    if not folder.is_dir():
        raise FangzhiError(str(folder), "there is no such folder", "name the folder of the sources with --seeds")
    sources, findings = list_sources(folder)
    if not sources and not findings:
        raise FangzhiError(
            str(folder),
            f"there is no {' or '.join(suffixes())} file in it",
            "name the folder of the sources with --seeds",
        )
    return sources, findings


def list_sources(folder: Path) -> tuple[list[Source], list[Finding]]:
    """Return the sources below a folder, sorted by name, and a finding for each file that may be one.

    A source has a suffix of one of the readers. Hidden files and the manifest are ignored, and so are files of
    other kinds (notes, tables, pictures).
    """
    sources: list[Source] = []
    findings: list[Finding] = []
    for path, name in _files(folder):
        problem = _obstacle(path, name, folder)
        if problem:
            shown = name.encode("utf-8", "backslashreplace").decode()
            findings.append(Finding(problem, shown))
        elif path.suffix.lower() in suffixes():
            sources.append(Source(path, name, None))
    return sources, findings


def size_of(folder: Path) -> int:
    """Return the number of bytes of all sources below a folder; a folder without any is a FangzhiError."""
    sources, _ = find_sources(folder)
    return sum(source.path.stat().st_size for source in sources)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files, except hidden ones and the manifest, with their names relative to the folder."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not path.is_dir() and not hidden and name != MANIFEST:
            yield path, name


def _obstacle(path: Path, name: str, folder: Path) -> Message | None:
    """Return the reason why a file that may be a source is not read."""
    suffix = path.suffix.lower()
    if suffix not in MAYBE_TEXTS and suffix not in suffixes():
        return None
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return Code.LINK_OUTSIDE()
    if not path.is_file():
        return Code.NO_FILE()
    if not name.isprintable() or name != name.encode("utf-8", "replace").decode():
        return Code.NAME_NOT_SHOWN()
    if suffix not in suffixes():
        return Code.NOT_TEXT(suffix=TEXT.suffixes[0])
    return None
