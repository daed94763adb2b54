"""Explicit headings: numbered rows, points inside a paragraph, labels, lines by their form, clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.marks import COLON, COMMA, ENDS, SEMICOLON
from generator.reading.outline.outline_rows import HEADING_MAX, is_heading_line, is_short, style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.outline_words import OutlineWords, Style
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.reading.sentences import Sentence

NUMBERED_MAX = 70
"""The most characters of a numbered heading that ends with a full stop; the longest in the reports read has 52."""
DASH_MAX = 45
"""The same of a style with nothing below it, and up to a colon."""
CLAUSE_REST = 20
"""A clause (总体要求是：) is a heading if so many characters follow it in its row, else it introduces a list."""
SHARED_OPENING = 4
"""The initial characters that headings of one sentence each have in common (这一年，我们大抓实体兴产业。)."""
_BREAKS = f"{ENDS}{SEMICOLON}{COLON}!?;:"
_MARK = "⟦"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading in a row: `row.text[start:end]`, its style (of numbering, or label, explicit, clause, run-in).

    `inner`: it opens a part of a paragraph, not the paragraph.
    """

    start: int
    end: int
    style: str
    inner: bool = False


def line_head(rows: Sequence[OutlineRow], at: int, words: OutlineWords) -> Head | None:
    """Return the heading that fills a row without numbering, if the row is one."""
    text = rows[at].text
    if words.appendix.match(text) and is_heading_line(text, words):
        return Head(0, len(text), "appendix")
    if words.glossary.match(text) and is_heading_line(text, words):
        return Head(0, len(text), "appendix")
    if words.preface.match(text):
        return Head(0, len(text), "preface")
    if words.label.match(text.split(" ", 2)[0]) or words.label.match(" ".join(text.split(" ", 2)[:2])):
        return Head(0, len(text), "label") if is_heading_line(text, words) else None
    if is_heading_line(text, words) and _has_text_below(rows[at + 1 : at + 3]):
        return Head(0, len(text), "explicit")
    return None


def numbered_head(
    row: OutlineRow, found: Sequence[Sentence], follower: OutlineRow | None, words: OutlineWords
) -> Head | None:
    """Return the heading at the start of a numbered row, if there is one."""
    style = words.styles[row.style]
    body = row.text[row.mark :]
    if not body:
        return Head(0, len(row.text), style.id) if style.heading == "mark" else None
    if style.heading == "line":
        return Head(0, len(row.text), style.id)
    if style.heading == "mark":
        return Head(0, row.mark + (body[0] in f"{COLON}:"), style.id)
    if not any(stop in body.partition(_MARK)[0] for stop in _BREAKS):
        short = len(body) <= NUMBERED_MAX and body[-1] not in f"{COMMA}、⟧"
        return Head(0, len(row.text), style.id) if short and follower is not None else None
    end = _sentence_end(row, found, style)
    if end == len(row.text) and not _holds_paragraphs(row, follower):
        return None
    return Head(0, end, style.id) if end else None


def points(row: OutlineRow, found: Sequence[Sentence], words: OutlineWords, *, cut_off: bool) -> list[Head]:
    """Return the headings of numbered points inside a row (一是稳增长。…), those at its start excepted.

    Points of one sentence each are a list of works, not an outline. `cut_off`: the text before is missing, so that
    the numbers may start anywhere.
    """
    spots = _spots(row, found, words)
    if len(spots) + (row.style >= 0) < (1 if cut_off else 2):
        return []
    heads: list[Head] = []
    for k, (start, sentence, style) in enumerate(spots):
        until = spots[k + 1][0] if k + 1 < len(spots) else len(row.text)
        saying = row.text[start : sentence.end]
        if (
            sentence.end < until
            and len(saying) <= NUMBERED_MAX
            and SEMICOLON not in saying
            and COLON not in saying
        ):
            heads.append(Head(start, sentence.end, style, inner=True))
    return heads if 2 * len(heads) >= len(spots) else []


def clause_head(row: OutlineRow, found: Sequence[Sentence], words: OutlineWords) -> Head | None:
    """Return the clause that names the content of a paragraph (今年经济社会发展的主要预期目标是：)."""
    for sentence in found[:2]:
        match = words.clause.match(row.text, sentence.start)
        if match and len(row.text) - match.end() >= CLAUSE_REST:
            return Head(sentence.start, match.end(), "clause")
    return None


def sentence_heads(rows: Sequence[OutlineRow], first: int, words: OutlineWords) -> dict[int, Head]:
    """Return rows of one short sentence that are headings: others start alike, and text follows each."""
    alike: dict[str, list[int]] = {}
    for i in range(first, len(rows) - 1):
        text = rows[i].text
        lone = len(text) <= HEADING_MAX and text.find("。") == len(text) - 1 and rows[i].style < 0
        if lone and len(rows[i + 1].text) > HEADING_MAX and not words.salutation.match(text):
            alike.setdefault(text[:SHARED_OPENING], []).append(i)
    return {i: Head(0, len(rows[i].text), "explicit") for found in alike.values() if len(found) > 1 for i in found}


def _sentence_end(row: OutlineRow, found: Sequence[Sentence], style: Style) -> int:
    """Return the end of the first sentence of a numbered row, 0 if it is not a heading."""
    first = found[0]
    saying = first.words[row.mark :]
    if SEMICOLON in saying or ";" in saying:
        return 0
    colon = saying.find(COLON)
    if colon >= 0:
        return row.mark + colon + 1 if style.colon and colon < DASH_MAX else 0
    longest = DASH_MAX if style.leaf else NUMBERED_MAX
    return first.end if len(saying) <= longest else 0


def _holds_paragraphs(row: OutlineRow, follower: OutlineRow | None) -> bool:
    """Whether a numbered row of one sentence is a heading over paragraphs, and not an item of a list."""
    return (
        follower is not None
        and follower.style not in {row.style, -2}
        and not any(c.isdigit() for c in row.text[row.mark :])
    )


def _has_text_below(followers: Sequence[OutlineRow]) -> bool:
    """Whether a line has text below it, with at most one more heading line between; a run of lines is a list."""
    return any(follower.style >= 0 or not is_short(follower.text) for follower in followers)


def _spots(row: OutlineRow, found: Sequence[Sentence], words: OutlineWords) -> list[tuple[int, Sentence, str]]:
    """Return the starts of points inside a row: the offset, the sentence that contains it, the style."""
    spots = []
    k = 0
    for start in (match.start() for match in words.inner.finditer(row.text)):
        while found[k].end <= start:
            k += 1
        match = words.marker.match(row.text, start)
        if match and not found[k].quoted:
            spots.append((start, found[k], words.styles[style_of(match)].id))
    return spots
