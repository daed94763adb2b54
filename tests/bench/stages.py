"""Run a command as `fangzhi` does, and write the CPU seconds of the stages of a build to a file.

    python -m tests.bench.stages FILE build [OPTIONS]

Nothing is loaded that the command itself does not load, so that one that finds nothing new stays short.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator import commands

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

BUILD: Final = "generator.commands.build"
STAGES: Final = {"generate": "generate", "build_site": "mkdocs", "check_site": "check"}
"""The functions of the command `build` that are its stages, and what these are called; the check is called by
`build_site`, and taken off it."""


def main(out: Path, arguments: list[str]) -> int:
    """Run the command; return its exit code."""
    taken: Counter[str] = Counter()
    _replace(commands, "import_module", lambda name: _timed(import_module(name), taken))
    code = commands.main(arguments)
    taken["mkdocs"] -= taken["check"]
    out.write_text(json.dumps(taken), encoding="utf-8")
    return code


def _timed(module: ModuleType, taken: Counter[str]) -> ModuleType:
    """Return a module; if it is the command `build`, with clocks around its stages."""
    for function, stage in STAGES.items() if module.__name__ == BUILD else ():
        _replace(module, function, _clocked(getattr(module, function), stage, taken))
    return module


def _clocked(function: Callable[..., object], stage: str, taken: Counter[str]) -> Callable[..., object]:
    @wraps(function)
    def run(*given: Any, **named: Any) -> object:  # noqa: ANN401 - handed through
        start = cpu()
        try:
            return function(*given, **named)
        finally:
            taken[stage] += cpu() - start  # type: ignore[assignment] # a Counter adds fractions as well

    return run


def cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    return sum(os.times()[:4])


def _replace(module: ModuleType, name: str, value: object) -> None:
    setattr(module, name, value)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
