"""Symbols: characters of fonts that have their own encoding, as the Unicode characters that they look like."""

from __future__ import annotations

from typing import Final

PRIVATE: Final = 0xF000
"""Where Word puts the characters of such a font: code points F000 to F0FF (ECMA-376, part 1, 17.3.3.30)."""

LOOKS: Final = {
    "wingdings": dict(
        zip(b"lmnoqru\x76\x9f\xa7\xa8\xab\xd8\xe0\xfb\xfc\xfd\xfe", "●○■□❑❒◆❖•▪□★➢→×√☒☑", strict=True)
    )
    | dict(enumerate("①②③④⑤⑥⑦⑧⑨⑩", 0x81))
    | dict(enumerate("❶❷❸❹❺❻❼❽❾❿", 0x8C)),
    "wingdings 2": dict(zip(b"OPRT\xa3", "×√☑☒□", strict=True)),
    "symbol": dict(zip(b"%DSWabgm\xa3\xac\xae\xb0\xb1\xb3\xb4\xb7\xb8\xb9", "%ΔΣΩαβγμ≤←→°±≥×·÷≠", strict=True)),
}
"""The characters that reports use, by font and code."""

LAST: Final = 0xFF
BLANK: Final = 0x20
SURROGATES: Final = range(0xD800, 0xE000)
"""Codes that are no characters, beside those below a blank (Unicode, chapter 3.8)."""


def symbol(font: str, code: str) -> str:
    """Return the character of a font at a code (four hexadecimal digits); a private one where none is known."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if not BLANK <= point <= PRIVATE + LAST or point in SURROGATES:
        return ""
    own = point - PRIVATE if point >= PRIVATE else point
    return LOOKS.get(font.strip().lower(), {}).get(own) or chr(point)
