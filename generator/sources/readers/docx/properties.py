"""Properties: what the file says of the document. Its dates are those of the file, its author is a login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.sources.readers.xml import child

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from generator.sources.model import Facts

OPENING: Final = 10
"""The number of lines from the start among which the title is: a title block has up to seven. A choice."""
SHORTEST: Final = 5
"""The fewest characters of a title that a property can state: 通知 and 文档1 are names of files. A choice."""


def facts_of(properties: Element | None, lines: Sequence[str]) -> tuple[Facts, str]:
    """Return the facts that the properties state, and the title that is left: the opening does not bear it out.

    Such a title is often that of the document which served as a pattern.
    """
    found = child(properties, "title")
    title = " ".join((found.text or "").split()) if found is not None else ""
    opening = "".join("".join(lines[:OPENING]).split())
    if len(title) >= SHORTEST and "".join(title.split()) in opening:
        return (("title", title),), ""
    return (), title
