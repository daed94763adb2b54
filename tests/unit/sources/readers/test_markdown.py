"""Front matter of a Markdown file is fact and never text; all else of it is text."""

from __future__ import annotations

import pytest

from generator.sources.readers.markdown import MARKDOWN

YAML = "---\ntitle: 长沙市2024年政府工作报告\ndate: 2024-01-20\nsource: 长沙市人民政府\ntags: [甲, 乙]\n---\n"
TOML = '+++\ntitle = "长沙市2024年政府工作报告"\ndate = 2024-01-20\nsource = "长沙市人民政府"\n+++\n'
FACTS = {"title": "长沙市2024年政府工作报告", "published": "2024-01-20", "publisher": "长沙市人民政府"}
TEXT = "\n# 长沙市2024年政府工作报告\n\n---\n\n正文\n---\n"


@pytest.mark.parametrize("block", [YAML, TOML, YAML.replace("\n", "\r\n")])
def test_front_matter_is_fact_and_named_among_what_is_left(block: str) -> None:
    extract = MARKDOWN.extract((block + TEXT).encode())
    assert (extract.text, dict(extract.facts), extract.encoding) == (TEXT, FACTS, None)
    (left,) = extract.left
    assert left.what == "front matter"
    assert left.chars == len("".join(block.split()))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "---\n正文，不是说明。\n---\n",
        "---\ntitle: 甲\n",
        "---\n- 甲\n---\n正文",
        "---\n" + "[" * 9000 + "\n---\n正文",
        "---\n---\n正文",
        "+++\n甲\n+++\n",
    ],
)
def test_all_else_is_text(text: str) -> None:
    extract = MARKDOWN.extract(text.encode())
    assert (extract.text, extract.facts, extract.encoding) == (text, (), "utf-8")
