"""The tables for people who do not program say what the JSON lines say, and a spreadsheet opens them unharmed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.gather import gather
from generator.knowledge.findings.codes import Code
from generator.output.data.audit import read_lines
from generator.output.data.export import passage_rows, write_data
from generator.output.data.tables.audit import audit_tables
from generator.output.data.tables.package import PACKAGE
from generator.output.data.tables.reliability import COLUMNS, reliability_rows
from generator.output.data.tables.schema import tables
from generator.output.data.tables.sheets import sheet, unguarded
from generator.output.settings import DEFAULTS, DataSettings, Settings
from generator.reading.model import Gap
from generator.text.ledger import replay, spans
from tests.unit.output import samples

if TYPE_CHECKING:
    from generator.corpus.model import Corpus

SEEDS = Path(__file__).parents[4] / "seeds"
STATED = DataSettings(
    "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "2026.11", "2026-11-29", "某档案馆"
)
SITE = replace(DEFAULTS, name="某县方志", address="https://example.org/fz/", data=STATED)


def written(folder: Path, corpus: Corpus, settings: Settings = DEFAULTS) -> Path:
    write_data(corpus, folder / "data", settings)
    return folder / "data"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{key: unguarded(value) for key, value in row.items()} for row in csv.DictReader(lines)]


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("tables"), gather(SEEDS))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("hostile"), samples.corpus(), SITE)


class TestSheets:
    """No cell is a formula, and each text comes back."""

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", " =", "'=", "''+"])
    def test_what_would_be_a_formula_is_text(self, start: str) -> None:
        ((cell,),) = read(sheet([[f"{start}1+1"]]))
        assert cell == f"'{start}1+1"
        assert unguarded(cell) == f"{start}1+1"

    @pytest.mark.parametrize("text", ["", "产业", "'", "'甲'", "1-2", "“+”", "（-）"])
    def test_other_text_stays_as_it_is(self, text: str) -> None:
        assert read(sheet([[text, "x"]])) == [[text, "x"]]

    @given(st.text(alphabet="'=+-@ \t\r\n,\"甲＝1", max_size=8))
    def test_every_text_comes_back(self, text: str) -> None:
        ((cell, _),) = read(sheet([[text, "x"]]))
        assert unguarded(cell) == text

    def test_a_number_and_a_truth_are_no_text(self) -> None:
        assert sheet([[-1, -0.5, True, None]]) == "-1,-0.5,true,\r\n"


class TestTables:
    """Tables and JSON lines say the same."""

    def test_a_spreadsheet_knows_that_they_are_utf_8(self, data: Path) -> None:
        paths = sorted(data.rglob("*.csv"))
        assert [path.name for path in paths if not path.read_bytes().startswith(b"\xef\xbb\xbf")] == []
        assert [path.name for path in paths] == sorted(name for name in tables() if name.endswith(".csv"))

    def test_they_have_the_columns_of_the_codebook(self, data: Path, hostile: Path) -> None:
        for folder in (data, hostile):
            codebook = rows(folder / "codebook.csv")
            for path in [*folder.glob("*.csv"), *folder.glob("*.jsonl"), *folder.glob("*/*.jsonl")]:
                name = path.name if path.parent == folder else f"{path.parent.name}.jsonl"
                columns = [row["column"] for row in codebook if row["file"] == name]
                found = rows(path) if path.suffix == ".csv" else read_lines(path)
                assert all(list(row) == columns for row in found), name

    def test_a_report_is_one_flat_row(self, data: Path) -> None:
        row = next(row for row in rows(data / "reports.csv") if row["place"] == "澧县")
        said = [
            row[key] for key in ("province", "province_code", "prefecture_code", "county", "county_code", "year")
        ]
        assert said == ["湖南省", "430000", "430700", "澧县", "430723", "2023"]
        assert (data / row["text"]).read_text(encoding="utf-8").count("\n") == int(row["passages"])

    def test_what_is_hidden_leaves_a_report_complete(self, tmp_path: Path) -> None:
        first, other, *_ = samples.corpus().reports
        hidden = Gap("redaction", "p-4", 2, ""), Gap("paywall", "p-4", 981, "")
        reports = (replace(first, gaps=hidden[:1]), replace(other, gaps=hidden))
        found = rows(written(tmp_path, replace(samples.corpus(), reports=reports, witnesses=())) / "reports.csv")
        keys = ("complete", "gaps", "gap_kinds", "missing_chars")
        assert [[row[key] for key in keys] for row in found] == [
            ["true", "1", "redaction", "0"],
            ["false", "2", "redaction;paywall", "981"],
        ]

    def test_passages_are_those_of_the_json_lines(self, hostile: Path) -> None:
        table, objects = rows(hostile / "passages.csv"), read_lines(hostile / "passages.jsonl")
        assert [row["text"] for row in table] == [row["text"] for row in objects]
        assert [row["number"] for row in table if row["report"] == "changsha-2023-aaaa"] == list("123456")
        (industry,) = (row for row in table if row["id"] == "p-1")
        assert industry["theme_terms"] == "industry:先进制造业"
        assert industry["theme_spans"] == "industry:0-10"

    def test_the_parent_is_the_heading_above(self, data: Path) -> None:
        found = read_lines(data / "passages.jsonl")
        by_id = {row["id"]: row for row in found}
        for row in found:
            assert (row["parent"] is None) == (row["path"] == [])
            if row["parent"]:
                assert by_id[row["parent"]]["text"] == row["path"][-1]
        assert {row["basis"] for row in found if row["kind"] == "heading"} == {"numbered", "line", "inferred"}
        assert all((row["basis"] == "inferred") == row["inferred"] for row in found)

    def test_the_span_of_the_source_gives_the_passage(self) -> None:
        for report in gather(SEEDS).reports:
            at = 0
            for row in passage_rows(report):
                start, stop, end = row["source_start"], row["source_end"], at + len(str(row["text"]))
                assert isinstance(start, int)
                assert isinstance(stop, int)
                inside = [
                    replace(edit, start=edit.start - start, end=edit.end - start)
                    for low, high, edit in spans(report.edits)
                    if start <= edit.start and edit.end <= stop and (low < end or edit.before) and high >= at
                    if not (high == at and low < at)
                ]
                assert str(row["text"]) in replay(report.source[start:stop], inside)
                at = end + 1


class TestPackage:
    """The description of the data, and what the operator states."""

    def test_every_file_is_described(self, data: Path) -> None:
        described = json.loads((data / PACKAGE).read_text(encoding="utf-8"))["resources"]
        there = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
        assert {one["path"] for one in described} == there - {PACKAGE}
        for one in described:
            content = (data / one["path"]).read_bytes()
            assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert len({one["name"] for one in described}) == len(described)

    def test_a_table_has_its_schema_and_an_empty_file_none(self, data: Path, tmp_path: Path) -> None:
        described = {
            one["path"]: one for one in json.loads((data / PACKAGE).read_text(encoding="utf-8"))["resources"]
        }
        names = [field["name"] for field in described["reports.csv"]["schema"]["fields"]]
        assert names == list(rows(data / "reports.csv")[0])
        edits = described["edits/zhuzhou-2023-work-report.jsonl"]
        assert edits["schema"] == "schemas/edits.jsonl.json"
        assert json.loads((data / edits["schema"]).read_text(encoding="utf-8"))["fields"][0]["name"] == "start"
        corpus = replace(samples.corpus(), findings=(), reports=(), witnesses=())
        empty = json.loads((written(tmp_path, corpus) / PACKAGE).read_text(encoding="utf-8"))["resources"]
        assert {one["path"] for one in empty if one.get("type") == "file"} >= {"findings.jsonl", "reports.jsonl"}

    def test_what_nobody_stated_is_nowhere_stated(self, data: Path) -> None:
        package = json.loads((data / PACKAGE).read_text(encoding="utf-8"))
        assert package.keys().isdisjoint({"licenses", "contributors", "created", "homepage"})
        assert package["version"] == package["digest"][7:19]
        citation = yaml.safe_load((data / "CITATION.cff").read_text(encoding="utf-8"))
        assert citation.keys().isdisjoint({"license", "license-url", "date-released", "url"})
        assert "没有声明许可" in (data / "README.txt").read_text(encoding="utf-8")
        assert {row["licence"] for row in rows(data / "reports.csv")} == {""}

    def test_what_the_operator_states_is_in_all_of_them(self, hostile: Path) -> None:
        package = json.loads((hostile / PACKAGE).read_text(encoding="utf-8"))
        assert package["licenses"] == [{"name": STATED.licence, "path": STATED.licence_address}]
        assert (package["version"], package["created"]) == ("2026.11", "2026-11-29")
        citation = yaml.safe_load((hostile / "CITATION.cff").read_text(encoding="utf-8"))
        assert citation["authors"] == [{"name": "某档案馆"}]
        assert citation["license-url"] == STATED.licence_address
        assert {row["licence"] for row in rows(hostile / "reports.csv")} == {"CC-BY-4.0"}
        reference = (
            "某档案馆. 某县方志：数据: 2026.11[DS/OL]. (2026-11-29)[引用日期]. https://example.org/fz/data/."
        )
        assert reference in (hostile / "README.txt").read_text(encoding="utf-8")

    def test_other_words_are_another_version(self, data: Path, tmp_path: Path) -> None:
        versions = set()
        for number, corpus in enumerate((samples.corpus(), replace(samples.corpus(), witnesses=()))):
            made = written(tmp_path / str(number), corpus)
            versions.add(json.loads((made / PACKAGE).read_text(encoding="utf-8"))["version"])
        again = written(tmp_path / "again", gather(SEEDS))
        assert (again / PACKAGE).read_bytes() == (data / PACKAGE).read_bytes()
        assert len(versions) == 2


def test_what_was_not_measured_is_said() -> None:
    found = [
        dict(zip(COLUMNS, row, strict=True))
        for row in reliability_rows(("industry", "culture"), (1987, 2023, None))
    ]
    unmeasured = [(row["theme"], row["decade"]) for row in found if row["labels"] == "none"]
    assert unmeasured == [("culture", "1980s"), ("culture", "2020s")]
    assert all(row["precision"] is None for row in found if row["labels"] == "none")
    assert any(row["tuned"] == "false" and row["precision"] for row in found)


class TestAudit:
    """The audit finds what is not as described, from the files alone."""

    @pytest.fixture
    def own(self, data: Path, tmp_path: Path) -> Path:
        for path in (path for path in data.rglob("*") if path.is_file()):
            copy = tmp_path / path.relative_to(data)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
        return tmp_path

    def test_good_tables_keep_their_promises(self, own: Path, hostile: Path) -> None:
        assert audit_tables(own) == []
        assert audit_tables(hostile) == []

    def test_passages_apart_are_audited_as_well(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.output.data.objects.FITS", 1000)
        apart = written(tmp_path, gather(SEEDS))
        assert audit_tables(apart) == []
        path = next((apart / "passages-csv").iterdir())
        path.write_text(path.read_text(encoding="utf-8").replace("发展", "發展"), encoding="utf-8")
        found = {(finding.code, finding.file) for finding in audit_tables(apart)}
        assert found == {(code, f"passages-csv/{path.name}") for code in (Code.DATA_HASH, Code.DATA_TABLE)}

    @pytest.mark.parametrize("name", ["reports.csv", "passages.csv", "texts/zhuzhou-2023-work-report.txt"])
    def test_a_changed_table_is_found(self, own: Path, name: str) -> None:
        path = own / name
        path.write_bytes(path.read_bytes().replace("发展".encode(), "發展".encode()).replace(b"2023", b"2024"))
        assert {finding.code for finding in audit_tables(own)} == {Code.DATA_HASH, Code.DATA_TABLE}

    def test_a_table_with_more_rows_is_found(self, own: Path) -> None:
        with (own / "passages.csv").open("a", encoding="utf-8") as file:
            file.write("x\n")
        assert {finding.code for finding in audit_tables(own)} == {Code.DATA_HASH, Code.DATA_TABLE}

    def test_a_file_more_or_less_is_found(self, own: Path) -> None:
        (own / "themes.csv").unlink()
        (own / "more.csv").write_text("x", encoding="utf-8")
        found = {(finding.code, finding.file) for finding in audit_tables(own)}
        assert found == {(Code.DATA_GONE, "themes.csv"), (Code.DATA_NOT_DESCRIBED, "more.csv")}

    def test_data_without_a_description_are_not_whole(self, own: Path) -> None:
        (own / PACKAGE).unlink()
        assert [finding.code for finding in audit_tables(own)] == [Code.DATA_UNREADABLE]

    def test_data_without_a_report_are_whole(self, tmp_path: Path) -> None:
        assert audit_tables(written(tmp_path, replace(samples.corpus(), reports=(), witnesses=()))) == []
