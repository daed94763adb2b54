"""Lost bytes: characters of UTF-8 that a wrong decoder kept in part, completed where statistics leave no doubt.

A decoder that pairs bytes (GBK) loses those that make no pair; one of single bytes loses those it has no
character for. Some write U+FFFD or a question mark for a lost byte, others nothing. What is left of a character is
compared with all characters that reports have, and the counts of pairs choose among those that fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, inf, log
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.bigrams import class_of
from generator.knowledge.marks import COLON, COMMA, SEMICOLON
from generator.text.encodings.codepages import GONE, LOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.knowledge.bigrams import Bigrams

    Loses = Callable[[int, int | None], bool]
    """Whether a wrong decoder loses a byte before another one, or before ASCII or the end (None)."""

LOST_BYTE_LEAD: Final = 3.0
"""Nats by which the best choice for a lost byte must lead all others together."""

MARKS: Final = frozenset(f"{COMMA}。、{SEMICOLON}{COLON}")

UNKNOWN_LEAD: Final = 5.0
"""The same for a choice that reports have beside one of its neighbours only."""

TRAILS: Final = range(0x80, 0xC0)
"""The second and third bytes of a character in UTF-8."""

TOKEN: Final = re.compile(
    rb"[\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
    rb"|(?P<part>[\xe0-\xef](?:[\x80-\xbf]\xff?|\xff(?:[\x80-\xbf]|\xff)?)?"
    rb"|(?<![\x80-\xbf])[\x80-\xbf]{2}(?![\x80-\xbf]))"
    rb"|(?P<stray>.)",
    re.DOTALL,
)
"""Whole characters; what is left of one (its lead and at most one more byte, or both others); other bytes."""

SHOWN_LOST: Final = (b"", bytes((LOST,)))
"""What decoders write for a lost byte: nothing, or a mark."""

FIRST_HEADING: Final = ("一", "、")
"""The number of a first heading: in UTF-8 both characters end in bytes that GBK loses (80 and 81)."""

QUESTIONS: Final = re.compile(rb"(?<=[\xe0-\xef])\?{1,2}|(?<=[\xe0-\xef][\x80-\xbf])\?")
"""Question marks that were put for lost bytes."""


LEAD: Final = 0xE0
"""The least first byte of a character of three bytes."""

CHARACTER: Final = 3
"""The number of bytes of a Chinese character or mark."""


class Read(NamedTuple):
    """A text read from bytes: how many of its Chinese characters were whole, completed, and lost (U+FFFD)."""

    text: str
    whole: int
    completed: int
    lost: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A part of a text: its one reading, or the characters that it may be."""

    text: str
    options: tuple[str, ...] = ()
    is_part: bool = False


def read_utf8(data: bytes, loses: Loses, bigrams: Bigrams) -> Read:
    """Return the text of bytes in UTF-8 of which some are lost; `LOST` and question marks may show that."""
    data = QUESTIONS.sub(lambda match: b"\xff" * len(match[0]), data)
    tokens = list(_tokens(data, loses, bigrams))
    pieces = _resolved(tokens, bigrams) if any(token.options for token in tokens) else [t.text for t in tokens]
    parts = [piece for token, piece in zip(tokens, pieces, strict=True) if token.is_part]
    whole = sum(
        not token.is_part and len(token.text) == 1 and len(token.text.encode()) == CHARACTER for token in tokens
    )
    return Read("".join(pieces), whole, sum(piece != GONE for piece in parts), parts.count(GONE))


def may_be_utf8(data: bytes, least: float) -> bool:
    """Whether at least a share of the characters in bytes of UTF-8 is whole; this costs less than reading them."""
    parts = whole = 0
    for match in TOKEN.finditer(data):
        parts += match["part"] is not None or match["stray"] is not None
        whole += len(match[0]) == CHARACTER and match[0][0] >= LEAD and match.lastgroup is None
    return whole >= least * (whole + parts)


def _tokens(data: bytes, loses: Loses, bigrams: Bigrams) -> Iterable[_Token]:
    for match in TOKEN.finditer(data):
        following = data[match.end() : match.end() + 1]
        if match["part"]:
            after = following[0] if following and 0x80 <= following[0] < LOST else None  # noqa: PLR2004 - not ASCII
            yield _Token(GONE, _options(match["part"], after, loses, bigrams), is_part=True)
        elif match["stray"]:
            yield _Token(GONE, is_part=True)
        else:
            text = match[0].decode("utf-8", "replace")
            yield _Token(GONE, is_part=True) if GONE in text else _Token(text)


@lru_cache(maxsize=10_000)
def _options(part: bytes, after: int | None, loses: Loses, bigrams: Bigrams) -> tuple[str, ...]:
    """Return the characters of reports that may have left a part before the next byte (None before ASCII)."""
    by_lead = _characters(bigrams)
    if part[0] in TRAILS:
        every = (known for characters in by_lead.values() for known in characters)
        return tuple(char for char, second, third in every if part == bytes((second, third)))
    known = by_lead.get(part[0], ())
    return tuple(char for char, second, third in known if part[1:] in _remains(second, third, after, loses))


