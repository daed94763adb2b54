"""`fangzhi check`: everything that always holds, on what is there: data, pages and the built site."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.project import project_of
from generator.commands.shared import add_folders, add_site, pool, say, tell, workers_for
from generator.corpus.gather import gather
from generator.output.data.audit import audit_data, compare_trees
from generator.output.site.links import check_site
from generator.output.write import generated, write_docs

if TYPE_CHECKING:
    import argparse

    from generator.commands.project import Project
    from generator.knowledge.errors import Finding


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("check", help="check everything that always holds, on what is there")
    add_folders(command)
    add_site(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check; return 1 where a promise is broken."""
    project = project_of(arguments)
    broken = audit_data(project.docs / "data", project.seeds)
    broken += check_fresh(project, arguments.workers)
    if project.site.is_dir():
        broken += check_site(project.site)
    else:
        say(f"no site in {project.site}/: links were not checked")
    tell(broken)
    say(f"{len(broken)} broken promises")
    return 1 if broken else 0


def check_fresh(project: Project, wanted: int | None) -> list[Finding]:
    """Return a finding for each generated file that is not what the generator makes of the sources now."""
    workers = workers_for(project.seeds, wanted)
    with tempfile.TemporaryDirectory() as folder, pool(workers) as executor:
        made = Path(folder)
        write_docs(gather(project.seeds, executor, project.knowledge), made, workers, project.settings)
        return compare_trees(made, project.docs, generated(project.docs))
