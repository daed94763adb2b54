"""Search side by side with other engines, on the same pages, in one browser on one machine.

    python -m tests.bench.search [--corpus FOLDER] [--reports N] [--pagefind COMMAND] [--material]

FOLDER holds reports, one text file each; they are repeated with other names and figures up to N. Pagefind (its
extended build, `npm install pagefind`) and Material's own search are measured where they are asked for. For each
query and engine, cold: seconds, requests and kilobytes until the first hit stands on the page, and what follows
until the engine is done. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import sync_playwright

from generator.output.search import Scope, build_index, search_page
from tests.bench.search_corpus import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
QUERIES = ("乡村振兴", "老旧小区改造", "5G", "7.5%", "碳达峰、碳中和", "乡村振兴 产业", "民生", "鄉村振興")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WATCH = """() => {
    window.first = null; window.long = 0;
    const longer = entry => { window.long = Math.max(window.long, entry.duration); };
    const observer = new PerformanceObserver(list => list.getEntries().forEach(longer));
    observer.observe({ type: "longtask", buffered: true });
    const look = () => { if (document.querySelector("%s")) window.first = Date.now(); };
    new MutationObserver(() => window.first ?? look()).observe(document, { childList: true, subtree: true });
}"""
OURS = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
<link rel="stylesheet" href="../assets/search/search.css">
<script type="module" src="../assets/search/box.js"></script>{}</html>"""
PAGEFIND = """<!doctype html><html lang="zh"><meta charset="utf-8">
<input name="q"><ol></ol><p id="done" hidden></p>
<script type="module">
document.querySelector("input").addEventListener("change", async event => {
    const pagefind = await import("./pagefind/pagefind.js");
    const found = await pagefind.search(event.target.value);
    for (const result of found.results.slice(0, 20)) {
        const item = document.createElement("li");
        item.dataset.hit = "";
        item.innerHTML = (await result.data()).excerpt;
        document.querySelector("ol").append(item);
    }
    const done = document.querySelector("#done"); done.textContent = found.results.length; done.hidden = false;
});
</script></html>"""


@dataclass
class Engine:
    """How an engine is used: its page, where to type, what a hit and the end look like."""

    name: str
    page: str
    hit: str
    done: str
    box: str = "input[name=q]"
    key: str = "Enter"


