"""The package of a DOCX file: its main part and the parts that this one names (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from generator.sources.readers.xml import unreadable
from generator.sources.readers.zipped import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

FORMAT: Final = "DOCX"
USUAL_MAIN: Final = "word/document.xml"


class Package:
    """The parts of a document by their role. External targets are never looked at."""

    def __init__(self, data: bytes) -> None:
        """Open a file; one without a main part is a SourceError."""
        self._parts = Parts(data, FORMAT)
        main = next((name for role, name in self._targets("") if role == "officeDocument"), USUAL_MAIN)
        self._main = main if main in self._parts else USUAL_MAIN
        self._roles = [(role, name) for role, name in self._targets(self._main) if name in self._parts]

    @property
    def body(self) -> Element:
        """Return the root of the main part."""
        root = self._parts.tree(self._main)
        if root is None:
            raise unreadable(f"it has no part '{USUAL_MAIN}', so it is no {FORMAT} file")
        return root

    def part(self, role: str) -> Element | None:
        """Return the root of the first part of a role (`styles`, `numbering`, `footnotes`), None without one."""
        name = next((name for found, name in self._roles if found == role), None)
        return None if name is None else self._parts.tree(name)

    def parts(self, role: str) -> Iterator[Element]:
        """Yield the roots of all parts of a role (`header`), each once."""
        for name in dict.fromkeys(name for found, name in self._roles if found == role):
            root = self._parts.tree(name)
            if root is not None:
                yield root

    def properties(self) -> Element | None:
        """Return the root of the core properties, None without them."""
        name = next((name for role, name in self._targets("") if role == "core-properties"), "")
        return self._parts.tree(name)

    def _targets(self, source: str) -> Iterator[tuple[str, str]]:
        """Yield role and name of each part that a part names; the role is the last word of its type."""
        folder, name = posixpath.split(source)
        root = self._parts.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in [] if root is None else root:
            if relation.get("TargetMode", "Internal") == "Internal":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")
