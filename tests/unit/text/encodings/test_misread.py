"""Text that was decoded wrongly before it was saved is refused if it is beyond repair, and only then."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.text.encodings.misread import refuse_misread

REPORT = (
    "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "一、过去一年工作回顾\n全市地区生产总值增长6%。"
)
LATIN = REPORT.encode().decode("latin-1")
GBK = REPORT.encode().decode("gbk", "ignore")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LATIN.replace("\xe5", "\xe9\xe9"), Code.DECODED_AS_LATIN),
        (GBK[::2], Code.DECODED_AS_GBK),
        (REPORT.encode("gbk").decode("utf-8", "replace"), Code.DECODED_AS_UTF8),
        ("Città è già là: più, però, così", Code.DECODED_AS_LATIN),
    ],
)
def test_what_is_lost_is_refused(text: str, code: Code) -> None:
    with pytest.raises(SourceError) as raised:
        refuse_misread(text, load_knowledge().bigrams)
    assert raised.value.message.code is code


@pytest.mark.parametrize("text", [REPORT, LATIN, "", "Müller参展，锛、鐨两个字不动。", "plain English text"])
def test_what_can_be_read_again_is_not(text: str) -> None:
    refuse_misread(text, load_knowledge().bigrams)
