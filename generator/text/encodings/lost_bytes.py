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
from typing import TYPE_CHECKING, Final, NamedTuple, Self

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

WHOLE_CHARACTER: Final = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")

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


FIRST_OF_THREE: Final = "\u0800"
LAST_OF_THREE: Final = "\uffff"
"""The first and the last of the characters that have three bytes in UTF-8."""

MOST_LINKS: Final = 400_000
"""Weights of steps kept; if there are more, all are forgotten. A page needs some ten thousand. (A choice.)"""


class Read(NamedTuple):
    """A text read from bytes: how many of its Chinese characters were whole, completed, and lost (U+FFFD)."""

    text: str
    whole: int
    completed: int
    lost: int


class _Token(NamedTuple):
    """A part of a text: its one reading, or the characters that it may be."""

    text: str
    options: tuple[str, ...] = ()
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """Bytes in UTF-8 taken apart: what is whole, and what is left of characters, before anything is chosen.

    `whole` is the number of whole Chinese characters, `parts` that of damaged ones, `open` that of those
    that reports have characters for. Reading them costs a hundred times as much as taking them apart.
    """

    tokens: list[_Token]
    whole: int
    parts: int
    open: int

    @classmethod
    def of(cls, data: bytes, loses: Loses, bigrams: Bigrams) -> Self:
        """Take bytes apart; `LOST` and question marks may show where one is lost."""
        tokens = list(_tokens(_marked(data), loses, bigrams))
        parts = [token for token in tokens if token.is_part]
        whole = sum(
            len(token.text) == 1 and FIRST_OF_THREE <= token.text <= LAST_OF_THREE
            for token in tokens
            if not token.is_part
        )
        return cls(tokens, whole, len(parts), sum(bool(token.options) for token in parts))

    def may_keep(self, share: float) -> bool:
        """Whether a share of the characters would be there if each part that has options were completed."""
        return self.whole + self.open >= share * (self.whole + self.parts)

    def read(self, bigrams: Bigrams) -> Read:
        """Return the text, with the parts completed where statistics leave no doubt."""
        pieces = _resolved(self.tokens, bigrams) if self.open else [token.text for token in self.tokens]
        lost = sum(token.is_part and piece == GONE for token, piece in zip(self.tokens, pieces, strict=True))
        return Read("".join(pieces), self.whole, self.parts - lost, lost)


def read_utf8(data: bytes, loses: Loses, bigrams: Bigrams) -> Read:
    """Return the text of bytes in UTF-8 of which some are lost; `LOST` and question marks may show that."""
    return Tokens.of(data, loses, bigrams).read(bigrams)


def may_be_kept(data: bytes, share: float) -> bool:
    """Whether a share of the characters in bytes of UTF-8 may be whole or completed.

    It only counts, which costs a tenth of taking the bytes apart; what it denies, `Tokens.may_keep` does as well.
    """
    data = _marked(data)
    found: list[tuple[bytes, bytes]] = TOKEN.findall(data)
    strays = sum([stray != b"" for _, stray in found])
    most = len(WHOLE_CHARACTER.findall(data)) + sum([part != b"" for part, _ in found])
    return most >= share * (most + strays)


def _marked(data: bytes) -> bytes:
    """Return bytes with `LOST` for each question mark that was put for a lost one."""
    return QUESTIONS.sub(lambda match: SHOWN_LOST[1] * len(match[0]), data)


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
    near = _by_trail(bigrams)
    if part[0] in TRAILS:
        both = (known for lead in _characters(bigrams) for known in near.get((lead, part[0]), ()))
        return tuple(char for char, second, third in both if part == bytes((second, third)))
    kept = part[1:].strip(SHOWN_LOST[1])
    known = near.get((part[0], kept[0]), ()) if kept else _characters(bigrams).get(part[0], ())
    return tuple(char for char, second, third in known if part[1:] in _remains(second, third, after, loses))


@lru_cache(maxsize=2)
def _by_trail(bigrams: Bigrams) -> dict[tuple[int, int], list[tuple[str, int, int]]]:
    """Return the characters of reports by their lead and by either of their other bytes."""
    found: dict[tuple[int, int], list[tuple[str, int, int]]] = {}
    for lead, characters in _characters(bigrams).items():
        for known in characters:
            for trail in {*known[1:]}:
                found.setdefault((lead, trail), []).append(known)
    return found


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
        best, lead = _leading(left, right) if len(column) > 1 else (0, inf)
        leads.append(lead)
        pieces.append(column[best] if lead >= LOST_BYTE_LEAD else GONE)
    return [
        piece if not tokens[at].options or _is_clear(pieces, at, leads[at], bigrams) else GONE
        for at, piece in enumerate(pieces)
    ]


def _leading(left: Sequence[float], right: Sequence[float]) -> tuple[int, float]:
    """Return which option has the most weight from both sides, and by how much it leads all others together."""
    weights = [a + b for a, b in zip(left, right, strict=True)]
    best = max(range(len(weights)), key=weights.__getitem__)
    return best, weights[best] - _sum([weight for at, weight in enumerate(weights) if at != best])


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


SETTLED: Final = (0.0,)
"""The weights of a token that has one reading: what is before it does not matter for what is after it."""


def _weights(columns: Sequence[tuple[str, ...]], bigrams: Bigrams, *, forward: bool) -> list[Sequence[float]]:
    """Return for each option the logarithm of the summed probability of all that is before it (or after it)."""
    links = _links(bigrams)
    found: list[Sequence[float]] = []
    before: tuple[str, ...] = ("\n",)
    weights: Sequence[float] = SETTLED
    for column in columns:
        weights = SETTLED if len(column) == 1 else _stepped(before, weights, column, links, forward=forward)
        found.append(weights)
        before = column
    return found


def _stepped(
    before: tuple[str, ...], weights: Sequence[float], column: tuple[str, ...], links: _Links, *, forward: bool
) -> list[float]:
    """Return the weights of options after those of the token before, the largest of them 0."""
    if forward:
        olds = [(old[-1], weight) for old, weight in zip(before, weights, strict=True)]
        summed = [_sum([weight + links[old + new] for old, weight in olds]) for new in column]
    else:
        olds = [(old[0], weight) for old, weight in zip(before, weights, strict=True)]
        summed = [_sum([weight + links[new + old] for old, weight in olds]) for new in column]
    top = max(summed)
    return [weight - top for weight in summed]


class _Links(dict[str, float]):
    """The weights of steps between two characters, each worked out when it is first asked for."""

    def __init__(self, bigrams: Bigrams) -> None:
        """Take the counts."""
        super().__init__()
        self._bigrams = bigrams

    def __missing__(self, pair: str) -> float:
        """Work a weight out and keep it; nothing is known next to what is lost."""
        if len(self) >= MOST_LINKS:
            self.clear()
        first, second = pair[0], pair[1]
        if second == GONE:
            weight = 0.0
        elif first == GONE:
            weight = log(self._bigrams.anywhere(class_of(second)))
        else:
            weight = self._bigrams.log_probability(first, second)
        self[pair] = weight
        return weight


@lru_cache(maxsize=2)
def _links(bigrams: Bigrams) -> _Links:
    """Return the weights of steps, which are kept for as long as texts come with the same counts."""
    return _Links(bigrams)


def _sum(weights: Sequence[float]) -> float:
    """Return the logarithm of the sum of the numbers whose logarithms are given."""
    if len(weights) == 1:
        return weights[0]
    top = max(weights, default=-inf)
    return top if top == -inf else top + log(sum([exp(weight - top) for weight in weights]))


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
