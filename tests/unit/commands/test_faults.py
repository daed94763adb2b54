"""Whatever ends a build leaves nothing that the next one does not put right: kills, a full disk, another build."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.kills import CLONE, STATES, Ground, kill_all, prepare, run, start, write

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 6  # two with each kind of store; tests/bench/kills.py has as many as one wants, of whole builds
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

FULL = (
    "import resource, sys\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))\n"
    "sys.path.insert(0, sys.argv[2])\n"
    "from generator.commands import main\n"
    "sys.exit(main(['generate', '--workers', '1']))\n"
)
"""A build whose files may have so many bytes at most: writing more fails as on a full disk."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return prepare(tmp_path_factory.mktemp("ground"), "generate")


def test_nothing_is_broken_by_kills(tmp_path: Path) -> None:
    assert list(kill_all(tmp_path, "generate", KILLS, random.Random(12))) == []


@pytest.mark.parametrize("most", [10, 2_000, 20_000], ids=("nothing fits", "no value fits", "no page fits"))
def test_a_full_disk_leaves_what_was_there(ground: Ground, most: int) -> None:
    write(ground.folder, STATES[0])
    assert run(ground.folder, "generate").returncode == 0
    write(ground.folder, STATES[1])
    command = [sys.executable, "-c", FULL, str(most), str(CLONE)]
    # without the coverage, which writes files as well
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(command, cwd=ground.folder, capture_output=True, text=True, check=False, env=plain)
    assert done.returncode == 2
    assert done.stderr.count("check the path, its permissions and the space left") == 1
    assert "Traceback" not in done.stderr
    assert ground.is_state(STATES[0])
    assert run(ground.folder, "generate").returncode == 0
    assert ground.is_state(STATES[1])


def test_two_builds_at_once_give_what_one_gives(ground: Ground) -> None:
    for state in STATES[::-1]:
        write(ground.folder, state)
        codes = [process.wait() for process in [start(ground) for _ in range(3)]]
        assert 0 in codes
        assert set(codes) <= {0, 2}
        assert ground.is_state(state)
