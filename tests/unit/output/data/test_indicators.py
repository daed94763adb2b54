"""Indicators in the data: the same rows in both layouts and as a table, audited, and compared."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.knowledge.findings.codes import Code
from generator.output.data.audit import read_lines
from generator.output.data.changes import published_changes
from generator.output.data.comparison import compare_data
from generator.output.data.export import write_data, write_lines
from generator.output.data.figures_audit import audit_figures
from generator.output.data.tables.audit import audit_tables
from generator.output.data.tables.sheets import unguarded
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating

if TYPE_CHECKING:
    from pathlib import Path

    from generator.corpus.model import Corpus

KEYS = [
    *("report", "passage", "indicator", "kind", "form", "operator", "value", "unit", "relative_to", "year"),
    *("quote", "url", "base", "measure", "tone", "worded", "span", "start", "end"),
]
HUNAN, CHANGSHA = map(large.place, ("hunan", "changsha"))
GROWTH = Said("生产总值增长5%左右，努力更好。", "生产总值增长5%左右", 5, ("左右",), operator="~")
RANGE = Said("＝增长4.5%—5%。", "＝增长4.5%—5%", (4.5, 5), form="range", operator=None)
FALL = Said("能耗下降3%。", "能耗下降3%", -3, base="energy")
WORDS = Said("稳量提质。", "稳量提质", form="word", operator=None, unit="", worded="稳量提质", base="trade")


def corpus(*said: Said) -> Corpus:
    return large.corpus(stating(HUNAN, 2023, *said), stating(CHANGSHA, 2023))


def written(folder: Path, *said: Said) -> Path:
    write_data(corpus(*said), folder)
    return folder


def faults(data: Path) -> set[Code]:
    return {
        one.code for one in audit_figures(data, {row["id"]: row for row in read_lines(data / "reports.jsonl")})
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return written(tmp_path / "data", GROWTH, RANGE, FALL, WORDS)


@pytest.fixture
def apart(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("generator.output.data.objects.FITS", 0)
    return written(data.with_name("apart"), GROWTH, RANGE, FALL, WORDS)


def test_a_row_has_the_keys_that_other_programs_rely_on(data: Path) -> None:
    rows = read_lines(data / "indicators.jsonl")
    assert [list(row) for row in rows] == [KEYS] * 4
    first, span, fall, words = rows
    assert (first["quote"], first["value"], first["operator"], first["unit"]) == (
        "生产总值增长5%左右",
        5,
        "~",
        "%",
    )
    assert first["url"] == f"cities/hunan/#{first['passage']}"
    assert (span["value"], span["operator"], fall["value"]) == ([4.5, 5], None, -3)
    assert (words["value"], words["unit"], words["worded"]) == (None, None, "稳量提质")
    assert [row["indicators"] for row in read_lines(data / "reports.jsonl")] == [4, 0]


def test_the_table_has_the_same_rows_and_no_formula(data: Path) -> None:
    text = (data / "indicators.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(text.splitlines()))
    assert list(table[0]) == [*KEYS, "low", "high", "place", "report_year"]
    assert [row["value"] for row in table] == ["5", "[4.5, 5]", "-3", ""]
    assert [(row["low"], row["high"]) for row in table] == [("5", "5"), ("4.5", "5"), ("-3", "-3"), ("", "")]
    assert (table[1]["quote"], table[2]["operator"]) == ("'＝增长4.5%—5%", "=")
    for row, other in zip(table, read_lines(data / "indicators.jsonl"), strict=True):
        assert {key: unguarded(row[key]) for key in ("quote", "report", "indicator")}.items() <= other.items()


def test_too_many_are_in_a_file_of_each_report(apart: Path, data: Path) -> None:
    names = sorted(path.name for path in (apart / "indicators").iterdir())
    assert names == sorted(f"{row['id']}.jsonl" for row in read_lines(apart / "reports.jsonl"))
    text = "".join((apart / "indicators" / name).read_text(encoding="utf-8") for name in names)
    assert text == (data / "indicators.jsonl").read_text(encoding="utf-8")
    assert audit_tables(apart) == []
    assert faults(apart) == set()
    next((apart / "indicators-csv").iterdir()).write_text("x", encoding="utf-8")
    assert Code.DATA_TABLE in {finding.code for finding in audit_tables(apart)}


class TestAudit:
    """The audit finds a statement that is not what its passage says."""

    def test_good_data_keep_their_promises(self, data: Path) -> None:
        assert faults(data) == set()
        assert audit_tables(data) == []

    @pytest.mark.parametrize(
        ("values", "code"),
        [
            ({"passage": "p-none"}, Code.DATA_FIGURE_PLACE),
            ({"url": "cities/hunan/#p-none"}, Code.DATA_FIGURE_PLACE),
            ({"start": 1}, Code.DATA_FIGURE_QUOTE),
            ({"quote": "生产总值增长6%左右"}, Code.DATA_FIGURE_QUOTE),
            ({"value": 6}, Code.DATA_FIGURE_NUMBER),
            ({"value": [5, 6]}, Code.DATA_FIGURE_NUMBER),
            ({"report": "nowhere"}, Code.DATA_FIGURE_PLACE),
        ],
    )
    def test_a_row_that_lies_is_found(self, data: Path, values: dict[str, object], code: Code) -> None:
        rows = read_lines(data / "indicators.jsonl")
        rows[0] |= values
        write_lines(data / "indicators.jsonl", rows)
        assert code in faults(data)
        assert Code.DATA_TABLE in {finding.code for finding in audit_tables(data)} or "url" not in values

    def test_a_row_that_is_lost_is_found(self, data: Path) -> None:
        write_lines(data / "indicators.jsonl", read_lines(data / "indicators.jsonl")[1:])
        assert faults(data) == {Code.DATA_FIGURES_LOST}


class TestComparison:
    """A build and `fangzhi diff` say which statements are others; data without any are not compared."""

    OTHER = GROWTH._replace(operator=">=")

    def test_a_build_says_it(self, data: Path) -> None:
        same = published_changes(data, corpus(GROWTH, RANGE, FALL, WORDS))
        assert same.changed == ()
        changed = published_changes(data, corpus(self.OTHER, RANGE, FALL, WORDS)).changed
        assert [what for _, what in changed] == [("indicators",)]
        (data / "indicators.jsonl").unlink()
        assert published_changes(data, corpus(self.OTHER, RANGE, FALL, WORDS)).changed == ()

    def test_two_folders_differ_in_it(self, data: Path, tmp_path: Path) -> None:
        other = written(tmp_path / "other", self.OTHER, RANGE, FALL, WORDS)
        (document,) = compare_data(data, other).changed
        assert [one.line() for one in document.figures] == [
            "  - 地区生产总值增速: 生产总值增长5%左右",
            "  + 地区生产总值增速: 生产总值增长5%左右",
        ]
        assert not compare_data(data, written(tmp_path / "same", GROWTH, RANGE, FALL, WORDS)).any
        (data / "indicators.jsonl").unlink()
        assert compare_data(data, other).changed == ()


def test_the_names_of_the_table_are_exported(data: Path) -> None:
    names = list(csv.DictReader((data / "indicator-names.csv").read_text(encoding="utf-8-sig").splitlines()))
    (row,) = [row for row in names if row["alias"] == "地方财政总收入"]
    assert (row["indicator"], row["name"], row["to"], row["core"]) == (
        "revenue",
        "一般公共预算收入",
        "2016",
        "true",
    )
    described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {"indicators.jsonl", "indicators.csv", "indicator-names.csv", "indicator-reliability.csv"} <= {
        one["path"] for one in described if "schema" in one
    }


def test_a_report_without_its_figures_is_another(tmp_path: Path) -> None:
    one = stating(HUNAN, 2023, GROWTH)
    data = tmp_path / "data"
    write_data(large.corpus(one), data)
    none = large.corpus(replace(one, indicators=()))
    assert [what for _, what in published_changes(data, none).changed] == [("indicators",)]
