"""Explicit headings: numbered rows, points inside a paragraph, labels, lines by their form, clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.knowledge.cues.document_words import any_of
from generator.knowledge.cues.outline_words import APPENDIX, CLAUSE, EXPLICIT, LABEL, PREFACE
from generator.knowledge.marks import (
    CLOSE_BRACKET,
    COLON,
    COMMA,
    ENDS,
    GAP_CLOSE,
    GAP_OPEN,
    OPEN_BRACKET,
    SEMICOLON,
)
from generator.reading.outline.outline_rows import is_heading_line, is_short, style_of
from generator.reading.outline.series import MOST, POINT_MAX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords, Style
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.reading.sentences import Sentence

NUMBERED_MAX = 70
"""The most characters of a numbered heading that ends with a full stop; the longest in the reports read has 52."""
DASH_MAX = 45
"""The same of a style with nothing below it, and up to a colon."""
CLAUSE_REST = 20
"""A clause (总体要求是：) is a heading if so many characters follow it in its row, else it introduces a list."""
LABEL_BRACKETS = "【】"
PAIRS = (("【", "】"), (OPEN_BRACKET, CLOSE_BRACKET), ("《", "》"), ("“", "”"))
_BREAKS = f"{ENDS}{SEMICOLON}{COLON}!?;:"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading in a row: `row.text[start:end]`, its style (of numbering, or label, explicit, clause, run-in).

    `inner`: it opens a part of a paragraph, not the paragraph.
    """

    start: int
    end: int
    style: str
    inner: bool = False


def line_head(rows: Sequence[OutlineRow], at: int, words: OutlineWords, since: int = 0) -> Head | None:
    """Return the heading that fills a row without numbering, if the row is one.

    `since`: the first row that is not in the front.
    """
    text = rows[at].text
    if (words.appendix.match(text) or words.glossary.match(text)) and is_heading_line(text, words):
        return Head(0, len(text), APPENDIX)
    if words.preface.match(text):
        return Head(0, len(text), PREFACE)
    if words.label.match(text.split(" ", 2)[0]) or words.label.match(" ".join(text.split(" ", 2)[:2])):
        return Head(0, len(text), LABEL) if is_heading_line(text, words) else None
    if is_heading_line(text, words) and _has_text_below(rows[at + 1 : at + 3]) and not _ends_list(rows, at, since):
        return Head(0, len(text), EXPLICIT)
    return None


def numbered_head(
    row: OutlineRow, found: Sequence[Sentence], follower: OutlineRow | None, words: OutlineWords
) -> Head | None:
    """Return the heading at the start of a numbered row, if there is one."""
    style = words.styles[row.style]
    body = row.text[row.mark :]
    if not body:
        names = style.heading == "mark" and not _names_nothing(row.text, words.document)
        return Head(0, len(row.text), style.id) if names else None
    if style.heading == "line":
        return Head(0, len(row.text), style.id)
    if style.heading == "mark":
        if _names_nothing(row.text[: row.mark], words.document):
            return None
        return Head(0, row.mark + (body[0] in f"{COLON}:"), style.id)
    if not any(stop in body.partition(GAP_OPEN)[0] for stop in _BREAKS):
        short = len(body) <= NUMBERED_MAX and body[-1] not in f"{COMMA}、{GAP_CLOSE}"
        return Head(0, len(row.text), style.id) if short and follower is not None else None
    end = _sentence_end(row, found, style)
    heads_nothing = end == len(row.text) and not _holds_paragraphs(row, follower, words)
    return Head(0, end, style.id) if end and not heads_nothing and not _lists_next(row, end, words) else None


def _names_nothing(label: str, document: DocumentWords) -> bool:
    """Whether a label in brackets is empty, introduces a value (来源：) or is a button of the page (打印)."""
    inside = label.strip().strip(LABEL_BRACKETS)
    name = inside.strip()
    return not name or name[-1] in f"{COLON}:" or bool(_buttons(document).fullmatch(name))


@lru_cache(maxsize=2)
def _buttons(document: DocumentWords) -> re.Pattern[str]:
    """Return the pattern of words of an interface alone."""
    return re.compile(rf"(?:{any_of(document.words('interface-words'))}|[\s|/、丨])++")


def _is_open(saying: str) -> bool:
    """Whether a bracket is opened and not closed: what follows it belongs to it."""
    return any(saying.count(opens) > saying.count(shuts) for opens, shuts in PAIRS)


def _lists_next(row: OutlineRow, end: int, words: OutlineWords) -> bool:
    """Whether the next point follows right after the first sentence (一是抓项目。二是抓环境。)."""
    following = words.marker.match(row.text[end:])
    return bool(following and following.end() and style_of(following) == row.style)


