"""`fangzhi clean`: the restored text alone. A Unix filter for one file, a batch for many."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.exit_code import DONE, FAILED, WRONG, add_strict, exit_code
from generator.commands.project import project_of
from generator.commands.shared import STDIN, add_knowledge, add_workers, print_findings, print_unread, read_input
from generator.corpus.executors import ordered, start_workers
from generator.corpus.gather import make_one
from generator.corpus.invariants import is_withheld
from generator.corpus.named import open_named
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError, Finding
from generator.output.site.publish import write_file
from generator.sources.formats import handler_of, suffix_of
from generator.sources.inventory import Source
from generator.sources.model import HEAD, Container
from generator.sources.readers import suffixes
from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from generator.commands.project import Project
    from generator.knowledge.findings.messages import Messages
    from generator.reading.model import Report


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("clean", help="print the restored text of a file, or write the texts of many")
    command.add_argument("files", nargs="+", metavar="FILE", help="sources; - for standard input")
    command.add_argument("--out", type=Path, help="folder for the restored texts, under their own names")
    add_knowledge(command)
    add_workers(command)
    add_strict(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Clean; return 2 if a file cannot be read (the others are done), 1 if a report is withheld.

    With --strict, findings above a note are printed and 1 is returned.
    """
    files: list[str] = arguments.files
    if len(files) > 1 and arguments.out is None:
        raise FangzhiError("--out", f"{len(files)} files need an output folder", "name it with --out DIR")
    if arguments.out is not None:
        check_targets(files, arguments.out)
    failed = DONE
    project = project_of(arguments)
    messages = load_knowledge(*project.knowledge).messages
    for name, result in _reports(files, project, arguments.workers or 1):
        if isinstance(result, Finding):
            print_unread(result, messages)
            failed = WRONG
        elif is_withheld(result):
            print_findings(result.findings, messages)
            failed = max(failed, FAILED)
        else:
            failed = max(failed, _strictly(result, messages) if arguments.strict else DONE)
            _give(name, result.clean + "\n", arguments.out)
    return failed


def _strictly(report: Report, messages: Messages) -> int:
    """Print the findings of a report if one is above a note; return the exit code."""
    code = exit_code(report.findings, messages, strict=True)
    print_findings(report.findings if code else (), messages)
    return code


def check_targets(files: list[str], out: Path) -> None:
    """Refuse to write two texts to one place, or over a source."""
    taken: dict[Path, str] = {}
    for file in files:
        target = target_of(file, out)
        if target in taken:
            raise FangzhiError(
                file, f"would be written over {taken[target]} in {out}", "clean them one folder at a time"
            )
        if target.exists() and target.samefile(file):
            raise FangzhiError(file, "would be written over itself", "name another folder with --out")
        taken[target] = file


def target_of(name: str, out: Path) -> Path:
    """Return the path for the restored text of a file: the same name, with `.txt` added if not text."""
    if name == STDIN:
        return out / f"stdin{TEXT.suffixes[0]}"
    suffix = suffix_of(name)
    is_text = suffix in TEXT.suffixes or suffix not in suffixes()
    return out / (Path(name).name if is_text else f"{Path(name).name}{TEXT.suffixes[0]}")


def _reports(files: list[str], project: Project, workers: int) -> Iterator[tuple[str, Report | Finding]]:
    if STDIN in files:
        yield STDIN, read_input(project.knowledge)
    named = [file for file in files if file != STDIN]
    with start_workers(workers) as executor, ExitStack() as opened:
        sources = (opened.enter_context(_source(file, project)) for file in named)
        made = ordered(partial(make_one, knowledge=project.knowledge), sources, executor)
        yield from zip(named, made, strict=True)


@contextmanager
def _source(file: str, project: Project) -> Iterator[Source]:
    """Yield the source of a file, alone or in a container; a container as a whole is a FangzhiError."""
    if Path(file).is_file() and not isinstance(handler_of(file, _head(file)), Container):
        yield Source(Path(file), file, None)
        return
    with open_named(file, project.seeds, load_knowledge(*project.knowledge), project.limits) as found:
        if not isinstance(found, Source):
            problem = f"it holds {len(found.sources)} files to read"
            raise FangzhiError(file, problem, f"name one of them ({file}/…); fangzhi explain {file} lists them")
        yield replace(found, entry=None)


def _head(file: str) -> bytes:
    with Path(file).open("rb") as stream:
        return stream.read(HEAD)


def _give(name: str, text: str, out: Path | None) -> None:
    data = text.encode("utf-8")
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    out.mkdir(parents=True, exist_ok=True)
    write_file(target_of(name, out), data)
