"""Seams of a report in one line: what opens a line in every report, and what does not."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.lines.seams import cut_at_seams
from generator.text.restore import restore_text
from generator.text.view import View
from tests.work import calls

KNOWLEDGE = load_knowledge()
REPORT = [
    "青石县政府工作报告",
    "——2019年1月8日在青石县第十七届人民代表大会第四次会议上",
    "县长李明华",
    "各位代表：",
    "现在，我代表县人民政府，向大会报告工作，请予审议。",
    "一、2018年工作回顾",
    "过去一年，全县生产总值增长7.2%。",
    "（一）产业发展提速。新增规上企业12家，园区产值突破60亿元。",
    "（二）民生持续改善。新增城镇就业3200人。",
    "二、2019年主要目标和重点工作",
    "今年是全面建成小康社会的关键之年。重点抓好四件事。",
    "一是抓项目。开工项目50个。",
    "二是抓环境。治理河道30公里。",
    "——坚持稳中求进。把握好节奏和力度。",
    "——坚持共建共享。让人民得到实惠。",
    "各位代表！让我们团结奋斗，努力完成全年目标任务！",
]


def _lines(text: str) -> list[str]:
    return restore_text(text, KNOWLEDGE).tracked.text.split("\n")


def _rules(text: str) -> set[str]:
    return {step for edit in restore_text(text, KNOWLEDGE).tracked.edits for step in edit.steps}


def test_a_report_in_one_line_is_cut_at_its_seams() -> None:
    assert _lines("".join(REPORT)) == REPORT
    assert _rules("".join(REPORT)) == {"lost-line-ends"}
    assert _lines("\n".join(REPORT)) == REPORT


@pytest.mark.parametrize("title", ["2019年青石县政府工作报告\n", "来源：县政府办\n", "首页 > 政务公开\n\n"])
def test_lines_around_it_do_not_hide_it(title: str) -> None:
    assert _lines(title + "".join(REPORT[3:]))[-len(REPORT[3:]) :] == REPORT[3:]


def test_a_line_longer_than_any_paragraph_is_cut_in_a_document_of_lines() -> None:
    body = [REPORT[5], 60 * REPORT[6], *REPORT[7:9], REPORT[9], 20 * REPORT[6]]
    first = "各位代表：现在，我代表县人民政府，向大会报告工作。" + 100 * REPORT[6]
    assert _lines(f"{first}\n{''.join(body)}") == [first, *body]


@pytest.mark.parametrize(
    "text",
    [
        "会议提出三项任务：（一）抓项目；（二）抓环境；（三）抓民生。" * 6,
        f"我代表县政府作报告。一、抓项目；二、抓环境；三、抓民生。{REPORT[6] * 10}",
        f"重点抓好两件事：一是抓项目，开工50个。二是抓环境，治理河道。{REPORT[6] * 10}",
        f"统一、协调、有序的发展格局正在形成。{REPORT[6] * 20}",
        f"现在，我代表县人民政府，向大会报告工作。各位代表！{REPORT[6] * 10}",
        f"{REPORT[5]}{REPORT[6] * 10}（一）产业发展提速，（三）民生持续改善。",
    ],
    ids=["list", "points of a sentence", "sentences of a list", "no number", "one sign", "not in sequence"],
)
def test_a_paragraph_stays_whole(text: str) -> None:
    assert "lost-line-ends" not in _rules(text)


def test_numbers_that_are_not_in_sequence_open_no_lines() -> None:
    text = f"一、抓项目。{REPORT[6]}三、抓环境。{REPORT[6]}（二）抓民生。{REPORT[6]}（五）抓作风。{REPORT[6]}"
    assert _lines("".join(REPORT[:5]) + text) == [*REPORT[:4], REPORT[4] + text]


def test_a_paragraph_among_others_stays_whole() -> None:
    paragraph = "".join(REPORT[5:13])
    text = "\n".join([REPORT[6] * 20, paragraph, REPORT[6] * 20])
    assert _lines(text) == text.split("\n")


def test_points_of_one_sentence_stay_in_their_paragraph() -> None:
    points = "一是抓项目，开工50个。二是抓环境，治理河道30公里。三是抓民生，新建学校2所。"
    text = "".join([*REPORT[:11], points])
    assert _lines(text)[-1] == REPORT[10] + points


@pytest.mark.parametrize(
    ("heading", "following"),
    [
        ("二、2019年工作安排", "重点抓好四件事。"),
        ("二、2019年目标任务和重点工作", "今年是关键之年，任务艰巨。"),
        ("二、2019年工作回顾", "全县上下团结奋斗，成绩来之不易。"),
        ("二、下一步工作任务", "2019年是关键之年，任务艰巨。"),
    ],
)
def test_a_heading_ends_before_words_that_open_a_paragraph(heading: str, following: str) -> None:
    assert _lines("".join([*REPORT[:9], heading, following]))[-2:] == [heading, following]


def test_a_heading_whose_end_is_not_sure_is_not_cut() -> None:
    line = "二、建设人民满意的服务型政府筑牢政治忠诚，强化担当。"
    assert _lines("".join([*REPORT[:9], line]))[-1] == line


def test_a_line_with_all_signs_of_a_delivery_is_cut_whatever_is_around_it() -> None:
    delivery = [*REPORT[3:7], *REPORT[7:9], REPORT[9], 25 * REPORT[10]]
    frame = "\n".join(f"第{n}条关于县城供水的建议已经办理，答复代表。" for n in range(40))
    assert _lines(f"{''.join(delivery)}\n{frame}")[: len(delivery)] == delivery


def test_a_long_paragraph_without_a_salutation_is_not_searched_for_headings() -> None:
    paragraph = REPORT[6] * 45

    def work(text: str) -> int:
        return calls(lambda: cut_at_seams(View.of(f"{paragraph}\n{text}\n{paragraph}"), KNOWLEDGE))

    work(paragraph)
    numbered = "".join(f"（{n}）抓好项目。" for n in "一二三四五六七八九")
    assert work(f"{numbered}{paragraph}") < work(paragraph) + len("一二三四五六七八九")
