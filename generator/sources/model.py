"""The types of the sources layer: a source text with its provenance, and a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.sources.tolerant import Misfit


@dataclass(frozen=True, slots=True)
class Extract:
    """The text that a reader extracts from the bytes of a file.

    `encoding` is a Python codec name if the bytes decoded with it are the text, and None for a reader that does
    more than decode. `misfit` says which bytes are not in the encoding; in the text they are backslash sequences.
    """

    text: str
    encoding: str | None = None
    misfit: Misfit | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of some suffixes become text.

    `name` and `version` are published with each report: replaying a ledger needs the same text again. Raise the
    version when the same bytes give another text. `suffixes` are in lower case, with the dot. `extract` is a pure
    function of the bytes; bytes that it cannot read are a SourceError.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes], Extract]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source, to which the offsets of a ledger refer (in code points), and its provenance.

    `file` is relative to the folder of sources; `sha256` (in hexadecimal) and `size` are of the bytes of the file.
    """

    text: str
    file: str
    sha256: str
    size: int
    reader: str
    reader_version: str
    encoding: str | None
    misfit: Misfit | None = None

    @property
    def read_as(self) -> str:
        """Return the encoding the bytes were decoded with, or the name of a reader that does more than decode."""
        return self.encoding or self.reader
