"""The ledger accounts for every character, whatever the stages do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.text.ledger import Change, Edit, Tracked, replay, undo

Stages = list[list[tuple[int, int, str]]]
stages = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.text("甲乙\n", max_size=3))), max_size=5
)


def placed(text: str, steps: list[tuple[int, int, str]], rule: str) -> list[Change]:
    """Return changes inside the text: each step is (gap before it, length, new text)."""
    changes, at = [], 0
    for gap, length, after in steps:
        start = at + gap
        end = start + length
        if end > len(text):
            break
        changes.append(Change(start, end, after, rule))
        at = end
    return changes


def naive(text: str, changes: list[Change]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@given(st.text("天地玄黄 \n", max_size=40), stages)
def test_any_stages_replay_and_undo(source: str, steps: Stages) -> None:
    tracked, expected = Tracked.of(source), source
    for n, stage in enumerate(steps):
        changes = placed(tracked.text, stage, f"rule-{n}")
        expected = naive(expected, changes)
        tracked = tracked.apply(changes)
        assert tracked.text == expected
        assert replay(source, tracked.edits) == expected
        assert undo(expected, tracked.edits) == source
        starts = [e.start for e in tracked.edits]
        assert starts == sorted(set(starts)), "sorted, one at an offset"
        assert all(a.end <= b.start for a, b in zip(tracked.edits, tracked.edits[1:], strict=False))
        assert all(source[e.start : e.end] == e.before != e.after for e in tracked.edits)


def test_rules_that_touch_the_same_characters_are_one_edit_with_its_steps_in_order() -> None:
    tracked = Tracked.of("在**區高").apply([Change(3, 4, "区", "t2s")]).apply([Change(1, 4, "□□", "redaction")])
    assert tracked.edits == (Edit(1, 4, "**區", "□□", ("t2s", "redaction")),)


def test_neighbours_stay_apart() -> None:
    tracked = Tracked.of("會(huì)議").apply([Change(1, 6, "", "gloss")]).apply([Change(0, 1, "会", "t2s")])
    assert tracked.edits == (Edit(0, 1, "會", "会", ("t2s",)), Edit(1, 6, "(huì)", "", ("gloss",)))


def test_an_insertion_before_an_edit_joins_it() -> None:
    tracked = Tracked.of("甲乙").apply([Change(1, 2, "丙", "a")]).apply([Change(1, 1, "⟦乱码⟧", "b")])
    assert tracked.edits == (Edit(1, 2, "乙", "⟦乱码⟧丙", ("a", "b")),)


def test_a_change_taken_back_leaves_no_edit() -> None:
    tracked = Tracked.of("著").apply([Change(0, 1, "着", "a")]).apply([Change(0, 1, "著", "b")])
    assert tracked.edits == ()
    assert tracked.text == "著"
