"""Words with figures that stand letter for letter in the reports of two years of one place.

A run of clauses counts if it has at least `SHORTEST` characters and two amounts. It is no finding if it speaks of
several years, whose figures are bound to be said again (到2035年, “十四五”). Clauses that a report of another
place has as well are forms of words, and begin no run. Clauses are known by their digests until a run is read.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.overview.tally import tally
from generator.output.pieces import key, report_part
from generator.store import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.output.overview.tally import Card
    from generator.reading.model import Report

SHORTEST: Final = 30
"""The characters of a repeated run: a choice, about two clauses."""
CLAUSE: Final = 12
"""The characters of a clause that is looked up: shorter ones are said everywhere (增长10.5%)."""
AMOUNTS: Final = 2
"""The amounts of a repeated run: one alone may be equal by chance."""
CLAUSES: Final = re.compile("[^，。；！？：、]+")
MARKS: Final = "，。；！？："
AMOUNT: Final = re.compile(r"(?<![0-9.第“A-Za-z+×])[0-9]+(?:\.[0-9]+)?(?![0-9.年月日届次号+×”A-Za-z])")
"""A number that is no date, no ordinal and no part of a name."""
LASTING: Final = re.compile("[0-9一二三四五六七八九]五|五年|年均|20[0-9]{2}年|远景|规划")
"""What speaks of several years."""


class RepeatedWords(NamedTuple):
    """Words in two reports, with their passages: the earlier one first."""

    words: str
    first: Card
    anchor: str
    second: Card
    other: str


def copied_in(corpus: Corpus, slug: str) -> tuple[RepeatedWords, ...]:
    """Return what is repeated in the reports of a place, in the order of the earlier text; no run twice."""
    shared = _shared(corpus).get(slug)
    return tuple(_runs(corpus, shared)) if shared else ()


Pair = tuple["Card", "Card", frozenset[int]]
"""Two reports, and the digests of clauses that both have and no other place."""

_last: list[tuple[Corpus, Mapping[str, Sequence[Pair]]]] = []


def _shared(corpus: Corpus) -> Mapping[str, Sequence[Pair]]:
    """Return by place which reports of two years share clauses with amounts; of the last corpus it is kept."""
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, _found(corpus))]
    return _last[0][1]


def _found(corpus: Corpus) -> Mapping[str, Sequence[Pair]]:
    repeated: dict[str, list[Pair]] = {}
    asked: set[int] = set()
    for slug, cards in tally(corpus).by_slug.items():
        dated = sorted((card for card in cards if card.own and card.year), key=lambda card: card.year or 0)
        own = [(card, _digests(corpus, card)) for card in dated]
        pairs = [
            (one, other, both)
            for at, (one, first) in enumerate(own)
            for other, second in own[at + 1 :]
            if one.year != other.year and (both := first & second)
        ]
        if pairs:
            repeated[slug] = pairs
            asked.update(*(both for _, _, both in pairs))
    usual = _usual(corpus, asked)
    left = {
        slug: [(one, other, rare) for one, other, both in pairs if (rare := both - usual)]
        for slug, pairs in repeated.items()
    }
    return {slug: pairs for slug, pairs in left.items() if pairs}


def _usual(corpus: Corpus, asked: set[int]) -> frozenset[int]:
    """Return the digests, of those asked for, that reports of several places have."""
    places: dict[int, str] = {}
    several: set[int] = set()
    for slug, cards in tally(corpus).by_slug.items() if asked else ():
        for card in cards:
            for one in _digests(corpus, card) & asked if card.own else ():
                if places.setdefault(one, slug) != slug:
                    several.add(one)
    return frozenset(several)


DIGESTS: Final = "clauses"
"""The kind of the digests of a report's clauses in the store."""


def _digests(corpus: Corpus, card: Card) -> frozenset[int]:
    kept, make = corpus.kept, partial(_packed, corpus, card.at)
    if kept is None:
        return _unpacked(make())
    return _unpacked(kept.made(DIGESTS, key(corpus, DIGESTS, [report_part(corpus.briefs[card.at])]), make))


def _unpacked(data: bytes) -> frozenset[int]:
    found: frozenset[int] = frozenset(unpacked(zlib.decompress(data)))
    return found


def _packed(corpus: Corpus, at: int) -> bytes:
    digests = {digest for passage in corpus.reports[at].passages for _, digest in clauses(passage.text)}
    return zlib.compress(packed(tuple(sorted(digests))))


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each clause with an amount begins, and its digest."""
    for match in CLAUSES.finditer(text):
        if len(match[0]) >= CLAUSE and AMOUNT.search(match[0]):
            yield match.start(), int.from_bytes(blake2b(match[0].encode(), digest_size=8).digest())


def _runs(corpus: Corpus, shared: Sequence[Pair]) -> Iterator[RepeatedWords]:
    seen: set[str] = set()
    for one, other, digests in shared:
        for words, anchor, there in repeated(corpus.reports[one.at], corpus.reports[other.at], digests):
            if words not in seen:
                seen.add(words)
                yield RepeatedWords(words, one, anchor, other, there)


def repeated(one: Report, other: Report, digests: frozenset[int]) -> Iterator[tuple[str, str, str]]:
    """Yield the runs that two reports have alike around clauses with these digests, with their two passages."""
    places: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for passage in other.passages:
        for start, digest in clauses(passage.text):
            if digest in digests:
                places[digest].append((passage.id, passage.text, start))
    for passage in one.passages:
        done = 0
        for start, digest in clauses(passage.text):
            if start < done:
                continue
            found = [(_run(passage.text, start, text, at), there) for there, text, at in places.get(digest, ())]
            if found:
                (low, high), there = max(found, key=lambda run: run[0][1] - run[0][0])
                done = high
                if is_telling(words := passage.text[low:high]):
                    yield words, passage.id, there


def _run(text: str, start: int, other: str, at: int) -> tuple[int, int]:
    """Return the longest run of whole clauses around a place that two texts have alike."""
    low = 0
    while low < min(start, at) and text[start - low - 1] == other[at - low - 1]:
        low += 1
    high = 0
    while high < min(len(text) - start, len(other) - at) and text[start + high] == other[at + high]:
        high += 1
    return _at_marks(text, start - low, start + high)


def _at_marks(text: str, low: int, high: int) -> tuple[int, int]:
    """Return a run cut to whole clauses: after a mark or from the start, up to one or to the end."""
    while low and low < high and text[low - 1] not in MARKS:
        low += 1
    while high < len(text) and low < high and text[high - 1] not in MARKS:
        high -= 1
    return low, high


def is_telling(words: str) -> bool:
    """Whether repeated words are a finding: long enough, with two amounts, about no several years."""
    return (
        len(words) >= SHORTEST and sum(1 for _ in AMOUNT.finditer(words)) >= AMOUNTS and not LASTING.search(words)
    )
