"""Built: which folders the last build took, so that `fangzhi check` checks what was built."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.commands.project import project_of, stated_project
from generator.output.site.publish import write_file

if TYPE_CHECKING:
    from generator.commands.project import Project

STATE: Final = Path(".fangzhi")
"""The folder, in the working folder, of what a run notes for later ones; it may be deleted at any time."""
FILE: Final = STATE / "built.json"
FOLDERS: Final = ("seeds", "site", "knowledge")


def remember(project: Project) -> None:
    """Note the folders of a build by its docs folder, where they are not those that `fangzhi.yml` states.

    Nothing is noted where the working folder cannot be written.
    """
    stated = stated_project()
    folders = {"seeds": project.seeds, "site": project.site, "knowledge": project.knowledge[-1]}
    usual = {"seeds": stated.seeds, "site": stated.site, "knowledge": stated.knowledge[-1]}
    noted = {docs: folders for docs, folders in _noted().items() if Path(docs).is_dir()}
    noted[_key(project.docs)] = {name: str(path) for name, path in folders.items() if path != usual[name]}
    try:
        STATE.mkdir(exist_ok=True)
        write_file(FILE, json.dumps(noted, ensure_ascii=False, indent=1).encode())
    except OSError:  # a read-only working folder: a later check needs its options again
        return


def as_built(arguments: argparse.Namespace) -> argparse.Namespace:
    """Return the arguments of a command with the folders of the last build into its docs folder.

    What is given as an option stays. A folder that is as `fangzhi.yml` says is not noted, so that a change of the
    file counts.
    """
    docs = project_of(arguments).docs
    noted = _noted().get(_key(docs))
    folders = noted if isinstance(noted, dict) else {}
    given = {name: Path(str(folder)) for name, folder in folders.items() if getattr(arguments, name, None) is None}
    return argparse.Namespace(**{**vars(arguments), **{name: given[name] for name in FOLDERS if name in given}})


def _noted() -> dict[str, object]:
    try:
        noted = json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _key(docs: Path) -> str:
    return str(docs.resolve())
