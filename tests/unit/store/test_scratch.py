"""The folder for what is unpacked: named, on the disk of TMPDIR, and gone however a run ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import generator
from generator.store.scratch import FORGOTTEN, LOCK, UNPACKED, scratch_folder

CLONE = Path(generator.__file__).parent.parent
HOLD = (
    "import signal, sys, time\n"
    "from generator.commands import _end_cleanly_when_terminated\n"
    "from generator.store.scratch import scratch_folder\n"
    "_end_cleanly_when_terminated()\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a run in the background ignores it
    "with scratch_folder() as folder:\n"
    "    (folder / 'a').write_bytes(b'x')\n"
    "    print(folder, flush=True)\n"
    "    time.sleep(600)\n"
)


@pytest.fixture(autouse=True)
def own_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


def held() -> tuple[subprocess.Popen[str], Path]:
    """Return a process that uses a folder until it is stopped, and the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD], cwd=CLONE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    with process.stdout as said:
        return process, Path(said.readline().strip())


def test_the_folder_is_ours_and_gone_after_use(tmp_path: Path) -> None:
    with scratch_folder() as folder:
        (folder / "a").write_bytes(b"x")
        assert folder.parent.parent == tmp_path
        assert folder.parent.name.startswith(UNPACKED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_ended_leaves_nothing(tmp_path: Path, number: int) -> None:
    process, folder = held()
    assert folder.is_dir()
    process.send_signal(number)
    assert process.wait(60) != 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_the_next_run_removes_what_a_killed_one_left_and_nothing_else(tmp_path: Path) -> None:
    killed, left = held()
    process, used = held()
    killed.kill()
    killed.wait()
    other, link = tmp_path / f"{UNPACKED}other", tmp_path / f"{UNPACKED}link"
    other.mkdir()
    link.symlink_to(tmp_path)
    with scratch_folder():
        assert not left.parent.exists()
        assert used.is_dir()
        assert other.is_dir()
        assert link.is_symlink()
    old = time.time() - FORGOTTEN - 1
    os.utime(other, (old, old))
    with scratch_folder():
        assert not other.exists()
    process.terminate()
    process.wait()


def test_a_lock_that_nobody_holds_is_seen(tmp_path: Path) -> None:
    (tmp_path / f"{UNPACKED}left").mkdir()
    (tmp_path / f"{UNPACKED}left" / LOCK).touch()
    with scratch_folder():
        assert (tmp_path / f"{UNPACKED}left").exists() == (sys.platform == "win32")
