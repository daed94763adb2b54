"""Script by paragraph: a traditional one is converted, a simplified one next to it is not."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
TRADITIONAL = "一、經濟運行總體平穩，產業轉型發展，環境保護與民生改善統籌推進。"
CONVERTED = "一、经济运行总体平稳，产业转型发展，环境保护与民生改善统筹推进。"
SIMPLIFIED = "过去一年，全市经济社会发展取得新成效，各项事业全面进步，人民生活不断改善，社会大局和谐稳定。"


@pytest.mark.parametrize(
    "line",
    [
        SIMPLIFIED,
        "毕昇故里英山县、咸阳乾县、临安於潜镇，宫商角徵羽。",
        "乾县县长与礼泉县县长会谈。",
        "朱鎔基同志曾到我县视察农业。",
    ],
)
def test_a_simplified_paragraph_stays_in_a_traditional_page(line: str) -> None:
    page = "\n".join([TRADITIONAL] * 3 + [line, TRADITIONAL])
    assert restore_text(page, KNOWLEDGE).tracked.text.split("\n") == [CONVERTED] * 3 + [line, CONVERTED]


def test_a_traditional_paragraph_is_converted_in_a_simplified_page_with_its_heading_and_no_names() -> None:
    name = "朱鎔基同志题词，《後漢書》有载。"
    page = [SIMPLIFIED] * 40 + ["二、經濟發展", TRADITIONAL, name]
    expected = [SIMPLIFIED] * 40 + ["二、经济发展", CONVERTED, name]
    assert restore_text("\n".join(page), KNOWLEDGE).tracked.text.split("\n") == expected


def test_names_alone_convert_nothing() -> None:
    page = "\n".join([SIMPLIFIED] * 12 + ["朱鎔基、毕昇、《後漢書》。"])
    assert restore_text(page, KNOWLEDGE).tracked.text == page
