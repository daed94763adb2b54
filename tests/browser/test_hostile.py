"""A site made of hostile sources: on every page they are text and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.output.data.audit import read_lines
from tests.hostile import UNREADABLE, write_hostile
from tests.hostile_files import write_hostile_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Dialog, Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def fetched() -> list[str]:
    """Return the paths that were asked for at the address that the hostile files name."""
    return []


@pytest.fixture(scope="module")
def elsewhere(fetched: list[str]) -> Iterator[str]:
    """Return an address outside of the site, where whatever is asked for is noted and not found."""

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(self.path)
            self.send_error(404)

    with served(Noting) as address:
        yield address


@contextmanager
def served(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Yield the address of a server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Path:
    """Return a project built from the hostile sources."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder / "seeds")
    write_hostile_files(folder / "seeds" / "files", elsewhere)
    command = [sys.executable, "-m", "generator", "build"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "site" / "index.html").is_file(), done.stderr.decode()
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with served(partial(SimpleHTTPRequestHandler, directory=str(project / "site"))) as found:
        yield found


def test_nothing_is_fetched_and_nothing_leads_out(project: Path, fetched: list[str]) -> None:
    assert fetched == []
    assert list(project.parent.rglob("escaped.txt")) == []


def test_every_page_shows_text_and_does_nothing(
    page: Page, project: Path, address: str, requests: list[str]
) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    names = [p.parent.relative_to(project / "site").as_posix() for p in (project / "site").rglob("index.html")]
    assert len(names) > len(UNREADABLE)
    for name in sorted(names):
        page.goto(f"{address}{name}/".replace("/./", "/"))
        assert (
            page.locator("article iframe, article img, article object, article script[src^='http']").count() == 0
        )
        assert page.locator("[onclick], [onerror]").count() == 0
    assert dialogs == []
    assert [url for url in requests if not url.startswith(address)] == []


def test_each_passage_is_on_the_page_as_in_the_data(page: Page, project: Path, address: str) -> None:
    rows = read_lines(project / "docs" / "data" / "passages.jsonl")
    for slug in sorted({row["url"].split("/")[1] for row in rows}):
        page.goto(f"{address}cities/{slug}/")
        shown = page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll("article [id]")].map(element => {
                const copy = element.cloneNode(true);
                copy.querySelectorAll(".headerlink").forEach(link => link.remove());
                return [element.id, copy.textContent];
            }))"""
        )
        for row in rows:
            if row["url"].startswith(f"cities/{slug}/"):
                assert shown[row["id"]] == row["text"]


def test_sources_that_cannot_be_read_are_findings(project: Path) -> None:
    findings = (project / "docs" / "data" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    assert set(UNREADABLE) <= {json.loads(row)["file"] for row in findings}


def test_hostile_files_are_read_or_findings(project: Path) -> None:
    """Each is there with a reader or a reason, so that what the other tests look at is not empty."""
    rows = read_lines(project / "docs" / "data" / "files.jsonl")
    fates = {row["file"].removeprefix("files/"): row["reader"] or row["reason"] for row in rows}
    assert {
        "actions.pdf": "pdf",
        "bomb.zip/a.txt": "member-too-large",
        "deep.zip/z.zip/z.zip/z.zip": "nested-too-deep",
        "entities.docx": "unreadable",
        "entities.xhtml": "html",
        "front.md": "markdown",
        "linked.docx": "docx",
        "names.zip/../../../../escaped.txt": "member-outside",
        "page.html": "html",
        "rows.csv/2": "text",
        "rows.jsonl/1": "text",
        "saved.mhtml": "html",
        "title.ofd": "ofd",
    }.items() <= fates.items()
    assert sum(name.startswith("crawl.warc.gz/x.example/") for name in fates) == 1
