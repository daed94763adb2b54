"""The script of the search worker as one file: its modules would cost the first search a request each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "site/theme/assets/search"
MODULES = ("fold", "match", "places", "store", "count", "filters", "view", "engine", "worker")
"""In the order of their imports; what the worker seldom needs (guess.js) it loads from its own file."""

_IMPORT = re.compile(r'^import (\{[^}]+\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function) (\w+))", re.MULTILINE)


def worker_script() -> str:
    """Return the modules of the worker in one script: each a function that returns what it exports.

    The modules keep to one form of import (named, on one line) and of export (before a declaration).
    """
    return "".join(_module(name) for name in MODULES)


def _module(name: str) -> str:
    source = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
    exported = ", ".join(_EXPORT.findall(source))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = \2_module;", _lean(source)))
    return f"const {name}_module = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _lean(source: str) -> str:
    """Return a script without lines of comments, and with addresses that hold in the folder of the index."""
    return (
        "".join(_without_comments(source))
        .replace('import("./', 'import("../assets/search/')
        .replace('"../../search/"', '"./"')
    )


def _without_comments(source: str) -> Iterator[str]:
    """Yield the lines of a script that are no comments: those have lines of their own there."""
    inside = False
    for line in source.splitlines(keepends=True):
        start = line.strip()
        inside = inside or start.startswith("/**")
        if not inside and not start.startswith("//"):
            yield line
        inside = inside and not start.endswith("*/")
