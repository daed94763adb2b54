"""Names of sites and the other words of a page around a title, and lines that are of a site alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.cues.document_words import any_of
from generator.knowledge.han import HAN
from generator.knowledge.marks import COLON

if TYPE_CHECKING:
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords

SITE_LINE_MAX: Final = 60
"""The most characters of a line that is of a site."""
TITLE_MIN: Final = 5
"""The fewest characters of a title: 通知, 公告 and 工作报告 alone are names of menus."""

_FILE_SUFFIX: Final = re.compile(r"[.\N{FULLWIDTH FULL STOP}](?:docx?|pdf|txt|wps)$", re.IGNORECASE)
_FACTS_AFTER: Final = re.compile(
    "[ \N{IDEOGRAPHIC SPACE}](?:发布|发表|更新|信息)?(?:时间|日期|来源|作者|责编|编辑)"
    f"[ \N{IDEOGRAPHIC SPACE}]?[:{COLON}]"
)
"""What pages write after a title in one line with it (…工作报告 时间：… 责编：…)."""
_YEAR_AFTER: Final = re.compile("(?P<title>.*[报告要划]) +(?P<year>(?:19|20)[0-9]{2})年?")
"""A year set apart after a title that has one already."""
ADDRESS: Final = re.compile(r"https?:|www\.|@|[A-Za-z0-9]\.(?:com|cn|net|org|gov)\b", re.IGNORECASE)
"""An address of a site or of mail: no line with one is a title, or text of a report."""
_BETWEEN: Final = re.compile("[_|\N{FULLWIDTH VERTICAL LINE}丨□—–-]+")
_SITES: Final = (
    *("网", "网站", "门户", "政府", "平台", "频道", "文库", "资料", "范文", "百科", "新闻", "公众号", "客户端"),
    *("日报", "在线", "中心", "局", "正文", "首页", "政务公开"),
)
"""The ends of the names of sites and of their sections."""
_SITE_BEFORE: Final = re.compile(f"[{HAN}]{{2,10}}网[-—_|]+(?:[{HAN}]{{2,14}}?信息搜索网|[{HAN}]{{2,14}}?网站)?")
_NAME_OF_SITE: Final = re.compile(
    ".*(?:网|网站|频道|客户端|日报|晚报|百科|公众号|论坛|文库|微博|调查队|统计局|人民政府|专栏|专题)"
)


@lru_cache(maxsize=2)
def interface_words(document: DocumentWords) -> re.Pattern[str]:
    """Return the pattern of the words of an interface (加大, 打印, 首页)."""
    return re.compile(any_of(document.words("interface-words")))


def without_site(text: str, words: OutlineWords) -> str:
    """Return a title without the name of its site and section (2024年某县政府工作报告_某县门户网站).

    The suffix of a file, facts of the page after the title and a second year at its end are left out as well.
    """
    text = _FILE_SUFFIX.sub("", _without_facts(text, words))
    again = _YEAR_AFTER.fullmatch(text)
    text = again["title"] if again and again["year"] in again["title"] else text
    text = _SITE_BEFORE.sub("", text, count=1) if _SITE_BEFORE.match(text) else text
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) > 1:
        for i, part in enumerate(parts):
            others = parts[:i] + parts[i + 1 :]
            if (
                len(part) >= TITLE_MIN
                and words.title.match(part)
                and all(other.endswith(_SITES) for other in others)
            ):
                return part
    return text


def _without_facts(text: str, words: OutlineWords) -> str:
    """Return a title without the facts on time and source that follow it in one line."""
    facts = _FACTS_AFTER.search(text)
    before = text[: facts.start()].rstrip() if facts else text
    return before if len(before) >= TITLE_MIN and words.title.match(before) else text


def is_of_site(text: str, words: OutlineWords) -> bool:
    """Whether a short line has words of an interface or is the name of a site, hence no title or heading."""
    if len(text) > SITE_LINE_MAX:
        return False
    if ADDRESS.search(text):
        return True
    return bool(interface_words(words.document).search(text) or _NAME_OF_SITE.fullmatch(text))
