"""Findings as the exported data has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.corpus.findings.work_list import Item
    from generator.knowledge.findings.messages import Messages


def finding_row(item: Item, messages: Messages) -> dict[str, object]:
    """Return a finding as one line of `findings.jsonl`: in English words, then as code and arguments.

    `line` is one-based, null if the finding is not about a line; `quote` is the start of that line, empty if there
    is none. `accepted` is the reason for which the operator accepted it, null if nobody did.
    """
    finding = item.finding
    words = messages.english(finding)
    return {
        "file": finding.file,
        "place": words.place,
        "problem": words.problem,
        "remedy": words.remedy,
        "code": finding.code.id,
        "severity": messages.severity(finding),
        "line": finding.line,
        "arguments": finding.arguments,
        "id": item.id,
        "accepted": item.accepted,
        "quote": item.quote,
    }
