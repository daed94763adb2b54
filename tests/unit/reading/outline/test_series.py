"""Numbered rows: all of a series are headings or none is, entries of a list are none."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.reading.outline.read import read_outline
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
REST = "坚持稳字当头，扩大国内需求，稳定和扩大就业，改善社会预期。"


def headings(text: str) -> list[tuple[int | None, str]]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [(line.level, line.text) for line in lines if line.kind == "heading"]


def test_all_points_of_a_row_are_headings_or_none_is() -> None:
    whole = f"重点抓好以下工作：一是稳增长。{REST}二是促改革。{REST}三是惠民生。{REST}"
    assert [text for _, text in headings(whole)] == ["一是稳增长。", "二是促改革。", "三是惠民生。"]
    part = f"抓好以下工作：一是稳增长；扩大内需。二是促改革。{REST}三是新建学校。四是惠民生。{REST}五是修路。"
    assert headings(part) == []


def test_a_point_without_further_sentences_is_one_where_most_have_some() -> None:
    text = f"抓好以下工作：一是稳增长。{REST}二是扩大开放。三是促改革。{REST}四是惠民生。{REST}"
    assert [text for _, text in headings(text)] == [
        "一是稳增长。",
        "二是扩大开放。",
        "三是促改革。",
        "四是惠民生。",
    ]


def test_all_rows_of_a_series_are_headings_or_none_is() -> None:
    rows = [f"一是稳增长。{REST}", f"二是促改革。{REST}", "三是惠民生；办好教育；建好医院。"]
    assert [text for _, text in headings("一、安排\n" + "\n".join(rows))] == ["一、安排"]


def test_a_long_point_is_a_heading_among_others() -> None:
    long = (
        "第三、在保持物价基本稳定的前提下，对某些不合理的价格作必要的调整，同时切实加强物价管理，"
        "兼顾国家、企业和群众三方面的利益，分期分批稳步推进改革。"
    )
    rows = [f"第一、发展农业生产。{REST}", f"第二、加快轻纺工业。{REST}", f"{long}{REST}"]
    assert len(headings("一、安排\n" + "\n".join(rows))) == 4


def test_sentences_that_start_again_at_one_are_below_the_section() -> None:
    text = "\n".join(
        [
            "一、总任务",
            REST,
            "二、若干问题",
            "（一）关于农业",
            f"一、开垦荒地。{REST}",
            f"二、兴修水利。{REST}",
            "（二）关于工业",
            REST,
            "三、奋斗目标",
            REST,
        ]
    )
    assert [level for level, _ in headings(text)] == [1, 1, 2, 3, 3, 2, 1]


def test_entries_of_a_list_are_no_headings() -> None:
    text = f"一、安排\n{REST}\n附件：1.重点项目清单\n2.责任分工表\n3.民生实事清单\n某市人民政府"
    assert headings(text) == [(1, "一、安排")]


def test_the_marks_of_notes_open_no_heading() -> None:
    body = f"③客观世界包括自然界和社会。{REST}\n{REST}④这种运动有其目的。{REST}"
    text = f"同志们：\n一、安排\n{body}\n注：\n①列宁：《全集》，第2页。"
    assert headings(text) == [(1, "一、安排")]


def test_points_hold_the_run_in_headings_between_them() -> None:
    run_in = [
        f"{words}。{REST}全年新增项目20个，完成投资10亿元。"
        for words in ("内需拉动明显增强", "产业升级步伐加快", "改革开放不断深化")
    ]
    rows = [f"一是打好攻坚战。{REST}", *run_in, f"二是推进振兴。{REST}", *run_in]
    found = headings("一、工作回顾\n" + "\n".join(rows))
    assert [level for level, _ in found] == [1, 2, 3, 3, 3, 2, 3, 3, 3]


def test_a_dash_on_its_own_line_holds_the_run_in_headings_below_it() -> None:
    run_in = [
        f"{words}。{REST}全年新增项目20个，完成投资10亿元。"
        for words in ("工业提质增效", "农业稳步发展", "服务业加快发展")
    ]
    found = headings("一、工作回顾\n——产业结构不断优化。\n" + "\n".join(run_in) + "\n二、工作安排\n任务很重。")
    assert [level for level, _ in found] == [1, 2, 3, 3, 3, 1]


def test_points_of_one_sentence_each_in_a_row_are_no_headings() -> None:
    assert [text for _, text in headings("一、安排\n一是抓好春耕。二是抓好防汛。")] == ["一、安排"]


def test_the_last_line_of_a_text_is_a_heading_where_its_series_has_nothing_else() -> None:
    text = f"一、产业现状\n{REST}\n二、存在问题\n{REST}\n三、对策建议"
    assert [text for _, text in headings(text)] == ["一、产业现状", "二、存在问题", "三、对策建议"]


def test_a_numbered_sentence_over_a_chapter_heads_nothing() -> None:
    text = f"第一章 总则\n一、为规范工作，制定本规则。\n二、县政府坚持依法行政。\n第二章 职责\n{REST}"
    assert [text for _, text in headings(text)] == ["第一章 总则", "第二章 职责"]


def test_paragraphs_in_a_series_are_none_because_one_starts_with_a_short_sentence() -> None:
    text = "第一章 职责\n一、县政府由县长、副县长组成。\n二、县长负责全面工作。副县长协助县长工作，分管有关部门。"
    assert [text for _, text in headings(text)] == ["第一章 职责"]
