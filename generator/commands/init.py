"""`fangzhi init`: makes a folder for a new site, with samples of all settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import __version__
from generator.knowledge.errors import FangzhiError
from generator.output.addresses import ABOUT
from generator.output.registry import generated
from generator.output.site.publish import write_file

if TYPE_CHECKING:
    import argparse

TEMPLATE: Final = Path(__file__).with_name("template")
"""The files of a new site; `dot-` at the start of a name becomes a dot."""
DOT: Final = "dot-"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("init", help="make a folder for a new site")
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder; existing files are not overwritten")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the folder and say what comes next."""
    folder: Path = arguments.folder
    init(folder)
    print(f"{folder}/ is ready. Put your files into {folder / 'seeds'}/, then run: cd {folder} && fangzhi build")
    print(f"Name, address and colours are in {folder / 'fangzhi.yml'}, your own rules in {folder / 'knowledge'}/.")
    return 0


def init(folder: Path) -> None:
    """Write the files of a new site; if one of them exists nothing is written (a FangzhiError)."""
    if folder.exists() and not folder.is_dir():
        raise FangzhiError(str(folder), "is a file", "name a folder")
    files = {folder / target(path): path for path in sorted(TEMPLATE.rglob("*")) if path.is_file()}
    for path in files:
        if path.exists() or path.is_symlink():
            raise FangzhiError(str(path), "exists already, and nothing was written", "name another folder")
    for path, source in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, _filled(source.read_text(encoding="utf-8")).encode())


def _filled(text: str) -> str:
    """Return a file of the template with the version and the names that a build writes into docs/."""
    names = (name for name in generated() if name != ABOUT.file)
    return text.replace("$version", __version__).replace("$generated", "\n".join(f"/docs/{n}" for n in names))


def target(path: Path) -> Path:
    """Return the path of a file of the template relative to the new folder."""
    parts = (
        f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in path.relative_to(TEMPLATE).parts
    )
    return Path(*parts)
