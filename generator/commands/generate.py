"""`fangzhi generate`: writes the files that MkDocs reads, everything except the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.exit_code import add_strict
from generator.commands.project import project_of
from generator.commands.runs.options import add_run, command_of, run_options
from generator.commands.runs.whole import run_whole
from generator.commands.shared import add_folders, generate

if TYPE_CHECKING:
    import argparse

    from generator.commands.runs.whole import Work


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "generate", help="write pages, data and search index: everything except the site"
    )
    add_folders(command)
    add_run(command)
    add_strict(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Generate; return 1 if a report breaks a promise, or with --strict if there is a finding above a note."""
    project, options = project_of(arguments), run_options(arguments)

    def work() -> Work:
        return generate(project, arguments.workers, options).corpus, []

    return run_whole("generate", project, options, command_of(arguments), work)
