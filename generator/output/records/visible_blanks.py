"""Source text with blanks, line ends and characters without a shape made visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.output.markdown import Html, details, element, join, text

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = {
    "\n": ("↵", "换行"),
    "\r": ("␍", "回车"),
    "\t": ("⇥", "制表符"),
    " ": ("␣", "空格"),
    "\u3000": ("⬚", "全角空格"),
    "\xa0": ("⍽", "不换行空格"),
    "\u200b": ("[零宽]", "零宽空格 U+200B"),
    "\ufeff": ("[BOM]", "字节顺序标记 U+FEFF"),
}
"""The sign for an invisible character, and its name. Others are shown as their code."""
UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ue000-\uf8ff\ufff0-\ufffc\U000e0000-\U0010ffff]+"
)
"""Blanks, controls, marks of direction and width, and the private use areas, which have no defined shape."""
LEGEND = "\n \u3000\t"
"""The characters whose signs a page explains; the other signs are self-explanatory."""

SHOWN = 120
"""The most characters of a change shown in a line; a longer one is cut in the middle."""
FOLDED = 600
"""Characters from which on a removed text is folded away."""
LONGEST_RECORD = 20_000
"""The most characters of one removed text that a page shows; the exported ledger has all of it."""


def visible(source: str, most: int = SHOWN) -> Html:
    """Return source text on one line with signs for invisible characters; a longer one is cut in the middle."""
    if len(source) <= most:
        return join(_pieces(source))
    half = most // 2
    cut = element("i", text(f"……略{len(source) - 2 * half}字……"), "fz-none")
    return join([*_pieces(source[:half]), cut, *_pieces(source[-half:])])


def whole(source: str) -> Html:
    """Return a removed text in full, with its lines; folded if it is long."""
    lines = source[:LONGEST_RECORD].split("\n")
    shown = join(map(_line, lines[:-1]))
    body = element("div", element("del", join([shown, *_pieces(lines[-1])])), "fz-whole")
    if len(source) > LONGEST_RECORD:
        body = join(
            [body, element("p", text(f"余下{len(source) - LONGEST_RECORD}字见逐处改动的数据。"), "fz-none")]
        )
    return details(text(f"全文{len(source)}字"), body) if len(source) > FOLDED else body


def legend() -> Html:
    """Return the legend of the signs."""
    return text("、".join(f"{SIGNS[character][0]}{SIGNS[character][1]}" for character in LEGEND))


def _line(line: str) -> Html:
    """Return a line that ends with a sign and a line end."""
    return join([*_pieces(line), *_pieces("\n"), text("\n")])


def _pieces(source: str) -> Iterator[Html]:
    """Yield text and, separately, the signs for invisible characters."""
    at = 0
    for match in UNSEEN.finditer(source):
        if at < match.start():
            yield text(source[at : match.start()])
        yield element("i", text("".join(map(_sign, match[0]))), "fz-sign")
        at = match.end()
    if at < len(source):
        yield text(source[at:])


def _sign(character: str) -> str:
    sign, _ = SIGNS.get(character, (f"[U+{ord(character):04X}]", ""))
    return sign
