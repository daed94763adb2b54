"""Write the registry of anchors: staged next to the old one, then swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.anchors.registry import SHEET, fill
from generator.corpus.stored import read
from generator.output.site import publish

if TYPE_CHECKING:
    from pathlib import Path

    from generator.corpus.anchors.model import Registered
    from generator.store import Store


def publish_registry(registered: Registered, store: Store) -> None:
    """Write the files of a registry that change; a folder in which none does is not touched."""
    folder = registered.folder
    publish.recover(folder)
    if not registered.changed:
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with publish.staging(stage_of(folder)) as stage:
        fill(stage, folder, {name: read(store, SHEET, key) for name, key in registered.changed.items()})
        publish.swap(stage, folder)


def stage_of(folder: Path) -> Path:
    """Return where a registry is staged: on its file system, with a name that other runs take for a run's."""
    return folder.with_name(f".{folder.name}.fangzhi-stage")
