"""The site under the headers of the sample for nginx: the policy forbids nothing that the site needs."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from generator.commands.init import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HEADERS = re.findall(
    r'^    add_header (\S+) "(.*)" always;', (TEMPLATE / "hosting/nginx.conf").read_text("utf-8"), re.MULTILINE
)


class _WithHeaders(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Add the headers of the sample."""
        for name, value in HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Return the address of the site, served with the headers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_WithHeaders, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_search_colours_and_filters_work_and_nothing_is_refused(address: str, page: Page) -> None:
    assert "Content-Security-Policy" in dict(HEADERS)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in ("", "cities/", "themes/industry/", "records/", "404.html"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.goto(f"{address}search/?q=产业")
    page.wait_for_selector("[data-search-state=done]")
    with page.expect_download():
        page.get_by_role("button", name="下载CSV").click()
    page.locator("a[data-hit]").first.click()
    page.wait_for_selector("mark[data-hit]")
    page.goto(address)
    dark = {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"}
    kept = "chosen => localStorage.setItem('/.__palette', JSON.stringify(chosen))"
    page.evaluate(kept, {"index": 2, "color": dark})
    page.reload()
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"
    assert said == []
