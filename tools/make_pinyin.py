"""Make generator/knowledge/data/pinyin.csv: the characters of GB 2312 by syllable.

Source: the readings of pypinyin 0.55.0 (MIT), all of a character, without tones, \u00fc written v. GB 2312 has the
6,763 characters of common use, by reading and then by radical; each line keeps that order. Run it as

    python tools/make_pinyin.py

They are stored, not looked up in each build, so that the index does not depend on the installed pypinyin.
"""

from __future__ import annotations

import csv
from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).parent.parent / "generator" / "knowledge" / "data" / "pinyin.csv"


def sounds() -> dict[str, str]:
    """Return the characters by syllable."""
    out: dict[str, str] = {}
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            char = bytes((row, cell)).decode("gb2312", "ignore")
            for syllable in pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)[0] if char else ():
                out[syllable] = out.get(syllable, "") + char
    return dict(sorted(out.items()))


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["syllable", "characters"])
        writer.writerows(sounds().items())
