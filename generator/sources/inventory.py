"""Inventory: every file of a folder is either a source to read, or passed over for a reason that is stated."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import EXPECTED, Code, Message
from generator.sources.formats import handler_of
from generator.sources.limits import LIMITS
from generator.sources.manifest import is_manifest
from generator.sources.model import HEAD, Container, Reader
from generator.sources.unpacking.unpack import Unpacker
from generator.sources.walk import found_at, walk
from generator.store.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.sources.limits import Limits
    from generator.sources.manifest import ManifestEntry
    from generator.sources.model import Facts
    from generator.sources.walk import Found

ALIKE: Final = 20
"""The most findings of one kind for the members of one container; one more says how many others there are.

A choice: an archive of 100,000 encrypted files is one thing to look at.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One source to read: where its bytes are, its name relative to the folder, what the manifest says of it.

    `facts` is what the container that it was in says of it, `named` a name by which its format is known, if
    `file` does not say it. The bytes of a file in a container exist as long as the inventory is open.
    """

    path: Path
    file: str
    entry: ManifestEntry | None
    facts: Facts = ()
    size: int = 0
    named: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A file, or a folder as a whole, that is not read, and why.

    `inside` is the label of the container that it is in. `count` is more than one where so many files of a
    container have no names of their own, such as the requests in a crawl: their `file` is the container's.
    """

    file: str
    message: Message
    inside: str = ""
    count: int = 1

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
        """Return a finding for each file passed over that somebody should look at.

        Of many files of one container with the same obstacle only the first have one each (ALIKE).
        """
        return list(_findings(self.passed))


@contextmanager
def open_folder(
    folder: Path,
    limits: Limits = LIMITS,
    skips: Callable[[str], bool] = lambda file: False,  # noqa: ARG005 - a name for callers
    only: str | None = None,
    scratch: Path | None = None,
) -> Iterator[Inventory]:
    """Yield the inventory of a folder; containers in it are unpacked as long as it is open.

    What `skips` says of a file, a container or a file in it, is not looked at. With `only`, a name below the
    folder, it holds that file alone, or what is in that container. What is unpacked is put into `scratch`, by
    default a folder of this machine. A folder that does not exist is a FangzhiError.
    """
    if not folder.is_dir():
        raise FangzhiError(str(folder), "there is no such folder", "name the folder of the sources with --seeds")
    with nullcontext(scratch) if scratch else scratch_folder() as unpacked:
        paths = walk(folder) if only is None else filter(None, (found_at(folder, only),))
        found = list(_Taker(Unpacker(unpacked, limits), limits, skips).files(paths))
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


def _findings(passed: Iterable[Passed]) -> Iterator[Finding]:
    seen: Counter[tuple[str, Code]] = Counter()
    first: dict[tuple[str, Code], str] = {}
    for item in passed:
        if finding := item.finding:
            kind = item.inside, finding.code
            seen[kind] += 1
            first.setdefault(kind, item.file)
            if not item.inside or seen[kind] <= ALIKE:
                yield finding
    for kind, count in seen.items():
        if kind[0] and count > ALIKE:
            yield Finding(Code.MEMBERS_ALIKE(count=count - ALIKE, first=first[kind]), kind[0])


class _Item(NamedTuple):
    """A file to look at: where it is, its label, its format and name for that, its size, facts, container."""

    path: Path
    file: str
    handler: Reader | Container | Message
    named: str
    size: int
    facts: Facts = ()
    inside: str = ""


class _Taker:
    """Takes the files of a folder one by one and looks into containers."""

    def __init__(self, unpacker: Unpacker, limits: Limits, skips: Callable[[str], bool]) -> None:
        self._unpacker = unpacker
        self._limits = limits
        self._skips = skips

    def files(self, paths: Iterable[Found]) -> Iterator[Source | Passed]:
        for found in paths:
            message = self._left_out(found)
            if message:
                yield Passed(found.file, message)
            else:
                handler = _handler(found.path, found.file)
                yield from self._take(_Item(found.path, found.file, handler, found.file, found.size), 0)

    def _left_out(self, found: Found) -> Message | None:
        """Return why a path of the folder is not looked at."""
        if is_manifest(found.file):
            return Code.MANIFEST()
        return Code.SKIPPED() if self._skips(found.file) else found.obstacle

    def _take(self, item: _Item, depth: int) -> Iterator[Source | Passed]:
        """Yield a file as a source, as passed over, or what is in it."""
        if isinstance(item.handler, Message):
            yield Passed(item.file, item.handler, item.inside)
        elif isinstance(item.handler, Container):
            yield from self._inside(item.handler, item, depth + 1)
        elif item.size > self._limits.largest:
            message = Code.FILE_TOO_LARGE(size=item.size, limit=self._limits.largest)
            yield Passed(item.file, message, item.inside)
        else:
            named = "" if item.named == item.file else item.named
            yield Source(item.path, item.file, None, item.facts, item.size, named)

    def _inside(self, container: Container, item: _Item, depth: int) -> Iterator[Source | Passed]:
        if depth > self._limits.depth:
            yield Passed(item.file, Code.NESTED_TOO_DEEP(limit=self._limits.depth), item.inside)
            return
        empty = True
        for member in self._unpacker.unpack(container, item.path, item.file, item.named):
            empty = False
            handler = _misplaced(member.file) or member.handler
            if self._skips(member.file):
                yield Passed(member.file, Code.SKIPPED(), item.file)
            elif isinstance(handler, Message):
                yield Passed(member.file, handler, item.file, member.members)
            else:
                facts = (*item.facts, *member.facts)
                inner = _Item(member.path, member.file, handler, member.named, member.size, facts, item.file)
                yield from self._take(inner, depth)
        if empty:
            yield Passed(item.file, Code.CONTAINER_EMPTY(), item.inside)
        self._unpacker.remove(item.path)


def _misplaced(file: str) -> Message | None:
    """Return what to say of a manifest in a container, where it is not read."""
    return Code.MANIFEST_MISPLACED() if is_manifest(file) else None


def _handler(path: Path, named: str) -> Reader | Container | Message:
    """Return how a file is read. It is opened without waiting: a pipe may have taken the place of the file."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as stream:
            return handler_of(named, stream.read(HEAD) or b"")
    except OSError as error:
        return Code.UNREADABLE(reason=error.strerror or str(error))
