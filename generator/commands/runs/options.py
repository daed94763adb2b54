"""The options of commands that write: what is allowed, what is only shown, and how a run reports on itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.runs.last_run import Command

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run may do and how it reports: see the help of each option."""

    allow_shrink: bool = False
    dry_run: bool = False
    json: bool = False
    log: Path | None = None


USUAL = RunOptions()
"""A run that writes, refuses to shrink, and reports on the terminal alone."""


def add_run(command: argparse.ArgumentParser) -> None:
    """Add the options to the parser of a command."""
    command.add_argument(
        "--dry-run", action="store_true", help="show which reports would change, and write nothing"
    )
    add_shrink(command)
    command.add_argument("--json", action="store_true", help="print the summary as JSON on standard output")
    command.add_argument("--log", type=Path, metavar="FILE", help="append all findings and the summary to a file")


def add_shrink(command: argparse.ArgumentParser) -> None:
    """Add the option that allows a build to lose reports."""
    command.add_argument(
        "--allow-shrink", action="store_true", help="go on where more than a tenth of the reports would be gone"
    )


def run_options(arguments: argparse.Namespace) -> RunOptions:
    """Return the options of a command that has them."""
    return RunOptions(arguments.allow_shrink, arguments.dry_run, arguments.json, arguments.log)


def command_of(arguments: argparse.Namespace) -> Command:
    """Return how a command was asked for; `given` are the arguments of the command line, where they are known."""
    given: list[str] | None = getattr(arguments, "given", None)
    return Command(given, json=arguments.json, strict=arguments.strict)
