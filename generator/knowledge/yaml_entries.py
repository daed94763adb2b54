"""Read YAML knowledge so that every mistake names its file, its line and the nearest known key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from generator.knowledge.errors import KnowledgeError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

Loader: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NULL = "tag:yaml.org,2002:null"
"""The tag of a null (YAML 1.1, 10.2)."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text of a knowledge file and its place; `folded`: YAML joined it from several lines."""

    text: str
    place: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a knowledge file: its nodes by key, its file and its line."""

    file: str
    line: int
    nodes: dict[str, yaml.Node]

    @property
    def place(self) -> str:
        """Return the file and line of the mapping."""
        return f"{self.file} line {self.line}"

    def place_of(self, key: str) -> str:
        """Return the file and line of a value, or of the mapping if the key is missing."""
        return f"{self.file} line {line_of(self.nodes[key])}" if key in self.nodes else self.place

    def only(self, known: Collection[str]) -> Entry:
        """Return the entry itself; an unknown key is an error that names the nearest known one."""
        for key, node in self.nodes.items():
            if key not in known:
                remedy = nearest(key, known, f"known keys: {', '.join(sorted(known))}", like=0.4)
                raise KnowledgeError(f"{self.file} line {line_of(node)}", f"unknown key '{key}'", remedy)
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """Return a scalar as written; without a default it is required. A null (`key:`, `key: ~`) is missing."""
        node = self.nodes.get(key)
        if node is None or is_null(node):
            if default is None:
                raise KnowledgeError(self.place_of(key), f"the key '{key}' is missing", f"add '{key}: …'")
            return default
        if not isinstance(node, yaml.ScalarNode):
            raise KnowledgeError(self.place_of(key), f"'{key}' must be one text", "write it on one line")
        if default is None and not str(node.value).strip():
            raise KnowledgeError(self.place_of(key), f"the key '{key}' has no value", f"write '{key}: …'")
        return str(node.value)

    def number(self, key: str, default: int) -> int:
        """Return a whole number; the default where the key is missing."""
        written = self.text(key, str(default))
        if not written.isdecimal():
            raise KnowledgeError(
                self.place_of(key), f"'{key}: {written}' is not a whole number", "write digits alone"
            )
        return int(written)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of scalars as written, none of them blank; empty where the key is missing."""
        nodes = tuple(self._items(key, yaml.ScalarNode, "texts"))
        texts = tuple(_text(self.file, node, key) for node in nodes)
        for node, text in zip(nodes, texts, strict=True):
            check_text(text, f"{self.file} line {line_of(node)}", key)
        return texts

    def alternatives(self, key: str) -> tuple[Scalar | Entry, ...]:
        """Return one text, or a list of texts and mappings; empty where the key is missing."""
        node = self.nodes.get(key)
        if node is None or is_null(node):
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(
            _scalar(self.file, item, key) if isinstance(item, yaml.ScalarNode) else entry_of(self.file, item)
            for item in items
        )

    def mapping(self, key: str) -> Entry | None:
        """Return a mapping within the entry, or None where the key is missing."""
        return entry_of(self.file, self.nodes[key]) if key in self.nodes else None

    def is_list(self, key: str) -> bool:
        """Whether a value is a list."""
        return isinstance(self.nodes.get(key), yaml.SequenceNode)

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Return one text or a list of texts, with their places; empty where the key is missing."""
        items = self.alternatives(key)
        for item in items:
            if isinstance(item, Entry):
                raise KnowledgeError(item.place, f"'{key}' must be a text or a list of texts", "write a text here")
        return tuple(item for item in items if isinstance(item, Scalar))

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return a list of mappings; empty where the key is missing."""
        return tuple(entry_of(self.file, node) for node in self._items(key, yaml.MappingNode, "mappings"))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a list of two-item lists as pairs (examples: before, after)."""
        found = []
        for node in self._items(key, yaml.SequenceNode, "pairs [before, after]"):
            values = [_text(self.file, item, key) for item in node.value]
            if len(values) != 2:  # noqa: PLR2004 - a pair
                place = f"{self.file} line {line_of(node)}"
                raise KnowledgeError(place, f"'{key}' takes pairs", "write [before, after]")
            found.append((values[0], values[1]))
        return tuple(found)

    def choice(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """Return a scalar that must be one of the known values."""
        value = self.text(key, default)
        if value not in known and value != default:
            raise KnowledgeError(
                self.place_of(key), f"'{key}: {value}' is not known", f"one of: {', '.join(sorted(known))}"
            )
        return value

    def pattern(self, key: str, fill: Callable[[str, str], str] | None = None) -> re.Pattern[str] | None:
        """Return a compiled regular expression, or None where the key is missing.

        `fill` takes the text and its place, and returns it with its references filled in.
        """
        if key not in self.nodes:
            return None
        try:
            written = self.text(key)
            return re.compile(fill(written, self.place_of(key)) if fill else written)
        except re.error as error:
            raise KnowledgeError(
                self.place_of(key), f"'{key}' is not a valid regular expression ({error})", "correct it"
            ) from error

    def _items(self, key: str, kind: type[yaml.Node], what: str) -> Iterator[yaml.Node]:
        node = self.nodes.get(key)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise KnowledgeError(self.place_of(key), f"'{key}' must be a list of {what}", "start items with '- '")
        for item in node.value:
            if not isinstance(item, kind):
                place = f"{self.file} line {line_of(item)}"
                raise KnowledgeError(place, f"'{key}' must be a list of {what}", "correct this item")
            yield item


def check_text(text: str, place: str, key: str) -> None:
    """Raise a KnowledgeError for a blank text: as a word it would be found in every text."""
    if not text.strip():
        raise KnowledgeError(place, f"a text of '{key}' is blank", "write it, or remove it")


def is_null(node: yaml.Node) -> bool:
    """Whether a value is YAML's null: nothing, `~` or `null`, without quotes."""
    return node.tag == NULL


