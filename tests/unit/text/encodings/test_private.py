"""Characters of private use: the table is that of the standard, bullets go, and what was text is never deleted."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
TABLE = {
    int(private, 16): chr(int(code, 16))
    for private, code, *_ in (word.split() for word in KNOWLEDGE.rules["private-han"].words)
}
LATER = {
    0xE81E: "龴",
    0xE826: "龵",
    0xE82B: "龶",
    0xE82C: "龷",
    0xE832: "龸",
    0xE843: "龹",
    0xE854: "龺",
    0xE864: "龻",
    0xE816: "𠂇",
    0xE817: "𠂉",
    0xE818: "𠃌",
    0xE831: "𡗗",
    0xE83B: "𢦏",
    0xE855: "𤇾",
}
"""What GB 18030-2022 maps to Unicode, and Python's codec, which is older, to private use."""


def test_the_80_characters_of_gbk_are_those_of_the_codec() -> None:
    pairs = [bytes((0xFE, trail)) for trail in (*range(0x50, 0x7F), *range(0x80, 0xA1))]
    for private, pair in enumerate(pairs, 0xE815):
        assert TABLE[private] == LATER.get(private, pair.decode("gb18030"))


def test_each_row_shows_the_character_it_names() -> None:
    for word in KNOWLEDGE.rules["private-han"].words:
        _, code, *shown = word.split()
        assert shown in ([chr(int(code, 16))], [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\uf06c 提高认识，压实责任。", "提高认识，压实责任。"),
        ("\uf0d8\t突出重点。\uf0fc 严肃问责。", "突出重点。严肃问责。"),
        ("\ue62a加快发展。", "加快发展。"),
        ("\ue004山镇治理投资3亿元。", "⟦乱码⟧山镇治理投资3亿元。"),
        ("\ue81e山镇治理投资3亿元。", "龴山镇治理投资3亿元。"),
        ("推进\ue004\ue005水治理。", "推进⟦乱码⟧水治理。"),
        ("增长\uf0b35%。", "增长⟦乱码⟧5%。"),
        ("(cid:3)(cid:41) (cid:5)各位代表(cid:7)", "⟦乱码⟧各位代表⟦乱码⟧"),
    ],
)
def test_what_becomes_of_it(before: str, after: str) -> None:
    assert restore_text(before, KNOWLEDGE).tracked.text == after
