"""The registry on the disk: a folder beside `fangzhi.yml` with a file for each report that was ever published."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.lines import SUFFIX, is_sorted, read
from generator.corpus.anchors.model import IdLine, ReportIds, final_targets
from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import Code
from generator.store import code_digest, key_of, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.reading.model import Former
    from generator.store import Store

SUMMARY: Final = "registered"
"""The kind of a summary in the store."""
SHEET: Final = "anchors"
"""The kind of a file of the registry that a build made, in the store."""
SAMPLED: Final = 16
"""Passages by which a report is looked for: those with the lowest digests. A choice."""
TELLING: Final = 12
"""Letters below which a passage does not tell which report it is from."""
LAYERS: Final = ("knowledge", "store", "reading", "corpus")
"""The layers that a summary depends on."""
EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable of the environment with the time of a build, in seconds since 1970."""


class RegisteredReport(NamedTuple):
    """What is known of a registered report without its lines.

    `alive` are the ids of its passages in order, `words` is a digest of their words in order, `telling` are
    digests of some. `former` are the ids that are gone, with the passages that they lead to in the end; those of a
    report that another one has taken in lead to that. `report` is its own line, None where somebody took it away.
    """

    name: str
    alive: tuple[str, ...]
    words: bytes
    telling: tuple[str, ...]
    former: tuple[Former, ...]
    report: IdLine | None
    pages: tuple[IdLine, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """The folder of a registry, and the day that a build notes for what is missing first in it.

    A `lenient` one is read without the lines that no build wrote, so that all can be said about them.
    """

    folder: Path
    today: str
    lenient: bool = False

    def names(self) -> list[str]:
        """Return the ids of all reports that were ever published, sorted."""
        return sorted(path.stem for path in self.folder.glob(f"*{SUFFIX}"))

    def data(self, name: str) -> bytes:
        """Return the bytes of a file; of none nothing."""
        with suppress(FileNotFoundError):
            return (self.folder / f"{name}{SUFFIX}").read_bytes()
        return b""

    def sheet(self, name: str) -> ReportIds:
        """Return the lines of a report; one that no build wrote is a FangzhiError."""
        return self._read(name, self.data(name))

    def summary(self, name: str, store: Store) -> RegisteredReport:
        """Return the summary of a file, from the store if it is as it was."""
        data = self.data(name)
        key = key_of(SUMMARY, code_digest(*LAYERS), name, str(self.lenient), data)
        found: RegisteredReport = unpacked(
            store.made(SUMMARY, key, lambda: packed(summary_of(self._read(name, data))))
        )
        return found

    def _read(self, name: str, data: bytes) -> ReportIds:
        sheet, faults = read(name, data)
        if faults and not self.lenient:
            place = f"{self.folder.name}/{name}{SUFFIX}:{faults[0].line}"
            problem = "no build wrote this line: links that were published would lead nowhere, or to other words"
            raise FangzhiError(place, problem, f"take the file as it was: git checkout -- {self.folder.name}")
        return sheet

    def faults(self) -> Iterator[Finding]:
        """Yield a finding for each line that no build wrote, and for each file whose lines are out of order."""
        for name in self.names():
            data, file = self.data(name), f"{self.folder.name}/{name}{SUFFIX}"
            found = read(name, data)[1]
            yield from (Finding(Code.ANCHOR_ALTERED(), file, fault.line) for fault in found)
            if not found and not is_sorted(data):
                yield Finding(Code.ANCHOR_ORDER(), file)


def today() -> str:
    """Return the day of a build: that of SOURCE_DATE_EPOCH, or of the clock."""
    given = os.environ.get(EPOCH, "")
    seconds = int(given) if given.isascii() and given.isdecimal() else time.time()
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def summary_of(sheet: ReportIds) -> RegisteredReport:
    """Return the summary of the lines of a report."""
    alive = tuple(line.id for line in sheet.alive)
    return RegisteredReport(
        name=sheet.name,
        alive=alive,
        words=words_digest("".join(line.print.hash for line in sheet.alive)),
        telling=telling([line.print.hash for line in sheet.alive if is_telling(line)]),
        former=tuple(sorted(final_targets(sheet.lines, alive).values())),
        report=sheet.report,
        pages=tuple(line for line in sheet.lines if line.kind == "page"),
    )


def is_telling(line: IdLine) -> bool:
    """Whether a passage tells which report it is from: a paragraph that is long enough."""
    return line.kind == "paragraph" and line.print.letters >= TELLING


def words_digest(hashes: str) -> bytes:
    """Return a digest of the words of all passages of a report, from the digests of each."""
    return hashlib.sha256(hashes.encode()).digest()


def telling(hashes: list[str]) -> tuple[str, ...]:
    """Return the passages by which a report is looked for."""
    return tuple(sorted(set(hashes))[:SAMPLED])


def fill(stage: Path, folder: Path, changed: dict[str, bytes]) -> None:
    """Fill a new folder with the files of a registry; those that are not changed stay the same files."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name.removesuffix(SUFFIX) not in changed:
                _same(path, stage / path.name)
    for name, data in changed.items():
        (stage / f"{name}{SUFFIX}").write_bytes(data)


def _same(path: Path, new: Path) -> None:
    if path.is_dir():
        shutil.copytree(path, new)
        return
    try:
        new.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copy2(path, new)
