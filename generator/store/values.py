"""Values as bytes: pickled, dataclasses as calls of their types, which is read faster than as usual."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final

PROTOCOL: Final = 5
"""The version of pickle that is written: the newest that every Python of this program reads."""


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of it; the usual way sets each field of a frozen one by a loop in Python."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - what the base class takes
        kind = type(value)
        if (
            is_dataclass(kind)
            and kind.__reduce_ex__ is object.__reduce_ex__
            and kind.__reduce__ is object.__reduce__
        ):
            return kind, _fields(kind)(value)
        return NotImplemented


@cache
def _fields(kind: type) -> Any:  # noqa: ANN401 - a function of any dataclass
    """Return the function that returns the fields of a value, in the order in which its type takes them."""
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def packed(value: object) -> bytes:
    """Return a value as bytes; dataclasses must take all their fields."""
    written = io.BytesIO()
    _Pickler(written, PROTOCOL).dump(value)
    return written.getvalue()


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - the caller knows what it put
    """Return the value of bytes that `packed` made. They are trusted: a store belongs to who builds with it."""
    return pickle.loads(data)  # noqa: S301 - see above
