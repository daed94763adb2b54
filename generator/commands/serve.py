"""`fangzhi serve`: build, serve on 127.0.0.1, and build again when a source, a page or the knowledge changes."""

from __future__ import annotations

import functools
import sys
import threading
import time
from dataclasses import replace
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from generator.commands.build import build
from generator.commands.project import FILE, project_of
from generator.commands.runs.last_run import Command
from generator.commands.runs.options import RunOptions, add_shrink
from generator.commands.shared import add_folders, add_site, whole_number
from generator.knowledge import forget_knowledge
from generator.knowledge.errors import FangzhiError
from generator.output.registry import generated
from generator.output.site.checking.targets import NOT_FOUND
from generator.output.site.configuration import BASE, THEME, address_of
from generator.store.stamps import FOLDER, stamp_of, stamps_below

if TYPE_CHECKING:
    import argparse

    from generator.commands.project import Project
    from generator.corpus.executors import Workers

ADDRESS = "127.0.0.1"
PORTS = 65535  # the highest port (RFC 9293, 3.1: a field of 16 bits)
PAUSE = 1.0  # seconds between two looks at the files

Stamp = dict["Path", tuple[int, int]]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("serve", help="build, serve on 127.0.0.1:8000, follow changes")
    add_folders(command)
    add_site(command)
    command.add_argument("--port", type=whole_number(1, PORTS), default=8000, help="port (default: 8000)")
    add_shrink(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; a first build that fails is an error, a later one leaves the last good site."""
    project = project_of(arguments)
    before = stamp(project)
    _build(project, arguments.workers, RunOptions(allow_shrink=getattr(arguments, "allow_shrink", False)))
    base = urlsplit(address_of(project.settings)).path or "/"
    handler = functools.partial(Handler, directory=str(project.site.absolute()), base=base)
    try:
        server = ThreadingHTTPServer((ADDRESS, arguments.port), handler)
    except OSError as error:
        raise FangzhiError(
            f"port {arguments.port}", f"cannot be served on ({error.strerror})", "name another with --port"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{ADDRESS}:{arguments.port}/ (stop with Ctrl-C)", flush=True)
    try:
        follow(project, arguments, before)
    finally:
        server.shutdown()
        server.server_close()
    return 0


def follow(project: Project, arguments: argparse.Namespace, before: Stamp) -> None:
    """Build again whenever a file differs from `before`; a build that fails leaves the last good site.

    The project file is read again each time; the folder of the site stays the same.
    """
    site = project.site
    while True:
        time.sleep(PAUSE)
        now = stamp(project)
        if now != before:
            forget_knowledge()
            try:
                project = replace(project_of(arguments), site=site)
                before = stamp(project)
                _build(
                    project, arguments.workers, RunOptions(allow_shrink=getattr(arguments, "allow_shrink", False))
                )
            except (FangzhiError, OSError) as error:
                before = now
                print(f"fangzhi: {error}", file=sys.stderr)


def stamp(project: Project) -> Stamp:
    """Return the time and size of every file that a build reads; what a build makes is not looked at."""
    found: Stamp = {}
    for folder, without in ((project.docs, generated(project.docs)), *((one, ()) for one in _folders(project))):
        below = stamps_below(folder, without, hidden=False)
        found |= {folder / name: (one.changed, one.size) for name, one in below.items() if one != FOLDER}
    named = {path: stamp_of(path) for path in (FILE, project.accepted, BASE, project.about, project.logo) if path}
    return found | {path: (one.changed, one.size) for path, one in named.items() if one}


def _folders(project: Project) -> tuple[Path, ...]:
    return (project.seeds, *project.knowledge, THEME)


def _build(project: Project, workers: Workers, options: RunOptions) -> None:
    build(project, workers, options, Command(None))


class Handler(SimpleHTTPRequestHandler):
    """Serve the site with its own 404 page and without a line for each request.

    `base` is the path of the site's address, which ends in a slash: the links of the 404 page, which must work at
    any depth, start with it. Below it the site is served as well as at the root.
    """

    extensions_map: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        **SimpleHTTPRequestHandler.extensions_map,
        ".jsonl": "application/jsonl; charset=utf-8",
    }

    def __init__(self, *arguments: Any, base: str = "/", **named: Any) -> None:  # noqa: ANN401 - of the base class
        """Keep the path of the site's address and answer a request."""
        self._base = base
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        """Return the file for an address, below the path of the site's address too."""
        found = super().translate_path(path)
        here = Path(found)
        below = path.startswith(self._base) and not (here.is_file() or (here / "index.html").is_file())
        return super().translate_path(path.removeprefix(self._base.removesuffix("/"))) if below else found

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with that of the site, anything else as the base class does."""
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Stay quiet."""
