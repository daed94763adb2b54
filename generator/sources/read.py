"""Read: the bytes of a file to a source text, by the reader that its name asks for."""

from __future__ import annotations

import hashlib

from generator.sources.model import SourceText
from generator.sources.readers import reader_of
from generator.sources.readers.text import TEXT


def read_source(file: str, data: bytes) -> SourceText:
    """Return the source text of a file's bytes; bytes that cannot be read are a SourceError.

    `find_sources` passes over a file whose suffix no reader has. One that is asked for by name, and what comes on
    standard input, is read as a text file.
    """
    reader = reader_of(file) or TEXT
    extract = reader.extract(data)
    return SourceText(
        text=extract.text,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        reader=reader.name,
        reader_version=reader.version,
        encoding=extract.encoding,
    )
