"""Guarded: a function on the bytes of a file runs in a process of its own, with bounded time and memory.

Parsers of binary formats can crash, loop or take all memory on a hostile file. In a process of its own that ends
with a finding for the file, and the others are read. The result is JSON, so that nothing that a parser could be
made to do reaches this process. Good files need a small part of the limits: their result does not depend on them.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code, Message

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Budget:
    """What reading one file may take: seconds of the processor, seconds by the clock, bytes of memory.

    The clock is the last resort, for a machine on which many processes run: it is far above the other.
    """

    processor: int = 120
    clock: int = 900
    memory: int = 2_000_000_000


BUDGET: Final = Budget()

CHILD: Final = "import sys; from generator.sources.guarded import serve; serve(*sys.argv[1:])"


def guarded(function: Callable[[bytes], Any], data: bytes, budget: Budget = BUDGET) -> Any:  # noqa: ANN401 - JSON
    """Return the result of a function of a module on bytes; it must be JSON (dictionaries, lists, text, numbers).

    A SourceError of the function is raised here. A process that is ended by its limits or crashes is a SourceError
    as well; any other exception of the function is a RuntimeError that quotes it.
    """
    limits = (str(budget.processor), str(budget.memory))
    command = [sys.executable, "-c", CHILD, function.__module__, function.__qualname__, *limits]
    folders = (str(Path(folder or ".").resolve()) for folder in sys.path)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=budget.clock, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(Code.READING_STOPPED(seconds=budget.processor, memory=budget.memory)) from error
    if done.returncode:
        raise SourceError(Code.READING_STOPPED(seconds=budget.processor, memory=budget.memory))
    return _result(json.loads(done.stdout))


def _result(answer: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    if "problem" in answer:
        raise SourceError(message_of(answer["problem"]))
    if "failed" in answer:
        raise RuntimeError(answer["failed"])
    return answer["value"]


def message_of(written: list[Any]) -> Message:
    """Return a message from its code and arguments, as `written_message` writes them."""
    return next(code for code in Code if code.id == written[0])(**written[1])


def written_message(message: Message) -> list[Any]:
    """Return a message as JSON: its code, then its arguments by name."""
    return [message.code.id, dict(message.arguments)]


def serve(module: str, name: str, processor: str, memory: str) -> None:
    """Call a function on the bytes of standard input, within limits, and write the answer to standard output."""
    _limit(int(processor), int(memory))
    function = getattr(importlib.import_module(module), name)
    sys.stdout.write(json.dumps(_answer(function, sys.stdin.buffer.read())))


def _answer(function: Callable[[bytes], Any], data: bytes) -> dict[str, Any]:
    try:
        return {"value": function(data)}
    except SourceError as error:
        return {"problem": written_message(error.message)}
    except MemoryError:
        raise  # the limit is reached: the process ends
    except Exception as error:  # noqa: BLE001 - a library may raise anything for a damaged file
        return {"failed": f"{type(error).__name__}: {error}"}


def _limit(processor: int, memory: int) -> None:
    """Bound this process. Where the system has no such limits (Windows), the clock of the parent does."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (getattr(resource, "RLIMIT_NPROC", None), 0),  # no process is started from it
    ):
        with suppress(ValueError, OSError):  # a limit of the system that is lower stays
            if kind is not None:
                resource.setrlimit(kind, (most, most))
