"""Another reader takes one module and one line: a toy one is read, exported and checked like the text files."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.clean import target_of
from generator.corpus.gather import gather
from generator.corpus.invariants import check_report
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError, SourceError
from generator.knowledge.findings.codes import Code
from generator.output.data.audit import audit_data, read_lines
from generator.output.data.export import write_data
from generator.output.write import write_docs
from generator.reading.report import make_report
from generator.sources import readers
from generator.sources.model import LONGEST_FACT, Extract, Reader
from generator.sources.read import read_source
from generator.sources.readers.text import TEXT
from generator.text.ledger import replay, undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINES = ["2023年政府工作报告", "二、2023年工作安排", "2023年,我们将扎实做好各项工作,推动高质量发展。"]


def rows(data: bytes) -> Extract:
    """Read a table: a row is a paragraph, its first cell is a label and not text."""
    try:
        return Extract("\n".join(row[1] for row in csv.reader(StringIO(data.decode("utf-8")))))
    except (IndexError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(Code.FILE_BINARY()) from error


TABLE = Reader("table", "3", (".csv", ".tsv"), rows)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr(readers, "READERS", (*readers.READERS, TABLE))
    return TABLE


def written(folder: Path) -> Path:
    folder.mkdir()
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(["p", line] for line in LINES)
    (folder / "plain.txt").write_bytes("\n".join(["2022年政府工作报告", *LINES[1:]]).encode("gb18030"))
    (folder / "broken.csv").write_text("one column", encoding="utf-8")
    return folder


OTHER = Reader("other", "1", (".htm",), rows)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(OTHER, name="table"), "reader 'table': there are two readers of this name; give one another"),
        (
            replace(OTHER, suffixes=(".htm", ".csv")),
            "reader 'other': '.csv' is a suffix of 'table'; give",
        ),
        (replace(OTHER, suffixes=(".htm", ".htm")), "reader 'other': '.htm' is a suffix of 'other'"),
        (replace(OTHER, suffixes=(".HTM",)), "reader 'other': '.HTM' is not a suffix .*; write '.htm'"),
        (replace(OTHER, suffixes=("htm",)), "reader 'other': 'htm' is not a suffix .*; write '.htm'"),
        (replace(OTHER, suffixes=(".tar.gz",)), "reader 'other': '.tar.gz' is not a suffix"),
        (replace(OTHER, suffixes=()), "reader 'other': a name, a version or a suffix is missing"),
        (replace(OTHER, version=""), "reader 'other': a name, a version or a suffix is missing"),
    ],
)
def test_readers_that_cannot_be_told_apart_are_an_error(other: Reader, said: str) -> None:
    readers.check_readers((TEXT, TABLE, OTHER))
    with pytest.raises(FangzhiError, match=said):
        readers.check_readers((TEXT, TABLE, other))


def deep() -> str:
    return deep()


FAILURES: dict[bytes, Callable[[], str]] = {b"parse": lambda: str(json.loads("{" + "\n" * 300)), b"deep": deep}


def test_a_reader_that_fails_is_a_finding_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        readers, "READERS", (TEXT, Reader("toy", "1", (".toy",), lambda data: Extract(FAILURES[data]())))
    )
    for name, text in (("a", "parse"), ("b", "deep"), ("c", "no such key")):
        (tmp_path / f"{name}.toy").write_text(text, encoding="utf-8")
    (tmp_path / "plain.txt").write_text("\n".join(LINES), encoding="utf-8")
    corpus = gather(tmp_path)
    assert [report.file for report in corpus.reports] == ["plain.txt"]
    said = {
        finding.file: str(finding.arguments["reason"])
        for finding in corpus.findings
        if finding.code is Code.UNREADABLE
    }
    assert said["a.toy"].startswith("the reader 'toy' failed: JSONDecodeError: Expecting property name")
    assert said["b.toy"].startswith("the reader 'toy' failed: RecursionError: ")
    assert said["c.toy"] == "the reader 'toy' failed: KeyError: b'no such key'"


def test_a_source_text_says_what_it_was_read_from(table: Reader) -> None:
    data = "p,甲\r\n".encode()
    read = read_source("a/Table.CSV", data)
    assert (read.text, read.encoding, read.read_as) == ("甲", None, "table")
    assert (read.file, read.reader, read.reader_version) == ("a/Table.CSV", table.name, table.version)
    assert (read.sha256, read.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert read_source("x.txt", "甲".encode("utf-8-sig")).encoding == "utf-8-sig"


def test_what_is_stated_beside_a_text_is_bounded() -> None:
    facts = read_source("a.txt", "甲".encode(), (("publisher", "乙" * 9_000_000), ("column", "丙"))).facts
    assert [(name, len(value)) for name, value in facts] == [("publisher", LONGEST_FACT), ("column", 1)]


@pytest.mark.parametrize("name", ["-", "report", "report.page"])
def test_what_no_reader_has_is_read_as_text_where_it_is_asked_for(name: str) -> None:
    assert read_source(name, "甲".encode()).reader == TEXT.name


@pytest.mark.usefixtures("table")
def test_the_files_of_another_reader_become_reports(tmp_path: Path) -> None:
    corpus = gather(written(tmp_path / "seeds"))
    by_file = {report.file: report for report in corpus.reports}
    assert set(by_file) == {"table.csv", "plain.txt"}
    assert by_file["table.csv"].source == "\n".join(LINES)
    assert [finding.code for finding in corpus.findings if finding.file == "broken.csv"] == [Code.FILE_BINARY]
    assert [broken for report in corpus.reports for broken in check_report(report, corpus.knowledge)] == []
    write_docs(corpus, tmp_path / "docs")
    page = (tmp_path / "docs" / "records" / f"{by_file['table.csv'].id}.md").read_text(encoding="utf-8")
    assert "<dd>table（第3版）</dd>" in page


@pytest.mark.usefixtures("table")
def test_the_data_name_the_reader_and_the_audit_reads_with_it(tmp_path: Path) -> None:
    seeds, data = written(tmp_path / "seeds"), tmp_path / "data"
    write_data(gather(seeds), data)
    exported = {row["file"]: row for row in read_lines(data / "reports.jsonl")}
    said = {file: [row[key] for key in ("reader", "reader_version", "encoding")] for file, row in exported.items()}
    assert said == {"table.csv": ["table", "3", None], "plain.txt": ["text", TEXT.version, "gb18030"]}
    assert audit_data(data, seeds) == []


@pytest.mark.parametrize("now", [replace(TABLE, name="other"), replace(TABLE, version="4")])
def test_a_reader_that_is_not_known_in_its_version_is_a_finding_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: Reader
) -> None:
    monkeypatch.setattr(readers, "READERS", (TEXT, TABLE))
    seeds, data = written(tmp_path / "seeds"), tmp_path / "data"
    write_data(gather(seeds), data)
    monkeypatch.setattr(readers, "READERS", (TEXT, now))
    (finding,) = audit_data(data, seeds)
    assert finding.file == "table.csv"
    assert finding.message == Code.DATA_READER(reader="table", version="3")


@pytest.mark.usefixtures("table")
def test_the_restored_text_of_no_text_file_gets_the_suffix_of_one(tmp_path: Path) -> None:
    names = ["-", "a/x.txt", "report", "a/x.csv"]
    assert [target_of(name, tmp_path).name for name in names] == ["stdin.txt", "x.txt", "report", "x.csv.txt"]


KNOWLEDGE = load_knowledge()
PIECES = st.sampled_from(
    [
        "政府工作报告",
        "各位代表：",
        "经济發展(zhǎn)",
        "来源：甲报",
        "……（省略981字）",
        "**同志",
        "\u200b",
        ",",
        "\t",
        "a&nbsp;b",
    ]
)
PARAGRAPHS = st.lists(st.lists(PIECES, max_size=6).map("".join), min_size=1, max_size=8)


@pytest.mark.parametrize("reader", [TEXT, TABLE], ids=lambda reader: str(reader.name))
@given(paragraphs=PARAGRAPHS)
def test_source_text_and_ledger_give_the_passages_through_any_reader(
    reader: Reader, paragraphs: list[str]
) -> None:
    page = ["2023年政府工作报告", *paragraphs]
    file = StringIO(newline="")
    csv.writer(file).writerows(["p", line] for line in page)
    data = {"text": "\n".join(page), "table": file.getvalue()}[reader.name].encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers, "READERS", (TEXT, TABLE))
        origin = read_source(f"x{reader.suffixes[0]}", data)
    report = make_report(origin, None, KNOWLEDGE)
    assert origin.reader == reader.name
    assert origin.text == "\n".join(page)
    assert replay(origin.text, report.edits) == "\n".join(passage.text for passage in report.passages)
    assert undo(report.clean, report.edits) == origin.text


def test_what_is_exported_is_json(tmp_path: Path) -> None:
    write_data(gather(write_plain(tmp_path / "seeds")), tmp_path / "data")
    (line,) = (tmp_path / "data" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert row["size"] == len("\n".join(LINES).encode())
    assert row["knowledge_digest"] == KNOWLEDGE.digest
    assert row["program_version"]


def write_plain(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    return folder
