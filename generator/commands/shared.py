"""Options and progress that several commands share."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.exit_code import exit_code, still_open
from generator.commands.findings.last_build import new_since
from generator.commands.findings.last_build import remember as remember_findings
from generator.commands.findings.printed import found, group_lines, print_groups
from generator.commands.runs.built import remember
from generator.commands.runs.last_run import Closing
from generator.commands.runs.options import USUAL, RunOptions
from generator.commands.runs.shrinking import shrinking
from generator.commands.runs.summary import append_log, summary_of
from generator.corpus.anchors.registry import Registry, today
from generator.corpus.executors import start_workers, stated_workers, workers_for
from generator.corpus.findings.accepted import ACCEPTED, load_accepted
from generator.corpus.findings.work_list import with_accepted, work_list
from generator.corpus.gather import gather, make_checked, make_one
from generator.corpus.named import open_named
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.output.anchors.publish_registry import publish_registry
from generator.output.data.changes import Changes, published_changes
from generator.output.registry import DATA
from generator.output.site.ownership import prepare_docs
from generator.output.write import write_docs
from generator.sources.inventory import Source
from generator.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.commands.project import Project
    from generator.corpus.executors import Scheduler, Workers
    from generator.corpus.findings.work_list import Item
    from generator.corpus.model import Corpus
    from generator.knowledge.findings.messages import Messages
    from generator.reading.model import Report
    from generator.sources.inventory import Inventory

STDIN = "-"
"""The file name that means standard input."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made, and how it differs from what was published."""

    corpus: Corpus
    changes: Changes


def add_folders(command: argparse.ArgumentParser) -> None:
    """Add the options that name the folders and the number of worker processes."""
    command.add_argument("--seeds", type=Path, help="folder of sources (default: seeds, or as fangzhi.yml says)")
    command.add_argument("--docs", type=Path, help="folder MkDocs reads (default: docs, or as fangzhi.yml says)")
    command.add_argument(
        "--anchors",
        type=Path,
        metavar="DIR",
        help="registry of anchors (default: anchors, for the sources that fangzhi.yml names)",
    )
    add_knowledge(command)
    add_executor(command)
    add_store(command)


def add_store(command: argparse.ArgumentParser) -> None:
    """Add the options for the folder of what was made once."""
    where = command.add_mutually_exclusive_group()
    where.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        help="folder of what earlier builds made, which may be shared (default: .fangzhi/store, or as fangzhi.yml "
        "says); trusted as the program is",
    )
    where.add_argument("--no-store", action="store_true", help="make everything again, and keep nothing")


def add_site(command: argparse.ArgumentParser) -> None:
    """Add the option that names the folder of the site."""
    command.add_argument("--site", type=Path, help="folder of the site (default: site, or as fangzhi.yml says)")


def add_knowledge(command: argparse.ArgumentParser) -> None:
    """Add the option for a folder of knowledge in addition to the package's."""
    command.add_argument(
        "--knowledge",
        type=Path,
        help="folder with your own rules, places, themes and kinds, added to the package's; one that holds all "
        "knowledge replaces it",
    )


def add_workers(command: argparse.ArgumentParser) -> None:
    """Add the option for the number of worker processes."""
    _add_count(command)


def add_executor(command: argparse.ArgumentParser) -> None:
    """Add the options for who does the work: so many processes, or the workers of a cluster."""
    who = command.add_mutually_exclusive_group()
    _add_count(who)
    who.add_argument(
        "--executor",
        type=_executor,
        dest="workers",
        metavar="NAME",
        help="processes:N, or dask:tcp://HOST:PORT for the workers of a Dask scheduler (extra 'cluster'), which "
        "share sources, knowledge and store under the same paths",
    )


def _add_count(command: argparse._ActionsContainer) -> None:
    command.add_argument(
        "--workers",
        type=whole_number(1),
        default=None,
        help="processes to use (default: one for few files, else all cores)",
    )


