"""Gaps that a source admits, and text that a repair could not read."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.reading.gaps.admitted import admitted_gaps
from generator.reading.model import Gap, Passage
from generator.text.ledger import Edit

RULES = load_knowledge().rules


def gaps(before: str, after: str, rule: str) -> list[Gap]:
    text = f"甲{after}乙"
    passage = Passage("p-1", "paragraph", None, text, (), ())
    return list(admitted_gaps([Edit(1, 1 + len(before), before, after, (rule,))], [passage], RULES))


def test_a_redaction_is_a_gap_with_its_size() -> None:
    (gap,) = gaps("**", "□□", "redaction")
    assert (gap.kind, gap.passage, gap.chars) == ("redaction", "p-1", 2)


def test_what_a_repair_left_unreadable_is_a_gap() -> None:
    (gap,) = gaps("?x", "气\u27e6乱码\u27e7安", "byte-shift-inferred")
    assert (gap.kind, gap.chars, gap.why) == ("unreadable", None, "底本作“?x”")


def test_a_repair_that_could_be_read_is_none() -> None:
    assert gaps("?x", "气安", "byte-shift-inferred") == []


def test_a_figure_left_blank_is_a_gap_of_no_known_size() -> None:
    (gap,) = gaps("　　", "□", "blank-figures")
    assert (gap.kind, gap.chars, gap.why) == ("redaction", None, "底本是空白")


def test_the_length_of_a_blank_line_is_not_that_of_the_figure() -> None:
    (gap,) = gaps("______", "□", "blank-figures")
    assert (gap.kind, gap.chars, gap.why) == ("redaction", None, "底本作“______”")


def test_a_lost_figure_has_no_length_whatever_mark_was_restored_with_it() -> None:
    (gap,) = gaps(";,", "；□，", "missing-figures")
    assert (gap.kind, gap.chars, gap.why) == ("redaction", None, "底本没有数字")
