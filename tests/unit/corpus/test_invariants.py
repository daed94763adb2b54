"""The promises of a report are checked, and a broken one is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.corpus.gather import make_one
from generator.corpus.invariants import check_report
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.findings.codes import Code
from generator.reading.model import Report
from generator.sources.inventory import Source

FILE = Path(__file__).parents[3] / "seeds" / "004_198e591ce9b795be.txt"
KNOWLEDGE = load_knowledge()


@pytest.fixture(scope="module")
def report() -> Report:
    made = make_one(Source(FILE, FILE.name, None), (DATA,))
    assert isinstance(made, Report)
    return made


def broken(report: Report) -> set[Code]:
    return {finding.code for finding in check_report(report, KNOWLEDGE)}


def test_a_good_report_breaks_nothing(report: Report) -> None:
    assert check_report(report, KNOWLEDGE) == []


def test_a_changed_passage_is_found(report: Report) -> None:
    first, *rest = report.passages
    assert Code.LEDGER_REPLAY in broken(replace(report, passages=(replace(first, text="别的"), *rest)))


def test_an_edit_without_a_known_rule_is_found(report: Report) -> None:
    first, *rest = report.edits
    for steps in ((), ("no-such-rule",)):
        assert Code.EDIT_RULE in broken(replace(report, edits=(replace(first, steps=steps), *rest)))


def test_an_anchor_given_twice_is_found(report: Report) -> None:
    first, second, *rest = report.passages
    twice = (first, replace(second, id=first.id), *rest)
    assert Code.ANCHOR_TWICE in broken(replace(report, passages=twice))


def test_a_ledger_that_does_not_give_the_source_back_is_found(report: Report) -> None:
    first, *rest = report.edits
    wrong = replace(first, before="别" * len(first.before))
    assert Code.LEDGER_UNDO in broken(replace(report, edits=(wrong, *rest)))


def test_edits_that_overlap_or_are_out_of_order_are_found(report: Report) -> None:
    first, second, *rest = report.edits
    overlapping = replace(second, start=first.start)
    backwards = replace(second, end=second.start - 1)
    for edits in ((second, first, *rest), (first, overlapping, *rest), (first, backwards, *rest)):
        assert Code.EDIT_ORDER in broken(replace(report, edits=edits))


def test_a_passage_without_words_or_with_a_line_end_is_found(report: Report) -> None:
    first, *rest = report.passages
    for text in (" ", "一\n二"):
        assert Code.PASSAGE_SHAPE in broken(replace(report, passages=(replace(first, text=text), *rest)))


def test_a_clean_text_that_is_not_clean_is_found(report: Report) -> None:
    dirty = replace(report.passages[-1], text="责任编辑：李四")
    assert Code.CLEANING_UNSTABLE in broken(replace(report, passages=(*report.passages[:-1], dirty)))
