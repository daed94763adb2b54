"""The page on methods and sources: the same text for every site, with the site's name and the operator's part."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from generator.output.markdown import Md, text

if TYPE_CHECKING:
    from generator.output.settings import Analytics, Settings

TEXT: Final = Path(__file__).with_name("about.md")
GENERATED: Final = "# 本页由程序生成"
"""A comment in the head of the page; a page without it was written by a person and stays."""

TOGETHER: Final = '<a href="../data/passages.jsonl">passages.jsonl</a>'
APART: Final = "在 data/passages/ 下，每篇一个文件，以文献编号为名"
"""Where the passages are."""


def is_own(page: Path) -> bool:
    """Whether a site has a page on methods that a person wrote."""
    return page.is_file() and GENERATED.encode() not in page.read_bytes()


def about_page(settings: Settings, *, apart: bool = False) -> Md:
    """Return the page; the operator's part is Markdown and is included unchanged.

    `apart`: the passages are not in one file of the data, but in one of each report.
    """
    own = f"{settings.about.strip()}\n\n" if settings.about.strip() else ""
    template = Template(TEXT.read_text(encoding="utf-8"))
    passages = APART if apart else TOGETHER
    access = _access(settings.analytics)
    return Md(template.substitute(name=text(settings.name), passages=passages, own=own, access=access))


def _access(analytics: Analytics | None) -> Md:
    """Return what the site asks other hosts for, and who counts its readers."""
    if not analytics:
        return Md("不向任何其他主机请求内容，不记录读者。")
    host = text(urlsplit(analytics.address).netloc)
    return Md(
        f"办站者用{text(analytics.name)}统计访问次数：打开网页时，浏览器会从{host}取得统计程序，"
        "并把所看网页的地址和访问情况发送到那里。除此之外，不向任何其他主机请求内容。"
    )
