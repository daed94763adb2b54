"""Rows: the lines of a text as input for the outline, with headings that were broken over lines joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.han import has_han
from generator.knowledge.marks import CELL, COLON, COMMA, ENDS, GAP_CLOSE, GAP_OPEN, SEMICOLON
from generator.text.ledger import Change
from generator.text.lines.layout import CLOSES, LONGEST_HEADING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords

JOIN_RULE = "broken-heading"
LABEL_LINES = 4
"""A label, its name, and a slogan on two lines: the most lines of a digest's headline."""
SECTION_LINES = 200
"""How many lines to look ahead for a sibling of a broken heading's second line; bounds work on hostile input."""
_STOPS = frozenset(f"{ENDS}{SEMICOLON}{COLON}!?;:…{GAP_OPEN}{GAP_CLOSE}{CELL}")  # a row of cells is no heading
_PAUSES = frozenset(f"{COMMA}、,—")


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line, or several joined: its offset in the text, its words, its numbering.

    `style` is the index of the numbering style or -1, `mark` the length of the numbering. `joins` are the offsets
    in its words at which lines were joined, each with what came in the place of the line end.
    """

    start: int
    text: str
    style: int = -1
    mark: int = 0
    joins: tuple[tuple[int, str], ...] = ()

    def changes(self, cuts: Mapping[int, str]) -> Iterator[Change]:
        """Yield the changes of the text that join its lines and cut it, in order.

        `cuts` has the rule by the offset in the words; where lines were joined, the line end stays.
        """
        glue = dict(self.joins)
        dropped = 0
        for at in sorted(glue.keys() | cuts.keys()):
            here = self.start + at + dropped
            after = ("\n" if at in cuts else "") + glue.get(at, "")
            yield Change(here, here + (at in glue), after, cuts.get(at, JOIN_RULE))
            dropped += 1 - len(glue[at]) if at in glue else 0


def read_rows(
    text: str, words: OutlineWords, is_whole: Callable[[int, int], bool] = lambda _end, _start: True
) -> list[OutlineRow]:
    """Return the rows of a text.

    `is_whole` says whether nothing was removed between two offsets, the end of a line and the start of the next:
    lines are not joined over what was.
    """
    rows: list[OutlineRow] = []
    lines = text.split("\n")
    i = at = 0
    while i < len(lines):
        row, end = lines[i], at + len(lines[i])
        joins: list[tuple[int, str]] = []
        for between in _glue(lines, i, words):
            if not is_whole(end, end + 1):
                break
            i += 1
            joins.append((len(row), between))
            row += between + lines[i]
            end += 1 + len(lines[i])
        rows.append(_row(at, row, tuple(joins), words))
        at = end + 1
        i += 1
    return rows


def is_short(line: str) -> bool:
    """Whether a line has the form of a heading: short, without an end mark, not cut off."""
    return 1 < len(line) <= LONGEST_HEADING and line[-1] not in _PAUSES and _STOPS.isdisjoint(line)


def is_heading_line(line: str, words: OutlineWords) -> bool:
    """Whether a line without numbering looks like a heading.

    It is short, neither provenance nor salutation, not the name of a person, not a piece of a sentence.
    """
    if not is_short(line) or words.byline.match(line) or words.salutation.match(line) or not has_han(line):
        return False
    return line[0] not in CLOSES and not words.piece.search(line) and not words.names.match(line)


def _row(start: int, text: str, joins: tuple[tuple[int, str], ...], words: OutlineWords) -> OutlineRow:
    match = words.marker.match(text)
    if match is None:
        return OutlineRow(start, text, joins=joins)
    return OutlineRow(start, text, style_of(match), match.end(), joins)


def style_of(match: re.Match[str]) -> int:
    """Return the index of the numbering style that a match of `OutlineWords.marker` found."""
    return int((match.lastgroup or "s0")[1:])


def _glue(lines: Sequence[str], i: int, words: OutlineWords) -> list[str]:
    """Return the glue between line i and each of the lines that continue it; none for most lines."""
    line = lines[i]
    if not line or len(line) > LONGEST_HEADING or i + 1 >= len(lines) or not lines[i + 1]:
        return []
    if words.label.match(line):
        return _label_glue(lines, i, words)
    follower = lines[i + 1]
    plain = is_heading_line(follower, words) and not words.marker.match(follower)
    if words.appendix.fullmatch(line):
        return [" "] if plain and not words.label.match(follower) else []
    match = words.marker.match(line)
    if match is None:
        return [""] if _breaks_session(line, follower, words) else []
    if match.end() == len(line):
        broken = not words.styles[style_of(match)].alone and not words.marker.match(follower)
        return [""] if broken else []
    return [""] if plain and is_short(line) and _is_tail(lines, i + 1, words) else []


def _breaks_session(line: str, follower: str, words: OutlineWords) -> bool:
    """Whether a line on the session is broken in two (2月2日在潮州市第十五届 / 人民代表大会第七次会议上)."""
    opens = "在" in line and words.byline.match(line) and not words.session.match(line) and is_short(line)
    return bool(opens and words.session.match(follower) and not words.byline.match(follower))


def _label_glue(lines: Sequence[str], i: int, words: OutlineWords) -> list[str]:
    """Return the glue of a label: its name and slogan follow after a blank, a broken slogan without one."""
    end = i + 1
    while end < len(lines) and end - i < LABEL_LINES and is_heading_line(lines[end].rstrip(f"{COMMA}、"), words):
        if words.label.match(lines[end]) or words.marker.match(lines[end]):
            break
        end += 1
    if end < len(lines) and not is_short(
        lines[end]
    ):  # a paragraph follows: lines without a pause are sub-headings
        while end > i + 2 and COMMA not in lines[end - 1]:
            end -= 1
    return [" ", " ", ""][: end - i - 1]


def _opens_appendix(line: str, words: OutlineWords) -> bool:
    return is_short(line) and bool(words.appendix.match(line) or words.glossary.match(line))


def _is_tail(lines: Sequence[str], at: int, words: OutlineWords) -> bool:
    """Whether a line is the tail of the numbered heading before it: the section has no other such line."""
    if len(lines[at - 1]) + len(lines[at]) > LONGEST_HEADING or at + 1 >= len(lines):
        return False
    if words.salutation.match(lines[at + 1]) or words.session.match(lines[at + 1]):  # the title after its contents
        return False
    style = words.marker.match(lines[at - 1])
    for line in lines[at + 1 : at + SECTION_LINES]:
        match = words.marker.match(line)
        if (match and style and match.lastgroup == style.lastgroup) or _opens_appendix(line, words):
            break
        if not match and is_heading_line(line, words):
            return False
    return not is_short(lines[at + 1])
