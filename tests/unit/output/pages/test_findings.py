"""Findings on the pages: every message that can reach one has its Chinese words."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.knowledge.errors import Finding
from generator.output.pages.findings import PLACES, PROBLEMS, REMEDIES, in_chinese, line_of
from generator.sources.find import find_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[4]
PRODUCERS = ("generator/sources", "generator/text", "generator/reading", "generator/corpus")
MESSAGES = {"Finding": (2, 3), "Suspect": (2, 3), "SourceError": (1, 2)}
"""Where problem and remedy stand among the arguments."""
NEVER_A_FINDING = {
    "x, so it was not read",
    "there is no such folder",
    "there is no x file in it",
    "name the folder of the sources with --seeds",
}


def messages() -> Iterator[str]:
    """Yield the problems and remedies written in the layers whose findings reach the pages."""
    for path in (path for folder in PRODUCERS for path in sorted((ROOT / folder).rglob("*.py"))):
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MESSAGES:
                written = (words(call.args[at], module) for at in MESSAGES[call.func.id])
                yield from (message for message in written if message and message not in NEVER_A_FINDING)


def words(argument: ast.expr, module: ModuleType) -> str | None:
    """Return what an argument says, with x for what is put in; None where it is a variable."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    if isinstance(argument, ast.Name):
        return getattr(module, argument.id, None)
    if isinstance(argument, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "x" for p in argument.values)
    return None


def test_every_message_of_the_layers_has_its_chinese_words() -> None:
    found = set(messages())
    assert len(found) > 12, "the search finds the calls"
    said = {message: in_chinese(Finding("f", "", message, message)) for message in found}
    assert {message for message, s in said.items() if s.problem == s.remedy == message} == set()


def test_what_is_not_read_is_told_in_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "page.html").write_text("x", encoding="utf-8")
    (folder / "a\nb.txt").write_text("x", encoding="utf-8")
    (folder / "none.txt").symlink_to(folder / "nowhere")
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    _, findings = find_sources(folder)
    assert len({in_chinese(finding).problem for finding in findings}) == 4
    assert not [f for f in findings if f.problem == in_chinese(f).problem or f.remedy == in_chinese(f).remedy]


@pytest.mark.parametrize("word", [*PLACES, *PROBLEMS, *REMEDIES])
def test_no_word_is_empty_of_chinese_or_loses_what_is_put_in(word: str) -> None:
    chinese = {**PLACES, **PROBLEMS, **REMEDIES}[word]
    assert chinese.count("{}") == word.count("{}")


def test_a_message_with_a_name_keeps_the_name() -> None:
    finding = Finding(
        "a.txt", "line 12", "the same bytes as {b}.txt, so the text stands twice", "remove one of them"
    )
    said = in_chinese(finding)
    assert (said.place, said.problem) == ("第12行", "与{b}.txt完全相同，同一篇登了两次")


def test_a_message_without_words_is_shown_as_it_is() -> None:
    assert in_chinese(Finding("a.txt", "here", "never heard of", "run")).problem == "never heard of"


def test_the_line_of_a_finding() -> None:
    assert line_of("甲\n 乙 \n丙", Finding("a", "line 2", "", "")) == "乙"
    assert line_of("甲", Finding("a", "line 9", "", "")) == line_of("甲", Finding("a", "", "", "")) == ""