def _executor(text: str) -> int | Scheduler:
    try:
        return stated_workers(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not processes:N or dask:tcp://HOST:PORT") from error


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """Return the type of an option that takes a whole number; another value is an error that states the limits."""
    limits = f"from {least} to {most}" if most else f"of at least {least}"

    def read(text: str) -> int:
        try:
            number = int(text) if text.isascii() and text.isdecimal() else least - 1
        except ValueError:  # more digits than Python reads
            number = least - 1
        if number < least or (most and number > most):
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number {limits}")
        return number

    return read


def read_one(name: str, project: Project) -> Report | Finding | Inventory:
    """Return the report of a file, made with the manifest that a build reads, or why it cannot be read.

    Of a container what it holds is returned.
    """
    if name == STDIN:
        return read_input(project.knowledge)
    known = load_knowledge(*project.knowledge)
    with open_named(name, project.seeds, known, project.limits) as found:
        return make_one(found, project.knowledge) if isinstance(found, Source) else found


def read_input(knowledge: Sequence[Path]) -> Report | Finding:
    """Return the report on standard input, or why it cannot be read."""
    result = make_checked(Source(Path(), STDIN, None), sys.stdin.buffer.read(), load_knowledge(*knowledge))
    return replace(result, file="standard input") if isinstance(result, Finding) else result


def generate(project: Project, wanted: Workers, options: RunOptions = USUAL) -> Made:
    """Make the corpus of a project and write all that is generated from it; a dry run writes nothing.

    What a killed run left is restored, and what must not be replaced is an error, before the work starts. A corpus
    that lacks many of the published reports is an error unless that is allowed.
    """
    if not options.dry_run:
        prepare_docs(project.docs)
    accepted = load_accepted(project.accepted)
    store = open_store(project.store, read_only=options.dry_run)
    with start_workers(workers_for(project.seeds, wanted), store) as executor:
        gathered = gather(
            project.seeds,
            executor,
            project.knowledge,
            progress,
            project.limits,
            store=store,
            registry=registry_of(project),
        )
        corpus = with_accepted(gathered, accepted)
        made = Made(corpus, published_changes(project.docs / DATA, corpus))
        if not options.dry_run:
            problem = None if options.allow_shrink else shrinking(made.changes, corpus, project.docs)
            if problem:
                print_groups(why_gone(corpus), corpus.knowledge.messages)
                raise problem
            if corpus.registered and project.registers:
                publish_registry(corpus.registered, store)
            write_docs(corpus, project.docs, executor, project.settings, store)
            remember(project)
    report_run(made, project.docs, options)
    return made


def registry_of(project: Project, *, lenient: bool = False) -> Registry | None:
    """Return the registry of a project, if it has one."""
    return Registry(project.anchors, today(), lenient) if project.anchors else None


def why_gone(corpus: Corpus) -> list[Item]:
    """Return the findings that can say why reports are gone.

    Entries of accepted.yml are unused because the reports are not there: nobody should remove them for that.
    """
    return [item for item in work_list(corpus) if item.finding.file != ACCEPTED]


def report_run(made: Made, docs: Path, options: RunOptions) -> None:
    """Print findings, the changes of a dry run and the summary, and write the log."""
    corpus, messages = made.corpus, made.corpus.knowledge.messages
    items, summary = work_list(corpus), summary_of(corpus, made.changes)
    print_groups(items, messages)
    ids = [item.id for item in items]
    new = new_since(docs, ids) if options.dry_run else remember_findings(docs, ids)
    if options.dry_run and not options.json:
        print("\n".join(made.changes.lines()) or "nothing would change")
    if options.json:
        print(json.dumps(summary.as_json(), ensure_ascii=False))
    if options.log:
        append_log(options.log, corpus, summary)
    print(f"{summary.line()}; {found(items, new, messages, docs)}", file=sys.stderr)


def said_again(corpus: Corpus, docs: Path) -> Closing:
    """Return what a run says of a corpus that it has made before: nothing is changed, no finding is new."""
    messages, items = corpus.knowledge.messages, work_list(corpus)
    summary = summary_of(corpus, Changes(len(corpus.reports)))
    last = f"{summary.line()}; {found(items, (), messages, docs)}"
    return Closing(
        docs=str(docs),
        findings=[item.id for item in items],
        lines="\n".join([*group_lines(items, messages), last]),
        json=json.dumps(summary.as_json(), ensure_ascii=False),
        code=exit_code(still_open(items), messages, strict=False),
        strict=exit_code(still_open(items), messages, strict=True),
    )


def progress(done: int, total: int) -> None:
    """Show the progress of a long run, on a terminal only."""
    if sys.stderr.isatty():
        end = "\n" if done >= total else ""
        print(f"\r{done}/{total} sources", end=end, file=sys.stderr, flush=True)


def print_status(text: str) -> None:
    """Print a status line, on a terminal only."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def print_findings(findings: Iterable[Finding], messages: Messages, prefix: str = "") -> None:
    """Print findings on standard error, a line each, after a prefix."""
    for finding in findings:
        words = messages.english(finding)
        place = f" ({words.place})" if words.place else ""
        print(f"{prefix}{finding.file}{place}: {words.problem}; {words.remedy}", file=sys.stderr)


def print_unread(finding: Finding, messages: Messages) -> None:
    """Print on standard error why a given file cannot be read, as an error of the program."""
    print_findings((finding,), messages, "fangzhi: ")
