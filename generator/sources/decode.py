"""Decode: from the bytes of a text file to text, by the encoding that fits, or an error that names the reason.

An encoding that all bytes fit is taken first (this module); failing that, the one that nearly all bytes fit
(`tolerant`). A file is refused only if its bytes are no text in any of them.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from charset_normalizer import from_bytes

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.plausible import CONTROL, SAMPLE, is_plausible
from generator.sources.signatures import format_of
from generator.sources.tolerant import Decoded, decode_tolerantly

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

LARGER: Final = ("cp950", "big5hkscs")
"""Big5 with the characters that Windows and Hong Kong add; tried last, since they fit nearly any bytes."""

SEVEN_BIT: Final = ("hz", "utf-7")
"""Encodings of mail and newsgroups, whose bytes are all ASCII: what is plausible in one of them is in it."""

WIDE: Final = ("utf_16_le", "utf_16_be")
"""Encodings in which Chinese text may look like UTF-8 with control characters."""


def decode(data: bytes) -> Decoded:
    """Return codec name and text such that `data.decode(codec, "backslashreplace")` is the text, without its BOM.

    Where bytes are not in the encoding, the result says how many and where. Empty, binary and undecodable bytes
    are a SourceError.
    """
    if not data.strip():
        raise SourceError(Code.FILE_EMPTY())
    if not data.strip(b"\0 \t\r\n"):
        raise SourceError(Code.FILE_BINARY())
    other = format_of(data)
    if other:
        raise SourceError(Code.FILE_FORMAT(format=other))
    decoded = _decoded(data)
    problem = _problem(decoded.text)
    if problem:
        raise SourceError(problem)
    return decoded


def _decoded(data: bytes) -> Decoded:
    marked = next((name for mark, name in BOMS if data.startswith(mark)), None)
    name = marked or "utf-8"
    try:
        return _other_reading(data, Decoded(name, data.decode(name)))
    except UnicodeDecodeError as error:
        found = (None if marked else _legacy(data)) or decode_tolerantly(data, marked)
        if found:
            return found
        unknown = Code.NOT_ENCODED(encoding=name, byte=error.start) if marked else None
        raise SourceError(unknown or Code.ENCODING_UNKNOWN(byte=error.start)) from error


def _other_reading(data: bytes, decoded: Decoded) -> Decoded:
    """Return the text that ASCII or text with control characters is in another encoding, if it is plausible."""
    names = SEVEN_BIT if decoded.text.isascii() and "\0" not in decoded.text else WIDE
    if "\0" in decoded.text or (names is SEVEN_BIT and ("~{" in decoded.text or "+" in decoded.text)):
        return _plausible(data, names) or decoded
    return decoded


def _legacy(data: bytes) -> Decoded | None:
    """Return the first legacy encoding whose text is plausible Chinese, in the order that the statistics give."""
    likely = [match.encoding for match in from_bytes(data[: SAMPLE * 2], cp_isolation=list(LEGACY))]
    return _plausible(data, tuple(dict.fromkeys(["gb18030", *likely, *LEGACY, *LARGER])))


def _plausible(data: bytes, names: tuple[str, ...]) -> Decoded | None:
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if is_plausible(text):
            return Decoded(name, text)
    return None


def _problem(text: str) -> Message | None:
    """Return a message if this is not text. Control characters in plausible text are no problem."""
    if not text.strip():
        return Code.FILE_EMPTY()
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(2, 0.01 * len(sample)) and not is_plausible(CONTROL.sub("", sample)):
        return Code.FILE_BINARY()
    return None
