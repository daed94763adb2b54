"""Kill builds at random moments, with a cold, a warm and a damaged store, and see whether anything is left broken.

    python -m tests.bench.kills [--kills 100] [--command build|generate] [--seed N]

After each kill the published site is whole (that of before or of after), no worker is left, and the next run gives
exactly what a build from nothing gives. Sources change before each run, so that there is always something to do.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.output.data.audit import compare_trees
from generator.output.registry import generated

if TYPE_CHECKING:
    from collections.abc import Iterator

CLONE: Final = Path(__file__).parents[2]
PLACES: Final = ("长沙市", "湘潭市", "株洲市", "衡阳市", "岳阳市", "常德市")
BODY: Final = "各位代表：\n一、工作回顾\n过去一年，全市经济平稳运行，新增城镇就业{}万人，各项工作取得新的成绩。\n"
STATES: Final = (2023, 2024)
"""The years of the reports in the two states of the sources."""
_NULL: Final = subprocess.DEVNULL
STORES: Final = ("cold", "warm", "damaged")
PATIENCE: Final = 30.0
"""Seconds within which workers of a killed build have to end."""


@dataclass(frozen=True)
class Ground:
    """A project to build in, what each state of it gives, and how long a build takes."""

    folder: Path
    command: str
    expected: dict[int, Path]
    seconds: float

    def names(self, of: Path) -> list[tuple[Path, tuple[str, ...]]]:
        """Return the folders that a build writes, with the names in them."""
        docs = [(of / "docs", generated())]
        return [*docs, (of, ("site",))] if self.command == "build" else docs

    def is_state(self, state: int, *, site_only: bool = False) -> bool:
        """Whether what is published is what a state gives."""
        pairs = zip(self.names(self.expected[state]), self.names(self.folder), strict=True)
        sides = [(right, there, names) for (right, names), (there, _) in pairs]
        return not any(compare_trees(*side) for side in sides if not site_only or side[2] == ("site",))


def main() -> int:
    """Kill, and print what is found; 1 if anything was broken."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--kills", type=int, default=100)
    command.add_argument("--command", choices=("build", "generate"), default="build")
    command.add_argument("--seed", type=int, default=1)
    given = command.parse_args()
    with tempfile.TemporaryDirectory() as name:
        broken = list(kill_all(Path(name), given.command, given.kills, random.Random(given.seed)))
    for line in broken:
        print(line)
    print(f"{given.kills} kills of {given.command}, {len(broken)} broken")
    return 1 if broken else 0


def kill_all(folder: Path, command: str, kills: int, rng: random.Random) -> Iterator[str]:
    """Kill so many builds in a folder and yield a line for each thing that is broken."""
    ground = prepare(folder, command)
    state = STATES[0]
    for number in range(kills):
        before, state = state, STATES[number % 2 == 0]
        store = STORES[number % len(STORES)]
        spoil(ground.folder / ".fangzhi" / "store", store, rng)
        write(ground.folder, state)
        after = rng.uniform(0, ground.seconds)
        left = kill(ground, after)
        what = f"kill {number} after {after:.2f} s, {store} store"
        if left:
            yield f"{what}: workers {left} are left"
        if command == "build" and not any(ground.is_state(one, site_only=True) for one in (before, state)):
            yield f"{what}: the site is neither the old nor the new one"
        done = run(ground.folder, command)
        if done.returncode or not ground.is_state(state):
            yield f"{what}: the next run is wrong: {done.returncode} {done.stderr[-300:]}"


def prepare(folder: Path, command: str) -> Ground:
    """Make a project that is built in its first state, and what each state gives from nothing."""
    expected = {state: folder / f"expected-{state}" for state in STATES}
    for state, place in expected.items():
        write(place, state)
        succeed(place, command, "--no-store")
    project = folder / "project"
    write(project, STATES[0])
    start = time.monotonic()
    succeed(project, command)
    return Ground(project, command, expected, time.monotonic() - start)


def write(folder: Path, state: int) -> None:
    """Write the sources of a state; the registry of earlier ones goes, which would be shown."""
    shutil.rmtree(folder / "anchors", ignore_errors=True)
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for number, place in enumerate(PLACES):
        year = state if number % 2 else STATES[0]
        text = f"{year}年{place}政府工作报告\n{BODY.format(10 * number + year % 10)}"
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")


def spoil(store: Path, how: str, rng: random.Random) -> None:
    """Remove a store, or damage half of its values: cut short, emptied or overwritten."""
    if how == "cold":
        shutil.rmtree(store, ignore_errors=True)
    for path in sorted(store.rglob("*")) if how == "damaged" else ():
        if path.is_file() and rng.random() < 0.5:
            data = path.read_bytes()
            path.write_bytes(rng.choice((data[: len(data) // 2], b"", bytes(len(data)))))


def kill(ground: Ground, after: float) -> list[int]:
    """Start a build and kill its first process; return its children that do not end."""
    process = subprocess.Popen(
        _arguments(ground.command), cwd=ground.folder, env=_environment(), stdout=_NULL, stderr=_NULL
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(after)
    children = _children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    until = time.monotonic() + PATIENCE
    while (left := [child for child in children if _is_running(child)]) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def start(ground: Ground) -> subprocess.Popen[bytes]:
    """Start a build whose words nobody reads."""
    arguments = _arguments(ground.command)
    return subprocess.Popen(arguments, cwd=ground.folder, env=_environment(), stdout=_NULL, stderr=_NULL)


def run(folder: Path, command: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    arguments = [*_arguments(command, workers=1), *options]
    return subprocess.run(arguments, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)


def succeed(folder: Path, command: str, *options: str) -> None:
    """Run a command that nothing disturbs."""
    done = run(folder, command, *options)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _arguments(command: str, workers: int = 2) -> list[str]:
    return [sys.executable, "-m", "generator", command, "--workers", str(workers), "--allow-shrink"]


def _environment() -> dict[str, str]:
    """Return the environment of a build, without the coverage, which takes half of the time."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return {**kept, "PYTHONPATH": str(CLONE)}


def _children(process: int) -> list[int]:
    """Return the processes that a process has started, where the system lists them."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(number) for number in listed.read_text(encoding="ascii").split()]
    except OSError:
        return []


def _is_running(process: int) -> bool:
    """Whether a process is there and has not ended; one that has may wait for somebody to ask how."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


if __name__ == "__main__":
    sys.exit(main())
