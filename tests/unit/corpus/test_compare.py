"""What a change of rules does to a folder of sources, against a git revision."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.corpus import compare as module
from generator.corpus.compare import compare, report
from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    from pathlib import Path

RULE = """
- id: made-up-banner
  evidence: removed
  name: 彩云客栈
  why: 只为这个测试
  needs: [彩云客栈]
  line: '彩云客栈.{0,20}'
"""


def git(place: Path, *arguments: str) -> None:
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(place), *names, *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository of its own with the package as it is now, committed."""
    place = tmp_path / "clone"
    shutil.copytree(module.PACKAGE, place / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    git(place.parent, "init", "-q", str(place))
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "as it is")
    monkeypatch.setattr(module, "PACKAGE", place / "generator")
    return place


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text("各位代表：\n全市经济稳中有进。\n彩云客栈欢迎您\n", encoding="utf-8")
    (folder / "b.txt").write_text("各位代表：\n全市经济稳中有进。\n", encoding="utf-8")
    return folder


def test_nothing_changes_where_the_rules_are_the_same(clone: Path, sources: Path) -> None:
    assert clone.is_dir()
    assert compare(sources, "HEAD") == ()
    assert report(()) == "nothing changes\n"


def test_a_new_rule_shows_the_line_it_takes_and_the_file(clone: Path, sources: Path) -> None:
    rules = clone / "generator" / "knowledge" / "data" / "rules" / "boilerplate.yml"
    rules.write_text(rules.read_text(encoding="utf-8") + RULE, encoding="utf-8")
    (change,) = compare(sources, "HEAD")
    assert change.file == "a.txt"
    assert "-彩云客栈欢迎您" in change.text
    assert change.removals == ("+彩云客栈欢迎您 → ",)
    assert "=== a.txt" in report([change])


def test_a_source_that_can_no_longer_be_read_is_a_finding(clone: Path, sources: Path) -> None:
    decode = clone / "generator" / "text" / "decode.py"
    code = decode.read_text(encoding="utf-8")
    decode.write_text(code.replace("if problem:", "if problem or len(text) > 20:"), encoding="utf-8")
    (change,) = compare(sources, "HEAD")
    assert change.file == "a.txt"
    assert change.findings[-1].startswith("+")


def test_an_unknown_revision_says_so(clone: Path, sources: Path) -> None:
    assert clone.is_dir()
    with pytest.raises(FangzhiError, match="no-such-revision"):
        compare(sources, "no-such-revision")


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError, match="no such folder"):
        compare(tmp_path / "nowhere", "HEAD")
