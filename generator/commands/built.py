"""Built: which folders the last build took, so that `fangzhi check` checks what was built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.output.site.publish import write_file

if TYPE_CHECKING:
    from generator.commands.project import Project

STATE: Final = Path(".fangzhi")
"""The folder, in the working folder, of what a run notes for later ones; it may be deleted at any time."""
FILE: Final = STATE / "built.json"


def remember(project: Project) -> None:
    """Note the folders of a build under its docs folder; nothing is noted where the folder cannot be written."""
    noted = _noted()
    noted[_key(project.docs)] = {
        "seeds": str(project.seeds),
        "site": str(project.site),
        "knowledge": [str(folder) for folder in project.knowledge],
    }
    try:
        STATE.mkdir(exist_ok=True)
        write_file(FILE, json.dumps(noted, ensure_ascii=False, indent=1).encode())
    except OSError:  # a read-only working folder: a later check needs its options again
        return


def recall(docs: Path) -> dict[str, list[Path]]:
    """Return the folders of the last build into a docs folder (`seeds`, `site`, `knowledge`); empty if not noted."""
    found = _noted().get(_key(docs))
    if not isinstance(found, dict):
        return {}
    values = {key: found[key] if isinstance(found[key], list) else [found[key]] for key in found}
    return {key: [Path(str(item)) for item in items] for key, items in values.items()}


def _noted() -> dict[str, object]:
    try:
        noted = json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _key(docs: Path) -> str:
    return str(docs.resolve())
