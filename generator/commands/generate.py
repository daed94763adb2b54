"""`fangzhi generate`: writes the files that MkDocs reads, everything except the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.project import project_of
from generator.commands.runs.options import add_run, run_options
from generator.commands.shared import add_folders, generate

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "generate", help="write pages, data and search index: everything except the site"
    )
    add_folders(command)
    add_run(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Generate; return 1 where there are findings above a note."""
    corpus = generate(project_of(arguments), arguments.workers, run_options(arguments)).corpus
    return 1 if corpus.knowledge.messages.is_serious(corpus.findings) else 0
