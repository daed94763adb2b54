"""Measure indicators against labels made by reading: `python -m tests.eval.indicators --corpus DIR…`.

The labels are those of `tests/gold/indicators/` whose reports are all in the folders, and those of the seeds. What
is measured are exported rows. Recall is over every labelled target and result (where rows say `main`, over those
alone); precision over what is read in the paragraph of the main targets and in labelled sentences, because labels
are complete nowhere else. With `--update` the figures become `indicator-reliability.csv`, which every site
publishes; `--show` prints what is missed or wrong, but of reports that no rule may be made with. Exit 1 if a
figure is below its floor, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from generator.corpus.gather import gather
from generator.knowledge.errors import FangzhiError
from generator.output.data.export import write_data
from generator.output.data.quoted_numbers import numbers_in
from generator.output.data.tables.reliability import INDICATOR_COLUMNS, INDICATORS
from tests.eval.statements import Found, Read, found_in, matched
from tests.gate.figures import GOLD as SEEDS_GOLD
from tests.gate.figures import yardstick

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
GOLD: Final = ROOT / "tests" / "gold" / "indicators"
UNSEEN: Final = "unseen"
FLOORS: Final = {"recall": 0.95, "precision": 0.95, "same_kind": 0.95}
"""What the targets of each set must reach."""

Row = dict[str, str]
Labels = list[dict[str, Any]]


@dataclass
class Count:
    """What is counted of a kind of label, and the statements that are missed or wrong."""

    reports: set[str] = field(default_factory=set)
    labelled: int = 0
    found: int = 0
    read: int = 0
    right: int = 0
    kinds: int = 0
    faults: list[str] = field(default_factory=list)

    def row(self, labels: str, kind: str) -> Row:
        """Return the counts as a row of the published table; a share of nothing is empty."""
        return {
            "labels": labels,
            "tuned": "false" if labels.endswith(UNSEEN) else "true",
            "kind": kind,
            "reports": str(len(self.reports)),
            "labelled": str(self.labelled),
            "found": str(self.found),
            "read": str(self.read),
            "right": str(self.right),
            "recall": _share(self.found, self.labelled) if kind != "trap" else "",
            "precision": _share(self.right, self.read) if kind != "trap" else "",
            "same_kind": _share(self.kinds, self.found) if kind != "trap" else "",
        }


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


def main(argv: list[str] | None = None) -> int:
    """Print the figures of every set of labels whose reports are here; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.indicators", description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="folders of the labelled reports")
    parser.add_argument("--update", action="store_true", help="store the figures, to be published")
    parser.add_argument("--show", action="store_true", help="print what is missed or wrong, but of unseen reports")
    arguments = parser.parse_args(argv)
    rows: list[Row] = []
    try:
        for folder in (ROOT / "seeds", *arguments.corpus):
            for row, faults in measured(folder):
                rows.append(row)
                if arguments.show and row["tuned"] == "true":
                    print(*faults, sep="\n", end="\n" if faults else "")
    except FangzhiError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    print(as_csv(rows), end="")
    if arguments.update:
        INDICATORS.write_text(as_csv(merged(stored(), rows)), encoding="utf-8", newline="\n")
    return 1 if list(below(rows)) else 0


def below(rows: Iterable[Row]) -> Iterator[str]:
    """Yield what is below its floor, and say so."""
    for row in rows:
        for name, floor in FLOORS.items():
            if row["kind"] in {"target", "all"} and float(row[name] or 1) < floor:
                said = f"{row['labels']} {row['kind']}: {name} {row[name]} is below {floor}"
                print(said, file=sys.stderr)
                yield said
        if row["kind"] == "trap" and row["read"] != "0":
            said = f"{row['labels']}: {row['read']} traps are taken for indicators"
            print(said, file=sys.stderr)
            yield said


