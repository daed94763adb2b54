"""Search side by side with other engines, on the same pages, in one browser on one machine.

    python -m tests.bench.search [--corpus FOLDER] [--reports N] [--pagefind COMMAND] [--material] [--gold K]

FOLDER holds reports, one text file each; they are repeated with other names and figures up to N. Pagefind (its
extended build, `npm install pagefind`) and Material's own search are measured where they are asked for. For each
query and engine, cold: seconds, requests and kilobytes until the first hit is on the page, and those that follow
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
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer
from itertools import groupby
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.corpus.executors import start_workers
from generator.knowledge import load_knowledge
from generator.output.search import Scope, build_index, search_page
from generator.output.site.configuration import THEME
from tests.bench.search_corpus import rows
from tests.bench.search_measure import Engine, Handler, Log, Measured, compare, worst
from tests.browser.test_search import cases

ROOT = Path(__file__).parents[2]
QUERIES = ("乡村振兴", "老旧小区改造", "5G", "7.5%", "碳达峰、碳中和", "乡村振兴 产业", "民生", "鄉村振興")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
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


def folder_size(folder: Path) -> str:
    files = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return f"{sum(files) / 1e6:.1f} MB in {len(files)} files"


def memory(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


def build_ours(corpus: Path, reports: int, site: Path) -> Engine:
    start = time.perf_counter()
    workers = os.cpu_count() or 1
    with start_workers(workers) as executor:
        build_index(rows(corpus, reports), site / "search", Scope(pinyin=load_knowledge().pinyin), executor)
    seconds = time.perf_counter() - start
    used = memory(resource.RUSAGE_SELF) + workers * memory(resource.RUSAGE_CHILDREN)
    print(f"fangzhi: index in {seconds:.0f} s, at most {used} MB, {folder_size(site / 'search')}")
    for scripts in ("assets/search", "assets/site"):
        shutil.copytree(THEME / scripts, site / scripts)
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
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{name}: {command[0]} failed with {process.returncode}")
    seconds = time.perf_counter() - start
    print(f"{name}: index in {seconds:.0f} s, at most {usage.ru_maxrss // 1024} MB, {folder_size(result)}")


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
    options.add_argument("--gold", type=int, metavar="K", help="ask one in K of the queries of tests/gold")
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
            sums: dict[str, list[Measured]] = {engine.name: [] for engine in engines}
            asked = [query for _, query, _ in cases()][:: given.gold] if given.gold else QUERIES
            url = f"http://127.0.0.1:{server.server_port}/"
            for query, engine, found in compare(browser, engines, asked, url, log):
                print(f"{query}\t{engine.name}\t{found}", flush=True)
                sums[engine.name].append(found)
            browser.close()
        server.shutdown()
        for name, costs in sums.items():
            print(worst(name, costs))


if __name__ == "__main__":
    main()
