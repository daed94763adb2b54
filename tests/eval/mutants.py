"""Which faults the unit tests notice: named changes of the source, each tried on the tests of its layer.

    python -m tests.eval.mutants [--only WORD] [--workers N]

The changes are in mutants.yml. Prints `killed` or `SURVIVED` for each (`known` if the table says why one may
survive) and ends with the totals; the exit code is 1 if one survives, 2 if one no longer fits the source.
Takes minutes, so it is not part of `make test`.
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


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of the source that makes it wrong.

    In `file` of the package, `after` replaces `before`. `why` says what it breaks. `tests` are those that should
    notice it, by default the unit tests of the layer. `known` is the reason why one may survive, if it may.
    """

    file: str
    before: str
    after: str
    why: str
    tests: tuple[str, ...]
    known: str


def load() -> list[Mutant]:
    """Return the mutants of the table."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [
        Mutant(row["file"], row["before"], row["after"], row["why"], _tests(row), row.get("known", ""))
        for row in rows
    ]


def _tests(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row.get("tests", f"tests/unit/{row['file'].split('/')[0]}").split())


def try_out(mutant: Mutant, free: SimpleQueue[Trial]) -> str:
    """Return the fate of a mutant, tried in a free copy of the project."""
    trial = free.get()
    try:
        with trial.changed(mutant.file, mutant.before, mutant.after):
            done = trial.run("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *mutant.tests)
    except TrialError as error:
        return f"gone: {error}"
    finally:
        free.put(trial)
    if done.returncode:
        return "killed"
    return f"known: {mutant.known}" if mutant.known else "SURVIVED"


def main(arguments: Sequence[str]) -> int:
    """Print the fate of each mutant."""
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
        for mutant, fate in zip(mutants, pool.map(lambda one: try_out(one, free), mutants), strict=True):
            fates.append(fate.split(":")[0])
            print(f"{fate:9} {mutant.file}: {mutant.why}", flush=True)
    print(", ".join(f"{fates.count(name)} {name}" for name in ("killed", "SURVIVED", "known", "gone")))
    return 2 if "gone" in fates else int("SURVIVED" in fates)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
