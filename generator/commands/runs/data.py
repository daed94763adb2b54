"""`fangzhi data`: writes a release of the exported data, for people to download."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.project import project_of
from generator.commands.shared import print_findings
from generator.knowledge import load_knowledge
from generator.output.data.tables.audit import audit_tables
from generator.output.data.tables.parquet import EXTRA, has_parquet
from generator.output.data.tables.release import write_release
from generator.output.downloads import DOWNLOADS
from generator.output.registry import DATA

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "data", help="write a release of the data: one ZIP, and Parquet where pyarrow is installed"
    )
    command.add_argument("--docs", type=Path, help="folder MkDocs reads (default: docs, or as fangzhi.yml says)")
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=f"folder for the release (default: {DOWNLOADS}/ in docs, which the page about the data lists)",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the release and print its files; return 1 if the data are not what they should be."""
    project = project_of(arguments)
    data = project.docs / DATA
    broken = audit_tables(data)
    if broken:
        print_findings(broken, load_knowledge(*project.knowledge).messages)
        return 1
    for path in write_release(data, arguments.out or project.docs / DOWNLOADS):
        print(path)
    if not has_parquet():
        print(f"no Parquet: pip install 'fangzhi[{EXTRA}]' installs what writes it", file=sys.stderr)
    return 0
