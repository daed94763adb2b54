"""Make generator/knowledge/data/words.tsv: common words of two and three characters by rarity.

Source: dict.txt of jieba 0.42.1 (MIT), which counts words in 60 million of news and novels. Names of persons are
left out, and words counted fewer than 200 times. Run it as

    python tools/make_words.py DICT

They are stored, not looked up in each build, so that themes do not depend on an installed segmenter.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "generator" / "knowledge" / "data" / "words.tsv"
LEAST = 200
HEAD = (
    "# words of two and three characters by rarity: ten times the decimal logarithm of how many words there is",
    "# one of; from dict.txt of jieba 0.42.1 (github.com/fxsjy/jieba), counted 200 times or more, without names",
    "# Copyright (c) 2013 Sun Junyi, under the MIT licence, whose terms are those of the file LICENSE",
)


def rows(source: Path) -> list[str]:
    """Return the lines of the table."""
    entries = [line.split() for line in source.read_text(encoding="utf-8").splitlines()]
    total = sum(int(count) for _, count, _ in entries)
    by_rarity: dict[int, list[str]] = defaultdict(list)
    for word, count, kind in entries:
        if re.fullmatch("[一-鿿]{2,3}", word) and int(count) >= LEAST and not kind.startswith("nr"):
            by_rarity[round(10 * math.log10(total / int(count)))].append(word)
    return [f"{rarity}\t{' '.join(sorted(words))}" for rarity, words in sorted(by_rarity.items())]


if __name__ == "__main__":
    TARGET.write_text("\n".join([*HEAD, *rows(Path(sys.argv[1]))]) + "\n", encoding="utf-8")
