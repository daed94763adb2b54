"""Quotations: the sentences that are on a theme, and honest about omissions."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.output.themes.excerpt import ENOUGH, LEFT_OUT, LONGEST_EXCERPT, best, excerpt
from generator.reading.model import ThemeHit
from generator.reading.themes.passage_themes import find_themes

KNOWLEDGE = load_knowledge()


def hit(spans: list[tuple[int, int]], *places: tuple[int, int]) -> ThemeHit:
    return ThemeHit("ecology", ("词",), tuple(spans), places)


def plain(shown: str) -> str:
    return re.sub("<[^>]*>", "", shown)


def test_the_deciding_sentences_are_quoted_and_nothing_else() -> None:
    text = (
        "要以丰富的音乐人才资源为依托，办好音乐节，打造旅游名片。深入打好蓝天、碧水、净土保卫战，重污染天气减少38天。"
        "办好冬季运动会。推进生活垃圾分类。"
    )
    (ecology,) = (one for one in find_themes(text, (), KNOWLEDGE) if one.id == "ecology")
    shown = plain(excerpt(text, ecology))
    assert shown == f"{LEFT_OUT}深入打好蓝天、碧水、净土保卫战，重污染天气减少38天。{LEFT_OUT}推进生活垃圾分类。"


def test_terms_are_highlighted_where_they_decided_and_not_inside_other_words() -> None:
    text = "改善居民生活，推进民生工程，落实国家政策。发展家政服务，增加养老床位。"
    (livelihood,) = (one for one in find_themes(text, (), KNOWLEDGE) if one.id == "livelihood")
    shown = excerpt(text, livelihood)
    assert '<b class="fz-term">民生工程</b>' in shown
    assert "国家政策" in shown
    assert "居<b" not in shown


def test_neighbours_are_quoted_without_a_mark_between() -> None:
    assert plain(excerpt("甲。乙。丙。", hit([(0, 2), (2, 4)]))) == f"甲。乙。{LEFT_OUT}"
    assert plain(excerpt("甲。乙。丙。", hit([(0, 2), (4, 6)]))) == f"甲。{LEFT_OUT}丙。"


def test_what_is_left_out_is_marked_as_ours() -> None:
    assert excerpt("甲。乙。丙。", hit([(2, 4)])).count('class="fz-cut"') == 2
    assert "fz-cut" not in excerpt("短。", hit([(0, 2)]))


def test_of_many_sentences_those_with_most_terms_are_quoted_in_order() -> None:
    spans = [(at, at + 100) for at in range(0, 1000, 100)]
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 1000)))  # no character twice, so no term either
    found = best(hit(spans, (950, 952), (960, 962), (310, 312), (320, 322), (530, 532)), text)
    assert found == [(300, 400), (500, 600), (900, 1000)]
    assert sum(end - start for start, end in found) >= ENOUGH


def test_a_sentence_without_end_is_cut_around_its_term() -> None:
    ((start, end),) = best(hit([(0, 10001)], (5000, 5001)), "词" * 10001)
    assert start < 5000 < end
    assert end - start <= LONGEST_EXCERPT


def test_without_spans_the_passage_is_quoted_from_its_start() -> None:
    assert excerpt("短。", hit([])) == "短。"
    assert len(plain(excerpt("甲" * 5000, hit([])))) == LONGEST_EXCERPT + len(LEFT_OUT)


def test_terms_and_gap_marks_are_set_apart() -> None:
    shown = excerpt("产业园区产业，□□区。", hit([(0, 11)], (0, 2), (0, 4), (4, 6)))
    assert shown.startswith('<b class="fz-term">产业园区</b><b class="fz-term">产业</b>')
    assert ">□□</span>区" in shown


@given(st.text("甲乙。；□⟦⟧", max_size=60), st.data())
def test_what_is_quoted_is_the_text_of_the_spans(passage: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(passage)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    shown = plain(excerpt(passage, hit(spans, *spans)))
    wanted = "".join(passage[start:end] for start, end in spans) if spans else passage
    assert shown.replace(LEFT_OUT, "") == wanted
