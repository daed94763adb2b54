"""Assembly: a new site is put together beside the old one; a file that is the same is taken from there.

It is the same file then (a second name of it, where the system has such), so that its bytes and its time stay
and an upload sends only what changed. Nothing is ever written into a file of the old site.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.output.site.listing import Listing, as_noted, digest_of, digest_of_bytes, entry_of, names_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.output.site.listing import SiteFile


@dataclass(frozen=True, slots=True)
class Assembly:
    """A new site in the making: the old one, what was noted of it, and what the new one has so far.

    `kept` are the names of files that are those of the old site; they are put there in the end.
    """

    old: Path
    new: Path
    before: Mapping[str, SiteFile]
    listing: Listing = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def kept_digest(self, name: str, source: str) -> str | None:
        """Return the digest of a file of the old site if it was made of `source` and is as it was."""
        entry = self.before.get(name)
        return entry.digest if entry and entry.source == source and as_noted(self.old / name, entry) else None

    def keep(self, name: str, source: str) -> bool:
        """Take a file from the old site if it was made of `source`; whether it was."""
        if self.kept_digest(name, source) is None:
            return False
        self._keep(name, self.before[name])
        return True

    def write(self, name: str, source: str, data: bytes) -> None:
        """Put bytes into the site, or the old file if it has them."""
        digest = digest_of_bytes(data)
        if not self._same(name, source, digest, len(data)):
            self._place(name).write_bytes(data)
            self._note(name, source, digest)

    def copy(self, name: str, path: Path, digest: str) -> None:
        """Put a copy of a file with this digest into the site, or the old file if it is the same."""
        if not self._same(name, digest, digest, path.stat().st_size):
            shutil.copyfile(path, self._place(name))
            self._note(name, digest, digest)

    def move(self, name: str, source: str, path: Path, digest: str) -> None:
        """Move a file of this run with this digest into the site, or put the old file there if it is the same."""
        if not self._same(name, source, digest, path.stat().st_size):
            path.replace(self._place(name))
            self._note(name, source, digest)

    def is_old(self) -> bool:
        """Whether the new site is the old one, file by file, and the old one has no file besides."""
        return self.kept == self.listing.keys() and self.kept == set(names_in(self.old))

    def finish(self) -> None:
        """Put the files that are kept into the new site."""
        for name in self.kept:
            try:
                os.link(self.old / name, self._place(name))
            except OSError:  # a file system without second names
                shutil.copy2(self.old / name, self._place(name))

    def _same(self, name: str, source: str, digest: str, size: int) -> bool:
        """Keep the old file if it has these bytes; whether it has."""
        old = self.old / name
        if not old.is_file() or old.is_symlink() or old.stat().st_size != size or digest_of(old) != digest:
            return False
        self._keep(name, entry_of(old, source, digest))
        return True

    def _keep(self, name: str, entry: SiteFile) -> None:
        self.listing[name] = entry
        self.kept.add(name)

    def _place(self, name: str) -> Path:
        """Return where a file of the new site is to be; nothing is there."""
        place = self.new / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _note(self, name: str, source: str, digest: str) -> None:
        self.listing[name] = entry_of(self.new / name, source, digest)
