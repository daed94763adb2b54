"""A whole run: nothing where nothing has changed, one at a time for a docs folder, noted when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands.exit_code import FAILED, exit_code, still_open
from generator.commands.project import FILE
from generator.commands.runs.last_run import Command, Inputs, Outputs, begin, end, say, unchanged
from generator.commands.runs.lock import locked
from generator.commands.shared import said_again
from generator.corpus.findings.work_list import work_list
from generator.knowledge import DATA
from generator.output.downloads import DOWNLOADS
from generator.output.registry import generated
from generator.sources.readers.converter import PARTS, PROGRAMS
from generator.store.prune import prune

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.commands.project import Project
    from generator.commands.runs.options import RunOptions
    from generator.corpus.model import Corpus
    from generator.knowledge.errors import Finding

Work = tuple["Corpus", "list[Finding]"]
"""What a run made, and the promises that it breaks."""


def run_whole(kind: str, project: Project, options: RunOptions, command: Command, work: Callable[[], Work]) -> int:
    """Do the work of a command and return its exit code.

    If all that the last run of this kind read and wrote is as it was, it is not done again, and the same is said.
    A run without a store makes everything again, one with a log makes another entry, a dry run shows what it would
    do. Another build of the same docs is a FangzhiError.
    """
    if options.dry_run:
        return _code(*work(), strict=command.strict)
    inputs, outputs = inputs_of(kind, project), outputs_of(kind, project)
    usual = project.store is not None and options.log is None
    said = unchanged(kind, inputs, outputs) if usual else None
    if said:
        return say(said, command)
    with locked(project.docs):
        begun = begin(kind, inputs)
        corpus, broken = work()
        if not broken:
            asked = command if usual else command._replace(arguments=None)
            end(begun, outputs_of(kind, project), said_again(corpus, project.docs), asked)
    if project.store:
        prune(project.store)
    return _code(corpus, broken, strict=command.strict)


def _code(corpus: Corpus, broken: list[Finding], *, strict: bool) -> int:
    code = exit_code(still_open(work_list(corpus)), corpus.knowledge.messages, strict=strict)
    return FAILED if broken else code


def inputs_of(kind: str, project: Project) -> Inputs:
    """Return what a run reads: of docs the releases of the data, and for a build all that no run makes."""
    folders: dict[str, tuple[Path, tuple[str, ...]]] = {"seeds": (project.seeds, ())}
    folders["downloads"] = project.docs / DOWNLOADS, ()
    if kind == "build":
        folders["docs"] = project.docs, generated(project.docs)
    own = [folder for folder in project.knowledge if folder != DATA]
    folders |= {f"knowledge {number}": (folder, ()) for number, folder in enumerate(own)}
    named = (FILE, project.accepted, project.about, project.logo)
    return Inputs(folders, tuple(path for path in named if path), (PROGRAMS, PARTS))


def outputs_of(kind: str, project: Project) -> Outputs:
    """Return what a run writes."""
    made: dict[str, tuple[str, ...] | None] = {str(project.docs): generated(project.docs)}
    if project.anchors:
        made[str(project.anchors)] = None
    return Outputs(made | {str(project.site): None} if kind == "build" else made)
