"""Hand the corpus to the search: one row per passage, and the facts about the whole for the results page."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from generator.corpus.stored import readers
from generator.output.data.export import page_url, passage_url
from generator.output.pages.blocks import gap_words, page_name, themes_of, title_of
from generator.output.search import Incomplete, Kept, PassageRow, Scope, build_index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.reading.model import Report


def write_search(corpus: Corpus, folder: Path, executor: Executor | None, kept: Kept | None = None) -> None:
    """Write the search index into a folder that contains only its page; what reports give is taken from `kept`.

    Workers read the reports from where the corpus has them. One without a passage has no row.
    """
    build_index_of(_reports(corpus), folder, scope(corpus), executor, kept)


def _reports(corpus: Corpus) -> Iterator[Callable[[], list[PassageRow]]]:
    """Yield for each report, in corpus order, a function that returns its rows and can be sent to a worker."""
    names = _page_names(corpus)
    for brief, read in zip(corpus.briefs, readers(corpus.reports), strict=True):
        if brief.passages:
            yield partial(_read_rows, read, names[brief.place.slug])


def _page_names(corpus: Corpus) -> dict[str, str]:
    """Return the name of each city page by its slug."""
    places: dict[str, list[Brief]] = defaultdict(list)
    for brief in corpus.briefs:
        places[brief.place.slug].append(brief)
    return {slug: page_name(briefs) for slug, briefs in places.items()}


def _read_rows(read: Callable[[], Report], name: str) -> list[PassageRow]:
    return list(rows_of(read(), name))


def rows(corpus: Corpus) -> Iterator[PassageRow]:
    """Yield a row for each passage, in corpus and reading order."""
    for report in _reports(corpus):
        yield from report()


def rows_of(report: Report, place_name: str) -> Iterator[PassageRow]:
    """Yield a row for each passage of a report, whose place has a page of that name."""
    for passage in report.passages:
        yield PassageRow(
            report=report.id,
            passage=passage.id,
            kind=passage.kind,
            text=passage.text,
            url=passage_url(report, passage.id),
            place=report.place.slug,
            place_name=place_name,
            year=report.year,
            themes=tuple(hit.id for hit in passage.themes),
            report_kind=report.kind,
            title=title_of(report),
        )


def scope(corpus: Corpus) -> Scope:
    """Return the names of themes and kinds, the incomplete reports, and the sounds of characters."""
    return Scope(
        themes={theme.id: theme.name for theme in themes_of(corpus.knowledge)},
        kinds={kind.id: kind.name for kind in corpus.knowledge.kinds.values()},
        incomplete=tuple(
            Incomplete(title_of(report), page_url(report), gap_words([report]))
            for report in corpus.reports
            if report.gaps
        ),
        pinyin=corpus.knowledge.pinyin,
    )
