"""A corpus made by hand, in which it is known which phrases there are: six places, one or two years."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.corpus.model import Corpus
from generator.knowledge import load_knowledge
from generator.reading.model import Place
from tests.unit.output.samples import passage, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.reading.model import Part, Report

KNOWN = load_knowledge()
HAN = [chr(code) for code in range(0x4E00, 0x9000)]
PLACES = ("changsha", "zhuzhou", "xiangtan", "hengyang", "shaoyang", "yueyang")
AROUND = ("集成电路", "新材料", "机器人", "大健康", "云计算", "预制菜", "量子", "卫星")


def filler(seed: str) -> str:
    """Return text that says nothing: characters at random, so that chance alone puts two together."""
    chosen = random.Random(seed)
    return "。".join("".join(chosen.choices(HAN, k=20)) for _ in range(60))


def listed(term: str, number: int) -> str:
    """Return a sentence with a term in a list, among other neighbours for each number."""
    return f"壮大{AROUND[number % 8]}、{term}、{AROUND[(number + 3) % 8]}等产业。"


def speech(
    slug: str, year: int, sentences: Iterable[str], part: Part = "body", kind: str = "work-report"
) -> Report:
    """Return the report of a place: some sentences, each a passage, and filler."""
    place = Place(f"{slug}市", "prefecture", "湖南省", f"{slug}市", None, None, slug, "stated", "")
    texts = [passage("t-1", "title", f"{slug}{year}"), passage("p-0", "paragraph", filler(f"{slug}{year}"))]
    said = [replace(passage(f"p-{n}", "paragraph", one), part=part) for n, one in enumerate(sentences, 1)]
    found = report(f"{slug}-{year}-{kind}", (*texts, *said), place, year)
    return replace(found, kind=kind)


def gathered(reports: Sequence[Report]) -> Corpus:
    """Return the corpus of some reports."""
    return Corpus(tuple(reports), (), KNOWN)
