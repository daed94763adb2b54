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

FRONT_LINES: Final = 60
"""The most lines before the salutation: a choice; a menu with one item a line has up to 40, a title block 10."""
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
MENU_ITEMS: Final = 4
"""The fewest items of a long line that is a row of a menu: a choice."""
CELLS: Final = 3
"""The fewest cells of a row of a table: name, unit, figure."""
ORGAN_MAX: Final = 30
"""The most characters of a line that is the name of a place or a body."""

_BROKEN_MARKS: Final = re.compile(
    "[>\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}»\\\\/|\N{FULLWIDTH VERTICAL LINE}]"
)
_BULLET: Final = re.compile("[•·>»◆●■*☆★]")
_BULLET_BEFORE: Final = re.compile(f"{_BULLET.pattern}+[ \N{IDEOGRAPHIC SPACE}]*")
_STOPS: Final = re.compile(f"[{ENDS}{SEMICOLON}{COLON}!?;:⟦⟧]")
_CAPTION: Final = re.compile("[^作做的]{2,}(?<!工)[作做](?:了)?《?(?:政府)?工作报告》?")
"""The caption of a photograph: 市长某某作政府工作报告. A title says 作的 (在某会议上作的政府工作报告)."""
_FILE_SUFFIX: Final = re.compile(r"[.\N{FULLWIDTH FULL STOP}](?:docx?|pdf|txt|wps)$", re.IGNORECASE)
_FACTS_AFTER: Final = re.compile(
    "[ \N{IDEOGRAPHIC SPACE}](?:发布|发表|更新|信息)?(?:时间|日期|来源|作者|责编|编辑)"
    f"[ \N{IDEOGRAPHIC SPACE}]?[:{COLON}]"
)
"""What pages write after a title in one line with it (…工作报告 时间：… 责编：…)."""
_YEAR_AFTER: Final = re.compile("(?P<title>.*[报告要划]) +(?P<year>(?:19|20)[0-9]{2})年?")
"""A year set apart after a title that has one already."""
_ADDRESS: Final = re.compile(r"https?:|www\.|@|[A-Za-z0-9]\.(?:com|cn|net|org|gov)\b", re.IGNORECASE)
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
_THANKS: Final = re.compile("感谢|欢迎|希望|恳请|报告|通报|代表|告诉|要求|提请|受|向|在|请|对")
"""What comes before 各位代表 in a sentence and is no name."""
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
    greeted: re.Pattern[str]
    person: re.Pattern[str]
    interface: re.Pattern[str]
    piece: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _patterns(document: DocumentWords) -> _Patterns:
    return _Patterns(
        greeted=document.compile(
            rf"(?P<before>[^{COMMA}。{SEMICOLON}、{COLON}:]{{2,40}}?)(?:尊敬的)?{{salutation-openings}}"
            rf"[^。{COMMA}{SEMICOLON}{COLON}:]{{0,20}}[{COLON}:]"
        ),
        person=document.compile(
            rf"(?:[{HAN}、]{{0,30}}{{offices}})? ?(?P<name>[{HAN}](?: ?[{HAN}]){{1,2}}|(?<= )[{HAN}]{{4,6}})"
        ),
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
        if without_salutation(text, words) != text:
            return i + 1
        contents = contents or _opens_contents(text, words)
        if _numbered(text, words) and not contents and not _opens_preface(text, words):
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
        if without_salutation(text, words) != text:
            return i + 1
    return len(texts)


def _opens_contents(text: str, words: OutlineWords) -> bool:
    return "目" in text and bool(words.contents.fullmatch(text.strip()))


def _opens_preface(text: str, words: OutlineWords) -> bool:
    """Whether a numbered line is the name of a preface, which a site sets over the salutation (1、导语)."""
    mark = words.marker.match(text)
    return bool(mark and words.preface.fullmatch(text[mark.end() :].strip()))


def is_salutation(text: str, words: OutlineWords) -> bool:
    """Whether a line opens with a salutation; a line with office and name (主任 张三) does not."""
    return bool(words.salutation.match(text)) and not words.speaker.match(text)


def without_salutation(text: str, words: OutlineWords) -> str:
    """Return the speaker of a line that goes on with the salutation (主任 张三各位代表：), or the line."""
    found = _patterns(words.document).greeted.fullmatch(text) if len(text) <= FRONT_MAX else None
    if not found:
        return text
    before = found["before"].rstrip()
    named = _patterns(words.document).person.fullmatch(before)
    return before if named and not _THANKS.match(named["name"]) else text


def _numbered(text: str, words: OutlineWords) -> bool:
    match = words.marker.match(text)
    return bool(match and match.end()) and not words.session.match(text) and not words.byline.match(text)


def _is_text(text: str, words: OutlineWords) -> bool:
    return "。" in text or (
        len(text) > FRONT_MAX
        and not names_document(text, words)
        and not _is_menu(text)
        and not _ADDRESS.search(text)
    )


def _is_menu(text: str) -> bool:
    """Whether a long line is a row of a menu: many items between blanks, no comma and no end of a sentence."""
    return len(text.split()) >= MENU_ITEMS and COMMA not in text and not any(mark in text for mark in ENDS)


def _loose(text: str, words: OutlineWords) -> bool:
    """Whether a line is neither provenance nor numbered, so that by its place it might be the title."""
    return not (words.byline.match(text) or words.session.match(text) or _numbered(text, words))


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


def names_document(text: str, words: OutlineWords) -> bool:
    """Whether a line by its last noun names a document (…报告, …讲话), and is not an item of a menu or a path."""
    text = without_site(_unspaced(text), words)
    if not TITLE_MIN <= len(text) <= TITLE_MAX or not words.title.match(text) or COMMA in text:
        return False
    if _STOPS.search(text) or _BROKEN_MARKS.search(text) or _BULLET.match(text) or _is_row(text):
        return False
    if _CAPTION.fullmatch(text) or _ADDRESS.search(text):
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
    if _ADDRESS.search(text):
        return True
    return bool(_patterns(words.document).interface.search(text) or _NAME_OF_SITE.fullmatch(text))


def _has_cells(text: str) -> bool:
    """Whether a line is a row of a table (地区生产总值 亿元 256.3)."""
    return len(text.split()) >= CELLS and any(token[0].isdigit() for token in text.split())


def _titled(texts: Sequence[str], words: OutlineWords) -> range:
    """Return the lines of the title: the first that names a document, or a fuller name of the same below it."""
    found = [i for i, text in enumerate(texts) if _is_title(texts, i, words)]
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


def _is_title(texts: Sequence[str], i: int, words: OutlineWords) -> bool:
    return names_document(texts[i], words) or _is_end(texts, i, words) or _is_listed(texts, i, words)


def _is_listed(texts: Sequence[str], i: int, words: OutlineWords) -> bool:
    """Whether a line with a bullet is a title: the line on the session is right below it."""
    text = without_bullet(texts[i])
    below = without_bullet(texts[i + 1]) if i + 1 < len(texts) else ""
    return text != texts[i] and names_document(text, words) and bool(words.session.match(below))


def without_bullet(text: str) -> str:
    """Return a line without the bullet that opens it."""
    found = _BULLET_BEFORE.match(text)
    return text[found.end() :] if found else text


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
    found = found or [i for i, text in enumerate(texts) if _is_double_headline(text, words)]
    if not found or known <= 1:
        return range(0)
    sure = [i for i in found if len(texts[i]) >= HEADLINE_SURE]
    best = sure[0] if sure else max(found, key=lambda i: len(texts[i]))
    return range(best, best + 1)


def _is_double_headline(text: str, words: OutlineWords) -> bool:
    """Whether a line is a headline of two long halves (某省长作报告：明年实现三大目标), no label."""
    first, colon, rest = text.partition(COLON)
    if not colon or len(first) < HEADLINE_MIN or not is_heading_line(first, words) or is_of_site(first, words):
        return False
    return not (words.byline.search(text) or words.label.match(text)) and _is_headline(rest, words)


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
    if _CAPTION.fullmatch(text):
        return False
    return not (words.opener.match(text) or _has_cells(text) or is_of_site(text, words))
