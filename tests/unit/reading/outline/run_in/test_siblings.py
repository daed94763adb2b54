"""Run-in headings that the document does not bear out are none."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.reading.outline.read import read_outline
from generator.reading.outline.run_in.candidates import HeadingCandidate
from generator.reading.outline.run_in.siblings import Siblings
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
REST = "深化国资国企改革，健全要素市场体系，全年新登记市场主体增长百分之八，营商环境持续优化，企业满意度明显提升。"
RUN_IN = [f"{words}。{REST}" for words in ("内需拉动明显增强", "产业升级步伐加快", "改革开放不断深化")]
PROSE = (
    "全国解放以后，我国人民在党的领导下进行了长期艰苦的建设，经受了各种考验，在各条战线上都取得了很大成就。"
    "工农业生产逐年增长，市场物价稳定，人民的物质生活和文化生活有了改善。"
)


def inferred(text: str, *, run_in: bool = True) -> list[str]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE, run_in=run_in)
    return [line.text for line in lines if line.inferred]


def candidate(row: int, words: str = "改革开放不断深化", place: int = 0) -> HeadingCandidate:
    return HeadingCandidate(row, place, 0, len(words) + 1, words, REST, -1, 60, 0)


def test_a_series_of_paragraphs_has_run_in_headings() -> None:
    text = "一、工作回顾\n" + "\n".join(RUN_IN)
    assert inferred(text) == [one.partition("。")[0] + "。" for one in RUN_IN]


def test_their_edits_are_inferred_and_can_be_switched_off() -> None:
    text = "一、工作回顾\n" + "\n".join(RUN_IN)
    tracked, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    assert {step for edit in tracked.edits for step in edit.steps} == {"inferred-heading"}
    assert [line.text for line in lines if line.kind == "heading" and not line.inferred] == ["一、工作回顾"]
    plain, _ = read_outline(Tracked.of(text), KNOWLEDGE, run_in=False)
    assert plain.edits == ()


def test_numbered_ones_are_marked_by_the_source() -> None:
    text = f"一、工作回顾\n（一）改革不断深化。{REST}\n——开放水平提升。{REST}"
    tracked, lines = read_outline(Tracked.of(text), KNOWLEDGE, run_in=False)
    assert {step for edit in tracked.edits for step in edit.steps} == {"run-in-heading"}
    assert sum(line.kind == "heading" for line in lines) == 3


def test_prose_has_none() -> None:
    text = "一、形势和任务\n" + "\n".join([*[PROSE] * 12, *RUN_IN, *[PROSE] * 5])
    assert inferred(text) == []


def test_clauses_of_prose_are_no_headings_and_those_of_reports_are() -> None:
    clause = "今后二十年我国经济建设的奋斗目标是：在不断提高经济效益的前提下，力争全国工农业总产值翻两番。"
    assert inferred("一、任务\n" + "\n".join([*[PROSE] * 14, clause])) == []
    assert inferred(f"一、任务\n{PROSE}\n{clause}") == ["今后二十年我国经济建设的奋斗目标是："]


def test_one_among_other_paragraphs_is_none_and_the_only_paragraph_may_have_one() -> None:
    section = dict.fromkeys(range(10), 0) | {10: 9}
    regular = [candidate(row) for row in (10, 11, 12, 13)]
    section |= {11: 9, 12: 9, 13: 9}
    lone = [candidate(3)]
    found = Siblings([*lone, *regular], [True] * 5, [1, 2, 3, 4, 10, 11, 12, 13], section, KNOWLEDGE.outline)
    assert found.borne_out() == [False, True, True, True, True]
    only = Siblings(lone, [True], [3], {3: 0}, KNOWLEDGE.outline)
    assert only.borne_out() == [True]


def test_two_neighbours_are_siblings() -> None:
    section = dict.fromkeys(range(10), 0)
    found = Siblings([candidate(1), candidate(2)], [True] * 2, [1, 2, 5, 6], section, KNOWLEDGE.outline)
    assert found.borne_out() == [True, True]
    apart = Siblings([candidate(1), candidate(4)], [True] * 2, [1, 2, 4, 6], section, KNOWLEDGE.outline)
    assert apart.borne_out() == [False, False]


def test_sentences_with_figures_or_openers_are_none_unless_siblings_start_alike() -> None:
    section = dict.fromkeys(range(10), 0)
    words = ["新增就业5万人", "目前困难不少", "改革开放不断深化", "产业升级步伐加快", "民生保障有力"]
    found = Siblings(
        [candidate(i, said) for i, said in enumerate(words)], [True] * 5, range(5), section, KNOWLEDGE.outline
    )
    assert found.borne_out() == [False, False, True, True, True]
    alike = ["五年来，我们深化改革", "五年来，我们扩大开放", "五年来，我们改善民生"]
    found = Siblings(
        [candidate(i, said) for i, said in enumerate(alike)], [True] * 3, range(3), section, KNOWLEDGE.outline
    )
    assert found.borne_out() == [True] * 3


def test_a_part_of_a_paragraph_has_a_sibling_there_or_in_many_paragraphs() -> None:
    section = dict.fromkeys(range(10), 0)
    lone = candidate(5, place=2)
    pairs = [candidate(row, place=place) for row in (1, 2, 3) for place in (2, 4)]
    assert Siblings([lone], [True], [], section, KNOWLEDGE.outline).borne_out() == [False]
    assert Siblings([*pairs, lone], [True] * 7, [], section, KNOWLEDGE.outline).borne_out() == [True] * 7
    assert Siblings([*pairs[:4], lone], [True] * 5, [], section, KNOWLEDGE.outline).borne_out()[-1] is False
