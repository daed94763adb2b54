"""Code asks what an entry of the knowledge is, not for its id: with other ids the reports are the same."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA, load_knowledge
from generator.reading.model import OutlineLine
from generator.reading.outline.read import read_outline
from generator.text.ledger import Tracked
from tests.reading_asked import year_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.knowledge import Knowledge

TEXT = """政府工作报告
各位代表：
图片报道
第一部分 开新局
第一章 总则
一、2024年工作回顾：
一年来，经济稳中有进，各项事业都取得新的成绩。
（一）稳增长。全市生产总值增长百分之六，规模工业增加值增长百分之七，投资稳步回升。
——经济运行稳中有进。全市生产总值增长百分之六，规模工业增加值增长百分之七，投资稳步回升。
第一，坚定信心。要看到成绩，也要看到不足，全市上下要齐心协力抓好各项工作。
【具体举措】
一是稳增长。全市生产总值增长百分之六，规模工业增加值增长百分之七，投资稳步回升。二是强产业。加快建设现代化产业体系，推动重点产业链向高端迈进。
【
问：今年有哪些新举措？
今年要办好十件实事，件件都要落到实处，让群众看得见、摸得着。
"""
LINES = tuple(OutlineLine("paragraph", text) for text in ("某市“十四五”规划纲要", "总体要求"))


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Give the knowledge with other ids of the styles of numbering and of the kinds."""
    data = tmp_path_factory.mktemp("renamed") / "data"
    shutil.copytree(DATA, data)
    known = load_knowledge()
    _rename(data / "outline.yml", known.outline.by_id, "  - id: ")
    _rename(data / "kinds.yml", known.kinds.keys() - {"other"}, "- id: ")
    signs = data / "year-signs.yml"
    text = signs.read_text(encoding="utf-8")
    kinds = re.compile(r"\b(" + "|".join(sorted(known.kinds.keys() - {"other"}, key=len, reverse=True)) + r")\b")
    text = re.sub(r"kinds: .*", lambda found: kinds.sub(r"\1-x", found[0]), text)
    signs.write_text(text, encoding="utf-8")
    return load_knowledge(data)


def _rename(path: Path, ids: Iterable[str], before: str) -> None:
    text = path.read_text(encoding="utf-8")
    for name in ids:
        assert f"{before}{name}\n" in text
        text = text.replace(f"{before}{name}\n", f"{before}{name}-x\n")
    path.write_text(text, encoding="utf-8")


def test_the_outline_does_not_depend_on_ids_of_styles(renamed: Knowledge) -> None:
    usual = read_outline(Tracked.of(TEXT), load_knowledge())
    assert {line.level for line in usual[1]} >= {1, 2, 3}
    assert read_outline(Tracked.of(TEXT), renamed) == usual


@pytest.mark.parametrize(
    ("kind", "year"), [("plan", 2021), ("work-report", None), ("speech", 2024), ("congress-report", 2024)]
)
def test_the_year_does_not_depend_on_ids_of_kinds(renamed: Knowledge, kind: str, year: int | None) -> None:
    metadata = () if kind == "plan" else (("published", "2024-01-05"),)
    dated = [
        year_of(LINES, name, metadata, "a.txt", None, known).year
        for name, known in ((kind, load_knowledge()), (f"{kind}-x", renamed))
    ]
    assert dated == [year, year]
