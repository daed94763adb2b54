"""Exported statements are counted against labels: found, right where labels are whole, and traps."""

from __future__ import annotations

from typing import Any

import pytest

from tests.eval import indicators
from tests.eval.statements import Found, found_in, matched

TEXTS = (
    "2025年的预期目标是：生产总值增长５%左右，城乡居民收入分别增长6%、7%。",
    "粮食产量达到730亿斤，新增学位2万个，建成5G基站300个。",
)


def row(passage: int, quote: str, value: object, **more: object) -> dict[str, Any]:
    start = TEXTS[passage].index(quote)
    found = {"passage": f"p-{passage}", "quote": quote, "start": start, "end": start + len(quote), "value": value}
    usual = {"operator": "=", "unit": "%", "form": "number", "kind": "target", "indicator": "甲"}
    return {**usual, **found, **more}


def label(quote: str, value: object, **more: object) -> dict[str, Any]:
    usual = {"operator": "=", "unit": "%", "form": "number", "indicator": "甲"}
    return {**usual, "quote": quote, "value": value, **more}


def report(*rows: dict[str, Any]) -> Found:
    passages = [{"id": f"p-{n}", "kind": "paragraph", "text": text} for n, text in enumerate(TEXTS)]
    return Found(passages, rows)


def test_a_label_is_found_by_its_words_amount_and_operator() -> None:
    labels = [label("生产总值增长5%左右", 5, operator="~")]
    growth = row(0, "生产总值增长５%左右", 5, operator="~")
    assert matched(labels, report(growth)) == {0: growth}
    for other in ({"operator": "="}, {"value": 6}, {"unit": "亿元"}):
        assert matched(labels, report({**growth, **other})) == {}
    assert matched(labels, report(row(1, "粮食产量达到730亿斤", 5, operator="~"))) == {}


def test_each_of_two_labels_with_one_quote_needs_a_row_of_its_own() -> None:
    quote = "城乡居民收入分别增长6%、7%"
    labels = [label(quote, 6, indicator="城镇居民收入"), label(quote, 7, indicator="农村居民收入")]
    rows = [row(0, quote, 7), row(0, quote, 6)]
    assert matched(labels, report(*rows)) == {0: rows[1], 1: rows[0]}
    assert len(matched([labels[0], labels[0]], report(*rows))) == 1


def test_words_are_found_at_their_occurrence() -> None:
    assert len(found_in(report(), "增长")) == 2
    assert found_in(report(), "增长", 2) == found_in(report(), "增长")[1:]
    assert found_in(report(), "增长", 3) == []


@pytest.fixture
def counts() -> dict[str, dict[str, str]]:
    class OneReport:
        def of_file(self, _file: str) -> Found:
            return report(
                row(0, "生产总值增长５%左右", 5, operator="~"),
                row(0, "2025年", 2025, unit="年"),
                row(1, "粮食产量达到730亿斤", 731, unit="亿斤", kind="result"),
                row(1, "新增学位2万个", 2, unit="万个"),
                row(1, "建成5G基站300个", 300, unit="个"),
            )

    labels = {
        "file": "a.txt",
        "targets": [
            label("生产总值增长5%左右", 5, operator="~", main=True),
            label("城乡居民收入分别增长6%、7%", 6, main=True),
            label("建成5G基站300个", 300, unit="个", main=False),
        ],
        "results": [label("粮食产量达到730亿斤", 730, unit="亿斤")],
        "no_indicator": ["2025年", "5G"],
    }
    rows = indicators.of_set("indicators/unseen", [labels], OneReport())  # type: ignore[arg-type]
    return {row["kind"]: row for row, _ in rows}


def test_what_is_labelled_and_what_is_read_is_counted(counts: dict[str, dict[str, str]]) -> None:
    target, result, trap = counts["target"], counts["result"], counts["trap"]
    assert (target["labelled"], target["found"], target["recall"], target["tuned"]) == ("2", "1", "0.500", "false")
    assert (target["read"], target["right"], target["precision"]) == (
        "3",
        "2",
        "0.667",
    )  # 学位 is labelled nowhere
    assert (result["found"], result["read"], result["right"]) == ("0", "1", "0")
    assert (trap["labelled"], trap["read"], trap["recall"]) == ("2", "1", "")
    assert list(indicators.below([target])) != []
    assert list(indicators.below([{**target, "recall": "0.96", "precision": "1.000"}])) == []


def test_sets_that_are_not_here_keep_their_figures() -> None:
    old = [{"labels": "a", "kind": "all"}, {"labels": "b", "kind": "all"}]
    new = [{"labels": "b", "kind": "target"}]
    assert indicators.merged(old, new) == [old[0], new[0]]
