"""Ten documents of different kinds as reports, with what their references have to be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.knowledge import load_knowledge
from generator.output.references.model import ADDRESS, TODAY, TODAY_PARTS, reference
from generator.reading.model import Delivery
from tests.unit.output import samples

if TYPE_CHECKING:
    from generator.output.references.model import Reference
    from generator.reading.model import Report

GOLDEN = Path(__file__).parents[3] / "golden" / "references"
KNOWN = load_knowledge()
LINK = "https://example.org/fz/cities/x/#p-aaaaaaaa"
BODY = (samples.passage("p-aaaaaaaa", "paragraph", "一段正文。"),)

Case = dict[str, Any]


@cache
def cases() -> tuple[Case, ...]:
    """Return the golden documents."""
    return tuple(yaml.safe_load((GOLDEN / "documents.yml").read_text(encoding="utf-8")))


def report_of(case: Case) -> Report:
    """Return the report that states what a golden document states."""
    own = samples.report("yunxi-2024-x", BODY, samples.COUNTY, case.get("year", 2024))
    return replace(
        own,
        origin=replace(own.origin, file="a.txt"),
        kind=case["kind"],
        title=case["title"],
        title_basis="made" if case.get("made") else "stated",
        year_basis=case.get("year_basis", "stated"),
        delivery=Delivery(**case.get("delivery", {})),
        publisher=case.get("publisher"),
        metadata=tuple((name, value) for name, value in case.get("metadata", ())),
        source_url=case.get("source_url"),
        retrieved=case.get("retrieved"),
    )


def reference_of(case: Case) -> Reference:
    """Return the reference of a golden document."""
    return reference(report_of(case), KNOWN, "方志")


def copied(made: str) -> str:
    """Return a reference as the control copies it."""
    return made.replace(ADDRESS, LINK).replace(TODAY, "2026-11-29").replace(TODAY_PARTS, "2026,11,29")
