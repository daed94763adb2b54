"""Put other reports into web pages and read them again: `python -m tests.eval.pages --corpus DIR`.

Each report is written as a text file and as a page of every layout (`tests/page_layouts.py`), and both are read.
The figures are the characters of passages that the page gives as well, what it gives beside them, and in how many
pages headings, place, year, kind and themes are the same. Exit 1 if a figure is below its floor; 2 for wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.gather import make_checked
from generator.knowledge import load_knowledge
from generator.reading.model import Report
from generator.sources.inventory import Source
from tests.page_layouts import INDENT, LAYOUTS, layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding

FLOORS = {"kept": 0.999, "added": 0.998, "headings": 1.0, "place": 1.0, "year": 1.0, "kind": 1.0, "themes": 0.98}
"""The share that each figure of a layout must reach; `added` is one less those not in the text."""


def main(argv: list[str] | None = None) -> int:
    """Print the figures of each layout; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.pages", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of clean reports, one .txt each")
    folder = parser.parse_args(argv).corpus
    files = sorted(folder.glob("**/*.txt"))
    if not files:
        print(f"eval: {folder}: no report in it; name a folder of .txt files", file=sys.stderr)
        return 2
    knowledge = load_knowledge()
    read = (make_checked(Source(file, file.name, None), file.read_bytes(), knowledge) for file in files)
    reports = [report for report in read if isinstance(report, Report)]
    texts = {Path(report.file).stem: [passage.text for passage in report.passages] for report in reports}
    print(f"{len(texts)} reports as pages")
    print(f"{'layout':18}" + "".join(f"{name:>10}" for name in FLOORS))
    missed = []
    for name in LAYOUTS:
        figures = measure(name, texts, knowledge)
        print(f"{name:18}" + "".join(f"{figures[figure]:>10.3%}" for figure in FLOORS))
        missed += [f"{name}: {figure}" for figure, floor in FLOORS.items() if figures[figure] < floor]
    print("below the floor: " + ", ".join(missed) if missed else "every floor is reached")
    return 1 if missed else 0


def measure(name: str, texts: Mapping[str, Sequence[str]], knowledge: Knowledge) -> dict[str, float]:
    """Return the figures of a layout over the reports whose passages are given by the name of their file."""
    sums: Counter[str] = Counter()
    for stem, text in texts.items():
        sums.update(compare(stem, text, layout(name, text), knowledge))
    shares = {figure: sums[figure] / len(texts) for figure in ("headings", "place", "year", "kind", "themes")}
    return {"kept": 1 - sums["lost"] / sums["total"], "added": 1 - sums["extra"] / sums["total"], **shares}


def _made(file: str, data: bytes, knowledge: Knowledge) -> Report | Finding:
    return make_checked(Source(Path(file), file, None), data, knowledge)


def compare(stem: str, text: Sequence[str], page: bytes, knowledge: Knowledge) -> Counter[str]:
    """Return the characters of a text, those that its page loses or adds, and which readings are the same."""
    plain = _made(f"{stem}.txt", "\n".join(f"{INDENT}{line}" for line in text).encode(), knowledge)
    found = _made(f"{stem}.html", page, knowledge)
    total = sum(map(len, text))
    if not (isinstance(plain, Report) and isinstance(found, Report)):
        return Counter(total=total, lost=total)
    wanted, given = (Counter(passage.text for passage in report.passages) for report in (plain, found))
    return Counter(
        total=total,
        lost=sum(len(line) * count for line, count in (wanted - given).items()),
        extra=sum(len(line) * count for line, count in (given - wanted).items()),
        headings=headings(plain) == headings(found),
        place=plain.place.slug == found.place.slug,
        year=plain.year == found.year,
        kind=plain.kind == found.kind,
        themes=themes(plain) == themes(found),
    )


def headings(report: Report) -> list[tuple[str, int | None]]:
    """Return the headings of a report with their levels."""
    return [(passage.text, passage.level) for passage in report.passages if passage.kind == "heading"]


def themes(report: Report) -> Counter[tuple[str, str]]:
    """Return the themes of a report with the text of the passage."""
    return Counter((passage.text, hit.id) for passage in report.passages for hit in passage.themes)


if __name__ == "__main__":
    sys.exit(main())
