"""`fangzhi propose`: rules to look at, from lines that the pages of one site repeat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.exit_code import add_strict, exit_code
from generator.commands.project import project_of
from generator.commands.shared import add_knowledge, print_findings, whole_number
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.review.propose import as_rules, propose

if TYPE_CHECKING:
    import argparse

    from generator.knowledge.errors import Finding


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("propose", help="propose rules from lines that the pages of one site repeat")
    command.add_argument("folder", type=Path, metavar="DIR", help="pages of one site")
    command.add_argument(
        "--pages", type=whole_number(2), default=2, help="on how many pages a line must occur (default: 2)"
    )
    add_knowledge(command)
    add_strict(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print rules to look at, as YAML; nothing is stored. Return 1 with --strict if a page cannot be read."""
    if not arguments.folder.is_dir():
        raise FangzhiError(str(arguments.folder), "there is no such folder", "give a folder of pages of one site")
    project = project_of(arguments)
    knowledge = load_knowledge(*project.knowledge)
    unread: list[Finding] = []
    print(as_rules(propose(arguments.folder, knowledge, arguments.pages, unread.append, project.limits)), end="")
    print_findings(unread, knowledge.messages)
    return exit_code(unread, knowledge.messages, strict=arguments.strict)
