"""Run-in headings: short sentences at the start of a paragraph, or inside it, that the next ones elaborate.

Length alone does not distinguish them from a sentence that reports a single fact. A linear model weighs the
evidence: form, the text after it, parallel sentences near it, the words. Its weights are knowledge
(`outline-weights.csv`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.marks import COLON, COMMA, GAP_OPEN, SEMICOLON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.sentences import Sentence

RUN_IN_MAX = 46
"""The most characters of a run-in heading; the longest in the labelled reports has 43, with opening clauses."""
INNER_RUN_IN_MAX = 20
"""The same inside a paragraph; the longest in the labelled reports has 20."""
RUN_IN_MIN = 3
REST = 25
"""The fewest characters after a run-in heading: its elaboration."""
FOLLOWING = 12
"""The fewest characters of the sentence after a heading inside a paragraph; the labelled reports have 12."""
NEIGHBOURS = 12
"""The number of sentences on either side that a sentence is compared with; it bounds work on hostile input."""
WINDOW = 160
"""How many characters after a heading its words are looked for again."""
_DIGIT = re.compile(r"\d")
_LISTING = frozenset(f"{SEMICOLON}{COLON};{GAP_OPEN}")
_LENGTHS = (4, 6, 8, 10, 12, 14, 17, 20, 24, 29, 34)
_FOLLOWING = (0, 10, 16, 24, 34, 50, 80)
_RESTS = (40, 80, 130, 200)
"""The class limits of lengths in characters: of a heading, of the text after it, of the rest. Choices: the
weights are trained with them (tools/train_run_in.py).
"""


class HeadingCandidate(NamedTuple):
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


def candidates(row: int, text: str, found: Sequence[Sentence], first: int) -> Iterator[HeadingCandidate]:
    """Yield the sentences of a row, from the one numbered `first` on, that have the form of a run-in heading."""
    lengths = [len(sentence.words) for sentence in found]
    for k in range(first, len(found) - 1):
        sentence, length = found[k], lengths[k]
        if not RUN_IN_MIN <= length <= (INNER_RUN_IN_MAX if k else RUN_IN_MAX) or sentence.quoted:
            continue
        if text[sentence.start + length] != "。" or not _LISTING.isdisjoint(sentence.words):
            continue
        if k and (lengths[k + 1] < FOLLOWING or has_figures(sentence.words)):
            continue
        if len(text) - sentence.end >= REST:
            yield HeadingCandidate(
                row,
                k,
                sentence.start,
                sentence.end,
                sentence.words,
                found[k + 1].words,
                lengths[k - 1] if k else -1,
                len(text) - sentence.end,
                sum(map(length.__gt__, lengths[max(0, k - NEIGHBOURS) : k + NEIGHBOURS])),
            )


def features(one: HeadingCandidate, text: str, kin: Kin, words: OutlineWords) -> list[str]:
    """Return the names of the features of a candidate; each has the value 1."""
    place = "inner" if one.place else "first"
    said, following = one.words, one.following
    tail = text[one.end : one.end + WINDOW]
    again = sum(said[i : i + 2] in tail for i in range(len(said) - 1))
    names = [
        "bias",
        place,
        f"{place} length {bisect_left(_LENGTHS, len(said))}",
        f"{place} following {bisect_left(_FOLLOWING, len(following))}",
        f"{place} following clauses {min(3, following.count(COMMA))}",
        f"{place} rest {bisect_left(_RESTS, one.rest)}",
        f"{place} clauses {min(3, said.count(COMMA))}",
        f"{place} shorter {min(3, one.shorter)}",
        f"{place} again {min(3, again)}",
        f"{place} then {following[:1]}",
        f"{place} then {following[:2]}",
        f"starts {said[0]}",
        f"starts {said[:2]}",
        f"ends {said[-2:]}",
    ]
    if one.place:
        names += (f"place {min(4, one.place)}", f"before {bisect_left(_FOLLOWING, one.before)}")
    return names + _form(said, place, words) + kin.features(one)


class Kin:
    """Similarities among the candidates of a document: beginnings, endings and lengths, by row and by section."""

    def __init__(self, found: Sequence[HeadingCandidate], section: Mapping[int, int], words: OutlineWords) -> None:
        """Count over all candidates; `section` maps a row to the row of the heading above it."""
        self._section, self._words = section, words
        self._counts: Counter[tuple[object, ...]] = Counter()
        for one in found:
            self._counts.update(self._keys(one))

    def features(self, one: HeadingCandidate) -> list[str]:
        """Return the features for how many others are parallel to a candidate, and in which respect."""
        place = "inner" if one.place else "first"
        counts = self._counts
        names = [f"{place} {key[0]} {min(3, counts[key] - 1)}" for key in self._keys(one)]
        if one.place == 0:
            names += self._position(one)
        if counts["others", self._where(one)] == 1:
            names.append(f"{place} alone {bisect_left(_LENGTHS, len(one.words))}")
        return names

    def _position(self, one: HeadingCandidate) -> list[str]:
        """Return whether a paragraph is first or last in its section: such ones often have no run-in heading."""
        head = self._section[one.row]
        ends = (
            "opening" if head == one.row - 1 else "",
            "closing" if self._section.get(one.row + 1) != head else "",
        )
        kind = "statement" if self._words.statement.search(one.words) else "sentence"
        return [f"first {end} {kind}" for end in ends if end]

    def _where(self, one: HeadingCandidate) -> tuple[str, int]:
        return ("row", one.row) if one.place else ("section", self._section[one.row])

    def _keys(self, one: HeadingCandidate) -> list[tuple[object, ...]]:
        said = one.words
        where = self._where(one)
        pause = said.find(COMMA)
        keys: list[tuple[object, ...]] = [
            ("others", where),
            ("same start", where, said[:2]),
            ("same first", where, said[0]),
            ("same end", where, said[-2:]),
            ("same shape", where, len(said), said.count(COMMA)),
            ("same shape all", one.place == 0, len(said), said[0], said[-1]),
        ]
        if pause > 0:
            keys.append(("same pause", where, pause, said[pause - 1]))
        return keys


def score(names: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the model's score, positive for a heading."""
    return sum([weights[name] for name in names if name in weights])


def _form(said: str, place: str, words: OutlineWords) -> list[str]:
    """Return the features of the form of a sentence."""
    groups = Counter([match.lastgroup for match in words.signs.finditer(said)])
    names = [f"{place} {name} {min(2, groups[name])}" for name in words.signs.groupindex]
    if words.opener.match(said):
        names.append(f"{place} opener")
    stated = words.statement.search(said)
    if stated:
        names += (f"{place} statement", f"{place} statement {stated[0][:1]}")
    if _DIGIT.search(said):
        names.append(f"{place} digit")
    if "“" in said:
        names.append(f"{place} quoted")
    if "、" in said:
        names.append(f"{place} list")
    halves = said.split(COMMA)
    if len(halves) == 2 and len(halves[0]) == len(halves[1]):  # noqa: PLR2004 - a couplet has two halves
        names.append(f"{place} couplet")
    return names


def has_figures(said: str) -> bool:
    """Whether a sentence has a figure outside a quotation (“33618”集群 is a name)."""
    return "“" not in said and bool(_DIGIT.search(said))
