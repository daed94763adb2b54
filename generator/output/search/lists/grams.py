"""The grams of the passages: what the index has lists of, and where each occurs.

A gram is a character other than a digit or a blank; two letters, next to each other or with nothing but
punctuation between; a whole number; a whole number and the letter right after it; or a letter and the mark right
after it. Letters are the characters of folded text other than punctuation, blanks and gap marks. A passage that
matches a query contains all grams of the query, so the lists never lose a hit.
`generator/output/site/theme/assets/search/match.js` makes the same grams of a query.

A gram is a number here (`_key`), so that all can be sorted at once: its bucket, its form, and its characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from generator.output.search.fold import BARRIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from generator.output.search.lists.varints import Numbers

    Some = TypeVar("Some", int, Numbers)

NUMBER = re.compile("[0-9]+(?:(?:\\.(?=[0-9])(?![0-9]{4}年)|,(?=[0-9]{3}(?![0-9])))[0-9]+)*")
"""A number as a whole: 7.5, 1,200. A list number before a year (1.2023年) is a separate number."""

LONGEST_WORD = 9
"""The most characters of a number in its gram: those of so many fit in a key (34 bits, see `_key`)."""

MARKS = ",;:!?\u3001\u3002\u00b7"
"""Marks that form a gram with the letter before: 峰、 is in 碳达峰、碳中和, not in 碳达峰碳中和."""

KEPT = "%\u2030\u2031"
"""Punctuation by its class, but part of a quantity: percent, per mille, per myriad."""

BUCKETS = 64
"""The number of parts into which grams are spread, so that one of them at a time is in memory."""

SINGLE, ACROSS, NEAR, WHOLE = range(4)
"""Forms of a gram: a character, a pair over punctuation, a pair without, a number. The last two have offsets."""

CHAR = 21
"""Bits of a code point."""
_FORM = 55  # bits below the form of a key
_BUCKET = 57  # bits below its bucket
_SYMBOLS = " 0123456789.,"
_FACTOR = 31  # of a character, as in hashes of strings
_GOLDEN = 0x9E3779B1
"""2^32 divided by the golden ratio: a product with it spreads neighbouring numbers (Knuth 6.4)."""
_LETTER, _DROPPED, _BREAK = range(3)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Occurrences of grams, sorted by gram, passage and offset (in characters); a single has one a passage."""

    grams: Numbers
    passages: Numbers
    offsets: Numbers


@cache
def punctuation() -> frozenset[str]:
    """Return the characters that a loose search ignores, including blanks."""
    # The basic plane alone: the browser reads punctuation beyond it as two letters.
    marks = (chr(code) for code in range(1 << 16) if unicodedata.category(chr(code))[0] in "PZ")
    return frozenset(char for char in marks if char not in KEPT) | frozenset("\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85")


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """Return the class of each code point."""
    out = np.full(1 << CHAR, _LETTER, np.uint8)
    out[[ord(char) for char in punctuation()]] = _DROPPED
    out[[ord("\n"), ord(BARRIER)]] = _BREAK
    return out


def _mixed(value: Some) -> Some:
    """Return the number by which a gram is assigned to a bucket and to a shard, from that of its characters."""
    return (value * _GOLDEN & 0xFFFFFFFF) >> 8


def _key(form: int, upper: Some, lower: Some, value: Some) -> Some:
    """Return keys: bucket, form, what precedes (a character, or the digits of a number), the last character."""
    return _mixed(value) % BUCKETS << _BUCKET | form << _FORM | upper << CHAR | lower


def _value(name: str) -> int:
    """Return the number of the characters of a name."""
    value = 0
    for char in name:
        value = value * _FACTOR + ord(char) & 0xFFFFFFFF
    return value


@lru_cache(1 << 16)
def _number_key(digits: str, after: str) -> int:
    code = 0
    for symbol in digits[:LONGEST_WORD]:
        code = code * len(_SYMBOLS) + _SYMBOLS.index(symbol)
    return _key(WHOLE, code, ord(after) if after else 0, _value(f"#{digits[:LONGEST_WORD]}{after}"))


