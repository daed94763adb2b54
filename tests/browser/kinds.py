"""One address of every kind of page, for what is asked of all of them."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTHS: Final = (320, 390, 768, 1280)
"""The narrowest telephone, a usual one, a tablet, a desk: in CSS pixels."""
MISSING: Final = "no-such-page/"
"""An address that no page has; a host answers it with 404.html."""


class _Host(SimpleHTTPRequestHandler):
    """A host of static files, which answers what is not there with the site's own page."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send 404.html."""
        del message, explain
        page = next(Path(self.directory).rglob("404.html")).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address, which ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def kinds(site: Path) -> dict[str, str]:
    """Return an address of every kind of page of a built site, by a name for it; relative to the site."""
    report = json.loads((site / "data/reports.jsonl").read_text(encoding="utf-8").splitlines()[0])
    theme = next(path.parent.name for path in sorted(site.glob("themes/*/index.html")))
    theme = theme.removesuffix("-codebook")
    years = sorted(path.parent.name for path in site.glob("indicators/[0-9]*/index.html"))
    named = sorted(path.parent.name for path in site.glob("indicators/[a-z]*/index.html"))
    entries = sorted(path.parent.relative_to(site).as_posix() for path in site.glob("documents/*/index.html"))
    found = {
        "home": "",
        "places": "cities/",
        "place": f"cities/{report['place']['slug']}/",
        "document": f"{entries[0]}/" if entries else "documents/",
        "themes": "themes/",
        "theme": f"themes/{theme}/",
        "codebook": f"themes/{theme}-codebook/",
        "indicators": "indicators/",
        "targets": f"indicators/{years[-1]}/" if years else MISSING,
        "indicator": f"indicators/{'gdp' if 'gdp' in named else named[0]}/" if named else MISSING,
        "search": "search/",
        "results": "search/?q=发展",
        "no-results": "search/?q=某某某某某",
        "records": "records/",
        "record": f"records/{report['id']}/",
        "rules": "records/rules/",
        "data": "data/",
        "documents": "documents/",
        "about": "about/",
        "missing": MISSING,
    }
    return {name: path for name, path in found.items() if path == MISSING or _is_there(site, path)}


def _is_there(site: Path, path: str) -> bool:
    file = site / path.partition("?")[0]
    return (file / "index.html" if file.is_dir() else file).is_file()
