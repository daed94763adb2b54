"""What is kept of unchanged reports is what would be made, whatever else has changed, and none is read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.corpus import stored
from generator.corpus.findings.accepted import Acceptance
from generator.corpus.findings.work_list import with_accepted, work_list
from generator.corpus.gather import gather
from generator.output.data.audit import compare_trees
from generator.output.data.changes import published_changes
from generator.output.data.passages import FOLDER
from generator.output.pieces import PIECE, piece
from generator.output.registry import generated
from generator.output.themes import sections
from generator.output.write import write_docs
from generator.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.knowledge.errors import Finding
    from generator.reading.model import Report

PLACES = ("长沙市", "湘潭市", "衡阳市")
LINE = "第{}项。坚持推动产业高质量发展，新增城镇就业{}万人，加强生态环境保护。"


def text(place: str, year: int, lines: int = 12) -> str:
    body = "\n".join(LINE.format(n, year % 100 + 7 * n + len(place) * ord(place[0])) for n in range(lines))
    return f"{year}年{place}政府工作报告\n各位代表：\n一、{year}年工作回顾\n{body}\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number, place in enumerate(PLACES):
        (folder / f"{number}.txt").write_text(text(place, 2023), encoding="utf-8")
    (folder / "undated.txt").write_text("政府工作报告\n各位代表：\n城镇就业增加。\n", encoding="utf-8")
    return folder


def add_witness(seeds: Path) -> None:
    (seeds / "copy.txt").write_text(text(PLACES[0], 2023).replace("第3项", "第三项"), encoding="utf-8")


def add_year(seeds: Path) -> None:
    (seeds / "year.txt").write_text(text(PLACES[0], 2022), encoding="utf-8")


def add_longer(seeds: Path) -> None:
    (seeds / "long.txt").write_text(text(PLACES[1], 2021, 40), encoding="utf-8")


def remove(seeds: Path) -> None:
    (seeds / "0.txt").unlink()


def change_title(seeds: Path) -> None:
    (seeds / "manifest.yml").write_text("- {file: 1.txt, title: 湘潭的报告}\n", encoding="utf-8")


def first(corpus: Corpus) -> Finding:
    ours = {brief.file for brief in corpus.briefs}
    return next(item.finding for item in work_list(corpus) if item.finding.file in ours)


def accepted(corpus: Corpus, reason: str) -> Corpus:
    found = next(item for item in work_list(corpus) if item.finding == first(corpus))
    return with_accepted(corpus, [Acceptance(reason, 1, found.id)])


def is_same(seeds: Path, store: Store, folder: Path) -> bool:
    """Whether docs with and without a store are the same."""
    write_docs(gather(seeds), folder / "plain")
    write_docs(gather(seeds, store=store), folder / "kept", store=store)
    return compare_trees(folder / "plain", folder / "kept", generated()) == []


@pytest.mark.parametrize("change", [add_witness, add_year, add_longer, remove, change_title])
def test_after_a_change_all_is_as_without_a_store(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(sections, "LARGE", 40)  # one page has not the room for a year more
    store = Store(tmp_path / "store")
    assert is_same(seeds, store, tmp_path)
    change(seeds)
    assert is_same(seeds, store, tmp_path)


def test_a_kept_leaf_leads_to_the_document_that_is_beside_it_today(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.corpus.apart.LONG", 1000)
    (seeds / "old.txt").write_text(text(PLACES[0], 2019), encoding="utf-8")
    store = Store(tmp_path / "store")
    assert is_same(seeds, store, tmp_path)
    add_year(seeds)
    assert is_same(seeds, store, tmp_path)
    leaf = (tmp_path / "kept/cities/changsha/2019.md").read_text(encoding="utf-8")
    assert 'href="../2022/#' in leaf


@pytest.mark.parametrize("reason", ["甲", "乙"])
def test_a_record_has_the_reason_of_today(seeds: Path, tmp_path: Path, reason: str) -> None:
    store = Store(tmp_path / "store")
    write_docs(accepted(gather(seeds, store=store), "丙"), tmp_path / "docs", store=store)
    now = accepted(gather(seeds, store=store), reason)
    write_docs(now, tmp_path / "docs", store=store)
    own = next(brief.id for brief in now.briefs if brief.file == first(now).file)
    assert f"已认可：{reason}" in (tmp_path / "docs/records" / f"{own}.md").read_text(encoding="utf-8")


def test_what_was_published_is_known_by_its_bytes(seeds: Path, tmp_path: Path) -> None:
    store, data = Store(tmp_path / "store"), tmp_path / "docs/data"
    write_docs(gather(seeds), tmp_path / "docs")
    plain = gather(seeds)
    for _ in range(2):  # read, and kept from then on
        assert published_changes(data, gather(seeds, store=store)) == published_changes(data, plain)
    written = gather(seeds, store=store)
    write_docs(written, tmp_path / "docs", store=store)
    assert published_changes(data, written).changed == ()
    rows = (data / f"{FOLDER}.jsonl").read_text(encoding="utf-8")
    (data / f"{FOLDER}.jsonl").write_text(rows.replace("第3项", "第三项", 1), encoding="utf-8")
    assert [what for _, what in published_changes(data, written).changed] == [("text",)]


def test_no_unchanged_report_is_read(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    really = stored.read_report

    def counted(store: Store, brief: Brief) -> Report:
        read.append(brief.file)
        return really(store, brief)

    monkeypatch.setattr(stored, "read_report", counted)
    store = Store(tmp_path / "store")
    write_docs(gather(seeds, store=store), tmp_path / "docs", store=store)
    assert set(read) == {"0.txt", "1.txt", "2.txt", "undated.txt"}
    read.clear()
    write_docs(gather(seeds, store=store), tmp_path / "docs", store=store)
    assert read == []


def test_without_a_store_a_piece_is_made(seeds: Path, tmp_path: Path) -> None:
    plain, kept = gather(seeds), gather(seeds, store=Store(tmp_path / "store"))
    assert plain.kept is None
    assert [piece(plain, "x", [1], one) for one in ("a".upper, "b".upper)] == ["A", "B"]
    assert [piece(kept, "x", [1], one) for one in ("a".upper, "b".upper)] == ["A", "A"]
    assert [piece(kept, "x", [2], one) for one in ("b".upper, "c".upper)] == ["B", "B"]
    assert piece(kept, "y", [2], "d".upper) == "D"
    assert (tmp_path / "store" / PIECE).is_dir()
