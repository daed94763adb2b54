"""A rule of gaps that cannot put its mark is an error when it is loaded, with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.rules import Rule, load_rules

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "- id: a\n  evidence: gap\n  name: b\n  why: c\n  needs: [缺]\n"
MARKED = HEAD + "  gap: paywall\n"


def load(folder: Path, text: str) -> Rule:
    (folder / "gaps.yml").write_text(text, encoding="utf-8")
    return load_rules(folder)["a"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            MARKED + "  line: 缺(?P<missing>\\d+)字\n  mark: '⟦原文缺{mising}字⟧'\n",
            "line 8: not every match has a group 'mising' for 'mark'; did you mean 'missing'?",
        ),
        (
            MARKED + "  line: 缺(?P<missing>\\d+)?字\n  mark: '⟦原文缺{missing}字⟧'\n",
            "line 8: not every match has a group 'missing' for 'mark'; fields: none",
        ),
        (
            MARKED + "  line: [缺(?P<missing>\\d+)字, 缺字]\n  mark: '⟦原文缺{missing}字⟧'\n",
            "line 8: not every match has a group 'missing'",
        ),
        (
            MARKED + "  line: 缺(?P<words>.)\n  span: 缺\n  mark: '⟦原文缺{words}字⟧'\n",
            "line 9: not every match has a group 'words'",
        ),
        (
            MARKED + "  line: 全(?P<total>\\d+)缺\n  mark: '⟦原文缺{missing}字⟧'\n",
            "line 8: not every match has a group 'missing' for 'mark'; fields: total",
        ),
        (
            MARKED + "  line: 全(?P<total>.+)缺(?P<shown>\\d+)\n  mark: '⟦原文缺{missing}字⟧'\n",
            "line 1: a group total or shown is not a plain number",
        ),
        (MARKED + "  line: 缺\n  mark: '⟦缺{'\n", "line 8: 'mark: ⟦缺{' is not a valid mark"),
        (MARKED + "  line: 缺\n  mark: hello\n", "line 8: 'mark: hello' is not a gap mark; write it as ⟦…⟧"),
        (MARKED + "  line: 缺\n  mark: ⟦⟧\n", "line 8: 'mark: ⟦⟧' is not a gap mark"),
        (MARKED + "  line: (?P<words>缺)\n  mark: '⟦{words!r}⟧'\n", "line 8: 'mark: .*' is not a gap mark"),
        (MARKED + "  line: 缺\n", "line 1: the rule 'a' puts no mark; add 'mark: ⟦…⟧'"),
        (HEAD + "  line: 缺\n  mark: ⟦缺⟧\n", "line 1: the rule 'a' takes text away and names no gap; add 'gap"),
        (
            HEAD + "  line: 缺\n  mark: ⟦缺⟧\n  gap: redaction\n",
            "line 7: 'mark' is not read with 'gap: redaction'",
        ),
        (
            HEAD + "  span:\n  - 长(?P<unit>%)缺\n  - 缺%\n  gap: redaction\n",
            "line 1: not every match has a group 'unit'",
        ),
        (
            HEAD + "  span:\n  - 长(?P<blank> +|_+)%\n  - 缺%\n  gap: redaction\n",
            "line 1: not every match has a group 'blank'",
        ),
        (HEAD + "  words: [缺]\n", "line 1: the rule 'a' matches nothing; add 'line' or 'span'"),
    ],
)
def test_a_mark_that_cannot_be_put_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=f"gaps.yml {said}"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    "rest",
    [
        "  gap: paywall\n  span: 全(?P<total>\\d+)缺(?P<shown>\\d{1,6})\n  mark: '⟦原文缺{missing}字⟧'\n",
        "  gap: page-turn\n  line: (?P<words>缺.)\n  mark: '⟦上文缺：{words}⟧'\n",
        "  gap: unreadable\n  span: 缺\n  mark: ⟦乱码⟧\n",
        "  gap: redaction\n  span: 缺\n",
    ],
)
def test_a_mark_that_every_match_fills_is_loaded(tmp_path: Path, rest: str) -> None:
    assert load(tmp_path, HEAD + rest).gap
