"""Bytes become text by the one encoding that fits, and for bytes that are not text the error says why."""

from __future__ import annotations

import pytest

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.decode import decode
from generator.sources.tolerant import Decoded

SIMPLIFIED = (
    "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "一、过去一年工作回顾\n全市地区生产总值增长6%。"
)
TRADITIONAL = "政府工作報告\n現在，我代表市人民政府向大會報告工作，請予審議。經濟發展，社會進步。"


@pytest.mark.parametrize(
    ("codec", "text", "named"),
    [
        ("utf-8", SIMPLIFIED, "utf-8"),
        ("utf-8-sig", SIMPLIFIED, "utf-8-sig"),
        ("gb18030", SIMPLIFIED, "gb18030"),
        ("gb2312", SIMPLIFIED, "gb18030"),
        ("utf-16", SIMPLIFIED, "utf-16"),
        ("utf-32", SIMPLIFIED, "utf-32"),
        ("utf_16_le", SIMPLIFIED, "utf_16_le"),
        ("utf_16_be", SIMPLIFIED, "utf_16_be"),
        ("big5", TRADITIONAL, "big5"),
    ],
)
def test_the_codec_named_gives_the_text_from_the_bytes(codec: str, text: str, named: str) -> None:
    data = text.encode(codec)
    encoding, decoded, misfit = decode(data)
    assert misfit is None
    assert decoded == text
    assert data.decode(encoding) == text
    assert encoding == named


def test_no_newline_is_translated_and_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbf\xe7\x94\xb2\r\n\r\xe4\xb9\x99") == Decoded("utf-8-sig", "甲\r\n\r乙")


def test_a_control_character_or_two_make_no_binary_file() -> None:
    assert decode(b"a\x00\x07") == Decoded("utf-8", "a\x00\x07")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.FILE_EMPTY),
        (b" \r\n\t", Code.FILE_EMPTY),
        ("\ufeff 　".encode(), Code.FILE_EMPTY),
        (bytes(range(256)) * 8, Code.ENCODING_UNKNOWN),
        (b"\x00\x01\x02\x03PK" * 40, Code.FILE_BINARY),
        (b"\xff\xfe\x00\xd8", Code.NOT_ENCODED),
        ("Città è già là".encode("latin-1"), Code.ENCODING_UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Code.FILE_FORMAT),
        (b"{\\rtf1\\ansi \\'d5\\'fe}", Code.FILE_FORMAT),
        (bytes(600), Code.FILE_BINARY),
    ],
)
def test_what_is_no_text_is_one_clear_error(data: bytes, code: Code) -> None:
    with pytest.raises(SourceError) as raised:
        decode(data)
    assert raised.value.message.code is code