def _numbers(text: str, classes: npt.NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Yield the key and the start of each number, alone and with the letter after it; a number breaks a pair."""
    kind = _classes()
    for found in NUMBER.finditer(text):
        start, end = found.span()
        classes[start:end] = _BREAK
        yield _number_key(found[0], ""), start
        after = text[end : end + 1]
        if after and kind[ord(after)] == _LETTER:
            yield _number_key(found[0], after), start


def occurrences(passages: Sequence[str]) -> Occurrences:
    """Return the grams of passages (folded) with their places; none spans two passages."""
    text = "\n".join(passages)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    classes = _classes()[points]
    numbers = np.array(list(_numbers(text, classes)), np.int64).reshape(-1, 2)
    parts = [(numbers[:, 0], numbers[:, 1]), *_pairs(points, classes), _marked(points), _singles(points, classes)]
    grams, places = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(grams, kind="stable")  # each form is in the order of the text
    grams, places = grams[order], places[order]
    starts = np.cumsum([0, *(len(passage) + 1 for passage in passages)])[: max(1, len(passages))]
    found = np.searchsorted(starts, places, side="right") - 1
    return _once(Occurrences(grams, found, places - starts[found]))


def _pairs(points: Numbers, classes: npt.NDArray[np.uint8]) -> Iterator[tuple[Numbers, Numbers]]:
    letters = np.flatnonzero(classes == _LETTER)
    stretch = np.cumsum(classes == _BREAK)[letters]
    joined = stretch[1:] == stretch[:-1]
    first, second = letters[:-1][joined], letters[1:][joined]
    near = second - first == 1
    for form, chosen in ((NEAR, near), (ACROSS, ~near)):
        a, b = points[first[chosen]], points[second[chosen]]
        yield _key(form, a, b, a * _FACTOR + b & 0xFFFFFFFF), first[chosen]


def _marked(points: Numbers) -> tuple[Numbers, Numbers]:
    marks = np.isin(points, [ord(mark) for mark in MARKS])
    other = marks | np.isin(points, [ord(char) for char in f"\n {BARRIER}0123456789"])
    places = np.flatnonzero(marks[1:] & ~other[:-1])
    a, b = points[places], points[places + 1]
    return _key(NEAR, a, b, a * _FACTOR + b & 0xFFFFFFFF), places


def _singles(points: Numbers, classes: npt.NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    places = np.flatnonzero((classes != _BREAK) & (points != ord(" ")))
    return _key(SINGLE, np.zeros_like(places), points[places], points[places]), places


def _once(found: Occurrences) -> Occurrences:
    """Return the occurrences with one in a passage of a single character."""
    again = np.zeros(len(found.grams), bool)
    same = found.grams[1:] == found.grams[:-1]
    again[1:] = same & (found.passages[1:] == found.passages[:-1]) & (form_of(found.grams[1:]) == SINGLE)
    kept = ~again
    return Occurrences(found.grams[kept], found.passages[kept], found.offsets[kept])


def form_of(grams: Numbers) -> Numbers:
    """Return the form of each gram."""
    return grams >> _FORM & 3


def bucket_of(grams: Numbers) -> Numbers:
    """Return the bucket of each gram."""
    return grams >> _BUCKET


def within(grams: Numbers) -> Numbers:
    """Return grams as they are numbered within their bucket."""
    return grams & (1 << _BUCKET) - 1


def spread(grams: Numbers) -> Numbers:
    """Return for each gram the number that assigns it to a bucket and to a shard, by the remainder.

    It is derived from the code points of its name without a blank: each time 31 times the value so far plus the
    next, modulo 2^32; then `_mixed`.
    """
    upper, lower = _parts(grams)
    value = upper * _FACTOR + lower & 0xFFFFFFFF
    for n in np.flatnonzero(form_of(grams) == WHOLE).tolist():
        value[n] = _value(_number(int(upper[n]), int(lower[n])))
    return _mixed(value)


def listed(grams: Numbers) -> str:
    """Return the names of grams by line: 峰、, #7.5%; the letters of a pair over punctuation have a blank between.

    Numbers are last, as in the rising order of one bucket.
    """
    upper, lower = _parts(grams)
    form = form_of(grams)
    whole = form == WHOLE
    columns = np.stack((upper, np.full_like(upper, ord(" ")), lower, np.full_like(upper, ord("\n"))), axis=1)
    shown = np.stack((form != SINGLE, form == ACROSS, form >= SINGLE, form >= SINGLE), axis=1)
    points = columns[~whole][shown[~whole]].astype("<u4")
    text: str = points.tobytes().decode("utf-32-le", "surrogatepass")
    numbers = "".join(
        _number(a, b) + "\n" for a, b in zip(upper[whole].tolist(), lower[whole].tolist(), strict=True)
    )
    return (text + numbers)[:-1]


def names(grams: Numbers) -> list[str]:
    """Return the names of grams, in their order."""
    return [listed(grams[n : n + 1]) for n in range(len(grams))]


def _parts(grams: Numbers) -> tuple[Numbers, Numbers]:
    return grams >> CHAR & (1 << _FORM - CHAR) - 1, grams & (1 << CHAR) - 1


def _number(upper: int, lower: int) -> str:
    digits = ""
    while upper:
        upper, symbol = divmod(upper, len(_SYMBOLS))
        digits = _SYMBOLS[symbol] + digits
    return f"#{digits}{chr(lower) if lower else ''}"
