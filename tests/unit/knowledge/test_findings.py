"""Findings: each code matches its words and the arguments that the program passes."""

from __future__ import annotations

import ast
import pickle
import re
import shutil
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

import generator
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import Finding, KnowledgeError, SourceError
from generator.knowledge.findings.codes import Argument, Code
from generator.knowledge.findings.messages import load_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(generator.__file__).parent
MESSAGES = load_knowledge().messages
HAN = re.compile("[㐀-鿿]")


def example(code: Code) -> Finding:
    """Return a finding of a kind, with braces in what is put in."""
    arguments: dict[str, Argument] = {name: "{" + name + "}" for name in code.fields}
    return Finding(code(**arguments), "a.txt")


def calls() -> Iterator[tuple[str, ast.expr, ast.Call | None]]:
    """Yield (place, `Code.NAME`, the call that it is the function of) wherever the generator names a code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
                yield f"{path.relative_to(PACKAGE)} line {node.lineno}", node, called.get(id(node))


def test_the_generator_makes_a_finding_of_every_code() -> None:
    made = {node.attr for _, node, call in calls() if call is not None and isinstance(node, ast.Attribute)}
    assert set(Code.__members__) - made == set(), "words that nothing uses"


def test_every_code_is_given_exactly_its_fields_by_name() -> None:
    wrong = []
    for place, node, call in calls():
        assert isinstance(node, ast.Attribute)
        if place.startswith("knowledge/findings/codes.py"):  # sets of codes
            continue
        given = None if call is None or call.args else [keyword.arg for keyword in call.keywords]
        if given is None or sorted(map(str, given)) != sorted(Code[node.attr].fields):
            wrong.append(f"{place}: Code.{node.attr} {given}")
    assert wrong == []


def test_arguments_that_are_not_the_fields_of_the_code_are_refused() -> None:
    for arguments in ({}, {"others": "b.txt"}, {"other": "b.txt", "more": "x"}):
        with pytest.raises(TypeError, match=r"PART_AFTER takes \(other\)"):
            Code.PART_AFTER(**arguments)


@pytest.mark.parametrize("code", Code)
def test_every_code_has_words_in_two_languages_that_keep_what_is_put_in(code: Code) -> None:
    finding = example(code)
    english, chinese = MESSAGES.english(finding), MESSAGES.chinese(finding)
    for words in (english, chinese):
        shown = f"{words.place} {words.problem} {words.remedy}"
        assert all("{" + name + "}" in shown for name in code.fields)
    for said, shown in ((english.problem, chinese.problem), (english.remedy, chinese.remedy)):
        assert not HAN.search(said)
        assert HAN.search(shown)


def test_codes_are_lower_case_words_and_no_two_are_the_same() -> None:
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", code.id) for code in Code)
    assert len({code.id for code in Code}) == len(Code)


def test_a_line_is_said_in_both_languages_and_comes_before_another_place() -> None:
    finding = Finding(Code.SHORT_LINE(), "a.txt", 12)
    assert (MESSAGES.english(finding).place, MESSAGES.chinese(finding).place) == ("line 12", "第12行")


def test_faults_of_the_generator_come_first_then_file_line_and_code_and_numbers_count_as_numbers() -> None:
    ordered = [
        Finding(Code.EDIT_ORDER(offset=9), "b.txt"),
        Finding(Code.EDIT_ORDER(offset=10), "b.txt"),
        Finding(Code.EDIT_RULE(offset=1), "b.txt"),
        Finding(Code.YEAR_UNKNOWN(), "a.txt"),
        Finding(Code.SHORT_LINE(), "a.txt", 2),
        Finding(Code.SHORT_LINE(), "a.txt", 10),
    ]
    assert sorted(Random(1).sample(ordered, len(ordered))) == ordered


def test_findings_and_errors_come_whole_out_of_a_worker() -> None:
    finding = Finding(Code.NOT_ENCODED(encoding="utf-16", byte=3), "a.txt", 1)
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301 - our own bytes
    error = pickle.loads(pickle.dumps(SourceError(finding.message)))  # noqa: S301 - our own bytes
    assert error.message == finding.message
    assert str(error) == "not-encoded encoding=utf-16 byte=3"


class TestTable:
    """Mistakes in the table of messages: each is one error that names its line."""

    @pytest.mark.parametrize(
        ("before", "after", "error"),
        [
            ("- code: part-after", "- code: part-afte", r"messages\.yml line \d+: 'code: part-afte' is not known"),
            (
                "- code: part-after",
                "- code: no-file",
                r"messages\.yml line \d+: the code 'no-file' is given twice",
            ),
            (
                "开头残缺，{other}",
                "开头残缺，{another}",
                r"line \d+: 'problem' names {other} in English and {another} in Ch",
            ),
            (
                "开头残缺，{other}",
                "开头残缺，一篇",
                r"line \d+: 'problem' names {other} in English and nothing in Chinese",
            ),
            ("开头残缺，{other}", "开头残缺，{other!r}", r"line \d+: 'problem' has a field without a plain name"),
            ("开头残缺，{other}", "开头残缺，{other", r"line \d+: 'problem' is not a valid message"),
            ("severity: note", "severity: nota", r"line \d+: 'severity: nota' is not known; one of: error, note"),
            ("zh: 文件是空的", "zh: ''", r"line \d+: 'problem' has no words in 'zh'"),
            (
                "problem: {en: is missing",
                "problems: {en: is missing",
                r"unknown key 'problems'; did you mean 'problem'",
            ),
            ("第{line}行", "第几行", r"messages\.yml line \d+: the words for a line name no line"),
        ],
    )
    def test_a_mistake(self, tmp_path: Path, before: str, after: str, error: str) -> None:
        text = (DATA / "messages.yml").read_text(encoding="utf-8")
        assert before in text
        (tmp_path / "messages.yml").write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(KnowledgeError, match=error):
            load_messages(tmp_path / "messages.yml")

    def test_words_for_a_field_that_the_code_does_not_pass(self, tmp_path: Path) -> None:
        text = (DATA / "messages.yml").read_text(encoding="utf-8")
        text = text.replace("{en: the file is empty, zh: 文件是空的}", "{en: '{x} is empty', zh: '{x}是空的'}")
        (tmp_path / "messages.yml").write_text(text, encoding="utf-8")
        with pytest.raises(KnowledgeError, match=r"'file-empty' name {x}, the code passes nothing"):
            load_messages(tmp_path / "messages.yml")

    def test_a_code_without_words(self, tmp_path: Path) -> None:
        text = (DATA / "messages.yml").read_text(encoding="utf-8")
        start = text.index("- code: year-unknown")
        end = text.index("\n#", start)
        (tmp_path / "messages.yml").write_text(text[:start] + text[end:], encoding="utf-8")
        with pytest.raises(KnowledgeError, match="the code 'year-unknown' has no words; add"):
            load_messages(tmp_path / "messages.yml")

    def test_the_words_of_another_folder_are_its_own(self, tmp_path: Path) -> None:
        shutil.copytree(DATA, tmp_path / "data")
        table = tmp_path / "data" / "messages.yml"
        table.write_text(table.read_text("utf-8").replace("zh: 年份不详}", "zh: 年份不明}"), encoding="utf-8")
        finding = Finding(Code.YEAR_UNKNOWN(), "a.txt")
        assert load_knowledge(tmp_path / "data").messages.chinese(finding).problem == "年份不明"
