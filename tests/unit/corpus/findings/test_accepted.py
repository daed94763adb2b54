"""The file of accepted findings: each mistake in it is one error with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.corpus.findings.accepted import is_named, load_accepted
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """# ours
- finding: abcd2345
  reason: 看过
  date: 2026-01-31
- code: year-inferred
  files: 'hunan/*'
  reason: 年份对
"""


def test_entries_are_for_one_finding_or_for_a_code_and_files(tmp_path: Path) -> None:
    path = tmp_path / "accepted.yml"
    assert load_accepted(path) == ()
    path.write_text(GOOD, encoding="utf-8")
    one, rule = load_accepted(path)
    assert (one.finding, one.reason, one.line, one.named) == ("abcd2345", "看过", 2, "abcd2345")
    assert (rule.code, rule.files, rule.line) == (Code.YEAR_INFERRED, "hunan/*", 5)
    assert rule.covers(Code.YEAR_INFERRED, "hunan/2023/a.txt"), "a star matches a slash"
    assert not rule.covers(Code.YEAR_INFERRED, "hubei/a.txt")
    assert not rule.covers(Code.YEAR_UNKNOWN, "hunan/a.txt")


def test_a_name_with_brackets_names_itself() -> None:
    assert is_named("[2019]报告.txt", "[2019]报告.txt")
    assert is_named("a/b.txt", "a/?.txt")
    assert not is_named("A.txt", "a.txt")


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        (
            "year-inferred",
            "year-infered",
            r"line 5: there is no code 'year-infered'; did you mean 'year-inferred'\?",
        ),
        ("year-inferred", "ledger-undo", r"line 5: 'ledger-undo' is a broken promise of the program"),
        ("files:", "file:", r"line 6: unknown key 'file'; did you mean 'files'\?"),
        ("  files: 'hunan/*'\n", "", r"line 5: 'code' and 'files' go together"),
        ("- finding: abcd2345\n  reason", "- reason", r"line 2: an entry is for one finding or for one code"),
        ("  reason: 看过\n", "", r"line 2: the key 'reason' is missing"),
        ("abcd2345", "abcd1345", r"line 2: 'finding: abcd1345' is not the id of a finding"),
        ("2026-01-31", "31.1.2026", r"line 4: 'date: 31\.1\.2026' is not a day"),
        ("- code: year", "- {finding: abcd2345, reason: x}\n- code: year", r"'abcd2345' is accepted twice"),
    ],
)
def test_a_mistake(tmp_path: Path, before: str, after: str, error: str) -> None:
    path = tmp_path / "accepted.yml"
    assert before in GOOD
    path.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=error):
        load_accepted(path)