@lru_cache(maxsize=100_000)
def _remains(second: int, third: int, after: int | None, loses: Loses) -> frozenset[bytes]:
    """Return what may be left of the bytes after a lead: none, one or both, and the marks for those lost.

    In pairs of bytes, the second one belongs either to the lead, and is kept, or to the third.
    """
    right = _shown(third, lost=loses(third, after))
    remains = {bytes((second,)) + other for other in right}
    if loses(second, third):
        remains.update(one + other for one in SHOWN_LOST for other in right)
        if second != TRAILS[0]:  # browsers take both bytes of a false pair
            remains.update(SHOWN_LOST)
    return frozenset(remains)


def _shown(byte: int, *, lost: bool) -> tuple[bytes, ...]:
    kept = bytes((byte,))
    return (*SHOWN_LOST, kept) if lost else (kept,)  # what may be lost may be there: a no-break space


@lru_cache(maxsize=2)
def _characters(bigrams: Bigrams) -> dict[int, list[tuple[str, int, int]]]:
    """Return the characters of reports that have three bytes in UTF-8, by the first of them."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for char in bigrams.singles:
        data = char.encode()
        if len(data) == CHARACTER:
            found.setdefault(data[0], []).append((char, data[1], data[2]))
    return found


def _resolved(tokens: Sequence[_Token], bigrams: Bigrams) -> list[str]:
    """Return the text of each token: of several options the one that leads, or U+FFFD."""
    columns = _numbered([token.options or (token.text,) for token in tokens])
    forward = _weights(columns, bigrams, forward=True)
    backward = _weights(columns[::-1], bigrams, forward=False)[::-1]
    pieces: list[str] = []
    leads: list[float] = []
    for column, left, right in zip(columns, forward, backward, strict=True):
        weights = [a + b for a, b in zip(left, right, strict=True)]
        best = max(range(len(column)), key=weights.__getitem__)
        leads.append(weights[best] - _sum(weight for at, weight in enumerate(weights) if at != best))
        pieces.append(column[best] if leads[-1] >= LOST_BYTE_LEAD else GONE)
    return [
        piece if not tokens[at].options or _is_clear(pieces, at, leads[at], bigrams) else GONE
        for at, piece in enumerate(pieces)
    ]


def _is_clear(pieces: Sequence[str], at: int, lead: float, bigrams: Bigrams) -> bool:
    """Whether reports have a choice beside its neighbours: beside both, or beside one if it leads by far.

    The right character may be none of the reports'; then a choice leads by far that goes with neither neighbour.
    """
    if pieces[at] in MARKS:
        return True  # a mark follows any word
    sides = pairwise(pieces[max(0, at - 1) : at + 2])
    pairs = [class_of(left[-1]) + class_of(right[0]) for left, right in sides if GONE not in (left[-1], right[0])]
    known = [pair in bigrams.pairs for pair in pairs]
    return any(known) and (all(known) or lead >= UNKNOWN_LEAD)


def _numbered(columns: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the options with the number of a first heading decided: nothing else begins a line like it."""
    if len(columns) >= len(FIRST_HEADING) and all(map(tuple.__contains__, columns, FIRST_HEADING)):
        return [*((char,) for char in FIRST_HEADING), *columns[len(FIRST_HEADING) :]]
    return columns


def _weights(columns: Sequence[tuple[str, ...]], bigrams: Bigrams, *, forward: bool) -> list[list[float]]:
    """Return for each option the logarithm of the summed probability of all that is before it (or after it)."""
    found: list[list[float]] = []
    before: tuple[str, ...] = ("\n",)
    weights = [0.0]
    for column in columns:
        weights = [
            _sum(
                weight + _link(bigrams, old, new, forward=forward)
                for old, weight in zip(before, weights, strict=True)
            )
            for new in column
        ]
        top = max(weights)
        weights = [weight - top for weight in weights]
        found.append(weights)
        before = column
    return found


def _link(bigrams: Bigrams, old: str, new: str, *, forward: bool) -> float:
    """Return the weight of a step between two tokens; nothing is known next to what is lost."""
    first, second = (old[-1], new[0]) if forward else (new[-1], old[0])
    if second == GONE:
        return 0.0
    if first == GONE:
        return log(bigrams.anywhere(class_of(second)))
    return bigrams.log_probability(first, second)


def _sum(weights: Iterable[float]) -> float:
    """Return the logarithm of the sum of the numbers whose logarithms are given."""
    listed = list(weights)
    top = max(listed, default=-inf)
    return top if top == -inf else top + log(sum(exp(weight - top) for weight in listed))


@cache
def gbk_loses(byte: int, following: int | None) -> bool:
    """Whether a decoder of GBK loses a byte: with the one after it, it makes no pair."""
    if following is None:
        return True
    try:
        bytes((byte, following)).decode("gbk")
    except UnicodeDecodeError:
        return True
    return False
