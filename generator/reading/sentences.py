"""Sentences of a line, as spans, and whether each is in a quotation."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.knowledge.marks import CLOSE_BRACKET, ENDS

_SENTENCE = re.compile(f"([^{ENDS}!?]*)([{ENDS}!?]+[”’」』{CLOSE_BRACKET})】]*|$)")
_OPEN, _CLOSE = "“", "”"


class Sentence(NamedTuple):
    """A sentence `line[start:end]`, its end mark included; `words` is the text before the end mark.

    `quoted`: it starts or ends inside a quotation, so that its structure is not the document's.
    """

    start: int
    end: int
    words: str
    quoted: bool


def sentences(line: str) -> list[Sentence]:
    """Return the sentences of a line in order; together they are the line."""
    found: list[Sentence] = []
    depth = 0
    quotes = _OPEN in line
    for match in _SENTENCE.finditer(line):
        text = match[0]
        if not text:
            continue
        before = depth
        if quotes:
            depth = max(0, depth + text.count(_OPEN) - text.count(_CLOSE))
        found.append(Sentence(match.start(), match.end(), match[1], bool(before or depth)))
    return found
