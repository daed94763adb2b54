"""The manifest: its values reach the entries, and every mistake names its line."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from generator.corpus.gather import gather
from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings.codes import Code
from generator.sources.manifest import ManifestEntry, load_manifest
from generator.sources.manifest.load import COMPARED

MANIFEST = "manifest.yml"
KNOWN = load_knowledge()
SEEDS = Path(__file__).parents[4] / "seeds"


def written(folder: Path, text: str) -> Path:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return folder


def entries(folder: Path, *files: str) -> dict[str, ManifestEntry]:
    """Return the entries of some files in a folder, which need not be there."""
    return load_manifest(folder, KNOWN).entries(files)


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert entries(tmp_path, "a.txt") == {}


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
    found = entries(written(tmp_path, text), "a.txt", "b.txt", "c.txt")
    entry = found["a.txt"]
    assert (entry.run_in_headings, found["b.txt"].run_in_headings, "c.txt" in found) == (False, True, False)
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
    entry = entries(written(tmp_path, "- {file: a.txt, place: 衡阳市某区}\n"), "a.txt")["a.txt"]
    assert entry.place is not None
    assert (entry.place.slug, entry.unnamed) == ("hengyang", "区")


@pytest.mark.parametrize("name", ["全国", "中国", "国务院", "100000", "000000"])
def test_the_whole_country_is_a_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("政府工作报告\n各位代表：\n一、总体要求\n长沙市发展很快。", encoding="utf-8")
    (report,) = gather(written(tmp_path, f"- {{file: a.txt, place: {name}}}\n")).reports
    place = report.place
    assert (place.name, place.level, place.code, place.slug) == ("全国", "national", None, "china")
    assert (place.basis, place.why) == ("manifest", "据来源清单。")


def test_a_zone_is_a_place_without_a_code(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("工作报告\n各位代表：\n一、总体要求\n发展很快。", encoding="utf-8")
    (report,) = gather(written(tmp_path, "- {file: a.txt, place: 河北省雄安新区}\n")).reports
    assert (report.place.name, report.place.level, report.place.code) == ("雄安新区", "zone", None)


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
        (
            "- file: a.txt\n- file: a.txt\n",
            "line 2: the file 'a.txt' is given twice, first in .*manifest.yml line 1",
        ),
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
    """Each entry is for a file that is there. A report that says all of itself needs none, others do."""
    corpus = gather(SEEDS)
    unsaid = {Code.MANIFEST_FILE_MISSING, Code.MANIFEST_FILE_UNKNOWN, Code.PLACE_UNKNOWN, Code.YEAR_UNKNOWN}
    assert [finding for finding in corpus.findings if finding.code in unsaid] == []


def test_a_switch_is_yes_or_no(tmp_path: Path) -> None:
    with pytest.raises(
        KnowledgeError, match=r"line 2.*'run_in_headings: off' is not known; one of: no, yes, 否, 是"
    ):
        load_manifest(written(tmp_path, "- file: a.txt\n  run_in_headings: off\n"), KNOWN)


def test_all_mistakes_are_said_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = "- {file: a.txt, place: 澧水县, year: 23}\n- {plaze: 澧县}\n- {file: b.txt, retrieved: gestern}\n"
    (tmp_path / "manifest.csv").write_text("文件,年份\nb.txt,2023\nc.txt,二三\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_manifest(written(tmp_path, text), KNOWN)
    mistakes = str(raised.value).splitlines()
    assert mistakes[0] == "7 mistakes"
    said = [line.partition(str(tmp_path))[2].partition(";")[0].lstrip("/") for line in mistakes[1:]]
    assert said == [
        "manifest.csv line 3: 'year: 二三' cannot be understood",
        "manifest.yml line 1: the place '澧水县' is not known",
        "manifest.yml line 1: 'year: 23' cannot be understood",
        "manifest.yml line 2: unknown key 'plaze'",
        "manifest.yml line 2: the key 'file' is missing",
        "manifest.yml line 3: 'retrieved: gestern' cannot be understood",
        f"manifest.yml line 3: the file 'b.txt' is given twice, first in {tmp_path}/manifest.csv line 2",
    ]
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)  # noqa: S301 - our own


def test_a_manifest_that_is_no_yaml_does_not_hide_the_mistakes_of_the_other(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("文件,年份\nc.txt,二三\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"2 mistakes(?s:.)*line 2: 'year(?s:.)*not valid YAML"):
        load_manifest(written(tmp_path, "- file: [\n"), KNOWN)


@pytest.mark.parametrize("name", ["a.html.meta.yml", "a.meta.yml"])
def test_a_sidecar_speaks_of_the_file_beside_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "a.html").touch()
    (folder / name).write_text("place: 澧县\nyear: 2023\n", encoding="utf-8")
    entry = entries(tmp_path, "b/a.html", "a.html")["b/a.html"]
    assert (entry.place and entry.place.name, entry.year) == ("澧县", 2023)


def test_a_sidecar_that_may_speak_of_two_files_or_has_a_mistake_is_an_error(tmp_path: Path) -> None:
    for name in ("a.html", "a.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "a.meta.yml").write_text("yaer: 2023\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_manifest(tmp_path, KNOWN)
    said = str(raised.value)
    assert "a.meta.yml line 1: unknown key 'yaer'; did you mean 'year'?" in said
    assert "a.meta.yml: it may speak of a.html, a.pdf; call it a.html.meta.yml" in said


def test_a_file_is_given_in_one_place_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a.txt.meta.yml").write_text("year: 2023\n", encoding="utf-8")
    said = r"manifest\.yml line 1: the file 'a\.txt' is given twice, first in .*a\.txt\.meta\.yml line 1"
    with pytest.raises(KnowledgeError, match=said):
        load_manifest(written(tmp_path, "- {file: a.txt, place: 澧县}\n"), KNOWN)


def test_a_sidecar_without_its_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("各位代表：\n一、总体要求", encoding="utf-8")
    (tmp_path / "changsha.txt.meta.yml").write_text("year: 2023\n", encoding="utf-8")
    corpus = gather(tmp_path)
    said = [(finding.file, finding.message) for finding in corpus.findings if "meta" in finding.file]
    assert said == [("changsha.txt.meta.yml", Code.MANIFEST_FILE_MISSING(named="changsha.txt"))]
    assert [(item.file, item.message.code) for item in corpus.passed] == [("changsha.txt.meta.yml", Code.MANIFEST)]


def test_a_manifest_in_a_folder_names_files_from_there(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / MANIFEST).write_text("- {file: a.txt, year: 2023}\n", encoding="utf-8")
    assert entries(tmp_path, "b/a.txt")["b/a.txt"].year == 2023
    with pytest.raises(KnowledgeError, match=r"'b/a\.txt' is given twice"):
        load_manifest(written(tmp_path, "- file: b/a.txt\n"), KNOWN)


def test_a_folder_an_archive_and_a_pattern_speak_of_all_in_them(tmp_path: Path) -> None:
    text = """\
