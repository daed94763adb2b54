"""The bench of builds: its reports are distinct texts, and what it counts and compares is what it says."""

from __future__ import annotations

import json
import random
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from generator import commands
from generator.commands import build
from tests.bench import builds, others, replicas, stages

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "2024年长沙市政府工作报告\n长沙新增就业12万人。甲。乙。丙。丁。\n预计2025年增长5%。\n"


def test_replicas_are_distinct_texts_of_other_places_and_years() -> None:
    made = list(replicas.replicas([TEXT, TEXT.replace("长沙", "湘潭")], 40))
    assert len({name for name, _ in made}) == len({text for _, text in made}) == 40
    assert all("长沙" not in text for name, text in made[::2] if "长沙" not in name)


def test_a_replica_has_the_name_the_years_other_figures_and_sentences() -> None:
    other = next(place for place in replicas.places() if place.name == "湘潭市")
    bare = TEXT.replace("长沙市", replicas.NAME).replace("长沙", replicas.SHORT)
    lines = replicas.replica(bare, ["戊"], other, 2010, random.Random(1)).splitlines()
    assert lines[0] == "2010年湘潭市政府工作报告"
    assert lines[1].startswith("湘潭新增就业")
    assert lines[1].count("。") == 5
    assert "戊" in lines[1]
    assert lines[2].startswith("预计2011年增长")


def test_files_that_differ_are_counted(tmp_path: Path) -> None:
    for name in ("docs/same", "docs/other", "site/gone"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    before = builds.files(tmp_path)
    (tmp_path / "docs/other").write_text("2", encoding="utf-8")
    (tmp_path / "site/gone").unlink()
    (tmp_path / "site/new").write_text("1", encoding="utf-8")
    assert builds.differing(before, builds.files(tmp_path)) == {"docs/other", "site/gone", "site/new"}
    assert builds.differing(before, before) == set()


def test_a_row_says_what_differs_and_what_was_only_written_again() -> None:
    built = builds.Built(1.0, 90, {"generate": 0.25})
    row = builds.Row("改一篇", built, built._replace(cpu=10.0), (2, 3), 1, 4)
    assert row.line() == "| 改一篇 | 0.25 | 0.00 | 0.00 | 1.00 | 0.100 | 90 | 2 + 3（另有1个重写） | 4个文件不同 |"


def test_children_count(tmp_path: Path) -> None:
    loop = "n = 0\nwhile n < 3_000_000: n += 1"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {loop!r}])"
    (tmp_path / "in").mkdir()
    alone, within = (builds.measured([sys.executable, "-c", code], tmp_path / "in") for code in ("", nested))
    assert within.cpu > alone.cpu * 2
    with pytest.raises(SystemExit, match="broken"):
        builds.measured([sys.executable, "-c", "raise SystemExit('broken')"], tmp_path / "in")


def test_the_check_is_taken_off_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(stages, "cpu", lambda: next(clock))
    monkeypatch.setattr(commands, "import_module", import_module)
    for name in stages.STAGES:
        monkeypatch.setattr(build, name, lambda: None)
    check = build.__dict__
    monkeypatch.setattr(build, "build_site", lambda: [check["check_site"]()])

    def run(_: list[str]) -> int:
        module: Any = vars(commands)["import_module"](stages.BUILD)
        module.generate()
        module.build_site()
        return 3

    monkeypatch.setattr(commands, "main", run)
    assert stages.main(tmp_path / "out", []) == 3
    assert json.loads((tmp_path / "out").read_text()) == {"generate": 1, "mkdocs": 2, "check": 1}


def test_generators_that_are_not_installed_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    for name in ("index.md", "cities/index.md", "cities/a.md", "data/rows.jsonl"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("# 甲\n", encoding="utf-8")
    found = dict(others.others(tmp_path, tmp_path / "others"))
    assert [name for name, command in found.items() if command is None] == [
        "Zensical",
        "Hugo，无检索",
        "Pagefind，只建索引",
    ]
    assert others.navigation(tmp_path / "others/docs") == ["index.md", "cities/index.md"]
    assert not (tmp_path / "others/docs/data").exists()
