"""A rules file that no stage reads stops every command that uses rules."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent
RULE = """
- id: lotus-banner
  evidence: removed
  name: 莲湖在线的横幅
  why: 莲湖在线（虚构的网站）在每页页首放一句口号
  needs: [莲湖在线]
  line: '莲湖在线，与你同行'
  examples:
  - ["莲湖在线，与你同行\\n各位代表：", "各位代表："]
"""
SAID = "rules/zz-extra.yml: no stage reads this file, so that its rules would never run"
COMMANDS = {
    "generate": ("generate", "--seeds", "sources", "--docs", "docs"),
    "build": ("build", "--seeds", "sources", "--docs", "docs"),
    "explain": ("explain", "sources/a.txt"),
    "clean": ("clean", "sources/a.txt"),
    "propose": ("propose", "sources"),
    "diff": ("diff", "HEAD", "--seeds", "sources"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a clone of the package with a rules file more, and two sources."""
    folder = tmp_path_factory.mktemp("place")
    shutil.copytree(PACKAGE, folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), (*names, "commit", "-q", "-m", "as it is")):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True)  # noqa: S607 - git is found on the path
    (folder / "generator/knowledge/data/rules/zz-extra.yml").write_text(RULE, encoding="utf-8")
    (folder / "sources").mkdir()
    for name in ("a", "b"):
        (folder / f"sources/{name}.txt").write_text("莲湖在线，与你同行\n各位代表：\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_rules_file_that_is_no_stage_is_an_error(place: Path, arguments: tuple[str, ...]) -> None:
    environment = {"PYTHONPATH": str(place), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, check=False, env=environment)
    assert done.returncode == 2
    assert SAID in done.stderr.decode()
    assert b"known are: blanks, boilerplate, " in done.stderr
    assert not (place / "docs").exists()
