"""One build at a time: the lock names its holder, and that of a dead process is free."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from generator.commands import main
from generator.commands.runs.lock import LOCK, locked
from generator.knowledge.errors import FangzhiError

CLONE = Path(generator.__file__).parents[1]
HOLD = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from generator.commands.runs.lock import locked\n"
    "with locked(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    time.sleep(600)\n"
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")


@pytest.fixture
def held(tmp_path: Path) -> subprocess.Popen[str]:
    """Return a process that holds the lock of docs until it is killed."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "docs")]
    process = subprocess.Popen(command, cwd=CLONE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    with process.stdout as said:
        assert said.readline() == "held\n"
    return process


def test_a_second_build_names_the_first_and_writes_nothing(
    tmp_path: Path,
    held: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("长沙市2023年政府工作报告\n", encoding="utf-8")
    assert main(["generate", "--workers", "1"]) == 2
    said = capsys.readouterr().err
    assert f"docs: another build is writing it (process {held.pid} on {socket.gethostname()}, since 20" in said
    assert [path.name for path in (tmp_path / "docs").iterdir()] == [LOCK]
    held.kill()
    held.wait()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_lock_of_a_dead_process_is_free(tmp_path: Path, held: subprocess.Popen[str], number: int) -> None:
    held.send_signal(number)
    held.wait()
    with locked(tmp_path / "docs"):
        assert json.loads((tmp_path / "docs" / LOCK).read_bytes())["process"] == os.getpid()
    assert list((tmp_path / "docs").iterdir()) == []


def test_the_lock_is_gone_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError), locked(tmp_path):
        raise FangzhiError("a", "b", "c")
    assert list(tmp_path.iterdir()) == []
