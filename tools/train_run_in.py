"""Make generator/knowledge/data/outline-weights.csv, the weights of the run-in model, from labelled reports.

    python tools/train_run_in.py FOLDER…

The folders contain the files that tools/run-in-labels.csv names: seeds/, and the provincial work reports of 2025
of the repository alexzhu0/government_report_rag (MIT). A label is 1 for a run-in heading and ? for a sentence that
readers may take either way; any other sentence of a named file with the form of one is not a heading. The labels
were made by reading, with the help of earlier models. Needs `pip install -e '.[train]'`; the same input gives the
same file.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from generator.knowledge import load_knowledge
from generator.reading.outline.outline_rows import read_rows
from generator.reading.outline.read import read_parts
from generator.reading.outline.run_in.parallels import inner_groups, second_features
from generator.reading.outline.search import HeadingSearch
from generator.sources.read import read_source
from generator.text.restore import restore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.outline.run_in.candidates import HeadingCandidate

HERE = Path(__file__).parent
TARGET = HERE.parent / "generator" / "knowledge" / "data" / "outline-weights.csv"
FOLDS = 8
MIN_REPORTS = 5  # a feature seen in fewer reports would learn their names
STRENGTH, SECOND_STRENGTH = 1.0, 0.3  # inverse regularization of the two models, chosen by cross-validation
LEAST = 0.005  # smaller weights decide nothing


@dataclass(frozen=True)
class Report:
    """The candidates of a report, their features, and their labels (None: undecided)."""

    name: str
    candidates: Sequence[HeadingCandidate]
    features: Sequence[Sequence[str]]
    labels: Sequence[int | None]


def main(folders: Sequence[str]) -> None:
    """Train on the labelled files of the folders, print the errors of cross-validation, write the weights."""
    knowledge = load_knowledge()
    labels = read_labels()
    files = sorted(p for folder in folders for p in Path(folder).iterdir() if p.name in labels)
    missing = set(labels) - {p.name for p in files}
    if missing:
        sys.exit(f"not in the folders: {', '.join(sorted(missing))}")
    reports = [read_report(path, labels[path.name], knowledge) for path in files]
    unseen = [first for fold in range(FOLDS) for first in scores_of_fold(reports, fold)]
    by_name = dict(unseen)
    print_errors(reports, by_name)
    weights = first_weights(reports) | second_weights(reports, by_name)
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["feature", "weight"])
        rows.writerows([name, f"{weights[name]:.3f}"] for name in sorted(weights) if abs(weights[name]) >= LEAST)


def read_labels() -> dict[str, dict[str, str]]:
    """Return the label of each labelled sentence, by file."""
    labels: dict[str, dict[str, str]] = {}
    with (HERE / "run-in-labels.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            labels.setdefault(row["file"], {})[row["sentence"]] = row["label"]
    return labels


def read_report(path: Path, labels: Mapping[str, str], knowledge: Knowledge) -> Report:
    """Return a labelled report with the features of its candidates."""
    words = knowledge.outline
    rows = read_rows(restore(read_source(path.name, path.read_bytes()).text, knowledge).tracked.text, words)
    reading = HeadingSearch(rows, read_parts(rows, words)[1], words)
    unknown = set(labels) - {one.words for one in reading.candidates} - {""}
    if unknown:
        print(f"{path.name}: no candidate has the words {', '.join(sorted(unknown))}")
    values = {"1": 1, "?": None}
    said = [values[labels[one.words]] if one.words in labels else 0 for one in reading.candidates]
    return Report(path.name, reading.candidates, [reading.features(one) for one in reading.candidates], said)


def first_weights(reports: Sequence[Report]) -> dict[str, float]:
    """Return the weights of the first score."""
    spread = Counter(name for r in reports for name in {f for names in r.features for f in names})
    rows = [
        ({name: 1.0 for name in names if spread[name] >= MIN_REPORTS}, label)
        for r in reports
        for names, label in zip(r.features, r.labels, strict=True)
    ]
    return fit(rows, STRENGTH)


def second_weights(reports: Sequence[Report], first: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Return the weights of the second score, given first scores by models that have not seen the report."""
    rows = [(values, r.labels[i]) for r in reports for i, values in second_rows(r, first[r.name])]
    return fit(rows, SECOND_STRENGTH)


def second_rows(report: Report, first: Sequence[float]) -> Iterable[tuple[int, dict[str, float]]]:
    """Yield the features of the second score by candidate."""
    for i, others in inner_groups(report.candidates):
        yield i, dict(second_features(i, others, report.candidates, first))


def fit(rows: Iterable[tuple[dict[str, float], int | None]], strength: float) -> dict[str, float]:
    """Return the weights of a logistic regression."""
    known = [(values, label) for values, label in rows if label is not None]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([values for values, _ in known])
    model = LogisticRegression(C=strength, max_iter=5000, fit_intercept=False)
    model.fit(matrix, [label for _, label in known])
    return dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))


def scores_of_fold(reports: Sequence[Report], fold: int) -> list[tuple[str, list[float]]]:
    """Return the first scores of the reports of a fold, by a model trained on the others."""
    weights = first_weights([r for i, r in enumerate(reports) if i % FOLDS != fold])
    return [
        (r.name, [sum(weights.get(name, 0.0) for name in names) for names in r.features])
        for i, r in enumerate(reports)
        if i % FOLDS == fold
    ]


def print_errors(reports: Sequence[Report], first: Mapping[str, Sequence[float]]) -> None:
    """Print the errors of cross-validation, and the figures."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for fold in range(FOLDS):
        weights = second_weights([r for i, r in enumerate(reports) if i % FOLDS != fold], first)
        for r in reports[fold::FOLDS]:
            final = list(first[r.name])
            for i, values in second_rows(r, final):
                final[i] = sum(weights.get(name, 0.0) * value for name, value in values.items())
            for one, points, label in zip(r.candidates, final, r.labels, strict=True):
                if label is None:
                    continue
                counts["inner" if one.place else "first", points > 0, label == 1] += 1
                if (points > 0) != (label == 1) and "-v" in sys.argv:
                    print(f"{r.name[:3]} {points:5.1f} {label} row {one.row}.{one.place} {one.words}")
    for place in ("first", "inner"):
        right, extra, missed = (counts[place, a, b] for a, b in ((True, True), (True, False), (False, True)))
        f1 = 2 * right / (2 * right + extra + missed)
        print(f"{place}: {right} right, {extra} extra, {missed} missed, F1 {f1:.4f}")


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if not argument.startswith("-")])
