"""The elements of a JSON array, one at a time: a crawl of a million pages does not fit into memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.sources.containers.lines import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.sources.containers.lines import Lines

PART: Final = 1 << 20
"""The number of characters read at a time; a choice."""

BLANK: Final = " \t\r\n"


def values(lines: Lines) -> Iterator[object]:
    """Yield the elements of the array that a file is; a ValueError where it is none, or is broken.

    An element that does not end in what has been read is tried again with twice as much: the work is linear in
    the size of the file.
    """
    decoder, text, at = json.JSONDecoder(), lines.part(PART).lstrip(BLANK + "\N{ZERO WIDTH NO-BREAK SPACE}"), 1
    while True:
        at = _skip(text, at)
        if text.startswith("]", at):
            return
        try:
            value, end = decoder.raw_decode(text, at)
            ended = end < len(text)  # a number may go on in the next part
        except ValueError:
            ended = False
            if len(text) - at > LONGEST_LINE:
                raise
        if not ended:
            more = lines.part(max(PART, len(text) - at))
            if not more:
                raise ValueError("the array does not end")
            text, at = text[at:] + more, 0
            continue
        yield value
        at = end


def _skip(text: str, at: int) -> int:
    """Return the place of the next element. Commas are not counted: programs leave one after the last."""
    while at < len(text) and text[at] in BLANK + ",":
        at += 1
    return at