def _text(file: str, node: yaml.Node, key: str) -> str:
    """Return an item that must be a text as written; a null is an error, which quotes can correct."""
    place = f"{file} line {line_of(node)}"
    if not isinstance(node, yaml.ScalarNode):
        raise KnowledgeError(place, f"'{key}' takes texts", "write a text here")
    if is_null(node):
        raise KnowledgeError(
            place, f"an item of '{key}' is empty", 'write a text, in quotes if it is "~" or "null"'
        )
    return str(node.value)


def _scalar(file: str, node: yaml.ScalarNode, key: str) -> Scalar:
    folded = node.style != "|" and node.start_mark.line != node.end_mark.line
    return Scalar(_text(file, node, key), f"{file} line {line_of(node)}", folded)


def shown(path: Path) -> str:
    """Return the name of a file for messages: relative to the working folder if it is inside, else absolute."""
    whole, here = path.absolute(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else path)


def line_of(node: yaml.Node | yaml.Event) -> int:
    """Return the one-based line a node begins on; one from a parser always has a mark."""
    return int(node.start_mark.line) + 1 if node.start_mark else 1


def entry_of(file: str, node: yaml.Node) -> Entry:
    """Return a mapping node as an Entry; a key given twice is an error."""
    if not isinstance(node, yaml.MappingNode):
        raise KnowledgeError(f"{file} line {line_of(node)}", "a mapping is needed here", "write 'key: value'")
    nodes: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise KnowledgeError(f"{file} line {line_of(key)}", "a key must be one text", "write 'key: value'")
        if str(key.value) in nodes:
            raise KnowledgeError(
                f"{file} line {line_of(key)}", f"the key '{key.value}' is given twice", "keep one"
            )
        nodes[str(key.value)] = value
    return Entry(file, line_of(node), nodes)


def read_document(path: Path) -> Entry:
    """Return a YAML file whose top is a mapping; an empty file is an empty mapping."""
    node = _compose(path)
    return Entry(shown(path), 1, {}) if node is None else entry_of(shown(path), node)


def read_list(path: Path) -> tuple[Entry, ...]:
    """Return a YAML file whose top is a list of mappings; an empty file is an empty list."""
    node, file = _compose(path), shown(path)
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise KnowledgeError(f"{file} line {line_of(node)}", "a list is needed here", "start items with '- '")
    return tuple(entry_of(file, item) for item in node.value)


def _check_tags(text: str, file: str) -> None:
    """Refuse explicit tags (`!!int 3`): every value is read as it is written, so a tag would say nothing."""
    for event in yaml.parse(text, Loader=Loader) if "!" in text else ():
        tag = getattr(event, "tag", None)
        if tag is not None:
            place = f"{file} line {line_of(event)}"
            shown_tag = tag.replace("tag:yaml.org,2002:", "!!")
            raise KnowledgeError(
                place, f"the tag '{shown_tag}' has no meaning here", "remove it, or quote the value"
            )


def _compose(path: Path) -> yaml.Node | None:
    try:
        text = path.read_text(encoding="utf-8")
        _check_tags(text, shown(path))
        return yaml.compose(text, Loader=Loader)
    except UnicodeDecodeError as error:
        raise KnowledgeError(shown(path), "the file is not UTF-8", "save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{shown(path)} line {mark.line + 1}" if mark else shown(path)
        problem = f"not valid YAML: {getattr(error, 'problem', error)}"
        raise KnowledgeError(place, problem, "correct the line") from error
