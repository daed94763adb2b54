"""The names that a piece of Markdown documents: exact names in code marks, and keys in its YAML blocks."""

from __future__ import annotations

import re
import shlex

NAME = re.compile(r"`([a-z_0-9]+)`")
VALUE = re.compile(r"`([a-z]+(?:-[a-z]+)*)`")
BLOCK = re.compile(r"^ *```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
KEY = re.compile(r"^[ -]*([a-z_0-9]+):", re.MULTILINE)
ANY_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`fangzhi ([a-z]+)([^`\n]*)`")
OPTION = re.compile(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*")
ENDS = frozenset(("|", "&&", ";", ">", ">>", "2>", "&", "#"))
"""What ends the arguments of a command in a line of shell."""
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


def calls(text: str) -> list[list[str]]:
    """Return the arguments of each call of fangzhi in the blocks of shell of a text, as a shell divides them."""
    blocks = (block for kind, block in ANY_BLOCK.findall(text) if kind in {"", "sh"})
    lines = (line for block in blocks for line in block.replace("\\\n", " ").splitlines())
    return [call for line in lines for call in _calls(shlex.shlex(line, posix=True, punctuation_chars=True))]


def _calls(words: shlex.shlex) -> list[list[str]]:
    words.commenters = "#"
    words.whitespace_split = True
    found: list[list[str]] = []
    inside = False
    for word in words:
        if word.rpartition("/")[2] == "fangzhi":
            found.append([])
            inside = True
        elif word in ENDS:
            inside = False
        elif inside:
            found[-1].append(word)
    return found


def options(text: str) -> list[tuple[str, set[str]]]:
    """Return each command of fangzhi in code marks, with the options beside it."""
    return [(name, set(OPTION.findall(rest))) for name, rest in SPAN.findall(text)]


def table(text: str, head: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose first line starts so."""
    _, found, rest = text.partition(f"\n| {head} |")
    assert found, f"there is no table with the column {head}"
    rows = rest.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]
