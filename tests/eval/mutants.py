"""Which faults the unit tests see: named changes of the source, each tried on the tests of its folder.

    python -m tests.eval.mutants [--only WORD] [--workers N]

The changes are in mutants.yml. Prints `killed` or `SURVIVED` for each and ends with the sums; the exit code is 1
where one survives, 2 where one does not fit the source or its tests fail without it. Costs a quarter of an hour:
`make test` only checks that each change fits (tests/unit/test_eval_tables.py).
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import yaml

from tests.eval.trial import Trial, TrialError, trials

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = Path(__file__).with_suffix(".yml")
ERRORS_IN_TESTS = 2
"""The exit code of pytest where modules cannot be read; higher ones say that no test was run."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of the source that makes it wrong.

    In `file` of the package, `after` is put for `before`. `why` says what it breaks. `tests` are those that are to
    see it: where the table does not say, the unit tests of the folder.
    """

    file: str
    before: str
    after: str
    why: str
    tests: tuple[str, ...]


def load() -> list[Mutant]:
    """Return the mutants of the table."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [Mutant(row["file"], row["before"], row["after"], row["why"], _tests(row)) for row in rows]


def _tests(row: dict[str, str]) -> tuple[str, ...]:
    folder = Path("tests", "unit", row["file"]).parent
    return tuple(row["tests"].split()) if "tests" in row else (str(folder),)


def passes(trial: Trial, tests: Sequence[str]) -> bool:
    """Whether tests pass in a copy as it is; a TrialError where they cannot be run."""
    done = trial.run("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests)
    if done.returncode > ERRORS_IN_TESTS:
        raise TrialError(f"pytest ends with {done.returncode}: {' '.join(tests)}")
    return done.returncode == 0


def try_out(mutant: Mutant, free: SimpleQueue[Trial]) -> str:
    """Return what becomes of a mutant, tried in a free copy of the project."""
    trial = free.get()
    try:
        with trial.changed(mutant.file, mutant.before, mutant.after):
            return "SURVIVED" if passes(trial, mutant.tests) else "killed"
    except TrialError as error:
        return f"unfit: {error}"
    finally:
        free.put(trial)


def unsound(tests: tuple[str, ...], free: SimpleQueue[Trial]) -> str:
    """Return why tests say nothing of a mutant: they fail without any; or nothing."""
    trial = free.get()
    try:
        return "" if passes(trial, tests) else f"fail without a change: {' '.join(tests)}"
    except TrialError as error:
        return str(error)
    finally:
        free.put(trial)


def main(arguments: Sequence[str]) -> int:
    """Print what became of each mutant."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("--only", default="", help="those with this word in their file or their reason")
    command.add_argument("--workers", type=int, default=2)
    given = command.parse_args(arguments)
    mutants = [mutant for mutant in load() if given.only in mutant.file + mutant.why]
    fates: list[str] = []
    with trials(given.workers) as copies, ThreadPoolExecutor(given.workers) as pool:
        free: SimpleQueue[Trial] = SimpleQueue()
        for copy in copies:
            free.put(copy)
        sets = sorted({mutant.tests for mutant in mutants})
        if problems := list(filter(None, pool.map(lambda tests: unsound(tests, free), sets))):
            print("\n".join(problems))
            return 2
        for mutant, fate in zip(mutants, pool.map(lambda one: try_out(one, free), mutants), strict=True):
            fates.append(fate.split(":")[0])
            print(f"{fate:9} {mutant.file}: {mutant.why}", flush=True)
    print(", ".join(f"{fates.count(name)} {name}" for name in ("killed", "SURVIVED", "unfit")))
    return 2 if "unfit" in fates else int("SURVIVED" in fates)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
