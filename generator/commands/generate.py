"""`fangzhi generate`: writes the files that MkDocs reads, everything except the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.exit_code import add_strict, exit_code, still_open
from generator.commands.project import project_of
from generator.commands.runs.options import add_run, run_options
from generator.commands.shared import add_folders, generate
from generator.corpus.findings.work_list import work_list

if TYPE_CHECKING:
    import argparse


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
    corpus = generate(project_of(arguments), arguments.workers, run_options(arguments)).corpus
    return exit_code(still_open(work_list(corpus)), corpus.knowledge.messages, strict=arguments.strict)
