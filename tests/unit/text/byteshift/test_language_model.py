"""Language model: what characters cost by the counts, and the costs that no count gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from generator.knowledge.bigrams import Bigrams
from generator.knowledge.trigrams import Trigrams
from generator.text.byteshift import costs
from generator.text.byteshift import language_model as module
from generator.text.byteshift.language_model import LanguageModel, counted, language_model
from tests.unit.text.byteshift.models import KNOWLEDGE, SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from generator.text.byteshift.language_model import Row

INDENT = "\N{IDEOGRAPHIC SPACE}"
COMMA = "\N{FULLWIDTH COMMA}"


def test_a_cost_is_the_negative_logarithm_of_a_probability() -> None:
    assert SIMPLIFIED.cost("经", "济") == pytest.approx(-KNOWLEDGE.bigrams.discounted("经", "济"))
    assert math.exp(-SIMPLIFIED.cost("经", "济")) > 0.5


@pytest.mark.parametrize(
    ("pair", "as_counted"),
    [
        ("经1", "经9"),
        ("经a", "经Z"),
        ("济,", f"济{COMMA}"),
        ("济:", "济\N{FULLWIDTH COLON}"),
        (f"{INDENT}一", "\n一"),
    ],
)
def test_characters_cost_what_they_are_counted_as(pair: str, as_counted: str) -> None:
    assert SIMPLIFIED.cost(*pair) == SIMPLIFIED.cost(*as_counted)


def test_counts_have_simplified_characters_wide_marks_and_no_indents() -> None:
    assert [counted(char) for char in f"總总,){INDENT}f"] == [
        "总",
        "总",
        COMMA,
        "\N{FULLWIDTH RIGHT PARENTHESIS}",
        "\n",
        "f",
    ]


@pytest.mark.parametrize("start", ["\n", INDENT])
def test_an_indent_is_free_at_the_start_of_a_line_and_nowhere_else(start: str) -> None:
    assert SIMPLIFIED.cost(start, INDENT) == 0.0
    assert SIMPLIFIED.cost("经", INDENT) == costs.MISPLACED


@pytest.mark.parametrize("before", ["\n", INDENT, COMMA, ",", "。", "、"])
@pytest.mark.parametrize("pause", [COMMA, ",", "。", "、", ";", ":"])
def test_no_pause_follows_another_or_starts_a_line(before: str, pause: str) -> None:
    assert SIMPLIFIED.cost(before, pause) == costs.MISPLACED
    assert SIMPLIFIED.cost("经", pause) < costs.MISPLACED


def test_other_marks_may_follow_a_pause() -> None:
    assert SIMPLIFIED.cost("。", "“") < costs.MISPLACED
    assert SIMPLIFIED.cost("。", "?") < costs.MISPLACED


@pytest.mark.parametrize(
    ("model", "native", "foreign"),
    [(SIMPLIFIED, "经济们", "經濟們"), (TRADITIONAL, "經濟後后们", "经济发")],
    ids=("simplified", "traditional"),
)
def test_han_of_the_other_script_are_foreign(model: LanguageModel, native: str, foreign: str) -> None:
    if model is TRADITIONAL:
        native = native.replace("们", "們")
    assert not any(map(model.is_foreign, native))
    assert all(map(model.is_foreign, foreign))
    assert not any(map(model.is_foreign, "a1，。\n"))


def test_a_foreign_character_costs_more_by_the_same() -> None:
    assert SIMPLIFIED.cost("经", "濟") - SIMPLIFIED.cost("经", "济") == pytest.approx(costs.FOREIGN)
    assert TRADITIONAL.cost("經", "济") - TRADITIONAL.cost("經", "濟") == pytest.approx(costs.FOREIGN)


def test_what_a_traditional_page_shows_may_be_simplified() -> None:
    assert TRADITIONAL.cost_as_shown("經", "济") == pytest.approx(TRADITIONAL.cost("經", "濟"))
    assert SIMPLIFIED.cost_as_shown("经", "濟") == SIMPLIFIED.cost("经", "濟")


def test_a_shown_line_may_start_with_a_pause() -> None:
    assert SIMPLIFIED.cost_as_shown("\n", COMMA) < costs.MISPLACED
    assert SIMPLIFIED.cost_as_shown("。", COMMA) == costs.MISPLACED


def test_two_neighbours_on_each_side_decide_at_a_cut() -> None:
    before, after = "提振", "总的"
    threes = ("提振。", "振。总", "。总的")
    wanted = -sum(KNOWLEDGE.trigrams.log_probability(*three) for three in threes)
    assert SIMPLIFIED.cost_between(before, "。", after) == pytest.approx(wanted)
    assert SIMPLIFIED.cost_between("很久以前" + before, "。", after + "来说") == pytest.approx(wanted)
    assert SIMPLIFIED.cost_between("提，", "。", after) == costs.MISPLACED
    foreign = SIMPLIFIED.cost_between("提振", "總", "的") - SIMPLIFIED.cost_between("提振", "总", "的")
    assert foreign == pytest.approx(costs.FOREIGN)


def test_pairs_that_reports_have() -> None:
    assert SIMPLIFIED.has_pair("经", "济")
    assert SIMPLIFIED.has_pair("經", "濟")
    assert SIMPLIFIED.has_pair("到", "2") == SIMPLIFIED.has_pair("到", "7") is True
    assert not SIMPLIFIED.has_pair("济", "镩")


def small() -> LanguageModel:
    bigrams = Bigrams({"经": 3, "济": 3}, {"经济": 3})
    return LanguageModel(bigrams, Trigrams({}, bigrams), traditional=False)


def test_costs_are_kept_up_to_a_number_and_are_the_same_after(monkeypatch: pytest.MonkeyPatch) -> None:
    model = small()
    rows: list[Row] = [model.row("经"), model.row("济")]
    first = model.cost("经", "济")
    assert model.row("经") is rows[0]
    monkeypatch.setattr(module, "MOST_COSTS", 0)
    assert model.row("中") is not None
    assert model.row("经") is not rows[0]
    assert model.cost("经", "济") == first


def test_a_model_is_kept_by_its_counts_and_its_script() -> None:
    model = small()
    bigrams = Bigrams({"经": 3}, {})
    trigrams = Trigrams({}, bigrams)
    kept = language_model(bigrams, trigrams, traditional=False)
    assert language_model(bigrams, trigrams, traditional=False) is kept
    assert language_model(bigrams, trigrams, traditional=True) is not kept
    assert model.vocabulary.knows("经")
    assert not kept.vocabulary.knows("济")
