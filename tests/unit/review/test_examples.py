"""The examples of an operator's own knowledge are run, and each that fails is a finding with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.knowledge import DATA, load_knowledge
from generator.review.examples import check_examples

RULE = """- id: banner
  evidence: removed
  name: 横幅
  why: 网站的口号
  needs: [莲湖在线]
  line: '莲湖在线.*'
  examples:
  - ["莲湖在线\\n各位代表：", "各位代表："]
  keeps:
  - 在莲湖在线平台办理。
"""
KIND = """- id: court-report
  name: 法院工作报告
  title: 人民法院.{0,6}工作报告
  why: 法院院长作的报告。
  examples: [长沙市中级人民法院工作报告]
  keeps: [支持人民法院依法独立行使审判权]
"""
THEME = """id: culture
name: 文化
definition: 公共文化服务。
examples: [图书馆、博物馆免费开放。]
counterexamples: [加强廉政文化建设。]
terms:
  - weight: 4
    words: 博物馆 图书馆
"""


INDICATOR = """- id: containers
  name: 集装箱吞吐量
  order: 900
  group: 经济
  measure: level
  direction: more
  units: 万标箱
  definition: 港口一年内装卸的集装箱。
  reason: 例子。
  examples:
  - text: 集装箱吞吐量突破300万标箱
    figures: [{operator: ">", value: 300, unit: 万标箱}]
  traps:
  - {text: 货物吞吐量突破3亿吨, why: 是全部货物。}
"""


def found(folder: Path, file: str, text: str) -> list[tuple[str, str, int | None, str]]:
    """Return name, code, line and problem of each finding about an overlay of one file."""
    path = folder / "mine" / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    knowledge = load_knowledge(DATA, folder / "mine")
    return [
        (Path(one.file).name, one.code.id, one.line, knowledge.messages.english(one).problem)
        for one in check_examples(knowledge)
    ]


def test_the_examples_of_the_package_hold() -> None:
    assert check_examples(load_knowledge()) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("rules/boilerplate.yml", RULE),
        ("kinds.yml", KIND),
        ("themes/culture.yml", THEME),
        ("indicators.yml", INDICATOR),
    ],
)
def test_right_examples_of_an_overlay_hold(tmp_path: Path, file: str, text: str) -> None:
    assert found(tmp_path, file, text) == []


FAILING = {
    "a pattern that does not match": (
        "rules/boilerplate.yml",
        RULE.replace("line: '莲湖在线.*'", "line: '莲湖在线[，、].*'"),
        ("example-fails", 1, "nothing did it; 'line' does not match '莲湖在线'"),
    ),
    "another result": (
        "rules/boilerplate.yml",
        "\n" + RULE.replace('"各位代表："]', '"各位"]'),
        ("example-fails", 2, "it becomes '各位代表：', not '各位'"),
    ),
    "a pattern that is too wide": (
        "rules/boilerplate.yml",
        RULE.replace("- 在莲湖", "- 莲湖"),
        ("keeps-fails", 1, "'banner' takes '莲湖在线平台办理。'"),
    ),
    "a kind that does not match": (
        "kinds.yml",
        KIND.replace("[长沙市中级人民法院", "[长沙市检察院"),
        ("example-fails", 1, "none of its patterns"),
    ),
    "a kind below one that takes its documents": (
        "kinds.yml",
        KIND.replace("court-report", "reports").replace("人民法院.{0,6}", "") + KIND,
        ("example-fails", 7, "the kind 'reports' takes it"),
    ),
    "a kind that is too wide": (
        "kinds.yml",
        KIND.replace("[支持人民法院依法独立行使审判权", "[听取人民法院工作报告"),
        ("keeps-fails", 1, "'court-report' takes"),
    ),
    "a theme that is not found": (
        "themes/culture.yml",
        THEME.replace("[图书馆、博物馆", "[公园"),
        ("example-fails", 1, "its themes are: none"),
    ),
    "a theme that is too wide": (
        "themes/culture.yml",
        THEME.replace("[加强廉政文化建设", "[博物馆免费开放"),
        ("keeps-fails", 1, "'culture' takes"),
    ),
    "an indicator that is read otherwise": (
        "indicators.yml",
        INDICATOR.replace("value: 300", "value: 200"),
        ("example-fails", 1, "read are: target level number > 300"),
    ),
    "an indicator that is read in a trap": (
        "indicators.yml",
        INDICATOR.replace("货物吞吐量突破3亿吨", "集装箱吞吐量突破3万标箱"),
        ("keeps-fails", 1, "'containers' takes"),
    ),
}


@pytest.mark.parametrize(("file", "text", "said"), FAILING.values(), ids=FAILING)
def test_an_example_that_fails_is_a_finding(
    tmp_path: Path, file: str, text: str, said: tuple[str, int, str]
) -> None:
    ((name, code, line, problem),) = found(tmp_path, file, text)
    assert (name, code, line) == (Path(file).name, *said[:2])
    assert said[2] in problem
