"""Lines: the lines of a text file in the encoding that its start shows, one at a time and of bounded length."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final, Self

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.decode import BOMS, decode

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_LINE: Final = 1 << 24
"""The most characters of a line, and of a JSON file that is one object: a choice, far above any report.

As JSON it takes two seconds and 400 MB at worst, which is a list of empty lists.
"""

SAMPLE: Final = 1 << 18
"""The number of bytes by which the encoding is found; a choice."""


class Lines:
    """An iterator over the lines of a file. A byte that is not in its encoding is U+FFFD, a lost character."""

    def __init__(self, path: Path) -> None:
        """Open a file; one whose encoding is unknown is a SourceError, as for a text file."""
        self._stream: IO[str] = path.open(encoding=_encoding(path), errors="replace", newline="")
        self.number = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the file."""
        self._stream.close()

    def __iter__(self) -> Self:
        """Return itself: lines are read once."""
        return self

    def __next__(self) -> str:
        """Return the next line with its end; `number` is then its number, from one."""
        line = self._stream.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        if len(line) > LONGEST_LINE:
            raise SourceError(Code.LINE_TOO_LONG(line=self.number + 1, limit=LONGEST_LINE))
        self.number += 1
        return line

    def part(self, size: int) -> str:
        """Return the next characters, wherever lines end; an empty text at the end of the file."""
        return self._stream.read(size)

    def whole(self) -> str:
        """Return all that is left, which must be no longer than a line may be."""
        text = self._stream.read(LONGEST_LINE + 1)
        if len(text) > LONGEST_LINE:
            raise SourceError(Code.LINE_TOO_LONG(line=self.number + 1, limit=LONGEST_LINE))
        return text


def _encoding(path: Path) -> str:
    """Return the encoding of a file by its first bytes. The last line among them may be cut inside a character."""
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
        is_cut = bool(stream.read(1))
    if any(sample.startswith(mark) for mark, _ in BOMS) or not is_cut:
        return decode(sample).encoding
    whole, end, _ = sample.rpartition(b"\n")
    return decode(whole + end or sample).encoding
