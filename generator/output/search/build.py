"""Building the search index: what the browser needs to find every phrase, as plain static files."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.output.search.chunks import Catalogue, Chunk, chunks
from generator.output.search.fold import table_bytes
from generator.output.search.pool import ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.output.search.rows import Row, Scope


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: passages, characters, files, and their size in bytes."""

    passages: int
    characters: int
    files: int
    size: int


def build_index(rows: Iterable[Row], out: Path, scope: Scope, workers: int = 1) -> Summary:
    """Write the index of `rows` into the folder `out`, which is new or empty.

    The rows of a report follow one another, in reading order; hits are shown in the order of the rows. The same
    rows give the same bytes at any number of `workers` (processes).
    """
    texts = out / "text"
    texts.mkdir(parents=True, exist_ok=True)
    catalogue = Catalogue()
    digest = hashlib.sha256()
    size = files = 0
    for packed in ordered(Chunk.packed, chunks(rows, catalogue), workers):
        (texts / f"{files}.bin").write_bytes(packed)
        digest.update(packed)
        size += len(packed)
        files += 1
    table = table_bytes()
    digest.update(table)
    (out / "table.bin").write_bytes(table)
    meta = _meta(catalogue, scope, digest.hexdigest()[:12])
    (out / "meta.bin").write_bytes(meta)
    return Summary(catalogue.passages, catalogue.characters, files + 2, size + len(table) + len(meta))


def _named(codes: list[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, names.get(code, code)) for code in codes]


def _meta(catalogue: Catalogue, scope: Scope, version: str) -> bytes:
    """Return what the browser reads first: the catalogue by columns, compressed JSON."""
    places, years, kinds = zip(*catalogue.reports, strict=True) if catalogue.reports else ((), (), ())
    value = {
        "version": version,
        "passages": catalogue.passages,
        "chunks": catalogue.chunks,
        "places": _named(catalogue.places.names, catalogue.place_names),
        "themes": _named(catalogue.themes.names, scope.themes),
        "kinds": _named(catalogue.kinds.names, scope.kinds),
        "reports": {"places": places, "years": years, "kinds": kinds},
        "incomplete": [(report.title, report.url, report.note) for report in scope.incomplete],
    }
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(raw, 9, mtime=0)
