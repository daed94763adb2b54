"""Write `accepted.yml` with care: entries are added at the end or taken out, all other lines stay as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from generator.corpus.findings.accepted import load_accepted
from generator.knowledge.errors import FangzhiError
from generator.output.site.publish import write_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from generator.corpus.findings.accepted import Acceptance

HEAD: Final = (
    "# 看过而认可的待查事项，由 fangzhi findings accept 写入，也可以自己写。\n"
    "# Findings that were looked at and accepted: written by fangzhi findings accept, or by hand.\n"
)
BY_HAND: Final = "change it by hand"


def add_entries(path: Path, entries: Sequence[Mapping[str, str | date]]) -> None:
    """Add entries to a file, which is made if it does not exist; nothing of the others changes.

    A file that cannot be added to without changing it is a FangzhiError, and stays.
    """
    text = _read(path)
    node = _list(path, text)
    end = "\r\n" if "\r\n" in text else "\n"
    indent = " " * (node.start_mark.column if node and node.start_mark else 0)
    made = "".join(map(_dumped, entries))
    lines = (f"{indent}{line}{end}" for line in made.splitlines())
    start = text if not text or text.endswith("\n") else text + end
    _write(path, text, (start or HEAD) + "".join(lines), [*_values(text), *_values(made)])


def remove_entries(path: Path, gone: Collection[Acceptance]) -> None:
    """Remove entries from a file; the comments between them stay, and so do all other lines.

    A file in which they are not lines of their own is a FangzhiError, and stays.
    """
    text = _read(path)
    node = _list(path, text)
    kept = [entry not in gone for entry in load_accepted(path)]
    lines = text.splitlines(keepends=True)
    items = zip(node.value, kept, strict=True) if node else ()
    out = {number for item, keep in items if not keep for number in _lines(item, lines)}
    left = "".join(line for number, line in enumerate(lines) if number not in out)
    _write(path, text, left, [value for value, keep in zip(_values(text), kept, strict=True) if keep])


def _dumped(entry: Mapping[str, str | date]) -> str:
    """Return an entry as it is written; each is written alone, since YAML refers to a value that comes again."""
    return yaml.safe_dump([dict(entry)], allow_unicode=True, sort_keys=False, width=2**31)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def _list(path: Path, text: str) -> yaml.SequenceNode | None:
    """Return the list of a file that has been loaded, None for one without an entry."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        raise FangzhiError(str(path), "the list is written in brackets", "write each entry as '- finding: …'")
    return node if isinstance(node, yaml.SequenceNode) else None


def _values(text: str) -> list[object]:
    """Return the entries of a text as they are written, without a meaning of their values."""
    return list(yaml.load(text, Loader=yaml.BaseLoader) or ())  # noqa: S506 - texts, lists and mappings alone


def _lines(item: yaml.Node, lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines of an entry, from its dash to its last value."""
    first = item.start_mark.line if item.start_mark else 0
    last = max(_last(node) for node in _scalars(item))
    while last > first and not lines[last].strip():
        last -= 1
    yield from range(first, last + 1)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _scalars(part)


def _last(node: yaml.ScalarNode) -> int:
    """Return the number of the last line of a value; a block of text ends before the line of its end mark."""
    return (node.end_mark.line if node.end_mark else 0) - (node.style in {"|", ">"})


def _write(path: Path, before: str, after: str, wanted: list[object]) -> None:
    """Write a file as a whole if it has exactly the entries wanted, and every comment that it had."""
    try:
        right = _values(after) == wanted and _comments(before) <= _comments(after)
    except yaml.YAMLError:
        right = False
    if not right:
        raise FangzhiError(str(path), "an entry cannot be added or removed without changing others", BY_HAND)
    write_file(Path(os.path.realpath(path)), after.encode("utf-8"))


def _comments(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.lstrip().startswith("#")}
