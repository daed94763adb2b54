"""Reference data for the tests of the scripts: indexes of the seeds, and Python's results for the same texts.

    python -m tests.javascript.make_corpus FOLDER

Writes the index twice, as a small corpus has it (`small/`) and as if it were a large one, with filter and
positions (`large/`), and `python.json`: texts with their folded form and their grams, and queries of
tests/gold/queries.yml with the passages that hold them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import patch

from generator.knowledge import load_knowledge
from generator.output.search import Incomplete, Scope, build_index
from generator.output.search.fold import BARRIER, fold
from generator.output.search.lists.grams import names, occurrences
from generator.output.search.place_names import country, named_places
from tests.browser.test_search import REPORTS, cases, expected, rows

INCOMPLETE = Incomplete("报告3", "cities/xiangtan/", "缺开头")
KNOWN = load_knowledge()
PAGES = {place: name for _, place, name, _ in REPORTS}
SCOPE = Scope(
    {"industry": "产业"},
    {"report": "工作报告"},
    (INCOMPLETE,),
    KNOWN.pinyin,
    named_places(PAGES, KNOWN.places, KNOWN.words),
    country(KNOWN.places, KNOWN.words),
    KNOWN.synonyms,
)
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


def main(folder: Path) -> None:
    """Write the indexes and the comparison."""
    passages = list(rows())
    build_index(passages, folder / "small", SCOPE)
    with (
        patch("generator.output.search.build.SCANNED", 0),
        patch("generator.output.search.chunks.CHUNK", SHORT),
        patch.multiple("generator.output.search.lists.shards", LONG=60, HEAD=20),
    ):
        build_index(passages, folder / "large", SCOPE)
    texts = [*TEXTS, *(row.text for row in passages)]
    queries = [(kind, query, sorted(expected(kind, means, passages))) for kind, query, means in cases()]
    value = {
        "barrier": BARRIER,
        "texts": [[text, fold(text), sorted(set(names(occurrences([fold(text)]).grams)))] for text in texts],
        "queries": queries,
    }
    (folder / "python.json").write_text(json.dumps(value), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
