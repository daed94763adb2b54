"""Find copies and excerpts: `python -m tests.eval.witnesses --corpus DIR --reports 500 --copies 500`.

From the reports of a folder are made: reports of further years and places, of which each shares up to 60 per cent
of its text with another, and copies and excerpts of some of them. Printed are the shares found by kind, the false
merges, the time and the memory. Exit 1 if a figure is below its floor, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from generator.corpus.executors import start_workers
from generator.corpus.gather import gather
from tests.damage.copies import COPIES, Document, document, next_year, sentences
from tests.damage.samples import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.corpus.model import Corpus
    from tests.damage.samples import Sample

FLOOR = 0.99
"""The share of copies that is found; no two documents may be merged."""

MOST_SHARED = 0.6
"""The most that a report shares with that of another year or place."""

_NAME = re.compile("(?P<place>[一-鿿]+?(?:省|市|县|自治区))-(?P<year>[0-9]{4})")


class Figures(NamedTuple):
    """What was found: copies found and made by kind, and pairs of files that were merged wrongly."""

    found: Counter[str]
    made: Counter[str]
    missed: list[str]
    merged: list[str]

    @property
    def share(self) -> float:
        """Return the share of the copies that is found."""
        return self.found.total() / self.made.total()


def documents(samples: Sequence[Sample], number: int, rng: Random) -> list[Document]:
    """Return so many documents: the reports of the samples, then others made of them, year by year."""
    found = [
        document(match["place"], int(match["year"]), sample.paragraphs)
        for sample in samples
        if (match := _NAME.fullmatch(sample.name))
    ]
    stated = {(one.place, one.year) for one in found}
    pools = {
        one.place: sentences([p for other in found if other.place != one.place for p in other.body])
        for one in found
    }
    places = sorted(pools)
    for before in found:  # it grows
        if len(found) >= number:
            break
        place = before.place if rng.random() < 0.8 else rng.choice(places)
        year = before.year - 1
        while (place, year) in stated:
            year -= 1
        stated.add((place, year))
        share = rng.choice((0.2, 0.4, 0.5, MOST_SHARED))
        found.append(next_year(before, place, year, pools[place], share, rng))
    return found[:number]


def write(folder: Path, made: Sequence[Document], copies: int, rng: Random) -> dict[str, tuple[str, str]]:
    """Write documents and copies; return the name and kind of the document of each file."""
    files: dict[str, tuple[str, str]] = {}
    for number, one in enumerate(made):
        name = f"{number:04}.txt"
        (folder / name).write_text(one.text, encoding="utf-8")
        files[name] = (name, "")
    kinds = list(COPIES)
    for number in range(copies):
        of, kind = rng.randrange(len(made)), kinds[number % len(kinds)]
        name = f"copy-{number:04}.txt"
        (folder / name).write_bytes(COPIES[kind](made[of], rng))
        files[name] = (f"{of:04}.txt", kind)
    return files


def measure(corpus: Corpus, files: dict[str, tuple[str, str]]) -> Figures:
    """Return what was found of the copies in some files."""
    published = {report.id: report.file for report in corpus.reports}
    base = {file: file for file in published.values()}
    base |= {witness.report.file: published[witness.base] for witness in corpus.witnesses}
    figures = Figures(Counter(), Counter(), [], [])
    for file, (of, kind) in files.items():
        if kind:
            figures.made[kind] += 1
            figures.found[kind] += base.get(file, file) == base[of]
            if base.get(file, file) != base[of]:
                figures.missed.append(f"{file} ({kind}) of {of}: {base.get(file)}")
        if files[base.get(file, file)][0] != of:
            figures.merged.append(f"{file} of {of}: with {base[file]}")
    return figures


def main(argv: list[str] | None = None) -> int:
    """Make, gather, print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.witnesses", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of clean reports, one .txt each")
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--copies", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2)
    wanted = parser.parse_args(argv)
    rng = Random(11)
    try:
        made = documents(load(wanted.corpus), wanted.reports, rng)
    except OSError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    if not made:
        print("witnesses: not measured, since no report is named by place and year (湖北省-2025.txt)")
        return 0
    with tempfile.TemporaryDirectory() as place, start_workers(wanted.workers) as executor:
        files = write(Path(place), made, wanted.copies, rng)
        started = time.perf_counter()
        corpus = gather(Path(place), executor)
        figures = measure(corpus, files)
        print(f"{len(made)} reports, {wanted.copies} copies: {time.perf_counter() - started:.0f} s")
    for kind, count in figures.made.items():
        print(f"  {kind:<28}{figures.found[kind]:>5} of {count}")
    print(*figures.missed, sep="\n")
    print(f"witnesses found {figures.share:.2%} (floor {FLOOR:.0%}), merged wrongly {len(figures.merged)} (none)")
    print(*figures.merged, sep="\n")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {memory:.0f} MB")
    return 1 if figures.share < FLOOR or figures.merged else 0


if __name__ == "__main__":
    sys.exit(main())
