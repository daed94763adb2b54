"""The front of a document: the lines before its salutation or first sentence, and which of them is its title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.cues.document_words import any_of
from generator.knowledge.han import HAN, has_han
from generator.knowledge.marks import CLOSE_BRACKET, COLON, COMMA, ENDS, OPEN_BRACKET, SEMICOLON
from generator.reading.outline.outline_rows import is_heading_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords

FRONT_LINES: Final = 40
"""The most lines before the salutation: a choice; a toolbar with one word a line and a title block have 25."""
FRONT_MAX: Final = 60
"""The most characters of a line before the salutation."""
CAPTIONS: Final = 3
"""The most sentences between title and salutation, such as the caption of a photograph: a choice."""
SALUTATION_MAX: Final = 30
"""The most characters of a line that is a salutation and nothing else."""
TITLE_MAX: Final = 80
"""The most characters of a title; that of a plan report with two years and two names has 60."""
TITLE_MIN: Final = 5
"""The fewest characters of a title: 通知, 公告 and 工作报告 alone are names of menus."""
HEADLINE_MIN: Final = 6
"""The fewest characters of a headline that names no document: 政务公开, 今日要闻 are names of menus."""
HEADLINE_SURE: Final = 10
"""The characters from which the first headline is taken; among shorter lines the longest: a choice."""
PIECES: Final = 2
"""The most lines before the one with the title's noun that belong to a broken title."""
CELLS: Final = 3
"""The fewest cells of a row of a table: name, unit, figure."""
ORGAN_MAX: Final = 30
"""The most characters of a line that is the name of a place or a body."""

_BROKEN_MARKS: Final = re.compile(
    "[>\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}»\\\\/|\N{FULLWIDTH VERTICAL LINE}]"
)
_BULLET: Final = re.compile("[•·>»◆●■*☆★]")
_STOPS: Final = re.compile(f"[{ENDS}{SEMICOLON}{COLON}!?;:⟦⟧]")
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
_OPEN_END: Final = re.compile(".*(?:的|和|与|及|暨|、|年|年度)|关于.*")
_OPEN_START: Final = re.compile(f"[和与及暨的]|{OPEN_BRACKET}草案{CLOSE_BRACKET}的")
_PLAN_END: Final = re.compile(".*(?:发展|情况|预算|计划|规划)")
_PLAN_START: Final = re.compile('第|[0-9“"二一]|执行|草案|规划|计划|年度')


class Front(NamedTuple):
    """The front of a document: its number of lines, whether a salutation ends it, and the lines of its title.

    `title` is a range of lines, empty where none of them is one. `rejected` is the first of the lines that would
    be the title by its place and is none by its words; None if there is a title.
    """

    lines: int
    saluted: bool
    title: range
    rejected: str | None


class _Patterns(NamedTuple):
    interface: re.Pattern[str]
    piece: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _patterns(document: DocumentWords) -> _Patterns:
    return _Patterns(
        interface=re.compile(any_of(document.words("interface-words"))),
        piece=document.compile(r".*(?:[省市县区州旗盟镇乡]|{bodies})|[{numerals}\d]{1,4}(?:年|年度)"),
        bare=document.compile(
            r"(?:(?:{year}|[{numerals}\d]{1,4})年?(?:年度|度)?)?(?:人民)?(?:政府)?工作的?报告"
            f"(?:[{OPEN_BRACKET}(][^{OPEN_BRACKET}{CLOSE_BRACKET}()]*[{CLOSE_BRACKET})])?"
        ),
    )


def read_front(texts: Sequence[str], words: OutlineWords) -> Front:
    """Return the front of a document, given its first lines."""
    texts = texts[: FRONT_LINES + 1]
    saluted = _before_salutation(texts, words)
    lines = saluted or _before_text(texts, words)
    title = _titled(texts[:lines], words) or _headline(texts[:lines], len(texts), words)
    first = next((text for text in texts[:lines] if text and _loose(text, words)), None)
    return Front(lines, bool(saluted), title, None if title else first)


def _before_salutation(texts: Sequence[str], words: OutlineWords) -> int:
    """Return the number of lines before the salutation; 0 if text or numbered headings come first."""
    sentences, titled, contents = 0, False, False
    for i, text in enumerate(texts):
        if is_salutation(text, words):
            return i if not sentences or len(text) <= SALUTATION_MAX else 0
        contents = contents or _opens_contents(text, words)
        if _numbered(text, words) and not contents:
            return 0
        titled = titled or names_document(text, words)
        if _is_text(text, words):
            sentences += 1
            if sentences > CAPTIONS or not titled:
                return 0
    return 0


def _before_text(texts: Sequence[str], words: OutlineWords) -> int:
    """Return the number of lines before the first sentence or numbered heading."""
    for i, text in enumerate(texts):
        if _is_text(text, words) or _numbered(text, words) or is_salutation(text, words):
            return i
    return len(texts)


def _opens_contents(text: str, words: OutlineWords) -> bool:
    return "目" in text and bool(words.contents.fullmatch(text.strip()))


def is_salutation(text: str, words: OutlineWords) -> bool:
    """Whether a line opens with a salutation; a line with office and name (主任 张三) does not."""
    return bool(words.salutation.match(text)) and not words.speaker.match(text)


def _numbered(text: str, words: OutlineWords) -> bool:
    match = words.marker.match(text)
    return bool(match and match.end()) and not words.session.match(text) and not words.byline.match(text)


def _is_text(text: str, words: OutlineWords) -> bool:
    return "。" in text or (len(text) > FRONT_MAX and not names_document(text, words))


