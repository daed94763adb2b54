"""The reader of text files: it only decodes. No newline is translated, a byte order mark is dropped.

Bytes that are not in the encoding are written as backslash sequences (`generator.sources.tolerant`).
"""

from __future__ import annotations

from typing import Final

from generator.sources.decode import decode
from generator.sources.model import Extract, Reader


def _extract(data: bytes) -> Extract:
    decoded = decode(data)
    return Extract(decoded.text, decoded.encoding, decoded.misfit)


TEXT: Final = Reader("text", "1", (".txt", ".text"), _extract)
