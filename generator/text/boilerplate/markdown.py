"""Markdown: the marks that a crawler put around text when it turned a page into Markdown.

Two asterisks are also what a publisher writes for a name that is left out. A line's marks are emphasis where they
come in pairs and the document is Markdown, or where a pair encloses a line or its first sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.knowledge.marks import COLON, COMMA, SEMICOLON
from generator.text.ledger import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.knowledge.patterns.expressions import Expression
    from generator.knowledge.rules import Rule

EMPHASIS: Final = CodeRule("markdown-emphasis", signs=("left-out",))
BLOCK: Final = CodeRule("markdown-block")
TABLE: Final = CodeRule("markdown-table", signs=("catalogue",))
RULES: Final = (EMPHASIS, BLOCK, TABLE)

HAN_TWICE: Final = re.compile(f"[{HAN}][^{HAN}\n]{{0,9}}[{HAN}]")
FIGURE: Final = re.compile(rf"\d[\d.,%]*[{HAN}%]{{0,3}}")
"""A figure with its unit, which is emphasized as often as words are."""
EMPHASIZED: Final = re.compile(rf"{HAN_TWICE.pattern}|{FIGURE.pattern}|[{HAN}][^\n]{{0,40}}[{HAN}]")
SURE_PAIRS: Final = 2
"""The fewest pairs that show a text without other signs to be Markdown: one may be two redactions. A choice."""
STOPS: Final = f"。{COMMA}、{SEMICOLON}{COLON}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}:;,."
"""The marks that a sentence or a label ends with; some texts have them half-width."""

SIGN: Final = re.compile(r"^#{1,6} +\S|\]\((?:https?:|/|#|javascript:)|^\d{1,3}\\\.", re.MULTILINE)
"""A heading, a link, an escaped stop: what only Markdown has."""

ENCLOSED: Final = re.compile(
    rf"^[ \t>#*+-]{{0,8}}?(\*\*|__) ?(?P<words>[^\n*_]{{2,80}}?) ?\1(?:$|(?<=[{STOPS}]\1)|(?=[{STOPS}]))",
    re.MULTILINE,
)
"""A pair that encloses a line, its first sentence or its label."""

RUN: Final = re.compile(r"\*{2,4}|__|~~")
AROUND: Final = f"{STOPS}\\s\N{FULLWIDTH RIGHT PARENTHESIS}"
LIGHT: Final = re.compile(rf"([*_])(?<![^{AROUND}].)(?P<words>[^\s*_][^\n*_]{{1,80}}?)\1(?![^{AROUND}])")
"""A pair of single marks: around a whole sentence or between marks and blanks only."""

PREFIX: Final = re.compile(r"^[ \t]*(?:(?:>|[-*+](?= ))[ \t]*)+", re.MULTILINE)
"""The marks of quotations and of items at the start of a line."""

BREAK: Final = re.compile(
    r"^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}|`{3,}[a-z]*)$", re.MULTILINE
)
"""A line of the same marks: it separates parts, underlines a heading or encloses a block."""

ESCAPE: Final = re.compile(r"\\(?=[]\\`*_{}[()#+.!|>~<&-])|\\$", re.MULTILINE)
"""A backslash before a mark, or for a line end."""

OF_RULE: Final = frozenset("|:- \t")
"""The characters of the rule below the first row of a table."""

BLANKS: Final = " \t"


def markdown_changes(text: str, rules: Mapping[str, Rule]) -> Iterator[Change]:
    """Yield the changes that remove the marks of Markdown; none where the text shows no sign of it."""
    left_out = EMPHASIS.sign(rules, "left-out")
    if SIGN.search(text) or _has_table(text):
        yield from _blocks(text)
        yield from _tables(text, TABLE.sign(rules, "catalogue"))
    elif not _shows_emphasis(text, left_out):
        return
    yield from _emphasis(text, left_out)


def _has_table(text: str) -> bool:
    return "|" in text and "--" in text and any(map(_is_rule, text.split("\n")))


def _shows_emphasis(text: str, left_out: Expression) -> bool:
    """Whether the marks of emphasis of a text show by themselves that it is Markdown."""
    if not ("**" in text or "__" in text or "~~" in text):
        return False
    enclosed = (found["words"] for found in ENCLOSED.finditer(text))
    return any(_is_enclosed(words, left_out) for words in enclosed) or _is_inline(text, left_out)


def _is_enclosed(words: str, left_out: Expression) -> bool:
    """Whether words between two marks are emphasized: they are words, and no office or unit lacks its name."""
    return bool(HAN_TWICE.search(words)) and not left_out.is_in(words)


def _is_inline(text: str, left_out: Expression) -> bool:
    """Whether all marks are pairs around words inside lines, and none is before an office or a unit."""
    pairs = 0
    for line in text.split("\n"):
        marks = _marks(line)
        if len(marks) % 2 or any(left_out.is_in(line[end:]) for _, end in marks):
            return False
        for (_, start), (end, _) in zip(marks[::2], marks[1::2], strict=True):
            if not EMPHASIZED.fullmatch(line[start:end]):
                return False
            pairs += 1
    return pairs >= SURE_PAIRS


def _blocks(text: str) -> Iterator[Change]:
    for pattern in (BREAK, PREFIX, ESCAPE):
        yield from (Change(*found.span(), "", BLOCK.id) for found in pattern.finditer(text) if found[0])


def _emphasis(text: str, left_out: Expression) -> Iterator[Change]:
    """Yield the removal of paired marks, line by line."""
    at = 0
    redacted = _has_redactions(text, left_out)
    for line in text.split("\n"):
        if "**" in line or "__" in line or "~~" in line:
            yield from _pairs(line, at, left_out, redacted=redacted)
        at += len(line) + 1
    for found in LIGHT.finditer(text):
        if _is_enclosed(found["words"], left_out):
            yield from (Change(n, n + 1, "", EMPHASIS.id) for n in (found.start(1), found.end() - 1))


def _has_redactions(text: str, left_out: Expression) -> bool:
    """Whether a line has marks that cannot be pairs, before a word that lacks its name."""
    lines = (line for line in text.split("\n") if "**" in line)
    return any(
        len(_marks(line)) % 2 and any(left_out.is_in(line[end:]) for _, end in _marks(line)) for line in lines
    )


def _marks(line: str) -> list[tuple[int, int]]:
    """Return the marks of a line: four asterisks end one emphasis and start another."""
    found: list[tuple[int, int]] = []
    for run in RUN.finditer(line):
        start, end = run.span()
        escaped = start and line[start - 1] == "\\"
        halves = [(start, start + 2), (start + 2, end)] if end - start == len("****") else [(start, end)]
        found += [] if escaped else halves
    return found


def _pairs(line: str, offset: int, left_out: Expression, *, redacted: bool) -> Iterator[Change]:
    """Yield the removal of the marks of a line, two by two, where each is emphasis."""
    marks = _marks(line)
    if len(marks) % 2:
        return
    for first, second in zip(marks[::2], marks[1::2], strict=True):
        if _is_pair(line, first, second, left_out, redacted=redacted):
            yield from (Change(offset + start, offset + end, "", EMPHASIS.id) for start, end in (first, second))


def _is_pair(
    line: str, first: tuple[int, int], second: tuple[int, int], left_out: Expression, *, redacted: bool
) -> bool:
    words, after = line[first[1] : second[0]], line[second[1] :]
    if line[slice(*first)] != line[slice(*second)] or not (HAN_TWICE.search(words) or FIGURE.fullmatch(words)):
        return False
    closed = not after or words[-1:] in STOPS or after[0] in STOPS
    opened = not line[: first[0]].strip(" \t>#*+-") or line[first[0] - 1] in STOPS
    if opened and closed and (words[-1:] in STOPS or not after):
        return True
    return not left_out.is_in(words) and ((opened or closed) or not redacted)


def _tables(text: str, catalogue: Expression) -> Iterator[Change]:
    """Yield the changes of tables: their rules go, bars between cells become tabs, other bars go."""
    lines = text.split("\n")
    starts = _starts(lines)
    done = 0  # the line after the last table
    for n, line in enumerate(lines):
        if n >= done and _is_rule(line):
            table, done = _table_around(lines, n)
            if len(table) > 1 and not any(catalogue.is_in(lines[row]) for row in table):
                yield from (change for row in table for change in _row(lines[row], starts[row]))


def _is_rule(line: str) -> bool:
    """Whether a line is the rule of a table: bars with two or more hyphens between them."""
    return "--" in line and "|" in line and OF_RULE.issuperset(line)


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _table_around(lines: list[str], rule: int) -> tuple[range, int]:
    """Return the lines of a table, from the one above its first rule to the last with bars, and what follows."""
    end = rule + 1
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return range(rule - 1 if rule and "|" in lines[rule - 1] else rule, end), end


def _row(line: str, offset: int) -> Iterator[Change]:
    """Yield the changes of a line of a table: a rule goes, a row has tabs between its cells."""
    if _is_rule(line):
        yield Change(offset, offset + len(line), "", TABLE.id)
    else:
        yield from _cells(line, offset)


def _cells(line: str, offset: int) -> Iterator[Change]:
    """Yield the changes of the bars of a row, with the blanks around them."""
    cells = line.split("|")
    filled = [n for n, cell in enumerate(cells) if cell.strip(BLANKS)]
    bar = -1
    for n, (before, after) in enumerate(pairwise(cells)):
        bar += len(before) + 1
        is_empty = n and not before.strip(BLANKS)  # its blanks go with the bar before it
        start = bar if is_empty else bar - len(before) + len(before.rstrip(BLANKS))
        end = bar + 1 + len(after) - len(after.lstrip(BLANKS))
        is_inner = bool(filled) and filled[0] <= n < filled[-1]
        yield Change(offset + start, offset + end, "\t" if is_inner else "", TABLE.id)
