"""What the sources layer yields: a source text with where it comes from. And what a reader is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader makes of the bytes of a file.

    `encoding` is a Python codec name where the bytes decoded with it are the text, and None for a reader that does
    more than decode.
    """

    text: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of some suffixes become text.

    `name` and `version` are published with each report: whoever replays a ledger needs the same text again. Raise
    the version when the same bytes give another text. `suffixes` are in lower case, with their point. `extract` is
    a pure function of the bytes; bytes that it cannot read are a SourceError.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes], Extract]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source, in which the offsets of a ledger count (code points), and where it comes from.

    `file` is relative to the folder of sources; `sha256` (in hexadecimal) and `size` are of the bytes of the file.
    """

    text: str
    file: str
    sha256: str
    size: int
    reader: str
    reader_version: str
    encoding: str | None

    @property
    def read_as(self) -> str:
        """Return the encoding the bytes were decoded with; where the reader does more, the name of the reader."""
        return self.encoding or self.reader
