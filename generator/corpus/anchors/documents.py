"""The reports over which a registry is laid: what is known of each, and its text when that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.corpus.anchors.prints import prints_of
from generator.corpus.anchors.recognise import Recognisable
from generator.corpus.stored import REPORT, read
from generator.store import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.corpus.anchors.prints import Print
    from generator.corpus.briefs import Brief
    from generator.corpus.traces import Traces
    from generator.reading.model import Report
    from generator.store import Store

PRINTS: Final = "prints"
"""The kind of the prints of a report in the store."""


@dataclass(frozen=True)
class Documents:
    """The reports that are published, in their order: briefs, traces, and the store that has the rest.

    `copies` are the witnesses, each with the number of its base.
    """

    briefs: Sequence[Brief]
    traces: Sequence[Traces]
    store: Store
    copies: Sequence[tuple[Recognisable, int]] = ()

    def report(self, at: int) -> Report:
        """Return a report as it was made, with derived ids."""
        found: Report = unpacked(read(self.store, REPORT, self.briefs[at].key))
        return found

    def prints(self, at: int) -> tuple[Print, ...]:
        """Return the prints of the passages of a report."""
        key = self.briefs[at].key
        found: tuple[Print, ...] = unpacked(
            self.store.made(PRINTS, key, lambda: packed(prints_of(self.report(at))))
        )
        return found

    def candidates(self) -> list[Recognisable]:
        """Return what the reports are recognized by."""
        return [
            Recognisable(brief.id, brief.file, traces.hashes)
            for brief, traces in zip(self.briefs, self.traces, strict=True)
        ]
