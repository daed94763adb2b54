"""The frame of a page follows the roles of rules, whatever their ids are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.knowledge import Knowledge, load_knowledge
from generator.text.boilerplate.pageframe import footer, header
from generator.text.boilerplate.strip import strip_boilerplate
from generator.text.view import View

KNOWLEDGE = load_knowledge()
NAME = "三江县综合门户网站服务平台"
PAGE = f"{NAME}\n当前位置：首页 > 动态\n工作总结\n一年来，成绩显著。\n快照地址：访问文章快照\n价格监测"
MENU = "当前页\n首页\n主题宣传\n要闻\n信息速递\n乡镇动态\n工作报告\n一年来，成绩显著。"


def renamed(rule_id: str, new: str, *, with_role: bool = True) -> Knowledge:
    """Return the knowledge with a rule under another id, with its role or without."""
    rule = KNOWLEDGE.rules[rule_id]
    other = replace(rule, id=new, role=rule.role if with_role else None)
    rules = {
        new if key == rule_id else key: other if key == rule_id else one for key, one in KNOWLEDGE.rules.items()
    }
    return replace(KNOWLEDGE, rules=rules)


def removed(text: str, knowledge: Knowledge) -> dict[str, str]:
    """Return the removed lines and the rules that removed them."""
    return {text[c.start : c.end]: c.rule for c in strip_boilerplate(View.of(text), knowledge).changes}


@pytest.mark.parametrize(("rule", "line"), [("snapshot", "价格监测"), ("breadcrumb", NAME)])
def test_a_rule_may_have_any_id(rule: str, line: str) -> None:
    frame = {"价格监测": "page-footer", NAME: "page-header"}
    assert frame.items() <= removed(PAGE, renamed(rule, "another")).items()
    without_role = removed(PAGE, renamed(rule, "another", with_role=False))
    assert line not in without_role
    assert set(frame) - {line} <= set(without_role)


def test_a_menu_is_known_by_its_role() -> None:
    page = f"{MENU}\n快照地址：访问文章快照"
    assert removed(page, renamed("site-menu", "another"))["要闻"] == "page-header"
    assert removed(page, renamed("site-menu", "another", with_role=False)).get("要闻") != "page-header"


@pytest.mark.parametrize("line", ["二、工作打算", "附件：清单", "2023年1月5日", "（三）改革"])
def test_nothing_is_footer_where_the_report_goes_on(line: str) -> None:
    text = f"一年来，成绩显著。\n快照地址：访问文章快照\n价格监测\n{line}"
    gone = {text.index("快照"): KNOWLEDGE.rules["snapshot"]}
    assert list(footer(text, gone, KNOWLEDGE)) == []


def test_nothing_is_footer_where_there_is_no_text_above() -> None:
    text = "快照地址：访问文章快照\n价格监测"
    assert list(footer(text, {0: KNOWLEDGE.rules["snapshot"]}, KNOWLEDGE)) == []


@pytest.mark.parametrize("line", ["市长 张小三", "2023年工作报告", "《三江规划》", "政府工作报告"])
def test_titles_and_speakers_above_a_path_stay(line: str) -> None:
    text = f"三江门户\n{line}\n首页 > 动态\n一年来，成绩显著。"
    spans = header(text, {text.index("首页"): KNOWLEDGE.rules["breadcrumb"]}, KNOWLEDGE)
    assert [text[start:end] for start, end in spans] == ["三江门户"]
