"""Quote a passage: in full if it is short, else the sentences around the relevant words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.output.markdown import Html, element, join, text
from generator.output.pages.blocks import GAP_SHOWN, MARK_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WHOLE = 260
"""Characters up to which a passage is quoted in full."""
ENOUGH = 180
"""Characters after which a longer passage is cut at the next end of a sentence."""
LONGEST_EXCERPT = 520
"""Characters of the longest quotation, where no sentence ends in time."""
ENDS = re.compile("[^\u3002\uff1b\uff01\uff1f]*.[\u201d\u2019]?", re.DOTALL)
"""A sentence: up to a full stop, semicolon, exclamation or question mark and a quotation mark that closes."""
LEFT_OUT = "\N{HORIZONTAL ELLIPSIS}\N{HORIZONTAL ELLIPSIS}"


def excerpt(passage: str, terms: Sequence[str]) -> Html:
    """Return a passage, or the part of a long one that starts with the sentence of the first term.

    Omissions are marked as the site's; the terms are highlighted.
    """
    start, end = window(passage, terms)
    left_out = element("span", text(LEFT_OUT), "fz-cut", "节录：此处从略")
    return join(
        [
            *([left_out] if start else []),
            join(_set_apart(passage[start:end], terms)),
            *([left_out] if end < len(passage) else []),
        ]
    )


def window(passage: str, terms: Sequence[str]) -> tuple[int, int]:
    """Return the start and end of the quotation in the passage."""
    if len(passage) <= WHOLE:
        return 0, len(passage)
    first = min((at for at in (passage.find(term) for term in terms) if at >= 0), default=0)
    start = end = 0
    for sentence in ENDS.finditer(passage):
        if sentence.end() <= first:
            start = sentence.end()
        end = sentence.end()
        if end - start >= ENOUGH and end > first:
            break
    if end - start < ENOUGH:
        start = _sentence_before(passage, end - ENOUGH)
    if end - start > LONGEST_EXCERPT:  # a sentence that does not end
        start = max(start, first - ENOUGH)
    return start, min(end, start + LONGEST_EXCERPT)


def _sentence_before(passage: str, at: int) -> int:
    """Return the start of the sentence that contains an offset."""
    return next((s.start() for s in ENDS.finditer(passage) if s.end() > at), 0)


def _set_apart(quoted: str, terms: Sequence[str]) -> Iterator[Html]:
    at = 0
    for start, end, is_mark in _spans(quoted, terms):
        if start < at:
            continue
        yield text(quoted[at:start])
        if is_mark:
            yield element("span", text(quoted[start:end]), "fz-gap", MARK_TITLE)
        else:
            yield element("b", text(quoted[start:end]), "fz-term")
        at = end
    yield text(quoted[at:])


def _spans(quoted: str, terms: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Return where gap marks and terms are and whether it is a mark, in order, the longer of two first.

    They may overlap; the first counts. The few terms are searched one by one: a pattern for each passage takes far
    longer to compile than to use.
    """
    found = [(*match.span(), True) for match in GAP_SHOWN.finditer(quoted)]
    for term in set(terms):
        at = quoted.find(term) if term else -1
        while at >= 0:
            found.append((at, at + len(term), False))
            at = quoted.find(term, at + 1)
    found.sort(key=lambda span: (span[0], not span[2], -span[1]))
    return found
