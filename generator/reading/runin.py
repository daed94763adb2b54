"""Run-in headings: short sentences at the start of a paragraph, or inside it, that the next ones elaborate.

Length alone does not tell them from a sentence that reports a single fact. A linear model weighs what does: form,
what follows, parallel sentences beside it, the words. Its weights are knowledge (`outline-weights.csv`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge.outline import OutlineWords
    from generator.reading.sentences import Sentence

LONGEST = 40
"""Characters of a run-in heading; the longest in the labelled reports has 29, opening clauses included."""
INNER_LONGEST = 24
SHORTEST = 3
REST = 25
"""Characters that must follow a run-in heading for it to be elaborated."""
FOLLOWING = 12
"""Characters of the sentence after a heading inside a paragraph; the least in the labelled reports is 12."""
NEAR = 12
"""Sentences on either side that a sentence is compared with; it bounds the work on hostile input."""
WINDOW = 160
"""How far behind a heading its words are looked for again."""
_LENGTHS = (4, 6, 8, 10, 12, 14, 17, 20, 24, 29, 34)
_FOLLOWING = (0, 10, 16, 24, 34, 50, 80)
_RESTS = (40, 80, 130, 200)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be a run-in heading: its row, its place among the row's sentences, its words."""

    row: int
    place: int
    start: int
    end: int
    words: str
    following: str
    before: int
    rest: int
    shorter: int


def candidates(row: int, text: str, found: Sequence[Sentence], first: int) -> Iterator[Candidate]:
    """Yield the sentences of a row, from the one numbered `first` on, that have the form of a run-in heading."""
    for k in range(first, len(found) - 1):
        sentence = found[k]
        length = len(sentence.words)
        if not SHORTEST <= length <= (INNER_LONGEST if k else LONGEST) or sentence.quoted:
            continue
        if text[sentence.start + length] != "。" or not {"；", "：", ";", "⟦"}.isdisjoint(sentence.words):
            continue
        if k and (len(found[k + 1].words) < FOLLOWING or _figures(sentence.words)):
            continue
        if len(text) - sentence.end >= REST:
            yield Candidate(
                row,
                k,
                sentence.start,
                sentence.end,
                sentence.words,
                found[k + 1].words,
                len(found[k - 1].words) if k else -1,
                len(text) - sentence.end,
                sum(len(other.words) < length for other in found[max(0, k - NEAR) : k + NEAR]),
            )


def features(one: Candidate, text: str, kin: Kin, words: OutlineWords) -> Iterator[str]:
    """Yield the names of the features of a candidate; each counts one."""
    place = "first" if one.place == 0 else "inner"
    said = one.words
    yield "bias"
    yield place
    yield f"{place} length {_bucket(len(said), _LENGTHS)}"
    yield f"{place} following {_bucket(len(one.following), _FOLLOWING)}"
    yield f"{place} following clauses {min(3, one.following.count('，'))}"
    yield f"{place} rest {_bucket(one.rest, _RESTS)}"
    yield f"{place} clauses {min(3, said.count('，'))}"
    yield f"{place} shorter {min(3, one.shorter)}"
    if one.place:
        yield f"place {min(4, one.place)}"
        yield f"before {_bucket(one.before, _FOLLOWING)}"
    yield from _form(said, place, words)
    yield from kin.features(one)
    tail = text[one.end : one.end + WINDOW]
    pairs = {said[i : i + 2] for i in range(len(said) - 1)}
    yield f"{place} again {min(3, sum(pair in tail for pair in pairs))}"
    yield f"{place} then {one.following[:1]}"
    yield f"{place} then {one.following[:2]}"
    yield f"starts {said[0]}"
    yield f"starts {said[:2]}"
    yield f"ends {said[-2:]}"


class Kin:
    """What the candidates of a document share: beginnings, endings and lengths, by row and by section."""

    def __init__(self, found: Sequence[Candidate], section: Mapping[int, int]) -> None:
        """Count over all candidates; `section` tells the section of a row."""
        self._section = section
        self._counts: Counter[tuple[object, ...]] = Counter()
        for one in found:
            self._counts.update(self._keys(one))

    def features(self, one: Candidate) -> Iterator[str]:
        """Yield how many others are parallel to a candidate, and in what."""
        place = "first" if one.place == 0 else "inner"
        if self._counts["others", self._where(one)] == 1:
            yield f"{place} alone {_bucket(len(one.words), _LENGTHS)}"
        for key in self._keys(one):
            yield f"{place} {key[0]} {min(3, self._counts[key] - 1)}"

    def _where(self, one: Candidate) -> tuple[str, int]:
        return ("row", one.row) if one.place else ("section", self._section[one.row])

    def _keys(self, one: Candidate) -> Iterator[tuple[object, ...]]:
        said = one.words
        where = self._where(one)
        yield ("others", where)
        yield ("same start", where, said[:2])
        yield ("same first", where, said[0])
        yield ("same end", where, said[-2:])
        if "，" in said:
            yield ("same pause", where, said.index("，"), said[said.index("，") - 1])
        yield ("same shape", where, len(said), said.count("，"))
        yield ("same shape all", one.place == 0, len(said), said[:1], said[-1:])


def score(names: Iterator[str], weights: Mapping[str, float]) -> float:
    """Return the model's score, positive for a heading."""
    return sum(weights.get(name, 0.0) for name in names)


def _form(said: str, place: str, words: OutlineWords) -> Iterator[str]:
    """Yield the features of the form of a sentence."""
    if words.opener.match(said):
        yield f"{place} opener"
    stated = words.statement.search(said)
    if stated:
        yield f"{place} statement"
        yield f"{place} statement {stated[0][:1]}"
    for name, sign in words.signs:
        yield f"{place} {name} {min(2, len(sign.findall(said)))}"
    if any(c.isdigit() for c in said):
        yield f"{place} digit"
    if "“" in said:
        yield f"{place} quoted"
    if "、" in said:
        yield f"{place} list"
    parts = said.split("，")
    if len(parts) == 2 and len(parts[0]) == len(parts[1]):  # noqa: PLR2004 - a couplet has two halves
        yield f"{place} couplet"


def _figures(said: str) -> bool:
    """Whether a sentence holds a figure outside a quotation (“33618”集群 is a name)."""
    return any(c.isdigit() for c in said) and "“" not in said


def _bucket(value: int, borders: Sequence[int]) -> int:
    """Return how many borders a value lies above."""
    return sum(value > border for border in borders)
