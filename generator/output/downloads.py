"""Downloads: the releases of the data that `fangzhi data` has put into docs/; the page about data lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

DOWNLOADS: Final = "downloads"
"""The folder below docs/: no run of a build writes or removes anything in it."""
RELEASE: Final = re.compile(r"[a-z0-9][\w.+-]*\.(?:zip|parquet)", re.ASCII)


def downloads_in(docs: Path) -> tuple[str, ...]:
    """Return the names of the releases in a docs folder, sorted."""
    folder = docs / DOWNLOADS
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if RELEASE.fullmatch(path.name)))
