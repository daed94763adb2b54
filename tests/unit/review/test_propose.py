"""Rules proposed from lines that the pages of one site repeat."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.commands import main
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.rules import load_rules
from generator.review.propose import Proposal, as_rules, propose
from generator.text.restore import restore_text

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
    top = [f"彩云频道第{number}回 合计{number + 30}回", f"第{number}号文件"]
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
    assert matching(proposals, "彩云频道第12回 合计42回")[0].pages == 3
    assert matching(proposals, FAREWELL.format("丁"))[0].where == "foot"
    assert matching(proposals, "阿里山下彩云客栈欢迎您")


def test_the_text_itself_is_not_proposed(site: Path) -> None:
    proposals = propose(site, load_knowledge())
    assert not [line for line in BODY + BACKWARDS if matching(proposals, line)]


def test_a_line_repeated_deep_in_the_text_is_not_proposed(site: Path) -> None:
    refrain = "让我们携起手来，一起创造更加美好的明天"
    for number in range(3):
        strange = [
            BODY[number][at * 7 : at * 7 + 20] + str(number * at) + BODY[number][::-1][at:30] for at in range(6)
        ]
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


HAN = "".join(BODY).replace("，", "").replace("。", "")
WEATHER = ("晴转多云", "小雨", "阴", "大风")


def title_of(number: int) -> str:
    """Return made-up words, other ones for each number."""
    return "".join(Random(number).sample(HAN, 12))


def varied_page(number: int) -> tuple[str, str]:
    """Return a page of a made-up site, whose boilerplate differs from page to page, and its text."""
    title, before, after = (title_of(number + step) for step in (0, -1, 1))
    text = [
        title,
        *("，".join(title_of(1000 * at + number + 50 * n) for n in range(4)) + "。" for at in range(1, 4)),
    ]
    head = [
        "三溪之窗——三溪人自己的网上家园",
        f"老乡您好，三溪城区今日{WEATHER[number % 4]}，宜晒谷",
        f"溪报融媒 第{200 + number * 7}号稿 值班员{'甲乙丙丁'[number % 4]} 录入",
    ]
    foot = [
        f"读完{title}，喝口三溪茶歇一歇",
        f"溪报融媒值班信箱已收到来信{number * 13 + 5}封，谢谢乡亲",
        f"← 左边一篇：{before}",
        f"右边一篇：{after} →",
        "三溪县溪报融媒工作站 守望乡土",
    ]
    return "\n".join([*head, *text, *foot]), "\n".join(text)


def test_proposals_pasted_into_the_rules_clean_the_pages_and_a_page_not_seen(tmp_path: Path) -> None:
    folder, rules = tmp_path / "pages", tmp_path / "rules"
    folder.mkdir()
    rules.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(varied_page(number)[0], encoding="utf-8")
    knowledge = load_knowledge()
    (rules / "boilerplate.yml").write_text(as_rules(propose(folder, knowledge)), encoding="utf-8")
    taught = replace(knowledge, rules={**knowledge.rules, **load_rules(rules)})
    for number in (0, 3, 9, 17):
        source, text = varied_page(number)
        assert restore_text(source, taught).tracked.text == text


def test_common_phrases_and_titles_that_start_alike_are_not_proposed(tmp_path: Path) -> None:
    for number in range(6):
        lines = [
            f"三溪县人民政府{2018 + number}年工作报告",
            "各位代表：",
            "现在，我代表县人民政府向大会报告工作，请予审议，并请列席人员提出意见。",
            f"一、{2017 + number}年工作回顾",
            title_of(number) + "，" + title_of(number + 10) + "。",
        ]
        (tmp_path / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    proposals = propose(tmp_path, load_knowledge())
    assert not [line for line in lines[:4] if matching(proposals, line)]


def test_one_page_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(BODY[0], encoding="utf-8")
    with pytest.raises(FangzhiError, match="fewer than two pages"):
        propose(tmp_path, load_knowledge())


def test_pages_that_cannot_be_read_are_findings_and_the_others_are_compared(site: Path) -> None:
    whole = propose(site, load_knowledge())
    (site / "1-broken.txt").write_bytes(b"")
    (site / "2-gone.txt").symlink_to(site / "nowhere.txt")
    findings: list[Finding] = []
    assert propose(site, load_knowledge(), report=findings.append) == whole
    assert {finding.file for finding in findings} == {"1-broken.txt", "2-gone.txt"}


def test_the_command_prints_proposals_and_what_cannot_be_read(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["propose", str(site)]) == 0
    whole, nothing = capsys.readouterr()
    assert nothing == ""
    (site / "0-broken.txt").write_bytes(b"")
    assert main(["propose", str(site)]) == 0
    printed, said = capsys.readouterr()
    assert printed == whole
    assert said.startswith("0-broken.txt (source): ")
    assert len(said.splitlines()) == 1
    assert main(["propose", "--strict", str(site)]) == 1
