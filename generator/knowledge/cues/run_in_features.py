"""The names of the features of the run-in model: what its table of weights may name, and must name."""

from __future__ import annotations

import csv
import math
import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.yaml_entries import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

COLUMNS: Final = ["feature", "weight"]
PLACES: Final = ("first", "inner")
"""Where a sentence is in its paragraph: at its start, or inside it."""

NAMED: Final = ("couplet", "digit", "list", "opener", "quoted", "statement")
"""Features that a sentence has or has not."""

COUNTED: Final = (
    "again",
    "alone",
    "clauses",
    "following",
    "following clauses",
    "length",
    "others",
    "rest",
    "same end",
    "same first",
    "same pause",
    "same shape",
    "same shape all",
    "same start",
    "shorter",
)
"""Features with a number: a count, or a class of lengths."""

WORDED: Final = ("statement", "then")
"""Features with characters of the text."""

PLAIN: Final = (
    "bias",
    *PLACES,
    *(f"{place} {name}" for place in PLACES for name in NAMED),
    *(f"first {end} {kind}" for end in ("opening", "closing") for kind in ("sentence", "statement")),
    *(f"second {name}" for name in ("bias", "first-score", "best other", "same start", "same first")),
    "second next",
    "second previous",
)
NUMBERED: Final = (
    "before",
    "place",
    *(f"{place} {name}" for place in PLACES for name in COUNTED),
    *(f"second {name}" for name in ("length off", "since", "until")),
)
SPELT: Final = ("starts", "ends", *(f"{place} {name}" for place in PLACES for name in WORDED))
"""All features: those that are a name, a name with a number after it, a name with characters after it."""

NUMBER: Final = re.compile(r"(?:-1|[0-9]{1,2})")


def family_of(feature: str, signs: Iterable[str]) -> str | None:
    """Return the name of a feature without its number or characters, None where no feature is called so.

    `signs` are the ids of the groups of words that the model counts.
    """
    stem, _, rest = feature.rpartition(" ")
    numbered = (*NUMBERED, *_of_signs(signs))
    if feature in PLAIN:
        return feature
    if (stem in numbered and NUMBER.fullmatch(rest)) or (stem in SPELT and rest):
        return stem
    return None


def load_weights(path: Path, signs: Collection[str]) -> dict[str, float]:
    """Return the weights of a CSV file with the columns feature, weight.

    A feature that no code computes or that is given twice, one without any weight, and a weight that is no number
    are KnowledgeErrors.
    """
    weights: dict[str, float] = {}
    seen: set[str] = set()
    for place, feature, weight in _rows(path):
        family = family_of(feature, signs)
        if family is None:
            known = [*PLAIN, *NUMBERED, *SPELT, *_of_signs(signs)]
            remedy = nearest(feature.rpartition(" ")[0] or feature, known, f"features: {', '.join(known)}")
            raise KnowledgeError(place, f"no code computes the feature '{feature}'", remedy)
        if feature in weights:
            raise KnowledgeError(place, f"the feature '{feature}' is given twice", "keep one")
        weights[feature] = weight
        seen.add(family)
    for family in (*PLAIN, *NUMBERED, *SPELT, *_of_signs(signs)):
        if family not in seen:
            remedy = "train the model anew with tools/train_run_in.py"
            raise KnowledgeError(shown(path), f"the feature '{family}' has no weight", remedy)
    return weights


def _of_signs(signs: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{place} {sign}" for sign in signs for place in PLACES)


def _rows(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield place, feature and weight of each row below the head of a table."""
    with path.open(encoding="utf-8", newline="") as rows:
        for line, row in enumerate(csv.reader(rows), start=1):
            place = f"{shown(path)} line {line}"
            if line == 1:
                if row != COLUMNS:
                    raise KnowledgeError(place, "the columns are not known", f"write {','.join(COLUMNS)}")
                continue
            try:
                feature, weight = row[0], float(row[1])
            except (IndexError, ValueError) as error:
                raise KnowledgeError(place, "not a weight", "write feature,number") from error
            if not math.isfinite(weight):
                raise KnowledgeError(place, f"the weight '{row[1]}' is not a number", "write feature,number")
            yield place, feature, weight
