"""What a quotation has to say of itself: inferred words by passage, as a browser counts, and gaps."""

from __future__ import annotations

from dataclasses import replace

from generator.knowledge import load_knowledge
from generator.output.documents.doubts import gap_passages, inferred_spans
from generator.reading.model import Gap
from generator.text.ledger import Edit, replay
from tests.unit.output import samples

RULES = load_knowledge().rules
INFERRED = next(rule.id for rule in RULES.values() if rule.evidence == "inferred")
STYLE = next(rule.id for rule in RULES.values() if rule.evidence == "style")


def test_inferred_words_are_in_the_text_of_their_passage() -> None:
    passages = (
        samples.passage("p-1", "paragraph", "𠀀甲乙丙"),
        samples.passage("p-2", "paragraph", "丁戊己"),
    )
    source = "𠀀甲XX丙　戊己庚辛"
    edits = (
        Edit(2, 4, "XX", "乙", (INFERRED,)),
        Edit(5, 6, "　", "\n丁", (INFERRED,)),
        Edit(7, 8, "己", "己", (STYLE,)),
        Edit(8, 10, "庚辛", "", (INFERRED,)),
    )
    report = replace(samples.report("x", passages), edits=edits)
    assert replay(source, edits) == report.clean
    assert inferred_spans(report, RULES) == {"p-1": [[3, 4]], "p-2": [[0, 1], [3, 3]]}


def test_a_line_end_is_no_word() -> None:
    passages = (samples.passage("s-1", "heading", "甲。", 1), samples.passage("p-1", "paragraph", "乙。"))
    report = replace(samples.report("x", passages), edits=(Edit(2, 2, "", "\n", (INFERRED,)),))
    assert inferred_spans(report, RULES) == {}


def test_a_passage_with_several_gaps_is_named_once() -> None:
    gaps = (Gap("paywall", "p-2", 9, ""), Gap("redaction", "p-2", 2, ""), Gap("opening", "", None, ""))
    assert gap_passages(replace(samples.report("x", ()), gaps=gaps)) == ["p-2"]
