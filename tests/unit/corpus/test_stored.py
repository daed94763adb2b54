"""What was made before is not made again, and nobody can tell: the same corpus and files with any store."""

from __future__ import annotations

import gc
import os
import random
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.corpus import gather as gather_module
from generator.corpus import stored
from generator.corpus.gather import gather
from generator.corpus.stored import Stored
from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError, SourceError
from generator.knowledge.findings.codes import Code
from generator.output.data.audit import compare_trees
from generator.output.registry import generated
from generator.output.write import write_docs
from generator.reading.model import Report
from generator.sources.readers.converter import converter
from generator.store import Store, code
from tests.hostile import write_hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.corpus.model import Corpus

PLACES = ("长沙市", "湘潭市", "株洲市", "衡阳市")
LINE = "坚持稳中求进，推动高质量发展，新增城镇就业{}万人。"
LONG = 12  # sentences: 260 letters, enough for copies to be found


def text(place: str, year: int, number: int = 0) -> str:
    body = "\n".join(f"第{n}项。" + LINE.format(year % 100 + 7 * n + number) for n in range(LONG))
    return f"{place}{year}年政府工作报告\n各位代表：\n一、{year}年工作回顾\n{body}"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Return a folder with four reports, a copy of one, and a manifest."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number, place in enumerate(PLACES):
        (folder / f"{number}.txt").write_text(text(place, 2023, number), encoding="utf-8")
    (folder / "copy.txt").write_text(text(PLACES[0], 2023), encoding="utf-8")
    (folder / "manifest.yml").write_text("- {file: 1.txt, title: 湘潭的报告}\n", encoding="utf-8")
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the sources of which a report is made, as they are made."""
    names: list[str] = []
    really = gather_module.make_checked

    def counted(source: object, *others: object) -> object:
        names.append(source.file)  # type: ignore[attr-defined]
        return really(source, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(gather_module, "make_checked", counted)
    return names


def docs(corpus: Corpus, folder: Path) -> Path:
    write_docs(corpus, folder)
    return folder


def same(one: Path, other: Path) -> bool:
    return compare_trees(one, other, generated()) == []


def test_docs_are_the_same_with_a_cold_a_warm_and_no_store(seeds: Path, tmp_path: Path, made: list[str]) -> None:
    store = Store(tmp_path / "store")
    plain = docs(gather(seeds), tmp_path / "plain")
    made.clear()
    cold = docs(gather(seeds, store=store), tmp_path / "cold")
    assert sorted(made) == sorted(path.name for path in seeds.glob("*.txt"))
    made.clear()
    warm = docs(gather(seeds, store=store), tmp_path / "warm")
    assert made == []
    assert same(plain, cold)
    assert same(plain, warm)


def test_a_corpus_is_the_same_with_workers_and_a_store(tmp_path: Path) -> None:
    folder = write_hostile(tmp_path / "sources")
    plain, store = gather(folder), Store(tmp_path / "store")
    with ProcessPoolExecutor(2) as processes:
        assert gather(folder, processes, store=store) == plain
        assert gather(folder, processes, store=store) == plain
    assert gather(folder, store=store) == plain


def change_bytes(seeds: Path) -> None:
    (seeds / "2.txt").write_text(text(PLACES[2], 2022), encoding="utf-8")


def change_name(seeds: Path) -> None:
    (seeds / "2.txt").rename(seeds / "5.txt")


def add(seeds: Path) -> None:
    (seeds / "5.txt").write_text(text(PLACES[3], 2020), encoding="utf-8")


def change_entry(seeds: Path) -> None:
    (seeds / "manifest.yml").write_text("- {file: 1.txt, title: 另一题名}\n", encoding="utf-8")


def add_entry(seeds: Path) -> None:
    entries = "- {file: 3.txt, year: 2021}\n\n- {file: 1.txt, title: 湘潭的报告}\n"
    (seeds / "manifest.yml").write_text(entries, encoding="utf-8")


def separate(seeds: Path) -> None:
    entries = "- {file: copy.txt, witness_of: 1.txt}\n- {file: 1.txt, title: 湘潭的报告}\n"
    (seeds / "manifest.yml").write_text(entries, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (change_bytes, ["2.txt"]),
        (change_name, ["5.txt"]),
        (add, ["5.txt"]),
        (change_entry, ["1.txt"]),
        (add_entry, ["3.txt"]),
        (separate, ["copy.txt"]),
    ],
)
def test_only_what_changed_is_made(
    seeds: Path, tmp_path: Path, made: list[str], change: Callable[[Path], None], expected: list[str]
) -> None:
    store = Store(tmp_path / "store")
    gather(seeds, store=store)
    change(seeds)
    made.clear()
    after = docs(gather(seeds, store=store), tmp_path / "after")
    assert made == expected
    assert same(after, docs(gather(seeds), tmp_path / "fresh"))


def test_another_program_makes_all_again(
    seeds: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    gather(seeds, store=store)
    everything, made[:] = list(made), []
    with monkeypatch.context() as patch:
        patch.setattr(code, "version", lambda _name: "99")
        code.code_digest.cache_clear()
        gather(seeds, store=store)
    code.code_digest.cache_clear()
    assert made == everything


def test_other_knowledge_makes_all_again(seeds: Path, tmp_path: Path, made: list[str]) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "notes.md").write_text("", encoding="utf-8")
    gather(seeds, store=Store(tmp_path / "store"))
    everything, made[:] = list(made), []
    gather(seeds, knowledge=(DATA, tmp_path / "own"), store=Store(tmp_path / "store"))
    assert made == everything


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [damage, Path.unlink], ids=("damaged", "removed"))
@pytest.mark.parametrize("kind", ["report", "brief", "share", "variants"])
def test_what_is_damaged_is_made_again(
    seeds: Path, tmp_path: Path, kind: str, harm: Callable[[Path], None]
) -> None:
    store = Store(tmp_path / "store")
    before = docs(gather(seeds, store=store), tmp_path / "before")
    files = [path for path in (store.folder / kind).rglob("*") if path.is_file()]
    assert files
    for path in files:
        harm(path)
    assert same(before, docs(gather(seeds, store=store), tmp_path / "after"))


def test_what_is_removed_during_a_run_is_one_clear_error(seeds: Path, tmp_path: Path) -> None:
    corpus = gather(seeds, store=Store(tmp_path / "store"))
    shutil.rmtree(tmp_path / "store")
    with pytest.raises(FangzhiError, match=r"store: a report that this run needs was removed"):
        docs(corpus, tmp_path / "docs")


def test_a_source_that_is_no_report_is_not_read_again(seeds: Path, tmp_path: Path, made: list[str]) -> None:
    (seeds / "empty.txt").write_text("", encoding="utf-8")
    store = Store(tmp_path / "store")
    first = gather(seeds, store=store)
    made.clear()
    assert gather(seeds, store=store) == first
    assert made == []
    assert any(finding.file == "empty.txt" for finding in first.findings)


def test_what_hangs_on_the_machine_is_tried_again(
    seeds: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")

    def stopped(*_: object) -> None:
        raise SourceError(Code.READING_STOPPED(seconds=1, memory=1))

    with monkeypatch.context() as patch:
        patch.setattr(gather_module, "make_report", stopped)
        assert len(gather(seeds, store=store).reports) == 0
    made.clear()
    assert len(gather(seeds, store=store).reports) == len(PLACES)
    assert len(made) == len(PLACES) + 1


def test_another_converter_makes_its_documents_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", str(program.parent))
    assert converter() == ""
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    first = converter()
    (program.parent / "versionrc").write_text("7.5", encoding="utf-8")
    second = converter()
    os.utime(program.parent / "versionrc", (1, 1))
    assert len({"", first, second, converter()}) == 4


def edits(seeds: Path, rng: random.Random) -> Iterator[None]:
    """Change a folder of sources at random, step by step: bytes, names, files, entries of the manifest."""
    for step in range(8):
        files = sorted(seeds.glob("*.txt"))
        file = rng.choice(files)
        what = rng.choice(("change", "rename", "add", "remove", "copy", "entry"))
        if what == "change":
            file.write_text(text(rng.choice(PLACES), 2015 + rng.randrange(8), step), encoding="utf-8")
        elif what == "rename":
            file.rename(seeds / f"r{step}.txt")
        elif what == "add":
            (seeds / f"n{step}.txt").write_text(text(rng.choice(PLACES), 2023, rng.randrange(3)), encoding="utf-8")
        elif what == "remove" and len(files) > 2:
            file.unlink()
        elif what == "copy":
            shutil.copy(file, seeds / f"c{step}.txt")
        else:
            entry = f"- {{file: {file.name}, separate: {rng.choice(('yes', 'no'))}, title: 题{step}}}\n"
            (seeds / "manifest.yml").write_text(entry, encoding="utf-8")
        yield


@pytest.mark.parametrize("seed", range(3))
def test_a_history_of_edits_gives_what_each_state_gives_alone(seeds: Path, tmp_path: Path, seed: int) -> None:
    store = Store(tmp_path / "store")
    for number, _ in enumerate(edits(seeds, random.Random(seed))):
        kept, alone = gather(seeds, store=store), gather(seeds)
        assert kept == alone
        if number % 4 == 3:
            assert same(docs(kept, tmp_path / f"{number}-kept"), docs(alone, tmp_path / f"{number}-alone"))


def test_a_pass_holds_a_few_reports_at_a_time(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        (seeds / f"more-{number}.txt").write_text(
            text(PLACES[number % 4], 1980 + number, number), encoding="utf-8"
        )
    monkeypatch.setattr(stored, "KEPT", 2)
    most, really = [0], stored.read_report

    def watched(*given: object) -> Report:
        most[0] = max(most[0], sum(type(one) is Report for one in gc.get_objects()))
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(stored, "read_report", watched)
    corpus = gather(seeds)
    before = sum(type(one) is Report for one in gc.get_objects())
    for _ in corpus.reports:
        pass
    assert len(corpus.reports) > 8
    assert most[0] - before < 6


def test_parts_of_a_sequence_are_read_once(seeds: Path) -> None:
    corpus = gather(seeds)
    assert isinstance(corpus.reports, Stored)
    assert corpus.reports[1:3][0] is corpus.reports[1]
    assert next(iter(corpus.by_slug().values()))[0] is corpus.reports[0]
    assert corpus.reports == tuple(corpus.reports)
    assert corpus.reports != tuple(corpus.reports)[1:]
    assert corpus.reports[-1] == list(corpus.reports)[-1]
    assert corpus == replace(corpus, reports=tuple(corpus.reports))