def _loose(text: str, words: OutlineWords) -> bool:
    """Whether a line is neither provenance nor numbered, so that by its place it might be the title."""
    return not (words.byline.match(text) or words.session.match(text) or _numbered(text, words))


def without_site(text: str, words: OutlineWords) -> str:
    """Return a title without the name of its site and section (2024年某县政府工作报告_某县门户网站)."""
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


def names_document(text: str, words: OutlineWords) -> bool:
    """Whether a line by its last noun names a document (…报告, …讲话), and is not an item of a menu or a path."""
    text = without_site(_unspaced(text), words)
    if not TITLE_MIN <= len(text) <= TITLE_MAX or not words.title.match(text) or COMMA in text:
        return False
    if _STOPS.search(text) or _BROKEN_MARKS.search(text) or _BULLET.match(text) or _is_row(text):
        return False
    byline = words.byline.match(text) and not text[0].isdigit()
    return not (byline or words.label.match(text) or _numbered(text, words) or words.salutation.match(text))


def _unspaced(text: str) -> str:
    """Return a spaced line (政 府 工 作 报 告) without its blanks; any other as it is."""
    tokens = text.split()
    return "".join(tokens) if all(len(token) == 1 for token in tokens) else text


def _is_row(text: str) -> bool:
    """Whether a line is a row of several names (规划计划 工作报告), not one that is spaced (政 府 工 作 报 告)."""
    tokens = text.split()
    return len(tokens) > 1 and all(1 < len(token) <= TITLE_MIN for token in tokens)


def is_of_site(text: str, words: OutlineWords) -> bool:
    """Whether a short line has words of an interface or is the name of a site, hence no title or heading."""
    if len(text) > FRONT_MAX:
        return False
    return bool(_patterns(words.document).interface.search(text) or _NAME_OF_SITE.fullmatch(text))


def _has_cells(text: str) -> bool:
    """Whether a line is a row of a table (地区生产总值 亿元 256.3)."""
    return len(text.split()) >= CELLS and any(token[0].isdigit() for token in text.split())


def _titled(texts: Sequence[str], words: OutlineWords) -> range:
    """Return the lines of the title: the first that names a document, or a fuller name of the same below it."""
    found = [i for i, text in enumerate(texts) if names_document(text, words) or _is_end(texts, i, words)]
    if not found:
        return range(0)
    titles = [range(_start(texts, i, words), i + 1) for i in found]
    first = "".join(texts[i] for i in titles[0])
    bare = _patterns(words.document).bare
    if bare.fullmatch("".join(first.split())):
        for title in titles[1:]:
            fuller = without_site("".join(texts[i] for i in title), words)
            if len(fuller) > len(first) and fuller.endswith(first):
                return title
    return titles[0]


def _is_end(texts: Sequence[str], i: int, words: OutlineWords) -> bool:
    """Whether a line too short for a title is the end of a broken one (工作报告, 的报告)."""
    text = texts[i]
    return bool(i and len(text) < TITLE_MIN and words.title.match(text) and _start(texts, i, words) < i)


def _start(texts: Sequence[str], end: int, words: OutlineWords) -> int:
    """Return the first line of a title that ends in a line: those above that cannot be complete belong to it."""
    start = end
    while start and end - start < PIECES and _is_piece(texts[start - 1], "".join(texts[start : end + 1]), words):
        start -= 1
    return start


def _is_piece(line: str, rest: str, words: OutlineWords) -> bool:
    """Whether a line is the first part of a title whose rest is known."""
    if not line or len(line) > TITLE_MAX or _STOPS.search(line) or _BROKEN_MARKS.search(line) or _is_row(line):
        return False
    if words.byline.match(line) or _numbered(line, words) or is_salutation(line, words):
        return False
    if names_document(line, words):
        return bool(_OPEN_START.match(rest))
    broken = _OPEN_START.match(rest) or _OPEN_END.fullmatch(line)
    if broken or (_PLAN_END.fullmatch(line) and _PLAN_START.match(rest)):
        return not _patterns(words.document).interface.search(line)
    return _names_owner(line, rest, words)


def _names_owner(line: str, rest: str, words: OutlineWords) -> bool:
    """Whether a line is the place, body or year of a report whose title lacks them (某县人民政府 / 工作报告)."""
    known = _patterns(words.document)
    if len(line) > ORGAN_MAX or not known.bare.fullmatch(rest) or not known.piece.fullmatch(line):
        return False
    return not (line.endswith("政府") and "政府" in rest)


def _headline(texts: Sequence[str], known: int, words: OutlineWords) -> range:
    """Return the line that is a headline by its form; none if it is the only line of the text."""
    found = [i for i, text in enumerate(texts) if _is_headline(text, words)]
    if not found or known <= 1:
        return range(0)
    sure = [i for i in found if len(texts[i]) >= HEADLINE_SURE]
    best = sure[0] if sure else max(found, key=lambda i: len(texts[i]))
    return range(best, best + 1)


def _is_headline(text: str, words: OutlineWords) -> bool:
    genre, colon, rest = text.partition(COLON)
    if colon and genre in words.document.words("press-genres"):
        return is_heading_line(rest, words) and not _BROKEN_MARKS.search(rest)
    if not is_heading_line(text, words) or len(text) < HEADLINE_MIN or not has_han(text):
        return False
    if _BROKEN_MARKS.search(text) or _BULLET.match(text) or _is_row(text) or _numbered(text, words):
        return False
    if words.session.match(text) or words.label.match(text) or words.speaker.match(text):
        return False
    return not (words.opener.match(text) or _has_cells(text) or is_of_site(text, words))
