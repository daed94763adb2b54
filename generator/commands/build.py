"""`fangzhi build`: generate, build the site, check it and swap it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.exit_code import add_strict
from generator.commands.project import project_of
from generator.commands.runs.options import add_run, command_of, run_options
from generator.commands.runs.whole import run_whole
from generator.commands.shared import add_folders, add_site, generate, print_findings, print_status
from generator.corpus.executors import worker_count
from generator.output.site.build import build_site
from generator.output.site.links import check_site
from generator.output.site.ownership import refuse_foreign_site
from generator.store import open_store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from generator.commands.project import Project
    from generator.commands.runs.last_run import Command
    from generator.commands.runs.options import RunOptions
    from generator.commands.runs.whole import Work
    from generator.corpus.executors import Workers
    from generator.knowledge.errors import Finding
    from generator.knowledge.findings.messages import Messages
    from generator.output.site.listing import SiteFile


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("build", help="generate, build the site, check it")
    add_folders(command)
    add_site(command)
    add_run(command)
    add_strict(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Generate, build and check; a site that breaks a promise does not replace the old one.

    A dry run does none of it.
    """
    return build(project_of(arguments), arguments.workers, run_options(arguments), command_of(arguments))


def build(project: Project, workers: Workers, options: RunOptions, command: Command) -> int:
    """Build a project, unless nothing has changed since the last build; return the exit code."""
    refuse_foreign_site(project.site)

    def work() -> Work:
        corpus = generate(project, workers, options).corpus
        return corpus, [] if options.dry_run else build_checked(project, corpus.knowledge.messages, workers)

    return run_whole("build", project, options, command, work)


def build_checked(project: Project, messages: Messages, wanted: Workers = None) -> list[Finding]:
    """Build the site; return its broken promises, in which case the old one stays."""
    broken: list[Finding] = []
    store = open_store(project.store)

    def accept(new: Path, listing: Mapping[str, SiteFile]) -> bool:
        broken.extend(check_site(new, project.settings.foreign, store, listing))
        return not broken

    site, workers = project.site.absolute(), worker_count(project.seeds, wanted)
    if build_site(project.docs, site, project.settings, accept, store=store, workers=workers):
        print_status(f"the site is in {project.site}/")
    print_findings(broken, messages)
    return broken
