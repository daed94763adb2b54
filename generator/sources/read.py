"""Read: from the bytes of a file to a source text, with the reader that recognises it or has its suffix."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.apart import extract_bounded
from generator.sources.formats import reader_for
from generator.sources.limits import REASON
from generator.sources.model import HEAD, LONGEST_FACT, SourceText
from generator.sources.readers.address import with_one_address

if TYPE_CHECKING:
    from generator.sources.model import Extract, Facts, Reader


def read_source(file: str, data: bytes, facts: Facts = (), named: str = "") -> SourceText:
    """Return the source text of a file's bytes; bytes that cannot be read are a SourceError.

    A file of unknown format is read as a text file here, and so is standard input; the inventory of a folder
    passes over such files. `facts` is what a container says of the file, before what the file itself says; `named`
    is the name by which its format is known, if that is not `file`.
    """
    reader = reader_for(named or file, data[:HEAD])
    extract = extract_with(reader, data)
    stated, unusable = with_one_address(facts, extract.facts)
    return SourceText(
        text=extract.text,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        reader=reader.name,
        reader_version=reader.version_with(extract),
        encoding=extract.encoding,
        misfit=extract.misfit,
        facts=tuple((name, value[:LONGEST_FACT]) for name, value in stated),
        left=extract.left,
        headings=extract.headings,
        findings=(*extract.findings, *unusable),
    )


def extract_with(reader: Reader, data: bytes) -> Extract:
    """Return what a reader extracts from bytes; whatever it raises is a SourceError that names it and the reason.

    A reader often calls a parser, and a parser may raise anything for a file that is not what its suffix says: one
    such file must not end the build of the others.
    """
    try:
        return extract_bounded(reader, data)
    except SourceError:
        raise
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        reason = f"the reader '{reader.name}' failed: {said[:REASON]}"
        raise SourceError(Code.UNREADABLE(reason=reason)) from error
