"""Who uses a phrase: its documents on their cards, by place and year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.corpus.phrases.find import documents
from generator.output.overview.tally import tally
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.corpus.model import Corpus
    from generator.corpus.phrases.model import Phrase
    from generator.output.overview.tally import Card


@dataclass(frozen=True)
class DocumentsByPlace:
    """The documents that count for phrases, by their numbers in the corpus, and the names of their places."""

    cards: Mapping[int, Card]
    names: Mapping[str, str]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years of the documents, the earliest first."""
        return tuple(sorted({card.year or 0 for card in self.cards.values()}))

    @cached_property
    def there(self) -> Mapping[int, frozenset[str]]:
        """Return the places that have documents of each year, as slugs."""
        return places_by_year(self.cards.values())

    def of(self, phrase: Phrase) -> list[Card]:
        """Return the documents that use a phrase, in the order of the corpus."""
        return [self.cards[use.report] for use in phrase.uses]


def places_by_year(cards: Iterable[Card]) -> dict[int, frozenset[str]]:
    """Return the places of some documents by year, as slugs."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for card in cards:
        found[card.year or 0].add(card.place.slug)
    return {year: frozenset(places) for year, places in found.items()}


def documents_of(corpus: Corpus) -> DocumentsByPlace:
    """Return the documents of a corpus that count for phrases; the places come in the order of the lists."""
    found = tally(corpus)
    names = {slug: blocks.page_name(entries) for slug, entries in found.by_slug.items()}
    return DocumentsByPlace({at: found.entries[at] for at in documents(corpus)}, names)
