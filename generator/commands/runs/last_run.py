"""The last run: what it read, what it made and what it said, so that a run with nothing new says it again.

Noted in `.fangzhi/` are the stamps and digests of all that a run read, and one digest of the stamps of what it
wrote. A command that finds all of this unchanged ends at once with what the same command would say if it made all
again: nothing is added or changed, no finding is new. This module loads nothing but the standard library and the
store, so that this takes a twentieth of a second.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.commands.findings.last_build import remember_again
from generator.store.code import CACHES, PACKAGE, versions
from generator.store.outside import installed
from generator.store.stamps import Known, Stamp, is_same, known_files, shape_of, stamp_of, stamps_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.store.stamps import Stamps

FOLDER: Final = Path(".fangzhi")
FORMAT: Final = 1
"""The version of what is noted; a note of another version is as good as none."""
KINDS: Final = ("build", "generate")
"""The commands whose runs are noted, each in a file of its own."""
SOURCES: Final = "seeds"
"""The role of the folder in which hidden files count: a run lists them."""
ADDRESS: Final = "SITE_URL"
"""The variable of the environment that a build reads."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run reads: folders by their role, with names in them that are left out, files, and other programs.

    The program's own folder is always one of them, wherever it is.
    """

    folders: Mapping[str, tuple[Path, tuple[str, ...]]]
    files: tuple[Path, ...]
    programs: tuple[tuple[str, ...], tuple[str, ...]]

    def stamps(self) -> dict[str, Stamps]:
        """Return the stamps of all files by the role of their folder; those of single files have the role ``."""
        found = {
            role: stamps_below(folder, without, hidden=role == SOURCES)
            for role, (folder, without) in self.folders.items()
        }
        single = {str(path): stamp_of(path) for path in self.files}
        found[""] = {name: one or Stamp(0, 0, 0, "missing") for name, one in single.items()}
        found["program"] = _program()
        return found

    def root(self, role: str) -> Path:
        """Return the folder of a role."""
        return PACKAGE if role == "program" else self.folders[role][0] if role else Path()


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a run writes: folders with the names in them that are its own, None for all of them."""

    folders: Mapping[str, tuple[str, ...] | None]

    def shape(self) -> str:
        """Return a digest of names, sizes and times of all that is there."""
        stamps: Stamps = {}
        for folder, names in self.folders.items():
            for inner in (folder,) if names is None else (f"{folder}/{name}" for name in names):
                below = stamps_below(Path(inner), hidden=False)
                stamps |= {f"{inner}/{name}": one for name, one in below.items()}
                if (one := stamp_of(inner)) and one.is_file:
                    stamps[inner] = one
        return shape_of(stamps)

    def is_disturbed(self) -> bool:
        """Whether another run is writing, or one that was killed left something, which the next one removes."""
        return any(
            next(folder.glob(".*fangzhi*"), None) or next(folder.parent.glob(f".{folder.name}.*"), None)
            for folder in map(Path, self.folders)
        )


@dataclass(frozen=True, slots=True)
class Closing:
    """What a run says when nothing has changed: lines for a person, and a JSON object.

    `code` and `strict` are its exit codes without and with `--strict`. Its findings are known by the folder of
    docs and their ids.
    """

    docs: str
    findings: list[str]
    lines: str
    json: str
    code: int
    strict: int


