"""Mistakes in the order of stages, and between stages and rules, are errors with place, problem and remedy."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA, Knowledge, load_knowledge
from generator.knowledge.errors import FangzhiError, KnowledgeError
from generator.reading.report import make_report
from generator.reading.stages import EVERY, check_stages
from generator.sources.read import read_source
from generator.text.model import After, Outcome, Stage
from generator.text.stage_checks import fit_rules, in_order

if TYPE_CHECKING:
    from pathlib import Path

    from generator.text.model import TextStage
    from generator.text.view import View

RULE = """
- id: extra
  evidence: removed
  name: 多余的行
  why: 虚构的网站在每页写这一行
  needs: [莲湖在线]
  line: '莲湖在线'
  examples:
  - ["莲湖在线\\n各位代表：", "各位代表："]
"""


def nothing(_view: View, _knowledge: Knowledge) -> Outcome:
    return Outcome()


def stage(name: str, *after: str) -> TextStage:
    return Stage(name, nothing, "line", rules=name, after=tuple(After(other, f"{other} first") for other in after))


def with_rules(folder: Path, file: str, rules: str) -> Knowledge:
    """Return the knowledge of the package with rules added to a file; without any, with the file gone."""
    data = folder / "data"
    shutil.copytree(DATA, data)
    path = data / "rules" / file
    if rules:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + rules, encoding="utf-8")
    else:
        path.unlink()
    return load_knowledge(data)


def test_stages_in_order_pass() -> None:
    in_order(stage("script"), stage("width", "script"), stage("gaps", "width", "script"))


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        (
            (stage("script"), stage("gaps", "skript")),
            "stage 'gaps': it comes after 'skript', which is not a stage; did you mean 'script'?",
        ),
        (
            (stage("gaps", "script"), stage("script")),
            "stage 'gaps': it comes before 'script', but: script first; move one of them, or take the entry out",
        ),
        (
            (stage("a", "b"), stage("b", "c"), stage("c", "a")),
            "stages: no order satisfies all of them, they form a cycle: ",
        ),
        ((stage("a", "a"),), "no order satisfies all of them, they form a cycle: a → a"),
        ((stage("a"), stage("a")), "stage 'a': there are two stages of this name; give one another name"),
    ],
)
def test_a_wrong_order_is_an_error(stages: tuple[TextStage, ...], message: str) -> None:
    with pytest.raises(FangzhiError) as error:
        in_order(*stages)
    assert message in str(error.value)


def test_the_rules_of_the_package_fit() -> None:
    check_stages(load_knowledge())


@pytest.mark.parametrize(
    ("file", "rules", "message"),
    [
        (
            "zz-extra.yml",
            RULE,
            "rules/zz-extra.yml: no stage reads this file, so that its rules would never run; ",
        ),
        ("boilerplates.yml", RULE, "did you mean 'boilerplate'?"),
        (
            "noise.yml",
            "",
            "rules/noise.yml: the stage 'noise' reads its rules from this file, and there are none; ",
        ),
        (
            "width.yml",
            RULE.replace("removed", "style"),
            "rules/width.yml line N: no code runs the rule 'extra'; rules with patterns go into rules/",
        ),
        (
            "boilerplate.yml",
            RULE.replace("  needs: [莲湖在线]\n  line: '莲湖在线'\n", ""),
            "rules/boilerplate.yml line N: no code runs the rule 'extra'; give it 'line', 'span', 'labels'",
        ),
    ],
)
def test_a_rule_that_nothing_runs_is_an_error(tmp_path: Path, file: str, rules: str, message: str) -> None:
    knowledge = with_rules(tmp_path, file, rules)
    with pytest.raises(KnowledgeError) as error:
        make_report(read_source("x.txt", "各位代表：\n一、总体要求".encode()), None, knowledge)
    assert message in re.sub(r"line \d+", "line N", str(error.value))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "needs: [莲湖在线]",
            "needs: [y]",
            "line N: 'extra' is never tried on its example '莲湖在线\n各位代表：', which has none of 'needs'",
        ),
        (
            """  examples:\n  - ["莲湖在线\\n各位代表：", "各位代表："]\n""",
            "",
            "line N: the rule 'extra' has a pattern and no example; add 'examples'",
        ),
        (
            RULE[RULE.index("  needs") :],
            "  labels: [莲湖]\n  field: editor\n",
            "line N: the rule 'extra' has a pattern and no example; add 'examples'",
        ),
    ],
)
def test_a_rule_whose_pattern_is_not_tried_on_an_example_is_an_error(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    assert before in RULE
    with pytest.raises(KnowledgeError) as error:
        check_stages(with_rules(tmp_path, "boilerplate.yml", RULE.replace(before, after)))
    assert message in re.sub(r"line \d+", "line N", str(error.value))


def test_an_example_is_compared_with_needs_as_the_stage_is_given_it(tmp_path: Path) -> None:
    check_stages(
        with_rules(tmp_path, "boilerplate.yml", RULE.replace("莲湖在线]", "莲湖，]").replace('["莲湖', '["莲湖,'))
    )


def test_a_rule_that_code_names_and_no_file_has_is_an_error() -> None:
    known = load_knowledge()
    without = {name: rule for name, rule in known.rules.items() if name != "tail-code"}
    with pytest.raises(KnowledgeError, match=r"generator\.text\.boilerplate\.noise: .*'tail-code'"):
        check_stages(replace(known, rules=without))


def test_a_rule_that_no_code_declares_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no code runs the rule"):
        fit_rules(EVERY, load_knowledge().rules, declared=())


def test_a_rule_with_a_pattern_in_a_file_of_patterns_passes(tmp_path: Path) -> None:
    check_stages(with_rules(tmp_path, "boilerplate.yml", RULE))
