"""Interface: lines that consist only of the words of buttons, menus and forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.knowledge.rules import Rule

SEPARATORS: Final = (
    "\\s\\d丨|/·•\\[\\]()<>«»▲▼△▽↑↓←→∨∧▾▴⌄▿….,:!?+\\-_=#*&;"
    "\N{FULLWIDTH VERTICAL LINE}\N{LEFT BLACK LENTICULAR BRACKET}\N{RIGHT BLACK LENTICULAR BRACKET}"
    "\N{FULLWIDTH LEFT PARENTHESIS}\N{FULLWIDTH RIGHT PARENTHESIS}"
    "\N{LEFT DOUBLE ANGLE BRACKET}\N{RIGHT DOUBLE ANGLE BRACKET}\N{LEFT ANGLE BRACKET}\N{RIGHT ANGLE BRACKET}"
    "\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COLON}"
    "\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}\N{EM DASH}\N{FULLWIDTH SEMICOLON}"
)
"""The characters between the words of a toolbar or a form, including numbers (for a class in a pattern)."""


@lru_cache(maxsize=4)
def interface(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Return a pattern for lines of the words of rules and separators alone; it is possessive, hence linear."""
    words = sorted({word for rule in rules for word in rule.words}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}|[{SEPARATORS}])++")
