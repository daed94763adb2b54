"""Every file of the folder of sources and what became of it, as the exported data has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.model import Corpus
    from generator.sources.inventory import Passed

Row = dict[str, object]


def file_rows(corpus: Corpus) -> Iterator[Row]:
    """Yield a row of `files.jsonl` for each file, sorted by name: published, a witness of a report, or why not."""
    published = (_read(brief.file, "published", brief.id, brief.reader) for brief in corpus.briefs)
    witnesses = (_read(one.report.file, "witness", one.base, one.report.origin.reader) for one in corpus.witnesses)
    rows = [*published, *witnesses, *map(_passed, corpus.passed)]
    yield from sorted(rows, key=lambda row: str(row["file"]))


def _read(file: str, fate: str, published: str, reader: str) -> Row:
    return {
        "file": file,
        "fate": fate,
        "report": published,
        "reader": reader,
        "reason": None,
        "arguments": {},
    }


def _passed(passed: Passed) -> Row:
    return {
        "file": passed.file,
        "fate": "passed",
        "report": None,
        "reader": None,
        "reason": passed.message.code.id,
        "arguments": dict(passed.message.arguments),
    }
