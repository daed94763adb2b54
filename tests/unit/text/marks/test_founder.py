"""Founder's marks: which marks became Han, and which Han are in words."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
AROUND = "全面推进乡村振兴袁巩固拓展脱贫攻坚成果袁大力发展数字经济遥加快建设现代化产业体系袁推动高质量发展遥"
RIGHT = "全面推进乡村振兴，巩固拓展脱贫攻坚成果，大力发展数字经济。加快建设现代化产业体系，推动高质量发展。"


def _restored(text: str) -> str:
    return restore_text(text, KNOWLEDGE).tracked.text


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        ("推广“袁家村”经验、做法袁成效明显遥", "推广“袁家村”经验、做法，成效明显。"),
        ("产量遥遥领先遥增速居前遥", "产量遥遥领先。增速居前。"),
        ("学习袁隆平精神袁袁氏宗祠开放遥", "学习袁隆平精神，袁氏宗祠开放。"),
        ("成绩很大袁遥想当年袁心潮澎湃遥", "成绩很大，遥想当年，心潮澎湃。"),
        ("卫星遥感（一期）投用袁深有体会遥感谢大家遥", "卫星遥感（一期）投用，深有体会。感谢大家。"),
        ("县长袁建国主持会议：要抓落实袁要见实效遥", "县长袁建国主持会议：要抓落实，要见实效。"),
    ],
)
def test_commas_and_stops_alone_may_be_lost_beside_words_with_their_han(shown: str, right: str) -> None:
    assert _restored(AROUND + shown) == RIGHT + right


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("，", "全面推进乡村振兴，巩固拓展脱贫攻坚成果。大力发展数字经济，加快建设现代化产业体系。"),
        ("，、", "统筹农业、工业、服务业发展，巩固拓展脱贫攻坚成果，推动高质量发展。要求：抓落实。"),
    ],
)
def test_any_of_the_usual_marks_may_be_lost(mark: str, text: str) -> None:
    han = str.maketrans("，。、", "袁遥尧")
    shown = "".join(char.translate(han) if char in mark else char for char in text)
    assert _restored(shown) == text


@pytest.mark.parametrize(
    "text",
    [
        "袁家村获评全国乡村旅游示范村，袁隆平纪念馆开馆，袁州区加快发展，袁河治理见效。",
        "院士袁亮讲课 教授袁媛讲课 专家袁野讲课",
        "遥感卫星遥测数据遥相呼应",
        "县委书记袁建国到企业调研项目建设情况\n县长袁志明走访慰问困难群众代表",
    ],
)
def test_names_in_a_text_with_its_own_marks_or_without_sentences_stay(text: str) -> None:
    assert _restored(text).replace("\n", "") == text.replace("\n", "")


def test_a_han_that_would_be_half_a_pair_is_in_a_word() -> None:
    shown = "要把广大农民尧广袤田野尧广阔农村的事袁放在心上遥要把群众的事当作自己的事袁抓实办好遥"
    assert (
        _restored(shown) == "要把广大农民、广袤田野、广阔农村的事，放在心上。要把群众的事当作自己的事，抓实办好。"
    )
