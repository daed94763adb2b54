"""Speed and memory, as ratios taken side by side in one run: a noisy machine slows both sides alike.

    python -m tests.bench [--corpus FOLDER] [--rounds N]

Printed are medians over the rounds. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from opencc import OpenCC

from generator.corpus.gather import gather
from generator.knowledge import load_knowledge
from generator.output.write import write_docs
from generator.reading.report import make_report
from generator.sources.read import read_source
from generator.text.restore import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEEDS = Path(__file__).parents[2] / "seeds"
HARD = {
    "one line": "坚持稳中求进，推动高质量发展；就业、教育、医疗、生态，",
    "sentences": "全力推动产业发展。新增城镇就业5.8万人。",
    "short lines": "全力推动产业发展\n　　优化产业链工作机制，力争达34%以上。\n",
    "brackets": "[甲](乙)*_`<&",
    "question marks": "提振?偟膩碚f，干部??精氣神",
    "glosses": "區(qū)高質(zhì)量發(fā)展會(huì)",
    "letterspaced": "字 ",
    "redactions": "**同志_***、",
}
"""Texts, repeated without end, that would show a step whose time grows faster than the text."""
FEW, MANY = 100, 1_000  # reports, for the cost of one more


def main() -> int:
    """Print the table."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--corpus", type=Path, default=SEEDS)
    command.add_argument("--rounds", type=int, default=7)
    command.add_argument("--scale", action="store_true", help=f"also {MANY} reports against {FEW} (minutes)")
    arguments = command.parse_args()
    sources = sorted(arguments.corpus.rglob("*.txt"))
    if not sources:
        print(f"no .txt file in {arguments.corpus}", file=sys.stderr)
        return 2
    size = sum(path.stat().st_size for path in sources)
    print(f"{len(sources)} reports, {size / 1e6:.2f} MB, {arguments.rounds} rounds, one worker")
    floor, text, whole = side_by_side(
        [lambda: plain(sources), lambda: restored(sources), lambda: generated(arguments.corpus)], arguments.rounds
    )
    print(f"read, convert with OpenCC, write   {floor * 1e3:8.1f} ms   1.00 ×")
    print(f"restore the text, with its ledger  {text * 1e3:8.1f} ms   {text / floor:.2f} ×")
    print(f"generate everything but the site   {whole * 1e3:8.1f} ms   {whole / floor:.2f} ×")
    for name, ratio in growth():
        print(f"ten times the text, {name:16} {ratio:8.1f} × the time")
    if arguments.scale:
        few, many = (cost(sources, number) for number in (FEW, MANY))
        print(f"cost of a report at {FEW}: {few[0]:.2f} ms, {few[1]:.0f} MB peak")
        print(f"cost of a report at {MANY}: {many[0]:.2f} ms, {many[1]:.0f} MB peak   {many[0] / few[0]:.2f} ×")
    return 0


def side_by_side(tasks: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return the median seconds of each task, taken in turn after one round that is not counted."""
    taken: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds + 1):
        for task, times in zip(tasks, taken, strict=True):
            start = time.perf_counter()
            task()
            times.append(time.perf_counter() - start)
    return [statistics.median(times[1:]) for times in taken]


def growth() -> Iterator[tuple[str, float]]:
    """Yield, for texts that invite squared time, how the time of 1 MB of it compares with that of 100 KB."""
    knowledge = load_knowledge()
    for name, unit in HARD.items():
        texts = [read_source("x", (unit * (size // len(unit.encode()))).encode()) for size in (100_000, 1_000_000)]
        small, large = side_by_side([partial(make_report, text, None, knowledge) for text in texts], 3)
        yield name, large / small


def plain(sources: Sequence[Path]) -> None:
    """Read, convert with OpenCC and write: the least that any such tool does."""
    converter = OpenCC("t2s")
    with tempfile.TemporaryDirectory() as folder:
        for path in sources:
            text = converter.convert(path.read_bytes().decode("utf-8-sig", "replace"))
            (Path(folder) / path.name).write_text(text, encoding="utf-8")


def restored(sources: Sequence[Path]) -> None:
    """Run the text layer and write the clean texts."""
    knowledge = load_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        for path in sources:
            origin = read_source(path.name, path.read_bytes())
            text = restore(origin.text, knowledge).tracked.text
            (Path(folder) / path.name).write_text(text, encoding="utf-8")


def generated(corpus: Path) -> None:
    """Generate everything but the site."""
    with tempfile.TemporaryDirectory() as folder:
        write_docs(gather(corpus), Path(folder))


def cost(sources: Sequence[Path], number: int) -> tuple[float, float]:
    """Return milliseconds a report and peak megabytes for a corpus of that many replicated reports."""
    with tempfile.TemporaryDirectory() as folder:
        replicate(sources, Path(folder), number)
        code = f"from tests.bench.__main__ import one_run; one_run({folder!r}, {number})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    milliseconds, megabytes = done.stdout.split()
    return float(milliseconds), float(megabytes)


def one_run(folder: str, number: int) -> None:
    """Print the cost of one report and the peak memory of this process."""
    load_knowledge()
    start = time.perf_counter()
    generated(Path(folder))
    taken = time.perf_counter() - start
    print(taken / number * 1e3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def replicate(sources: Sequence[Path], folder: Path, number: int) -> None:
    """Write so many reports: the sources again and again, with other figures and other names."""
    for n in range(number):
        path = sources[n % len(sources)]
        text = path.read_bytes().decode("utf-8", "replace")
        turned = text.translate(str.maketrans("0123456789", "".join(str((d * 3 + n) % 10) for d in range(10))))
        (folder / f"{n:05d}-{path.name}").write_text(text if n < len(sources) else turned, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
