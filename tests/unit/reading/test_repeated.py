"""A document that holds its text twice."""

from __future__ import annotations

from generator.reading.model import Passage
from generator.reading.repeated import repeated_share

TEXTS = [f"第{n}段，全年地区生产总值增长百分之六，固定资产投资增长百分之八，人民生活持续改善。" for n in range(8)]


def share(texts: list[str], kind: str = "paragraph") -> float:
    return repeated_share(Passage("p", kind, None, text, (), ()) for text in texts)  # type: ignore[arg-type]


def test_a_text_that_is_there_twice_is_found() -> None:
    assert share(TEXTS * 2) == 0.5
    assert share(TEXTS + TEXTS[:5]) > 0.3


def test_a_few_paragraphs_again_are_a_digest() -> None:
    assert share(TEXTS + TEXTS[:4]) == share(TEXTS) == share([]) == 0.0
    assert share([*[one + one for one in TEXTS] * 3, *TEXTS]) > 0.0


def test_salutations_and_headings_come_again() -> None:
    assert share(["各位代表！"] * 40) == 0.0
    assert share(TEXTS * 2, "heading") == 0.0
