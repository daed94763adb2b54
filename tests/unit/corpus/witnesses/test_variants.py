"""Variants: where a witness differs, in the coordinates of both clean texts."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.corpus.witnesses import variants as module
from generator.corpus.witnesses.letters import letters_of
from generator.corpus.witnesses.variants import WORK, differences, variants
from generator.reading.model import Gap
from tests.damage.copies import document, misread
from tests.damage.samples import FOLDER, load
from tests.unit.output import samples

if TYPE_CHECKING:
    from generator.corpus.witnesses.model import Variant
    from generator.reading.model import Report

BODY = document("湖北省", 2025, load(FOLDER)[3].paragraphs).body


def report(text: str, *gaps: Gap) -> Report:
    passages = tuple(samples.passage(f"p-{n}", "paragraph", line) for n, line in enumerate(text.split("\n")))
    made = samples.report("hubei-2025-work-report", passages)
    return replace(made, gaps=gaps)


def found(base: str, other: str, *gaps: Gap) -> tuple[Variant, ...]:
    one, two = report(base, *gaps), report(other)
    made = variants(one, two)
    for variant in made:
        assert one.clean[variant.start : variant.end] == variant.base
        assert two.clean[variant.other_start : variant.other_end] == variant.other
    return made


def said(made: tuple[Variant, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.passage, one.base, one.other) for one in made]


TEXT = "\n".join(BODY[2:8])


def test_equal_letters_are_no_variant_whatever_the_marks() -> None:
    assert found(TEXT, TEXT.replace("，", ",").replace("。", "；").replace("\n", "")) == ()


def test_a_changed_figure_is_a_variant_even_if_it_is_but_the_point() -> None:
    base = TEXT + "\n地区生产总值增长5.3%，财政收入8万元。" + BODY[9]
    made = found(base, base.replace("5.3%", "53%").replace("8万元", "8‰"))
    assert [(one.base, one.other) for one in made] == [(".", ""), ("万元", "‰")]
    assert {one.passage for one in made} == {"p-6"}


def test_what_a_witness_has_at_a_gap_of_the_base_is_said_first_of_all() -> None:
    base = TEXT.replace(BODY[3][10:14], "□□□□", 1)
    assert said(found(base, TEXT)) == [("supplies", "p-1", "□□□□", BODY[3][10:14])]
    assert said(found(TEXT, base)) == [("lacks", "p-1", BODY[3][10:14], "□□□□")]
    cut = TEXT.replace(BODY[4], "\u27e6原文缺80字\u27e7", 1)
    ((kind, _, mark, other),) = said(found(cut, TEXT))
    assert (kind, mark) == ("supplies", "\u27e6原文缺80字\u27e7")
    assert other == BODY[4].rstrip("。")


def test_an_opening_that_the_base_lacks_is_supplied_too() -> None:
    cut = "\n".join(BODY[4:8])
    assert [one.kind for one in found(cut, TEXT, Gap("opening", "p-0", None, ""))] == ["supplies"]
    assert [one.kind for one in found(cut, TEXT)] == ["adds"]
    assert [one.kind for one in found(TEXT, cut)] == ["omits"]


@pytest.mark.parametrize("seed", range(3))
def test_the_differences_turn_one_text_into_the_other(seed: int) -> None:
    base = letters_of(report("\n".join(BODY)).passages).text
    other = misread(base, Random(seed), 0.03)
    pieces, at = [], 0
    for one in differences(base, other):
        pieces += [base[at : one.here], other[one.there : one.there_end]]
        at = one.here_end
    assert "".join([*pieces, base[at:]]) == other
    assert len(differences(base, other)) > 20


def test_texts_that_are_made_to_take_long_are_compared_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random(1)
    work: list[int] = []

    def matcher(junk: None, one: str, other: str, *, autojunk: bool) -> SequenceMatcher[str]:
        work.append(len(one) * len(other))
        return SequenceMatcher(junk, one, other, autojunk=autojunk)

    monkeypatch.setattr(module, "SequenceMatcher", matcher)

    def hostile() -> str:
        text = "".join(BODY)
        return "".join(text[at : at + 80] + "".join(rng.choices("ab", k=399)) for at in range(0, 5000, 80))

    differences(hostile(), hostile())
    assert 0 < sum(work) <= WORK
