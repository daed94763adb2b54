"""Columns: the names under which tables, and blocks of metadata, have a text and what they say of it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TEXTS: Final = (
    "正文 正文内容 全文 文章内容 新闻内容 内容 文本 报告内容 报告正文 content text body fulltext "
    "maintext articlebody articlecontent articletext contenttext newscontent mainbody "
    "plaintext cleantext contenthtml htmlcontent bodyhtml html rawhtml pagehtml pagesource "
    "源代码 网页源码 网页 页面"
)
"""Names of columns with the text of a document, the likeliest first: a text before the page it was taken from."""

FACTS_OF: Final = {
    "title": "标题 题目 文章标题 新闻标题 报告标题 名称 title headline articletitle newstitle pagetitle",
    "url": "链接 网址 地址 来源链接 原文链接 文章链接 url link href pageurl articleurl sourceurl originalurl uri",
    "published": "发布日期 发布时间 发文日期 日期 时间 date pubdate publishdate published publishtime publishedat "
    "publisheddate releasedate releasetime pubtime datetime",
    "publisher": "来源 发布单位 发布机构 发文机关 信息来源 文章来源 source publisher contentsource articlesource",
    "author": "作者 author writer",
    "column": "栏目 column columnname channel category",
    "site": "网站 站点 网站名称 site sitename website",
    "document-number": "文号 发文字号 documentnumber docnumber docno",
    "retrieved": "抓取时间 抓取日期 采集时间 采集日期 crawltime crawldate crawledat fetchedat fetchtime "
    "retrieved retrievedat scrapedat timestamp",
}
"""Names of columns for each fact that a row can state."""

_FACTS: Final = {name: fact for fact, names in FACTS_OF.items() for name in names.split()}
_ORDER: Final = {name: number for number, name in enumerate(_TEXTS.split())}

DAY: Final = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})")

Row = dict[str, object]


def has_text_column(names: Iterable[object]) -> bool:
    """Whether one of the names of columns is that of a text."""
    return any(_plain(name) in _ORDER for name in names)


def day_of(value: str) -> str | None:
    """Return the day at the start of a time, as YYYY-MM-DD, or None if it is none of the calendar."""
    found = DAY.match(value.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _plain(name: object) -> str:
    return re.sub(r"[\s_\-.\N{ZERO WIDTH NO-BREAK SPACE}]", "", name).lower() if isinstance(name, str) else ""


def texts_of(row: Mapping[str, object]) -> Iterator[str]:
    """Yield the texts of a row, the likeliest first. Paragraphs as a list are lines of a text."""
    found = sorted((number, name) for name in row if (number := _ORDER.get(_plain(name))) is not None)
    for _, name in found:
        value = row[name]
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        if isinstance(value, str) and value.strip():
            yield value


def facts_of(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what a row, or the metadata of a file, states under names of columns; each fact once."""
    given = set[str]()
    for name, value in row.items():
        fact = _FACTS.get(_plain(name))
        if fact is None or fact in given or not isinstance(value, str | int | date):
            continue
        said = " ".join(str(value).split())
        if fact == "retrieved":
            said = day_of(said) or ""
        if said:
            given.add(fact)
            yield fact, "".join(filter(str.isprintable, said))
