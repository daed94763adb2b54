"""The witnesses of a report on its record and its city page, and in the data."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, get_args

import pytest

from generator.corpus.gather import gather
from generator.corpus.witnesses.base import CRITERIA
from generator.corpus.witnesses.model import VariantKind
from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.output.data.audit import audit_data, read_lines
from generator.output.data.export import write_data, write_lines
from generator.output.data.witnesses import QUOTED
from generator.output.pages.blocks import COPIES_NAMED
from generator.output.pages.cities import city_page
from generator.output.records.record import record_page
from generator.output.records.witnesses import KINDS, REASONS, SHOWN
from tests.damage.copies import COPIES, document
from tests.damage.samples import FOLDER, load
from tests.unit.output import samples

if TYPE_CHECKING:
    from pathlib import Path

CORPUS = samples.corpus()
REPORT, WITNESS = CORPUS.reports[0], CORPUS.witnesses[0]
KNOWLEDGE = load_knowledge()
HUBEI = document("湖北省", 2025, load(FOLDER)[3].paragraphs)


def test_every_criterion_and_every_kind_has_words() -> None:
    assert [criterion.name for criterion in CRITERIA] == list(REASONS)
    assert set(KINDS) == set(get_args(VariantKind))


def test_a_record_says_first_what_the_base_lacks_and_shows_both_readings() -> None:
    page = record_page(REPORT, KNOWLEDGE, witnesses=(WITNESS,))
    assert "## 校本（1）" in page
    assert page.index("校本有底本所缺") < page.index("校本多出</a>")
    assert "底本作“在<del>□□</del>区，共建生态" in page
    assert "校本作“<ins>湘江</ins>”" in page
    assert "较短的一篇有87%见于另一篇" in page
    assert "校本" not in record_page(REPORT, KNOWLEDGE)


def test_nothing_of_a_witness_is_markup() -> None:
    for page in (
        record_page(REPORT, KNOWLEDGE, witnesses=(WITNESS,)),
        city_page("changsha", [REPORT], KNOWLEDGE, {REPORT.id: [WITNESS]}),
    ):
        assert "<img" not in page
        assert "javascript:alert(1)" not in page.replace("(javascript:alert(1)&#41;", "").split('href="')[0]
        assert 'href="javascript' not in page


def test_a_record_shows_so_many_variants_and_the_data_has_all(tmp_path: Path) -> None:
    many = replace(WITNESS, variants=WITNESS.variants * SHOWN)
    page = record_page(REPORT, KNOWLEDGE, witnesses=(many,))
    assert page.count("”，校本作“") == SHOWN
    assert f"另有{SHOWN}处" in page
    write_data(replace(CORPUS, witnesses=(many,)), tmp_path / "data")
    rows = read_lines(tmp_path / "data" / "witnesses" / f"{REPORT.id}.jsonl")
    assert len(rows) == 2 * SHOWN


def test_a_city_page_names_the_other_copies_in_one_line() -> None:
    copies = [
        replace(
            WITNESS, report=replace(WITNESS.report, publisher=f"网站{n}", source_url=None if n else samples.URL)
        )
        for n in range(COPIES_NAMED + 2)
    ]
    page = city_page("changsha", [REPORT], KNOWLEDGE, {REPORT.id: copies})
    (line,) = (line for line in page.split("\n") if "另见" in line)
    assert "网站0\N{FULLWIDTH COLON}<a href=" in line
    assert f"网站{COPIES_NAMED - 1}等，见" in line
    assert f"网站{COPIES_NAMED}" not in line
    assert f"校本{len(copies)}种" in line
    assert "另见" not in city_page("changsha", [REPORT], KNOWLEDGE)


def test_keys_are_in_the_order_that_is_promised(tmp_path: Path) -> None:
    write_data(CORPUS, tmp_path / "data")
    report = read_lines(tmp_path / "data" / "reports.jsonl")[0]
    keys = list(report)
    assert keys.index("witnesses") < keys.index("licence"), "what is newer follows"
    assert " ".join(report["witnesses"][0]) == (
        "id file sha256 encoding reader reader_version size title publisher source_url retrieved note share "
        "reason letters variants clean_sha256"
    )
    (row, *_) = read_lines(tmp_path / "data" / "witnesses" / f"{REPORT.id}.jsonl")
    assert " ".join(row) == "witness file kind passage start end base other_start other_end other"


class TestAudit:
    """The data of witnesses is checked from the files alone."""

    @pytest.fixture
    def folders(self, tmp_path: Path) -> tuple[Path, Path]:
        seeds = tmp_path / "seeds"
        seeds.mkdir()
        (seeds / "a.txt").write_text(HUBEI.text, encoding="utf-8")
        for kind in ("misread", "excerpt", "another site"):
            (seeds / f"{kind}.txt").write_bytes(COPIES[kind](HUBEI, Random(1)))
        write_data(gather(seeds), tmp_path / "data")
        return tmp_path / "data", seeds

    @staticmethod
    def codes(folders: tuple[Path, Path]) -> set[Code]:
        return {finding.code for finding in audit_data(*folders)}

    def test_it_holds(self, folders: tuple[Path, Path]) -> None:
        assert audit_data(*folders) == []
        (rows,) = (read_lines(path) for path in (folders[0] / "witnesses").iterdir())
        long = [row for row in rows if row["end"] - row["start"] > QUOTED]
        assert long
        assert {row["base"] for row in long} == {None}

    def test_a_witness_whose_file_has_changed_or_gone_is_found(self, folders: tuple[Path, Path]) -> None:
        (folders[1] / "misread.txt").write_text("另一篇", encoding="utf-8")
        assert self.codes(folders) == {Code.DATA_SOURCE_CHANGED}
        (folders[1] / "misread.txt").unlink()
        assert self.codes(folders) == {Code.DATA_NO_SOURCE}

    @pytest.mark.parametrize(
        ("name", "key", "value", "code"),
        [
            ("witnesses", "other", "别的字", Code.DATA_VARIANT),
            ("witnesses", "start", 0, Code.DATA_VARIANT),
            ("edits", "after", "别的字", Code.DATA_REPLAY),
            ("edits", "before", "别的字", Code.DATA_UNDO),
        ],
    )
    def test_a_change_of_the_data_is_found(
        self, folders: tuple[Path, Path], name: str, key: str, value: object, code: Code
    ) -> None:
        path = min(path for path in (folders[0] / name).iterdir() if name == "witnesses" or path.stem.count("."))
        rows = read_lines(path)
        quoted = next(row for row in rows if row.get(key) is not None and (name == "edits" or row["base"]))
        quoted[key] = value
        write_lines(path, rows)
        assert code in self.codes(folders)

    def test_a_variant_that_is_left_out_is_found(self, folders: tuple[Path, Path]) -> None:
        (path,) = (folders[0] / "witnesses").iterdir()
        write_lines(path, read_lines(path)[1:])
        assert self.codes(folders) == {Code.DATA_VARIANT}

    def test_each_file_is_in_the_list_once_and_as_the_reports_have_it(self, folders: tuple[Path, Path]) -> None:
        path = folders[0] / "files.jsonl"
        rows = read_lines(path)
        assert sorted(row["fate"] for row in rows) == ["published", "witness", "witness", "witness"]
        write_lines(path, [*rows, rows[0]])
        assert self.codes(folders) == {Code.DATA_FILE_TWICE}
        write_lines(path, [{**row, "fate": "published"} for row in rows])
        assert self.codes(folders) == {Code.DATA_FILE_OTHERWISE}
        write_lines(path, rows)
        (folders[1] / "new.txt").write_text("新来的一篇", encoding="utf-8")
        assert [(f.file, f.code) for f in audit_data(*folders)] == [("new.txt", Code.DATA_FILE_LOST)]
