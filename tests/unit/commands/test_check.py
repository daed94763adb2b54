"""`fangzhi check` runs the examples of an operator's own knowledge."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from generator.commands import check

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KIND = """
- id: court-report
  name: 法院工作报告
  title: 人民法院.{0,6}工作报告
  why: 法院院长作的报告。
  examples: [长沙市检察院工作报告]
"""


def test_an_example_that_fails_is_printed_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("audit_data", "check_fresh"):
        monkeypatch.setattr(check, name, lambda *_: [])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kinds.yml").write_text(KIND, encoding="utf-8")
    arguments = Namespace(knowledge=tmp_path / "mine", workers=1)
    assert check.run(arguments) == 1
    said = "mine/kinds.yml (line 2): 'court-report' does not do what its example '长沙市检察院工作报告' says"
    assert capsys.readouterr().err.startswith(said)
