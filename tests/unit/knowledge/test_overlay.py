"""Overlays add to the package's knowledge, replace what they declare, and are checked in the same way."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.corpus.gather import gather
from generator.knowledge import DATA, load_knowledge, stacked
from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

ZONES = "above,name,short,slug,first\n"
RULE = """- id: {id}
  evidence: removed
  name: 横幅
  why: 网站的口号，不是文件内容
  needs: [莲湖在线]
  line: '莲湖在线'
  examples:
  - ["莲湖在线\\n各位代表：", "各位代表："]
  {more}
"""


def overlay(folder: Path, file: str, text: str) -> Path:
    path = folder / "mine" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "mine"


def rule(ident: str, more: str = "") -> str:
    return RULE.format(id=ident, more=more)


def test_a_folder_that_holds_all_knowledge_replaces_the_packages(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(DATA, whole)
    assert stacked(whole) == (whole,)
    (whole / "pinyin.csv").unlink()
    assert stacked(whole) == (DATA, whole)
    with pytest.raises(KnowledgeError, match=r"bigrams\.tsv: no knowledge is read from it"):
        load_knowledge(*stacked(whole))
    assert stacked(None) == (DATA,)


def test_a_rule_is_added_after_those_of_the_package(tmp_path: Path) -> None:
    known = load_knowledge(DATA, overlay(tmp_path, "rules/boilerplate.yml", rule("mine")))
    assert list(known.rules)[-1] == "mine"
    assert known.rules["mine"].stage == "boilerplate"


def test_a_rule_that_says_so_replaces_one_in_its_place(tmp_path: Path) -> None:
    usual = list(load_knowledge().rules)
    known = load_knowledge(DATA, overlay(tmp_path, "rules/boilerplate.yml", rule("advertisement", "replace: yes")))
    assert list(known.rules) == usual
    assert known.rules["advertisement"].name == "横幅"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("rules/boilerplate.yml", rule("advertisement"), "'advertisement' is given twice.*replace: yes"),
        ("rules/boilerplate.yml", rule("nobody", "replace: yes"), "there is no rule 'nobody' to replace"),
        ("rules/boilerplate.yml", rule("我的"), "cannot be the id of a rule"),
        ("rules/boilerplates.yml", rule("mine"), r"boilerplates\.yml: .*did you mean 'boilerplate\.yml'"),
        ("rule/boilerplate.yml", rule("mine"), "rule: no knowledge is read from it; did you mean 'rules'"),
        ("bigrams.tsv", "", r"bigrams\.tsv: no knowledge is read from it"),
        ("themes/教育.txt", "", "not a theme; write one YAML file per theme"),
        ("places.csv", "code,name,short,slug\n430100,长沙市,长沙,changsha\n", r"places\.csv line 2"),
        (
            "zones.csv",
            f"{ZONES}长沙,甲开发区,,x,\n",
            r"zones\.csv line 2: .*code or name '长沙'; did you mean '长沙市'",
        ),
        ("zones.csv", f"{ZONES}鼓楼区,甲开发区,,x,\n", r"'鼓楼区' may be 江苏省南京市鼓楼区 \(320106\)"),
        ("zones.csv", f"{ZONES}130600,雄安新区,,x,\n", "the zone 河北省保定市雄安新区 is given twice; keep one"),
        ("zones.csv", f"{ZONES}长沙市,甲开发区,,changsha,\n", "the slug changsha is that of 湖南省长沙市"),
        ("zones.csv", f"{ZONES}长沙市,,,x,\n", "not a zone: 长沙市,,,x,; write above, name, short, slug, first"),
    ],
)
def test_what_no_loader_can_use_is_an_error_with_its_place(
    tmp_path: Path, file: str, text: str, message: str
) -> None:
    folder = overlay(tmp_path, file, text)
    with pytest.raises(KnowledgeError, match=message):
        load_knowledge(DATA, folder)


def test_a_zone_is_found_by_its_names_and_has_no_code(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "zones.csv", f"{ZONES}长沙市,甲高新技术开发区,甲高新区 甲区,changsha-jia,1991\n")
    known = load_knowledge(DATA, folder)
    for name in ("甲高新技术开发区", "甲高新区", "甲区", "湖南省长沙市甲高新区"):
        (zone,) = known.places.named(name)
        assert (zone.slug, zone.level, zone.province, zone.prefecture) == (
            "changsha-jia",
            "zone",
            "湖南省",
            "长沙市",
        )
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("甲高新技术开发区2024年工作报告\n一、工作回顾\n发展很快。\n", encoding="utf-8")
    (report,) = gather(sources, knowledge=(DATA, folder)).reports
    assert (report.place.name, report.place.level) == ("甲高新技术开发区", "zone")
    assert (report.place.code, report.place.slug, report.place.basis) == (None, "changsha-jia", "stated")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="there is no such folder of knowledge"):
        load_knowledge(DATA, tmp_path / "nowhere")


def test_notes_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    overlay(tmp_path, "README.md", "说明")
    assert load_knowledge(DATA, overlay(tmp_path, ".gitkeep", "")).rules.keys() == load_knowledge().rules.keys()


def test_the_packages_knowledge_is_read_once_however_it_is_named() -> None:
    assert load_knowledge() is load_knowledge(DATA) is load_knowledge(*stacked(None))
