"""The reader of text files: it only decodes. No newline is translated, a byte order mark is dropped."""

from __future__ import annotations

from typing import Final

from generator.sources.decode import decode
from generator.sources.model import Extract, Reader


def _extract(data: bytes) -> Extract:
    encoding, text = decode(data)
    return Extract(text, encoding)


TEXT: Final = Reader("text", "1", (".txt",), _extract)
