"""Named: the file that a command line names, alone or in a container, with the manifest that a build reads.

`reports/crawl.zip/a.html` is the file a.html in the archive reports/crawl.zip.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge.errors import FangzhiError, nearest
from generator.sources.inventory import Source, open_folder
from generator.sources.manifest import beside, is_manifest, load_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.sources.inventory import Inventory
    from generator.sources.limits import Limits


@dataclass(frozen=True, slots=True)
class NamedFile:
    """Where a file is: its folder of sources, its name on the disk below it, and its label (in a container)."""

    folder: Path
    file: str
    label: str


def place_of(name: str, seeds: Path) -> NamedFile:
    """Return where a file is that a command line names; one that is not there is where its name says.

    Its folder is the folder of sources if it is below that, else the nearest one above it with a manifest, else
    the one that it is in.
    """
    path = Path(name)
    on_disk = next((above for above in (path, *path.parents) if above.is_file()), path)
    folder = _folder_of(on_disk, seeds)
    file = _absolute(on_disk).relative_to(_absolute(folder)).as_posix()
    inside = path.relative_to(on_disk).as_posix()
    return NamedFile(folder, file, file if inside == "." else f"{file}/{inside}")


@contextmanager
def open_named(name: str, seeds: Path, knowledge: Knowledge, limits: Limits) -> Iterator[Source | Inventory]:
    """Yield the source that a command line names, called as it is there; of a container what it holds.

    The file exists as long as the context. A name of nothing in its container is a FangzhiError with the nearest
    one, a mistake in the manifest a KnowledgeError.
    """
    place = place_of(name, seeds)
    files = beside(place.folder, place.file) if (place.folder / place.file).exists() else ()
    entries = load_manifest(place.folder, knowledge, files).entries([place.label])
    with open_folder(place.folder, limits, only=place.file) as inventory:
        found = next((source for source in inventory.sources if source.file == place.label), None)
        if found:
            yield replace(found, file=name, entry=entries.get(place.label), named=found.named or found.file)
        elif place.label == place.file and _is_container(inventory, place.file):
            yield inventory
        elif place.label == place.file:
            path = place.folder / place.file
            yield Source(path, name, entries.get(place.label))
        else:
            raise _missing(name, place, inventory)


def _is_container(inventory: Inventory, file: str) -> bool:
    labels = [source.file for source in inventory.sources] + [passed.file for passed in inventory.passed]
    return any(label.startswith(f"{file}/") for label in labels) or len(labels) > 1


def _missing(name: str, place: NamedFile, inventory: Inventory) -> FangzhiError:
    for passed in inventory.passed:
        if passed.file == place.label:
            return FangzhiError(name, f"it is passed over: {passed.message.code.id}", f"look at {place.file}")
    names = [source.file.removeprefix(f"{place.file}/") for source in inventory.sources]
    wanted = place.label.removeprefix(f"{place.file}/")
    remedy = nearest(wanted, names, f"fangzhi explain {place.file} lists what is in it")
    return FangzhiError(name, "there is no such file in it", remedy)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a link out of the folder


def _folder_of(path: Path, seeds: Path) -> Path:
    if seeds.is_dir() and _absolute(path).is_relative_to(_absolute(seeds)):
        return seeds
    above = (folder for folder in path.parents if folder.is_dir() and any(map(_says, folder.iterdir())))
    return next(above, path.parent)


def _says(path: Path) -> bool:
    return is_manifest(path.name) and path.is_file()
