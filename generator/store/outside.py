"""Other programs that shape a result, known by the place, size and time of their files: asking them takes long."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.store.stamps import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def installed(programs: Iterable[str], beside: Iterable[str] = ()) -> str:
    """Return which of some programs there is, the first that is found, empty for none; `beside` are files with it.

    A program may be a script that never changes: what it runs is beside it.
    """
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        return ""
    path = Path(found).resolve()
    stamps = {file: stamp_of(file) for file in (path, *map(path.with_name, beside))}
    return "\n".join(f"{file} {one.size} {one.changed}" for file, one in stamps.items() if one)
