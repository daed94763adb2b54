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
    from generator.reading.model import Report

FORMATS: Final[dict[str, Callable[[Reference], str]]] = {
    "GB/T 7714—2025": gbt_2025,
    "GB/T 7714—2015": gbt_2015,
    "BibTeX": bibtex,
    "RIS": ris,
    "CSL-JSON": csl_json,
}
"""The formats of references by name, in the order in which they are offered."""


def control_data(report: Report, knowledge: Knowledge, site: str) -> str:
    """Return what `quoting.js` reads, as JSON; addresses are relative to the site."""
    of = reference(report, knowledge, site)
    data = {
        "from": quoted_from(of),
        "references": {name: make(of) for name, make in FORMATS.items()},
        "inferred": inferred_spans(report, knowledge.rules),
        "gaps": gap_passages(report),
        "record": addresses.site_link(addresses.HOME.file, addresses.record_file(report)),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
