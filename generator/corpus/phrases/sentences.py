"""The sentences of phrases: of each report the first sentence that has a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.candidates import spoken
from generator.corpus.phrases.model import Quotation
from generator.corpus.phrases.usage import is_quoted
from generator.knowledge.patterns.literals import Literals
from generator.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.reading.model import Report

TOLD_OF: Final = 160
"""The most sentences of a phrase that are kept, of its latest reports: with 400 bytes each a page has 100 kB."""
AROUND: Final = 70
"""Characters that are kept on both sides of a phrase: two lines. A choice."""
CUT: Final = "…"
"""What stands for the rest of a sentence."""
QUOTED_ALONE: Final = 2
"""Characters of a term that counts in quotation marks alone (`usage.count`)."""


def sentences_of(
    reports: Iterable[tuple[int, Report]], wanted: Mapping[str, Collection[int]]
) -> dict[str, tuple[Quotation, ...]]:
    """Return the sentences of phrases in the reports `wanted` of each, in the order of the reports."""
    if not wanted:
        return {}
    index = Literals(wanted)
    found: dict[str, list[Quotation]] = {phrase: [] for phrase in wanted}
    for number, report in reports:
        for word, said in _first(number, report, index):
            if number in wanted[word]:
                found[word].append(said)
    return {word: tuple(said) for word, said in found.items()}


def _first(number: int, report: Report, index: Literals) -> Iterable[tuple[str, Quotation]]:
    seen: set[int] = set()
    for passage, text in spoken(report):
        for word, start, end in index.found(text):
            alone = end - start == QUOTED_ALONE and not is_quoted(text, start, end)
            if word not in seen and not alone:
                seen.add(word)
                before, after = _around(passage.text, start, end)
                yield index.words[word], Quotation(number, passage.id, before, after)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what comes before and after a phrase in its sentence, cut where it is long."""
    own = next(one for one in sentences(text) if start < one.end)
    first, last = max(own.start, start - AROUND), min(max(own.end, end), end + AROUND)
    before, after = text[first:start], text[end:last]
    return (CUT * (first > own.start)) + before, after + CUT * (last < own.end)
