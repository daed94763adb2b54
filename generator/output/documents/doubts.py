"""What a quotation has to say of itself: where the words are inferred, and where the source has a gap."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.knowledge.rules import weakest
from generator.text.ledger import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.knowledge.rules import Rule
    from generator.reading.model import Report


def inferred_spans(report: Report, rules: Mapping[str, Rule]) -> dict[str, list[list[int]]]:
    """Return by passage where its words are inferred: each start and end, as a browser counts (UTF-16).

    Where words were taken out by inference, start and end are the same. Blanks and line ends are no words.
    """
    found: dict[str, list[list[int]]] = {}
    texts = [passage.text for passage in report.passages]
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for start, end in _inferred(report, rules):
        for at in range(bisect_right(starts, start) - 1, len(texts)):
            if starts[at] > end:
                break
            here = (max(start - starts[at], 0), min(end - starts[at], len(texts[at])))
            if here[0] < here[1] or start == end:
                units = [len(texts[at][:offset].encode("utf-16-le", "surrogatepass")) // 2 for offset in here]
                found.setdefault(report.passages[at].id, []).append(units)
    return found


def _inferred(report: Report, rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    for start, end, edit in spans(report.edits):
        if (edit.before + edit.after).strip() and weakest(edit.steps, rules).evidence == "inferred":
            yield start, end


def gap_passages(report: Report) -> list[str]:
    """Return the passages at which the source has a gap, each once."""
    return list(dict.fromkeys(gap.passage for gap in report.gaps if gap.passage))
