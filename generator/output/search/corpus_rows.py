"""Hand the corpus to the search: one row per passage, and the facts about the whole for the results page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output.data.export import page_url, passage_url
from generator.output.pages.blocks import gap_words, page_name, themes_of, title_of
from generator.output.search import Incomplete, Kept, PassageRow, Scope, build_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.corpus.model import Corpus


def write_search(corpus: Corpus, folder: Path, executor: Executor | None, kept: Kept | None = None) -> None:
    """Write the search index into a folder that contains only its page; what reports give is taken from `kept`."""
    build_index(rows(corpus), folder, scope(corpus), executor, kept)


def rows(corpus: Corpus) -> Iterator[PassageRow]:
    """Yield a row for each passage, in corpus and reading order."""
    names = {slug: page_name(reports) for slug, reports in corpus.by_slug().items()}
    for report in corpus.reports:
        slug = report.place.slug
        for passage in report.passages:
            yield PassageRow(
                report=report.id,
                passage=passage.id,
                kind=passage.kind,
                text=passage.text,
                url=passage_url(report, passage.id),
                place=slug,
                place_name=names[slug],
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
