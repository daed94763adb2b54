"""How long a paragraph is in lines, so that a page has its height before the browser lays out what is far away."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ON_A_LINE: Final = 20.6
"""Characters on a line of a phone of 390 px; `site.css` scales the lines to other widths."""
STEPS: Final = (*range(1, 31), 33, 36, 40, 45, 50, 56, 63, 71, 80, 90, 101, 115, 130, 150, 175, 200)
"""The numbers of lines that have a class in `site.css`; longer paragraphs have that of the last."""
SMALL: Final = 0.7
"""The width of a character of the names of themes, in characters of the text."""
SIGN: Final = 1.5
"""The width of the sign of the link at the end, in characters of the text."""


def lines_class(text: str, themes: Sequence[str]) -> str:
    """Return the class of a paragraph with this text and these names of themes at its end."""
    wide = len(text) - sum(map(str.isascii, text)) / 2
    names = sum(len(name) + 0.5 for name in themes) * SMALL
    lines = ceil((wide + names + SIGN) / ON_A_LINE)
    return f"fz-l{next((step for step in STEPS if step >= lines), STEPS[-1])}"
