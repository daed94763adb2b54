"""Tails: text that a site puts after a document and that has sentences: licences, other articles.

They are known by the line that opens them; nothing of the document comes after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.marks import ENDS
from generator.text.rule_matching import short_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge

LICENCE: Final = CodeRule("licence-tail", signs=("first-part", "inside", "mentions", "opens"))
RELATED: Final = CodeRule("related-tail", signs=("document-goes-on", "opens"))
RULES: Final = (LICENCE, RELATED)

TAIL_SIZE: Final = 6_000
"""The number of characters at the end of a page in which its tail opens."""

SHARE: Final = 0.3
"""The most of a page that its tail takes: a page with more is not a document with a tail."""

LONGEST_HEADING: Final = 24
"""The most characters of the heading of a list of articles, with the marks around it."""

FRAGMENT: Final = 30
"""The most characters of a line that is the first part of a sentence of the tail: a link has a line of its own."""


def tails(text: str, knowledge: Knowledge) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, rule) for the lines of the tails of a page."""
    after = max(len(text) - TAIL_SIZE, int(len(text) * (1 - SHARE)))
    part = text[after:]
    headings = "\n".join(line for line in part.split("\n") if len(line) <= LONGEST_HEADING)
    mentioned = LICENCE.sign(knowledge.rules, "mentions").is_in(part)
    opened = RELATED.sign(knowledge.rules, "opens").is_in(headings)
    for rule in (LICENCE,) * mentioned + (RELATED,) * opened:
        lines = [(after + start, after + end, line) for start, end, line in short_lines(part, len(part))]
        yield from ((start, end, rule.id) for start, end, _ in lines[_first(lines, rule, knowledge) :])


def _first(lines: Sequence[tuple[int, int, str]], rule: CodeRule, knowledge: Knowledge) -> int:
    """Return the position of the line that opens a tail; that after the last line if none does."""
    opens, goes_on = rule.sign(knowledge.rules, "opens"), RELATED.sign(knowledge.rules, "document-goes-on")
    inside = rule.sign(knowledge.rules, "inside") if "inside" in rule.signs else None
    for n, (_, _, line) in enumerate(lines):
        if opens.is_in(line) or (inside and inside.is_in(line)):
            first = n if opens.is_in(line) else _sentence_start(lines, n, knowledge)
            below = (line for _, _, line in lines[n + 1 :])
            return first if first and not any(map(goes_on.is_in, below)) else len(lines)
    return len(lines)


def _sentence_start(lines: Sequence[tuple[int, int, str]], n: int, knowledge: Knowledge) -> int:
    """Return the line in which the sentence of a line starts: links in it are on lines of their own."""
    first_part = LICENCE.sign(knowledge.rules, "first-part")
    for before in range(n - 1, -1, -1):
        line = lines[before][2]
        if len(line) > FRAGMENT or line[-1] in ENDS:
            return n
        if first_part.is_in(line):
            return before
    return n
