"""The words by which figures are read: units, rise and fall, tone, what may stand before a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from generator.knowledge.cues.patterns import any_pattern
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import read_list

if TYPE_CHECKING:
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords

WordList = Literal[
    "measures",
    "counters",
    "rises",
    "falls",
    "reaches",
    "hedges",
    "above",
    "at-least",
    "at-most",
    "below",
    "about",
    "tails-least",
    "tails-most",
    "tails-about",
    "tails-more",
    "closing",
    "worded",
    "no-figure",
    "strip-before",
]
"""The lists that the reading layer asks for; `indicator-words.yml` has each of them once."""
WORD_LISTS: Final[tuple[WordList, ...]] = get_args(WordList)
KEYS: Final = ("id", "why", "words", "examples", "keeps")

IndicatorWords = dict[WordList, re.Pattern[str]]
"""A pattern a list: each alternative is tried in the order of the file."""


def load_indicator_words(path: Path, document: DocumentWords) -> IndicatorWords:
    """Return the lists by id; one that is missing, there twice or belied by its examples is a KnowledgeError."""
    found: IndicatorWords = {}
    for entry in read_list(path):
        name = cast("WordList", entry.only(KEYS).choice("id", WORD_LISTS))
        if name in found:
            raise KnowledgeError(entry.place, f"the list '{name}' is there twice", "remove one")
        entry.text("why")
        found[name] = any_pattern(entry, "words", document)
        _check(found[name], entry.texts("examples"), entry.texts("keeps"), entry.place)
    for name in WORD_LISTS:
        if name not in found:
            raise KnowledgeError(path.name, f"the list '{name}' is missing", "add it")
    return found


def _check(pattern: re.Pattern[str], examples: tuple[str, ...], keeps: tuple[str, ...], place: str) -> None:
    """Raise a KnowledgeError for an example that no word is, or a counter-example that one is."""
    for text in examples:
        if not pattern.fullmatch(text):
            raise KnowledgeError(place, f"'{text}' is none of the words", "correct the words or the example")
    for text in keeps:
        if pattern.fullmatch(text):
            raise KnowledgeError(place, f"'{text}' is one of the words", "correct the words or the example")
