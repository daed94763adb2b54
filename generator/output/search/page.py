"""The results page: a root that the script fills, help, examples, and a plain notice where there is no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.output.markdown import Md

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.output.overview.face import Question

_PAGE = """\
---
title: 检索
hide:
  - navigation
  - toc
---

# 检索

<form class="fz-search fz-search--page" role="search" aria-label="检索本站" action="./">
<input name="q" type="search" aria-label="检索词" placeholder="词语、地名或整句，繁简皆可" autocomplete="off" \
enterkeyhint="search" spellcheck="false" maxlength="200">
<button type="submit">检索</button>
</form>

<details class="fz-search-help">
<summary>检索的写法</summary>
<dl>
<dt>养老 托育</dt><dd>空格隔开：几个词都要有</dd>
<dt>养老 | 托育</dt><dd>竖线（或大写的OR）：有一个就行</dd>
<dt>养老 ~ 服务</dt><dd>波浪号：两个词离得近，相隔不过20字；写~5，则不过5字</dd>
<dt>长沙 养老</dt><dd>地名：只看那里的文献，简称、旧名、省名都可以；加引号写“长沙”，就只当两个字来找</dd>
<dt>"高质量 发展"</dt><dd>引号之内：连空格也照样找</dd>
</dl>
<p>简体、繁体和异体字，全角和半角，都算同一个字。文中的引号、括号不影响结果；选“不计标点”，其他标点也不计。数字按整个的数来找：7.5不会找到17.5。</p>
</details>

<div id="fz-search-results" class="fz-results" data-search-state="idle">
<div id="fz-search-idle" class="fz-search-idle" hidden>
<p>输入词语、地名或整句，检索全部文献的标题和段落。</p>
{examples}
</div>
</div>

<noscript>
<p>检索需要浏览器运行脚本；没有脚本，输入的词不会有结果。可以从下面的页面读起，再用浏览器的页内查找。</p>
<ul>
{pages}
</ul>
</noscript>
"""


def _text(words: str) -> str:
    """Return words as HTML; braces are written as references, so that no template engine sees them."""
    return escape(words).replace("{", "&#123;").replace("}", "&#125;")


def _link(name: str, url: str) -> str:
    return f'<li><a href="../{quote(url, safe="/#")}">{_text(name)}</a></li>'


def _example(one: Question) -> str:
    return f'<li><a data-go href="?{escape(one.parameters)}">{_text(one.shown)}</a></li>'


def search_page(pages: Iterable[tuple[str, str]], asked: Iterable[Question] = ()) -> Md:
    """Return the Markdown of `search/index.md`.

    `pages` are (name, URL relative to the site root), `asked` the examples.
    """
    listed = "\n".join(_link(name, url) for name, url in pages)
    shown = "\n".join(map(_example, asked))
    return Md(_PAGE.format(pages=listed, examples=f"<ul>\n{shown}\n</ul>" if shown else ""))
