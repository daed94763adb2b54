"""An evaluation runs to its end and names what fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from tests.eval import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
REPORT = "攸县2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n全县生产总值增长5.3%，财政收入稳步增长。\n"
MEASURES = (
    "tests.eval.reading",
    "tests.eval.formats",
    "tests.eval",
    "tests.eval.pages",
    "tests.eval.witnesses",
    "tests.eval.histories",
    "tests.eval.package",
    "tests.eval.indicators",
)


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make")
@pytest.mark.parametrize("failing", [(), ("tests.eval.reading",), ("tests.eval.formats", "tests.eval.witnesses")])
def test_all_measures_run_and_those_that_fail_are_listed(tmp_path: Path, failing: tuple[str, ...]) -> None:
    program = tmp_path / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    cases = "".join(f"{name}) exit 1;; " for name in failing)
    program.write_text(f'#!/bin/sh\necho "ran $2"\ncase "$2" in {cases}*) ;; esac\n', encoding="utf-8")
    program.chmod(0o755)
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".venv/.ready").touch()
    done = subprocess.run(
        ["make", "eval", "CORPUS=x"],  # noqa: S607 - whichever make there is
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    ran = tuple(line.removeprefix("ran ") for line in done.stdout.splitlines() if line.startswith("ran "))
    assert ran == MEASURES
    assert bool(done.returncode) == bool(failing)
    assert ("failed: " + " ".join(failing) in done.stderr) == bool(failing)


def test_the_figures_below_their_floors_are_listed_with_maker_and_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(report: object, _knowledge: object) -> Iterator[Finding]:
        yield Finding(Code.LEDGER_REPLAY(), report.file)  # type: ignore[attr-defined]

    (tmp_path / "攸县.txt").write_text(REPORT, encoding="utf-8")
    wanted = ["--corpus", str(tmp_path), "--only", "docx plain"]
    assert formats.main(wanted) == 0
    assert "every floor is reached" in capsys.readouterr().out
    monkeypatch.setattr(formats, "check_report", broken)
    assert formats.main(wanted) == 1
    said = capsys.readouterr()
    assert "docx plain: kept invariants 0.0000 < 1.0" in said.out
    assert said.err.startswith("攸县.docx, docx plain: ledger-replay: ")