class Command(NamedTuple):
    """How a run was asked for: the arguments of the command line, None where they are not all, and two of them."""

    arguments: list[str] | None
    json: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has begun: the command, its inputs, and what their files were."""

    kind: str
    inputs: Inputs
    known: Mapping[str, Mapping[str, Known]]

    def is_current(self) -> bool:
        """Whether the files are still the same."""
        return is_known(self.inputs, self.known)


def begin(kind: str, inputs: Inputs) -> Begun:
    """Note what the inputs of a run are, before it reads them."""
    now = time.time_ns()
    stamps = inputs.stamps()
    return Begun(kind, inputs, {role: known_files(inputs.root(role), one, now) for role, one in stamps.items()})


def end(begun: Begun, outputs: Outputs, said: Closing, command: Command) -> None:
    """Note a run that is done, unless an input has changed since it began.

    A folder that cannot be written is no error: then the next run makes all again.
    """
    if not begun.is_current():
        forget(begun.kind)
        return
    note = {
        "format": FORMAT,
        "command": command,
        "around": _around(begun.inputs.programs),
        "inputs": {
            "folders": {role: [str(folder), without] for role, (folder, without) in begun.inputs.folders.items()},
            "files": [str(path) for path in begun.inputs.files],
            "programs": begun.inputs.programs,
        },
        "known": begun.known,
        "outputs": outputs.folders,
        "shape": outputs.shape(),
        "said": astuple(said),
    }
    path = _path(begun.kind)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        FOLDER.mkdir(exist_ok=True)
        try:
            part.write_text(json.dumps(note), encoding="ascii")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def forget(kind: str) -> None:
    """Remove the note of the last run of a command."""
    with suppress(OSError):
        _path(kind).unlink(missing_ok=True)


def repeated(arguments: Sequence[str]) -> int | None:
    """Return the exit code of a command that was run with these arguments, if nothing has changed since.

    What it says is printed. Otherwise None is returned, and the command has to run.
    """
    note = _load(arguments[0]) if arguments and arguments[0] in KINDS else None
    if note is None:
        return None
    command = Command(*note["command"])
    return say(Closing(*note["said"]), command) if command.arguments == list(arguments) and _holds(note) else None


def unchanged(kind: str, inputs: Inputs, outputs: Outputs) -> Closing | None:
    """Return what the last run of a command said, if it read and wrote the same files and nothing has changed."""
    note = _load(kind)
    if note is None or _inputs(note) != inputs or note["outputs"] != _plain(outputs.folders) or not _holds(note):
        return None
    return Closing(*note["said"])


def say(said: Closing, command: Command) -> int:
    """Print what an unchanged run says, and return its exit code; no finding of it is new any more."""
    remember_again(Path(said.docs), said.findings)
    if command.json:
        print(said.json)
    print(said.lines, file=sys.stderr)
    return said.strict if command.strict else said.code


def _holds(note: Mapping[str, Any]) -> bool:
    """Whether everything is as a run left it."""
    inputs = _inputs(note)
    if note["around"] != _plain(_around(inputs.programs)):
        return False
    known = {
        role: {name: Known(stamp and Stamp(*stamp), digest) for name, (stamp, digest) in files.items()}
        for role, files in note["known"].items()
    }
    outputs = Outputs(note["outputs"])
    return is_known(inputs, known) and outputs.shape() == note["shape"] and not outputs.is_disturbed()


def is_known(inputs: Inputs, known: Mapping[str, Mapping[str, Known]]) -> bool:
    """Whether all files are those that are known."""
    stamps = inputs.stamps()
    return known.keys() == stamps.keys() and all(
        is_same(inputs.root(role), known[role], stamps[role]) for role in known
    )


def _around(programs: tuple[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    """Return what a run depends on besides files: versions, the address of the site, other programs."""
    return [*versions(), os.environ.get(ADDRESS, ""), installed(*programs)]


def _inputs(note: Mapping[str, Any]) -> Inputs:
    given = note["inputs"]
    folders = {role: (Path(folder), tuple(without)) for role, (folder, without) in given["folders"].items()}
    programs, beside = given["programs"]
    return Inputs(folders, tuple(map(Path, given["files"])), (tuple(programs), tuple(beside)))


def _program() -> Stamps:
    """Return the stamps of the program's own files; compiled ones follow from the others."""
    found = stamps_below(PACKAGE, hidden=False)
    return {name: one for name, one in found.items() if CACHES not in name}


def _load(kind: str) -> dict[str, Any] | None:
    """Return the note of the last run of a command; None without one that this version can read."""
    try:
        note = json.loads(_path(kind).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) and note.get("format") == FORMAT else None


def _path(kind: str) -> Path:
    return FOLDER / f"last-{kind}.json"


def _plain(value: object) -> Any:  # noqa: ANN401 - what JSON gives back
    return json.loads(json.dumps(value))
