"""Inserted strings: what a forum adds at line ends against copying, and points inside words.

Each string is drawn at random: its neighbours are of different kinds (letters of both cases, digits, marks).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import HAN
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.bigrams import Bigrams
    from generator.text.view import View

STRINGS: Final = CodeRule("inserted-strings")
POINTS: Final = CodeRule("inserted-points")
RULES: Final = (STRINGS, POINTS)

MARKS: Final = frozenset("!\"#$&'*@\\^_`{|}~;<>][?")
"""Marks of random strings that official texts do not have beside Latin letters."""

SHORTEST: Final = 5
LONGEST: Final = 16
"""The fewest and the most characters of a random string."""

KNOWN: Final = re.compile(r"://|www\.|@[A-Za-z0-9-]+\.|\.[a-z]{2,4}$|&[a-z]{2,6};|\]\(|[A-Za-z]{4}|\d{4}")
"""What has a meaning: addresses, entities, links, words, years."""

SURELY: Final = 3
"""The number of strings of a document, all different, from which on they are a forum's."""

FEWEST: Final = 3
"""The number of points inside words of a document from which on they are inserted."""

WORD: Final = 1.5
"""Nats of attraction from which on two characters are taken for parts of one word."""

POINT: Final = re.compile(rf"\.(?<=[{HAN}]\.)(?=[{HAN}])")


HEADLINE_LINES: Final = 12
"""The number of lines at the start of a page among which its headline is."""

SHORTEST_HEADLINE: Final = 10
LONGEST_HEADLINE: Final = 60
"""The fewest and the most characters of a headline that is looked for inside paragraphs."""

AGAIN: Final = 2
"""The number of times from which on a headline inside paragraphs is inserted; a text names its own title once."""

QUOTES: Final = "《“〈"
"""The marks before a title that a sentence names."""


def strip_inserted(view: View, bigrams: Bigrams, nouns: tuple[str, ...]) -> Outcome:
    """Propose to remove inserted strings and points where there are many; fewer are suspects.

    So is the headline inside paragraphs: a line that ends with one of the nouns.
    """
    text = view.text
    strings = [] if MARKS.isdisjoint(view.uncommon) else _strings(text)
    points = _points(text, bigrams) if "." in view.uncommon else []
    distinct = len({text[start:end] for start, end in strings})
    sure = distinct >= SURELY and distinct == len(strings)
    changes = [Change(start, end, "", STRINGS.id) for start, end in strings] if sure else []
    left = [] if sure else list(strings)
    if len(points) >= FEWEST:
        changes += [Change(at, at + 1, "", POINTS.id) for at in points]
    else:
        left += [(at - 1, at + 2) for at in points]
    left += _headlines(text, nouns)
    suspects = (Suspect(start, end, Code.STRING_INSERTED(words=text[start:end])) for start, end in left)
    return Outcome(tuple(changes), (), tuple(suspects))


def _strings(text: str) -> list[tuple[int, int]]:
    """Return the strings at line ends that look drawn at random; what comes before them is not ASCII."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        size = len(line.rstrip())
        if size and line[size - 1].isascii() and (start := _start(line, size)) is not None:
            found.append((at + start, at + size))
        at += len(line) + 1
    return found


def _start(line: str, size: int) -> int | None:
    """Return where the random string starts that ends a line of this size; None if it ends with none."""
    start = size
    while start and "!" <= line[start - 1] <= "~" and size - start <= LONGEST:
        start -= 1
    string, before = line[start:size], line[:start].rstrip()
    is_string = SHORTEST <= len(string) <= LONGEST and _is_random(string) and not KNOWN.search(string)
    return start if is_string and not (before and before[-1].isascii()) else None


def _is_random(string: str) -> bool:
    """Whether a string has a mark and letters or digits of two kinds, and nearly all neighbours differ in kind."""
    kinds = [_kind(char) for char in string]
    changes = sum(a != b for a, b in pairwise(kinds))
    return "mark" in kinds and len(set(kinds) - {"mark", "other"}) > 1 and changes * 3 >= (len(kinds) - 1) * 2


def _kind(char: str) -> str:
    if char.isdigit():
        return "digit"
    if char.isalpha():
        return "upper" if char.isupper() else "lower"
    return "mark" if char in MARKS else "other"


def _points(text: str, bigrams: Bigrams) -> list[int]:
    """Return the points between two Han that are one word; none where points are the stops of the text."""
    found = [match.start() for match in POINT.finditer(text)]
    inside: Sequence[int] = [at for at in found if bigrams.attraction(text[at - 1], text[at + 1]) > WORD]
    return list(inside) if len(inside) * 2 > len(found) and text.count("。") > len(found) else []


def _headlines(text: str, nouns: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the headline of a page is inside its paragraphs, if it is there again and again."""
    for line in text.split("\n", HEADLINE_LINES)[:HEADLINE_LINES]:
        if SHORTEST_HEADLINE <= len(line) <= LONGEST_HEADLINE and line.endswith(nouns):
            found = [match.span() for match in re.finditer(re.escape(line), text)]
            inside = [(start, end) for start, end in found if _is_inside(text, start, end)]
            if len(inside) >= AGAIN:
                return inside
    return []


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is inside a line and not the title that a sentence names."""
    return text[start - 1 : start] not in ("", "\n", *QUOTES) and text[end : end + 1] not in ("", "\n")
