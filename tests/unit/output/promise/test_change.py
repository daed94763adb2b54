"""Number and tone of two targets: each is compared by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.promise.change import firmness, move, turn
from tests.unit.output.promise.figures import figure, level

if TYPE_CHECKING:
    from generator.output.promise.change import Move, Turn
    from generator.reading.indicators.model import Figure

CASES = [
    (figure(6), figure(5), "lowered", "even"),
    (figure(5, "~"), figure(5.5, "~"), "raised", "even"),
    (figure(5, ">="), figure(5, "~"), "same", "softer"),
    (figure(5, "~", "力争"), figure(5, "~"), "same", "harder"),
    (figure(5), figure(5, "=", "确保"), "same", "harder"),
    (figure(5, "~"), figure((4.5, 5)), "lowered", "even"),
    (figure((4.5, 5)), figure((4, 5.5)), "other", "even"),
    (figure(-3), figure(-2), "lowered", "even"),
    (level(1.2, unit="万亿元"), level(12500), "raised", "even"),
    (level(100), level(100, unit="亿美元"), "other", "even"),
    (figure(6), figure(None), "other", "softer"),
]


@pytest.mark.parametrize(("before", "after", "moved", "turned"), CASES)
def test_number_and_tone(before: Figure, after: Figure, moved: Move, turned: Turn) -> None:
    assert (move(before, after), turn(before, after)) == (moved, turned)


def test_words_of_effort_and_operators_add_up() -> None:
    soft, hard = figure(5, "~", "力争"), figure(5, ">=", "确保", "以上")
    assert (firmness(soft), firmness(hard)) == (-2, 2)
