"""Edges of a document: what has to prove that it is the document's, what goes, what is a finding."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
TITLE = "长沙市2023年政府工作报告"
BODY = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n全市地区生产总值增长6%。"
BUTTONS = "打印 关闭"


def kept(page: str) -> str:
    return restore_text(page, KNOWLEDGE).tracked.text


def findings(page: str) -> list[tuple[int, str]]:
    """Return line and words of the findings about lines at the edges."""
    return [
        (page.count("\n", 0, suspect.start) + 1, str(dict(suspect.message.arguments)["words"]))
        for suspect in restore_text(page, KNOWLEDGE).suspects
        if suspect.message.code is Code.EDGE_LINES
    ]


@pytest.mark.parametrize("word", ["大", "正常", "加大", "关注"])
def test_a_button_goes_beside_a_removed_line_alone(word: str) -> None:
    assert kept(f"{BUTTONS}\n{word}\n{TITLE}\n{BODY}") == f"{TITLE}\n{BODY}"
    assert kept(f"{word}\n{TITLE}\n{BODY}") == f"{word}\n{TITLE}\n{BODY}"
    assert kept(f"{TITLE}\n{BODY}\n{word}\n{BUTTONS}") == f"{TITLE}\n{BODY}"


def test_the_last_cell_of_a_table_stays_beside_the_buttons() -> None:
    page = f"{TITLE}\n{BODY}\n粮食总产\n77"
    assert kept(f"{page}\n{BUTTONS}") == page


@pytest.mark.parametrize("item", ["星沙看点", "下载客户端", "要闻", "会议动态", "首页推荐"])
def test_an_item_above_the_title_goes_where_the_page_has_a_frame(item: str) -> None:
    assert kept(f"{item}\n{BUTTONS}\n{TITLE}\n{BODY}") == f"{TITLE}\n{BODY}"
    assert kept(f"{BUTTONS}\n{item}\n{TITLE}\n{BODY}") == f"{TITLE}\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "长沙市",
        "长沙市人民政府",
        "张小三",
        "艾尔肯·吐尼亚孜",
        "2023年1月",
        "关于2022年工作情况的",
        "机密",
        "（审议稿）",
        "长政发〔2023〕1号",
    ],
)
def test_what_shows_that_it_is_the_documents_stays(line: str) -> None:
    page = f"{line}\n{TITLE}\n{BODY}"
    assert kept(f"{BUTTONS}\n{line}\n{BUTTONS}\n{TITLE}\n{BODY}") == page
    assert findings(page) == []


def test_an_item_right_above_the_title_that_names_no_site_is_a_finding() -> None:
    page = f"{BUTTONS}\n三湘大地\n{TITLE}\n{BODY}"
    assert kept(page) == f"三湘大地\n{TITLE}\n{BODY}"
    assert findings(page) == [(2, "三湘大地")]


def test_a_kind_of_document_alone_is_an_item_where_the_title_is_below() -> None:
    assert kept(f"{BUTTONS}\n工作总结\n{BUTTONS}\n{TITLE}\n{BODY}") == f"{TITLE}\n{BODY}"
    assert kept(f"{BUTTONS}\n政府工作报告\n{BODY}") == f"政府工作报告\n{BODY}"


def test_below_the_title_only_a_site_between_two_removed_lines_goes() -> None:
    assert kept(f"{TITLE}\n{BUTTONS}\n分享朋友圈\n{BUTTONS}\n{BODY}") == f"{TITLE}\n{BODY}"
    page = f"{TITLE}\n{BUTTONS}\n嘎玛泽登\n{BUTTONS}\n{BODY}"
    assert kept(page) == f"{TITLE}\n嘎玛泽登\n{BODY}"


def test_a_run_of_lines_is_one_finding_with_its_words() -> None:
    page = f"{TITLE}\n{BODY}\n三湘大地\n星沙好声音\n县长 张三\n天下洞庭"
    assert findings(page) == [(5, "三湘大地 / 星沙好声音"), (8, "天下洞庭")]


def test_a_finding_shows_no_more_words_than_a_person_reads() -> None:
    (found,) = findings(f"{TITLE}\n{BODY}\n" + "\n".join(["三湘大地天下洞庭"] * 20))
    assert len(found[1]) == 60
    assert found[1].endswith("…")


@pytest.mark.parametrize(
    "line",
    ["附件", "注释", "粮食总产 | 18", "就业人数  1.2", "就业人数　1.2", "谢谢大家", "长沙市人民政府", "（完）"],
)
def test_what_may_follow_the_last_sentence_is_no_finding(line: str) -> None:
    assert findings(f"{TITLE}\n{BODY}\n{line}") == []


def test_letterspaced_lines_of_a_document_prove_themselves() -> None:
    assert findings("2 0 2 1 年 政 府 工 作 报 告\n各 位 代 表 ：\n全 市 经 济 增 长 。") == []
