"""What the control beside a passage copies: the references of its document, and what a quotation has to say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.documents.doubts import gap_passages, inferred_spans
from generator.output.references.bibtex import bibtex
from generator.output.references.csl import csl_json
from generator.output.references.gbt import gbt_2015, gbt_2025, quoted_from
from generator.output.references.model import Reference, reference
from generator.output.references.ris import ris

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge import Knowledge
    from generator.reading.model import Passage, Report

FORMATS: Final[dict[str, Callable[[Reference], str]]] = {
    "GB/T 7714—2025": gbt_2025,
    "GB/T 7714—2015": gbt_2015,
    "BibTeX": bibtex,
    "RIS": ris,
    "CSL-JSON": csl_json,
}
"""The formats of references by name, in the order in which they are offered."""


SHOWN_TERMS: Final = 12
"""The most terms named for a theme of a paragraph; a long paragraph may have a hundred."""


def control_data(report: Report, knowledge: Knowledge, site: str) -> str:
    """Return what `quoting.js` reads, as JSON; addresses are relative to the site."""
    of = reference(report, knowledge, site)
    data = {
        "from": quoted_from(of),
        "references": {name: make(of) for name, make in FORMATS.items()},
        "inferred": inferred_spans(report, knowledge.rules),
        "gaps": gap_passages(report),
        "record": addresses.site_link(addresses.HOME.file, addresses.record_file(report)),
        "themes": _themes(report, knowledge),
        "why": {passage.id: _why(passage) for passage in report.passages if passage.themes},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _themes(report: Report, knowledge: Knowledge) -> dict[str, list[str]]:
    """Return the name of each theme of a report, and the address of the section that quotes its passages.

    Where the theme has become too large for one page, the address there leads on, as it was published before.
    """
    names = {theme.id: theme.name for theme in knowledge.themes.by_id.values()}
    section = addresses.section_anchor(report)
    found = dict.fromkeys(hit.id for passage in report.passages for hit in passage.themes)
    return {
        theme: [
            names.get(theme, theme),
            addresses.site_link(addresses.HOME.file, addresses.theme_file(theme), section),
        ]
        for theme in found
    }


def _why(passage: Passage) -> dict[str, str]:
    return {hit.id: "、".join(hit.why[:SHOWN_TERMS]) for hit in passage.themes}
