"""Inventory: every file of a folder is either a source to read, or passed over for a reason that is stated."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import EXPECTED, Code, Message
from generator.sources.formats import handler_of, suffix_of
from generator.sources.limits import LIMITS
from generator.sources.manifest import is_manifest
from generator.sources.model import HEAD, Container
from generator.sources.unpack import Unpacker
from generator.sources.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.sources.limits import Limits
    from generator.sources.manifest import ManifestEntry
    from generator.sources.model import Facts


@dataclass(frozen=True, slots=True)
class Source:
    """One source to read: where its bytes are, its name relative to the folder, what the manifest says of it.

    `facts` is what the container that it was in says of it. The bytes of a file in a container are in a folder
    that exists as long as the inventory is open.
    """

    path: Path
    file: str
    entry: ManifestEntry | None
    facts: Facts = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A file, or a folder as a whole, that is not read, and why."""

    file: str
    message: Message

    @property
    def finding(self) -> Finding | None:
        """Return the finding that somebody should look at, if it is one."""
        return None if self.message.code in EXPECTED else Finding(self.message, self.file)


@dataclass(frozen=True, slots=True)
class Inventory:
    """The files of a folder: the sources, sorted by name, and what is passed over, sorted by name."""

    folder: Path
    sources: tuple[Source, ...]
    passed: tuple[Passed, ...]

    @property
    def size(self) -> int:
        """Return the number of bytes of all sources."""
        return sum(source.size for source in self.sources)

    @property
    def findings(self) -> list[Finding]:
        """Return a finding for each file passed over that somebody should look at."""
        return [finding for passed in self.passed if (finding := passed.finding)]


@contextmanager
def open_folder(
    folder: Path,
    limits: Limits = LIMITS,
    skips: Callable[[str], bool] = lambda file: False,  # noqa: ARG005 - a name for callers
) -> Iterator[Inventory]:
    """Yield the inventory of a folder; containers in it are unpacked as long as it is open.

    What `skips` says of a file, a container or a file in it, is not looked at. A folder that does not exist is a
    FangzhiError.
    """
    if not folder.is_dir():
        raise FangzhiError(str(folder), "there is no such folder", "name the folder of the sources with --seeds")
    with tempfile.TemporaryDirectory(prefix="fangzhi-unpacked-") as unpacked:
        found = list(_Taker(Unpacker(Path(unpacked), limits), limits, skips).files(folder))
        sources = sorted((item for item in found if isinstance(item, Source)), key=lambda source: source.file)
        passed = sorted((item for item in found if isinstance(item, Passed)), key=lambda item: item.file)
        yield Inventory(folder, tuple(sources), tuple(passed))


def require_sources(inventory: Inventory) -> None:
    """Raise a FangzhiError for a folder without any source: no site is made of nothing."""
    if not inventory.sources:
        count = len(inventory.passed)
        problem = f"none of its {count} files can be read" if count else "it is empty"
        raise FangzhiError(
            str(inventory.folder), problem, "put reports into it, or name another folder with --seeds"
        )


def size_of(folder: Path) -> int:
    """Return the number of bytes of all files below a folder that are looked at, containers as they are."""
    return sum(found.size for found in walk(folder) if not found.obstacle)


class _Item(NamedTuple):
    """A file to look at: where it is, its label, the name by which its format is known, its size, its facts."""

    path: Path
    file: str
    named: str
    size: int
    facts: Facts = ()


class _Taker:
    """Takes the files of a folder one by one and looks into containers."""

    def __init__(self, unpacker: Unpacker, limits: Limits, skips: Callable[[str], bool]) -> None:
        self._unpacker = unpacker
        self._limits = limits
        self._skips = skips

    def files(self, folder: Path) -> Iterator[Source | Passed]:
        for found in walk(folder):
            if is_manifest(found.file):
                yield Passed(found.file, Code.MANIFEST())
            elif self._skips(found.file):
                yield Passed(found.file, Code.SKIPPED())
            elif found.obstacle:
                yield Passed(found.file, found.obstacle)
            else:
                yield from self._take(_Item(found.path, found.file, found.file, found.size), 0)

    def _take(self, item: _Item, depth: int) -> Iterator[Source | Passed]:
        """Yield a file as a source, as passed over, or what is in it."""
        try:
            with item.path.open("rb") as stream:
                head = stream.read(HEAD)
        except OSError as error:
            yield Passed(item.file, Code.UNREADABLE(reason=error.strerror or str(error)))
            return
        handler = handler_of(item.named, head)
        if isinstance(handler, Message):
            yield Passed(item.file, handler)
        elif isinstance(handler, Container):
            yield from self._inside(handler, item, depth + 1)
        elif item.size > self._limits.largest:
            yield Passed(item.file, Code.FILE_TOO_LARGE(size=item.size, limit=self._limits.largest))
        else:
            yield Source(item.path, item.file, None, item.facts, item.size)

    def _inside(self, container: Container, item: _Item, depth: int) -> Iterator[Source | Passed]:
        if depth > self._limits.depth:
            yield Passed(item.file, Code.NESTED_TOO_DEEP(limit=self._limits.depth))
            return
        empty = True
        for member in self._unpacker.unpack(container, item.path, item.file):
            empty = False
            if self._skips(member.file):
                yield Passed(member.file, Code.SKIPPED())
            elif member.obstacle:
                yield Passed(member.file, member.obstacle)
            else:
                named = _named(member.file, item)
                facts = (*item.facts, *member.facts)
                yield from self._take(_Item(member.path, member.file, named, member.size, facts), depth)
        if empty:
            yield Passed(item.file, Code.CONTAINER_EMPTY())


def _named(member: str, container: _Item) -> str:
    """Return the name by which the format of a member is known; a single one has the container's without `.gz`."""
    if member != container.file:
        return member
    suffix = suffix_of(container.named)
    stem = container.named[: -len(suffix)] if suffix else container.named
    return f"{stem}.tar" if suffix == ".tgz" else stem
