"""The texts of the corpus in compressed chunks, which the browser reads to find, verify and show hits."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.knowledge.han import MAPPED_TWICE
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.output.search.rows import PassageRow

CHUNK = 12_000
"""Characters in a chunk: about 14 KB compressed. Smaller chunks compress less, larger ones delay the first hit."""

_UNSURE = re.compile(
    f"[\u1e3f\ud800-\udfff\ue000-\uf8ff\ufe10-\ufe19{MAPPED_TWICE}\U00010000-\U0010ffff\x00-\x1f]"
)
"""Written as JSON escapes: Python's GB 18030 (2005) and the browsers' (2022) differ in some of them."""


class Codes:
    """Numbers for names, in the order in which they are first seen."""

    def __init__(self) -> None:
        """Start without names."""
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Return the number of a name, a new one if it has none."""
        return self._numbers.setdefault(name, len(self._numbers))

    @property
    def names(self) -> list[str]:
        """Return the names; the index is the number."""
        return list(self._numbers)


@dataclass(slots=True)
class Catalogue:
    """The reports, places, themes and kinds of the corpus, and the start of each chunk.

    A report is (place, year or None, kind, first passage), with numbers of `places` and `kinds`; a chunk is its
    first passage.
    """

    places: Codes = field(default_factory=Codes)
    place_names: dict[str, str] = field(default_factory=dict)
    themes: Codes = field(default_factory=Codes)
    kinds: Codes = field(default_factory=Codes)
    reports: list[tuple[int, int | None, int, int]] = field(default_factory=list)
    chunks: list[int] = field(default_factory=list)
    passages: int = 0
    characters: int = 0

    def enter(self, row: PassageRow) -> int:
        """Enter the report of a row and return its number."""
        self.place_names.setdefault(row.place, row.place_name)
        entry = (self.places.number(row.place), row.year, self.kinds.number(row.report_kind), self.passages)
        self.reports.append(entry)
        return len(self.reports) - 1


@dataclass(slots=True)
class Chunk:
    """Passages of one or more reports; `runs` are [report, title, page, number of passages]."""

    first: int
    runs: list[tuple[int, str, str, int]] = field(default_factory=list)
    passages: list[tuple[str, str, str, list[int]]] = field(default_factory=list)
    characters: int = 0

    def texts(self) -> list[str]:
        """Return the texts of the passages in order."""
        return [passage[2] for passage in self.passages]

    def packed(self) -> Packed:
        """Return the chunk as JSON in GB 18030 (a tenth smaller than UTF-8)."""
        value = {"f": self.first, "r": self.runs, "p": self.passages}
        raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        safe = _UNSURE.sub(lambda found: json.dumps(found[0])[1:-1], raw)
        return pack(safe.encode("gb18030"))


def _address(url: str) -> tuple[str, str]:
    page, _, anchor = url.rpartition("#")
    return page, anchor


def _next(catalogue: Catalogue) -> Chunk:
    catalogue.chunks.append(catalogue.passages)
    return Chunk(catalogue.passages)


def chunks(rows: Iterable[PassageRow], catalogue: Catalogue) -> Iterator[Chunk]:
    """Cut rows into chunks of about `CHUNK` characters, and fill the catalogue.

    The rows of a report follow one another. A chunk ends between passages, so a very long passage is a chunk by
    itself.
    """
    chunk = None
    report, page = None, None
    for row in rows:
        chunk = chunk or _next(catalogue)
        if chunk.characters and chunk.characters + len(row.text) > CHUNK:
            yield chunk
            chunk = _next(catalogue)
            page = None
        if row.report != report:
            catalogue.enter(row)
            report, page = row.report, None
        here, anchor = _address(row.url)
        if here != page:
            chunk.runs.append((len(catalogue.reports) - 1, row.title, here, 0))
            page = here
        number, title, run_page, count = chunk.runs[-1]
        chunk.runs[-1] = (number, title, run_page, count + 1)
        chunk.passages.append((row.kind[:1], anchor, row.text, [catalogue.themes.number(t) for t in row.themes]))
        chunk.characters += len(row.text)
        catalogue.characters += len(row.text)
        catalogue.passages += 1
    if chunk:
        yield chunk
