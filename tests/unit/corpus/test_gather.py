"""A folder of anything becomes a corpus: the good are read, the bad are told, and order never matters."""

from __future__ import annotations

import random
import shutil
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.corpus.gather import gather
from generator.corpus.invariants import check_report
from generator.knowledge.errors import SourceError

SEEDS = Path(__file__).parents[3] / "seeds"
GOOD = "二、2023年工作安排\n\n　　2023年，我们将扎实做好各项工作，推动高质量发展。\n"
HOSTILE = {
    "markup.txt": GOOD
    + "<script>alert(1)</script> [a](javascript:alert(1)) ![](//x.example/y.png) {{ x }} {% y %}\n",
    "front-matter.txt": "---\ntemplate: evil.html\n---\n" + GOOD,
    "html.txt": "<!doctype html><html><body><p>" + GOOD + "</p><iframe src=//x.example></iframe></body></html>",
    "control.txt": "第一段\x1b[31m红\x07\u2028第二段\u2029第三段\x85第四段\x0b第五段\ufeff\u200b\n" + GOOD,
    "snippet.txt": '--8<-- "/etc/hostname"\n\n::: generator\n\n[TOC]\n\n*[发展]: x\n\n[^1]: 注\n' + GOOD,
    "attributes.txt": "标题 {: #s-aaaaaaaa onclick=alert(1) }\n=====\n# 井号\n> 引用\n```\n围栏\n```\n" + GOOD,
    "surrogate.txt": "\ud800",
    "one-line.txt": "坚持稳中求进，推动高质量发展。" * 2000,
    "brackets.txt": "[" * 3000 + "甲" + "*_`" * 1000,
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in HOSTILE.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \r\n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "gb18030.txt").write_bytes((GOOD * 5).encode("gb18030"))
    (folder / "bom.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    (folder / "page.html").write_text("<p>x", encoding="utf-8")
    (folder / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    (folder / "notes.md").write_text("not a source", encoding="utf-8")
    shutil.copy(SEEDS / "004_198e591ce9b795be.txt", folder)
    return folder


def test_bad_sources_are_findings_and_the_others_are_read(hostile: Path) -> None:
    before = {path: path.read_bytes() for path in hostile.iterdir()}
    corpus = gather(hostile)
    read = {report.file for report in corpus.reports}
    told = {finding.file for finding in corpus.findings}
    unreadable = {"empty.txt", "blank.txt", "binary.txt", "surrogate.txt"}
    assert unreadable | {"page.html"} <= told
    assert read == {path.name for path in hostile.glob("[!.]*.txt")} - unreadable
    assert all(finding.problem and finding.remedy for finding in corpus.findings)
    assert [problem for r in corpus.reports for problem in check_report(r, corpus.knowledge)] == []
    assert {path: path.read_bytes() for path in hostile.iterdir()} == before, "sources are never written to"


def test_one_clear_finding_for_each_unreadable_source(hostile: Path) -> None:
    corpus = gather(hostile)
    for name in ("empty.txt", "blank.txt", "binary.txt", "surrogate.txt"):
        assert len([finding for finding in corpus.findings if finding.file == name]) == 1


def test_encodings_are_named_and_decode_the_source(hostile: Path) -> None:
    corpus = gather(hostile)
    encodings = {report.file: report.encoding for report in corpus.reports}
    assert encodings["gb18030.txt"] == "gb18030"
    assert encodings["bom.txt"] == "utf-8-sig"
    for report in corpus.reports:
        assert (hostile / report.file).read_bytes().decode(report.encoding) == report.source


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


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such folder"):
        gather(tmp_path / "nowhere")
