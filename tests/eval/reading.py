"""Read other reports and measure: `python -m tests.eval.reading --corpus DIR`.

Prints what was changed by rule, what place, year, kind and gaps were found, and the figures of every template
and every set of labels whose reports are in the folder. Exit 1 if a clean report is changed in more than width,
blanks, line ends, headings and boilerplate, or a figure is below its floor; 2 for wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.gather import gather
from generator.knowledge.errors import FangzhiError
from generator.knowledge.places import UNPLACED
from generator.knowledge.rules import weakest
from generator.output.data.export import write_data
from generator.reading.outline.read import RULES
from tests.eval.templates import clean_only, table
from tests.gate.figures import measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.model import Corpus

SHOWN = 20  # unexpected edits printed
HEADINGS = {rule.id for rule in RULES}
LABELS = Path(__file__).parents[1] / "gold" / "province-2025"
FLOORS = {"outline.f1": 0.92, "outline.level_right": 0.92, "themes.macro_f1": 0.92, "themes.worst": 0.88}
"""The figures that labels that no rule was made on must reach."""


def main(argv: list[str] | None = None) -> int:
    """Print what was read and the figures of the labels; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.reading", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of clean reports, one .txt each")
    folder = parser.parse_args(argv).corpus
    try:
        corpus = gather(folder)
    except FangzhiError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    if not corpus.reports:
        print(f"eval: {folder}: no report in it; name a folder of .txt files", file=sys.stderr)
        return 2
    print(*identities(corpus), sep="\n")
    changes = list(changed(corpus))
    print(*changes[:SHOWN], f"{len(changes)} edits besides style and boilerplate", sep="\n")
    return 1 if changes or sum(list(below(corpus, folder))) else 0


def identities(corpus: Corpus) -> Iterator[str]:
    """Yield what was found and changed."""
    reports = corpus.reports
    placed = sum(report.place.slug != UNPLACED for report in reports)
    yield f"{len(reports)} reports: {placed} with a place, {sum(r.year is not None for r in reports)} with a year"
    yield f"kinds {dict(Counter(r.kind for r in reports))}"
    yield f"gaps {dict(Counter(g.kind for r in reports for g in r.gaps))}"
    rules = corpus.knowledge.rules
    counts = Counter((rules[s].evidence, s) for r in reports for e in r.edits for s in e.steps)
    yield from (f"  {evidence:10} {rule:28} {count}" for (evidence, rule), count in sorted(counts.items()))
    yield from (f"  finding: {finding}" for finding in corpus.findings)


def changed(corpus: Corpus) -> Iterator[str]:
    """Yield a line for each edit that is neither style nor boilerplate: a clean report has none."""
    clean = clean_only(report.file for report in corpus.reports)
    for report in (report for report in corpus.reports if report.file in clean):
        for edit in report.edits:
            evidence = weakest(edit.steps, corpus.knowledge.rules).evidence
            if evidence not in {"style", "removed"} and not set(edit.steps) <= HEADINGS:
                yield f"changed: {report.file} at {edit.start}: {edit.before!r} → {edit.after!r} ({evidence})"


def below(corpus: Corpus, folder: Path) -> Iterator[int]:
    """Print the figures of every set of labels whose reports are here; yield how many are below their floors."""
    with tempfile.TemporaryDirectory() as place:
        write_data(corpus, Path(place) / "data")
        files = {Path(report.file).name for report in corpus.reports}
        lines, low = table(Path(place) / "data", folder, files)
        print(*lines, *(f"below its floor: {figure}" for figure in low), sep="\n")
        yield len(low)
        for labels in sorted(path for path in LABELS.iterdir() if path.is_dir()):
            if missing := needed(labels) - files:
                print(f"labels {labels.name}: not measured, {len(missing)} of their reports are not in {folder}")
                continue
            figures = measure(Path(place) / "data", folder, labels)
            print(f"labels {labels.name}: " + ", ".join(f"{name} {value:.4g}" for name, value in figures.items()))
            yield from (1 for name, floor in FLOORS.items() if figures.get(name, floor) < floor)


def needed(labels: Path) -> set[str]:
    """Return the files that a set of labels speaks of."""
    return {row["file"] for path in labels.glob("*.json") for row in json.loads(path.read_text(encoding="utf-8"))}


if __name__ == "__main__":
    sys.exit(main())
