"""Settle one report: which of its passages have an id already, and where the ids lead whose passages are gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from generator.corpus.anchors.corrected import Compared, corrected
from generator.corpus.anchors.equal import equal, spine
from generator.corpus.anchors.lost import buried, place_of
from generator.corpus.anchors.model import IdLine
from generator.corpus.anchors.prints import Seen, likeness
from generator.reading.anchors import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.corpus.anchors.equal import Pairs
    from generator.corpus.anchors.prints import Print
    from generator.reading.model import Report

STEP: Final = 100
"""The distance of the ranks of neighbours at first, so that passages find room between them. A choice."""
RETURNING: Final = 8
"""Letters that a lost passage must have to be recognized when its words are there again. A choice."""
STILL: Final = 0.5
"""The share of a text that the passage which took it in must still have."""


@dataclass(frozen=True)
class Settled:
    """The passages of a report with the earlier lines that are theirs, and the lines that are no passage's.

    `kept` has for each passage its line or None, `before` the numbers of the earlier ones in their order. `lost`
    are the lines whose passages are gone now, each with the number of the passage that it leads to and whether the
    text is in that. `dead` are those that were gone before.
    """

    kept: tuple[IdLine | None, ...]
    stayed: frozenset[int]
    lost: tuple[tuple[IdLine, int | None, bool], ...]
    dead: tuple[IdLine, ...]


def settle(alive: Sequence[IdLine], dead: Sequence[IdLine], report: Report, hashes: Sequence[str]) -> Settled:
    """Return what becomes of the lines of a report; `hashes` are the digests of the words of its passages."""
    seen = [Seen(passage.kind, words(passage.text)) for passage in report.passages]
    compared = Compared([line.print for line in alive], seen)
    same = equal([line.print.hash for line in alive], hashes)
    changed = corrected(compared, same)
    pairs = {**same, **changed}
    kept: list[IdLine | None] = [None] * len(hashes)
    for old, new in pairs.items():
        kept[new] = alive[old]
    stayed = frozenset(new for _, new in spine(pairs))
    back = _returning(dead, kept, hashes)
    for new, line in back.items():
        kept[new] = replace(line, state="now", to="", since="")
    lost = []
    for old, line in enumerate(alive):
        if old not in pairs:
            place = place_of(compared, same, changed, old)
            at = None if place is None else place.new if place.inside else _section(report, place.new)
            lost.append((line, at, bool(place and place.inside)))
    again = {line.id for line in back.values()}
    rest = [_checked(line, kept, same, seen) for line in dead if line.id not in again]
    return Settled(tuple(kept), stayed, tuple(lost), tuple(rest))


def _returning(dead: Sequence[IdLine], kept: Sequence[IdLine | None], hashes: Sequence[str]) -> dict[int, IdLine]:
    """Return the lost passages whose words are there again, once and in no other passage that was lost."""
    times = Counter(word for word, line in zip(hashes, kept, strict=True) if line is None)
    lost = Counter(line.print.hash for line in dead)
    by_word = {line.print.hash: line for line in dead if lost[line.print.hash] == 1}
    return {
        new: by_word[word]
        for new, (word, line) in enumerate(zip(hashes, kept, strict=True))
        if line is None and times[word] == 1 and word in by_word and by_word[word].print.letters >= RETURNING
    }


def _checked(line: IdLine, kept: Sequence[IdLine | None], same: Pairs, seen: Sequence[Seen]) -> IdLine:
    """Return the line of a text that is in another passage; as gone where that has lost it."""
    if line.state != "in":
        return line
    for new, one in enumerate(kept):
        if one is not None and one.id == line.to and new not in same.values():
            return line if _is_still_in(line.print, seen[new]) else replace(line, state="gone")
    return line


def _is_still_in(before: Print, now: Seen) -> bool:
    said = before.known_words()
    if said is not None and said in now.words:
        return True
    return likeness(before, before.grams(), now).kept >= STILL


def _section(report: Report, at: int) -> int:
    """Return the number of the heading that a passage is below, its own for a heading, else that of the first."""
    return next((one for one in range(at, -1, -1) if report.passages[one].kind == "heading"), 0)


def finished(settled: Settled, ids: Sequence[str], prints: Sequence[Print], today: str) -> list[IdLine]:
    """Return the lines of the passages of a report, there and gone, when all of them have an id."""
    ranks = _ranks(settled)
    lines = [IdLine(ident, found.kind, rank=0, print=found) for ident, found in zip(ids, prints, strict=True)]
    lost = []
    for line, at, inside in settled.lost:
        lost.append(buried(line, "" if at is None else ids[at], today, inside=inside))
    placed = [(rank, 0, line) for rank, line in zip(ranks, lines, strict=True)]
    placed += [(Fraction(line.rank), 1, line) for line in (*lost, *settled.dead)]
    placed.sort(key=lambda one: (one[0], one[1], one[2].id))
    if all(rank.denominator == 1 for rank in ranks):
        return [replace(line, rank=int(rank)) for rank, _, line in placed]
    return [replace(line, rank=STEP * number) for number, (_, _, line) in enumerate(placed, 1)]


def _ranks(settled: Settled) -> list[Fraction]:
    """Return the ranks of the passages: what did not move keeps its own, the others are put between."""
    known = [line.rank if line and at in settled.stayed else None for at, line in enumerate(settled.kept)]
    ranks: list[Fraction] = []
    low = 0
    for at, rank in enumerate(known):
        if rank is not None:
            low = rank
            ranks.append(Fraction(rank))
            continue
        ahead = next((number for number, one in enumerate(known[at:], at) if one is not None), None)
        last = ranks[-1] if ranks else Fraction(low)
        if ahead is None:
            ranks.append(Fraction(int(last) + STEP))
        else:
            high = known[ahead]
            step = (Fraction(high or 0) - last) / (ahead - at + 1)
            ranks.append(last + (Fraction(int(step)) if step >= 1 else step))
    return ranks
