"""Variants: where a witness has other letters than its base, each with its place in both clean texts.

Only letters, digits and gap marks are compared: punctuation, blanks and line ends are what every site sets anew.
"""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.witnesses.alignment import LONGEST, Run, in_order, knots, runs, taken
from generator.corpus.witnesses.letters import MISSING, letters_of
from generator.corpus.witnesses.model import Variant
from generator.corpus.witnesses.parts import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.witnesses.letters import Letters
    from generator.corpus.witnesses.model import VariantKind
    from generator.reading.model import Report

CLOSE: Final = 400
"""The most letters on a side that are compared one by one: the time grows with the square. Longer passages between
equal ones are other text as a whole."""

WORK: Final = 4_000_000
"""The most pairs of letters compared for one witness: 25 passages of 400. A copy with a wrong character in twenty
needs a hundredth of it; on a text that is made to take long, it is spent in two seconds."""

CHANCE: Final = 2
"""So many equal letters or fewer between two differences are chance: 的 in two different clauses."""


class Difference(NamedTuple):
    """Letters [here, here_end) of a base that are letters [there, there_end) in a witness."""

    here: int
    here_end: int
    there: int
    there_end: int


def differences(base: str, witness: str) -> list[Difference]:
    """Return where two texts differ, in order; what is between two differences is equal."""
    if base == witness:
        return []
    if max(len(base), len(witness)) > LONGEST:
        return [Difference(0, len(base), 0, len(witness))]
    matched = in_order(taken(runs(witness, base, knots(base))))
    equal = [Run(run.there, run.here, run.size) for run in matched]
    return list(_joined(_between(base, witness, equal)))


def _between(base: str, witness: str, equal: Sequence[Run]) -> Iterator[Difference]:
    here = there = work = 0
    for run in (*equal, Run(len(base), len(witness), 0)):
        if run.here > here or run.there > there:
            part = Difference(here, run.here, there, run.there)
            work += _work(part)
            yield from _close(base, witness, part) if _work(part) > 0 and work <= WORK else (part,)
        here, there = run.here + run.size, run.there + run.size


def _work(part: Difference) -> int:
    """Return how many pairs of letters are compared for a part; none where it is not compared letter by letter."""
    sides = part.here_end - part.here, part.there_end - part.there
    return sides[0] * sides[1] if max(sides) <= CLOSE else 0


def _close(base: str, witness: str, part: Difference) -> Iterator[Difference]:
    """Yield the differences inside a part that lies between equal runs."""
    one, other = base[part.here : part.here_end], witness[part.there : part.there_end]
    for tag, start, end, there, there_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Difference(part.here + start, part.here + end, part.there + there, part.there + there_end)


def _joined(found: Iterable[Difference]) -> Iterator[Difference]:
    """Yield differences, those with next to nothing between them as one."""
    last: Difference | None = None
    for one in found:
        if last and one.here - last.here_end <= CHANCE and one.there - last.there_end <= CHANCE:
            last = Difference(last.here, one.here_end, last.there, one.there_end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def variants(base: Report, witness: Report) -> tuple[Variant, ...]:
    """Return where a witness differs from its base, in the order of the base."""
    mine, others = letters_of(base.passages), letters_of(witness.passages)
    ends = list(accumulate(len(passage.text) + 1 for passage in base.passages))
    texts = base.clean, witness.clean
    found = differences(mine.text, others.text)
    return tuple(_variant(one, base, ends, (mine, others), texts) for one in found)


def _variant(
    one: Difference, base: Report, ends: Sequence[int], letters: tuple[Letters, Letters], texts: tuple[str, str]
) -> Variant:
    start, end = letters[0].span(one.here, one.here_end)
    other_start, other_end = letters[1].span(one.there, one.there_end)
    passage = base.passages[min(bisect_right(ends, start), len(ends) - 1)]
    kind = _kind(letters[0].text[one.here : one.here_end], letters[1].text[one.there : one.there_end])
    if kind == "adds" and _is_cut(one, base, len(letters[0].text)):
        kind = "supplies"
    return Variant(
        kind,
        passage.id,
        start,
        end,
        texts[0][start:end],
        other_start,
        other_end,
        texts[1][other_start:other_end],
    )


def _is_cut(one: Difference, base: Report, length: int) -> bool:
    """Whether a difference is at an end of the base at which its structure shows that text is missing."""
    gaps = {gap.kind for gap in base.gaps}
    return (one.here == 0 and "opening" in gaps) or (one.here == length and bool(CUT & gaps))


def _kind(base: str, witness: str) -> VariantKind:
    if MISSING in base and witness.strip(MISSING):
        return "supplies"
    if MISSING in witness and base.strip(MISSING):
        return "lacks"
    if not base:
        return "adds"
    return "differs" if witness else "omits"
