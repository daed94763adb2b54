"""Rules whose mechanism is code: code and table agree both ways, and code names no other rule."""

from __future__ import annotations

import ast
import importlib
from dataclasses import replace
from pathlib import Path

import pytest

import generator
from generator.knowledge import load_knowledge
from generator.knowledge.code_rules import CodeRule, check_code_rules
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.rules import GAPS, Rule
from generator.reading.outline import read
from generator.reading.stages import EVERY
from generator.text.mechanisms import CODE_RULES

PACKAGE = Path(generator.__file__).parent
RULES = load_knowledge().rules
SETTINGS = frozenset(("copyright",))
"""Rules whose id is also a key of fangzhi.yml and of MkDocs' configuration."""
DECLARED = {**CODE_RULES, read.__name__: read.RULES}
FILES = {stage.rules for stage in EVERY}
STAGES = {"stages.py"}
"""Modules with the names of stages, some of which are those of a rule too."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")


def name_of(path: Path) -> str:
    return ".".join(("generator", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def declared(path: Path) -> set[str]:
    rules: tuple[CodeRule, ...] = getattr(importlib.import_module(name_of(path)), "RULES", ())
    return {rule.id for rule in rules if isinstance(rule, CodeRule)}


def constants(tree: ast.AST) -> set[str]:
    return {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_code_names_no_rule_but_those_it_declares(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert constants(tree) & RULES.keys() - set(GAPS) - SETTINGS <= declared(path) | constants_of_parents(path)


def test_every_module_that_declares_rules_is_run_by_a_stage_or_by_a_module_that_is() -> None:
    run = {stage.run.__module__ for stage in EVERY if callable(stage.run)}
    used = {name for module in run for name in imports_of(module)}
    assert DECLARED.keys() - run - used == set()


def imports_of(module: str) -> set[str]:
    """Return the modules of which a module imports names."""
    tree = ast.parse(Path(importlib.import_module(module).__file__ or "").read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def constants_of_parents(path: Path) -> set[str]:
    """Return the ids that a module gives to another, which declares them: those of the outline's rows."""
    if path.name in STAGES:
        return set(RULES)
    return {"broken-heading"} if path.name == "outline_rows.py" else set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_change_is_by_a_declared_rule(path: Path) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Change"
    ]
    literal = {arg.value for call in calls for arg in call.args[-1:] if isinstance(arg, ast.Constant)}
    assert literal - {""} <= declared(path)


def test_the_table_and_the_code_agree() -> None:
    check_code_rules(RULES, DECLARED, FILES)


def without(rule_id: str) -> dict[str, Rule]:
    return {key: rule for key, rule in RULES.items() if key != rule_id}


def test_code_that_applies_a_rule_that_is_not_there_is_an_error() -> None:
    with pytest.raises(
        KnowledgeError, match=r"pageframe|boilerplate\.strip: the code applies a rule 'page-footer'"
    ):
        check_code_rules(without("page-footer"), DECLARED, FILES)


def test_a_misspelt_rule_names_the_nearest() -> None:
    with pytest.raises(KnowledgeError, match=r"module: .*'page-foter' .*did you mean 'page-footer'"):
        check_code_rules(RULES, {"module": (CodeRule("page-foter"),)}, {"boilerplate"})


@pytest.mark.parametrize("rule_id", ["tail-code", "byte-shift", "zhe"])
def test_a_rule_that_nothing_applies_is_an_error(rule_id: str) -> None:
    unknown = replace(RULES[rule_id], id="nobody", place="noise.yml line 1")
    with pytest.raises(KnowledgeError, match=r"noise.yml line 1: no code applies the rule 'nobody'"):
        check_code_rules({**RULES, "nobody": unknown}, DECLARED, FILES)


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (replace(RULES["page-footer"], signs={}), "the signs of 'page-footer' are not those"),
        (replace(RULES["zhe"], words=()), "the words of 'zhe' .*add 'words'"),
        (replace(RULES["tail-code"], words=("a",)), "the words of 'tail-code' .*remove 'words'"),
        (replace(RULES["tail-code"], line=RULES["toolbar"].line, needs=("a",)), "'tail-code' is applied by"),
    ],
)
def test_what_code_takes_from_the_table_is_there_and_nothing_else(rule: Rule, error: str) -> None:
    with pytest.raises(KnowledgeError, match=error):
        check_code_rules({**RULES, rule.id: rule}, DECLARED, FILES)
