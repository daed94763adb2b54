"""Labels with their values: a line of them becomes metadata, and a line that only looks like one stays."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.text.boilerplate.strip import strip_boilerplate
from generator.text.restore import restore_text
from generator.text.view import View
from tests.work import calls

KNOWLEDGE = load_knowledge()
REPORT = (
    "长沙市2023年政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "全市地区生产总值增长6%。"
)


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        ("来源：星沙时报", {"publisher": "星沙时报"}),
        ("作者：张三 编辑：李四", {"author": "张三", "editor": "李四"}),
        ("发布日期：2023-01-05 来源：星沙时报", {"published": "2023-01-05", "publisher": "星沙时报"}),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_of_labels_is_removed_and_becomes_metadata(
    line: str, metadata: dict[str, str], *, above: bool
) -> None:
    restored = restore_text(f"{line}\n{REPORT}" if above else f"{REPORT}\n{line}", KNOWLEDGE)
    assert restored.tracked.text == REPORT
    assert dict(restored.metadata) == metadata


@pytest.mark.parametrize(
    "line",
    [
        "来源：坚持以习近平新时代中国特色社会主义思想为指导推动全市经济社会高质量发展取得新的更大的成效",
        "来源：我们的力量，来自人民",
        "发布日期：近日 来源：星沙时报",
        "城市的来源：一部历史",
    ],
    ids=["too long", "a sentence", "no date", "words before the label"],
)
def test_what_is_no_label_with_its_value_stays(line: str) -> None:
    restored = restore_text(f"{line}\n{REPORT}", KNOWLEDGE)
    assert restored.tracked.text == f"{line}\n{REPORT}"
    assert not restored.metadata


def test_a_title_after_a_label_stays_if_it_occurs_nowhere_else() -> None:
    body = "各位代表：\n全市增长6%。"
    for page in (f"标题：长沙市工作安排\n{body}", f"标题：长沙市工作安排\n长沙市工作安排\n{body}"):
        assert restore_text(f"来源：星沙时报\n{page}", KNOWLEDGE).tracked.text == f"长沙市工作安排\n{body}"


@pytest.mark.parametrize("unit", ["来源：甲报\n网友关心\n", "打印\n网友关心\n", "全市增长\n"])
def test_the_work_on_short_lines_is_linear(unit: str) -> None:
    def work(size: int) -> int:
        view = View.of(f"{REPORT}\n{unit * size}网友关心\n{REPORT}")
        return calls(lambda: strip_boilerplate(view, KNOWLEDGE))

    work(1)  # what is kept for the next text is not counted
    assert work(800) < 9 * work(100), "eight times the lines, more than eight times the calls"


def test_a_short_line_of_a_site_is_a_suspect_unless_it_goes_or_is_at_an_edge() -> None:
    page = f"{REPORT}\n打印\n网友关心\n{REPORT}\n更多内容请网友关心"
    suspects = strip_boilerplate(View.of(page), KNOWLEDGE).suspects
    assert [page[each.start : each.end] for each in suspects if each.message.code is Code.SHORT_LINE] == [
        "网友关心"
    ]
