"""Golden cases: texts that must not change, and texts with exactly one right change."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.knowledge import load_knowledge
from generator.text.ledger import Tracked
from generator.text.restore import restore_text
from generator.text.script import restore_script
from generator.text.view import View

GOLDEN = Path(__file__).parents[2] / "golden" / "text"
KNOWLEDGE = load_knowledge()
TRADITIONAL = "經濟發展與環境保護總體規劃，產業轉型。\n"
"""A line that makes its document a traditional one."""


def _load(name: str) -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8"))
    return loaded


NEGATIVE = [(kind, text) for kind, texts in _load("negative.yml").items() for text in texts]
OTHERWISE = {
    "BYVoid_OpenCC_Issue_767_solace": "t2s keeps the particle 著; simplified text writes 着 (zhe.yml)",
}
"""Cases of OpenCC that are decided otherwise here, and why."""

T2S = [
    pytest.param(
        *pair,
        id=name,
        marks=[pytest.mark.xfail(reason=OTHERWISE[name], strict=True)] if name in OTHERWISE else [],
    )
    for name, pair in _load("t2s.yml").items()
]
ZHE = [(use, *pair) for use, pairs in _load("zhe.yml").items() for pair in pairs]


def _simplified(text: str) -> str:
    tracked = Tracked.of(TRADITIONAL + text)
    return tracked.apply(restore_script(View.of(tracked.text), KNOWLEDGE).changes).text.split("\n")[1]


def test_the_negative_drawer_is_full() -> None:
    assert len(NEGATIVE) >= 200
    assert len({text for _, text in NEGATIVE}) == len(NEGATIVE)


@pytest.mark.parametrize(("kind", "text"), NEGATIVE)
def test_clean_text_stays(kind: str, text: str) -> None:
    assert restore_text(text, KNOWLEDGE).tracked.text == text, kind


def test_clean_texts_stay_when_they_are_in_one_document() -> None:
    whole = "\n".join(text for _, text in NEGATIVE)
    assert restore_text(whole, KNOWLEDGE).tracked.text == whole


@pytest.mark.parametrize(("before", "after"), T2S)
def test_t2s_is_that_of_opencc(before: str, after: str) -> None:
    assert _simplified(before) == after


@pytest.mark.parametrize(("use", "before", "after"), ZHE)
def test_zhe(use: str, before: str, after: str) -> None:
    assert _simplified(f"{before}。") == f"{after}。", use


def test_a_simplified_paragraph_of_a_traditional_document_stays() -> None:
    line = "毕昇故里英山县、咸阳乾县、临安於潜镇等地文旅产业发展。"
    assert _simplified(line) == line


def test_a_traditional_paragraph_with_few_simplified_characters_is_converted() -> None:
    assert _simplified("隨著改革開放，产業轉型發展。") == "随着改革开放，产业转型发展。"
