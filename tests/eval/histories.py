"""Random histories of corpora: `python -m tests.eval.histories --histories 1000`.

Each is a small folder of made-up reports that is built, changed and built again: corrections, insertions,
deletions, splits, merges, other orders, other rules, renamed files and places, further reports, copies. Printed is
what became of the ids; exit 1 if one leads nowhere or to other words, or if too few of the corrected paragraphs
keep theirs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.histories.judge import history

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_NOTED = 0.02
"""The most ids, of all, whose text is there and to whose readers it is said to be gone: for doubts a link pays."""


def run(numbers: Sequence[int], folder: Path) -> tuple[Counter[str], list[str]]:
    """Return counts of what became of the ids of some histories, and what was wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for number in numbers:
        made = history(folder, number)
        counts += made.counts
        counts["histories"] += 1
        wrong += [f"history {number} ({', '.join(made.deeds)}): {one}" for one in made.wrong]
    return counts, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the histories and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (default: 0)")
    parser.add_argument("--corpus", help="taken and not read: the reports are made up")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        counts, wrong = run(range(given.first, given.first + given.histories), Path(folder))
    ids = counts["kept"] + counts["led on"] + counts["noted, text there"]
    noted = counts["noted, text there"] / ids if ids else 0.0
    print(f"{counts['histories']} histories, {ids} ids after builds: {len(wrong)} lost or on other words")
    print(f"kept {counts['kept']}, led on {counts['led on']}, noted as gone though there {noted:.2%}")
    for one in wrong:
        print(one, file=sys.stderr)
    return 1 if wrong or noted > MOST_NOTED else 0


if __name__ == "__main__":
    sys.exit(main())
