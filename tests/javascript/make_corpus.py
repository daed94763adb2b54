"""Reference data for the tests of the scripts: indexes of the seeds, and Python's results for the same texts.

    python -m tests.javascript.make_corpus FOLDER SIZE...

Writes an index for each size: as a small corpus has it (`small/`) and as if it were a large one, with filter and
positions (`large/`); likewise with the samples (`asked/`, `asked-large/`); and `python.json`: texts with their
folded form and their grams, and queries of tests/gold with the passages that hold them.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from generator.output.search import build_index
from generator.output.search.fold import BARRIER, fold
from generator.output.search.lists.grams import names, occurrences
from tests.browser import questions
from tests.browser.test_search import cases, expected, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

SCOPE = questions.scope()
SHORT = 400
"""Characters of a chunk of the large index: more chunks than the engine reads to count hits."""
TEXTS = (
    "鄉村振興與“三高四新”",
    "ＧＤＰ增长７．５％，達到1,061億元",
    "「三高四新」『美好藍圖』",
    "甲\u3000 \u00a0乙\t丙",
    "ＰＭ₂.₅降至㎎以下",
    "①2023年⑳增长",
    "在□□区⟦原文缺981字⟧线，⟦乱码⟧□",
    "零\u200b宽\ufeff连\u00ad字",
    "衞生、瞭解、產業鍊、甦醒",
    "𠮷野家与𪚥、e\u0301tude ﬁne",
    "二〇一一年、二○一一年、二零一一年、２O11年、二О一一年和一九九八年",
    "一二三四五，一千九百九十八，二〇一，20112，一九九",
    "  首尾空白  ",
    "",
)


@contextmanager
def as_if_large() -> Iterator[None]:
    """Build as a large corpus has it."""
    with (
        patch("generator.output.search.build.SCANNED", 0),
        patch("generator.output.search.chunks.CHUNK", SHORT),
        patch.multiple("generator.output.search.lists.shards", LONG=60, HEAD=20),
    ):
        yield


def main(folder: Path, sizes: list[str]) -> None:
    """Write the indexes and the comparison."""
    passages, asked = list(rows()), list(questions.rows())
    for size in sizes:
        held = asked if size.startswith("asked") else passages
        with as_if_large() if size.endswith("large") else nullcontext():
            build_index(held, folder / size, SCOPE)
    texts = [*TEXTS, *(row.text for row in passages)]
    queries = [(kind, query, sorted(expected(kind, means, passages))) for kind, query, means in cases()]
    value = {
        "barrier": BARRIER,
        "texts": [[text, fold(text), sorted(set(names(occurrences([fold(text)]).grams)))] for text in texts],
        "queries": queries,
        "questions": [
            {"group": group, **question, "anchors": sorted(questions.truth(question, asked))}
            for group, found in questions.QUESTIONS.items()
            for question in found
        ],
    }
    (folder / "python.json").write_text(json.dumps(value), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
