"""The sentences that decided: in the text, in order, with every term that is named as a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.knowledge import load_knowledge
from generator.output.data.export import passage_row
from generator.reading.themes.passage_themes import SENTENCE, find_themes
from tests.unit.output import samples

KNOWLEDGE = load_knowledge()
GOLDEN = Path(__file__).parents[3] / "golden" / "themes"
CASES = [
    (str(case["heading"]), str(case["text"]))
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    if case["themes"] and "fails" not in case
]
"""Texts in which a theme is found."""


@pytest.mark.parametrize(("heading", "text"), CASES)
def test_spans_are_sentences_in_order_and_hold_every_reason(heading: str, text: str) -> None:
    sentences = [match.span() for match in SENTENCE.finditer(text)]
    hits = find_themes(text, (heading,), KNOWLEDGE)
    assert hits
    for hit in hits:
        assert hit.spans
        assert [span for span in sentences if span in hit.spans] == list(hit.spans)
        quoted = heading + "".join(f"\n{text[start:end]}" for start, end in hit.spans)
        assert [word for word in hit.why if word not in quoted] == []
        assert {text[start:end] for start, end in hit.places} <= set(hit.why)
        assert all(any(a <= start and end <= b for a, b in hit.spans) for start, end in hit.places)


def test_a_sentence_on_something_else_is_no_span() -> None:
    text = "财政收入突破十亿元；城镇新增就业5万人。办理代表建议200件！新建幼儿园12所。"
    (hit,) = find_themes(text, (), KNOWLEDGE)
    assert [text[start:end] for start, end in hit.spans] == ["城镇新增就业5万人。", "新建幼儿园12所。"]


def test_a_passing_word_is_no_reason_beside_a_measure() -> None:
    (hit,) = find_themes("新建幼儿园12所。社区活动丰富多彩。", (), KNOWLEDGE)
    assert hit.why == ("幼儿园",)
    assert hit.spans == ((0, 9),)


def test_a_quotation_mark_after_the_stop_belongs_to_the_sentence() -> None:
    text = "会议提出“要推进垃圾分类。”各部门照办。"
    (hit,) = find_themes(text, (), KNOWLEDGE)
    assert hit.spans == ((0, 14),)


def test_spans_are_exported() -> None:
    text = "先进制造业增长8%。"
    hit = find_themes(text, (), KNOWLEDGE)
    row = passage_row(samples.corpus().reports[0], samples.passage("p-1", "paragraph", text, themes=hit))
    assert row["themes"] == [{"id": "industry", "why": ["先进制造业"], "spans": [[0, 10]], "score": hit[0].score}]
    assert hit[0].score > 1
