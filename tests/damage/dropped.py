"""Dropped bytes: one byte of a GBK text is lost anywhere, and what follows is decoded one byte off.

A limit of bytes, a bad transfer or a careless edit takes a byte from a character, its first or its last one. From
there on every pair is made of the bytes of two characters, until a byte that is complete alone: an ASCII letter,
which may be swallowed by the byte before it (`螦东盟` of 向A东盟), a digit, a line end, or a pair that is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.damage.gbk import decode, read
from tests.damage.script import to_traditional
from tests.damage.shift import Shifted, ShiftedLine

if TYPE_CHECKING:
    from random import Random

SIGNS = ("\N{REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}", "?", "", "")
"""What a decoder shows for a byte that is not a character: most often the sign of Unicode, or nothing."""

LETTERED = (
    "对接RCEP国家",
    "发展A股上市企业",
    "建设5G基站",
    "打造4A级景区",
    "推进PPP项目",
    "完成K12教育改革",
    "扩大B型保税",
)
"""Clauses with ASCII letters, which a byte before them may swallow."""

_COMMA = "\N{FULLWIDTH COMMA}"


def dropped_page(paragraphs: list[str], rng: Random) -> Shifted:
    """Return the paragraphs (each must be encodable) with a byte lost in one or two places of some lines."""
    traditional = rng.random() < 0.3
    sign = rng.choice(SIGNS)
    lines = []
    for paragraph in paragraphs:
        expected = _lettered(paragraph, rng)
        written = to_traditional(expected) if traditional else expected
        times = rng.choice((0, 1, 1, 2)) if len(written) > 10 else 0
        source = _without(written, rng, times, sign)
        lines.append(
            ShiftedLine(source, expected, source != written, recoverable=False, why=f"sign {sign or 'none'}")
        )
    return Shifted(
        "\n".join(line.source for line in lines),
        "\n".join(line.expected for line in lines),
        f"dropped/{sign or 'silently'}",
        recoverable=False,
        lines=tuple(lines),
    )


def _without(text: str, rng: Random, times: int, sign: str) -> str:
    """Return what is shown of a text that lost a byte in so many places."""
    data = text.encode("gbk")
    wide = [at for at, char in enumerate(text) if not char.isascii()]
    starts = [len(text[:at].encode("gbk")) for at in sorted(rng.sample(wide, min(times, len(wide))))]
    for start in reversed(starts):
        at = start + rng.choice((0, 1))
        shown = sign.encode("gbk", "ignore") if sign == "?" and rng.random() < 0.5 else b""
        data = data[:at] + shown + data[at + 1 :]
    if sign == "?":
        return read([data], "?").text
    if sign == "":
        return decode(data, "ignore")
    return decode(data, "replace")


def _lettered(paragraph: str, rng: Random) -> str:
    """Return a paragraph with a clause that has ASCII letters in it, sometimes."""
    commas = [at for at, char in enumerate(paragraph) if char == _COMMA]
    if not commas or rng.random() < 0.6:
        return paragraph
    at = rng.choice(commas) + 1
    return paragraph[:at] + rng.choice(LETTERED) + _COMMA + paragraph[at:]