- {file: site, publisher: 某网}
- {file: crawl.zip, publisher: 另一网, place: 澧县, place_why: 栏目。}
- {file: 'site/**/list*.html', skip: yes}
- {file: site/a.html, publisher: 自己, place: 临澧县}
- {file: crawl.zip/b.html, place: 临澧县}
"""
    manifest = load_manifest(written(tmp_path, text), KNOWN)
    names = ("site/a.html", "site/b/c.html", "site/b/list-1.html", "site/list.html", "crawl.zip/b.html", "x.html")
    found = manifest.entries(names)
    assert {name: entry.publisher for name, entry in found.items()} == {
        "site/a.html": "自己",
        "site/b/c.html": "某网",
        "site/b/list-1.html": "某网",
        "site/list.html": "某网",
        "crawl.zip/b.html": "另一网",
    }
    assert [name for name in names if manifest.skips(name)] == ["site/b/list-1.html", "site/list.html"]
    own = found["crawl.zip/b.html"]
    assert (own.place and own.place.name, own.place_why) == ("临澧县", None), "the evidence is for another place"
    assert list(manifest.missing(names)) == []


def test_a_star_is_no_path_and_a_question_mark_is_itself(tmp_path: Path) -> None:
    manifest = load_manifest(written(tmp_path, "- {file: 'a/*.html?id=1', skip: yes}\n"), KNOWN)
    names = ("a/b.html?id=1", "a/b.htmlxid=1", "a/b/c.html?id=1", "b.html?id=1")
    assert [name for name in names if manifest.skips(name)] == ["a/b.html?id=1"]


def test_two_that_speak_of_several_files_may_not_differ(tmp_path: Path) -> None:
    text = "- {file: a, year: 2023, note: 节选}\n- {file: '**/*.txt', year: 2024, note: 节选}\n"
    manifest = load_manifest(written(tmp_path, text), KNOWN)
    said = "line 2: it says 'year' of 'a/b.txt', and .*manifest.yml line 1 says otherwise; keep one, or write an"
    with pytest.raises(KnowledgeError, match=said):
        manifest.entries(["a/b.txt", "a/c.txt"])
    assert manifest.entries(["c.txt"])["c.txt"].year == 2024


def test_what_is_skipped_is_counted_and_not_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.xyz"):
        (tmp_path / name).write_text("各位代表：\n一、总体要求", encoding="utf-8")
    corpus = gather(written(tmp_path, "- {file: b.txt, skip: yes}\n- {file: c.xyz, skip: 是}\n"))
    assert [report.file for report in corpus.reports] == ["a.txt"]
    assert {item.file: item.message.code for item in corpus.passed} == {
        "b.txt": Code.SKIPPED,
        "c.xyz": Code.SKIPPED,
        MANIFEST: Code.MANIFEST,
    }
    assert not [finding for finding in corpus.findings if finding.file != "a.txt"]


@pytest.mark.parametrize("name", ["manifest.xlsx", "manifest.yaml"])
def test_a_manifest_of_another_format_is_an_error_and_not_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(KnowledgeError, match=f"{name}: a manifest of this format is not read; save it as"):
        load_manifest(tmp_path, KNOWN)


def test_looking_for_near_names_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def compare(name: str, *_: object, **__: object) -> list[str]:
        compared.append(name)
        return []

    monkeypatch.setattr("generator.sources.manifest.load.get_close_matches", compare)
    manifest = load_manifest(written(tmp_path, "".join(f"- file: x{n}.txt\n" for n in range(1000))), KNOWN)
    assert len(list(manifest.missing(["a.txt"]))) == 1000
    assert len(compared) == COMPARED
