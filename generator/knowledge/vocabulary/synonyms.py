"""What people type for what reports say (房价: 商品住房): offered where a search finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS: Final = ("typed", "means", "why", "example")


def load_synonyms(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the words of reports, the nearest first, for each word that people type.

    `example` is a sentence of a report with one of the words; `why` says what is meant. A word typed twice, or an
    example without any of the words, is a KnowledgeError.
    """
    found: dict[str, tuple[str, ...]] = {}
    for entry in read_list(path):
        means = _means(entry.only(KEYS))
        for word in entry.texts("typed"):
            if word in found or word in means:
                remedy = "write it once" if word in found else "leave out what a search finds anyway"
                raise KnowledgeError(entry.place_of("typed"), f"'{word}' is there twice", remedy)
            found[word] = means
    return found


def _means(entry: Entry) -> tuple[str, ...]:
    """Return the words of reports of an entry that has a reason, and an example with one of them."""
    means, example = entry.texts("means"), entry.text("example")
    if not entry.text("why") or not any(word in example for word in means):
        remedy = f"quote a sentence with {' or '.join(means)}"
        raise KnowledgeError(entry.place_of("example"), "the example has none of the words", remedy)
    return means
