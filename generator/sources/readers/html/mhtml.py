"""MHTML: a page saved in one file with its pictures, as a message of mail; the page is its first part of HTML."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import NamedTuple

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code


class SavedPage(NamedTuple):
    """The bytes of the page in an archive, the encoding and the address that its header states, if any."""

    data: bytes
    charset: str
    address: str


def saved_page(data: bytes) -> SavedPage:
    """Return the page in an archive; an archive without one is a SourceError."""
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                stated = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
                address = "".join(str(stated).split())
                return SavedPage(content, part.get_content_charset() or "", address)
    raise SourceError(Code.UNREADABLE(reason="the saved page (MHTML) has no part of HTML"))
