"""The frame of a page: lines that no rule knows, but that stand where only a site's own lines stand.

Above the path to an article stands the site's header; below the article, once the site has begun to speak (editor,
related articles, comments, copyright) and no sentence follows, stands its footer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HEAD_SIZE: Final = 6_000
FOOT_SIZE: Final = 12_000
"""Characters at the two ends of a page that are looked at."""

LONGEST: Final = 60
"""Characters of a line of the frame; a longer one is text."""

PATHS: Final = frozenset(("breadcrumb", "breadcrumb-path"))
"""Rules for the path to an article: what stands above it is no part of the article."""

FOOT: Final = frozenset(
    (
        "advertisement",
        "app-notice",
        "article-path",
        "bookmark",
        "comment-form",
        "comment-notice",
        "comment-user",
        "contact-line",
        "copyright",
        "counter-label",
        "disclaimer",
        "disclaimer-sentence",
        "editor-label",
        "epaper-navigation",
        "expand",
        "feedback",
        "injected-promotion",
        "login",
        "neighbours",
        "page-credit",
        "page-turner",
        "related-title",
        "report-link",
        "site-address",
        "site-navigation",
        "snapshot",
        "tags-label",
        "toolbar",
    )
)
"""Rules for what a site says behind a text: from there on it is the site that speaks."""

TEXT: Final = re.compile("[\u3002\uff1b\uff01\uff1f\uff0c]")
NO_HEADER: Final = re.compile(
    "[\u3001\uff1a\u201c\u201d\u300a\u300b\uff08\uff09()0-9]"
    "|\u62a5\u544a|\u8bb2\u8bdd|\u89c4\u5212|\u8ba1\u5212|\u7eb2\u8981|\u51b3\u8bae|\u610f\u89c1|\u603b\u7ed3"
    "|\u81f4\u8f9e|\u65b9\u6848|\u901a\u77e5|\u516c\u62a5|\u4e66\u8bb0|\u5e02\u957f|\u53bf\u957f|\u533a\u957f"
    "|\u4e61\u957f|\u9547\u957f|\u5dde\u957f|\u4e3b\u4efb|\u540c\u5fd7|\u4ee3\u8868|\u59d4\u5458(?!\u4f1a)"
)
"""What a title, a speaker or a date has, and the name of a site or a column has not."""

STRUCTURE: Final = re.compile(
    "[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001"
    "|[\uff08(][\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\\d]{1,3}[\uff09)]"
    "|\u7b2c[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\\d]{1,3}[\u7ae0\u8282\u90e8\u6761]"
    "|\\d{1,2}[.\u3001\uff0e](?!\\d)|[\u2460-\u2473]|\u9644[\u4ef6\u5f55\u8868\uff1a]|\u6ce8[\u91ca\uff1a]|\u540d\u8bcd"
    "|(?:(?:19|20)\\d\\d"
    "|[\u4e8c\u4e00][\u25cb\u3007\u96f6\u4e5d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b]{3}"
    ") *\u5e74[^\\n]{1,8}\u65e5$"
)
"""How a heading, an appendix, a glossary and the date of a signature begin: the text goes on there."""

ORGANISER: Final = re.compile(
    ".{0,8}(?:\u4e3b\u529e|\u627f\u529e|\u4e3b\u7ba1|\u534f\u529e|\u652f\u6301|\u7ef4\u62a4|\u7ba1\u7406|\u8fd0\u8425)(?:\u5355\u4f4d)?\uff1a.{2,30}"
)
"""The line of the organiser, right above the copyright."""

ARROW: Final = re.compile("[>\uff1e\u00bb\u203a]{1,2}")
LAST_OF_PATH: Final = frozenset(("\u6b63\u6587", "\u8be6\u60c5", "\u5185\u5bb9", "\u5217\u8868"))
SITE_ITEM: Final = re.compile("\u9996\u9875|\u8981\u95fb|\u65b0\u95fb|\u9891\u9053|\u4e13\u9898|\u8d44\u8baf")
"""What a list of headings has not: front page, news, channel."""

MENU_LINE: Final = 8
MENU_LINES: Final = 4
"""Characters of an item of a menu, and lines of one that stands below each other."""


class Line(NamedTuple):
    """A line of the page and the rule that removes it, if one does."""

    start: int
    end: int
    text: str
    rule: str | None


def header(text: str, gone: Mapping[int, str], menu: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Yield the spans of header lines; `gone` has the rule of each removed line by its offset."""
    lines = list(_until_text(_from_begin(text, gone)))
    path = max((n for n, line in enumerate(lines) if line.rule in PATHS), default=0)
    marked = {n for n in range(path) if not NO_HEADER.search(lines[n].text)}
    marked |= set(_arrows(lines)) | set(_menus(lines, menu))
    yield from ((lines[n].start, lines[n].end) for n in sorted(marked) if lines[n].rule is None)


def footer(text: str, gone: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of footer lines; nothing where the text goes on behind the site's first line."""
    foot = list(_until_text(_from_end(text, gone)))[::-1]
    first = next((n for n, line in enumerate(foot) if line.rule in FOOT), None)
    if first is None or foot[0].start <= max(0, len(text) - FOOT_SIZE):  # no text above it, as far as is looked
        return
    left = [line for line in foot[first:] if line.rule is None]
    if any(STRUCTURE.match(line.text) for line in left):
        return
    above = [line for line in foot[max(0, first - 2) : first] if ORGANISER.fullmatch(line.text) and not line.rule]
    yield from ((line.start, line.end) for line in (*above, *left))


def _from_begin(text: str, gone: Mapping[int, str]) -> Iterator[Line]:
    """Yield the lines at the begin of a text that are not empty."""
    start = 0
    while start < min(len(text), HEAD_SIZE):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield Line(start, end, text[start:end], gone.get(start))
        start = end + 1


def _from_end(text: str, gone: Mapping[int, str]) -> Iterator[Line]:
    """Yield the lines at the end of a text that are not empty, the last one first."""
    end = len(text)
    while end > max(0, len(text) - FOOT_SIZE):
        start = text.rfind("\n", 0, end) + 1
        if end > start:
            yield Line(start, end, text[start:end], gone.get(start))
        end = start - 1


def _until_text(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines until one that no rule removes has a sentence or is long."""
    for line in lines:
        if line.rule is None and (TEXT.search(line.text) or len(line.text) > LONGEST):
            return
        yield line


def _arrows(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of a path whose parts and arrows stand below each other."""
    arrows = [n for n, line in enumerate(lines) if ARROW.fullmatch(line.text)]
    for n in arrows:
        yield n
        if n and not NO_HEADER.search(lines[n - 1].text):
            yield n - 1
        if n + 1 < len(lines) and lines[n + 1].text in LAST_OF_PATH:
            yield n + 1


def _menus(lines: Sequence[Line], menu: re.Pattern[str] | None) -> Iterator[int]:
    """Yield the lines of a menu whose items stand below each other, as the rule for one in a line knows it."""
    run: list[int] = []
    for n in range(len(lines) + 1):
        if n < len(lines) and len(lines[n].text) <= MENU_LINE and not NO_HEADER.search(lines[n].text):
            run.append(n)
            continue
        items = " ".join(lines[m].text for m in run)
        if len(run) >= MENU_LINES and SITE_ITEM.search(items) and menu and menu.fullmatch(items):
            yield from run
        run = []
