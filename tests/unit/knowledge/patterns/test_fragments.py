"""Fragments match their examples; a wrong name, a cycle and a list out of order are errors with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.patterns.expressions import Expression
from generator.knowledge.patterns.fragments import Fragment, Fragments, load_fragments
from generator.knowledge.patterns.word_lists import read_words
from generator.knowledge.rules import load_rules

if TYPE_CHECKING:
    from pathlib import Path

RULES = DATA / "rules"
FRAGMENTS = load_fragments(RULES / "fragments" / "fragments.yml", RULES / "lists")


def fragments(folder: Path, text: str) -> Fragments:
    (folder / "fragments.yml").write_text(text, encoding="utf-8")
    return load_fragments(folder / "fragments.yml", folder)


@pytest.mark.parametrize("fragment", FRAGMENTS.by_name.values(), ids=lambda fragment: fragment.name)
def test_a_fragment_matches_its_examples_alone(fragment: Fragment) -> None:
    expression = Expression(FRAGMENTS.expand(f"{{{fragment.name}}}", fragment.place))
    assert fragment.examples
    assert fragment.keeps
    assert [text for text in fragment.examples if not expression.fullmatch(text)] == []
    assert [text for text in fragment.keeps if expression.fullmatch(text)] == []


RULE = """- id: a
  evidence: removed
  name: b
  why: c
  needs: need.txt
  line: '{outer}'
"""
FILES = {
    "boilerplate.yml": RULE,
    "fragments/fragments.yml": "- {name: outer, why: x, pattern: '{inner}甲'}\n"
    "- {name: inner, why: x, list: in.txt}\n",
    "lists/need.txt": "甲\n",
    "lists/in.txt": "乙\n",
}


@pytest.mark.parametrize(
    ("file", "text", "error"),
    [
        ("lists/in.txt", "乙\n", None),
        ("lists/zzz.txt", "丙\n", "zzz.txt: no rule uses this list; name it in a rule"),
        ("lists/need.text", "丙\n", "need.text: no rule uses this list"),
        ("fragments/zz.yml", "", "zz.yml: no knowledge is read from it"),
        (
            "fragments/fragments.yml",
            FILES["fragments/fragments.yml"] + "- {name: other, why: x, pattern: '{inner}'}\n",
            r"fragments.yml line 3: no rule uses the fragment 'other'; write \{other\} in a pattern, or remove it",
        ),
        (
            "boilerplate.yml",
            RULE.replace("need.txt", "[甲]"),
            "need.txt: no rule uses this list",
        ),
    ],
)
def test_a_fragment_or_a_list_that_no_rule_uses_is_an_error(
    tmp_path: Path, file: str, text: str, error: str | None
) -> None:
    for name, content in {**FILES, file: text}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    if error is None:
        assert list(load_rules(tmp_path)) == ["a"]
        return
    with pytest.raises(KnowledgeError, match=error):
        load_rules(tmp_path)


def test_repetitions_and_classes_are_no_fragments() -> None:
    assert FRAGMENTS.expand(r"a{1,8}b{3}c{2,}[{x}]\{y\}", "") == r"a{1,8}b{3}c{2,}[{x}]\{y\}"


def test_an_unknown_fragment_names_its_place_and_the_nearest() -> None:
    with pytest.raises(KnowledgeError, match=r"here line 7: there is no fragment '\{surnam\}'; .*'\{surname\}'"):
        FRAGMENTS.expand("{surnam}明", "here line 7")


def test_fragments_are_made_of_fragments(tmp_path: Path) -> None:
    text = "- {name: b, why: x, pattern: '{a}乙'}\n- {name: a, why: x, pattern: [甲, 丁]}\n"
    assert fragments(tmp_path, text).expand("{b}+", "") == "(?:(?:甲|丁)乙)+"


def test_a_ring_of_fragments_is_an_error(tmp_path: Path) -> None:
    text = "- {name: a, why: x, pattern: '{b}'}\n- {name: b, why: x, pattern: '{a}'}\n"
    with pytest.raises(KnowledgeError, match=r"fragments.yml line 1: .*\{a\} in \{b\} in \{a\}"):
        fragments(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("- {name: a, why: x}\n", "line 1: .*either a 'pattern' or a 'list'"),
        ("- {name: a, why: x, pattern: b}\n- {name: a, why: x, pattern: b}\n", "line 2: .*given twice"),
        ("- {name: a, why: x, list: words}\n", "line 1: there is no list 'words'"),
        ("- {name: a, why: x, patern: b}\n", "line 1: unknown key 'patern'; did you mean 'pattern'"),
        ("- name: a\n  why: x\n  pattern: 'b\n    c'\n", "line 3: a pattern is folded over lines"),
    ],
)
def test_a_mistake_has_its_place(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(KnowledgeError, match=error):
        fragments(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("乙\n乙\n", "words.txt line 2: '乙' is in the list twice"),
        ("乙\n丙\n甲\n", "words.txt line 2: '丙' is out of order; .*before '乙'"),
        ("丙\n\n乙\n", "words.txt line 2: a line is one word"),
        ("丙 \n乙\n", "words.txt line 1: a line is one word"),
    ],
)
def test_a_list_out_of_order_has_its_line(tmp_path: Path, text: str, error: str) -> None:
    (tmp_path / "words.txt").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=error):
        read_words(tmp_path, "words.txt", "rules.yml line 1")


def test_products_are_each_with_each() -> None:
    made = FRAGMENTS.products("{review-round}{review-task}人", "")
    assert len(made) == 144
    assert "二审校对人" in made
    with pytest.raises(KnowledgeError, match="is not a list of words"):
        FRAGMENTS.products("{date}", "rules.yml line 1")
