"""A text in another language is a finding and stays as it is; Chinese that quotes one is restored as ever."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
JAPANESE = "国内総生産は経済成長の指標である。過去の発展について、次の会議で報告する。産業の構造は変化している。"
ENGLISH = "Report on the Work of the Government, delivered at the National People's Congress of the Republic. " * 5
CHINESE = "經濟發展，產業轉型，開創新局面，實現總值增長，貫徹落實會議精神。"


@pytest.mark.parametrize("text", [JAPANESE, ENGLISH.rstrip()])
def test_another_language_is_found_and_stays(text: str) -> None:
    restored = restore_text(text, KNOWLEDGE)
    assert restored.tracked.text == text
    assert [suspect.message.code for suspect in restored.suspects] == [Code.TEXT_FOREIGN]


@pytest.mark.parametrize("quoted", ["優の良品", "研发“GDP”与R&D的AI、5G、APP、VIP", "「これは日本語の引用です」"])
def test_chinese_with_words_of_another_language_is_converted(quoted: str) -> None:
    restored = restore_text(f"{CHINESE * 8}\n{quoted}\n{CHINESE * 8}", KNOWLEDGE)
    assert restored.tracked.text.startswith("经济发展，产业转型")
    assert restored.suspects == ()


def test_a_line_of_japanese_in_traditional_text_stays() -> None:
    line = "「国内総生産は経済成長の指標である」と発表した産業省"
    assert (
        restore_text(f"{CHINESE * 8}\n{line}。\n{CHINESE}", KNOWLEDGE).tracked.text.split("\n")[1] == f"{line}。"
    )
