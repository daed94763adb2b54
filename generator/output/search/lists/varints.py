"""Numbers as bytes of seven bits, the lowest first, all but the last with the high bit: many at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers: TypeAlias = npt.NDArray[np.int64]
    Octets: TypeAlias = npt.NDArray[np.uint8]

_STEP = 7
_MOST = 63
"""Bits of the largest number."""


@lru_cache(1 << 14)
def varint(number: int) -> bytes:
    """Return one number."""
    out = bytearray()
    while number >= 1 << _STEP:
        out.append(number & 0x7F | 0x80)
        number >>= _STEP
    out.append(number)
    return bytes(out)


def sizes(values: Numbers) -> Numbers:
    """Return the number of bytes of each value; none is negative."""
    out = np.ones(len(values), np.int64)
    largest = int(values.max(initial=0))
    for bits in range(_STEP, _MOST, _STEP):
        if largest >> bits == 0:
            break
        out += values >> bits > 0
    return out


def encode(values: Numbers) -> Octets:
    """Return the bytes of all values, one after the other."""
    size = sizes(values)
    ends = np.cumsum(size)
    data = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    rest, at = values, ends - size
    while len(rest):
        more = rest >> _STEP > 0
        data[at] = rest & 0x7F | more.astype(np.int64) << _STEP
        rest, at = rest[more] >> _STEP, at[more] + 1
    return data


def decode(data: bytes) -> Numbers:
    """Return the values of bytes that `encode` made."""
    octets = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(octets < 1 << _STEP)
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))[: len(ends)]
    values = (octets[starts] & 0x7F).astype(np.int64)
    longer = np.flatnonzero(ends > starts)
    for bits in range(_STEP, _MOST, _STEP):
        if not len(longer):
            break
        starts[longer] += 1
        values[longer] |= (octets[starts[longer]] & 0x7F).astype(np.int64) << bits
        longer = longer[starts[longer] < ends[longer]]
    return values
