"""Every file of the folder of sources and what became of it, as the exported data has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.model import Corpus
    from generator.reading.model import Report
    from generator.sources.inventory import Passed

Row = dict[str, object]


def file_rows(corpus: Corpus) -> Iterator[Row]:
    """Yield a row of `files.jsonl` for each file, sorted by name: published as a report, or why it is not."""
    rows = [*map(_published, corpus.reports), *map(_passed, corpus.passed)]
    yield from sorted(rows, key=lambda row: str(row["file"]))


def _published(report: Report) -> Row:
    return {
        "file": report.file,
        "fate": "published",
        "report": report.id,
        "reader": report.origin.reader,
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
