"""Whether text reads as Chinese, which decides between encodings and whether text decoded wrongly can be kept."""

from __future__ import annotations

import re
from typing import Final

from generator.knowledge.han import ENCODED_HAN

SAMPLE: Final = 20_000
"""The number of characters judged: enough for shares of a percent, and little work for long sources."""

ENCODED_CHARACTER: Final = re.compile(f"[{ENCODED_HAN}]")
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
PRIVATE_OR_LOST: Final = re.compile("[\ue000-\uf8ff\ufffd]")


def is_plausible(text: str, *, most_odd: float = 0.01) -> bool:
    """Whether a text reads as Chinese: mostly frequent Han of GB2312 or Big5, and hardly any odd character.

    `most_odd` is the largest allowed share of control and private characters and of U+FFFD.
    """
    sample = text[:SAMPLE]
    han = ENCODED_CHARACTER.findall(sample)
    solid = len(sample) - sum(map(str.isspace, sample))
    odd = len(CONTROL.findall(sample)) + len(PRIVATE_OR_LOST.findall(sample))
    return len(han) > 0.2 * solid and odd <= most_odd * solid and sum(map(_frequent, han)) > 0.8 * len(han)


def frequent_share(text: str) -> float:
    """Return the share of frequent Han among the characters of a text that are not blank."""
    solid = len(text) - sum(map(str.isspace, text))
    return sum(map(_frequent, ENCODED_CHARACTER.findall(text))) / max(1, solid)


def _frequent(char: str) -> bool:
    """Whether a character is in the frequent level of GB2312 (rows 16 to 55) or of Big5 (A4 to C6)."""
    simplified, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4" <= traditional[:1] <= b"\xc6"
