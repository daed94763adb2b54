"""`fangzhi diff`: the effect of a change of rules on a folder of sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.project import project_of
from generator.commands.shared import add_knowledge
from generator.knowledge import DATA
from generator.review.compare import as_lines, compare

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "diff", help="compare a folder's results with those of the rules at a git revision"
    )
    command.add_argument(
        "revision",
        metavar="REV",
        help="a revision of your knowledge if you have some, else of this clone: HEAD, main~5",
    )
    command.add_argument("--seeds", type=Path, help="folder of sources (default: seeds, or as fangzhi.yml says)")
    add_knowledge(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print text, removals and findings that differ; return 1 if some do."""
    project = project_of(arguments)
    overlaid = project.knowledge if project.knowledge != (DATA,) else ()
    comparison = compare(project.seeds, arguments.revision, overlaid, project.limits)
    for line in as_lines(comparison):
        print(line)
    return 1 if comparison.changes else 0
