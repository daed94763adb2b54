"""Costs: what each of the numbers says, as an order among them or as a case that it decides."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from generator.text.byteshift import costs
from tests.damage.samples import FOLDER, load
from tests.unit.text.byteshift.models import KNOWLEDGE, SIMPLIFIED


def test_the_less_a_page_shows_of_a_loss_the_more_it_costs() -> None:
    assert 0 < costs.VANISHED < costs.INSIDE < costs.DROPPED
    assert costs.LOST_IN_GLOSS < costs.LOST_SHOWN < costs.LOST_SILENTLY < costs.LOST_SHOWN + costs.UNEXPLAINED


def test_a_cut_explains_a_loss_and_does_not_make_it_free() -> None:
    assert 0 < costs.CUT_APART < costs.LOST_SILENTLY
    assert 0 < costs.OTHER_LEAD < costs.UNEXPLAINED


def test_what_confirms_a_character_outweighs_one_loss_and_what_denies_it_outweighs_two() -> None:
    assert costs.CONFIRMED > costs.LOST_SILENTLY
    assert costs.MISREAD > costs.CONFIRMED
    assert costs.MISREAD > costs.LOST_IN_GLOSS + costs.LOST_SHOWN


def test_a_text_with_what_is_as_good_as_impossible_leaves_the_beam() -> None:
    assert costs.MISPLACED > costs.BEAM > costs.LOST_SILENTLY + costs.UNEXPLAINED
    assert costs.RIVALS < costs.BEAM


def test_a_lead_that_makes_certain_can_be_known() -> None:
    """A path that costs more than `RIVALS` on top is forgotten, and so no lead is known to be larger."""
    assert costs.CERTAIN + 4 * costs.FURTHER <= costs.RIVALS
    assert 0 < costs.CLEAR < costs.SETTLED_OTHERWISE < costs.SETTLED <= costs.CERTAIN


def test_of_six_nats_at_least_is_made_what_is_called_recovered() -> None:
    """One wrong in 400: the sentence of the page for developers, and the least that `recovered` may mean."""
    assert math.exp(costs.CERTAIN) > 400
    assert math.exp(costs.SETTLED) > 400


def test_what_marks_text_as_unreadable_must_lead_by_more() -> None:
    assert costs.GAIN_TO_MARK >= 3 * costs.GAIN
    assert math.log(100) <= costs.GAIN


def test_undamaged_sentences_cost_less_than_odd_ones() -> None:
    sentences = [line for report in load(FOLDER) for line in report.paragraphs if len(line) > 60][:40]
    assert sentences
    means = sorted(sum(SIMPLIFIED.cost(*two) for two in pairwise(line)) / (len(line) - 1) for line in sentences)
    assert means[-1] < costs.ODD
    shifted = "偟膩碚偟膩碚"
    bigrams = KNOWLEDGE.bigrams
    odd = -sum(bigrams.log_probability(a, b) for a, b in pairwise(shifted)) / 5
    assert odd > costs.ODD


@pytest.mark.parametrize("name", ["BEAM", "RIVALS", "ODD", "GAIN", "CLEAR", "FOREIGN"])
def test_costs_are_above_nothing(name: str) -> None:
    assert getattr(costs, name) > 0
