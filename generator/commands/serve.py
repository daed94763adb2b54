"""`fangzhi serve`: build, serve on 127.0.0.1, and build again when a source, a page or the knowledge changes."""

from __future__ import annotations

import contextlib
import functools
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.build import SITE, build_checked
from generator.commands.shared import add_folders, generate
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.output.registry import generated
from generator.output.site.build import CONFIG

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

ADDRESS = "127.0.0.1"
PAUSE = 1.0  # seconds between two looks at the files

Stamp = dict[Path, tuple[int, int]]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("serve", help="build, serve on 127.0.0.1:8000, follow changes")
    add_folders(command)
    command.add_argument("--port", type=int, default=8000, help="port (default: 8000)")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; a first build that fails is an error, a later one leaves the last good site."""
    before = stamp(arguments.seeds, arguments.docs)
    _build(arguments)
    handler = functools.partial(Handler, directory=str(SITE.absolute()))
    try:
        server = ThreadingHTTPServer((ADDRESS, arguments.port), handler)
    except OSError as error:
        raise FangzhiError(
            f"port {arguments.port}", f"cannot be served on ({error.strerror})", "name another with --port"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{ADDRESS}:{arguments.port}/ (stop with Ctrl-C)", flush=True)
    try:
        follow(arguments, before)
    finally:
        server.shutdown()
    return 0


def follow(arguments: argparse.Namespace, before: Stamp) -> None:
    """Build again whenever a file differs from `before`; a build that fails leaves the last good site."""
    while True:
        time.sleep(PAUSE)
        now = stamp(arguments.seeds, arguments.docs)
        if now != before:
            before = now
            load_knowledge.cache_clear()
            try:
                _build(arguments)
            except (FangzhiError, OSError) as error:
                print(f"fangzhi: {error}", file=sys.stderr)


def stamp(seeds: Path, docs: Path) -> Stamp:
    """Return time and size of every file a build reads."""
    found: Stamp = {}
    for path in _watched(seeds, docs):
        with contextlib.suppress(FileNotFoundError):  # gone since it was listed: the next look sees that
            status = path.stat()
            found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _watched(seeds: Path, docs: Path) -> Iterator[Path]:
    written = tuple(docs / name for name in generated())
    for folder in (seeds, docs, DATA, Path("overrides")):
        for path in folder.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.is_file() and not hidden and not any(path.is_relative_to(name) for name in written):
                yield path
    if Path(CONFIG).is_file():
        yield Path(CONFIG)


def _build(arguments: argparse.Namespace) -> None:
    generate(arguments.seeds, arguments.docs, arguments.workers)
    build_checked(Path.cwd(), SITE)


class Handler(SimpleHTTPRequestHandler):
    """Serve the site with its own 404 page and without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Stay quiet."""
