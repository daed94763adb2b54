"""The frame of a page: lines removed without a rule, and above all similar lines that stay."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate import pageframe
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
REPORT = (
    "长沙市2023年政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "全市地区生产总值增长6%。"
)
PATH = "当前位置：首页 > 政务公开 > 政府工作报告"
EDITOR = "责任编辑：李四"
COPYRIGHT = "版权所有：长沙市人民政府 湘ICP备05000000号"
NAME = "潇湘云"
"""A line that no rule matches."""


def kept(page: str) -> str:
    return restore_text(page, KNOWLEDGE).tracked.text


def steps(page: str) -> set[str]:
    return {step for edit in restore_text(page, KNOWLEDGE).tracked.edits for step in edit.steps}


def test_lines_below_the_first_line_of_the_site_go() -> None:
    page = f"{REPORT}\n{EDITOR}\n星沙时报\n{NAME}"
    assert kept(page) == REPORT
    assert "page-footer" in steps(page)


def test_the_organiser_above_the_copyright_goes() -> None:
    assert kept(f"{REPORT}\n主办单位：长沙市人民政府\n{COPYRIGHT}\n{NAME}") == REPORT


@pytest.mark.parametrize("above", ["", "星沙时报\n", "打印本页\n关闭窗口\n星沙时报\n"])
def test_without_any_text_above_it_there_is_no_footer(above: str) -> None:
    page = f"{above}{EDITOR}\n{NAME}"
    assert NAME in kept(page)
    assert "page-footer" not in steps(page)


def test_where_no_text_is_seen_above_it_there_is_no_footer() -> None:
    lines = "\n".join([NAME] * 4000)
    assert NAME in kept(f"{REPORT}\n{EDITOR}\n{lines}")


@pytest.mark.parametrize(
    "line",
    [
        "二、下一步工作",
        "（三）乡村振兴",
        "第四章 城市建设",
        "5.教育",
        "①就业",
        "附件：名单",
        "注释：",
        "名词解释",
        "2023年1月5日",
        "二〇二三年一月五日",
    ],
)
def test_a_heading_an_appendix_or_a_date_below_keeps_all(line: str) -> None:
    text = kept(f"{REPORT}\n{EDITOR}\n{NAME}\n{line}")
    assert line.replace("5.", "5. ")[:2] in text
    assert NAME in text


@pytest.mark.parametrize("line", ["我们要继续努力。", "就业，教育", NAME * 21])
def test_above_a_sentence_or_a_long_line_the_site_has_not_begun_to_speak(line: str) -> None:
    assert NAME in kept(f"{REPORT}\n{EDITOR}\n{NAME}\n{line}")
    assert kept(f"{REPORT}\n{line}\n{EDITOR}\n{NAME}") == f"{REPORT}\n{line}"


@pytest.mark.parametrize("line", ["三湘大地", "市长 张三"])
def test_another_line_above_the_site_stays(line: str) -> None:
    assert kept(f"{REPORT}\n{line}\n{COPYRIGHT}\n{NAME}") == f"{REPORT}\n{line}"


def test_lines_above_the_path_to_the_article_go() -> None:
    page = f"星沙时报\n{NAME}\n{PATH}\n{REPORT}"
    assert kept(page) == REPORT
    assert "page-header" in steps(page)


@pytest.mark.parametrize(
    "line",
    [
        "长沙市政府工作报告",
        "市长张三",
        "张三同志在大会上的讲话",
        "省人大常委会副主任",
        "《规划纲要》",
        "2023年",
        "十四五规划",
        "关于工作的决议",
    ],
)
def test_a_title_a_speaker_or_a_date_above_the_path_stays(line: str) -> None:
    assert kept(f"{line}\n星沙时报\n{PATH}\n{REPORT}") == f"{line}\n{REPORT}"


@pytest.mark.parametrize("line", ["今天天气好，出门去。", NAME * 21])
def test_below_a_sentence_or_a_long_line_there_is_no_header(line: str) -> None:
    assert kept(f"{line}\n{NAME}\n{PATH}\n{REPORT}") == f"{line}\n{NAME}\n{REPORT}"


def test_a_path_with_its_parts_on_separate_lines_is_removed() -> None:
    assert kept(f"首页\n>\n{NAME}\n>\n正文\n{REPORT}") == REPORT
    assert kept(f"市长张三\n>\n首页\n>\n正文\n{REPORT}") == f"市长张三\n{REPORT}"


def test_a_menu_has_several_items_that_a_rule_knows() -> None:
    assert kept(f"首页\n要闻\n新闻\n专题\n视频\n{REPORT}") == REPORT
    assert kept(f"要闻\n{REPORT}") == f"要闻\n{REPORT}"
    assert kept(f"教育\n就业\n医疗\n养老\n住房\n{REPORT}") == f"教育\n就业\n医疗\n养老\n住房\n{REPORT}"


@pytest.mark.parametrize(
    ("items", "goes"), [("新闻 国内 国际 财经", True), ("新闻 国内 国际", False), ("张三 李四 新闻 王五", False)]
)
def test_short_lines_below_each_other_are_a_menu_where_they_are_many_and_of_its_kind(
    items: str, *, goes: bool
) -> None:
    lines = items.replace(" ", "\n")
    assert kept(f"{lines}\n{REPORT}\n{EDITOR}") == (REPORT if goes else f"{lines}\n{REPORT}")


def test_an_organiser_far_above_the_site_stays() -> None:
    line = "公司承办：潇湘云"
    assert kept(f"{REPORT}\n{line}\n{NAME}\n{COPYRIGHT}") == f"{REPORT}\n{NAME}"
    assert kept(f"{REPORT}\n{line}\n{NAME}\n三湘大地\n{COPYRIGHT}") == f"{REPORT}\n{line}\n{NAME}\n三湘大地"


def test_a_sentence_of_the_site_that_a_rule_knows_does_not_end_its_footer() -> None:
    disclaimer = "免责声明：本站内容转载自网络，如有侵权请联系删除。"
    assert kept(f"{REPORT}\n{EDITOR}\n{NAME}\n{disclaimer}") == REPORT


def test_far_below_the_start_of_a_page_there_is_no_header() -> None:
    lines = "\n".join([NAME] * 1_600)
    assert NAME in kept(f"{lines}\n{PATH}\n{REPORT}")
    assert NAME not in kept(f"{lines[:4_000]}\n{PATH}\n{REPORT}")


def test_lines_that_a_rule_removes_are_not_removed_again() -> None:
    rules = KNOWLEDGE.rules
    path = next(rule for rule in rules.values() if rule.role == "path")
    lines = [NAME, "星沙时报", PATH]
    text = "\n".join([*lines, REPORT])
    removed = {text.index(lines[1]): rules["page-footer"], text.index(PATH): path}
    assert [text[start:end] for start, end in pageframe.header(text, removed, KNOWLEDGE)] == [NAME]


@pytest.mark.parametrize("lines", ["新闻\n国内\n国际\n财经\n市长张三", "市长张三\n新闻\n国内\n国际\n财经"])
def test_a_title_or_a_speaker_is_no_item_of_a_menu(lines: str) -> None:
    assert kept(f"{lines}\n{REPORT}\n{EDITOR}") == f"市长张三\n{REPORT}"


@pytest.mark.parametrize(
    ("items", "goes"),
    [
        (["新闻", "国内", "国际", "财经"], True),
        (["新闻", "国内", "国际"], False),
        (["新闻"], False),
        (["新闻八个字的栏目", "国内", "国际", "财经"], True),
        (["新闻有九个字的栏目", "国内", "国际", "财经"], False),
    ],
    ids=("four", "three", "one", "eight characters", "nine characters"),
)
def test_a_menu_is_of_many_short_lines_whatever_the_rules_say(
    items: list[str], monkeypatch: pytest.MonkeyPatch, *, goes: bool
) -> None:
    monkeypatch.setattr(pageframe, "_is_menu", lambda *_arguments: True)
    text = "\n".join([*items, REPORT])
    found = [text[start:end] for start, end in pageframe.header(text, {}, KNOWLEDGE)]
    assert found == (items if goes else [])
