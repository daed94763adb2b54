"""Titles among other lines: menus, captions, facts of the page, and salutations that a line goes on with."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.outline.front.read import read_front
from generator.reading.outline.front.salutation import without_salutation
from generator.reading.outline.front.site_names import without_site
from generator.reading.outline.front.titles import names_document
from generator.reading.report import make_report
from generator.sources.read import read_source

KNOWN = load_knowledge()
WORDS = KNOWN.outline
SESSION = "——2016年1月8日在青石县第十七届人民代表大会第四次会议上"
REPORT = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n一、工作回顾\n各项事业有新的进步。\n"
MENU = (
    "走进青石 领导之窗 机构设置 县情概览 招商引资项目库 旅游资源一览 便民服务事项清单 "
    "网上办事大厅 农业信息 企业名录 人事任免 工程招标 统计月报"
)


@pytest.mark.parametrize(
    ("front", "title", "speaker", "day"),
    [
        (
            f"{MENU}\n青石县2016年政府工作报告\n县长 李明华\n",
            "青石县2016年政府工作报告",
            "李明华",
            None,
        ),
        ("2016年政府工作报告 时间：2016-02-01 责编：王丽\n县长 李明华\n", "2016年政府工作报告", "李明华", None),
        (
            f"• 政府工作报告\n• {SESSION}\n旗人民政府代旗长 额尔敦其其格\n",
            "政府工作报告",
            "额尔敦其其格",
            "2016-01-08",
        ),
        (f"政府工作报告\n{SESSION[:-1]}青石县人民政府县长李明华\n", "政府工作报告", "李明华", "2016-01-08"),
        (f"政府工作报告\n{SESSION}\n国务院李明\n", "政府工作报告", "李明", "2016-01-08"),
        (
            (
                "2016年青石县政府工作报告\n李明华在会上作了报告，引起关注。\n报告时间：2016年1月8日\n"
                "报告场合：青石县第十七届人民代表大会第四次会议\n报告人：县长李明华\n1、导语\n"
            ),
            "2016年青石县政府工作报告",
            "李明华",
            "2016-01-08",
        ),
    ],
)
def test_the_title_block_among_other_lines(front: str, title: str, speaker: str, day: str | None) -> None:
    found = make_report(read_source("x.txt", (front + REPORT).encode()), None, KNOWN)
    assert (found.title, found.title_basis, found.kind) == (title, "stated", "work-report")
    assert (found.delivery.speaker, found.delivery.date) == (speaker, day)


def test_a_title_is_found_after_a_menu_with_one_item_a_line() -> None:
    menu = "".join(f"{first}{second}\n" for first in "走进领导机构便" for second in "青石之窗设施")
    text = f"{menu}青石县2016年政府工作报告\n{SESSION}\n县长 李明华\n{REPORT}"
    found = make_report(read_source("x.txt", text.encode()), None, KNOWN)
    assert (found.title, found.kind) == ("青石县2016年政府工作报告", "work-report")
    assert (found.delivery.speaker, found.delivery.date) == ("李明华", "2016-01-08")


def test_a_name_may_go_on_with_the_salutation() -> None:
    text = f"政府工作报告\nOriginal URL: http://lib.example.cn/bin/show?K=d00&rec=192&run=13&page=4\n{SESSION}\n"
    text += f"青石县人民政府县长 李明华{REPORT}"
    found = make_report(read_source("x.txt", text.encode()), None, KNOWN)
    assert (found.delivery.speaker, found.delivery.date) == ("李明华", "2016-01-08")


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("主任 张三各位代表：", "主任 张三"),
        ("张 三 丰各位委员、同志们：", "张 三 丰"),
        ("各位代表：", "各位代表："),
        ("县长在会上告诉各位代表：", "县长在会上告诉各位代表："),
        ("请各位代表：", "请各位代表："),
    ],
)
def test_only_a_person_is_before_the_salutation(line: str, before: str) -> None:
    assert without_salutation(line, WORDS) == before


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("县长李明华作政府工作报告", False),
        ("县长李明华作了《政府工作报告》", False),
        ("在青石县人民代表大会会议上作的政府工作报告", True),
        ("青石县2016年政府工作报告.docx", True),
        ("WENKU88.COM 党政公文报告", False),
    ],
)
def test_captions_and_addresses_name_no_document(line: str, named: bool) -> None:  # noqa: FBT001 - a case
    assert names_document(line, WORDS) is named


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("青石县2016年政府工作报告.doc", "青石县2016年政府工作报告"),
        ("2016年青石县统计公报 2016", "2016年青石县统计公报"),
        ("青石县统计公报 2016", "青石县统计公报 2016"),
        ("2016年政府工作报告 作者：王丽", "2016年政府工作报告"),
        ("关于学习的心得 作者：王丽", "关于学习的心得 作者：王丽"),
    ],
)
def test_a_title_without_what_the_page_adds(line: str, title: str) -> None:
    assert without_site(line, WORDS) == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["青石县县长作年度报告：三年实现翻番目标", "县长李明华作政府工作报告", "昨天，大会开幕。"], range(1)),
        (["信息公开责任单位：青石县人民政府", "昨天，大会开幕。"], range(0)),
        (
            [
                "E-mail：bs@example.cn 国内统一刊号 青石日报社主办 今日八版 每周五刊 印刷青石",
                "广泛征求意见完善报告",
                "昨天，大会开幕。",
            ],
            range(1, 2),
        ),
    ],
)
def test_headlines(lines: list[str], title: range) -> None:
    assert read_front(lines, WORDS).title == title


def test_how_far_a_report_is_carried_out_is_about_it() -> None:
    page = make_report(read_source("x.txt", "2016年政府工作报告完成情况\n进展顺利。\n".encode()), None, KNOWN)
    assert page.kind == "about"


def test_a_text_may_start_with_its_salutation() -> None:
    front = read_front(["各位代表：", "现在，我报告工作。"], WORDS)
    assert (front.lines, front.saluted) == (0, True)
