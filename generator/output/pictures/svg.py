"""Elements of SVG: whole numbers and classes go in as they are, words through `markdown.text`.

No picture has a colour: `pictures.css` gives each class its own on the light page, on the dark one and on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output.markdown import Html, Md, address, attribute, join, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Box = tuple[int, int, int, int]
    """Left, top, width and height in pixels."""


def picture(size: tuple[int, int], label: str, shapes: Iterable[Html], name: str, *, links: bool = False) -> Html:
    """Return a picture of a width and height in pixels, with a class.

    `label` is source text and says what it shows.
    To a screen reader a picture is its label. One with links is a group, because what is in an image is not read.
    """
    role = "group" if links else "img"
    named = f'class="fz-picture {name}" role="{role}" aria-label="{attribute(label)}"'
    width, height = size
    sized = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return Html(Md(f"<svg {named} {sized}>{join(shapes)}</svg>"))


def rect(box: Box, name: str, tip: str = "") -> Html:
    """Return a rectangle; `tip` is source text shown under the pointer."""
    x, y, width, height = box
    at = f'x="{x}" y="{y}" width="{width}" height="{height}" class="{name}"'
    return Html(Md(f"<rect {at}><title>{text(tip)}</title></rect>" if tip else f"<rect {at}/>"))


def dot(x: int, y: int, radius: int, name: str, tip: str = "") -> Html:
    """Return a circle around a point; `tip` is source text shown under the pointer."""
    at = f'cx="{x}" cy="{y}" r="{radius}" class="{name}"'
    return Html(Md(f"<circle {at}><title>{text(tip)}</title></circle>" if tip else f"<circle {at}/>"))


def stroke(points: Sequence[tuple[int, int]], name: str) -> Html:
    """Return a line through points."""
    through = " ".join(f"{x},{y}" for x, y in points)
    return Html(Md(f'<polyline points="{through}" class="{name}"/>'))


def words(x: int, y: int, shown: str, name: str) -> Html:
    """Return words on one line, which the class aligns at a point of their base line; `shown` is source text."""
    return Html(Md(f'<text x="{x}" y="{y}" class="{name}">{text(shown)}</text>'))


def linked(target: str, label: str, shapes: Iterable[Html]) -> Html:
    """Return shapes that lead to an address; `label` is source text and names the link."""
    return Html(Md(f'<a href="{address(target)}" aria-label="{attribute(label)}">{join(shapes)}</a>'))


def figure(caption: Html, *content: Html, name: str) -> Html:
    """Return pictures under a caption, as a block of a page."""
    inner = "".join(content)
    return Html(Md(f'<figure class="fz-figure {name}"><figcaption>{caption}</figcaption>{inner}</figure>'))
