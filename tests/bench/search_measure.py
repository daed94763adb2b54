"""Measure a search in a browser: the cost of a query until its first hit, and until it is done."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as Late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

WATCH = """() => {
    window.first = null; window.long = 0;
    const longer = entry => { window.long = Math.max(window.long, entry.duration); };
    const observer = new PerformanceObserver(list => list.getEntries().forEach(longer));
    observer.observe({ type: "longtask", buffered: true });
    const look = () => { if (document.querySelector("%s")) window.first = Date.now(); };
    new MutationObserver(() => window.first ?? look()).observe(document, { childList: true, subtree: true });
}"""


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
    """Serves a folder and records every answer."""

    def __init__(self, *args: object, log: Log, directory: str) -> None:
        """Serve one request."""
        self.log = log
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        """Record the size of an answer."""
        if keyword.lower() == "content-length":
            self.log.entries.append((time.time(), int(value)))
        super().send_header(keyword, value)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a query until a moment: seconds, requests, kilobytes, including the page and its scripts."""

    seconds: float
    requests: int
    kilobytes: int

    def __str__(self) -> str:
        """Return it as part of a line."""
        return f"{self.seconds:.2f} s, {self.requests} requests, {self.kilobytes} KB"


@dataclass(frozen=True, slots=True)
class Measured:
    """The costs of a query: until the first hit is on the page (None: there is none), and until all is done."""

    first: Cost | None
    done: Cost | None
    longest: float

    def __str__(self) -> str:
        """Return a line."""
        if self.done is None:
            return "nothing within two minutes"
        first = f"first {self.first}" if self.first else "no hit"
        return f"{first}; done {self.done}; longest task {self.longest:.0f} ms"


def measure(page: Page, engine: Engine, query: str, url: str, log: Log) -> Measured:
    """Type a query into the page of an engine, which nothing has been loaded for yet."""
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
        return Measured(None, None, 0)
    end = time.time()
    first = page.evaluate("window.first")
    return Measured(
        None if first is None else Cost(first / 1000 - start, *log.until(first / 1000)),
        Cost(end - start, *log.until(end)),
        page.evaluate("window.long"),
    )


def compare(
    browser: Browser, engines: list[Engine], queries: Iterable[str], url: str, log: Log
) -> Iterator[tuple[str, Engine, Measured]]:
    """Measure every query in every engine, each in a browser that has seen nothing before."""
    for query in queries:
        for engine in engines:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            yield query, engine, measure(context.new_page(), engine, query, url, log)
            context.close()


def worst(name: str, measured: list[Measured]) -> str:
    """Return a line with the medians and maxima of an engine."""
    first = [cost.first for cost in measured if cost.first]
    done = [cost.done for cost in measured if cost.done]
    if not first or not done:
        return f"{name}: no hit at all"
    parts = [f"{len(measured)} queries, {len(first)} with hits"]
    for what, costs in (("first", first), ("done", done)):
        for unit in ("seconds", "requests", "kilobytes"):
            values = sorted(getattr(cost, unit) for cost in costs)
            parts.append(f"{what} {unit} {values[len(values) // 2]:.4g}, at most {values[-1]:.4g}")
    parts.append(f"longest task {max(one.longest for one in measured):.0f} ms")
    return f"{name}: {'; '.join(parts)}"
