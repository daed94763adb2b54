"""Measure themes against labels, by theme and decade: `python -m tests.eval.reliability --corpus DIR…`.

The labels are those in `tests/gold/` whose reports are in the folders, and those of the seeds. With `--update` the
figures become `generator/output/data/tables/reliability.csv`, which every site publishes with its data; sets whose
reports are not in the folders keep the figures that they have. Exit 2 for wrong use.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.corpus.gather import gather
from generator.knowledge.errors import FangzhiError
from generator.output.data.export import write_data
from generator.output.data.tables.reliability import COLUMNS, MEASURED, decade_of
from tests.gate.figures import yardstick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
GOLD: Final = ROOT / "tests" / "gold"
ALL: Final = "all"
"""The decade of a row over all of a set."""

Row = dict[str, str]


def main(argv: list[str] | None = None) -> int:
    """Print the figures of every set of labels whose reports are here; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.reliability", description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="folders of the labelled reports")
    parser.add_argument("--update", action="store_true", help="store the figures, to be published")
    arguments = parser.parse_args(argv)
    rows: list[Row] = []
    try:
        for folder in (ROOT / "seeds", *arguments.corpus):
            rows += measured(folder)
    except FangzhiError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    text = as_csv(rows)
    print(text, end="")
    if arguments.update:
        MEASURED.write_text(as_csv(merged(stored(), rows)), encoding="utf-8", newline="\n")
    return 0


def stored() -> list[Row]:
    """Return the rows that are published."""
    with MEASURED.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def merged(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """Return the new rows, and the old ones of sets that are not among them."""
    taken = {row["labels"] for row in new}
    kept = [row for row in old if row["labels"] not in taken]
    return sorted([*kept, *new], key=lambda row: (row["labels"], row["theme"], row["decade"]))


def as_csv(rows: Iterable[Row]) -> str:
    """Return rows as a table with a head."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def measured(folder: Path) -> Iterator[Row]:
    """Yield the rows of each set of labels whose reports are all in a folder."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        corpus = gather(folder)
        write_data(corpus, data)
        years = {Path(brief.file).name: brief.year for brief in corpus.briefs}
        found = yardstick().load(data, folder)
        for path in sorted(GOLD.glob("**/themes.json")):
            rows = json.loads(path.read_text(encoding="utf-8"))
            if {Path(row["file"]).name for row in rows} <= years.keys():
                yield from of_set(path.parent.relative_to(GOLD).as_posix(), rows, years, found)


def of_set(
    name: str, labels: Sequence[Mapping[str, Any]], years: Mapping[str, int | None], found: Mapping[str, Any]
) -> Iterator[Row]:
    """Yield a row for each theme of each decade of a set of labels, and of all decades together."""
    by_decade: dict[str, list[Mapping[str, Any]]] = {}
    for label in labels:
        by_decade.setdefault(decade_of(years[Path(label["file"]).name]), []).append(label)
    if len(by_decade) > 1:
        by_decade[ALL] = list(labels)
    for decade, chosen in sorted(by_decade.items()):
        for theme, figures in yardstick().score_themes(found, chosen)["each"].items():
            expected = sum(theme in label["must"] for label in chosen)
            yield _row((name, decade), theme, len(chosen), expected, figures)


def _row(where: tuple[str, str], theme: str, passages: int, expected: int, figures: Mapping[str, float]) -> Row:
    """Return the row of a theme; `where` are the set of labels and the decade."""
    name, decade = where
    is_idle = figures["p"] == 1 and not (expected and figures["r"])  # nothing was found, so none of it is wrong
    return {
        "labels": name,
        "tuned": "false" if name.endswith("unseen") else "true",
        "theme": theme,
        "decade": decade,
        "passages": str(passages),
        "expected": str(expected),
        "precision": "" if is_idle else f"{figures['p']:.3f}",
        "recall": f"{figures['r']:.3f}" if expected else "",
    }


if __name__ == "__main__":
    sys.exit(main())
