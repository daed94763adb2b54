"""The reader of PDF: PDFium gives the characters, in a process of its own. The extra `formats` installs it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.guarded import guarded, message_of
from generator.sources.model import Extract, Left, Reader, none_here

PACKAGE: Final = "pypdfium2"

SIGNATURE: Final = b"%PDF-"
WITHIN: Final = 1024
"""The bytes in which the signature is: programs put others before it (ISO 32000-1, Annex H, note 13)."""


def _installed() -> str:
    """Return the version of the package, empty without it: another one may give another text."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


def _recognises(head: bytes, _suffix: str) -> bool:
    return SIGNATURE in head[:WITHIN]


def _extract(data: bytes) -> Extract:
    if not _installed():
        raise SourceError(Code.EXTRA_MISSING(format="PDF", extra="formats"))
    from generator.sources.readers.pdf.extract import extract  # noqa: PLC0415 - needs the package

    read = guarded(extract, data)
    return Extract(
        read["text"],
        facts=tuple((name, value) for name, value in read["facts"]),
        left=tuple(Left(*left) for left in read["left"]),
        headings=tuple((offset, level) for offset, level in read["headings"]),
        findings=tuple(message_of(written) for written in read["findings"]),
    )


PDF: Final = Reader(
    "pdf", "-".join(filter(None, ("1", _installed()))), (".pdf",), _extract, _recognises, none_here
)
