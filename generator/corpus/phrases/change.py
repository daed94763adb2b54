"""Change: of the places with documents in two years, how many use a phrase in each, who began and who dropped it.

Like is compared with like: a place counts if it has documents of one kind in both years, and these are compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.find import documents, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.corpus.phrases.model import Phrase

COMPARED: Final = 3
"""Places with documents in both years from which a change is claimed. A choice."""


@dataclass(frozen=True, slots=True)
class PhraseChange:
    """A phrase in two consecutive years, of which `year` is the later, among the places that are compared.

    `before` and `after` are the slugs of those that use it in each, `of` is the number of all.
    """

    phrase: Phrase
    year: int
    before: frozenset[str]
    after: frozenset[str]
    of: int

    @property
    def difference(self) -> int:
        """Return how many places more use it in the later year."""
        return len(self.after) - len(self.before)


@dataclass(frozen=True, slots=True)
class YearStep:
    """Two consecutive years, of which `year` is the later: the reports compared, by the slug of their place."""

    year: int
    before: Mapping[int, str]
    after: Mapping[int, str]

    @property
    def places(self) -> frozenset[str]:
        """Return the places that are compared."""
        return frozenset(self.after.values())

    def change(self, phrase: Phrase) -> PhraseChange:
        """Return the change of a phrase."""
        users = [use.report for use in phrase.uses]
        before, after = (
            frozenset(reports[at] for at in users if at in reports) for reports in (self.before, self.after)
        )
        return PhraseChange(phrase, self.year, before, after, len(self.places))


def compared(corpus: Corpus) -> list[YearStep]:
    """Return the pairs of consecutive years that can be compared, the latest first."""
    own = documents(corpus)
    by_year: defaultdict[int, dict[int, Brief]] = defaultdict(dict)
    for at, brief in own.items():
        by_year[brief.year or 0][at] = brief
    return list(_pairs(by_year))


def _pairs(by_year: Mapping[int, Mapping[int, Brief]]) -> Iterator[YearStep]:
    for year in sorted(by_year, reverse=True):
        before, after = by_year.get(year - 1, {}), by_year[year]
        both = _kinds(before.values()) & _kinds(after.values())
        one, other = (
            {at: brief.place.slug for at, brief in reports.items() if (brief.place.slug, brief.kind) in both}
            for reports in (before, after)
        )
        found = YearStep(year, one, other)
        if len(found.places) >= COMPARED:
            yield found


def _kinds(briefs: Iterable[Brief]) -> set[tuple[str, str]]:
    return {(brief.place.slug, brief.kind) for brief in briefs}


def changed(corpus: Corpus, most: int) -> tuple[list[PhraseChange], list[PhraseChange]]:
    """Return the phrases that rose and those that fell most between the latest two years, at most so many each.

    Both are empty if no two consecutive years can be compared.
    """
    pairs = compared(corpus)
    if not pairs:
        return [], []
    return rose_and_fell(pairs[0], phrases_of(corpus).phrases, most)


def rose_and_fell(
    pair: YearStep, phrases: Iterable[Phrase], most: int
) -> tuple[list[PhraseChange], list[PhraseChange]]:
    """Return the phrases that rose and those that fell most between two years, those that changed most first."""
    changes = sorted(map(pair.change, phrases), key=lambda one: (-abs(one.difference), one.phrase.text))
    rose, fell = ([one for one in changes if sign * one.difference > 0] for sign in (1, -1))
    return rose[:most], fell[:most]
