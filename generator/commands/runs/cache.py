"""`fangzhi cache`: what the store has, by kind, and how it is made smaller."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.exit_code import DONE
from generator.commands.findings.printed import counted
from generator.commands.project import SIZE, UNITS, project_of
from generator.store.prune import clear, prune, sizes_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("cache", help="show what earlier builds left to be used again, or remove it")
    command.add_argument("--store", type=Path, metavar="DIR", help="another folder than that of the project")
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--max", type=size, metavar="SIZE", help="remove what was not used for longest, down to a size (500 MB)"
    )
    what.add_argument("--clear", action="store_true", help="remove all of it")
    command.set_defaults(run=run)


def size(text: str) -> int:
    """Return the bytes of a size as it is written (500 MB); another text is an error that says how."""
    found = SIZE.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"'{text}' is not a size; write a number and a unit: 500 MB")
    return int(found[1]) * UNITS[found[2]]


def run(arguments: argparse.Namespace) -> int:
    """Remove what is asked for and print what is left."""
    store = project_of(arguments).store
    if store is None:
        return DONE
    if arguments.clear:
        clear(store)
    elif arguments.max is not None:
        print(f"{shown(prune(store, arguments.max, spared=0))} removed")
    for line in lines_of(store):
        print(line)
    return DONE


def lines_of(store: Path) -> list[str]:
    """Return the size of a store as lines: one for each kind of values, and one for all of them."""
    found = sizes_of(store)
    lines = [f"{shown(one.size):>10}  {counted(one.values, 'value')}  {kind}" for kind, one in found.items()]
    total = sum(one.size for one in found.values())
    return [*lines, f"{shown(total):>10}  in {store}"]


def shown(number: int) -> str:
    """Return bytes in the largest unit of which there is one."""
    unit = next((unit for unit in ("GB", "MB", "kB") if number >= UNITS[unit]), "B")
    return f"{number / UNITS[unit]:.1f} {unit}" if unit != "B" else f"{number} B"
