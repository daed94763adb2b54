"""Bytes that are not in the encoding of their file are counted and located; the rest of the file is read."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.sources.decode import decode
from generator.text.restore import restore

KNOWLEDGE = load_knowledge()
TEXT = (
    "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "一、过去一年工作回顾\n全市地区生产总值完成85亿元，增长6%。\n"
)
PLACE = TEXT.index("完成")
LINE = 5


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("stray", [b"\xff", b"\xff\xff", b"\xfe\xff"])
def test_a_stray_byte_is_marked_and_found(codec: str, stray: bytes) -> None:
    before = TEXT[:PLACE].encode(codec)
    data = before + stray + TEXT[PLACE:].encode(codec.removesuffix("-sig"))
    decoded = decode(data)
    assert decoded.encoding == codec
    assert data.decode(codec, "backslashreplace") == decoded.text
    assert decoded.misfit is not None
    assert decoded.misfit.line == LINE
    assert dict(decoded.misfit.message.arguments) == {
        "count": len(stray),
        "encoding": codec,
        "byte": len(before),
    }
    assert restore(decoded.text, KNOWLEDGE).tracked.text == f"{TEXT[:PLACE]}⟦乱码⟧{TEXT[PLACE:]}".rstrip()


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5", "utf-16", "utf_16_le", "utf-8-sig"])
@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_cut_in_its_last_character_keeps_the_others(codec: str, cut: int) -> None:
    text = "現在，我代表市人民政府向大會報告工作，請予審議。經濟社會發展" if codec == "big5" else TEXT.rstrip()
    text = text.rstrip("6%。")
    data = text.encode(codec)[:-cut]
    decoded = decode(data)
    kept = decoded.text.split("\\x")[0]
    assert text.startswith(kept)
    assert len(kept) == len(text) - 1
    is_whole = cut == len(text[-1].encode(codec.replace("-sig", "").replace("utf-16", "utf_16_le")))
    assert (decoded.misfit is None) == is_whole


@pytest.mark.parametrize("share", [1, 2, 3, 4])
@pytest.mark.parametrize("codecs", [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_lines_in_another_encoding_are_read(share: int, codecs: tuple[str, str]) -> None:
    lines = TEXT.split("\n")
    data = b"\n".join(line.encode(codecs[at >= share]) for at, line in enumerate(lines))
    assert restore(decode(data).text, KNOWLEDGE).tracked.text == TEXT.rstrip()


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode("hz"), "hz", TEXT),
        (TEXT.encode("utf-7"), "utf-7", TEXT),
        ((TEXT + "䶮𬭚").encode("gb18030"), "gb18030", TEXT + "䶮𬭚"),
        (
            "現在，我代表政府向大會報告工作，經濟發展，社會進步，請予審議。恒裏粧碁銹嫺".encode("cp950"),
            "cp950",
            None,
        ),
        (TEXT.encode() + bytes(4096), "utf-8", TEXT + "\0" * 4096),
    ],
)
def test_other_encodings_of_chinese_are_read(data: bytes, encoding: str, text: str | None) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.misfit) == (encoding, None)
    assert decoded.text == (text or data.decode(encoding))


@pytest.mark.parametrize(("char", "broken"), [("没", b"\xb2\xa1"), ("代", b"\xbb\xa3"), ("没", b"\xe6\xa1")])
def test_what_is_left_of_a_character_is_no_other_one(char: str, broken: bytes) -> None:
    data = f"{TEXT}群众{char}有意见。".encode().replace(char.encode(), broken)
    assert restore(decode(data).text, KNOWLEDGE).tracked.text.endswith("群众⟦乱码⟧有意见。")


def test_the_message_names_the_first_byte_that_does_not_fit() -> None:
    decoded = decode(b"\xff" + TEXT.encode())
    assert decoded.misfit is not None
    assert decoded.misfit.message == Code.BYTES_MISFIT(count=1, encoding="utf-8", byte=0)
    assert decoded.misfit.line == 1
