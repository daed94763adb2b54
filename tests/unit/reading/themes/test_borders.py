"""A term counts only where it is a word: the brackets of the cases say where it is looked at."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.themes.borders import cutter
from generator.reading.themes.passage_themes import find_themes

KNOWLEDGE = load_knowledge()
CUT_OUT = """
细[化工]作 文[化工]作者 自主[化工]作 法治[化工]作 常态[化工]作 规范[化工]作 机械[化工]作 现代[化工]厂 文[化工]具
亮[化工]程 孵[化工]厂 国[民生]产总值 人[民生]命财产 全[民生]育 市[民生]活 渔[民生]产 移[民生]计 国[家政]策
国[家政]权 国[家政]治 专[家政]治 重[大学]科 加[大学]习力度 广[大学]生 提[高职]工收入 提[高校]园安全水平
提[高考]核标准 提[高中]小企业效益 要[求职]能部门 产[生活]力 师[生活]动 发[生态]势 减[轻工]作负担 各[种业]态
取[消费]用 调[节能]力 社[会展]开 开[发电]子产品 保[卫生]产 治[安全]面好转 推[出行]动方案 货[物价]格 节[水产]业
国[内资]本 国[外资]金 集[中医]疗力量 集[中学]习 办[公园]区 打[造绿]色品牌 摆[脱贫]穷 帮[助企]业 扩[大健康]消费
加[大数据]采集 深[入学]习 基础[学科]学 森[林草]原防火 国[企业]绩 职[工人]数
"""
WORDS = """
保障[民生]工作 改善[民生]状况 发展[化工]产业 精细[化工]园 推进[教育]改革 加强[就业]服务 农业[产业]带 [工业]经济
深化[卫生]改革 发展[家政]服务 支持[大学]建设 加强[节能]工作 群众[就医]问题 [水产]养殖 [消费]用品 [外资]企业
[外贸]企业 [出行]方便 [会展]经济 [种业]振兴 [高职]院校 [高校]建设 [高考]改革 [高中]教育 [中医]药 提高[教育]质量
扩大[就业] 国家[公园] [脱贫]人口 [生活]用水 [生态]优先 增加[收入] 提高[医保]待遇 加大[环保]投入 完善[养老]体系
重大[疫情]防控 改善[农业]生产 [大学]生 [小学]校园 [企业]家底 [住房]公积金 再[就业]率 机械制[造业]
"""


def cut(case: str) -> bool:
    text = case.replace("[", "").replace("]", "")
    return cutter(KNOWLEDGE)(f"，{text}，", case.index("[") + 1, case.index("]"))


@pytest.mark.parametrize("case", CUT_OUT.split())
def test_a_term_that_is_cut_out_of_two_words_does_not_count(case: str) -> None:
    assert cut(case)


@pytest.mark.parametrize("case", WORDS.split())
def test_a_term_that_is_a_word_or_begins_or_ends_one_counts(case: str) -> None:
    assert not cut(case)


@pytest.mark.parametrize(
    "text",
    [
        "各部门要细化工作，责任到人，确保完成。",
        "坚决保障人民生命财产安全。",
        "国民生产总值比上年增长。",
        "文化工作者要深入学习，自主化工作要常抓不懈，抢抓国家政策机遇，巩固国家政权。",
    ],
)
def test_a_passage_with_terms_cut_out_of_words_has_no_theme(text: str) -> None:
    assert find_themes(text, (), KNOWLEDGE) == ()


def test_where_a_long_term_is_cut_the_shorter_one_in_it_is_found() -> None:
    (hit,) = find_themes("全年新建污染源头防控工程12处，改善了环境。", (), KNOWLEDGE)
    assert (hit.id, hit.why[0]) == ("ecology", "污染")


def test_borders_are_judged_at_the_ends_of_a_text() -> None:
    assert not cutter(KNOWLEDGE)("民生", 0, 2)
    assert cutter(KNOWLEDGE)("国家政策", 1, 3)
