"""Traces: what copies and equal anchors are found by, made with each report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.corpus.anchors.prints import hashes_of
from generator.corpus.witnesses.fingerprints import sample
from generator.corpus.witnesses.letters import letters_of
from generator.corpus.witnesses.measure import SHORTEST
from generator.knowledge.rules import weakest
from generator.reading.anchors import words

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from generator.knowledge.rules import Rule
    from generator.reading.model import Report


@dataclass(frozen=True, slots=True)
class Traces:
    """The anchors of a report in one text, the sample of its letters, a digest of all of them, its edits.

    `hashes` are digests of the words of each passage, one after the other (`corpus/anchors/prints.py`).

    `letters` is empty for a report without any; of a short one the title counts. `inferred` is the number of its
    edits that are inferences, `edits` the number of all.
    """

    anchors: str
    sample: array[int]
    letters: bytes
    inferred: int
    edits: int
    hashes: str = ""

    def each_anchor(self) -> Sequence[str]:
        """Return the anchors, in their order."""
        return self.anchors.split()


def traces_of(report: Report, rules: Mapping[str, Rule]) -> Traces:
    """Return the traces of a report."""
    text = letters_of(report.passages).text
    whole = text if len(text) >= SHORTEST else words(report.clean)
    return Traces(
        anchors=" ".join(passage.id for passage in report.passages),
        sample=sample(text),
        letters=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest() if whole else b"",
        inferred=sum(weakest(edit.steps, rules).evidence == "inferred" for edit in report.edits),
        edits=len(report.edits),
        hashes=hashes_of(report),
    )
