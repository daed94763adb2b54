"""Lines of labels and values become metadata; lines that have anything else stay."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.strip import strip_boilerplate
from generator.text.view import View

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        ("来源：湖南日报", {"publisher": "湖南日报"}),
        ("来　源 ： 湖南日报 | 作 者：张三", {"publisher": "湖南日报", "author": "张三"}),
        ("【发布时间：2023-01-05 10:20】", {"published": "2023-01-05"}),
        ("2023年1月5日 10:20 三江日报 浏览次数：128", {"published": "2023年1月5日", "publisher": "三江日报"}),
        ("发布日期：2023年1月5日 三江网", {"published": "2023年1月5日", "publisher": "三江网"}),
        ("三审人员：张三 一读校对：李四", {"editor": "李四"}),
        ("发布时间：01-05 10:20", {"published": "01-05 10:20"}),
    ],
)
def test_a_line_of_labels_goes_and_says_what_it_says(line: str, metadata: dict[str, str]) -> None:
    outcome = strip_boilerplate(View.of(f"{line}\n各位代表："), KNOWLEDGE)
    assert outcome.changes[0].start == 0
    assert outcome.changes[-1].end == len(line)
    assert metadata.items() <= dict(outcome.metadata).items()


@pytest.mark.parametrize(
    "line",
    ["来源：水是生命之源，要节约。", "大力发展，来源：湖南日报", "发布时间：年底前", f"作者：{'张三' * 21}"],
)
def test_a_line_that_is_not_made_of_labels_and_values_stays(line: str) -> None:
    assert strip_boilerplate(View.of(f"{line}\n各位代表："), KNOWLEDGE).changes == ()


@pytest.mark.parametrize(
    ("value", "metadata"),
    [
        ("湘政发〔2023〕5号", ("document-number", "湘政发〔2023〕5号")),
        ("三江县人民政府", ("publisher", "三江县人民政府")),
        ("2023-01-10", ("published", "2023-01-10")),
        ("主动公开", None),
        ("430000/2023-00012", None),
    ],
)
def test_a_value_may_be_below_its_label(value: str, metadata: tuple[str, str] | None) -> None:
    outcome = strip_boilerplate(View.of(f"索引号：\n{value}\n各位代表："), KNOWLEDGE)
    assert [change.rule for change in outcome.changes] == ["catalogue-label", "catalogue-value"]
    assert outcome.metadata == ((metadata,) if metadata else ())


def test_a_title_that_is_nowhere_else_stays() -> None:
    text = "标题：三江县计划\n各位代表："
    assert [text[c.start : c.end] for c in strip_boilerplate(View.of(text), KNOWLEDGE).changes] == ["标题："]


def test_short_lines_that_speak_of_a_site_are_suspects() -> None:
    text = "请点击这里\n各位代表：\n登录平台，一网通办。"
    assert [text[s.start : s.end] for s in strip_boilerplate(View.of(text), KNOWLEDGE).suspects] == ["请点击这里"]
