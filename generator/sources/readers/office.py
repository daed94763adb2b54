"""The reader of older office formats (.doc .wps .rtf .odt): LibreOffice converts, and the DOCX reader reads.

Another version of LibreOffice may give another text, so its version is part of the version of the reader.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.apart import extract_bounded
from generator.sources.model import Extract, Reader, none_here
from generator.sources.readers.converter import as_docx, converter, program, version_of
from generator.sources.readers.docx import DOCX
from generator.sources.readers.docx import SUFFIXES as NEWER
from generator.sources.readers.text import TEXT
from generator.sources.readers.xml import library, unreadable
from generator.sources.readers.zipped import LOCAL_HEADER
from generator.sources.signatures import format_of

SUFFIXES: Final = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott")
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""[MS-CFB] 2.2: the format of Word and Excel 97, of encrypted DOCX files and of much else."""
UNCERTAIN: Final = frozenset((*SUFFIXES, *NEWER, *TEXT.suffixes, ""))
"""The suffixes of compound files that may be documents; under others they are spreadsheets, installers, caches."""
RTF: Final = b"{\\rtf"
ODT: Final = b"application/vnd.oasis.opendocument.text"
ODT_AT: Final = slice(30, 80)
"""Where an ODF file has the name of its first member and, uncompressed, its type (ODF 1.3, part 2, 3.3)."""
WORD_XML: Final = b'progid="Word.Document"'
START: Final = 1000
"""The bytes at the start of a file among which Word 2003 writes that it is an XML document of Word."""


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is RTF, ODT, Word 2003 XML, or a compound file that may be a document."""
    return _of_start(head) is not None or (head.startswith(COMPOUND) and suffix in UNCERTAIN)


def extract(data: bytes) -> Extract:
    """Return the text of a document; what is none, or cannot be converted, is a SourceError.

    A text file under such a suffix is decoded as what it is.
    """
    kind = _of_start(data) or _compound(data)
    if kind is None:
        other = format_of(data)
        if other:
            raise SourceError(Code.FILE_FORMAT(format=other))
        return TEXT.extract(data)
    suffix, fmt = kind
    library(fmt)
    made = as_docx(data, suffix, fmt)
    return replace(extract_bounded(DOCX, made), converter=version_of(program(fmt)))


def _of_start(data: bytes) -> tuple[str, str] | None:
    """Return suffix and name of the format that the first bytes of a file show."""
    if data.startswith(RTF):
        return ".rtf", "RTF"
    if data.startswith(LOCAL_HEADER) and ODT in data[ODT_AT]:
        return ".odt", "OpenDocument (.odt)"
    if WORD_XML in data[:START]:
        return ".xml", "Word 2003 XML"
    return None


def _compound(data: bytes) -> tuple[str, str] | None:
    """Return the same for a compound file; one that is encrypted is a SourceError."""
    if not data.startswith(COMPOUND):
        return None
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise unreadable("it is protected by a password")
    return (".doc", "Word 97 (.doc, .wps)") if "WordDocument".encode("utf-16-le") in data else None


OFFICE: Final = Reader("office", "1", SUFFIXES, extract, recognises, none_here, converter)
