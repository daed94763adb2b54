"""Read: from the bytes of a file to a source text, with the reader for the suffix of its name."""

from __future__ import annotations

import hashlib

from generator.sources.model import SourceText
from generator.sources.readers import reader_of
from generator.sources.readers.text import TEXT


def read_source(file: str, data: bytes) -> SourceText:
    """Return the source text of a file's bytes; bytes that cannot be read are a SourceError.

    `find_sources` ignores a file whose suffix no reader has. Such a file given by name is read as a text file, and
    so is standard input.
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
