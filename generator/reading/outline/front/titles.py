"""Titles: the lines that name a document, whole or broken over two or three, or are a headline by their form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.han import has_han
from generator.knowledge.marks import CLOSE_BRACKET, COLON, COMMA, ENDS, OPEN_BRACKET, SEMICOLON
from generator.reading.outline.front.salutation import is_numbered, is_salutation
from generator.reading.outline.front.site_names import (
    ADDRESS,
    TITLE_MIN,
    interface_words,
    is_of_site,
    without_site,
)
from generator.reading.outline.outline_rows import is_heading_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords

TITLE_MAX: Final = 80
"""The most characters of a title; that of a plan report with two years and two names has 60."""
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
_BULLET_BEFORE: Final = re.compile(f"{_BULLET.pattern}+[ \N{IDEOGRAPHIC SPACE}]*")
_STOPS: Final = re.compile(f"[{ENDS}{SEMICOLON}{COLON}!?;:⟦⟧]")
_CAPTION: Final = re.compile("[^作做的]{2,}(?<!工)[作做](?:了)?《?(?:政府)?工作报告》?")
"""The caption of a photograph: 市长某某作政府工作报告. A title says 作的 (在某会议上作的政府工作报告)."""
_OPEN_END: Final = re.compile(".*(?:的|和|与|及|暨|、|年|年度)|关于.*")
_OPEN_START: Final = re.compile(f"[和与及暨的]|{OPEN_BRACKET}草案{CLOSE_BRACKET}的")
_PLAN_END: Final = re.compile(".*(?:发展|情况|预算|计划|规划)")
_PLAN_START: Final = re.compile('第|[0-9“"二一]|执行|草案|规划|计划|年度')


class _Patterns(NamedTuple):
    piece: re.Pattern[str]
    bare: re.Pattern[str]


@lru_cache(maxsize=2)
def _patterns(document: DocumentWords) -> _Patterns:
    return _Patterns(
        piece=document.compile(r".*(?:[省市县区州旗盟镇乡]|{bodies})|[{numerals}\d]{1,4}(?:年|年度)"),
        bare=document.compile(
            r"(?:(?:{year}|[{numerals}\d]{1,4})年?(?:年度|度)?)?(?:人民)?(?:政府)?工作的?报告"
            f"(?:[{OPEN_BRACKET}(][^{OPEN_BRACKET}{CLOSE_BRACKET}()]*[{CLOSE_BRACKET})])?"
        ),
    )


def names_document(text: str, words: OutlineWords) -> bool:
    """Whether a line by its last noun names a document (…报告, …讲话), and is not an item of a menu or a path."""
    text = without_site(_unspaced(text), words)
    if not TITLE_MIN <= len(text) <= TITLE_MAX or not words.title.match(text) or COMMA in text:
        return False
    if _STOPS.search(text) or _BROKEN_MARKS.search(text) or _BULLET.match(text) or _is_row(text):
        return False
    if _CAPTION.fullmatch(text) or ADDRESS.search(text):
        return False
    byline = words.byline.match(text) and not text[0].isdigit()
    return not (byline or words.label.match(text) or is_numbered(text, words) or words.salutation.match(text))


def _unspaced(text: str) -> str:
    """Return a spaced line (政 府 工 作 报 告) without its blanks; any other as it is."""
    tokens = text.split()
    return "".join(tokens) if all(len(token) == 1 for token in tokens) else text


def _is_row(text: str) -> bool:
    """Whether a line is a row of several names (规划计划 工作报告), not one that is spaced (政 府 工 作 报 告)."""
    tokens = text.split()
    return len(tokens) > 1 and all(1 < len(token) <= TITLE_MIN for token in tokens)


def _has_cells(text: str) -> bool:
    """Whether a line is a row of a table (地区生产总值 亿元 256.3)."""
    return len(text.split()) >= CELLS and any(token[0].isdigit() for token in text.split())


def title_lines(texts: Sequence[str], words: OutlineWords) -> range:
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
    if words.byline.match(line) or is_numbered(line, words) or is_salutation(line, words):
        return False
    if names_document(line, words):
        return bool(_OPEN_START.match(rest))
    broken = _OPEN_START.match(rest) or _OPEN_END.fullmatch(line)
    if broken or (_PLAN_END.fullmatch(line) and _PLAN_START.match(rest)):
        return not interface_words(words.document).search(line)
    return _names_owner(line, rest, words)


def _names_owner(line: str, rest: str, words: OutlineWords) -> bool:
    """Whether a line is the place, body or year of a report whose title lacks them (某县人民政府 / 工作报告)."""
    known = _patterns(words.document)
    if len(line) > ORGAN_MAX or not known.bare.fullmatch(rest) or not known.piece.fullmatch(line):
        return False
    return not (line.endswith("政府") and "政府" in rest)


def headline(texts: Sequence[str], known: int, words: OutlineWords) -> range:
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
    if _BROKEN_MARKS.search(text) or _BULLET.match(text) or _is_row(text) or is_numbered(text, words):
        return False
    if words.session.match(text) or words.label.match(text) or words.speaker.match(text):
        return False
    if _CAPTION.fullmatch(text):
        return False
    return not (words.opener.match(text) or _has_cells(text) or is_of_site(text, words))
