"""Frames of portals, document shops, forums and county sites: what is left of a page is the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

if TYPE_CHECKING:
    from generator.text.model import Restored

KNOWLEDGE = load_knowledge()
GOLDEN = Path(__file__).parents[3] / "golden" / "text"
FRAMES: dict[str, dict[str, str]] = yaml.safe_load((GOLDEN / "frames.yml").read_text(encoding="utf-8"))
PAGES: dict[str, dict[str, str]] = yaml.safe_load((GOLDEN / "pages.yml").read_text(encoding="utf-8"))
TITLE = "2023年青石县政府工作报告"
BLOCK = "——2023年1月5日在青石县第十七届人民代表大会第二次会议上\n青石县人民政府县长 李建国"
POINT = (
    "抓好第{}项工作。全县上下团结奋斗，经济社会发展取得新成绩，主要指标好于预期，全年目标任务顺利完成，"
    "人民生活水平继续提高，社会大局保持和谐稳定，为今后的发展打下了坚实的基础。"
)
BODY = "\n".join(
    (
        "各位代表：",
        "现在，我代表县人民政府，向大会报告工作，请予审议。",
        "一、2022年工作回顾",
        "全县生产总值完成226亿元，增长9.1%。",
        *(f"（{n}）{POINT.format(n)}" for n in "一二三四五六七八九十"),
        "各位代表，让我们团结奋斗，为建设现代化新青石而努力！",
    )
)
REPORT = f"{TITLE}\n{BLOCK}\n{BODY}"


def page(frame: dict[str, str]) -> str:
    parts = (frame.get("above"), TITLE, frame.get("below"), BLOCK, BODY, frame.get("after"))
    return "\n".join(part for part in parts if part)


def restored(text: str) -> Restored:
    return restore_text(text, KNOWLEDGE)


@pytest.mark.parametrize("name", [name for name, frame in FRAMES.items() if "left" not in frame])
def test_all_of_a_frame_goes(name: str) -> None:
    assert restored(page(FRAMES[name])).tracked.text == REPORT


@pytest.mark.parametrize("name", [name for name, frame in FRAMES.items() if "left" in frame])
def test_of_a_frame_that_is_not_all_known_the_report_is_whole_and_little_is_left(name: str) -> None:
    kept = restored(page(FRAMES[name])).tracked.text.split("\n")
    left = list(FRAMES[name]["left"])
    assert list(dict.fromkeys(line for line in kept if line not in left)) == REPORT.split("\n")
    assert sorted(set(kept) - set(REPORT.split("\n"))) == sorted(left)


def test_a_report_without_a_frame_stays_and_has_no_suspects() -> None:
    result = restored(REPORT)
    assert (result.tracked.text, result.suspects) == (REPORT, ())


@pytest.mark.parametrize("name", PAGES)
def test_of_a_page_the_document_is_left(name: str) -> None:
    result = restored(PAGES[name]["page"])
    rows = [" ".join(line.split()) for line in result.tracked.text.split("\n")]
    assert rows == PAGES[name]["right"].split("\n")
    assert result.suspects == ()
