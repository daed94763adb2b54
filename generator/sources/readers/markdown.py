"""The reader of Markdown files: text files but for a block of metadata before the text (front matter).

The block is no text: what it states are facts, and it is named among what was left. The text layer reads the marks
of Markdown in the rest. A file without a block is decoded and nothing more.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import yaml

from generator.sources.columns import facts_of
from generator.sources.model import Extract, Left, Reader
from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS: Final = ("---", "+++")
"""The line before and after a block of YAML, and of TOML."""

LONGEST: Final = 20_000
"""The most characters of a block; a choice, many times what one has."""

SAMPLE: Final = 40
"""The characters of the block that are shown as a sample of it; a choice."""


def _extract(data: bytes) -> Extract:
    whole = TEXT.extract(data)
    end = _end(whole.text)
    block = whole.text[:end].strip()
    stated = _stated(block) if end else None
    if stated is None:
        return whole
    chars = sum(not char.isspace() for char in block)
    left = Left("front matter", chars, " ".join(block.split())[:SAMPLE])
    return replace(whole, text=whole.text[end:], encoding=None, facts=tuple(facts_of(stated)), left=(left,))


def _end(text: str) -> int:
    """Return where the text starts after a block at the start; zero if there is none."""
    first, _, _ = text.partition("\n")
    mark, at = first.rstrip(), len(first) + 1
    while mark in MARKS and at < min(len(text), LONGEST):
        end = text.find("\n", at) + 1 or len(text)
        if text[at:end].rstrip() == mark:
            return end
        at = end
    return 0


def _stated(block: str) -> Mapping[str, object] | None:
    """Return what a block states, or None if it is none: two rules may as well enclose a text."""
    lines = block.splitlines()
    inside = "\n".join(lines[1:-1])
    try:
        found = tomllib.loads(inside) if lines[0].rstrip() == MARKS[1] else yaml.safe_load(inside)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {str(name): value for name, value in found.items()} if isinstance(found, dict) else None


MARKDOWN: Final = Reader("markdown", "1", (".md", ".markdown"), _extract)
