"""Tables of texts: a row is a document with its line as its name, and no row is lost without a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.sources import readers
from generator.sources.containers import json_stream, lines
from generator.sources.inventory import open_folder
from generator.sources.model import Extract, Reader
from generator.sources.readers.text import TEXT
from tests.unit.sources.containers.archives import contents, fates

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "长沙市2024年政府工作报告\n各位代表：现在报告工作。"
ROWS = [{"标题": "甲", "正文": REPORT}, {"标题": "乙", "正文": "乙的正文"}]


@pytest.fixture(autouse=True)
def text_and_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reader of pages that takes the suffix alone: what a row is, the table must say."""
    page = Reader("page", "1", (".html",), lambda data: Extract(data.decode("utf-8-sig")))
    monkeypatch.setattr(readers, "READERS", (TEXT, page))


def facts(folder: Path) -> dict[str, dict[str, str]]:
    with open_folder(folder) as inventory:
        return {source.file: dict(source.facts) for source in inventory.sources}


def json_lines(path: Path, *rows: object, encoding: str = "utf-8") -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding=encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_rows_of_a_csv_file_are_documents(tmp_path: Path, encoding: str) -> None:
    text = f'标题,链接,正文,发布日期,来源\n甲,http://a.gov.cn/1,"{REPORT}",2024-01-20,甲市政府\n\n乙,,"乙的正文，很短",,\n'
    (tmp_path / "x.csv").write_text(text, encoding=encoding)
    assert contents(tmp_path) == {"x.csv/2": REPORT.encode(), "x.csv/5": "乙的正文，很短".encode()}
    assert facts(tmp_path)["x.csv/2"] == {
        "title": "甲",
        "url": "http://a.gov.cn/1",
        "published": "2024-01-20",
        "publisher": "甲市政府",
    }


@pytest.mark.parametrize(("name", "delimiter"), [("x.tsv", "\t"), ("x.csv", ";"), ("x.csv", "\t"), ("x.csv", "|")])
def test_the_first_line_shows_the_delimiter(tmp_path: Path, name: str, delimiter: str) -> None:
    (tmp_path / name).write_text(f"Title{delimiter}Full_Text\nA{delimiter}甲，乙\n", encoding="utf-8")
    assert contents(tmp_path) == {f"{name}/2": "甲，乙".encode()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", ["x.jsonl", "x.ndjson", "x.json"])
def test_rows_of_json_lines_are_documents(tmp_path: Path, name: str, encoding: str) -> None:
    json_lines(tmp_path / name, *ROWS, encoding=encoding)
    assert contents(tmp_path) == {f"{name}/1": REPORT.encode(), f"{name}/2": "乙的正文".encode()}


@pytest.mark.parametrize("indent", [None, 1])
def test_elements_of_a_json_array_are_documents(tmp_path: Path, indent: int | None) -> None:
    (tmp_path / "x.json").write_text(json.dumps(ROWS, indent=indent), encoding="utf-8")
    assert contents(tmp_path) == {"x.json/1": REPORT.encode(), "x.json/2": "乙的正文".encode()}


def test_an_array_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "PART", 7)
    (tmp_path / "x.json").write_text(json.dumps([*ROWS, 12345678, *ROWS]), encoding="utf-8")
    assert list(contents(tmp_path)) == ["x.json/1", "x.json/2", "x.json/4", "x.json/5"]
    assert fates(tmp_path)["x.json"] == "rows-empty"


def test_an_array_that_is_cut_off_keeps_what_it_gave(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(ROWS)[:-9], encoding="utf-8")
    assert fates(tmp_path) == {"x.json/1": "read", "x.json": "archive-damaged"}


