"""The theme files: the errors for mistakes in one, and the conditions that all meet."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.themes import load_themes

if TYPE_CHECKING:
    from pathlib import Path

THEMES = load_knowledge().themes
GOOD = "id: education\nname: 教育\ndefinition: 各级各类教育。\nterms:\n  - weight: 4\n    words: 义务教育\n"


def load(folder: Path, text: str) -> None:
    (folder / "education.yml").write_text(text, encoding="utf-8")
    load_themes(folder, DATA / "themes.yml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + "defintion: x\n", "education.yml line 7: unknown key 'defintion'; did you mean 'definition'?"),
        (GOOD.replace("weight", "wieght"), "education.yml line 5: unknown key 'wieght'; did you mean 'weight'?"),
        (GOOD.replace("4", "many"), "education.yml line 5: 'weight' is not a number"),
        (GOOD.replace("4", "nan"), "education.yml line 5: 'weight: nan' is not a number of points"),
        (GOOD.replace("4", "inf"), "education.yml line 5: 'weight: inf' is not a number of points"),
        (GOOD.replace("4", "-1"), "education.yml line 5: 'weight: -1' is not a number of points; write a number"),
        (GOOD.replace("4", "0"), "education.yml line 5: terms of weight 0 count for nothing; remove them"),
        (GOOD.replace("义务教育", "学"), "education.yml line 6: the term '学' is too short"),
        (GOOD + "  - weight: 1\n    words: 义务教育\n", "the term '义务教育' is given twice"),
        (GOOD + "order: first\n", "education.yml line 7: 'order' is not a whole number"),
        (GOOD.replace("name: 教育\n", ""), "education.yml line 1: the key 'name' is missing"),
    ],
)
def test_a_mistake_names_file_line_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path, text)
    assert said in str(caught.value)


def test_a_theme_given_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="given twice"):
        load(tmp_path, GOOD)


def test_themes_come_by_their_order_then_by_id(tmp_path: Path) -> None:
    for theme, order in (("a", ""), ("b", "order: 20\n"), ("c", "order: 3\n")):
        text = GOOD.replace("id: education", f"id: {theme}") + order
        (tmp_path / f"{theme}.yml").write_text(text, encoding="utf-8")
    assert list(load_themes(tmp_path, DATA / "themes.yml").by_id) == ["c", "b", "a"]
    assert list(THEMES.by_id)[:3] == ["industry", "ecology", "livelihood"]


def test_every_theme_can_be_explained() -> None:
    for theme in THEMES.by_id.values():
        assert theme.definition
        assert theme.counts
        assert theme.counts_not
        assert theme.examples
        assert theme.counterexamples
        assert [term.weight for term in theme.terms] == sorted((t.weight for t in theme.terms), reverse=True)


def test_a_trap_is_no_term() -> None:
    terms = {term.text for theme in THEMES.by_id.values() for term in theme.terms}
    assert not terms & {word for word, _ in THEMES.traps}


def test_the_themes_go_to_a_worker_process() -> None:
    assert pickle.loads(pickle.dumps(THEMES)) == THEMES  # noqa: S301 - our own bytes
