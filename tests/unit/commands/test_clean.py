"""`fangzhi clean` never gives a text whose ledger is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands import main
from generator.corpus import gather
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from tests.hostile import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_text_whose_ledger_is_broken_is_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "broken.txt"
    source.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(gather, "check_report", lambda report, _: [Finding(Code.LEDGER_REPLAY(), report.file)])
    assert main(["clean", str(source), "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    assert "the report is withheld" in capsys.readouterr().err
