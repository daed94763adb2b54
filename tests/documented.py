"""The names that a piece of Markdown documents: exact names in code marks, and keys in its YAML blocks."""

from __future__ import annotations

import re

NAME = re.compile(r"`([a-z_0-9]+)`")
VALUE = re.compile(r"`([a-z]+(?:-[a-z]+)*)`")
BLOCK = re.compile(r"^ *```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
KEY = re.compile(r"^[ -]*([a-z_0-9]+):", re.MULTILINE)
COMMAND = re.compile(r"(?:^|`)(fangzhi|make) ([a-z-]+)", re.MULTILINE)


def section(text: str, heading: str) -> str:
    """Return the section of a heading (`## Add a rule`), up to the next heading of its level or above."""
    level = heading.partition(" ")[0]
    _, found, rest = text.partition(f"{heading}\n")
    assert found, f"there is no section {heading}"
    outside = FENCED.sub(lambda block: " " * len(block[0]), rest)  # a comment in a sample is no heading
    end = re.search(rf"^#{{1,{len(level)}}} ", outside, flags=re.MULTILINE)
    return rest[: end.start()] if end else rest


def item(text: str, name: str) -> str:
    """Return the item of a list that starts with a name in code marks, up to the next item."""
    _, found, rest = text.partition(f"- `{name}`")
    assert found, f"there is no item {name}"
    return re.split(r"^(?:- |\n)", rest, maxsplit=1, flags=re.MULTILINE)[0]


def keys(text: str) -> set[str]:
    """Return the keys that a section documents."""
    blocks = BLOCK.findall(text)
    return set(NAME.findall(BLOCK.sub("", text))) | {key for block in blocks for key in KEY.findall(block)}


def values(text: str) -> set[str]:
    """Return the values that a section documents: names in code marks, which may have hyphens."""
    return set(VALUE.findall(FENCED.sub("", text)))


def commands(text: str, program: str) -> set[str]:
    """Return the commands of a program (fangzhi, make) that a text shows."""
    return {name for found, name in COMMAND.findall(text) if found == program}


def without(text: str, name: str) -> str:
    """Return a text without any occurrence of this name as a word, which a check of the name must notice."""
    return re.sub(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", "", text)
