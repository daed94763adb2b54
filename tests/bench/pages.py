"""What Lighthouse says of every kind of page, on a telephone: accessibility, best practices, SEO, performance.

    python -m tests.bench.pages [--corpus FOLDER] [--reports N] [--years N] [--runs N] [--only KIND ...]

FOLDER holds reports, one text file each; they are repeated under other names, years and figures up to N, and as
the reports of one place in many years (the kind `years`). Each figure is the median of the runs. Exit code 1 if
one is below its floor, 2 if nothing could be measured: without Node or Chromium nothing passes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.replicas import replicas, sources, years_of_one
from tests.browser.install import system_browser
from tests.browser.kinds import kinds
from tests.javascript.run import HELP, name, search_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Scores = Mapping[str, float]

CLONE: Final = Path(__file__).parents[2]
LIGHTHOUSE: Final = Path(__file__).with_name("lighthouse")
"""The folder with the package and its lock: apart from those of `make test`, which has no use for it."""
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
FLOORS: Final = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LONG: Final = 90
"""The floor of performance for the page of one place in many years."""
CHROME: Final = "--headless=new --no-sandbox --disable-gpu --disable-quic"
PACKED: Final = (".html", ".css", ".js", ".json", ".jsonl", ".svg", ".txt", ".xml", ".csv")
"""What hosts of static files compress."""


class _Host(SimpleHTTPRequestHandler):
    """A host that compresses texts."""

    def do_GET(self) -> None:
        """Answer with the file, compressed where it is a text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        text = path.suffix in PACKED
        data = gzip.compress(path.read_bytes(), 6, mtime=0) if text else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path) + ("; charset=utf-8" if text else ""))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site, compressed; yield its address, which ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def build(corpus: Path, reports: int, years: int, folder: Path) -> tuple[Path, str]:
    """Build a site of so many reports and of one place in so many years; return it and that place's address."""
    texts = sources(corpus)
    (folder / "seeds").mkdir()
    (folder / "fangzhi.yml").write_text("name: 方志\ndescription: 地方政府工作报告\n", encoding="utf-8")
    for file, text in [*replicas(texts, reports), *years_of_one(texts, years)]:
        (folder / "seeds" / file).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(CLONE)}
    subprocess.run([sys.executable, "-m", "generator", "build"], cwd=folder, env=environment, check=True)
    found = (folder / "site/data/reports.jsonl").read_text(encoding="utf-8").splitlines()
    slugs = [json.loads(row)["place"]["slug"] for row in found]
    return folder / "site", f"cities/{statistics.mode(slugs)}/"


def installed() -> Mapping[str, str] | None:
    """Return the environment that Lighthouse runs in, which is installed on demand; None where it cannot be."""
    path = search_path()
    if path is None:
        print(HELP.format(wanted=name()), file=sys.stderr)
        return None
    environment = {**os.environ, "PATH": path, "CHROME_PATH": system_browser() or _own_browser()}
    if not (LIGHTHOUSE / "node_modules/.package-lock.json").exists():
        npm = [
            str(shutil.which("npm", path=path)),
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--silent",
        ]
        if subprocess.run(npm, cwd=LIGHTHOUSE, env=environment, check=False).returncode:
            print(f"Lighthouse could not be installed: {' '.join(npm)}, in {LIGHTHOUSE}", file=sys.stderr)
            return None
    return environment


def _own_browser() -> str:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where the machine has no browser

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def scores(address: str, environment: Mapping[str, str], *, hidden: bool) -> dict[str, float]:
    """Return the scores of a page in one run; `hidden` is one that search engines are asked not to list."""
    command = [
        str(shutil.which("node", path=environment["PATH"])),
        str(LIGHTHOUSE / "node_modules/lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={CHROME}",
        *(["--skip-audits=is-crawlable"] if hidden else []),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{address}: Lighthouse gave up: {done.stderr[-2000:]}")
    found = json.loads(done.stdout)["categories"]
    return {category: 100 * (found[category]["score"] or 0) for category in CATEGORIES}


def main() -> int:
    """Measure, print a table, and return 1 if a score is below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, default=CLONE / "seeds")
    parser.add_argument("--reports", type=int, default=67)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", metavar="KIND")
    given = parser.parse_args()
    environment = installed()
    if environment is None:
        return 2
    low: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        site, long = build(given.corpus, given.reports, given.years, Path(folder))
        asked = {**kinds(site), "missing": "404.html", "years": long}
        print("| page |", " | ".join(CATEGORIES), "|\n|---|---|---|---|---|")
        with served(site) as address:
            for kind, path in asked.items():
                if not given.only or kind in given.only:
                    low += measured(kind, site, address, path, given.runs, environment)
    print("\n".join(low) or "every score is at its floor or above")
    return 1 if low else 0


def measured(  # noqa: PLR0913, PLR0917 - a page, and how it is measured
    kind: str, site: Path, address: str, path: str, runs: int, environment: Mapping[str, str]
) -> list[str]:
    """Print the medians of a page; return those that are below their floor."""
    file = site / path.partition("?")[0]
    html = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
    hidden = 'name="robots" content="noindex' in html
    every = [scores(address + path, environment, hidden=hidden) for _ in range(runs)]
    medians = {category: round(statistics.median(run[category] for run in every)) for category in CATEGORIES}
    print(f"| {kind} |", " | ".join(str(medians[category]) for category in CATEGORIES), "|", flush=True)
    floors = {**FLOORS, **({"performance": LONG} if kind == "years" else {})}
    return [f"{kind}: {c} {medians[c]} < {floors[c]}" for c in CATEGORIES if medians[c] < floors[c]]


if __name__ == "__main__":
    sys.exit(main())
