"""The values of witnesses: a copy of a report with where it differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.reading.anchors import digest

if TYPE_CHECKING:
    from generator.reading.model import Report

VariantKind = Literal["supplies", "lacks", "differs", "adds", "omits"]
"""What a witness has: text where the base is marked as lacking it, such a mark where the base has text, other
words, words more than the base, or none where the base has words."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where a witness differs from its base in letters or digits.

    `start`, `end` and `base` are the place in the clean text of the base and its words, `passage` the anchor of
    the passage there; `other_start`, `other_end` and `other` are the place and words in that of the witness.
    """

    kind: VariantKind
    passage: str
    start: int
    end: int
    base: str
    other_start: int
    other_end: int
    other: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A copy or excerpt of a report that is published once: its own report, and where it differs from the base.

    `base` is the id of the report that is published, `share` how much of the shorter of the two texts is in the
    longer one (0 to 1), `reason` the criterion by which the other is the base
    (`generator.corpus.witnesses.base.CRITERIA`), `letters` how many letters of the witness are compared, and
    `base_letters` how many of the base.
    """

    base: str
    report: Report
    share: float
    reason: str
    letters: int
    base_letters: int
    variants: tuple[Variant, ...]

    @property
    def id(self) -> str:
        """Return an id that follows from the base, the bytes and the clean text, and not from the file's name."""
        return f"{self.base}.{digest(self.report.origin.sha256, self.report.clean)}"
