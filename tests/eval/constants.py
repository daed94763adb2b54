"""What hangs on a tuned number: each is made a fifth smaller and a fifth larger, and the figures are taken again.

    python -m tests.eval.constants [--only WORD] [--corpus DIR] [--runs N] [--workers N]

The numbers are in constants.yml, with the kinds of damage that they are for; of each other number of the
package it says that it is a choice, and why, or a fact. Taken are the figures of the gold labels of the seeds,
the places and years found in them, and the shares of those kinds of damage. With --corpus, a folder of clean
reports, also those of labels that no rule was made on (tests/gold/province-2025), and the damage is done to
these reports. `flat` is a number that no figure holds: any near it would do. Costs seconds a number, with a
corpus a minute; exit code 2 where a number of the table is no longer in the source.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import yaml

from generator.corpus.gather import gather
from generator.knowledge import load_knowledge
from generator.output.data.export import write_data
from generator.text.restore import restore
from tests.damage.samples import FOLDER, load
from tests.eval.figures import shares
from tests.eval.reading import LABELS, needed
from tests.eval.run import run
from tests.eval.trial import PACKAGE, ROOT, Trial, TrialError, trials
from tests.gate.figures import measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TABLE = Path(__file__).with_suffix(".yml")
STEP = 0.2
"""The share by which a number is changed."""
SHOWN = 0.0005
"""Changes of a figure below this are not shown."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Tuned:
    """A number of a file of the package, and the kinds of damage it is for."""

    file: str
    name: str
    damage: tuple[str, ...]

    def found(self) -> tuple[str, str]:
        """Return the text that gives the number its value, and the value; a TrialError if it is not there once."""
        text = (ROOT / PACKAGE / self.file).read_text(encoding="utf-8")
        pattern = rf"^ *{re.escape(self.name)}(?:: Final)?(?: =|:) (-?[0-9][0-9_.]*)(?=\s)"
        matches = list(re.finditer(pattern, text, re.MULTILINE))
        if len(matches) != 1:
            raise TrialError(f"{PACKAGE}/{self.file} gives {self.name} {len(matches)} times")
        return matches[0][0], matches[0][1]


def tuned() -> list[Tuned]:
    """Return the numbers of the table that this command tries."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["tuned"]
    return [Tuned(row["file"], name, tuple(row["damage"])) for row in rows for name in row["names"]]


def accounted() -> Counter[tuple[str, str]]:
    """Return the numbers that the table has, by file and name: those that are tuned, choices and facts."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    others = [*(row["of"] for row in table["choices"]), table["facts"]]
    named = [(file, name) for part in others for file, names in part.items() for name in names]
    return Counter([*((number.file, number.name) for number in tuned()), *named])


def around(value: str) -> tuple[str, str]:
    """Return a number made smaller and larger, by one at least where it is whole."""
    number = ast.literal_eval(value)
    if isinstance(number, int):
        step = max(1, round(abs(number) * STEP))
        return str(number - step), str(number + step)
    return f"{number - abs(number) * STEP:.6g}", f"{number + abs(number) * STEP:.6g}"


def figures(damage: Sequence[str], corpus: Path | None, runs: int) -> Figures:
    """Return the figures of this copy of the project; higher is better in all."""
    found = dict(labelled(ROOT / "seeds", [ROOT / "tests" / "gold" / "seeds"]))
    if corpus:
        found |= labelled(corpus, sorted(path for path in LABELS.iterdir() if path.is_dir()))
    if damage:
        knowledge = load_knowledge()
        samples = load(corpus or FOLDER)
        found |= shares(run(samples, partial(restore, knowledge=knowledge), knowledge.rules, runs, tuple(damage)))
    return found


def labelled(folder: Path, labels: Sequence[Path]) -> Iterator[tuple[str, float]]:
    """Yield the figures of the reports of a folder by sets of labels, and how many have a place and a year."""
    corpus = gather(folder)
    yield f"places of {folder.name}", sum(report.place.level is not None for report in corpus.reports)
    yield f"years of {folder.name}", sum(report.year is not None for report in corpus.reports)
    there = {report.file for report in corpus.reports}
    with tempfile.TemporaryDirectory() as place:
        write_data(corpus, Path(place) / "data")
        for gold in labels:
            if folder == ROOT / "seeds" or needed(gold) <= there:
                measured = measure(Path(place) / "data", folder, gold)
                yield from ((f"{gold.parent.name}/{gold.name} {name}", value) for name, value in measured.items())


def taken(trial: Trial, number: Tuned, given: argparse.Namespace) -> Figures:
    """Return the figures of a copy of the project as it is now; a TrialError where none can be taken."""
    corpus = ["--corpus", str(given.corpus.resolve())] if given.corpus else []
    wanted = ["--measure", ",".join(number.damage), "--runs", str(given.runs), *corpus]
    done = trial.run("-m", "tests.eval.constants", *wanted)
    if done.returncode:
        raise TrialError(done.stderr.strip().rpartition("\n")[2])
    found: Figures = json.loads(done.stdout)
    return found


def told(before: Figures, now: Figures) -> str:
    """Return the figures that moved, or that none did."""
    moved = [
        f"{name} {now.get(name, 0) - value:+.3g}"
        for name, value in before.items()
        if abs(now.get(name, 0) - value) > SHOWN
    ]
    return ", ".join(moved) or "flat"


def tried(number: Tuned, free: SimpleQueue[Trial], given: argparse.Namespace) -> str:
    """Return what moves when a number is another, as a few lines."""
    trial = free.get()
    try:
        text, value = number.found()
        before = taken(trial, number, given)
        lines = [f"{number.file}: {number.name} = {value}"]
        for other in around(value):
            with trial.changed(number.file, text, text.removesuffix(value) + other):
                lines.append(f"  {other:>9}  {told(before, taken(trial, number, given))}")
    except TrialError as error:
        return f"{number.file}: {number.name}: {error}"
    finally:
        free.put(trial)
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print what hangs on each number."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("--only", default="", help="numbers with this word in their file or name")
    command.add_argument("--corpus", type=Path, help="folder of clean reports, one .txt each")
    command.add_argument("--runs", type=int, default=200, help="pages of all kinds of damage together")
    command.add_argument("--workers", type=int, default=2)
    command.add_argument("--measure", metavar="KINDS", help=argparse.SUPPRESS)
    given = command.parse_args(arguments)
    if given.measure is not None:
        print(json.dumps(figures([kind for kind in given.measure.split(",") if kind], given.corpus, given.runs)))
        return 0
    numbers = [number for number in tuned() if given.only in f"{number.file}: {number.name}"]
    gone = False
    with trials(given.workers) as copies, ThreadPoolExecutor(given.workers) as pool:
        free: SimpleQueue[Trial] = SimpleQueue()
        for copy in copies:
            free.put(copy)
        for result in pool.map(lambda one: tried(one, free, given), numbers):
            gone = gone or "\n" not in result
            print(result, flush=True)
    return 2 if gone else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
