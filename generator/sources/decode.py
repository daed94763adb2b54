"""Decode: from the bytes of a text file to text, by the encoding that fits, or an error that names the reason."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from charset_normalizer import from_bytes

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.plausible import CONTROL, SAMPLE, is_plausible

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY: Final = ("gb18030", "big5", "utf_16_le", "utf_16_be")
"""The encodings of Chinese pages other than UTF-8; the first that gives plausible text is used."""


def decode(data: bytes) -> tuple[str, str]:
    """Return (codec name, text) such that `data.decode(codec name)` is the text, without a byte order mark.

    Empty, binary and undecodable bytes are a SourceError.
    """
    if not data.strip():
        raise SourceError(Code.FILE_EMPTY())
    encoding, text = _decoded(data)
    problem = _problem(text)
    if problem:
        raise SourceError(problem)
    return encoding, text


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, name in BOMS:
        if data.startswith(mark):
            return name, _strictly(data, name)
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise SourceError(Code.NOT_ENCODED(encoding=name, byte=error.start)) from error


def _legacy(data: bytes, first_error: int) -> tuple[str, str]:
    """Return the first legacy encoding whose text is plausible Chinese, in the order that the statistics give."""
    likely = [match.encoding for match in from_bytes(data[: SAMPLE * 2], cp_isolation=list(LEGACY))]
    for name in dict.fromkeys(["gb18030", *likely, *LEGACY]):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if is_plausible(text):
            return name, text
    raise SourceError(Code.ENCODING_UNKNOWN(byte=first_error))


def _problem(text: str) -> Message | None:
    """Return a message if this is not text."""
    if not text.strip():
        return Code.FILE_EMPTY()
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(2, 0.01 * len(sample)):
        return Code.FILE_BINARY()
    return None
