"""The phrases of a corpus: values that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Use(NamedTuple):
    """A report by its number in the corpus, and how many of its passages have a phrase."""

    report: int
    passages: int


class Quotation(NamedTuple):
    """The first sentence of a report with a phrase: the report's number, the anchor of the passage, the words."""

    report: int
    passage: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, whether it is a quoted term, and its uses, in the order of the corpus."""

    text: str
    quoted: bool
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a corpus, the strongest first; formulae that nearly all places have; slogans of one place.

    `said` has sentences of the first phrases, by phrase. `slogans` are by the slug of the place.
    """

    phrases: tuple[Phrase, ...]
    formulae: tuple[str, ...]
    said: Mapping[str, tuple[Quotation, ...]]
    slogans: Mapping[str, tuple[str, ...]]


NO_PHRASES = Phrases((), (), {}, {})
"""Of a corpus without any."""
