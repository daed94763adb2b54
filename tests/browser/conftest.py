"""The built site, served from a sub-path, and a browser that records every request it makes.

`site` builds docs/ as it is in the clone, once a session. A test takes `page` (a fresh browser context at desk
width) and, where it counts requests, `requests` (the addresses asked for so far, in order).
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from tests.browser.install import system_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
SUB_PATH = "a/sub-path"
"""The path of the site on the test server: nothing in it may rely on being at the root."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing: the tests look at the browser's side."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    return build_site(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("www") / SUB_PATH)


def build_site(config: Path, target: Path) -> Path:
    """Build the site of a MkDocs configuration strictly into a folder, and return the folder."""
    # Without --quiet: it drops warnings before they are counted, so that the build would not be strict.
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"mkdocs build --strict: {done.stderr[-4000:]}")
    return target


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Return the address of the served site, ending in a slash."""
    folder = site.parents[SUB_PATH.count("/")]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium: the system's where there is one, else the one Playwright installs.

    Without any the tests are skipped with the remedy, but never in CI.
    """
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=system_browser(), args=list(FLAGS))
        except PlaywrightError:
            if os.environ.get("CI"):
                raise
            pytest.skip("no Chromium here: python tests/browser/install.py gets one")
        yield browser
        browser.close()


@pytest.fixture
def requests() -> list[str]:
    """Return the addresses that `page` has asked for so far."""
    return []


@pytest.fixture
def page(browser: Browser, requests: list[str]) -> Iterator[Page]:
    """Return an empty page in a browser context of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    context.on("request", lambda request: requests.append(request.url))
    yield context.new_page()
    context.close()
