"""The facts about a text are the same whether they are derived anew or carried over from the text before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.text.byteshift.spots import spots
from generator.text.ledger import Change
from generator.text.view import FEW, View, uncommon_characters

CHARS = "政府工作龘氣細0a ,，。?\n\u00a0"


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, list[Change]]:
    text = draw(st.text(CHARS, max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Change(start, end, draw(st.text(CHARS, max_size=3)), "x") for start, end in pairs]


@given(changed())
def test_a_view_that_changes_give_equals_one_of_the_text_alone(given_text: tuple[str, list[Change]]) -> None:
    text, changes = given_text
    view = View.of(text).apply(changes)
    assert view.uncommon == uncommon_characters(view.text)
    assert view.lines == {line.strip() for line in view.text.split("\n")}


def test_where_much_is_taken_out_the_text_is_read_again() -> None:
    rare = "".join(map(chr, range(0x3400, 0x3400 + 2 * FEW)))
    view = View.of(rare + rare[:2]).apply([Change(0, len(rare), "", "x")])
    assert view.uncommon == set(rare[:2])


def test_what_changes_nothing_gives_the_same_view() -> None:
    view = View.of("全面推进改革发展。")
    assert view.apply([]) is view
    assert view.apply([Change(0, 2, "全面", "x")]) is view


def test_a_stage_sees_the_same_in_a_text_that_another_became() -> None:
    """One rare character, however often it occurs, is a word of the text: damage makes different ones."""
    text = "全面推进龘?龘改革发展。\n"
    before = "全面推进龘?龘改革发展。\n龖龗"
    view = View.of(before).apply([Change(len(text), len(before), "", "x")])
    assert view == View(view.tracked, View.of(text).uncommon)
    bigrams = load_knowledge().bigrams
    anew = View.of(text)
    assert list(spots(view, bigrams, traditional=False)) == list(spots(anew, bigrams, traditional=False)) == []
