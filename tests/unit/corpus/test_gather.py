"""Any folder becomes a corpus: good sources are read, bad ones are findings, and order never matters."""

from __future__ import annotations

import os
import random
import shutil
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from generator.corpus import gather as gather_module
from generator.corpus.gather import gather
from generator.corpus.invariants import check_report
from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import Code
from tests.hostile import GOOD, SEEDS, UNREADABLE, write_hostile

if TYPE_CHECKING:
    from pathlib import Path

    from generator.knowledge import Knowledge
    from generator.reading.model import Report


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    return write_hostile(tmp_path / "sources")


def test_bad_sources_are_findings_and_the_others_are_read(hostile: Path) -> None:
    before = {path: path.read_bytes() for path in hostile.iterdir()}
    corpus = gather(hostile)
    read = {report.file for report in corpus.reports} | {witness.report.file for witness in corpus.witnesses}
    reported = {finding.file for finding in corpus.findings}
    assert {*UNREADABLE, "page.html"} <= reported
    assert read == {"page.html", "notes.md", *(path.name for path in hostile.glob("[!.]*.txt"))} - {*UNREADABLE}
    assert [problem for r in corpus.reports for problem in check_report(r, corpus.knowledge)] == []
    assert {path: path.read_bytes() for path in hostile.iterdir()} == before, "sources are never written to"


def test_one_clear_finding_for_each_unreadable_source(hostile: Path) -> None:
    corpus = gather(hostile)
    for name in UNREADABLE:
        assert len([finding for finding in corpus.findings if finding.file == name]) == 1


def test_encodings_are_named_and_decode_the_source(hostile: Path) -> None:
    corpus = gather(hostile)
    reports = [*corpus.reports, *(witness.report for witness in corpus.witnesses)]
    encodings = {report.file: report.origin.encoding for report in reports}
    assert encodings["gb18030.txt"] == "gb18030"
    assert encodings["bom.txt"] == "utf-8-sig"
    assert {name for name, encoding in encodings.items() if encoding is None} == {"html.txt", "page.html"}
    for report in corpus.reports:
        if report.origin.encoding:
            assert (hostile / report.file).read_bytes().decode(report.origin.encoding) == report.source


def test_any_executor_and_any_order_of_files_give_the_same_corpus(hostile: Path, tmp_path: Path) -> None:
    plain = gather(hostile)
    turned = tmp_path / "turned"
    turned.mkdir()
    names = [path.name for path in hostile.iterdir()]
    random.Random(7).shuffle(names)
    for name in names:
        shutil.copy(hostile / name, turned / name)
    with ThreadPoolExecutor(3) as threads:
        assert gather(turned, threads) == plain
    with ProcessPoolExecutor(2) as processes:
        assert gather(turned, processes) == plain


def test_anchors_and_ids_are_unique_over_the_corpus(tmp_path: Path) -> None:
    for copy in ("a", "b"):
        shutil.copytree(SEEDS, tmp_path / copy)
        (tmp_path / copy / "manifest.yml").unlink(missing_ok=True)
    corpus = gather(tmp_path)
    anchors = [passage.id for report in corpus.reports for passage in report.passages]
    assert len(anchors) == len(set(anchors))
    assert len({report.id for report in corpus.reports}) == len(corpus.reports)


def write_good_and_bad(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a source that cannot be read, one whose ledger counts as broken, and a good one."""

    def broken_one(report: Report, _: Knowledge) -> list[Finding]:
        return [Finding(Code.LEDGER_UNDO(), report.file)] if report.file == "broken.txt" else []

    monkeypatch.setattr(gather_module, "check_report", broken_one)
    for name in ("a-bad.txt", "broken.txt", "good.txt"):
        (folder / name).write_text("" if name == "a-bad.txt" else GOOD, encoding="utf-8")


def test_a_report_whose_ledger_is_broken_is_withheld_and_listed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_good_and_bad(tmp_path, monkeypatch)
    corpus = gather(tmp_path)
    assert [report.file for report in corpus.reports] == ["good.txt"]
    first = corpus.findings[0]
    assert (first.file, first.code) == ("broken.txt", Code.LEDGER_UNDO)


def test_progress_reaches_the_total_although_some_sources_become_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_good_and_bad(tmp_path, monkeypatch)
    monkeypatch.setattr(gather_module, "CHUNK", 2)
    seen: list[tuple[int, int]] = []
    corpus = gather(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert len(corpus.reports) == 1
    assert seen == [(2, 3), (3, 3)]


def test_a_report_that_cleaning_would_change_again_is_published_with_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unstable = Code.CLEANING_UNSTABLE(rule="glosses", before="a", after="b")
    monkeypatch.setattr(gather_module, "check_report", lambda report, _: [Finding(unstable, report.file)])
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    corpus = gather(tmp_path)
    assert [report.file for report in corpus.reports] == ["good.txt"]
    assert corpus.findings[0].code is Code.CLEANING_UNSTABLE


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError, match="no such folder"):
        gather(tmp_path / "nowhere")


def test_a_name_that_is_no_utf8_is_a_finding(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"n\xff.txt")).write_text(GOOD, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    corpus = gather(tmp_path)
    assert [report.file for report in corpus.reports] == ["good.txt"]
    assert ("n\\udcff.txt", Code.NAME_NOT_SHOWN) in {(f.file, f.code) for f in corpus.findings}


def test_links_out_of_the_folder_and_broken_ones_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD, encoding="utf-8")
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "report").write_text(GOOD, encoding="utf-8")
    corpus = gather(folder)
    assert [report.file for report in corpus.reports] == ["good.txt"]
    assert {(finding.file, finding.code) for finding in corpus.findings} >= {
        ("out.txt", Code.LINK_OUTSIDE),
        ("nowhere.txt", Code.NO_FILE),
        ("report", Code.SUFFIX_UNKNOWN),
    }


def test_the_same_bytes_twice_are_one_report_and_a_finding(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    corpus = gather(tmp_path)
    assert [report.file for report in corpus.reports] == ["a.txt"]
    found = [finding for finding in corpus.findings if finding.code is Code.WITNESS]
    assert [(finding.file, finding.arguments) for finding in found] == [
        ("b.txt", {"base": "a.txt", "percent": 100})
    ]


def test_an_empty_folder_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError, match="it is empty"):
        gather(tmp_path)