def test_one_object_is_the_document_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(ROWS[0], indent=2), encoding="utf-8")
    (tmp_path / "y.json").write_text(json.dumps({"code": 0, "data": {"list": ROWS, "n": 2}}), encoding="utf-8")
    assert list(contents(tmp_path)) == ["x.json", "y.json/1", "y.json/2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.csv", "年份,数值\n2024,5.3\n"),
        ("x.json", '{"a": 1}'),
        ("x.json", "[1, 2, 3]"),
        ("x.json", '"text"'),
        ("x.jsonl", '{"a": 1}\n{"a": 2}\n'),
    ],
)
def test_a_table_without_a_text_is_data(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert fates(tmp_path) == {name: "no-document"}


def test_a_page_in_a_cell_is_read_as_a_page(tmp_path: Path) -> None:
    cell = '<meta charset="gb2312"><div>甲</div>'
    json_lines(tmp_path / "x.jsonl", {"html": cell}, {"content": "", "html": "甲 < 乙"}, {"content": ["甲", "乙"]})
    with open_folder(tmp_path) as inventory:
        assert [source.named for source in inventory.sources] == ["member.html", "member.txt", "member.txt"]
    assert contents(tmp_path) == {
        "x.jsonl/1": b"\xef\xbb\xbf" + cell.encode(),
        "x.jsonl/2": "甲 < 乙".encode(),
        "x.jsonl/3": "甲\n乙".encode(),
    }


def test_a_text_goes_before_the_page_it_was_taken_from(tmp_path: Path) -> None:
    json_lines(tmp_path / "x.jsonl", {"html": "<p>甲</p>", "text": "甲", "crawl_time": "2025-3-1 10:00:00"})
    assert contents(tmp_path) == {"x.jsonl/1": "甲".encode()}
    assert facts(tmp_path) == {"x.jsonl/1": {"retrieved": "2025-03-01"}}


def test_a_broken_line_leaves_the_others(tmp_path: Path) -> None:
    good = json.dumps(ROWS[0])
    (tmp_path / "x.jsonl").write_text(f'{good}\n{good[:-5]}\n{{"正文": ""}}\n[]\n{"[" * 9999}\n\n{good}\n')
    assert fates(tmp_path) == {
        "x.jsonl/1": "read",
        "x.jsonl/2": "row-broken",
        "x.jsonl/4": "row-broken",
        "x.jsonl/5": "row-broken",
        "x.jsonl/7": "read",
        "x.jsonl": "rows-empty",
    }
    with open_folder(tmp_path) as inventory:
        assert [f.arguments["line"] for f in inventory.findings if "line" in f.arguments] == [3, 2, 4, 5]


def test_a_row_with_too_many_fields_is_broken(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("title,text\nA,甲\nB,乙,丙\nC,\nD\nE,丁\n", encoding="utf-8")
    assert fates(tmp_path) == {
        "x.csv/2": "read",
        "x.csv/3": "row-broken",
        "x.csv/6": "read",
        "x.csv": "rows-empty",
    }


def test_a_quote_that_is_not_closed_ends_at_the_longest_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.sources.containers.tables.LONGEST_LINE", 100)
    rows = "".join(f"B{n},乙\n" for n in range(40))
    (tmp_path / "x.csv").write_text(f'title,text\nA,"甲\n{rows}', encoding="utf-8")
    found = fates(tmp_path)
    assert found["x.csv/2"] == "row-broken"
    assert found["x.csv/42"] == "read"


def test_a_line_without_end_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    monkeypatch.setattr(json_stream, "LONGEST_LINE", 1000)
    (tmp_path / "x.csv").write_text("title,text\nA,甲\nB," + "x" * 5000)
    (tmp_path / "x.jsonl").write_text(json.dumps(ROWS[0]) + "\n" + "x" * 5000)
    (tmp_path / "x.json").write_text('[{"text": "甲"}, ' + "[" * 5000)
    assert fates(tmp_path) == {
        "x.csv/2": "read",
        "x.csv": "line-too-long",
        "x.jsonl/1": "read",
        "x.jsonl": "line-too-long",
        "x.json/1": "read",
        "x.json": "archive-damaged",
    }


def test_odd_bytes_are_lost_characters(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("title,text\nA,甲".encode() + b"\xff\x00" + "乙\n".encode() * 20)
    (tmp_path / "y.jsonl").write_bytes(b'{"text": "\\ud83d \xe7\x94\xb2"}')
    found = contents(tmp_path)
    assert found["x.csv/2"].decode() == "甲\N{REPLACEMENT CHARACTER}\x00乙"
    assert found["y.jsonl/1"].decode() == "\N{REPLACEMENT CHARACTER} 甲"


@pytest.mark.parametrize("text", ["a,正文\n" + "b,\n" * 30, "{}\n" * 30])
def test_a_table_of_too_many_rows_without_text_ends(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.sources.containers.tables.MOST_EMPTY", 20)
    (tmp_path / ("x.csv" if "正文" in text else "x.jsonl")).write_text(text, encoding="utf-8")
    assert set(fates(tmp_path).values()) == {"archive-damaged"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_an_array_on_one_line_may_be_longer_than_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 200)
    (tmp_path / "x.json").write_text(json.dumps(ROWS * 20), encoding=encoding)
    assert list(fates(tmp_path).values()) == ["read"] * 40


def test_a_table_of_too_many_broken_rows_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.sources.containers.tables.MOST_BROKEN", 2)
    (tmp_path / "x.jsonl").write_text("1\n" * 9, encoding="utf-8")
    assert sorted(fates(tmp_path).values()) == ["archive-damaged", "row-broken", "row-broken"]
