"""Lost passages: where an id leads whose text is no passage any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.equal import gaps, spine
from generator.corpus.anchors.prints import SAMPLE, SHORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.corpus.anchors.corrected import Compared
    from generator.corpus.anchors.equal import Pairs
    from generator.corpus.anchors.model import IdLine

WHOLE: Final = 0.99
"""The share of a sample that another passage must have to contain the text: all of it."""
PIECE: Final = 0.9
"""The share of a passage that must have been in an earlier one for it to be a piece of that."""
PIECES: Final = 0.8
"""The share of an earlier passage that its pieces must have together."""
ROOM: Final = 0.5
"""How much of a passage that took in another must be new, as a share of that one."""
LEAST: Final = 8
"""Grams below which a sample does not show that a text is in another."""


class Whereabouts(NamedTuple):
    """Where the text of a lost passage is: the number of a passage of today, and whether it is in that."""

    new: int
    inside: bool


def place_of(compared: Compared, equal: Pairs, changed: Pairs, old: int) -> Whereabouts | None:
    """Return where the text of an earlier passage is, or the nearest one that is still there; None without any.

    It can be only in a passage whose words are not those of an earlier one.
    """
    candidates = [one for one in range(len(compared.new)) if one not in equal.values()]
    inside = _inside(compared, equal, changed, old, candidates)
    if inside is not None:
        return Whereabouts(inside, inside=True)
    nearest = _nearest({**equal, **changed}, old)
    return None if nearest is None else Whereabouts(nearest, inside=False)


def _inside(compared: Compared, equal: Pairs, changed: Pairs, old: int, candidates: Sequence[int]) -> int | None:
    before = compared.old[old]
    said = before.known_words()
    if before.letters < SHORT and said is not None:
        near = _near(compared, equal, old)
        found = [one for one in candidates if one in near and said and said in compared.new[one].words]
        return found[0] if len(found) == 1 else None
    if len(compared.samples[old]) < LEAST:
        return None
    whole = [
        one
        for one in candidates
        if compared.like(old, one).kept >= WHOLE and _has_room(compared, changed, old, one)
    ]
    if len(whole) == 1:
        return whole[0]
    pieces = [one for one in candidates if _is_piece(compared, changed, old, one)]
    shares = {one: compared.like(old, one).kept for one in pieces}
    return max(shares, key=lambda one: shares[one]) if sum(shares.values()) >= PIECES else None


def _near(compared: Compared, equal: Pairs, old: int) -> set[int]:
    """Return the passages of today between the neighbours of an earlier one."""
    for left, right in gaps(equal, len(compared.old), len(compared.new)):
        if old in left:
            return set(right)
    return set()


def _has_room(compared: Compared, changed: Pairs, old: int, new: int) -> bool:
    """Whether a passage has room for an earlier one beside the one that it is a correction of."""
    own = next((before for before, now in changed.items() if now == new), None)
    if own is None:
        return True
    added = (1 - compared.like(own, new).old) * len(compared.new[new].grams)
    return added >= ROOM * compared.old[old].letters


def _is_piece(compared: Compared, changed: Pairs, old: int, new: int) -> bool:
    like = compared.like(old, new)
    return (
        new not in changed.values()
        and like.old >= PIECE
        and like.kept * SAMPLE > 1
        and len(compared.new[new].grams) >= LEAST
    )


def _nearest(pairs: Pairs, old: int) -> int | None:
    """Return the passage of today that was before an earlier one, else the first that was after it."""
    stayed = dict(spine(pairs))
    for before in range(old - 1, -1, -1):
        if before in stayed:
            return stayed[before]
    return next((stayed[one] for one in sorted(stayed)), None)


def buried(line: IdLine, to: str, today: str, *, inside: bool) -> IdLine:
    """Return the line of a passage that is there no more."""
    return replace(line, state="in" if inside else "gone", to=to, since=today)
