"""The promises of a report are checked, and a broken one is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.corpus.gather import make_one
from generator.corpus.invariants import check_report
from generator.knowledge import DATA, load_knowledge
from generator.reading.model import Report
from generator.sources.find import Source

FILE = Path(__file__).parents[3] / "seeds" / "004_198e591ce9b795be.txt"
KNOWLEDGE = load_knowledge()


@pytest.fixture(scope="module")
def report() -> Report:
    made = make_one(Source(FILE, FILE.name, None), (DATA,))
    assert isinstance(made, Report)
    return made


def problems(report: Report) -> str:
    return " ".join(finding.problem for finding in check_report(report, KNOWLEDGE))


def test_a_good_report_breaks_nothing(report: Report) -> None:
    assert check_report(report, KNOWLEDGE) == []


def test_a_changed_passage_is_found(report: Report) -> None:
    first, *rest = report.passages
    assert "do not give the passages" in problems(replace(report, passages=(replace(first, text="别的"), *rest)))


def test_an_edit_without_a_known_rule_is_found(report: Report) -> None:
    first, *rest = report.edits
    for steps in ((), ("no-such-rule",)):
        assert "names no rule" in problems(replace(report, edits=(replace(first, steps=steps), *rest)))


def test_an_anchor_given_twice_is_found(report: Report) -> None:
    first, second, *rest = report.passages
    twice = (first, replace(second, id=first.id), *rest)
    assert "two passages have one anchor" in problems(replace(report, passages=twice))
