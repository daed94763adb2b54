"""Fragments: parts of patterns that have a name, written `{name}` in the patterns of rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.overlay import check_names, given
from generator.knowledge.patterns.word_lists import read_words
from generator.knowledge.yaml_entries import Entry, Scalar, read_list, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS: Final = ("name", "why", "pattern", "list", "examples", "keeps")

BRACES: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\\?\Z)|\{([A-Za-z][^{}]*)\}", re.DOTALL)
"""Braces around a name refer to a fragment, around digits they repeat. In a class they are plain characters."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A named part of patterns.

    `alternatives` are its patterns as written, each with its place, or `words` those of the file `list`. It
    matches each of `examples` in full and none of `keeps`: both are tests.
    """

    name: str
    why: str
    place: str
    alternatives: tuple[Scalar, ...]
    words: tuple[str, ...]
    list: str
    examples: tuple[str, ...]
    keeps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fragments:
    """The fragments by name, and the folder of word lists.

    `used` are the names of the fragments and lists that rules refer to, themselves or through other fragments.
    """

    lists: Path
    by_name: Mapping[str, Fragment]
    used: set[str] = field(default_factory=set)
    _expanded: dict[str, str] = field(default_factory=dict)

    def expand(self, pattern: str, place: str) -> str:
        """Return a pattern with its fragments filled in; an unknown fragment is a KnowledgeError."""
        self._use(pattern)
        return self._expand(pattern, place, ())

    def products(self, word: str, place: str) -> tuple[str, ...]:
        """Return all words that a word with fragments means: each of the first with each of the second."""
        parts = re.split(r"\{([^{}]*)\}", word)
        for name in parts[1::2]:
            if not self._of(name, place).words:
                raise KnowledgeError(place, f"'{{{name}}}' is not a list of words", "name a fragment with a list")
        self._use(word)
        choices = [self.by_name[part].words if n % 2 else (part,) for n, part in enumerate(parts)]
        return tuple(map("".join, product(*choices)))

    def words(self, name: str, place: str) -> tuple[str, ...]:
        """Return the words of a list file."""
        self.used.add(name)
        return read_words(self.lists, name, place)

    def _use(self, pattern: str) -> None:
        """Note the fragments that a pattern refers to, and those and the lists that they refer to."""
        for name in filter(None, BRACES.findall(pattern)):
            if name in self.by_name and name not in self.used:
                self.used.update((name, self.by_name[name].list))
                for part in self.by_name[name].alternatives:
                    self._use(part.text)

    def check_used(self, file: Path) -> None:
        """Raise a KnowledgeError for a fragment of the file, or a list, that no rule refers to."""
        for fragment in self.by_name.values():
            if fragment.name not in self.used:
                problem = f"no rule uses the fragment '{fragment.name}'"
                raise KnowledgeError(
                    fragment.place, problem, f"write {{{fragment.name}}} in a pattern, or remove it"
                )
        check_names(file.parent, (file.name,))
        for path in given(self.lists):
            if path.name not in self.used:
                raise KnowledgeError(shown(path), "no rule uses this list", "name it in a rule, or remove it")

    def _of(self, name: str, place: str) -> Fragment:
        if name not in self.by_name:
            known = nearest(name, self.by_name, "add it to fragments.yml", like=0.4, form="{{{}}}")
            remedy = f"{known} (a brace itself is written \\{{)"
            raise KnowledgeError(place, f"there is no fragment '{{{name}}}'", remedy)
        return self.by_name[name]

    def _expand(self, pattern: str, place: str, within: tuple[str, ...]) -> str:
        def filled(found: re.Match[str]) -> str:
            return found[0] if found[1] is None else self._fragment(found[1], place, within)

        return BRACES.sub(filled, pattern)

    def _fragment(self, name: str, place: str, within: tuple[str, ...]) -> str:
        fragment = self._of(name, place)
        if name in within:
            ring = " in ".join(f"{{{part}}}" for part in (*within[within.index(name) :], name))
            raise KnowledgeError(fragment.place, f"the fragment contains itself: {ring}", "break the cycle")
        if name not in self._expanded:
            inner = (*within, name)
            parts = [self._expand(on_one_line(part), part.place, inner) for part in fragment.alternatives]
            self._expanded[name] = f"(?:{'|'.join(parts)})" if parts else _any_of(fragment.words)
        return self._expanded[name]


def load_fragments(file: Path, lists: Path) -> Fragments:
    """Return the fragments of a YAML file, whose lists are in a folder; none if there is no such file."""
    by_name: dict[str, Fragment] = {}
    for entry in read_list(file) if file.exists() else ():
        fragment = _read(entry.only(KEYS), lists)
        if fragment.name in by_name:
            raise KnowledgeError(entry.place, f"the fragment '{fragment.name}' is given twice", "keep one")
        by_name[fragment.name] = fragment
    fragments = Fragments(lists, by_name)
    for fragment in by_name.values():
        fragments.expand(f"{{{fragment.name}}}", fragment.place)
    fragments.used.clear()  # these were checks, and not uses
    return fragments


def on_one_line(written: Scalar) -> str:
    """Return a pattern written over several lines as one line; a folded text is an error, as it gains blanks."""
    if "\n" in written.text:
        return "".join(line.strip(" ") for line in written.text.split("\n"))
    if written.folded:
        raise KnowledgeError(
            written.place, "a pattern is folded over lines", "start it with '|-', alone on a line"
        )
    return written.text


def _read(entry: Entry, lists: Path) -> Fragment:
    listed = entry.text("list", "")
    if bool(listed) == ("pattern" in entry.nodes):
        raise KnowledgeError(entry.place, "a fragment has either a 'pattern' or a 'list'", "give one of them")
    return Fragment(
        name=entry.text("name"),
        why=entry.text("why"),
        place=entry.place,
        alternatives=entry.scalars("pattern"),
        words=read_words(lists, listed, entry.place_of("list")) if listed else (),
        list=listed,
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
    )


def _any_of(words: tuple[str, ...]) -> str:
    """Return a pattern for the words: a class of single characters, else the longest first."""
    if all(len(word) == 1 for word in words):
        return f"[{''.join(map(re.escape, words))}]"
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
