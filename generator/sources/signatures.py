"""Signatures: the formats that are known by their first bytes, whatever a file is called."""

from __future__ import annotations

from typing import Final

FIRST_BYTES: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97 (.doc, .xls, .wps)"),  # [MS-CFB] 2.2: compound files
    (b"PK\x03\x04", "ZIP (.docx, .xlsx, .zip)"),  # APPNOTE.TXT 4.3.7
    (b"%PDF-", "PDF"),  # ISO 32000-1, 7.5.2
    (b"{\\rtf", "RTF"),  # Rich Text Format 1.9.1
    (b"\x1f\x8b\x08", "gzip"),  # RFC 1952: a page stored as the server packed it
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),  # RFC 8878, 3.1.1
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
)
"""The first bytes of formats in which reports are published, or that a crawler stores in place of the page."""


def format_of(data: bytes) -> str | None:
    """Return the name of the format of a file that is no text file, or None."""
    return next((name for first, name in FIRST_BYTES if data.startswith(first)), None)
