"""Work on rules: `fangzhi diff` shows what a change does, `fangzhi propose` finds lines a site repeats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.compare import compare, told
from generator.corpus.proposals import as_rules, propose
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both commands to the parser."""
    diff = commands.add_parser(
        "diff", help="what the rules of today do to a folder, against those of a git revision"
    )
    diff.add_argument("revision", metavar="REV", help="a revision of this clone, such as HEAD or main~5")
    diff.add_argument("--seeds", type=Path, default=Path("seeds"), help="folder of sources (default: seeds)")
    diff.set_defaults(run=run_diff)
    find = commands.add_parser("propose", help="propose rules from lines that the pages of one site repeat")
    find.add_argument("folder", type=Path, metavar="DIR", help="pages of one site")
    find.add_argument("--pages", type=int, default=2, help="on how many pages a line must stand (default: 2)")
    find.set_defaults(run=run_propose)


def run_diff(arguments: argparse.Namespace) -> int:
    """Print text, removals and findings that differ; return 1 where some do."""
    found = compare(arguments.seeds, arguments.revision)
    for line in told(found):
        print(line)
    return 1 if found.changes else 0


def run_propose(arguments: argparse.Namespace) -> int:
    """Print rules to look at, as YAML; nothing is stored."""
    if not arguments.folder.is_dir():
        raise FangzhiError(str(arguments.folder), "there is no such folder", "give a folder of pages of one site")
    print(as_rules(propose(arguments.folder, load_knowledge(), arguments.pages)), end="")
    return 0
