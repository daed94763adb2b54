"""Findings on pages, in Chinese: grouped by problem, with the source line of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.knowledge.errors import Finding
    from generator.knowledge.findings.messages import Messages


def by_problem(findings: Iterable[Finding], messages: Messages) -> dict[tuple[str, str], list[Finding]]:
    """Return findings by their Chinese words, (problem, remedy), in the order of the first of each."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        words = messages.chinese(finding)
        alike.setdefault((words.problem, words.remedy), []).append(finding)
    return alike


def source_line(source: str, finding: Finding) -> str:
    """Return the line of the source that a finding is about; nothing if it is not about a line."""
    lines = source.split("\n")
    return lines[finding.line - 1].strip() if finding.line is not None and finding.line <= len(lines) else ""
