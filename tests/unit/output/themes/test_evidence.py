"""Which passage of a theme says most: a plan with a figure, not a list of problems or of nouns."""

from __future__ import annotations

from generator.output.themes.evidence import LONG, passage_points, sentence_points
from generator.reading.model import Passage, ThemeHit

CARE = "养老"


def hit(text: str, *words: str, score: float = 1.0) -> ThemeHit:
    places = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    return ThemeHit("livelihood", words, ((0, len(text)),), places, score)


def passage(text: str) -> Passage:
    return Passage("p-aaaaaaaa", "paragraph", None, text, (), ())


def points(text: str, *words: str) -> int:
    return sentence_points(text, (0, len(text)), hit(text, *words).places)


def test_a_figure_counts_and_a_year_does_not() -> None:
    assert points("新增养老床位5000张。", CARE) == points("新增养老床位若干张。", CARE) + 2
    assert points("2025年养老服务更好。", CARE) == points("明年养老服务更好。", CARE)
    assert points("养老机构12月1日前建成。", CARE) == points("养老机构年底前建成。", CARE)


def test_a_figure_of_another_clause_is_of_another_thing() -> None:
    assert points("经济增长5%，养老服务更好。", CARE) == points("经济增长，养老服务更好。", CARE)
    assert points("经济增长，养老床位增长5%。", CARE) == points("经济增长，养老床位增长。", CARE) + 2


def test_terms_count_once_and_at_most_three_and_a_long_sentence_less() -> None:
    assert points("养老，养老。", CARE) == points("养老。", CARE)
    assert points("养老、托育、就业、医疗、教育。", CARE, "托育", "就业", "医疗", "教育") == 3
    assert points("养老" + "好" * LONG + "。", CARE) == points("养老好。", CARE) - 1


def test_the_plan_comes_before_the_review_and_both_before_problems() -> None:
    text = "加强养老服务。"
    plan, review = (passage_points(passage(text), hit(text, CARE), one) for one in ("plan", "review"))
    problem = passage_points(passage(text), hit(text, CARE, score=0.5), "review")
    assert plan > review > problem


def test_of_equals_the_one_with_more_evidence_is_stronger() -> None:
    text = "新增养老床位6000张。"
    one, other = (passage_points(passage(text), hit(text, CARE, score=score), "plan") for score in (1.0, 2.5))
    assert other > one


def test_a_review_with_figures_does_not_beat_a_plan_with_them() -> None:
    done, planned = "新增养老床位5000张，托育机构30家，就业12万人。", "新增养老床位6000张。"
    one = passage_points(passage(done), hit(done, CARE, "托育", "就业"), "review")
    other = passage_points(passage(planned), hit(planned, CARE), "plan")
    assert other > one
