"""`fangzhi diff`: the effect of a change of rules on a folder of sources, or what differs between two releases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.project import project_of
from generator.commands.shared import add_knowledge
from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError
from generator.output.data.comparison import compare_data
from generator.output.data.export import REPORTS
from generator.review.compare import as_lines, compare

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "diff", help="compare a folder's results with those of the rules at a git revision, or two folders of data"
    )
    command.add_argument(
        "revision",
        metavar="REV",
        help="a revision of your knowledge if you have some, else of this clone: HEAD, main~5",
    )
    command.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        type=Path,
        help="a folder of exported data: REV is then an earlier one, and what differs between the two is listed",
    )
    command.add_argument("--json", action="store_true", help="of two folders of data: print one JSON object")
    command.add_argument("--seeds", type=Path, help="folder of sources (default: seeds, or as fangzhi.yml says)")
    add_knowledge(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print text, removals and findings that differ, or the changes of the data; return 1 if some do."""
    if arguments.new:
        return _between(Path(arguments.revision), arguments.new, as_json=arguments.json)
    project = project_of(arguments)
    overlaid = project.knowledge if project.knowledge != (DATA,) else ()
    comparison = compare(project.seeds, arguments.revision, overlaid, project.limits)
    for line in as_lines(comparison):
        print(line)
    return 1 if comparison.changes else 0


def _between(old: Path, new: Path, *, as_json: bool) -> int:
    for folder in (old, new):
        if not (folder / REPORTS).is_file():
            problem = f"there is no {REPORTS} in it"
            raise FangzhiError(str(folder), problem, "name two folders of exported data, such as docs/data")
    try:
        comparison = compare_data(old, new)
    except (ValueError, KeyError, TypeError) as error:
        raise FangzhiError(
            f"{old}, {new}", f"not exported data ({error})", "name two folders like docs/data"
        ) from error
    if as_json:
        print(json.dumps(comparison.as_json(), ensure_ascii=False))
    else:
        print(*comparison.lines(), sep="\n")
    return 1 if comparison.any else 0
