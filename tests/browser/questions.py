"""Queries as people ask them (tests/gold/questions.yml), and what each finds: counted here, in the texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.knowledge import load_knowledge
from generator.output.search import Incomplete, PassageRow, Scope
from generator.output.search.place_names import country, named_places
from tests.browser import test_search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GOLD = Path(__file__).resolve().parents[1] / "gold"
QUESTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load((GOLD / "questions.yml").read_text(encoding="utf-8"))
SAMPLES = {"gansu": "甘肃省", "guangdong": "广东省", "guizhou": "贵州省", "hubei": "湖北省"}
"""The provincial reports of tests/gold/samples, all of 2025."""
NEARNESS = 20
"""Characters between two words that are near each other, unless the query says how many."""


def rows() -> Iterator[PassageRow]:
    """Return the lines of the seeds and of the samples as passages."""
    yield from test_search.rows()
    for slug, name in SAMPLES.items():
        text = (GOLD / f"samples/{slug}-2025.txt").read_text(encoding="utf-8-sig").translate(test_search.WIDE)
        path: tuple[str, ...] = ()
        for i, line in enumerate(filter(None, (line.strip() for line in text.splitlines()))):
            heading = re.match("[一二三四五]、.{2,30}$", line) is not None
            kind = "title" if i == 0 else "heading" if heading else "paragraph"
            above, path = (() if heading else path), ((line,) if heading else path)
            side = None if not path else "review" if "回顾" in path[0] else "plan"
            row = (slug, f"p-{slug}{i}", kind, line, f"cities/{slug}/#p-{slug}{i}", slug, name, 2025)
            yield PassageRow(*row, (), "report", f"2025年{name}政府工作报告", above, side)


def scope() -> Scope:
    """Return what the search knows of the corpus, with its places."""
    known = load_knowledge()
    pages = {place: name for _, place, name, _ in test_search.REPORTS} | SAMPLES
    return Scope(
        {"industry": "产业"},
        {"report": "工作报告"},
        (Incomplete("报告3", "cities/xiangtan/", "缺开头"),),
        known.pinyin,
        named_places(pages, known.places, known.words),
        country(known.places, known.words),
        known.synonyms,
    )


def truth(question: dict[str, Any], passages: Iterable[PassageRow]) -> set[str]:
    """Return the anchors of the passages that a question means."""
    places = question.get("in", "").split()
    has = question.get("has", [])
    wanted = [words if isinstance(words, list) else [words] for words in (has if isinstance(has, list) else [has])]
    near = question.get("near")
    found: set[str] = set()
    for row in passages:
        text = test_search.plain(row.text)
        held = all(any(spans(text, str(word)) for word in words) for words in wanted)
        if held and (not places or row.place in places) and (not near or is_near(text, *near)):
            found.add(row.passage)
    return found


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Return where some words are in a text, numbers as a whole alone."""
    form = test_search.plain(words)
    if not form.strip("\0") or not test_search.holds(text, form):
        return []
    return [(m.start(), m.end()) for m in re.finditer(test_search.bordered(form), text)]


def is_near(text: str, first: str, second: str, most: int = NEARNESS) -> bool:
    """Whether two words have at most so many characters between them, in either order."""
    pairs = [(a, b) for a in spans(text, first) for b in spans(text, second)]
    return any(0 <= max(b[0] - a[1], a[0] - b[1]) <= most for a, b in pairs)
