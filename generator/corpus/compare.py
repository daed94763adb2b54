"""Compare: what a change of rules does to a folder of sources. The earlier rules come from a git revision."""

from __future__ import annotations

import difflib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from generator.corpus import snapshot
from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGE: Final = Path(__file__).parent.parent
SCRIPT: Final = Path(snapshot.__file__)


class Row(TypedDict):
    """What one generator made of one file."""

    file: str
    text: str
    removals: list[str]
    findings: list[str]


@dataclass(frozen=True, slots=True)
class FileChange:
    """How one file's result differs; each line begins with `-` (before), `+` (now) or `@@` (where)."""

    file: str
    text: tuple[str, ...]
    removals: tuple[str, ...]
    findings: tuple[str, ...]


def compare(folder: Path, revision: str) -> tuple[FileChange, ...]:
    """Return the files of a folder that come out differently than with the generator of a git revision.

    An unknown revision, a place that is no git repository, or a revision that cannot restore is a FangzhiError.
    """
    if not folder.is_dir():
        raise FangzhiError(str(folder), "there is no such folder", "give a folder of sources")
    with tempfile.TemporaryDirectory(prefix="fangzhi-diff-") as place:
        _unpack(revision, Path(place))
        before = _run(Path(place), folder, revision)
    now = _run(PACKAGE.parent, folder, "the working tree")
    empty: Row = {"file": "", "text": "", "removals": [], "findings": []}
    changes = (_change(file, before.get(file, empty), now.get(file, empty)) for file in sorted({*before, *now}))
    return tuple(change for change in changes if change.text or change.removals or change.findings)


def report(changes: Sequence[FileChange]) -> str:
    """Return the changes as text for a terminal; one line that says so where there are none."""
    if not changes:
        return "nothing changes\n"
    return "".join(f"{line}\n" for change in changes for line in _told(change))


def _told(change: FileChange) -> Iterator[str]:
    yield f"=== {change.file}"
    for name, lines in (("text", change.text), ("removals", change.removals), ("findings", change.findings)):
        if lines:
            yield f"--- {name}"
            yield from lines


def _unpack(revision: str, place: Path) -> None:
    """Write the package as it was at a revision below a folder."""
    command = ["git", "-C", str(PACKAGE.parent), "archive", "--format=tar", revision, PACKAGE.name]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise FangzhiError("git", "the command is not installed", "install git") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise FangzhiError(revision, said[-1] if said else "git gave nothing", "give a revision of this clone")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(place, filter="data")


def _run(place: Path, folder: Path, name: str) -> dict[str, Row]:
    """Return what the generator below `place` makes of the folder, by file."""
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", str(SCRIPT), str(folder.resolve())]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=place)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        problem = f"its generator cannot restore ({said[-1] if said else 'no message'})"
        raise FangzhiError(name, problem, "compare with a later revision")
    rows: list[Row] = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["file"]: row for row in rows}


def _change(file: str, before: Row, now: Row) -> FileChange:
    text = difflib.unified_diff(before["text"].split("\n"), now["text"].split("\n"), n=0, lineterm="")
    return FileChange(
        file,
        tuple(text)[2:],
        _differing(before["removals"], now["removals"]),
        _differing(before["findings"], now["findings"]),
    )


def _differing(before: list[str], now: list[str]) -> tuple[str, ...]:
    """Return what only one side has, marked with its side."""
    gone, come = Counter(before) - Counter(now), Counter(now) - Counter(before)
    return (*(f"-{text}" for text in gone.elements()), *(f"+{text}" for text in come.elements()))
