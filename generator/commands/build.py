"""`fangzhi build`: generate, build the site, check it and swap it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.exit_code import FAILED, add_strict, exit_code, still_open
from generator.commands.project import project_of
from generator.commands.runs.options import add_run, run_options
from generator.commands.shared import add_folders, add_site, generate, print_findings, print_status
from generator.corpus.executors import worker_count
from generator.corpus.findings.work_list import work_list
from generator.output.site.build import build_site
from generator.output.site.links import check_site
from generator.output.site.ownership import refuse_foreign_site
from generator.store import open_store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from generator.commands.project import Project
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
    project = project_of(arguments)
    refuse_foreign_site(project.site)
    options = run_options(arguments)
    corpus = generate(project, arguments.workers, options).corpus
    messages = corpus.knowledge.messages
    broken = [] if options.dry_run else build_checked(project, messages, arguments.workers)
    code = exit_code(still_open(work_list(corpus)), messages, strict=arguments.strict)
    return FAILED if broken else code


def build_checked(project: Project, messages: Messages, wanted: int | None = None) -> list[Finding]:
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
