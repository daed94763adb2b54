"""Which passages of a report review what was done, and which plan what is to be done.

The headings say it, or the openings of the paragraphs below them (`divisions.yml`). It is a judgement from the
structure: where nothing says it, a passage has no division.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.cues.divisions import DIVISIONS, Division

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import Passage

OPENING: Final = re.compile("[^\N{FULLWIDTH COMMA}\N{FULLWIDTH COLON}\N{IDEOGRAPHIC FULL STOP}]{0,30}")
"""The first clause of a paragraph, in which a sign counts: 今年经济社会发展的主要预期目标是 has 17 characters."""
NEAR: Final = 4
"""Passages below a heading whose signs count for it: its opening and the first heading below (福建, 2025: 2)."""


def divisions(passages: Sequence[Passage], knowledge: Knowledge) -> tuple[Division | None, ...]:
    """Return the division of each passage, in their order; None where nothing shows one.

    A heading with the sign of one division opens it for all that is below it. One without a sign has that of the
    headings above it; else, if no heading is above it, the first sign near below it decides; else it goes on with
    the plan before it, which is the last division of a report. What comes before the first sign of a review, below
    headings, is of the review too: an excerpt may begin in the middle of it.
    """
    signs = [_sign(passage, knowledge) for passage in passages]
    found: list[Division | None] = []
    above: list[tuple[int, Division | None]] = []
    latest: Division | None = None  # of the last heading that none contains
    for at, passage in enumerate(passages):
        if passage.kind == "heading":
            level = passage.level or 1
            while above and above[-1][0] >= level:
                above.pop()
            inherited = next((one for _, one in reversed(above) if one), None)
            own = inherited or _opened(passages, signs, at, near=0 if above else NEAR)
            own = own or (latest if latest == "plan" else None)
            if not above:
                latest = own
            above.append((level, own))
        found.append(above[-1][1] if above and passage.part == "body" else None)
    return tuple(_with_start(passages, signs, found))


def _sign(passage: Passage, knowledge: Knowledge) -> frozenset[Division]:
    """Return the divisions whose signs are in a heading, or in the opening of a paragraph."""
    opening = OPENING.match(passage.text)
    text = opening[0] if opening and passage.kind != "heading" else passage.text
    return frozenset(name for name in DIVISIONS if knowledge.divisions[name].signs.search(text))


def _opened(
    passages: Sequence[Passage], signs: Sequence[frozenset[Division]], at: int, near: int
) -> Division | None:
    """Return the division that a heading opens: by its own sign, else by the first one near below it.

    A heading with the signs of both opens none: those below it do.
    """
    if signs[at]:
        return next(iter(signs[at])) if len(signs[at]) == 1 else None
    level = passages[at].level or 1
    below = slice(at + 1, at + 1 + near)
    for passage, sign in zip(passages[below], signs[below], strict=True):
        if passage.kind == "heading" and (passage.level or 1) <= level:
            return None
        if len(sign) == 1:
            return next(iter(sign))
    return None


def _with_start(
    passages: Sequence[Passage], signs: Sequence[frozenset[Division]], found: list[Division | None]
) -> list[Division | None]:
    """Return the divisions, with the start of a review that begins in the middle."""
    first = next((at for at, one in enumerate(found) if one), None)
    if first is None or found[first] != "review" or any(signs[:first]):
        return found
    start: list[Division | None] = [
        "review" if passage.part == "body" and (passage.path or passage.kind == "heading") else None
        for passage in passages[:first]
    ]
    return start + found[first:]
