"""Limits: how much a folder may hold, so that one huge or hostile file takes neither the memory nor the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

REASON: Final = 200
"""The most characters of an exception in a finding: some quote the whole input."""


def reason_of(error: Exception) -> str:
    """Return what an exception says, on one line of bounded length; its kind, if it says nothing."""
    return " ".join(str(error).split())[:REASON] or type(error).__name__


LONGEST_TEXT: Final = 2_000_000
"""The most characters of a text, whatever its format. The longest report known has 120,000: a choice."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for the files of a folder; what exceeds one is passed over and named.

    `largest` is the size of a file that is read, in bytes. The longest report known has 120,000 characters; a
    scanned one as PDF has up to 30 MB. `unpacked` is the bytes that all containers of a folder together may unpack
    to, `members` the files in one container, `depth` how many containers may be in each other.
    """

    largest: int = 32_000_000
    unpacked: int = 8_000_000_000
    members: int = 1_000_000
    depth: int = 3


LIMITS = Limits()
