"""Marks: the full-width forms of ASCII by name, and the classes of punctuation marks that several stages look for.

Typed into source, a full-width mark can arrive half-width, and a pattern then never matches, without an error. So
these are written by their Unicode names, here, and code names them (`f"[{COMMA}。{SEMICOLON}]"`). Marks that have
no half-width form (、。“”《》) are written as they are. The terms are those of GB/T 15834-2011.
"""

from __future__ import annotations

from typing import Final

COMMA: Final = "\N{FULLWIDTH COMMA}"
COLON: Final = "\N{FULLWIDTH COLON}"
SEMICOLON: Final = "\N{FULLWIDTH SEMICOLON}"
EXCLAMATION: Final = "\N{FULLWIDTH EXCLAMATION MARK}"
QUESTION: Final = "\N{FULLWIDTH QUESTION MARK}"
OPEN_BRACKET: Final = "\N{FULLWIDTH LEFT PARENTHESIS}"
CLOSE_BRACKET: Final = "\N{FULLWIDTH RIGHT PARENTHESIS}"
OPEN_SQUARE: Final = "\N{FULLWIDTH LEFT SQUARE BRACKET}"
CLOSE_SQUARE: Final = "\N{FULLWIDTH RIGHT SQUARE BRACKET}"
DOT: Final = "\N{FULLWIDTH FULL STOP}"
PERCENT: Final = "\N{FULLWIDTH PERCENT SIGN}"
SLASH: Final = "\N{FULLWIDTH SOLIDUS}"
QUOTATION: Final = "\N{FULLWIDTH QUOTATION MARK}"
APOSTROPHE: Final = "\N{FULLWIDTH APOSTROPHE}"
SIGNS: Final = "\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
"""The signs of numbers."""

WIDE_DIGITS: Final = "\N{FULLWIDTH DIGIT ZERO}-\N{FULLWIDTH DIGIT NINE}"
WIDE_CAPITALS: Final = "\N{FULLWIDTH LATIN CAPITAL LETTER A}-\N{FULLWIDTH LATIN CAPITAL LETTER Z}"
WIDE_SMALL: Final = "\N{FULLWIDTH LATIN SMALL LETTER A}-\N{FULLWIDTH LATIN SMALL LETTER Z}"
"""Full-width digits and letters, as classes."""

ENDS: Final = f"。{QUESTION}{EXCLAMATION}"
"""The marks that end a sentence (句末点号)."""

PAUSES: Final = f"{COMMA}、{SEMICOLON}{COLON}"
"""The marks inside a sentence (句内点号)."""

POINTS: Final = f"{ENDS}{PAUSES}"
"""All seven points (点号)."""

GAP_OPEN: Final = "⟦"
GAP_CLOSE: Final = "⟧"
SQUARE: Final = "□"
"""The brackets of a mark for missing text (⟦原文缺300字⟧); the sign for a redacted character or a lost figure."""

CELL: Final = "\N{IDEOGRAPHIC SPACE}"
"""The sign between two cells of a row: print sets words apart by it, and search takes it for a blank."""
