"""What the control beside a passage reads of its document: why a paragraph has its themes."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.knowledge import load_knowledge
from generator.output.documents.control import SHOWN_TERMS, control_data
from generator.reading.model import ThemeHit
from tests.unit.output import samples

KNOWN = load_knowledge()


def test_the_terms_that_decided_are_there_by_passage_and_the_way_to_the_theme() -> None:
    report = samples.corpus().reports[0]
    data = json.loads(control_data(report, KNOWN, "方志"))
    assert data["why"]["p-1"] == {"industry": "先进制造业"}
    assert data["themes"]["industry"] == ["产业", "themes/industry/#changsha-2023"]
    assert data["themes"].keys() == {theme for why in data["why"].values() for theme in why}


def test_of_many_terms_the_first_are_there() -> None:
    hit = ThemeHit("industry", tuple(f"词{n}" for n in range(99)))
    passages = (
        samples.passage("p-1", "paragraph", "甲"),
        samples.passage("p-2", "paragraph", "乙", themes=(hit,)),
    )
    data = json.loads(control_data(replace(samples.report("x", passages)), KNOWN, "方志"))
    assert data["why"] == {"p-2": {"industry": "、".join(hit.why[:SHOWN_TERMS])}}
