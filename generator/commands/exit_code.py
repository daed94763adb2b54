"""Exit codes: what a command says by ending. Findings are work for a person, and no failure unless asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.findings.codes import GENERATOR_FAULTS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from generator.corpus.findings.work_list import Item
    from generator.knowledge.errors import Finding
    from generator.knowledge.findings.messages import Messages

DONE, FAILED, WRONG = 0, 1, 2
"""Exit codes: done; a broken promise, findings with --strict, or differences; wrong use or unreadable input."""
MEANING = (
    "Exit codes: 0 done (findings are counted and listed), 1 a broken promise of the program, with --strict a "
    "finding above a note that is not accepted, for diff a difference, 2 wrong use or unreadable input."
)


def add_strict(command: argparse.ArgumentParser) -> None:
    """Add the option that makes findings a failure."""
    command.add_argument(
        "--strict", action="store_true", help="end with 1 if a finding above a note is not accepted"
    )


def exit_code(findings: Iterable[Finding], messages: Messages, *, strict: bool) -> int:
    """Return the exit code for findings that are not accepted.

    One of a fault of the generator is always a failure; with `strict` each that is more than a note.
    """
    found = list(findings)
    broken = any(finding.code in GENERATOR_FAULTS for finding in found)
    return FAILED if broken or (strict and messages.is_serious(found)) else DONE


def still_open(items: Iterable[Item]) -> list[Finding]:
    """Return the findings that are not accepted."""
    return [item.finding for item in items if item.accepted is None]
