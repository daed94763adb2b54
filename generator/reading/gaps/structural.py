"""Gaps that only the structure shows: a text starts at 二、, breaks off, or promises nine points and has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.knowledge.marks import CLOSE_BRACKET, GAP_OPEN, POINTS
from generator.reading.gaps.endings import ending_gap
from generator.reading.outline.levels import DEEPEST
from generator.reading.outline.outline_rows import style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine

_MID_SENTENCE = f"{POINTS}{CLOSE_BRACKET}》”"
_BEFORE_NUMBER = frozenset(f"{POINTS}{CLOSE_BRACKET}” ")
"""What is before a number inside a line that opens a part of the text."""


@dataclass(frozen=True, slots=True)
class StructuralGap:
    """A gap shown by the structure: its kind, the line at which it shows (an index), the reason."""

    kind: Literal["opening", "ending", "promise"]
    line: int
    why: str


def structural_gaps(lines: Sequence[OutlineLine], words: OutlineWords) -> list[StructuralGap]:
    """Return the gaps that only the structure shows: opening, then promise or ending; none for a complete report.

    Only the body is read: entries of a list of contents, of an annex or a glossary promise and end nothing. Where
    a mark already indicates the missing text, nothing is added.
    """
    body = [i for i, line in enumerate(lines) if line.kind != "title" and line.text and line.part == "body"]
    if not body:
        return []
    ending = ending_gap(lines, body[-1], words)
    endings = [StructuralGap("ending", body[-1], ending)] if ending else []
    return [*_opening(lines, body, words), *(_promise(lines, body, words) or endings)]


def _opening(lines: Sequence[OutlineLine], body: Sequence[int], words: OutlineWords) -> Iterator[StructuralGap]:
    first = body[0]
    if lines[first].text[0] in _MID_SENTENCE:
        yield StructuralGap("opening", first, "开头在一句之中。")
        return
    for i in body:
        text = lines[i].text
        if GAP_OPEN in text:
            return
        match = words.marker.match(text)
        if match and words.styles[style_of(match)].opening and lines[i].kind == "heading":
            number = words.document.ordinal(match[0])
            if number is not None and number > 1 and not _has_opening(lines[:i], match, words):
                yield StructuralGap("opening", first, f"第一个编号标题是“{match[0]}”，其前的部分不在来源中。")
            return


def _has_opening(above: Sequence[OutlineLine], match: re.Match[str], words: OutlineWords) -> bool:
    """Whether the text above a number has its start: an address to the audience, or the first number anywhere."""
    style = re.compile(words.styles[style_of(match)].pattern)
    return any(
        words.salutation.match(line.text)
        or any(
            words.document.ordinal(found[0]) == 1
            for found in style.finditer(line.text)
            if not found.start() or line.text[found.start() - 1] in _BEFORE_NUMBER
        )
        for line in above
    )


def _promise(lines: Sequence[OutlineLine], body: Sequence[int], words: OutlineWords) -> list[StructuralGap]:
    """Return the last promise of a number of points, if its list runs to the end of the text and is short."""
    held: dict[str, int] = {}
    below = ""  # the style of the heading below, where it opens a list that nothing higher follows
    highest = DEEPEST
    for i in reversed(body):
        line = lines[i]
        if GAP_OPEN in line.text:
            return []
        promise = words.promise.search(line.text) if line.kind == "paragraph" and below else None
        if promise:
            return _short(i, words.document.value(promise[1]), held[below])
        below = ""
        match = words.marker.match(line.text) if line.kind == "heading" else None
        number = words.document.ordinal(match[0]) if match else None
        if match and number is not None and (line.level or DEEPEST) <= highest:
            held.setdefault(_style(match, words), number)
            below = _style(match, words) if number == 1 else ""
        highest = min(highest, line.level or DEEPEST)
    return []


def _short(line: int, promised: int, held: int) -> list[StructuralGap]:
    if held >= promised:
        return []
    return [StructuralGap("promise", line, f"文中说有{promised}项，来源只到第{held}项。")]


def _style(match: re.Match[str], words: OutlineWords) -> str:
    return words.styles[style_of(match)].id
