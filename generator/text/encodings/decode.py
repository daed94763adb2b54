"""Decode: the bytes of a source to text, by the one encoding that fits, or an error that says why none does."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from generator.knowledge.errors import SourceError
from generator.knowledge.han import ENCODED_HAN
from generator.text.characters import uncommon_characters
from generator.text.encodings.mojibake import reread

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY: Final = ("gb18030", "big5", "utf_16_le", "utf_16_be")
"""What Chinese pages without UTF-8 come in; the first that gives plausible text is taken."""

SAMPLE: Final = 20_000
"""Characters that plausibility is judged on: enough for shares of a percent, and no cost on long sources."""

HAN: Final = re.compile(f"[{ENCODED_HAN}]")
LATIN: Final = re.compile("[\x80-\xff]")
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
PRIVATE: Final = re.compile("[\ue000-\uf8ff\ufffd]")
GBK_OF_UTF8: Final = frozenset("锛銆鐨涓鍙")
"""What the UTF-8 bytes of full stop, comma and the commonest words look like when read as GBK (锛 銆 鐨 …)."""

MOST_LOST: Final = 0.05
"""Share of the characters that may be lost in text decoded wrongly: each of them is marked."""

REMEDY: Final = "save the file as UTF-8 and add it again"


def decode(data: bytes) -> tuple[str, str]:
    """Return (codec name, text) such that `data.decode(codec name)` is the text, without a byte order mark.

    Empty, binary or undecodable bytes, and text that was decoded wrongly before, are a SourceError.
    """
    if not data.strip():
        raise SourceError("source", "the file is empty", "crawl it again or remove it")
    encoding, text = _decoded(data)
    problem = _problem(text)
    if problem:
        raise SourceError("source", problem, REMEDY)
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
        raise SourceError(f"source byte {error.start}", f"the bytes are no {name}", REMEDY) from error


def _legacy(data: bytes, first_error: int) -> tuple[str, str]:
    """Return the first legacy encoding whose text is plausible Chinese, those that the statistics name first."""
    likely = [match.encoding for match in from_bytes(data[: SAMPLE * 2], cp_isolation=list(LEGACY))]
    for name in dict.fromkeys(["gb18030", *likely, *LEGACY]):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return name, text
    place = f"source byte {first_error}"
    raise SourceError(place, "the bytes are neither UTF-8 nor another encoding that gives Chinese text", REMEDY)


def _plausible(text: str, *, most_odd: float = 0.01) -> bool:
    """Whether text reads as Chinese: Han that GB2312 or Big5 has as frequent, hardly any control characters."""
    sample = text[:SAMPLE]
    han = HAN.findall(sample)
    solid = len(sample) - sum(map(str.isspace, sample))
    odd = len(CONTROL.findall(sample)) + len(PRIVATE.findall(sample))
    return len(han) > 0.2 * solid and odd <= most_odd * solid and sum(map(_frequent, han)) > 0.8 * len(han)


def _frequent(char: str) -> bool:
    """Whether a character is of the frequent level of GB2312 (rows 16 to 55) or of Big5 (A4 to C6)."""
    simplified, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4" <= traditional[:1] <= b"\xc6"


def _problem(text: str) -> str | None:
    """Return what shows that this is no text, or text decoded wrongly before it was saved and beyond repair."""
    if not text.strip():
        return "the file is empty"
    sample = text[:SAMPLE]
    present = uncommon_characters(text)  # counted only where there is something to count
    if sum(map(sample.count, filter(CONTROL.match, present))) > max(2, 0.01 * len(sample)):
        return "the file is binary"
    wrong = _wrongly_decoded(sample, present)
    if wrong and not _plausible(reread(sample), most_odd=MOST_LOST):
        return wrong
    return None


def _wrongly_decoded(sample: str, present: frozenset[str]) -> str | None:
    """Return how a text was decoded wrongly before it was saved, if it was."""
    if not HAN.search(sample) and len(LATIN.findall(sample)) > 0.2 * len(sample):
        return "the text was decoded as Latin before it was saved, and too much of it is lost"
    misread = sum(map(sample.count, GBK_OF_UTF8 & present))
    if misread > 0.03 * len(sample) and misread > 2:  # noqa: PLR2004 - two may be names
        return "the text is UTF-8 that was decoded as GBK before it was saved, and too much of it is lost"
    return None
