"""An entry of the manifest: what it says of one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.knowledge.placenames.division import Division


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What the manifest says of one source; None where it says nothing.

    `line` is where the entry for the file itself is, 0 if only entries for several files speak of it. `unnamed` is
    the kind of a county under `place` whose name must not be given (湘潭市某区: 区); `national`: the document is
    of the whole country, no division. `place_why` and `year_why` are the evidence, a Chinese sentence for readers,
    and `note` is a sentence about the source. `url` is the page it was taken from, as written; `retrieved` the
    day, YYYY-MM-DD. Without `run_in_headings` no heading is taken out of a paragraph that the source does not
    mark. A source to `skip` is not read. `witness_of` is the file of which this one is a copy, whatever they
    share; a `separate` one is a copy of none, nor any of it. `withdrawn` is the reason, for readers, why a report
    that was published is not any more; its file is not read, and need not be there.
    """

    file: str
    line: int
    place: Division | None = None
    unnamed: str | None = None
    national: bool = False
    place_why: str | None = None
    year: int | None = None
    year_why: str | None = None
    kind: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: str | None = None
    note: str | None = None
    run_in_headings: bool = True
    skip: bool = False
    witness_of: str | None = None
    separate: bool = False
    withdrawn: str | None = None
