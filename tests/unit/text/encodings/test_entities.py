"""Entities: decoded once, never to a new one, never to markup on the page."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.output.markdown import text as to_markdown
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲&quot;乙&quot;丙&apos;丁", "甲“乙”丙'丁"),
        ("研发R&amp;D投入&ge;3%", "研发R&D投入≥3%"),
        ("过去&#12288;&#x3000;一年，&nbsp；&nbsp发展", "过去一年，发展"),
        ("&amp;nbsp;&amp;amp;nbsp;坚持&amp;ldquo;三高&amp;rdquo;&amp;mdash;&amp;#8212;", "坚持“三高”——"),
        ("增长&#8203;快&#151;&#151;新", "增长快——新"),
        ("一年来&lt;br/&gt;过去一年", "一年来\n过去一年"),
        ("各位代表&#65306;&#13;&#10;过去一年", "各位代表：\n过去一年"),
    ],
)
def test_decoded(before: str, after: str) -> None:
    assert restore_text(before, KNOWLEDGE).tracked.text == after


@pytest.mark.parametrize(
    "text",
    [
        "甲&amp;ldquo;乙",
        "甲&amp;amp;乙",
        "甲&#38;lt;乙",
        "甲&amp;&乙",
        "甲&#xD800;乙",
        "甲&#1114112;乙",
        "甲&#0;乙",
        "甲&semi;&num;乙",
        "甲&unknown，乙",
    ],
)
def test_left(text: str) -> None:
    assert restore_text(text, KNOWLEDGE).tracked.text == text


def test_what_is_decoded_is_escaped_on_the_page() -> None:
    restored = restore_text("空气优良天数&lt;85%的&#91;甲&#93;(x)&#42;&#42;", KNOWLEDGE).tracked.text
    assert restored.startswith("空气优良天数<85%的[甲](x)")
    assert "<8" not in str(to_markdown(restored))
