"""What people type for what reports say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.vocabulary.synonyms import load_synonyms

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "- typed: [房价]\n  means: [商品住房]\n  why: 因为\n  example: 商品住房供应\n"


def test_the_table_has_what_people_type() -> None:
    known = load_knowledge().synonyms
    assert known["GDP"][0] == "地区生产总值"
    assert known["房价"]
    assert len(set(known.values())) >= 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY + ENTRY, "line 5: '房价' is there twice"),
        (ENTRY.replace("[商品住房]", "[房价, 商品住房]"), "leave out"),
        (ENTRY.replace("供应", "").replace("example: 商品住房", "example: 楼市"), "line 4: the example has none"),
        (ENTRY.replace("means", "mean"), "unknown key 'mean'"),
        (ENTRY.replace("  why: 因为\n", ""), "why"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "synonyms.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_synonyms(file)
    assert said in str(error.value)
