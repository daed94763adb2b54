"""`fangzhi check`: checks the examples of the knowledge, and all invariants of existing data, pages and site."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.project import project_of
from generator.commands.runs.built import as_built
from generator.commands.shared import add_folders, add_site, print_findings, print_status, registry_of
from generator.corpus.executors import start_workers, workers_for
from generator.corpus.findings.accepted import load_accepted
from generator.corpus.findings.work_list import with_accepted
from generator.corpus.gather import gather
from generator.knowledge import load_knowledge
from generator.output.anchors.audit import audit_registry
from generator.output.data.audit import audit_data, compare_trees
from generator.output.data.tables.audit import audit_tables
from generator.output.registry import DATA, generated
from generator.output.site.links import check_site
from generator.output.write import write_docs
from generator.reading.stages import check_stages
from generator.review.examples import check_examples
from generator.store import open_store

if TYPE_CHECKING:
    import argparse

    from generator.commands.project import Project
    from generator.corpus.executors import Workers
    from generator.knowledge.errors import Finding


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("check", help="check the invariants of the generated files and the site")
    add_folders(command)
    add_site(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check; return 1 if a promise is broken."""
    project = project_of(as_built(arguments))
    knowledge = load_knowledge(*project.knowledge)
    check_stages(knowledge)
    broken = check_examples(knowledge)
    broken += audit_data(project.docs / DATA, project.seeds, project.limits)
    broken += audit_tables(project.docs / DATA)
    broken += check_fresh(project, arguments.workers)
    if project.site.is_dir():
        broken += check_site(project.site, project.settings.foreign, open_store(project.store))
    else:
        print_status(f"no site in {project.site}/: links were not checked")
    print_findings(broken, knowledge.messages)
    print_status(f"{len(broken)} broken promises")
    return 1 if broken else 0


def check_fresh(project: Project, wanted: Workers) -> list[Finding]:
    """Return a finding for each generated file that differs from what the generator makes now.

    So does the registry of anchors: in it a build of what is there would change nothing.
    """
    store = open_store(project.store)
    workers = start_workers(workers_for(project.seeds, wanted), store)
    with tempfile.TemporaryDirectory() as folder, workers as executor:
        made = Path(folder)
        registry = registry_of(project, lenient=True)
        gathered = gather(
            project.seeds, executor, project.knowledge, limits=project.limits, store=store, registry=registry
        )
        corpus = with_accepted(gathered, load_accepted(project.accepted))
        write_docs(corpus, made, executor, project.settings, store)
        found = compare_trees(made, project.docs, generated(project.docs))
        return (
            [*audit_registry(registry, corpus, project.docs / DATA), *found]
            if registry and project.registers
            else found
        )
