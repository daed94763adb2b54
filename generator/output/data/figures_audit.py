"""Audit what the data says of indicators: each statement stands in its passage, its number in its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.output.data.indicators import read_figures
from generator.output.data.passages import read_passages
from generator.output.data.quoted_numbers import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.knowledge.findings.codes import Message
    from generator.output.data.objects import JsonObject


def audit_figures(data: Path, reports: Mapping[str, JsonObject]) -> Iterator[Finding]:
    """Yield a finding for each statement that is not what passages and reports say, and for lost ones.

    Figures and passages come in one order of reports, so that those of one report are held at a time. An OSError
    or a ValueError if a file cannot be read.
    """
    waiting = read_figures(data)
    current = next(waiting, None)
    counts: dict[str, int] = {}
    for report, passages in read_passages(data):
        if current and current[0] == report and report in reports:
            by_id = {row["id"]: row["text"] for row in passages}
            for row in current[1]:
                yield from (Finding(message, reports[report]["file"]) for message in _faults(row, by_id))
            counts[report] = len(current[1])
            current = next(waiting, None)
    if current:
        yield Finding(Code.DATA_FIGURE_PLACE(anchor=str(current[1][0]["passage"])), current[0])
    for report, row in reports.items():
        if row.get("indicators", 0) != counts.get(report, 0):
            yield Finding(Code.DATA_FIGURES_LOST(), row["file"])


def _faults(row: JsonObject, passages: Mapping[str, str]) -> Iterator[Message]:
    anchor, quote = row["passage"], row["quote"]
    text = passages.get(anchor)
    if text is None or not row["url"].endswith(f"#{anchor}"):
        yield Code.DATA_FIGURE_PLACE(anchor=anchor)
    elif not quote or text[row["start"] : row["end"]] != quote:
        yield Code.DATA_FIGURE_QUOTE(anchor=anchor)
    elif not _is_said(row["value"], quote):
        yield Code.DATA_FIGURE_NUMBER(anchor=anchor, quote=quote)


def _is_said(value: float | Sequence[float] | None, quote: str) -> bool:
    """Whether a number, or both ends of a range, are in the words of a quote; a fall is negative and said of."""
    if value is None:
        return True
    ends = [value] if isinstance(value, int | float) else value
    return {abs(end) for end in ends} <= numbers_in(quote)
