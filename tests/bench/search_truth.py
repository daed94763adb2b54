"""Search against exact substrings on a large corpus: every query of tests/gold, passage by passage.

    python -m tests.bench.search_truth FOLDER [--reports N] [--every K]

FOLDER holds reports, one text file each; they are repeated with other names and figures up to N. Asked is the
engine of the site in a real browser; the truth is counted here. Prints what differs and ends with the sums.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.corpus.executors import start_workers
from generator.knowledge import load_knowledge
from generator.output.search import Scope, build_index
from generator.output.site.configuration import THEME
from tests.bench.search import FLAGS
from tests.bench.search_corpus import rows
from tests.bench.search_measure import Handler, Log
from tests.browser.test_search import cases, holds, plain

ASK = """async ([client, query, loose]) => {
    const { ask } = await import(client);
    const anchors = [];
    const total = await new Promise((resolve, reject) => ask(
        { query, loose, filters: {}, sort: "", count: null },
        answer => {
            if (answer.type === "error") reject(answer.message);
            if (answer.type !== "done") return;
            anchors.push(...answer.hits.map(hit => hit.anchor));
            if (answer.last) resolve(answer.total);
        }));
    return [total, anchors];
}"""


def main() -> int:
    """Build, ask, compare; return 1 if anything differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--reports", type=int, default=310)
    options.add_argument("--every", type=int, default=1, help="ask one query in so many")
    given = options.parse_args()
    asked = list(cases())[:: given.every]
    words = {word: plain(word) for _, _, means in asked for word in means}
    holding: dict[str, set[str]] = {word: set() for word in words}
    for row in rows(given.folder, given.reports):
        text = plain(row.text)
        for word, form in words.items():
            if form.strip("\0") in text and form.strip("\0") and holds(text, form):
                holding[word].add(row.passage)
    wrong = missed = extra = hits = 0
    with tempfile.TemporaryDirectory(prefix="search-truth-") as folder:
        with start_workers(2) as executor:
            build_index(
                rows(given.folder, given.reports),
                Path(folder, "search"),
                Scope(pinyin=load_knowledge().pinyin),
                executor,
            )
        shutil.copytree(THEME / "assets/search", Path(folder, "assets/search"))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, log=Log(), directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            page = browser.new_page()
            page.goto(url)
            for kind, query, means in asked:
                sets = [holding[word] for word in means]
                want = set.intersection(*sets) if kind == "all" else set.union(*sets)
                start = time.perf_counter()
                total, found = page.evaluate(ASK, [f"{url}assets/search/client.js", query, kind == "loose"])
                seconds = time.perf_counter() - start
                hits += len(want)
                missed += len(want - set(found))
                extra += len(set(found) - want)
                if set(found) != want or total != len(want) or len(found) != total:
                    wrong += 1
                    print(f"{kind} {query}: {len(want)} in the texts, {total} found in {seconds:.1f} s")
            browser.close()
        server.shutdown()
    print(f"{len(asked)} queries, {hits} hits in the texts: {wrong} differ, {missed} missed, {extra} too many")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
