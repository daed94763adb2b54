"""`fangzhi diff`: what a change of rules does to a folder of sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.review.compare import compare, comparison_lines

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "diff", help="what the rules of today do to a folder, against those of a git revision"
    )
    command.add_argument("revision", metavar="REV", help="a revision of this clone, such as HEAD or main~5")
    command.add_argument("--seeds", type=Path, default=Path("seeds"), help="folder of sources (default: seeds)")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print text, removals and findings that differ; return 1 where some do."""
    found = compare(arguments.seeds, arguments.revision)
    for line in comparison_lines(found):
        print(line)
    return 1 if found.changes else 0
