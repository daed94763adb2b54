"""Gaps that only the structure shows: a text starts at 二、, breaks off, or promises nine points and has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.knowledge.marks import CLOSE_BRACKET, COMMA, ENDS, PAUSES, POINTS, SEMICOLON
from generator.reading.outline.levels import DEEPEST
from generator.reading.outline.outline_rows import style_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine

GAP_MARK = "⟦"
_MID_SENTENCE = f"{POINTS}{CLOSE_BRACKET}》”"
_BROKEN_OFF = PAUSES
_PAUSED = f"{COMMA}、{SEMICOLON}。"
_FINISHED = f"{ENDS}…”’{CLOSE_BRACKET}》】!?"


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
    return [*_opening(lines, body, words), *(_promise(lines, body, words) or _ending(lines, body[-1]))]


def _opening(lines: Sequence[OutlineLine], body: Sequence[int], words: OutlineWords) -> Iterator[StructuralGap]:
    first = body[0]
    if lines[first].text[0] in _MID_SENTENCE:
        yield StructuralGap("opening", first, "开头在一句之中。")
        return
    for i in body:
        text = lines[i].text
        if GAP_MARK in text:
            return
        match = words.marker.match(text)
        if match and words.styles[style_of(match)].opening and lines[i].kind == "heading":
            number = words.document.ordinal(match[0])
            if number is not None and number > 1:
                yield StructuralGap("opening", first, f"第一个编号标题是“{match[0]}”，其前的部分不在来源中。")
            return


def _promise(lines: Sequence[OutlineLine], body: Sequence[int], words: OutlineWords) -> list[StructuralGap]:
    """Return the last promise of a number of points, if its list runs to the end of the text and is short."""
    held: dict[str, int] = {}
    below = ""  # the style of the heading below, where it opens a list that nothing higher follows
    highest = DEEPEST
    for i in reversed(body):
        line = lines[i]
        if GAP_MARK in line.text:
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


def _ending(lines: Sequence[OutlineLine], last: int) -> Iterator[StructuralGap]:
    line = lines[last]
    if GAP_MARK in line.text:
        return
    if line.kind == "heading":
        yield StructuralGap("ending", last, "结尾是一个标题，其下没有正文。")
    elif line.text[-1] in _BROKEN_OFF or (line.text[-1] not in _FINISHED and _is_text(lines, last)):
        yield StructuralGap("ending", last, "结尾在一句之中。")


def _is_text(lines: Sequence[OutlineLine], at: int) -> bool:
    """Whether a paragraph is a sentence, not a signature or date: it has pauses, or a run-in heading opens it."""
    above = lines[at - 1] if at else None
    return any(c in lines[at].text for c in _PAUSED) or bool(
        above and above.kind == "heading" and above.text[-1] == "。"
    )


def _style(match: re.Match[str], words: OutlineWords) -> str:
    return words.styles[style_of(match)].id
