"""Exit codes: findings are work and no failure; with --strict they are; a broken promise always is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.commands import main, parser
from generator.commands.exit_code import DONE, FAILED, exit_code
from generator.corpus import gather
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import GENERATOR_FAULTS, Code
from tests.hostile import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    from generator.knowledge.findings.codes import Message

MESSAGES = load_knowledge().messages


@pytest.mark.parametrize(
    ("message", "loose", "strict"),
    [
        (None, DONE, DONE),
        (Code.YEAR_INFERRED(year=2023), DONE, DONE),
        (Code.YEAR_UNKNOWN(), DONE, FAILED),
        (Code.FILE_EMPTY(), DONE, FAILED),
        (Code.LEDGER_UNDO(), FAILED, FAILED),
    ],
)
def test_the_code_for_a_finding(message: Message | None, loose: int, strict: int) -> None:
    findings = [Finding(message, "a.txt")] if message else []
    assert exit_code(findings, MESSAGES, strict=False) == loose
    assert exit_code(findings, MESSAGES, strict=True) == strict


@pytest.mark.parametrize("code", [code for code in Code if code in GENERATOR_FAULTS])
def test_each_fault_of_the_generator_is_a_failure(code: Code) -> None:
    message = code(**dict.fromkeys(code.fields, "x"))
    assert exit_code([Finding(message, "a.txt")], MESSAGES, strict=False) == FAILED


@pytest.mark.parametrize("command", ["build", "generate", "clean a", "explain a", "propose a"])
def test_commands_take_strict(command: str) -> None:
    assert parser().parse_args([*command.split(), "--strict"]).strict
    assert not parser().parse_args(command.split()).strict


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: a project with a good report without a place, and an empty file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "seeds" / "empty.txt").write_bytes(b"")
    return tmp_path


def test_a_run_with_findings_is_a_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate"]) == DONE
    assert main(["generate", "--strict"]) == FAILED
    assert (project / "docs" / "data" / "reports.jsonl").is_file()
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("2 files: 1 read, 1 passed over (1 file-empty); 1 report of 1 place, none changed; ")
    assert last.endswith(": fangzhi findings")


def test_what_is_accepted_does_not_count(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate"]) == DONE
    for severity in ("error", "warning"):
        assert main(["findings", "accept", "--severity", severity, "--reason", "看过"]) == DONE
    capsys.readouterr()
    assert main(["generate", "--strict"]) == DONE
    printed = capsys.readouterr().err
    assert "empty.txt" not in printed
    assert "accepted): fangzhi findings" in printed
    assert main(["check"]) == DONE, "docs are what the generator makes, acceptance included"
    (project / "seeds" / "more.txt").write_bytes(b"")
    assert main(["generate", "--strict"]) == FAILED


def test_a_broken_promise_is_a_failure_that_nobody_can_accept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gather, "check_report", lambda report, _: [Finding(Code.LEDGER_REPLAY(), report.file)])
    assert main(["generate"]) == 2, "no report is left: the site that is there stays"
    assert main(["generate", "--allow-shrink"]) == FAILED
    assert main(["findings", "accept", "--severity", "error", "--reason", "x"]) == 2
    assert main(["findings", "accept", "--code", "ledger-replay", "--reason", "x"]) == 2
    assert "broken promise" in capsys.readouterr().err
    assert not (project / "accepted.yml").exists()


def test_clean_shows_what_is_serious_where_it_is_asked_to(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "b.txt").write_text("没有地点，也没有年份的一段话。\n", encoding="utf-8")
    assert main(["clean", "b.txt"]) == DONE
    assert capsys.readouterr().err == ""
    assert main(["clean", "--strict", "b.txt"]) == FAILED
    assert "year" in capsys.readouterr().err
    assert main(["clean", "--strict", "seeds/empty.txt"]) == 2, "a file that cannot be read"
