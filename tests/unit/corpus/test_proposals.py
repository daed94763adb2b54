"""Rules proposed from lines that the pages of one site repeat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.corpus.proposals import Proposal, as_rules, propose
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.knowledge.rules import load_rules

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    "过去一年，全市上下迎难而上，地区生产总值增长百分之五，粮食总产再创新高，城乡居民收入持续增加，主要目标较好完成。",
    "坚持把制造业放在心上，新引进项目四十个，园区承载力进一步增强，民营企业发展环境不断优化，外贸进出口稳中提质。",
    "坚持绿水青山就是金山银山，河湖水质总体优良，林长制全面落实，城区空气优良天数稳步增加，垃圾分类实现覆盖。",
)
BACKWARDS = tuple(body[-2::-1] + "。" for body in BODY)
FAREWELL = "彩云频道值班小编{}祝各位听众朋友生活愉快、阖家幸福，我们明天同一时间再见"


def page(number: int) -> str:
    top = [f"彩云频道第{number}期 总第{number + 30}期", f"第{number}号文件"]
    foot = [FAREWELL.format("甲乙丙"[number]), "阿里山下彩云客栈欢迎您"]
    return "\n".join([*top, "各位代表：", BODY[number], BACKWARDS[number], *foot])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(page(number), encoding="utf-8")
    return tmp_path


def matching(proposals: tuple[Proposal, ...], line: str) -> list[Proposal]:
    return [proposal for proposal in proposals if re.fullmatch(proposal.pattern, line)]


def test_lines_repeated_with_other_numbers_and_words_are_proposed(site: Path) -> None:
    proposals = propose(site, load_knowledge())
    assert matching(proposals, "彩云频道第12期 总第42期")[0].pages == 3
    assert matching(proposals, FAREWELL.format("丁"))[0].where == "foot"
    assert matching(proposals, "阿里山下彩云客栈欢迎您")


def test_the_text_itself_is_not_proposed(site: Path) -> None:
    proposals = propose(site, load_knowledge())
    assert not [line for line in BODY + BACKWARDS if matching(proposals, line)]


def test_a_line_repeated_deep_in_the_text_is_not_proposed(site: Path) -> None:
    refrain = "让我们携起手来，一起创造更加美好的明天"
    for number in range(3):
        strange = [f"{BODY[number][at]}甲{number}乙{at}丙丁戊己庚辛" * 3 for at in range(6)]
        text = "\n".join([page(number).split("\n")[0], *strange, refrain, *reversed(strange)])
        (site / f"{number}.txt").write_text(text, encoding="utf-8")
    assert not matching(propose(site, load_knowledge()), refrain)


def test_what_the_rules_remove_already_is_not_proposed(tmp_path: Path) -> None:
    for number in range(3):
        text = f"打印本页 关闭窗口\n{BODY[number]}\n责任编辑：王五\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert propose(tmp_path, load_knowledge()) == ()


def test_proposals_are_rules_that_load_and_match_their_examples(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    proposals = propose(site, load_knowledge())
    (folder / "boilerplate.yml").write_text(as_rules(proposals), encoding="utf-8")
    rules = load_rules(folder)
    assert len(rules) == len(proposals) > 0
    for rule in rules.values():
        assert rule.line is not None
        for before, _ in rule.examples:
            assert rule.line.fullmatch(before)
            assert any(literal in before for literal in rule.needs)


def test_one_page_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(BODY[0], encoding="utf-8")
    with pytest.raises(FangzhiError, match="fewer than two pages"):
        propose(tmp_path, load_knowledge())
