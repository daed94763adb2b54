"""Options and progress that several commands share."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.executors import start_workers, worker_count
from generator.corpus.gather import gather, make_checked, make_one
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.output.data.export import FINDINGS
from generator.output.registry import DATA
from generator.output.site.ownership import prepare_docs
from generator.output.write import write_docs
from generator.sources.inventory import Source
from generator.sources.manifest import beside, load_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.commands.project import Project
    from generator.corpus.model import Corpus
    from generator.knowledge.findings.messages import Messages
    from generator.reading.model import Report

STDIN = "-"
"""The file name that means standard input."""

SHOWN = 20  # findings of a corpus printed; findings.jsonl has all of them


def add_folders(command: argparse.ArgumentParser) -> None:
    """Add the options that name the folders and the number of worker processes."""
    command.add_argument("--seeds", type=Path, help="folder of sources (default: seeds, or as fangzhi.yml says)")
    command.add_argument("--docs", type=Path, help="folder MkDocs reads (default: docs, or as fangzhi.yml says)")
    add_knowledge(command)
    add_workers(command)


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
    command.add_argument(
        "--workers",
        type=whole_number(1),
        default=None,
        help="processes to use (default: one for few files, else all cores)",
    )


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


def read_one(name: str, knowledge: Sequence[Path], seeds: Path) -> Report | Finding:
    """Return the report of one file, made with what is said of it there, or why it cannot be read.

    A file below the folder of sources is read as a build reads it; for another one, its own folder counts.
    """
    if name == STDIN:
        return read_input(knowledge)
    path = Path(name)
    inside = path.resolve().is_relative_to(seeds.resolve())
    folder = seeds.resolve() if inside else path.parent
    file = path.resolve().relative_to(folder).as_posix() if inside else path.name
    manifest = load_manifest(folder, load_knowledge(*knowledge), beside(folder, file) if path.exists() else ())
    return make_one(Source(path, name, manifest.entries([file]).get(file)), knowledge)


def read_input(knowledge: Sequence[Path]) -> Report | Finding:
    """Return the report on standard input, or why it cannot be read."""
    result = make_checked(STDIN, sys.stdin.buffer.read(), None, load_knowledge(*knowledge))
    return replace(result, file="standard input") if isinstance(result, Finding) else result


def generate(project: Project, wanted: int | None) -> Corpus:
    """Make the corpus of a project and write all that is generated from it.

    What a killed run left is restored, and what must not be replaced is an error, before the work starts.
    """
    prepare_docs(project.docs)
    with start_workers(worker_count(project.seeds, wanted)) as executor:
        corpus = gather(project.seeds, executor, project.knowledge, progress)
        print_status(f"{len(corpus.reports)} reports read")
        write_docs(corpus, project.docs, executor, project.settings)
    print_findings(corpus.findings[:SHOWN], corpus.knowledge.messages)
    if len(corpus.findings) > SHOWN:
        all_of_them = project.docs / DATA / FINDINGS
        print(f"… and {len(corpus.findings) - SHOWN} more findings in {all_of_them}", file=sys.stderr)
    return corpus


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
