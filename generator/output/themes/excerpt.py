"""Quote a passage: the sentences that are on a theme, with what is left out between them marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output.markdown import Html, element, join, text
from generator.output.pages.blocks import GAP_SHOWN, MARK_TITLE
from generator.output.themes.evidence import sentence_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.model import ThemeHit

    Span = tuple[int, int]

ENOUGH = 260
"""Characters after which no further sentence is quoted."""
LONGEST_EXCERPT = 520
"""Characters of the longest quotation, where a sentence does not end in time."""
BEFORE_TERM = 180
"""Characters before its first term that are quoted of a sentence that is longer than a quotation."""
LEFT_OUT = "\N{HORIZONTAL ELLIPSIS}\N{HORIZONTAL ELLIPSIS}"


def excerpt(passage: str, hit: ThemeHit) -> Html:
    """Return the sentences of a passage that decided a theme, the best ones where they are many.

    Omissions are marked as the site's; the terms are highlighted where they decided and nowhere else.
    """
    shown = best(hit, passage)
    parts: list[Html] = []
    at = 0
    for start, end in shown:
        parts += [_left_out()] * (start > at) + list(_set_apart(passage, (start, end), hit.places))
        at = end
    return join([*parts, *[_left_out()] * (at < len(passage))])


def _left_out() -> Html:
    return element("span", text(LEFT_OUT), "fz-cut", "节录：此处从略")


def best(hit: ThemeHit, passage: str) -> list[Span]:
    """Return the spans to quote, in order: those that say most first, until they are long enough together.

    A hit without spans is quoted from the start of the passage.
    """
    spans = hit.spans or ((0, len(passage)),)
    order = sorted(spans, key=lambda span: -sentence_points(passage, span, hit.places))
    chosen: list[Span] = []
    size = 0
    for span in order:
        start, end = _bounded(span, hit.places)
        if not chosen or (size < ENOUGH and size + end - start <= LONGEST_EXCERPT):
            chosen.append((start, end))
            size += end - start
    return sorted(chosen)


def _inside(span: Span, places: Sequence[Span]) -> list[Span]:
    return [place for place in places if span[0] <= place[0] < span[1]]


def _bounded(span: Span, places: Sequence[Span]) -> Span:
    """Return a sentence, or the part of a very long one around its first term."""
    start, end = span
    if end - start > LONGEST_EXCERPT:  # a sentence that does not end
        first = min((place[0] for place in _inside(span, places)), default=start)
        start = max(start, first - BEFORE_TERM)
    return start, min(end, start + LONGEST_EXCERPT)


def _set_apart(passage: str, span: Span, places: Sequence[Span]) -> Iterator[Html]:
    at, last = span
    for start, end, is_mark in _marked(passage, span, places):
        if start < at:
            continue
        yield text(passage[at:start])
        if is_mark:
            yield element("span", text(passage[start:end]), "fz-gap", MARK_TITLE)
        else:
            yield element("b", text(passage[start:end]), "fz-term")
        at = end
    yield text(passage[at:last])


def _marked(passage: str, span: Span, places: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """Return where gap marks and terms are and whether it is a mark, in order, the longer of two first.

    They may overlap; the first counts.
    """
    start, end = span
    found = [(*match.span(), True) for match in GAP_SHOWN.finditer(passage, start, end)]
    found += [(*place, False) for place in places if start <= place[0] and place[1] <= end]
    found.sort(key=lambda one: (one[0], not one[2], -one[1]))
    return found
