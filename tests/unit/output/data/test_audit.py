"""The audit finds faults in the exported data, from the files alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from generator.corpus.gather import gather
from generator.knowledge.findings.codes import Code
from generator.output.data.audit import audit_data, compare_trees, read_lines
from generator.output.data.changes import published_changes
from generator.output.data.export import write_data, write_lines
from generator.output.site.ownership import prepare_docs

SEEDS = Path(__file__).parents[4] / "seeds"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_data(gather(SEEDS), tmp_path / "data")
    return tmp_path / "data"


def change(path: Path, row: int, **values: object) -> None:
    rows = read_lines(path)
    rows[row] |= values
    write_lines(path, rows)


def codes(data: Path, seeds: Path = SEEDS) -> set[Code]:
    return {finding.code for finding in audit_data(data, seeds)}


def test_good_data_keep_their_promises(data: Path) -> None:
    assert audit_data(data, SEEDS) == []


def test_a_changed_word_is_found(data: Path) -> None:
    change(data / "passages.jsonl", 3, text="别的话")
    assert Code.DATA_REPLAY in codes(data)


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return data whose passages are too many for one file."""
    monkeypatch.setattr("generator.output.data.objects.FITS", 1000)
    write_data(gather(SEEDS), tmp_path / "apart")
    return tmp_path / "apart"


class TestPassagesApart:
    """Passages that are too many for one file are in a file of each report, with the same lines."""

    def test_the_lines_are_those_of_the_one_file(self, data: Path, apart: Path) -> None:
        assert not (apart / "passages.jsonl").exists()
        ids = [row["id"] for row in read_lines(apart / "reports.jsonl")]
        assert sorted(path.stem for path in (apart / "passages").iterdir()) == sorted(ids)
        lines = b"".join((apart / "passages" / f"{one}.jsonl").read_bytes() for one in ids)
        assert lines == (data / "passages.jsonl").read_bytes()

    def test_the_audit_reads_them(self, apart: Path) -> None:
        assert audit_data(apart, SEEDS) == []
        one = next((apart / "passages").iterdir())
        change(one, 3, text="别的话")
        assert Code.DATA_REPLAY in codes(apart)
        one.unlink()
        assert Code.DATA_REPLAY in codes(apart)

    def test_an_anchor_that_two_files_have_is_found(self, apart: Path) -> None:
        first, second, *_ = sorted((apart / "passages").iterdir())
        row = read_lines(first)[0]
        change(second, 1, id=row["id"], url=row["url"])
        assert Code.DATA_ANCHOR_TWICE in codes(apart)

    def test_a_build_compares_with_them(self, apart: Path) -> None:
        changes = published_changes(apart, gather(SEEDS))
        assert (changes.any, changes.before) == (False, 5)

    def test_they_are_known_as_made_by_a_run(self, apart: Path, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        apart.rename(tmp_path / "docs" / "data")
        (tmp_path / "docs" / "index.md").write_text("x", encoding="utf-8")
        prepare_docs(tmp_path / "docs")


def test_an_edit_that_lies_is_found(data: Path) -> None:
    path = next(iter(sorted((data / "edits").glob("*.jsonl"))))
    row = next(at for at, edit in enumerate(read_lines(path)) if edit["before"].strip())
    change(path, row, before="x")
    assert Code.DATA_UNDO in codes(data)


def test_an_anchor_given_twice_is_found(data: Path) -> None:
    rows = read_lines(data / "passages.jsonl")
    change(data / "passages.jsonl", 1, id=rows[0]["id"], url=rows[0]["url"])
    assert Code.DATA_ANCHOR_TWICE in codes(data)


def test_a_source_that_changed_is_found(data: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for path in SEEDS.glob("*.txt"):
        (tmp_path / "seeds" / path.name).write_bytes(path.read_bytes() + b"\n")
    assert codes(data, tmp_path / "seeds") == {Code.DATA_SOURCE_CHANGED}


def test_another_encoding_than_the_reader_finds_is_found(data: Path) -> None:
    change(data / "reports.jsonl", 0, encoding="gb18030")
    (finding,) = audit_data(data, SEEDS)
    assert finding.message == Code.DATA_ENCODING(found="utf-8", said="gb18030")


def test_data_without_a_reader_say_what_to_do(data: Path) -> None:
    change(data / "reports.jsonl", 0, reader=None, reader_version=None)
    (finding,) = audit_data(data, SEEDS)
    assert finding.code is Code.DATA_READER


def test_data_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    assert len(audit_data(tmp_path, SEEDS)) == 1


def test_trees_are_compared_by_what_they_say(tmp_path: Path) -> None:
    for name, level in (("a", 1), ("b", 9)):
        folder = tmp_path / name / "search"
        folder.mkdir(parents=True)
        (folder / "text.bin").write_bytes(gzip.compress("全力推动产业发展。".encode() * 50, level, mtime=0))
    assert compare_trees(tmp_path / "a", tmp_path / "b", ["search"]) == []
    (tmp_path / "a" / "search" / "new.bin").write_bytes(b"")
    (tmp_path / "b" / "search" / "old.bin").write_bytes(b"")
    (tmp_path / "b" / "search" / "text.bin").write_bytes(gzip.compress(b"other"))
    found = {(f.file, f.code) for f in compare_trees(tmp_path / "a", tmp_path / "b", ["search"])}
    assert found == {
        ("search/new.bin", Code.GENERATED_MISSING),
        ("search/old.bin", Code.GENERATED_LEFT_OVER),
        ("search/text.bin", Code.GENERATED_DIFFERS),
    }


def test_every_line_is_one_object(data: Path) -> None:
    for path in data.rglob("*.jsonl"):
        content = path.read_bytes()
        assert content.endswith(b"\n") or not content
        assert b"\r" not in content
        assert all(isinstance(json.loads(line), dict) for line in content.decode().split("\n") if line)
