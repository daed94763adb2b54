"""A run that finds nothing new says what it would say if it made all again; any change is seen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator.commands import main
from generator.commands.runs import last_run
from generator.corpus.gather import gather
from generator.output.data.audit import compare_trees
from generator.output.registry import generated
from generator.output.write import write_docs
from generator.store import code

if TYPE_CHECKING:
    from collections.abc import Callable

CLONE = Path(generator.__file__).parents[1]
BODY = "各位代表：\n一、工作回顾\n过去一年，全县经济平稳运行，民生持续改善，各项工作取得新的成绩。\n"
GENERATE = ("generate", "--workers", "1")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three reports, one of which nobody can place, settings and an accepted finding."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for number, place in enumerate(("长沙县", "浏阳市", "某某")):
        text = f"2024年{place}政府工作报告\n{BODY}"
        (tmp_path / "seeds" / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "fangzhi.yml").write_text("name: 方志\n", encoding="utf-8")
    accepted = '- {code: suffix-unknown, files: "*", reason: 无关}\n'
    (tmp_path / "accepted.yml").write_text(accepted, encoding="utf-8")
    (tmp_path / "seeds" / "x.odd").write_text("?", encoding="utf-8")
    return tmp_path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that has an item for each run that really makes the reports."""
    made: list[int] = []
    really = gather

    def counted(*given: object, **named: object) -> object:
        made.append(1)
        return really(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.commands.shared.gather", counted)
    return made


def test_nothing_is_made_again_and_the_same_is_said(
    site: Path, runs: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*GENERATE])
    assert len(runs) == 1
    last_run.forget("generate")
    capsys.readouterr()
    code_of_all = main([*GENERATE, "--json"])
    said = capsys.readouterr()
    assert len(runs) == 2
    before = {path: path.stat().st_mtime_ns for path in (site / "docs").rglob("*")}
    assert main([*GENERATE, "--json"]) == code_of_all
    assert len(runs) == 2
    assert capsys.readouterr() == said
    assert {path: path.stat().st_mtime_ns for path in (site / "docs").rglob("*")} == before


def test_another_way_to_ask_for_the_same_is_the_same(
    site: Path, runs: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*GENERATE])
    capsys.readouterr()
    assert main(["generate", "--strict", "--seeds", "seeds"]) == 1
    assert main(["generate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"] == 3
    assert len(runs) == 1
    assert (site / "docs" / "index.md").is_file()


@pytest.mark.parametrize("option", [("--no-store",), ("--log", "log.txt"), ("--dry-run",)], ids=str)
def test_what_is_to_be_done_anyway_is_done(site: Path, runs: list[int], option: tuple[str, ...]) -> None:
    main([*GENERATE, *option])
    main([*GENERATE, *option])
    assert len(runs) == 2
    assert (site / "seeds").is_dir()


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda site: (site / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        write("seeds/0.txt", f"2023年长沙县政府工作报告\n{BODY}"),
        write("seeds/new.odd", "?"),
        lambda site: (site / "seeds" / "0.txt").unlink(),
        lambda site: (site / "seeds" / "0.txt").rename(site / "seeds" / "a.txt"),
        write("seeds/manifest.yml", "- {file: 0.txt, year: 2020}\n"),
        write("fangzhi.yml", "name: 另名\n"),
        lambda site: (site / "fangzhi.yml").unlink(),
        write("accepted.yml", ""),
        write("docs/index.md", "by hand"),
        lambda site: (site / "docs" / "data" / "files.jsonl").unlink(),
        write("docs/data/edits/new.jsonl", ""),
    ],
    ids=(
        "source",
        "file",
        "gone",
        "name",
        "manifest",
        "settings",
        "no settings",
        "accepted",
        "page",
        "data",
        "more",
    ),
)
def test_a_change_is_seen(site: Path, runs: list[int], change: Callable[[Path], object]) -> None:
    main([*GENERATE])
    change(site)
    main([*GENERATE, "--allow-shrink"])
    main([*GENERATE])
    assert len(runs) == 2
    assert main(["generate", "--workers", "1", "--no-store", "--docs", str(site / "alone")]) == 0
    assert compare_trees(site / "alone", site / "docs", generated()) == []


@pytest.mark.parametrize("what", ["address", "library", "knowledge"])
def test_a_change_around_it_is_seen(
    site: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    (site / "own").mkdir()
    (site / "fangzhi.yml").write_text("knowledge: own\n", encoding="utf-8")
    main([*GENERATE])
    if what == "address":
        monkeypatch.setenv(last_run.ADDRESS, "https://example.org/")
    elif what == "library":
        monkeypatch.setattr(code, "version", lambda _name: "99")
    else:
        (site / "own" / "notes.md").write_text("", encoding="utf-8")
    main([*GENERATE])
    assert len(runs) == 2


def test_a_file_written_by_hand_is_no_input_of_the_generator(site: Path, runs: list[int]) -> None:
    main([*GENERATE])
    (site / "docs" / "own.md").write_text("# 自己的页\n", encoding="utf-8")
    main([*GENERATE])
    assert len(runs) == 1


def test_a_source_that_changes_during_a_run_is_read_by_the_next(
    site: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*given: object) -> None:
        write_docs(*given)  # type: ignore[arg-type]
        (site / "seeds" / "0.txt").write_text(f"2020年长沙县政府工作报告\n{BODY}", encoding="utf-8")

    with monkeypatch.context() as patch:
        patch.setattr("generator.commands.shared.write_docs", slow)
        main([*GENERATE])
    main([*GENERATE])
    assert len(runs) == 2
    assert "2020" in (site / "docs" / "data" / "reports.jsonl").read_text(encoding="utf-8")


def test_no_finding_is_new_after_a_run_that_found_nothing_new(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*GENERATE])
    capsys.readouterr()
    main(["findings", "--new", "--json"])
    assert capsys.readouterr().out
    main([*GENERATE])
    main(["findings", "--new", "--json"])
    assert not capsys.readouterr().out
    assert (site / ".fangzhi").is_dir()


@pytest.mark.parametrize("note", ["", "[]", '{"format": 0}'])
def test_a_note_of_another_version_is_none(site: Path, runs: list[int], note: str) -> None:
    main([*GENERATE])
    (site / ".fangzhi" / "last-generate.json").write_text(note, encoding="ascii")
    main([*GENERATE])
    assert len(runs) == 2


def test_files_keep_their_times_where_their_bytes_are_as_before(site: Path) -> None:
    main([*GENERATE])
    old = time.time_ns() - 10**12
    before = {path: path.read_bytes() for path in (site / "docs").rglob("*") if path.is_file()}
    for path in before:
        os.utime(path, ns=(old, old))
    (site / "seeds" / "0.txt").write_text(f"2023年长沙县政府工作报告\n{BODY}", encoding="utf-8")
    main([*GENERATE])
    kept = {path for path in before if path.is_file() and path.read_bytes() == before[path]}
    assert {path for path in before if path.is_file() and path.stat().st_mtime_ns == old} == kept
    assert site / "docs/themes/industry-codebook.md" in kept
    assert site / "docs/data/reports.jsonl" not in kept


def test_nothing_of_the_knowledge_is_loaded_to_see_that_nothing_has_changed() -> None:
    loaded = "import sys, generator.commands; print(*(one for one in sys.modules if one.startswith('generator.')))"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=CLONE, capture_output=True, text=True, check=True)
    layers = {name.split(".")[1] for name in done.stdout.split()}
    assert layers == {"commands", "store", "output"}
    assert "registry" not in done.stdout