@dataclass
class Log:
    """The answers of the server: when, and how many bytes."""

    entries: list[tuple[float, int]] = field(default_factory=list)

    def until(self, moment: float) -> tuple[int, int]:
        sizes = [size for at, size in self.entries if at <= moment]
        return len(sizes), sum(sizes) // 1024


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder and notes every answer."""

    def __init__(self, *args: object, log: Log, directory: str) -> None:
        """Serve one request."""
        self.log = log
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        """Note the size of an answer."""
        if keyword.lower() == "content-length":
            self.log.entries.append((time.time(), int(value)))
        super().send_header(keyword, value)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


def folder_size(folder: Path) -> str:
    files = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return f"{sum(files) / 1e6:.1f} MB in {len(files)} files"


def memory(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


def build_ours(corpus: Path, reports: int, site: Path) -> Engine:
    start = time.perf_counter()
    build_index(rows(corpus, reports), site / "search", Scope(), os.cpu_count() or 1)
    seconds = time.perf_counter() - start
    used = memory(resource.RUSAGE_SELF) + memory(resource.RUSAGE_CHILDREN)
    print(f"fangzhi: index in {seconds:.0f} s, at most {used} MB, {folder_size(site / 'search')}")
    shutil.copytree(ROOT / "docs/assets/search", site / "assets/search")
    body = search_page([]).split("---\n", 2)[2]
    (site / "search/index.html").write_text(OURS.format(body), encoding="utf-8")
    return Engine(
        "fangzhi", "search/", "a[data-hit]", "[data-search-state=done]", ".fz-search--page input[name=q]"
    )


def write_pages(corpus: Path, reports: int, folder: Path, markup: str) -> None:
    """Write a page for each report; `markup` is html or md."""
    for report, passages in groupby(rows(corpus, reports), lambda row: row.report):
        lines = [(row.kind, escape(row.text)) for row in passages]
        folder.mkdir(parents=True, exist_ok=True)
        marks = {"title": "# ", "heading": "## ", "paragraph": ""}
        if markup == "md":
            text = "\n\n".join(marks[kind] + line for kind, line in lines)
        else:
            tags = {"title": "h1", "heading": "h2", "paragraph": "p"}
            parts = "".join(f"<{tags[kind]}>{line}</{tags[kind]}>" for kind, line in lines)
            head = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{report}</title>'
            text = f"{head}<main>{parts}</main></html>"
        (folder / f"{report}.{markup}").write_text(text, encoding="utf-8")


def timed(name: str, command: list[str], result: Path) -> None:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    print(
        f"{name}: index in {seconds:.0f} s, at most {memory(resource.RUSAGE_CHILDREN)} MB, {folder_size(result)}"
    )


def build_pagefind(corpus: Path, reports: int, site: Path, command: str) -> Engine:
    pages = site / "pf"
    write_pages(corpus, reports, pages, "html")
    timed("pagefind", [command, "--site", str(pages)], pages / "pagefind")
    (pages / "index.html").write_text(PAGEFIND, encoding="utf-8")
    return Engine("pagefind", "pf/", "[data-hit]", "#done:not([hidden])", key="Tab")


def build_material(corpus: Path, reports: int, site: Path) -> Engine:
    work = Path(tempfile.mkdtemp(prefix="material-"))
    write_pages(corpus, reports, work / "docs", "md")
    (work / "docs/index.md").write_text("# 检索\n", encoding="utf-8")
    config: dict[str, object] = {
        "site_name": "m",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": ["search"],
    }
    config["nav"] = [{"m": "index.md"}]
    (work / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    target = site / "material"
    build = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "mkdocs.yml"), "-d", str(target)]
    timed("material (with its pages)", build, target / "search")
    shutil.rmtree(work)
    hit = ".md-search-result__item"
    return Engine("material", "material/", hit, hit, ".md-search__input", "End")


def measure(page: Page, engine: Engine, query: str, url: str, log: Log) -> str:
    """Return a line for a query: the first hit, then the end."""
    page.add_init_script(f"({WATCH % engine.hit})()")
    log.entries.clear()
    page.goto(url + engine.page)
    page.wait_for_load_state("load")
    box = page.locator(engine.box).first
    start = time.time()
    box.focus()
    box.fill(query)
    box.press(engine.key)
    try:
        page.wait_for_selector(engine.done, state="attached", timeout=120_000)
    except Late:
        return "nothing within two minutes"
    end = time.time()
    first = page.evaluate("window.first")
    shown = (
        "no hit"
        if first is None
        else "first {:.2f} s, {} requests, {} KB".format(first / 1000 - start, *log.until(first / 1000))
    )
    return "{}; done {:.2f} s, {} requests, {} KB; longest task {:.0f} ms".format(
        shown, end - start, *log.until(end), page.evaluate("window.long")
    )


def compare(browser: Browser, engines: list[Engine], url: str, log: Log) -> Iterator[str]:
    for query in QUERIES:
        for engine in engines:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            yield f"{query}\t{engine.name}\t{measure(context.new_page(), engine, query, url, log)}"
            context.close()


def main() -> None:
    """Build what is asked for, and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--corpus", type=Path, default=ROOT / "seeds", help="folder of reports (default: the seeds)"
    )
    options.add_argument("--reports", type=int, default=310, help="how many to make of them (default: 310)")
    options.add_argument(
        "--pagefind", default=shutil.which("pagefind"), help="its command (default: the one in PATH)"
    )
    options.add_argument("--material", action="store_true", help="build and measure Material's own search too")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        site = Path(folder)
        engines = [build_ours(given.corpus, given.reports, site)]
        if given.pagefind:
            engines.append(build_pagefind(given.corpus, given.reports, site, given.pagefind))
        else:
            print("pagefind: not installed, left out; see --pagefind")
        if given.material:
            engines.append(build_material(given.corpus, given.reports, site))
        log = Log()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, log=log, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            for line in compare(browser, engines, f"http://127.0.0.1:{server.server_port}/", log):
                print(line, flush=True)
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
