"""Witnesses as the exported data has them: in the row of their report, with a ledger and variants."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.witnesses.model import Witness


QUOTED: Final = 400
"""The most characters quoted: of more, which an excerpt lacks, the offsets say where in the text they are."""


def witness_row(witness: Witness) -> dict[str, object]:
    """Return a witness as `reports.jsonl` has it, in the list `witnesses` of its report."""
    report = witness.report
    origin = report.origin
    return {
        "id": witness.id,
        "file": origin.file,
        "sha256": origin.sha256,
        "encoding": origin.encoding,
        "reader": origin.reader,
        "reader_version": origin.reader_version,
        "size": origin.size,
        "title": report.title,
        "publisher": report.publisher,
        "source_url": report.source_url,
        "retrieved": report.retrieved,
        "note": report.note,
        "share": round(witness.share, 4),
        "reason": witness.reason,
        "letters": witness.letters,
        "variants": len(witness.variants),
        "clean_sha256": clean_digest(report.clean),
    }


def variant_rows(witnesses: Iterable[Witness]) -> Iterator[dict[str, object]]:
    """Yield a line of `witnesses/<report>.jsonl` for each variant."""
    for witness in witnesses:
        for variant in witness.variants:
            yield {
                "witness": witness.id,
                "file": witness.report.file,
                "kind": variant.kind,
                "passage": variant.passage,
                "start": variant.start,
                "end": variant.end,
                "base": _quoted(variant.base),
                "other_start": variant.other_start,
                "other_end": variant.other_end,
                "other": _quoted(variant.other),
            }


def _quoted(words: str) -> str | None:
    return words if len(words) <= QUOTED else None


def clean_digest(text: str) -> str:
    """Return the SHA-256 of a clean text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
