"""What a build costs when little has changed, against a build from nothing, side by side in one run.

    python -m tests.bench.builds [--corpus FOLDER] [--reports N ...] [--workers N] [--no-others]

FOLDER holds reports, one text file each; they are repeated under other names, years and figures up to N. Each case
is built from nothing and with what the last build left, one after the other; the ratio is of CPU seconds, children
counted, and docs and site of both must be the same. The other generators render the same Markdown, those that are
installed. Nothing here asserts a time; the exit code is 1 if two builds differ.

This process loads little: a child that Linux starts counts the memory of the one that started it as its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.bench.others import others
from tests.bench.replicas import replicas, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CLONE: Final = Path(__file__).parents[2]
MADE: Final = ("docs", "site")
SETTLED: Final = 2.5
"""Seconds that pass before a build: it believes the times of files that were not changed for two."""
SENTENCE: Final = "新增一处便民服务中心。"
RULE: Final = """- id: bench-banner
  evidence: removed
  name: 横幅
  why: 网站的口号，不是文件内容
  needs: [莲湖在线]
  line: '莲湖在线'
  examples:
  - ["莲湖在线\\n各位代表：", "各位代表："]
"""
HEAD: Final = (
    "| 情形 | generate | MkDocs | check | 合计 | 比从头 | 峰值内存 MB | 变动文件 docs + site | 与从头的文件 |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


class Built(NamedTuple):
    """What a command cost: CPU seconds as a whole and by stage, and the memory of its largest process in MB."""

    cpu: float
    memory: int
    stages: dict[str, float]


class Seen(NamedTuple):
    """A file: the digest of its bytes, and when it was written."""

    digest: str
    written: int


@dataclass(frozen=True)
class Row:
    """A case: what a build cost, and one from nothing; how many files differ from before, and from the latter.

    `changed` counts files whose bytes differ, of docs and of site; `rewritten` those that only have another time.
    """

    case: str
    built: Built
    cold: Built
    changed: tuple[int, int]
    rewritten: int
    differing: int

    def line(self) -> str:
        """Return the row of the table."""
        stages = [f"{self.built.stages.get(name, 0):.2f}" for name in ("generate", "mkdocs", "check")]
        changed = " + ".join(map(str, self.changed)) + (
            f"（另有{self.rewritten}个重写）" if self.rewritten else ""
        )
        same = f"{self.differing}个文件不同" if self.differing else "相同"
        ratio = f"{self.built.cpu / self.cold.cpu:.3f}"
        cells = [self.case, *stages, f"{self.built.cpu:.2f}", ratio, str(self.built.memory), changed, same]
        return f"| {' | '.join(cells)} |"


def main() -> int:
    """Print a table for each number of reports."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("--corpus", type=Path, default=CLONE / "seeds", help="default: the seeds")
    command.add_argument("--reports", type=int, nargs="+", default=[67], help="how many to make (default: 67)")
    command.add_argument("--workers", type=int, default=1, help="processes of a build (default: 1)")
    command.add_argument("--no-others", action="store_true", help="leave out other generators")
    given = command.parse_args()
    differing = 0
    for number in given.reports:
        with tempfile.TemporaryDirectory(prefix="bench-builds-") as name:
            bench = Bench(Path(name), given.workers)
            print(f"\n{number}篇，CPU秒：\n\n{HEAD}", flush=True)
            for row in bench.rows(sources(given.corpus), number):
                print(row.line(), flush=True)
                differing += row.differing
            if not given.no_others:
                print("\n| 同样的 Markdown | CPU秒 | 与本站 MkDocs 一步之比 | 峰值内存 MB |\n|---|---|---|---|")
                for line in bench.others():
                    print(line, flush=True)
    return 1 if differing else 0


