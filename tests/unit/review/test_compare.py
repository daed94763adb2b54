"""The effect of a change of rules on a folder of sources, against a git revision."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError
from generator.review import compare as module
from generator.review.compare import as_lines, compare

if TYPE_CHECKING:
    from pathlib import Path

RULE = """
- id: made-up-banner
  evidence: removed
  name: 彩云客栈
  why: 只为这个测试
  needs: [彩云客栈]
  line: '彩云客栈.{0,20}'
  examples:
  - ["彩云客栈欢迎您\\n各位代表：", "各位代表："]
"""


def git(place: Path, *arguments: str) -> bytes:
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(place), *names, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


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


@pytest.fixture
def rules(clone: Path) -> Path:
    """Give the table of the rules for boilerplate in the working tree."""
    return clone / "generator" / "knowledge" / "data" / "rules" / "boilerplate.yml"


def lines(sources: Path, revision: str) -> list[str]:
    return list(as_lines(compare(sources, revision)))


def test_nothing_changes_where_the_rules_are_the_same(clone: Path, sources: Path) -> None:
    assert clone.is_dir()
    assert lines(sources, "HEAD") == ["nothing changes in 2 files"]


def test_a_new_rule_shows_the_line_it_takes_and_the_file(rules: Path, sources: Path) -> None:
    rules.write_text(rules.read_text(encoding="utf-8") + RULE, encoding="utf-8")
    (change,) = compare(sources, "HEAD").changes
    assert change.file == "a.txt"
    assert "-彩云客栈欢迎您" in change.text
    assert change.removals == ("+[made-up-banner] 彩云客栈欢迎您",)
    printed = lines(sources, "HEAD")
    assert printed[0] == "1 of 2 files change"
    assert ["made-up-banner", "0", "1"] in [line.split() for line in printed]
    assert "=== a.txt" in printed


def test_a_changed_reading_of_the_same_text_is_shown(rules: Path, sources: Path) -> None:
    kinds = rules.parents[1] / "kinds.yml"
    entry = (
        "- id: story\n  name: 故事\n  body: '全镇游人如织'\n  declared: '我代表镇人民政府'\n  why: 例\n"
        "  examples: [全镇游人如织]\n  keeps: [无]\n\n"
    )
    text = kinds.read_text(encoding="utf-8")
    at = text.index("- id:")
    kinds.write_text(text[:at] + entry + text[at:], encoding="utf-8")
    (sources / "b.txt").write_text("2024年政府工作报告\n各位代表：\n我代表镇人民政府报告工作。", encoding="utf-8")
    (change,) = compare(sources, "HEAD").changes
    assert (change.file, change.text) == ("b.txt", ())
    assert {"-kind: work-report", "+kind: story"} <= set(change.reading)
    assert "--- reading" in lines(sources, "HEAD")


def test_a_rule_that_is_gone_shows_what_comes_back(clone: Path, rules: Path, sources: Path) -> None:
    before = rules.read_text(encoding="utf-8")
    rules.write_text(before + RULE, encoding="utf-8")
    git(clone, "commit", "-qam", "with the rule")
    rules.write_text(before, encoding="utf-8")
    (change,) = compare(sources, "HEAD").changes
    assert "+彩云客栈欢迎您" in change.text
    assert change.removals == ("-[made-up-banner] 彩云客栈欢迎您",)
    assert lines(sources, "HEAD~1") == ["nothing changes in 2 files"], "the working tree counts, not the commit"


def test_a_rule_that_cannot_be_read_says_where(rules: Path, sources: Path) -> None:
    rules.write_text(rules.read_text(encoding="utf-8") + "\n- id: [\n", encoding="utf-8")
    with pytest.raises(FangzhiError, match=r"reports \(.*boilerplate\.yml line"):
        compare(sources, "HEAD")


def test_the_rules_of_a_site_are_compared_with_what_they_were(sources: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "my-site" / "knowledge"
    (overlay / "rules").mkdir(parents=True)
    table = overlay / "rules" / "boilerplate.yml"
    table.write_text("# none yet\n", encoding="utf-8")
    git(tmp_path, "init", "-q", str(overlay.parent))
    git(overlay, "add", "-A")
    git(overlay, "commit", "-q", "-m", "as it is")
    table.write_text(RULE, encoding="utf-8")
    found = compare(sources, "HEAD", (DATA, overlay))
    assert [change.removals for change in found.changes] == [("+[made-up-banner] 彩云客栈欢迎您",)]
    assert git(overlay, "status", "--short").split() == [b"M", b"rules/boilerplate.yml"]


def test_nothing_is_written_and_nothing_is_left(
    clone: Path, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    compare(sources, "HEAD")
    assert list((tmp_path / "temporary").iterdir()) == []
    assert git(clone, "status", "--short") == b""


def test_a_source_that_can_no_longer_be_read_is_a_finding(clone: Path, sources: Path) -> None:
    decode = clone / "generator" / "sources" / "decode.py"
    code = decode.read_text(encoding="utf-8")
    refusing = code.replace("    if not data.strip(b", "    if len(data) > 50 or not data.strip(b")
    decode.write_text(refusing, encoding="utf-8")
    (change,) = compare(sources, "HEAD").changes
    assert change.file == "a.txt"
    assert change.findings[-1].startswith("+")


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x", ""])
def test_an_unknown_revision_says_so(clone: Path, sources: Path, revision: str) -> None:
    with pytest.raises(FangzhiError, match="no such revision"):
        compare(sources, revision)
    assert not (clone / "x").exists()


def test_a_generator_that_is_in_no_clone_says_so(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "site-packages" / "generator")
    (tmp_path / "site-packages").mkdir()
    with pytest.raises(FangzhiError, match="not in a git clone"):
        compare(sources, "HEAD")


def test_a_folder_without_sources_says_so(clone: Path, tmp_path: Path) -> None:
    assert clone.is_dir()
    with pytest.raises(FangzhiError, match="no such folder"):
        compare(tmp_path / "nowhere", "HEAD")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FangzhiError, match="it is empty"):
        compare(tmp_path / "empty", "HEAD")


ROW = {"file": "a.txt", "text": "早先的文本", "removals": [], "findings": [], "rules": {}}


def test_each_revision_is_asked_by_its_own_script_wherever_it_stood(clone: Path, sources: Path) -> None:
    """Code that calls make_report in one revision may not be able to in another."""
    script = clone / "generator" / "review" / "snapshot.py"
    now = script.read_text(encoding="utf-8")
    script.unlink()
    earlier = clone / "generator" / "corpus" / "snapshot.py"
    earlier.write_text(f"print({json.dumps(json.dumps(ROW))})\n", encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "where it was")
    earlier.unlink()
    git(clone, "commit", "-qam", "without")
    script.write_text(now, encoding="utf-8")
    (change, _) = compare(sources, "HEAD~1").changes
    assert "-早先的文本" in change.text
    with pytest.raises(FangzhiError, match=r"has no review/snapshot\.py, .*name a later revision"):
        compare(sources, "HEAD")
