"""`accepted.yml` is the operator's: what he wrote stays as he wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.commands.findings.accepted_file import add_entries, remove_entries
from generator.corpus.findings.accepted import load_accepted
from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    from pathlib import Path

OWN = """# 我们看过的
# in our order

- finding: zzzz2345   # the first
  reason: >-
    一句话，
    两行

# 年份
- code: year-inferred
  files: "b/*"
  reason: 年份对
- finding: aaaa2345
  reason: 'x: y'
# the end
"""
NEW = {"finding": "bbbb2345", "reason": "看过"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "accepted.yml"
    found.write_text(OWN, encoding="utf-8")
    return found


def test_an_entry_is_added_after_all_that_is_there(path: Path) -> None:
    add_entries(path, [NEW])
    assert path.read_text(encoding="utf-8") == OWN + "- finding: bbbb2345\n  reason: 看过\n"


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "accepted.yml"
    add_entries(path, [NEW, {**NEW, "finding": "23456723"}])
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert [entry.finding for entry in load_accepted(path)] == ["bbbb2345", "23456723"], "digits are no number"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "- finding: aaaa2345\n  reason: x",
            "- finding: aaaa2345\n  reason: x\n- finding: bbbb2345\n  reason: 看过\n",
        ),
        (
            "- finding: aaaa2345\r\n  reason: x\r\n",
            "- finding: aaaa2345\r\n  reason: x\r\n- finding: bbbb2345\r\n  reason: 看过\r\n",
        ),
        (
            "  - finding: aaaa2345\n    reason: x\n",
            "  - finding: aaaa2345\n    reason: x\n  - finding: bbbb2345\n    reason: 看过\n",
        ),
        ("# nothing yet\n", "# nothing yet\n- finding: bbbb2345\n  reason: 看过\n"),
    ],
    ids=("no end of line", "two characters at the end", "indented", "a comment alone"),
)
def test_an_entry_is_added_as_the_others_are_written(path: Path, text: str, wanted: str) -> None:
    path.write_bytes(text.encode())
    add_entries(path, [NEW])
    assert path.read_bytes().decode() == wanted


@pytest.mark.parametrize("text", ["[{finding: aaaa2345, reason: x}]\n", "- {finding: aaaa2345, reason: x}\n...\n"])
def test_a_file_that_cannot_be_added_to_stays(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FangzhiError):
        add_entries(path, [NEW])
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("number", "gone"),
    [
        (0, "- finding: zzzz2345   # the first\n  reason: >-\n    一句话，\n    两行\n"),
        (1, '- code: year-inferred\n  files: "b/*"\n  reason: 年份对\n'),
        (2, "- finding: aaaa2345\n  reason: 'x: y'\n"),
    ],
)
def test_an_entry_is_removed_and_nothing_else(path: Path, number: int, gone: str) -> None:
    assert gone in OWN
    remove_entries(path, [load_accepted(path)[number]])
    assert path.read_text(encoding="utf-8") == OWN.replace(gone, "")


def test_all_entries_are_removed_and_the_comments_stay(path: Path) -> None:
    remove_entries(path, load_accepted(path))
    assert load_accepted(path) == ()
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if line] == [
        "# 我们看过的",
        "# in our order",
        "# 年份",
        "# the end",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- {finding: aaaa2345, reason: x}\n-\n  finding: bbbb2345\n  reason: y\n",
        "- finding: cccc2345\n  reason: z\n- finding: bbbb2345\n  # why\n  reason: y\n",
    ],
    ids=("a dash on its own line", "a comment inside"),
)
def test_an_entry_that_is_no_lines_of_its_own_stays(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FangzhiError, match="change it by hand"):
        remove_entries(path, [load_accepted(path)[1]])
    assert path.read_text(encoding="utf-8") == text


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yml"
    link.symlink_to(path)
    add_entries(link, [NEW])
    assert link.is_symlink()
    assert len(load_accepted(path)) == 4
