"""Findings as the exported data has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.knowledge.errors import Finding
    from generator.knowledge.findings.messages import Messages


def finding_row(finding: Finding, messages: Messages) -> dict[str, object]:
    """Return a finding as one line of `findings.jsonl`: in English words, then as code and arguments.

    `line` is one-based, null if the finding is not about a line.
    """
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
    }
