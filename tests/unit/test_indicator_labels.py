"""The form of the labels in `tests/gold/indicators`: keys, operators, and that a quote holds its value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from generator.reading.indicators.model import Form, Measure, Operator

LABELS = Path(__file__).parents[1] / "gold" / "indicators"
KEYS = {"quote", "indicator", "measure", "form", "operator", "value", "unit", "tone", "year"}
OPTIONAL = {"base", "main", "occurrence", "relative_to", "span", "worded"}
DOCUMENT = {"complete", "paragraph"}
"""What may be said of a document: that all its main targets are labelled, and how the paragraph of them begins."""
DIGITS = {mark: at for at, mark in enumerate("零一二三四五六七八九十")}
WORDS = {"翻一番": 2, "万亿元": 1}
"""Values that a quote names without its figure: twice as much, and one of the unit (突破万亿元)."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
NUMERAL = re.compile(r"[\d零一二三四五六七八九十百两ⅡⅢ]")


def numbers(quote: str) -> set[float]:
    """Return every number that stands in `quote`, in digits or as one Chinese numeral."""
    found = {float(number) for number in NUMBER.findall(quote)}
    found |= {float(value) for mark, value in DIGITS.items() if mark in quote}
    return found | {float(value) for word, value in WORDS.items() if word in quote}


def faults(row: dict[str, Any]) -> list[str]:
    """Return what is wrong with the form of one row."""
    found = []
    if not set(row) >= KEYS or set(row) - KEYS - OPTIONAL:
        return ["keys"]
    if row["form"] not in get_args(Form) or row["measure"] not in get_args(Measure):
        found.append("form or measure")
    if row["operator"] not in (None, *get_args(Operator)):
        found.append("operator")
    values = row["value"] if isinstance(row["value"], list) else [row["value"]]
    if (len(values) == 2) != (row["form"] == "range") or (row["form"] == "range" and row["operator"]):
        found.append("range")
    if row["form"] in ("number", "range", "multiple") and None in values:
        found.append("no value")
    if any(value is not None and abs(value) not in numbers(row["quote"]) for value in values):
        found.append("value is not in the quote")
    if (row["form"] == "relative") != ("relative_to" in row):
        found.append("relative_to")
    if "main" not in row and any(word not in row["quote"] for word in row["tone"]):  # else just before it too
        found.append("tone is not in the quote")
    return found


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.yml")), ids=lambda path: path.stem)
def test_the_labels_have_their_form(path: Path) -> None:
    for document in yaml.safe_load(path.read_text(encoding="utf-8")):
        assert set(document) - DOCUMENT == {"file", "targets", "results", "no_indicator"}
        for row in document["targets"] + document["results"]:
            assert not faults(row), (document["file"], row)
        rows = [str(row) for row in document["targets"] + document["results"]]
        assert len(set(rows)) == len(rows)
        for span in document["no_indicator"]:
            assert NUMERAL.search(span), span


def test_a_false_value_is_found() -> None:
    row = {
        "quote": "地区生产总值增长5%左右",
        "indicator": "地区生产总值增速",
        "measure": "growth",
        "form": "number",
        "operator": "~",
        "value": 5,
        "unit": "%",
        "tone": ["左右"],
        "year": 2025,
    }
    assert not faults(row)
    assert faults(row | {"value": 6}) == ["value is not in the quote"]
    assert faults(row | {"operator": "≥"}) == ["operator"]
    assert faults(row | {"tone": ["力争"]}) == ["tone is not in the quote"]
    assert faults({"quote": "5%"}) == ["keys"]
