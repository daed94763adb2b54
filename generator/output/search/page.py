"""The results page: a root that the script fills, and a plain notice where there is no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.output.markdown import Md

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE = """\
---
title: 检索
hide:
  - navigation
  - toc
---

# 检索

<form class="fz-search fz-search--page" role="search" action="./">
<input name="q" type="search" aria-label="检索词" placeholder="词语、数字或整句，繁简皆可" autocomplete="off">
<button type="submit">检索</button>
</form>

<div id="fz-search-results" class="fz-results" data-search-state="idle"></div>

<noscript>
<p>检索需要浏览器运行脚本。不用脚本时，可以从下面的页面读起，再用浏览器的页内查找。</p>
<ul>
{pages}
</ul>
</noscript>
"""


def _link(name: str, url: str) -> str:
    """Return a list item; braces are written as references, so that no template engine sees them."""
    text = escape(name).replace("{", "&#123;").replace("}", "&#125;")
    return f'<li><a href="../{quote(url, safe="/#")}">{text}</a></li>'


def search_page(pages: Iterable[tuple[str, str]]) -> Md:
    """Return the Markdown of `search/index.md`; `pages` are (name, URL relative to the site root)."""
    return Md(_PAGE.format(pages="\n".join(_link(name, url) for name, url in pages)))