def points(
    row: OutlineRow, found: Sequence[Sentence], words: OutlineWords, *, cut_off: bool, goes_on: bool = False
) -> list[Head]:
    """Return the headings of numbered points inside a row (一是稳增长。…), those at its start excepted.

    All of them are headings or none is; where most are, a long one and one without further sentences are as well.
    `cut_off`: the text before is missing, so that the numbers may start anywhere. `goes_on`: the next row has the
    next point.
    """
    lists = list(_lists(row, found, words))
    heads: list[Head] = []
    for k, spots in enumerate(lists):
        if not (cut_off or row.style >= 0 or _number(row, spots[0], words) in {1, None}):
            continue  # the marks of notes
        joined = (k == 0 and row.style >= 0) + (goes_on and spots is lists[-1])
        if len(spots) + joined >= (1 if cut_off else 2):
            until = lists[k + 1][0][0] if k + 1 < len(lists) else len(row.text)
            heads += _all_or_none(row, spots, until)
    return heads


Spot = tuple[int, "Sentence", str]
"""The start of a point inside a row: the offset, the sentence that contains it, the style."""


def _all_or_none(row: OutlineRow, spots: Sequence[Spot], end: int) -> list[Head]:
    """Return the headings of a list of points that ends at an offset, if all can be headings."""
    bounds = [*(start for start, _, _ in spots[1:]), end]
    sayings = [row.text[start : sentence.end] for start, sentence, _ in spots]
    if any(SEMICOLON in saying or COLON in saying or len(saying) > POINT_MAX for saying in sayings):
        return []
    sure = [
        sentence.end < until and len(saying) <= NUMBERED_MAX
        for (_, sentence, _), until, saying in zip(spots, bounds, sayings, strict=True)
    ]
    if sum(sure) < MOST * len(sure) or spots[-1][1].end >= end:
        return []
    return [Head(start, sentence.end, style, inner=True) for start, sentence, style in spots]


def clause_head(row: OutlineRow, found: Sequence[Sentence], words: OutlineWords) -> Head | None:
    """Return the clause that names the content of a paragraph (今年经济社会发展的主要预期目标是：)."""
    for sentence in found[:2]:
        match = words.clause.match(row.text, sentence.start)
        if match and len(row.text) - match.end() >= CLAUSE_REST and not words.narration.search(match[0]):
            return Head(sentence.start, match.end(), CLAUSE)
    return None


def _sentence_end(row: OutlineRow, found: Sequence[Sentence], style: Style) -> int:
    """Return the end of the first sentence of a numbered row, 0 if it is not a heading."""
    first = found[0]
    saying = first.words[row.mark :]
    if SEMICOLON in saying or ";" in saying:
        return 0
    colon = saying.find(COLON)
    if colon >= 0:
        whole = style.colon and colon < DASH_MAX and not _is_open(saying[:colon])
        return row.mark + colon + 1 if whole else 0
    longest = DASH_MAX if style.leaf else NUMBERED_MAX
    return first.end if len(saying) <= longest else 0


def _holds_paragraphs(row: OutlineRow, follower: OutlineRow | None, words: OutlineWords) -> bool:
    """Whether a numbered row of one sentence is a heading over paragraphs, and not an item of a list."""
    return (
        follower is not None
        and not _is_above(follower, row, words)
        and follower.style != row.style
        and not any(c.isdigit() for c in row.text[row.mark :])
    )


def _is_above(follower: OutlineRow, row: OutlineRow, words: OutlineWords) -> bool:
    """Whether the number of the next row is of a higher style (第二章 after 二、): nothing is below the row."""
    return follower.style >= 0 and 0 < words.styles[follower.style].rank < words.styles[row.style].rank


def _ends_list(rows: Sequence[OutlineRow], at: int, since: int) -> bool:
    """Whether two plain short lines come before a line, or one before and one after: entries of a list."""
    before, last, after = ((rows[i] if since <= i < len(rows) else None) for i in (at - 2, at - 1, at + 1))
    return _is_plain(last) and (_is_plain(before) or _is_plain(after))


def _is_plain(row: OutlineRow | None) -> bool:
    return row is not None and row.style < 0 and is_short(row.text)


def _has_text_below(followers: Sequence[OutlineRow]) -> bool:
    """Whether a line has text below it, with at most one more heading line between; a run of lines is a list."""
    return any(follower.style >= 0 or not is_short(follower.text) for follower in followers)


def _number(row: OutlineRow, spot: Spot, words: OutlineWords) -> int | None:
    match = words.marker.match(row.text, spot[0])
    return words.document.ordinal(match[0]) if match else None


def _lists(row: OutlineRow, found: Sequence[Sentence], words: OutlineWords) -> Iterator[list[Spot]]:
    """Yield the lists of points inside a row, each from its number one."""
    spots: list[Spot] = []
    k = 0
    for start in (match.start() for match in words.inner.finditer(row.text)):
        while found[k].end <= start:
            k += 1
        match = words.marker.match(row.text, start)
        if match and not found[k].quoted:
            if spots and words.document.ordinal(match[0]) == 1:
                yield spots
                spots = []
            spots.append((start, found[k], words.styles[style_of(match)].id))
    if spots:
        yield spots