class Bench:
    """A project that is built again after each edit, next to one that is built from nothing."""

    def __init__(self, folder: Path, workers: int = 1) -> None:
        """Take an empty folder, and the processes that a build uses."""
        self.folder, self.workers = folder, workers
        self.project, self.fresh = folder / "project", folder / "fresh"
        self.rendered = 0.0
        """CPU seconds of MkDocs in the first build from nothing."""

    def rows(self, texts: Sequence[str], number: int) -> Iterator[Row]:
        """Build so many reports in each case and yield the rows."""
        made = list(replicas(texts, number + 1))
        write(self.project, made[:-1])
        measured([sys.executable, "-m", "generator", "--help"], self.project)
        cold = self.build(self.project)
        self.rendered = cold.stages["mkdocs"]
        seen = files(self.project)
        counts = tuple(sum(name.startswith(folder) for name in seen) for folder in MADE)
        yield Row("从头构建", cold, cold, (counts[0], counts[1]), 0, 0)
        again = self.build(self.project)
        yield self._row("没有改动", again, cold, seen, seen)
        for case, edit in edits(made):
            yield self._edited(case, edit)

    def _edited(self, case: str, edit: Callable[[Path], None]) -> Row:
        """Build the edited project, and one like it from nothing."""
        before = files(self.project)
        edit(self.project)
        shutil.rmtree(self.fresh, ignore_errors=True)
        without = shutil.ignore_patterns(*MADE, ".fangzhi")
        shutil.copytree(self.project, self.fresh, ignore=without)
        return self._row(case, self.build(self.project), self.build(self.fresh), before, files(self.fresh))

    def _row(self, case: str, built: Built, cold: Built, before: dict[str, Seen], right: dict[str, Seen]) -> Row:
        now = files(self.project)
        changed = differing(before, now)
        rewritten = [name for name, seen in now.items() if before.get(name, seen) != seen and name not in changed]
        docs = sum(name.startswith(MADE[0]) for name in changed)
        return Row(case, built, cold, (docs, len(changed) - docs), len(rewritten), len(differing(now, right)))

    def build(self, project: Path) -> Built:
        """Build a project."""
        time.sleep(SETTLED)
        out = self.folder / "stages.json"
        command = [sys.executable, "-m", "tests.bench.stages", str(out), "build", "--workers", str(self.workers)]
        built = measured(command, project)
        return built._replace(stages=json.loads(out.read_text(encoding="utf-8")))

    def others(self) -> Iterator[str]:
        """Render the Markdown of the project with other generators and yield the rows of a table."""
        yield f"| 本站（已生成的 docs/） | {self.rendered:.2f} | 1.00 | |"
        for name, command in others(self.project, self.folder / "others"):
            if command is None:
                yield f"| {name} | 未安装 | | |"
                continue
            built = measured(command, self.folder / "others")
            yield f"| {name} | {built.cpu:.2f} | {built.cpu / self.rendered:.2f} | {built.memory} |"


def edits(made: Sequence[tuple[str, str]]) -> list[tuple[str, Callable[[Path], None]]]:
    """Return the edits of a project that has all reports but the last; each comes on top of the one before."""
    name, text = made[len(made) // 2]
    at = text.rindex("。") + 1
    changed = f"{text[:at]}{SENTENCE}{text[at:]}"
    return [
        ("改一篇", lambda project: write(project, [(name, changed)])),
        ("加一篇", lambda project: write(project, [made[-1]])),
        ("改一条规则", add_rule),
    ]


def write(project: Path, reports: Sequence[tuple[str, str]]) -> None:
    """Write reports into the folder of sources."""
    (project / "seeds").mkdir(parents=True, exist_ok=True)
    for name, text in reports:
        (project / "seeds" / name).write_text(text, encoding="utf-8")


def add_rule(project: Path) -> None:
    """Add a rule of the operator's own."""
    rules = project / "knowledge" / "rules"
    rules.mkdir(parents=True)
    (rules / "boilerplate.yml").write_text(RULE, encoding="utf-8")
    (project / "fangzhi.yml").write_text("knowledge: knowledge\n", encoding="utf-8")


def files(project: Path) -> dict[str, Seen]:
    """Return all files that a build made, by their path."""
    paths = [path for folder in MADE for path in (project / folder).rglob("*") if path.is_file()]
    return {
        path.relative_to(project).as_posix(): Seen(
            hashlib.blake2b(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
        )
        for path in paths
    }


def differing(one: dict[str, Seen], other: dict[str, Seen]) -> set[str]:
    """Return the files that are on one side only or whose bytes differ."""
    return {
        name
        for name in one.keys() | other.keys()
        if name not in one or name not in other or one[name][0] != other[name][0]
    }


def measured(command: Sequence[str], folder: Path) -> Built:
    """Run a command; return its CPU seconds and memory, with its children. A failure ends the program."""
    log = folder.parent / "output.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]}: {process.returncode}\n{log.read_text(encoding='utf-8')[-2000:]}")
    return Built(usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, {})


def environment() -> dict[str, str]:
    """Return the environment of a build: it runs this clone, compiled once as it is where it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(CLONE), "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    sys.exit(main())
