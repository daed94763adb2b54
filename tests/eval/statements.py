"""Exported statements beside labelled ones: where a quote stands, and which statement is which label."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from generator.output.data.indicators import read_figures
from generator.output.data.passages import read_passages
from tests.gate.figures import yardstick

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = dict[str, Any]
Span = tuple[int, int]

WORDED: Final = frozenset({"relative", "word"})
"""Forms of a statement that need no number; which of the two it is can be read either way."""
AIM: Final = "预期目标"
"""What the paragraph of the main targets speaks of."""


class Read:
    """What the exported data of some reports has, by the names of their files."""

    def __init__(self, data: Path) -> None:
        """Take a folder of data."""
        lines = (data / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        ids = {row["id"]: Path(row["file"]).name for row in map(json.loads, lines)}
        figures = dict(read_figures(data))
        self._found = {
            ids[report]: Found(passages, figures.get(report, [])) for report, passages in read_passages(data)
        }

    @property
    def files(self) -> set[str]:
        """Return the names of the files."""
        return set(self._found)

    def of_file(self, file: str) -> Found:
        """Return what one of them has."""
        return self._found[file]


@dataclass(frozen=True)
class Found:
    """The passages of a report and its exported statements."""

    passages: Sequence[Row]
    rows: Sequence[Row]

    @cached_property
    def _starts(self) -> Mapping[str, int]:
        """Return where each passage starts in the words of the report."""
        starts, at = {}, 0
        for passage in self.passages:
            starts[passage["id"]] = at
            at += len(narrow(passage["text"]))
        return starts

    @cached_property
    def words(self) -> str:
        """Return all words of the report, without blanks and without a difference of width."""
        return "".join(narrow(passage["text"]) for passage in self.passages)

    def span(self, row: Row) -> Span:
        """Return where the quote of an exported row stands in the words."""
        text = next(passage["text"] for passage in self.passages if passage["id"] == row["passage"])
        start = self._starts[row["passage"]] + len(narrow(text[: row["start"]]))
        return start, start + len(narrow(row["quote"]))

    @cached_property
    def spans(self) -> Mapping[int, Span]:
        """Return where the quote of each exported row stands, by its number."""
        return {id(row): self.span(row) for row in self.rows}

    def meets(self, row: Row, span: Span) -> bool:
        """Whether the quote of a row shares a character with a span."""
        start, end = self.spans[id(row)]
        return start < span[1] and span[0] < end

    def in_paragraph(self, row: Row, label: Mapping[str, Any]) -> bool:
        """Whether a row is in the paragraph of the main targets."""
        return bool(row["passage"] == self._paragraph(label))

    def _paragraph(self, label: Mapping[str, Any]) -> str:
        """Return the id of that paragraph: the one that the labels name, else that with most labelled targets."""
        texts = {one["id"]: narrow(one["text"]) for one in self.passages if one["kind"] == "paragraph"}
        if start := narrow(label.get("paragraph", "")):
            return next((key for key, text in texts.items() if text.startswith(start)), "")
        quotes = [narrow(row["quote"]) for row in label["targets"]]
        aims = {key: sum(quote in text for quote in quotes) for key, text in texts.items() if AIM in text}
        return max(aims, key=lambda key: aims[key], default="")


def narrow(text: str) -> str:
    """Return a text without blanks, each character in its usual width."""
    return "".join(_narrow(char) for char in text if not char.isspace())


def _narrow(char: str) -> str:
    folded = normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def found_in(report: Found, words: str, occurrence: int | None = None) -> list[Span]:
    """Return where words stand in a report: everywhere, or at one occurrence, from 1."""
    words, at, found = narrow(words), -1, list[Span]()
    while (at := report.words.find(words, at + 1)) >= 0:
        found.append((at, at + len(words)))
    return found if occurrence is None else found[occurrence - 1 : occurrence]


def matched(labels: Sequence[Row], report: Found) -> dict[int, Row]:
    """Return the exported row of each label that is read, by the number of the label; a row is of one label.

    It lies on the words of the label, with its amount and operator; of words and comparisons the words are enough.
    Where several do, it is the one whose name is most alike.
    """
    pairs: dict[int, Row] = {}
    used: set[int] = set()
    for at, label in enumerate(labels):
        spans = found_in(report, label["quote"], label.get("occurrence", 1))
        likely = [
            row
            for row in report.rows
            if id(row) not in used and any(report.meets(row, span) for span in spans) and _is_same(row, label)
        ]
        if likely:
            pairs[at] = max(likely, key=lambda row: _alike(row["indicator"], label["indicator"]))
            used.add(id(pairs[at]))
    return pairs


@cache
def _score() -> Any:  # noqa: ANN401 - the scorer is a script without types
    return yardstick()


def _is_same(row: Row, label: Row) -> bool:
    if label["form"] in WORDED:
        return row["form"] in WORDED
    same: bool = _score().same_amount(row, label["value"], label["unit"])
    return same and row["operator"] == label["operator"]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
