"""Reports as PDF: set as web pages in several layouts and printed by Chromium."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Final

from tests.browser.install import system_browser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS: Final = (
    ("指标", "2023年", "2024年", "增长"),
    ("地区生产总值（亿元）", "1061", "1130", "5.3%"),
    ("一般公共预算收入（亿元）", "98.7", "104.2", "5.6%"),
    ("城镇新增就业（万人）", "12.5", "13.1", "4.8%"),
)
NOTE: Final = "该词由本表的编者解释，见统计公报的说明。"
FONTS: Final = "'Noto Serif CJK SC','Songti SC',SimSun,serif"

INDENTED: Final = "p{text-indent:2em;margin:0;text-align:justify}"
BLOCKS: Final = "p{margin:8px 0;text-align:left}"
COLUMNS: Final = "body{column-count:2;column-gap:2em}"
TABLE: Final = "table{border-collapse:collapse;margin:8px 0}td{border:1px solid #000;padding:2px 6px}"
TITLE: Final = "h1,.c{text-align:center;text-indent:0}h1{font-size:1.5em;margin:.5em 0}.h{font-weight:bold}"

NUMBERED: Final = (
    "<div style='font-size:10px;width:100%;text-align:center'>— <span class=pageNumber></span> —</div>"
)
OF_ALL: Final = (
    "<div style='font-size:9px;width:100%;text-align:right;padding-right:20mm'>第<span class=pageNumber></span>页"
    " 共<span class=totalPages></span>页</div>"
)
NAMED: Final = "<div style='font-size:9px;width:100%;text-align:center'>某某数据库 <span class=title></span></div>"
EMPTY: Final = "<span></span>"
LONGEST_TITLE: Final = 60
"""The most characters of the title in the header of a page: the first line of a report may be all of it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is set: styles, page (width and height in mm), margins, size in points, head and foot."""

    styles: str
    page: tuple[int, int] = (210, 297)
    margins: tuple[int, int, int, int] = (25, 25, 25, 25)
    size: float = 12
    head: str = EMPTY
    foot: str = EMPTY


OFFICIAL: Final = Layout(INDENTED, margins=(37, 26, 35, 28), size=16, foot=NUMBERED)
"""As official documents are (GB/T 9704): 28 characters in a line of size 3, page numbers between dashes."""

TWO_COLUMNS: Final = Layout(INDENTED + COLUMNS, (260, 185), (18, 15, 18, 15), 10.5, NAMED, OF_ALL)
WEB_PAGE: Final = Layout(BLOCKS, (176, 250), (15, 15, 15, 15), 13, NAMED, OF_ALL)
PLAIN: Final = Layout(INDENTED + TABLE, (216, 279), (20, 20, 20, 20), 11)


def pdf_of(
    lines: Sequence[str], levels: Mapping[int, int], layout: Layout, table_after: int | None = None
) -> bytes:
    """Return a report as PDF: `levels` are the lines that are headings; a table follows the line `table_after`."""
    parts = []
    for number, line in enumerate(lines):
        tag = "h1" if number == 0 and len(line) <= LONGEST_TITLE else "p"
        parts.append(f"<{tag} class={'h' if number in levels else 'b'}>{escape(line)}</{tag}>")
        parts += [_table()] if number == table_after else []
    styles = f"body{{font:{layout.size}pt/1.75 {FONTS};margin:0}}{TITLE}{layout.styles}"
    title = escape(lines[0][:LONGEST_TITLE])
    html = f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{styles}</style>"
    return printed(html + "".join(parts), layout)


def _table() -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def printed(html: str, layout: Layout) -> bytes:
    """Return a web page as Chromium prints it."""
    return _thread().submit(_printed, html, layout).result()


@cache
def _thread() -> ThreadPoolExecutor:
    """Return the thread of the browser: Playwright is bound to one, and other tests have another."""
    return ThreadPoolExecutor(1)


def _printed(html: str, layout: Layout) -> bytes:
    page = _browser().new_page()
    try:
        page.set_content(html)
        top, right, bottom, left = (f"{margin}mm" for margin in layout.margins)
        made: bytes = page.pdf(
            width=f"{layout.page[0]}mm",
            height=f"{layout.page[1]}mm",
            margin={"top": top, "right": right, "bottom": bottom, "left": left},
            display_header_footer=True,
            header_template=layout.head,
            footer_template=layout.foot,
        )
    finally:
        page.close()
    return made


@cache
def _browser() -> Any:  # noqa: ANN401 - Playwright's
    """Return a browser, started once; it ends with the process."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and only here

    running = sync_playwright().start()
    return running.chromium.launch(executable_path=system_browser(), args=["--no-sandbox", "--disable-gpu"])