def stored() -> list[Row]:
    """Return the rows that are published."""
    with INDICATORS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def merged(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """Return the new rows, and the old ones of sets that are not among them."""
    taken = {row["labels"] for row in new}
    return sorted([*(row for row in old if row["labels"] not in taken), *new], key=lambda row: row["labels"])


def as_csv(rows: Iterable[Row]) -> str:
    """Return rows as a table with a head."""
    text = io.StringIO()
    table = csv.DictWriter(text, INDICATOR_COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def measured(folder: Path) -> Iterator[tuple[Row, list[str]]]:
    """Yield the rows of each set of labels whose reports are all in a folder, with what is missed or wrong."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        corpus = gather(folder)
        write_data(corpus, data)
        if folder.resolve() == (ROOT / "seeds").resolve():
            yield of_seeds(data, folder)
        read = Read(data)
        for path in sorted(GOLD.glob("*.yml")):
            labels = yaml.safe_load(path.read_text(encoding="utf-8"))
            if {row["file"] for row in labels} <= read.files:
                yield from of_set(f"indicators/{path.stem}", labels, read)


def of_seeds(data: Path, folder: Path) -> tuple[Row, list[str]]:
    """Return the row of the seeds, by the yardstick of the gate."""
    score = yardstick()
    labels = json.loads((SEEDS_GOLD / "indicators.json").read_text(encoding="utf-8"))
    exported = [json.loads(line) for line in (data / "indicators.jsonl").read_text(encoding="utf-8").splitlines()]
    found = score.score_indicators(score.load(data, folder), labels, exported)
    right = round(found["r"] * found["n"])
    count = Count({label["file"] for label in labels}, found["n"], right, right + len(found["extra"]), right)
    count.kinds = round((found["same_kind"] or 0) * right)
    count.faults = [f"missed {one}" for one in found["missed"]] + [f"wrong {one}" for one in found["extra"]]
    return count.row("seeds", "all"), count.faults


def of_set(name: str, labels: Labels, read: Read) -> Iterator[tuple[Row, list[str]]]:
    """Yield a row for the targets, the results and the traps of a set of labels."""
    counts: dict[str, Count] = defaultdict(Count)
    for label in labels:
        _of_report(label, read.of_file(label["file"]), counts)
    yield from ((counts[kind].row(name, kind), counts[kind].faults) for kind in ("target", "result", "trap"))


def _of_report(label: Mapping[str, Any], report: Found, counts: Mapping[str, Count]) -> None:
    wanted = [(kind, row) for kind in ("target", "result") for row in label.get(f"{kind}s", ())]
    pairs = matched([row for _, row in wanted], report)
    for at, (kind, row) in enumerate(wanted):
        count = counts[kind]
        count.reports.add(label["file"])
        if row.get("main", True):
            count.labelled += 1
            count.found += at in pairs
            count.kinds += at in pairs and pairs[at]["kind"] == kind
            if at not in pairs:
                count.faults.append(_fault("missed", label, row))
    used = {id(row) for row in pairs.values()}
    quoted = [(kind, span) for kind, one in wanted for span in found_in(report, one["quote"])]
    traps = [(numbers_in(words), span) for words in label["no_indicator"] for span in found_in(report, words)]
    for row in report.rows:
        trap = any(report.meets(row, span) and _has(row, numbers) for numbers, span in traps)
        near = [kind for kind, span in quoted if report.meets(row, span)]
        kind = near[0] if near else "target" if report.in_paragraph(row, label) else ""
        is_right = id(row) in used
        if kind:
            counts[kind].read += 1
            counts[kind].right += is_right
        if trap and not is_right:
            counts["trap"].read += 1
        if (kind or trap) and not is_right:
            counts[kind or "trap"].faults.append(_fault("wrong", label, row))
    counts["trap"].reports.add(label["file"])
    counts["trap"].labelled += len(label["no_indicator"])


def _has(row: Mapping[str, Any], numbers: Container[float]) -> bool:
    """Whether a row takes its value from numbers: a sentence may name 5G and state another number."""
    value = row["value"]
    return any(abs(end) in numbers for end in (value if isinstance(value, list) else [value]) if end is not None)


def _fault(what: str, label: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    return f"{what} {label['file']} {row['quote']} {row['operator']} {row['value']} {row['unit']}"


if __name__ == "__main__":
    sys.exit(main())
