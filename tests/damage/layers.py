"""Several kinds of damage, one over the other, in the order in which they arise.

A site converts and glosses a text and wraps it; its page adds boilerplate; the crawl makes marks half-width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.damage.boilerplate import boilerplate_page
from tests.damage.glosses import choose, reading
from tests.damage.model import Damaged
from tests.damage.script import to_traditional
from tests.damage.width import halve
from tests.damage.wraps import ragged

if TYPE_CHECKING:
    from random import Random


def layered_page(paragraphs: list[str], rng: Random) -> Damaged:
    """Return the paragraphs (each must survive conversion) glossed, broken, framed and with half-width marks."""
    old = [to_traditional(paragraph) for paragraph in paragraphs]
    marks = str.maketrans({c: f"{c}({reading(c)})" for c in choose(old, rng, rng.randint(30, 100))})
    broken = ["\n".join(row.translate(marks) for row in ragged(paragraph, rng)) for paragraph in old]
    page = boilerplate_page(broken, rng)
    title, *_ = page.expected.split("\n", 1)
    return Damaged(halve(page.source), "\n".join([title, *paragraphs]), "layers", recoverable=True)
