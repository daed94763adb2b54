"""States: of several with one last character and one pending byte the cheapest is kept, the others are rivals."""

from __future__ import annotations

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.states import Column, State

START = State(0.0, "\n", "\n")


def after_start(cost: float, char: str = "中", pending: int = -1, previous: State = START) -> State:
    return State(cost, char, char, previous, pending=pending)


def test_a_path_leads_from_the_first_state_to_the_last() -> None:
    first = after_start(1.0, "中")
    second = after_start(2.0, "国", previous=first)
    assert second.path() == [START, first, second]
    assert START.path() == [START]


def test_a_column_keeps_one_state_for_each_character_and_each_pending_byte() -> None:
    column = Column()
    kept = [after_start(3.0, "中"), after_start(2.0, "中", 0xA1), after_start(1.0, "国")]
    for state in (*kept, after_start(4.0, "中"), after_start(5.0, "国")):
        column.add(state)
    assert column.kept(float("inf"), 9) == [kept[2], kept[1], kept[0]]
    assert column.cheapest == 1.0


@pytest.mark.parametrize("costs_in_order", [(2.0, 5.0), (5.0, 2.0)], ids=("cheap first", "cheap last"))
def test_what_costs_more_is_a_rival_whichever_came_first(costs_in_order: tuple[float, float]) -> None:
    column = Column()
    for cost in costs_in_order:
        column.add(after_start(cost, previous=State(cost, str(cost), "")))
    (best,) = column.kept(float("inf"), 9)
    assert best.cost == 2.0
    assert [(rival.gap, rival.previous.char) for rival in best.rivals] == [(3.0, "5.0")]


def test_rivals_of_a_rival_are_as_much_farther_behind() -> None:
    column = Column()
    for cost in (6.0, 9.0, 2.0):
        column.add(after_start(cost))
    (best,) = column.kept(float("inf"), 9)
    assert sorted(rival.gap for rival in best.rivals) == [4.0, 7.0]


@pytest.mark.parametrize(("gap", "remembered"), [(costs.RIVALS - 0.1, True), (costs.RIVALS, False)])
def test_a_path_that_costs_much_more_is_no_rival(gap: float, *, remembered: bool) -> None:
    column = Column()
    for cost in (1.0, 1.0 + gap):
        column.add(after_start(cost))
    (best,) = column.kept(float("inf"), 9)
    assert bool(best.rivals) == remembered
    far = Column()
    for cost in (4.0, 4.0 + gap - 3.0, 1.0):  # the second is a rival of the first, the first one of the third
        far.add(after_start(cost))
    assert len(far.kept(float("inf"), 9)[0].rivals) == 1 + remembered


def test_a_state_without_any_before_it_is_no_rival() -> None:
    column = Column()
    column.add(after_start(1.0))
    column.add(State(2.0, "中", "中"))
    assert column.kept(float("inf"), 9)[0].rivals == []


def test_kept_are_the_cheapest_below_a_limit() -> None:
    column = Column()
    states = [after_start(float(cost), str(cost)) for cost in (4, 1, 3, 2)]
    for state in states:
        column.add(state)
    assert [state.cost for state in column.kept(4.0, 9)] == [1.0, 2.0, 3.0]
    assert [state.cost for state in column.kept(9.0, 2)] == [1.0, 2.0]
