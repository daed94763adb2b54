"""The manifest: its values reach the entries, and every mistake names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus.gather import gather
from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings.codes import Code
from generator.sources.manifest import MANIFEST, load_manifest

KNOWN = load_knowledge()
SEEDS = Path(__file__).parents[3] / "seeds"


def written(folder: Path, text: str) -> Path:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return folder


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert load_manifest(tmp_path, KNOWN) == {}


def test_every_key_reaches_the_entry(tmp_path: Path) -> None:
    text = """\
- file: a.txt
  place: 湖南省澧县
  place_why: 网页栏目写明。
  year: 2023
  year_why: 网页日期。
  kind: work-report
  title: 政府工作报告
  publisher: 某网
  url: https://example.org/a
  retrieved: 2026-11-22
  note: 节选
  run_in_headings: no
- file: b.txt
"""
    entries = load_manifest(written(tmp_path, text), KNOWN)
    entry = entries["a.txt"]
    assert (entry.run_in_headings, entries["b.txt"].run_in_headings) == (False, True)
    assert entry.place is not None
    assert entry.place.code == "430723"
    assert (entry.year, entry.kind, entry.retrieved) == (2023, "work-report", "2026-11-22")
    assert (entry.place_why, entry.year_why) == ("网页栏目写明。", "网页日期。")
    assert (entry.title, entry.publisher, entry.url, entry.note) == (
        "政府工作报告",
        "某网",
        "https://example.org/a",
        "节选",
    )


def test_a_district_need_not_be_named(tmp_path: Path) -> None:
    entries = load_manifest(written(tmp_path, "- {file: a.txt, place: 衡阳市某区}\n"), KNOWN)
    place = entries["a.txt"].place
    assert place is not None
    assert (place.slug, entries["a.txt"].unnamed) == ("hengyang", "区")


def test_an_entry_without_its_file_is_a_finding_with_the_nearest_name(tmp_path: Path) -> None:
    text = "- file: a.txt\n- file: b/长沙市2023.txt\n- file: 政府工作报告.txt\n- file: scan.pdf\n- file: p.jpg\n"
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/长沙市2032.txt", "scan.pdf", "p.jpg"):
        (tmp_path / name).write_text("各位代表：\n一、总体要求", encoding="utf-8")
    corpus = gather(written(tmp_path, text))
    said = {finding.line: finding.message for finding in corpus.findings if finding.file == MANIFEST}
    assert said == {
        2: Code.MANIFEST_FILE_UNKNOWN(named="b/长沙市2023.txt", near="b/长沙市2032.txt"),
        3: Code.MANIFEST_FILE_MISSING(named="政府工作报告.txt"),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- file: a.txt\n  publsher: x\n", "line 2: unknown key 'publsher'; did you mean 'publisher'"),
        ("- file: a.txt\n  place: 澧水县\n", "line 2: the place '澧水县' is not known"),
        ("- file: a.txt\n  place: 鼓楼区\n", "line 2: '鼓楼区' may be 江苏省南京市鼓楼区 .320106."),
        ("- file: a.txt\n\n  kind: report\n", "line 3: 'kind: report' is not known"),
        ("- file: a.txt\n  year: 23\n", "line 2: 'year: 23' cannot be understood"),
        ("- file: a.txt\n  retrieved: yesterday\n", "line 2: 'retrieved: yesterday'"),
        ("- file: a.txt\n  retrieved: 2026-02-30\n", "line 2: 'retrieved: 2026-02-30'"),
        ("- file: a.txt\n  retrieved: 20260228\n", "line 2: 'retrieved: 20260228'"),
        ("- file: a.txt\n- file: a.txt\n", "line 2: the file 'a.txt' is given twice"),
        ("- file: ./a.txt\n", "line 1: './a.txt' is not the name of a file in the folder; write 'a.txt'"),
        ("- file: b//a.txt\n", "line 1: 'b//a.txt' is not the name .*; write 'b/a.txt'"),
        ("- file: /etc/passwd\n", "line 1: '/etc/passwd' is not the name .*; write its path below the folder"),
        ("- file: ../x\n", "line 1: '../x' is not the name .*; write its path below the folder of sources"),
        ("- file: .\n", "line 1: '.' is not the name .*; write its path below the folder of sources"),
        ("- place: 澧县\n", "line 1: the key 'file' is missing"),
    ],
)
def test_a_mistake_names_its_line_and_the_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=f"manifest.yml {said}"):
        load_manifest(written(tmp_path, text), KNOWN)


def test_the_manifest_of_the_seeds_fits_them() -> None:
    entries = load_manifest(SEEDS, KNOWN)
    assert set(entries) == {path.name for path in SEEDS.glob("*.txt")}


def test_a_switch_is_yes_or_no(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"line 2.*'run_in_headings: off' is not known; one of: no, yes"):
        load_manifest(written(tmp_path, "- file: a.txt\n  run_in_headings: off\n"), KNOWN)
