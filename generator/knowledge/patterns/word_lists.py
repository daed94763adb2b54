"""Word lists: long lists next to the rules, one word per line, sorted by code point, without duplicates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_words(folder: Path, name: str, place: str) -> tuple[str, ...]:
    """Return the words of a list in a folder; `place` is where the list is referred to.

    A missing file and a line that is empty, out of order or repeated are KnowledgeErrors.
    """
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        remedy = _remedy(name, sorted(path.name for path in folder.glob("*.txt")))
        raise KnowledgeError(place, f"there is no list '{name}' in {folder.name}/", remedy) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(name, "the file is not UTF-8", "save it as UTF-8") from error
    words = text.removesuffix("\n").split("\n")
    for number, word in enumerate(words, 1):
        if not word or word != word.strip():
            raise KnowledgeError(f"{name} line {number}", "a line is one word", "remove the blanks around it")
    check_order(words, [f"{name} line {number}" for number, _ in enumerate(words, 1)])
    return tuple(words)


def _remedy(name: str, known: Sequence[str]) -> str:
    """Return what to do about a list that is not there: a file, or a word of the rule itself."""
    listed = f"lists: {', '.join(known) or 'none'}"
    otherwise = listed if name.endswith(".txt") else f"write [{name}] for one word; {listed}"
    return nearest(name, known, otherwise)


def check_order(words: Sequence[str], places: Sequence[str]) -> None:
    """Raise a KnowledgeError for the first word of a list that is out of order or repeated."""
    for (word, following), place in zip(pairwise(words), places[1:], strict=True):
        if word == following:
            raise KnowledgeError(place, f"'{word}' is in the list twice", "remove one")
        if word > following:
            raise KnowledgeError(
                place, f"'{following}' is out of order", f"lists are sorted by code point: put it before '{word}'"
            )
