"""Cleaning clean text changes nothing, wherever its lines are broken: glosses are found in the document."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
SENTENCES = [
    "全力打造旅游标杆城市，建设国内一流的旅游目的地。",
    "持续实施湖湘电视频道改革，提升主流媒体的传播能力。",
    "推动重点领域就业，完成民生实事，居民收入稳步增长。",
    "台州市、乐清市加快发展，铅山县完成改造。",
    "深化国有企业改革，加强科技创新，培育先进制造业。",
    "扎实推进乡村振兴，粮食产量保持稳定，农村环境明显改善。",
]


def _restored(text: str) -> str:
    return restore_text(text, KNOWLEDGE).tracked.text


def _gloss(char: str, rng: random.Random, *, kind: str) -> str:
    if kind == "picture":
        return rng.choice(["(🌸)", "🌸", "(ꦫ)", "()"])
    style = Style.TONE if kind == "toned" else Style.NORMAL
    said = rng.choice(pinyin(char, style=style, heteronym=True)[0])
    return f"({said.capitalize() if kind == 'capital' else said})"


def _injected(sentence: str, rng: random.Random, share: float, kind: str) -> str:
    return "".join(
        char + (_gloss(char, rng, kind=kind) if char.isalpha() and rng.random() < share else "")
        for char in sentence
    )


@given(
    seed=st.integers(0, 2**20),
    share=st.sampled_from([0.03, 0.1, 0.3]),
    kind=st.sampled_from(["plain", "toned", "capital", "picture"]),
    whole=st.booleans(),
)
def test_lines_that_are_split_or_joined_after_cleaning_change_nothing(
    seed: int, share: float, kind: str, *, whole: bool
) -> None:
    rng = random.Random(seed)
    lines = ["".join(rng.sample(SENTENCES, 3)) for _ in range(4)]
    page = "\n".join(
        _injected(line, rng, share, kind) if whole or n == 1 else line for n, line in enumerate(lines)
    )
    once = _restored(page)
    split = re.sub("(?<=。)\n?", lambda _: rng.choice(["", "\n"]), once).strip("\n")
    assert _restored(split) == split


@pytest.mark.parametrize("glue", ["", "\n"])
def test_one_paragraph_with_glosses_is_injected_however_its_lines_are_broken(glue: str) -> None:
    line = "旅(Lü)游标(Biao)杆城市，目的地(Di)。持续实(Shi)施湖(Hu)湘电视频道(Dao)。领域就(Jiu)业。"
    around = "".join(SENTENCES[3:])
    page = f"{around}\n{line.replace('。', '。' + glue)}\n{around}"
    assert "(" not in _restored(page)
