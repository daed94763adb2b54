"""Headings, levels, and the edits of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.reading.gaps.structural import structural_gaps
from generator.reading.outline.read import read_outline
from generator.reading.outline.title import find_title
from generator.text.ledger import Tracked, undo
from tests.work import calls

KNOWLEDGE = load_knowledge()
GOLDEN = Path(__file__).parents[3] / "golden" / "outline"
SIGNS = {"title": "T", "paragraph": "-"}


def shape(text: str) -> list[str]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [f"{SIGNS.get(line.kind, str(line.level))} {line.text}" for line in lines]


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(case: Path) -> None:
    source, wanted = case.read_text(encoding="utf-8").split("\n=====\n")
    assert shape(source) == wanted.rstrip("\n").split("\n")


def test_a_label_its_name_and_its_slogan_are_one_heading() -> None:
    text = "关键词 1\n先进制造业\n筑牢根基，着力打造\n制造业高地\n【报告点击】\n必须夯实这个“压舱石”。"
    assert (
        shape(f"任务与未来\n引言先说几句话，再说几句话。\n{text}")[2]
        == "1 关键词 1 先进制造业 筑牢根基，着力打造制造业高地"
    )


def test_a_number_alone_takes_the_next_line() -> None:
    assert (
        shape("导语在此，且不必长。\n二是\n产业基础不牢。工业发展承压运行，龙头企业增长受限。")[1]
        == "3 二是产业基础不牢。"
    )


def test_a_lead_in_is_no_heading() -> None:
    assert (
        shape("一、工作安排\n今年重点抓好以下工作：\n（一）扩大需求\n着力扩大消费。")[1]
        == "- 今年重点抓好以下工作："
    )


def test_words_after_a_gap_mark_open_no_heading() -> None:
    lines = shape(
        "等下⟦原文缺981字⟧\n线坚决守牢。政府债务结构持续优化，利息成本进一步降低。防汛抗旱工作有力有序。"
    )
    assert all(line.startswith("-") for line in lines)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("某市人民政府市长 王小明\n各位代表：\n现在，我代表市人民政府报告工作。", "---"),
        ("市长 王小明\n2012年1月5日某市政府工作报告（全文）\n各位代表：\n现在报告工作。", "-T--"),
        (
            "县人民代表大会会议文件\n政府工作报告\n——在某县第八届人民代表大会第一会议上\n各位代表：\n请审议。",
            "-T---",
        ),
        ("政府工作报告（2022年）\n政府工作报告\n（2022年1月5日）\n各位代表：\n请审议。", "T----"),
    ],
)
def test_lines_before_the_salutation_are_not_headings(text: str, wanted: str) -> None:
    assert "".join(line[0] for line in shape(text)) == wanted


def test_a_mark_for_missing_text_stays_whole_after_a_heading() -> None:
    lines = shape("一、安排\n着力扩大有效需求，提振消费信心。\n（一）充分肯定成绩⟦下文缺：全文约10497字⟧")
    assert lines[-1] == "- （一）充分肯定成绩⟦下文缺：全文约10497字⟧"


def test_an_excerpt_has_no_title() -> None:
    _, lines = read_outline(Tracked.of("二、2023年工作安排\n2023年，是开局之年，也是关键时期。"), KNOWLEDGE)
    assert find_title(lines, KNOWLEDGE.outline) is None


@given(st.text(alphabet="一二、。（）是：；“”\n甲乙12.①关键词—⟧⟦ ，", max_size=200))
def test_every_character_is_accounted_for(text: str) -> None:
    tracked, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    assert "\n".join(line.text for line in lines) == tracked.text
    assert undo(tracked.text, tracked.edits) == text
    assert all((line.level is not None) == (line.kind == "heading") for line in lines)
    structural_gaps(lines, KNOWLEDGE.outline)


@pytest.mark.xfail(reason="two short parts in one paragraph look like single facts to the model", strict=True)
def test_two_short_parts_of_a_paragraph_have_headings() -> None:
    text = (
        "一、2023年工作回顾\n1.全力以赴拼经济，县域经济强劲复苏。深入实施稳增长政策，全县经济回升向好。"
        "有效投资加速增长。18个市级重点项目完成投资31.55亿元，民间投资占比达73.7%，活动评比排名全市第二。"
        "消费潜力加速迸发。大力开展消费提振活动，发放消费券300万元，社会消费品零售总额增长8.5%。"
    )
    assert "3 有效投资加速增长。" in shape(text)


def test_parts_of_a_long_paragraph_have_headings_below_its_own() -> None:
    text = (
        "一、2023年工作回顾\n（一）聚力强科技，创新优势更加凸显。担当科技自立自强使命，一体推进教育科技人才发展。"
        "创新力量不断壮大。科技创新中心加快建设，新增国家重点实验室18家，高新技术企业突破3万家，规模居全国前列。"
        "创新供给持续增强。深入实施关键核心技术攻关，着力推进全链条布局，取得一批重大原创成果，技术合同成交额增长10%。"
        "创新生态加速优化。一体推进教育发展、科技创新和人才培养，实施职务科技成果赋权改革，设立百亿级创投基金。"
    )
    assert [line for line in shape(text) if line[0] == "3"] == [
        "3 创新力量不断壮大。",
        "3 创新供给持续增强。",
        "3 创新生态加速优化。",
    ]


def test_sentences_that_start_alike_over_paragraphs_are_headings() -> None:
    body = "地区生产总值达到556.4亿元，规模以上工业增加值增长14.5%，固定资产投资完成157.5亿元，消费稳步回升。"
    text = f"一、工作回顾\n这一年，我们迎难而上稳大盘。\n{body}\n这一年，我们大抓实体兴产业。\n{body}"
    assert [line for line in shape(text) if line[0] == "2"] == [
        "2 这一年，我们迎难而上稳大盘。",
        "2 这一年，我们大抓实体兴产业。",
    ]


def test_a_title_broken_over_lines_is_put_together() -> None:
    _, lines = read_outline(Tracked.of("某市人民政府\n五年\n工作报告\n各位代表：\n现在，我报告工作。"), KNOWLEDGE)
    assert find_title(lines, KNOWLEDGE.outline) == "某市人民政府五年工作报告"


def test_work_is_linear_on_one_long_line() -> None:
    one, eight = (Tracked.of("甲乙丙丁戊己庚辛。" * n) for n in (2_500, 20_000))
    assert calls(lambda: read_outline(eight, KNOWLEDGE)) < 9 * calls(lambda: read_outline(one, KNOWLEDGE))


def test_work_is_linear_in_many_paragraphs() -> None:
    paragraph = (
        "改革开放不断深化。一是深化国企改革，健全体系，优化布局。二是扩大对外开放，稳定外贸。\n（一）甲乙丙丁。\n"
    )
    one, four = (Tracked.of(f"一、工作回顾\n{paragraph * n}") for n in (100, 400))
    assert calls(lambda: read_outline(four, KNOWLEDGE)) < 5 * calls(lambda: read_outline(one, KNOWLEDGE))


@pytest.mark.parametrize(
    "told",
    [
        "青石县第九届人民代表大会第二次会议听取和审议了县长李明所作的工作报告。",
        "《青石县节约用水条例（草案）》已经县人大常委会初次审议。",
    ],
)
def test_a_sentence_that_narrates_is_no_run_in_heading(told: str) -> None:
    text = f"{told}会议充分肯定县政府过去一年的工作，同意报告提出的目标任务，决定批准这个报告。"
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    assert [line.kind for line in lines] == ["paragraph"]


def test_what_a_speaker_put_forward_is_no_heading() -> None:
    text = "李明在报告中提出了今年的主要预期目标：地区生产总值增长6%左右，城镇新增就业8000人以上。"
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    assert [line.kind for line in lines] == ["paragraph"]


@pytest.mark.parametrize(
    "line", ["【打印】着", "【来源：】，", "【字号：】点。", "一、【：大】", "【 】好。", "【打印 下载】报告"]
)
def test_a_label_that_names_nothing_is_no_heading(line: str) -> None:
    assert shape(line) == [f"- {line}"]


@pytest.mark.parametrize("label", ["【具体举措】", "【客户端建设】", "【下一步打算】"])
def test_a_label_that_names_its_text_is_a_heading(label: str) -> None:
    assert shape(f"{label}推进改革，扩大开放。")[0][2:] == label
