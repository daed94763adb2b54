"""The command line `fangzhi`: one module per command; this one has the parser and the exit codes.

The modules are loaded when a command has to run: one that finds nothing new since its last run ends before that.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

from generator import __version__
from generator.commands.runs.last_run import repeated

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: Final = (
    "init",
    "generate",
    "build",
    "serve",
    "findings.command",
    "check",
    "clean",
    "explain",
    "diff",
    "propose",
    "runs.data",
    "runs.cache",
)
"""The modules of the commands, in the order in which the help lists them."""

WRONG: Final = 2
"""The exit code for wrong use, as in `exit_code.py`, which needs the knowledge."""
INTERRUPTED, CUT_OFF, TERMINATED = 130, 141, 143
"""The exit codes with which a shell reports the signals INT, PIPE and TERM."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if argv is None else argv
    code = repeated(given)
    return _run(given) if code is None else code


def _run(given: list[str]) -> int:
    error_of_ours: type[Exception] = import_module("generator.knowledge.errors").FangzhiError
    arguments = parser().parse_args(given)
    arguments.given = given
    _end_cleanly_when_terminated()
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        code = run(arguments)
        sys.stdout.flush()
    except error_of_ours as error:
        print(f"fangzhi: {error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # the reader has stopped (fangzhi explain FILE | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except OSError as error:
        place = error.filename or "fangzhi"
        print(
            f"fangzhi: {place}: {error.strerror}; check the path, its permissions and the space left",
            file=sys.stderr,
        )
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _end_cleanly_when_terminated() -> None:
    """End like Ctrl-C when asked by the signal TERM: temporary folders are removed. Only the main thread can."""
    main_thread = threading.current_thread() is threading.main_thread()
    if main_thread and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(TERMINATED))


class Parser(argparse.ArgumentParser):
    """A parser, also that of each command, that says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Print the line and exit."""
        self.exit(WRONG, f"{self.prog}: {message}; {self.prog} --help shows what it takes\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands (the documentation test reads it)."""
    top = Parser(
        prog="fangzhi",
        description="A searchable static site from a folder of crawled government reports.",
        epilog=import_module("generator.commands.exit_code").MEANING,
    )
    top.add_argument("--version", action="version", version=f"fangzhi {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"generator.commands.{name}").add(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
