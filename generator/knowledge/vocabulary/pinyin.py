"""How characters sound: those of GB 2312 by syllable, for queries in pinyin or with a homophone."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_pinyin(path: Path) -> Mapping[str, str]:
    """Return the characters by syllable, without tones, ü written v; each under all its readings.

    A line that is not a syllable with its characters is a KnowledgeError that names it.
    """
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            if number == 1:
                continue
            match row:
                case [syllable, chars] if syllable.isascii() and syllable.islower() and chars:
                    found[syllable] = chars
                case _:
                    remedy = "write it again with tools/make_pinyin.py"
                    raise KnowledgeError(f"{path.name} line {number}", "not a syllable and its characters", remedy)
    return found
