"""`python -m tests.eval --corpus DIR --runs 10000`: exit 0 done, 1 a figure below its floor, 2 wrong use."""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge import load_knowledge
from generator.text.restore import restore
from tests.damage.samples import load
from tests.eval.figures import failures, table
from tests.eval.run import KINDS, run
from tests.eval.templates import clean_only

if TYPE_CHECKING:
    from tests.damage.samples import Sample


def main(argv: list[str] | None = None) -> int:
    """Run, print the table of figures, and return the exit code. Nothing is skipped in silence."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of clean reports, one .txt each")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument(
        "--kind", action="append", default=[], choices=sorted(KINDS), help="only this kind of damage"
    )
    parser.add_argument("--examples", type=Path, help="write failing cases to this file")
    wanted = parser.parse_args(argv)
    try:
        samples = clean_samples(load(wanted.corpus))
    except OSError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    if not samples:
        print("damage: not measured, since none of the reports is clean as it is")
        return 0
    knowledge = load_knowledge()
    started = time.perf_counter()
    tally = run(samples, partial(restore, knowledge=knowledge), knowledge.rules, wanted.runs, tuple(wanted.kind))
    print(table(tally))
    print(f"{time.perf_counter() - started:.0f} s")
    if wanted.examples:
        cases = (f"## {name}\n" + "\n".join(found) for name, found in sorted(tally.examples.items()))
        wanted.examples.write_text("\n".join(cases) + "\n", encoding="utf-8")
    missed = failures(tally)
    print("below the floor: " + ", ".join(missed) if missed else "every floor is reached")
    return 1 if missed else 0


def clean_samples(samples: tuple[Sample, ...]) -> tuple[Sample, ...]:
    """Return the samples of clean reports; say how many are left out."""
    clean = clean_only(f"{sample.name}.txt" for sample in samples)
    chosen = tuple(sample for sample in samples if f"{sample.name}.txt" in clean)
    if len(chosen) < len(samples):
        print(f"{len(samples) - len(chosen)} reports are not damaged further: they are not clean as they are")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
