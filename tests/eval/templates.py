"""The figures of every template, seen and unseen side by side.

A template is a family of documents that one publisher sets alike. Reports are seen if rules were made with them,
and unseen if nobody looked at them while a rule was made. `tests/gold/identity.csv` says what each labelled report
is; headings and themes are labelled in the folders beside it.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.gate.figures import yardstick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

GOLD = Path(__file__).parents[1] / "gold"
CLEAN: Final = frozenset({"province-2025"})
"""Templates whose reports are clean as they are, so that they get no edit and can be damaged to measure repair."""

SHARES: Final = ("title", "place", "year", "kind", "speaker", "office", "date", "session")
"""What `identity.csv` says about a report. An empty title means that the text states none; other empty fields are
not measured."""

FLOORS: Final = {
    "title": 0.97,
    "place": 0.97,
    "year": 0.97,
    "kind": 0.97,
    "headings p": 0.93,
    "headings r": 0.93,
    "level": 0.93,
    "themes": 0.94,
}
"""What all templates together must reach, seen and unseen each."""

GAPS: Final = frozenset({"opening", "ending", "promise"})
"""Gaps that only the structure shows. The labelled reports are complete, so that each is a false one."""

Row = dict[str, str]
Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of some reports: what each is, its headings, the themes of passages drawn from it."""

    template: str
    half: str
    identity: tuple[Row, ...]
    outline: tuple[Label, ...]
    themes: tuple[Label, ...]

    @property
    def files(self) -> set[str]:
        """Return the names of the reports."""
        return {row["file"] for row in (*self.identity, *self.outline, *self.themes)}

    def of(self, files: set[str]) -> Labels:
        """Return the labels of some reports alone."""
        identity = tuple(row for row in self.identity if row["file"] in files)
        outline = tuple(row for row in self.outline if row["file"] in files)
        return Labels(
            self.template, self.half, identity, outline, tuple(row for row in self.themes if row["file"] in files)
        )


def identities(path: Path = GOLD / "identity.csv") -> tuple[Row, ...]:
    """Return the rows of the table of identities."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def clean_only(names: Iterable[str]) -> set[str]:
    """Return the names of reports that are clean as they are: all but those of a labelled template that is not."""
    damaged = {row["file"] for row in identities() if row["template"] not in CLEAN}
    return {name for name in names if Path(name).name not in damaged}


def labels(folder: Path = GOLD) -> Iterator[Labels]:
    """Yield the labels of each template and half, in the order of the table of identities.

    The labels of a folder called `unseen` are unseen, although the texts of 2025 themselves were not.
    """
    rows = identities(folder / "identity.csv")
    for template in dict.fromkeys(row["template"] for row in rows):
        files = {row["file"] for row in rows if row["template"] == template}
        for half in ("seen", "unseen"):
            identity = tuple(row for row in rows if (row["template"], row["set"]) == (template, half))
            found = Labels(template, half, identity, _rows(folder, half, "outline"), _rows(folder, half, "themes"))
            if found.of(files).files:
                yield found.of(files)


def _rows(folder: Path, half: str, kind: str) -> tuple[Label, ...]:
    paths = sorted(folder.glob(f"*/*/{kind}.json"))
    chosen = (path for path in paths if (path.parent.name == "unseen") == (half == "unseen"))
    return tuple(row for path in chosen for row in json.loads(path.read_text(encoding="utf-8")))


def measure(data: Path, sources: Path, wanted: Labels) -> dict[str, float]:
    """Return the figures of exported data by name: shares from 0 to 1, and numbers of reports and false gaps."""
    score = yardstick()
    reports = {name: report for name, report in score.load(data, sources).items() if name in wanted.files}
    figures: dict[str, float] = {"reports": len(wanted.files)}
    for field in SHARES:
        rows = [row for row in wanted.identity if row[field] or field == "title"]
        if rows:
            figures[field] = sum(_right(reports, row, field) for row in rows) / len(rows)
    if wanted.outline:
        outline = score.score_outline(reports, wanted.outline)
        figures |= {"headings p": outline["p"], "headings r": outline["r"], "level": outline["level_right"] or 0.0}
    if wanted.themes:
        themes = score.score_themes(reports, wanted.themes)
        figures |= {"themes": themes["macro_f1"], "worst": min(each["f1"] for each in themes["each"].values())}
    gaps = [gap for report in reports.values() for gap in report.report["gaps"]]
    figures["false gaps"] = sum(gap["kind"] in GAPS for gap in gaps)
    return figures


def _right(reports: Mapping[str, Any], row: Row, field: str) -> bool:
    """Whether a field of a report has one of the labelled values; a title that no text states must be made."""
    if row["file"] not in reports:
        return False
    report = reports[row["file"]].report
    if field == "title" and not row["title"]:
        return bool(report.get("title_basis") == "made")
    found = report["place"]["name"] if field == "place" else report.get(field)
    return _squash(found) in {_squash(value) for value in row[field].split("|")}


def _squash(value: object) -> str:
    return "".join(str(value or "").split())


def together(parts: Sequence[Labels], half: str) -> Labels:
    """Return the labels of all templates of one half."""
    chosen = [part for part in parts if part.half == half]
    return Labels(
        "all",
        half,
        tuple(row for part in chosen for row in part.identity),
        tuple(row for part in chosen for row in part.outline),
        tuple(row for part in chosen for row in part.themes),
    )


def table(data: Path, sources: Path, files: set[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the table, and what is below its floor. Reports that are not here are named."""
    every = list(labels())
    here = [part.of(files) for part in every if part.files & files]
    lines = []
    if missing := sorted({name for part in every for name in part.files} - files):
        lines.append(f"not measured, because they are not in {sources}: {', '.join(missing)}")
    below = []
    totals = [total for half in ("seen", "unseen") if (total := together(here, half)).files]
    for part in (*here, *totals):
        figures = measure(data, sources, part)
        lines.append(f"{part.template} {part.half}: " + ", ".join(f"{n} {v:.4g}" for n, v in figures.items()))
        if part in totals:
            low = (name for name, floor in FLOORS.items() if figures.get(name, floor) < floor)
            below += [f"{part.half} {name} {figures[name]:.4g}" for name in low]
            below += [f"{part.half} false gaps {figures['false gaps']:g}"] * bool(figures["false gaps"])
    return lines, below
